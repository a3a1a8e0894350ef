//! Forms and tables to edit in, through the window without a screen.

use std::collections::BTreeSet;

use egui::{Event, Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::{
    Node,
    kittest::{NodeT as _, Queryable as _},
};
use hoofdlijn::{
    app::{
        Action, Command, Dialog, Document, Effect, Grid, Origin, Page, Settings, State, dispatch,
        items::{self, List},
        schema::{self, Kind},
    },
    briefing::{Id, finding::Path, index::Place},
    file,
    text::{Language, Texts},
};
use serde_json::{Map, Value, json};
use strum::IntoEnumIterator as _;

use super::window::{Test, command, drop_file, open, settle, sized, state};

fn state_of(document: Document) -> State {
    let settings = Settings { language: "nl".to_owned(), ..Settings::default() };
    let mut state = State::new(document, settings, "2026-01-01".parse().unwrap());
    state.view.editing = true;
    state
}

fn document_of(json: &str) -> Document {
    Document::new(file::load(json.as_bytes()).unwrap(), Origin::Shipped)
}

/// The form of an item of the shipped briefing.
fn form_of(id: &str) -> Test {
    let mut state = state_of(Document::shipped().unwrap());
    state.view.selection = Some(Place::from(Id::from(id)));
    open(state)
}

fn run(test: &mut Test, command: Command) {
    let window = test.state_mut().window.as_mut().unwrap();
    dispatch(&mut window.state, Action::Run(command), &mut Vec::<Effect>::new());
    test.run();
}

/// A field to type in, by its name.
fn field<'t>(test: &'t Test, name: &'t str) -> Node<'t> {
    let is_text =
        |node: &Node<'_>| matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput);
    let mut found = test.get_all_by_label(name).filter(is_text);
    found.next().unwrap_or_else(|| panic!("there is no field {name}"))
}

fn value(test: &Test, name: &str) -> String {
    field(test, name).accesskit_node().value().unwrap_or_default()
}

/// Types over what stands in a field.
fn type_over(test: &mut Test, name: &str, text: &str) {
    field(test, name).focus();
    test.run();
    test.key_press_modifiers(Modifiers::COMMAND, Key::A);
    test.key_press(Key::Backspace);
    test.run();
    field(test, name).type_text(text);
    test.run();
}

fn click(test: &mut Test, name: &str) {
    let node = test.get_all_by_label(name).find(|node| !matches!(node.accesskit_node().role(), Role::Label));
    node.unwrap_or_else(|| panic!("there is no {name}")).click();
    test.run();
}

fn json_at(test: &Test, path: &Path) -> Option<String> {
    state(test).document.json(path).map(str::to_owned)
}

fn place(test: &Test, id: &str) -> Path {
    state(test).document.path(&Id::from(id).into()).unwrap()
}

#[test]
fn a_title_is_edited_taken_back_and_made_again() {
    let mut test = form_of("deepening");
    let before = state(&test).document.text.clone();
    let title = value(&test, "titel (nl)");
    assert!(title.starts_with("Verdieping"), "{title}");
    type_over(&mut test, "titel (nl)", "Een heel andere titel");
    // While it is typed it is a draft.
    assert_eq!(state(&test).document.text, before);
    command(&mut test, Modifiers::NONE, Key::Enter);
    let event =
        || state(&test).document.index.event(&state(&test).document.briefing, &"deepening".into()).unwrap();
    assert_eq!(event().title.get("nl"), "Een heel andere titel");
    let undo = state(&test).document.undo_words(Texts::of(Language::Dutch)).unwrap();
    assert_eq!(undo, "Ongedaan maken: titel van “Verdieping in reactie op het IBO” wijzigen");

    command(&mut test, Modifiers::COMMAND, Key::Z);
    assert_eq!(state(&test).document.text, before);
    assert!(!state(&test).document.is_unsaved());
    assert_eq!(value(&test, "titel (nl)"), title);
    assert_eq!(state(&test).view.selection, Some(Id::from("deepening").into()));
    command(&mut test, Modifiers::COMMAND, Key::Y);
    assert_eq!(value(&test, "titel (nl)"), "Een heel andere titel");
    assert!(state(&test).document.is_unsaved());
}

#[test]
fn a_file_is_opened_edited_saved_and_opened_again() {
    let text = concat!(
        "{\"format\": \"hoofdlijn\", \"version\": 1, \"title\": \"t\", \"language\": \"nl\",\n",
        "  \"x_mine\": 1.50, \"measures\": [{\"id\": \"m\", \"title\": \"Maatregel\", \"unknown\": [ 2.0 ]}]}\n"
    );
    let path = super::window::scratch("edited.briefing.json", text);
    let mut start = state_of(document_of(text));
    start.view.editing = true;
    let mut test = open(start);
    drop_file(&mut test, path.clone());
    assert_eq!(state(&test).document.origin, Origin::File(path.clone()));
    let select = Action::Select(Some(Id::from("m").into()));
    let window = test.state_mut().window.as_mut().unwrap();
    window.state.view.editing = true;
    dispatch(&mut window.state, select, &mut Vec::<Effect>::new());
    test.run();
    type_over(&mut test, "titel", "Andere maatregel");
    command(&mut test, Modifiers::NONE, Key::Enter);
    command(&mut test, Modifiers::COMMAND, Key::Z);
    assert_eq!(&*state(&test).document.text, text);
    command(&mut test, Modifiers::COMMAND, Key::Y);
    assert!(state(&test).document.is_unsaved());
    command(&mut test, Modifiers::COMMAND, Key::S);
    settle(&mut test);
    assert!(!state(&test).document.is_unsaved());
    // Only what was edited is another; the rest is there to the byte.
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written, text.replace("\"Maatregel\"", "\"Andere maatregel\""));
    drop_file(&mut test, path);
    let document = &state(&test).document;
    assert_eq!(document.briefing.measures[0].title.get("nl"), "Andere maatregel");
    assert!(!document.is_unsaved() && !document.can_undo());
}

/// The form of a measure of May 2022.
fn measure() -> Test {
    let json = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "language": "nl",
        "measures": [{"id": "m", "title": "M", "when": "2022-05"}]}"#;
    let mut start = state_of(document_of(json));
    start.view.selection = Some(Id::from("m").into());
    open(start)
}

#[test]
fn a_wrong_date_is_marked_and_kept_and_escape_restores() {
    let mut test = measure();
    assert_eq!(value(&test, "wanneer"), "mei 2022", "in words, as it can be typed");
    type_over(&mut test, "wanneer", "2022-13");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(value(&test, "wanneer"), "2022-13", "what was typed is kept");
    assert!(!state(&test).document.is_unsaved(), "it never reaches the document");
    let reason = field(&test, "wanneer").accesskit_node().description().unwrap();
    assert!(reason.contains("13"), "{reason}");
    assert!(test.query_all_by_label_contains("13").count() > 0, "the reason is beside the field");
    // It is kept while other things are looked at.
    command(&mut test, Modifiers::COMMAND, Key::Num3);
    command(&mut test, Modifiers::COMMAND, Key::Num2);
    assert_eq!(value(&test, "wanneer"), "2022-13");
    field(&test, "wanneer").focus();
    test.run();
    test.run();
    command(&mut test, Modifiers::NONE, Key::Escape);
    assert_eq!(value(&test, "wanneer"), "mei 2022");
    assert_eq!(field(&test, "wanneer").accesskit_node().description(), None);
    assert!(state(&test).view.selection.is_some(), "escape is the field's");

    type_over(&mut test, "wanneer", "13-5-2022");
    test.get_all_by_label_contains("13 mei 2022").next().expect("the date reads live");
    command(&mut test, Modifiers::NONE, Key::Tab);
    assert_eq!(json_at(&test, &place(&test, "m").key("when")).as_deref(), Some("\"2022-05-13\""));
    assert_eq!(value(&test, "wanneer"), "13 mei 2022");
}

#[test]
fn what_is_typed_and_not_taken_is_asked_about_before_it_is_lost() {
    let mut test = measure();
    let name = "wanneer";
    type_over(&mut test, name, "gisteren of zo");
    assert!(state(&test).refused.is_empty(), "it is being typed");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert!(!state(&test).document.is_unsaved());
    assert_eq!(state(&test).refused, [name]);
    run(&mut test, Command::Quit);
    assert!(matches!(state(&test).dialog, Some(Dialog::Unsaved(_))));
    test.get_by_label_contains("“wanneer”");
    click(&mut test, "Terug naar het formulier");
    assert_eq!((state(&test).dialog.clone(), value(&test, name).as_str()), (None, "gisteren of zo"));
    run(&mut test, Command::OpenExample);
    click(&mut test, "Weggooien");
    assert!(state(&test).refused.is_empty());
    assert_eq!(state(&test).document.origin, Origin::New);
}

#[test]
fn what_only_the_document_can_refuse_is_marked_too() {
    let json = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "language": "nl",
        "targets": [{"id": "m", "title": "M", "unit": "m2", "direction": "increase", "status": "decided",
            "low": {"value": 5, "wording": "vijf"}}]}"#;
    let mut start = state_of(document_of(json));
    start.view.selection = Some(Id::from("m").into());
    let mut test = open(start);
    type_over(&mut test, "minstens", "9 tot 3");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(value(&test, "minstens"), "9 tot 3");
    let reason = field(&test, "minstens").accesskit_node().description().unwrap();
    assert!(reason.contains('9') && reason.contains('3'), "{reason}");
    assert!(!state(&test).document.is_unsaved());
    type_over(&mut test, "minstens", "3 tot 9,50");
    command(&mut test, Modifiers::NONE, Key::Enter);
    let low = json_at(&test, &place(&test, "m").key("low")).unwrap();
    let low: Value = serde_json::from_str(&low).unwrap();
    assert_eq!(low.to_string(), r#"{"high":9.50,"low":3,"wording":"vijf"}"#);
}

#[test]
fn numbers_that_can_be_read_in_two_ways_are_asked() {
    let json = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "language": "nl",
        "series": [{"id": "s", "title": "S", "unit": "EUR million", "values": {"2024": 1.50}}]}"#;
    let mut start = state_of(document_of(json));
    start.view.selection = Some(Id::from("s").into());
    let mut test = open(start);
    assert_eq!(value(&test, "waarden: 2024"), "1,50");
    type_over(&mut test, "waarden: 2024", "1.234");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert!(!state(&test).document.is_unsaved());
    click(&mut test, "1234");
    let values = |test: &Test| json_at(test, &place(test, "s").key("values")).unwrap();
    assert_eq!(values(&test), r#"{"2024": 1234}"#);
    // A value for the next year.
    let added = "Toevoegen aan waarden";
    type_over(&mut test, added, "2,0");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(values(&test), r#"{"2024": 1234, "2025": 2.0}"#);
    assert_eq!(
        state(&test).document.undo_words(Texts::of(Language::Dutch)).unwrap(),
        "Ongedaan maken: waarde van “S” voor 2025 wijzigen"
    );
    type_over(&mut test, "waarden: 2025", "");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(values(&test), r#"{"2024": 1234}"#);
}

#[test]
fn saving_takes_along_what_is_being_typed() {
    let mut test = form_of("deepening");
    type_over(&mut test, "titel (nl)", "Getypt en niet verlaten");
    command(&mut test, Modifiers::COMMAND, Key::Num3);
    let document = &state(&test).document;
    let event = document.index.event(&document.briefing, &"deepening".into()).unwrap();
    assert_eq!(event.title.get("nl"), "Getypt en niet verlaten");
}

#[test]
fn a_promise_is_added_and_filled_in() {
    let json = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "language": "nl",
        "sources": [{"id": "brief", "title": "De brief", "date": "2022-02-11"}, {"id": "nota", "title": "De nota"}],
        "events": [{"id": "e", "title": "Iets"}]}"#;
    let mut start = state_of(document_of(json));
    start.view.selection = Some(Id::from("e").into());
    let mut test = open(start);
    click(&mut test, "Toevoegen aan beloften");
    let promise = |test: &Test| json_at(test, &place(test, "e").key("promises")).unwrap();
    assert_eq!(promise(&test).replace(char::is_whitespace, ""), "[{}]");
    type_over(&mut test, "beloften 1: wanneer", "zomer 2022");
    command(&mut test, Modifiers::NONE, Key::Enter);
    let reason = field(&test, "beloften 1: wanneer").accesskit_node().description();
    assert_eq!(reason, None);
    assert!(promise(&test).contains("\"2022-22\""), "{}", promise(&test));
    // A season has no days of its own: they are the author's reading.
    click(&mut test, "Meer voor beloften 1: wanneer");
    let menu = test.get_by_label("Meer voor beloften 1: wanneer").rect().bottom();
    let below = |node: &Node<'_>| node.rect().top() >= menu - 1.0;
    let nearest = |node: &Node<'_>| node.rect().top() as i32;
    test.get_all_by_label("Veld toevoegen").filter(below).min_by_key(nearest).unwrap().click();
    test.run();
    click(&mut test, "laatst");
    type_over(&mut test, "beloften 1: wanneer: laatst", "30-9-2022");
    command(&mut test, Modifiers::NONE, Key::Enter);
    let found: Value = serde_json::from_str(&promise(&test)).unwrap();
    assert_eq!(found, json!([{"when": {"date": "2022-22", "latest": "2022-09-30"}}]));
    // And where it was said, chosen from a list that is searched.
    click(&mut test, "beloften 1: Veld toevoegen");
    click(&mut test, "bewijs");
    click(&mut test, "beloften 1: bewijs 1: bron");
    field(&test, "Zoeken").type_text("nota");
    test.run();
    assert!(test.query_by_label("De brief").is_none(), "it is searched");
    command(&mut test, Modifiers::NONE, Key::Enter);
    let found: Value = serde_json::from_str(&promise(&test)).unwrap();
    assert_eq!(found[0]["evidence"], json!([{"source": "nota"}]));
    // Each was one step, and all can be taken back.
    for _ in 0..5 {
        assert!(state(&test).document.can_undo());
        command(&mut test, Modifiers::COMMAND, Key::Z);
    }
    assert!(!state(&test).document.is_unsaved());
    assert!(!state(&test).document.can_undo());
}

#[test]
fn references_are_chosen_moved_and_removed() {
    let mut test = form_of("deepening");
    let links = |test: &Test| json_at(test, &place(test, "deepening").key("priority")).unwrap();
    let before = links(&test);
    click(&mut test, "prioriteit");
    field(&test, "Zoeken").type_text("gevechts");
    test.run();
    command(&mut test, Modifiers::NONE, Key::Enter);
    let after = links(&test);
    assert_ne!(before, after);
    let document = &state(&test).document;
    let id: Id = serde_json::from_str(&after).unwrap();
    assert!(document.index.priority(&document.briefing, &id).is_some());
}

#[test]
fn a_text_gets_a_translation() {
    let json = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "language": "nl",
        "events": [{"id": "e", "title": "Brief"}]}"#;
    let mut start = state_of(document_of(json));
    start.view.selection = Some(Id::from("e").into());
    let mut test = open(start);
    click(&mut test, "Meer voor titel");
    click(&mut test, "Vertaling toevoegen");
    type_over(&mut test, "titel (en)", "Letter");
    command(&mut test, Modifiers::NONE, Key::Enter);
    let title = json_at(&test, &place(&test, "e").key("title")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&title).unwrap(), json!({"nl": "Brief", "en": "Letter"}));
    assert!(title.find("nl") < title.find("en"), "the language of the file comes first: {title}");
}

#[test]
fn unknown_keys_are_shown_and_kept() {
    let json = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "language": "nl",
        "events": [{"id": "e", "title": "Brief", "x_mine": {"a": 1.50}}]}"#;
    let mut start = state_of(document_of(json));
    start.view.selection = Some(Id::from("e").into());
    let mut test = open(start);
    test.get_by_label_contains("1.50");
    type_over(&mut test, "titel", "Brieven");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(&*state(&test).document.text, json.replace("\"Brief\"", "\"Brieven\""));
    click(&mut test, "Meer voor x_mine");
    click(&mut test, "Verwijderen");
    assert_eq!(json_at(&test, &place(&test, "e").key("x_mine")), None);
}

#[test]
fn items_are_added_copied_moved_and_removed_by_command() {
    let mut test = open(state_of(Document::shipped().unwrap()));
    let before = state(&test).document.text.clone();
    for list in List::iter() {
        let add = Command::iter().find(|command| command.adds() == Some(list)).unwrap();
        run(&mut test, add);
        let count = items::count(&state(&test).document.briefing, list);
        let selected = state(&test).view.selection.clone().expect("what is new is selected");
        assert_eq!(state(&test).document.index.slot(&selected.item).unwrap().path(), (list.key(), count - 1));
        // Its form is shown.
        assert!(list == List::Slides || !value(&test, "titel (nl)").is_empty());
        command(&mut test, Modifiers::COMMAND, Key::D);
        assert_eq!(items::count(&state(&test).document.briefing, list), count + 1);
        command(&mut test, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowUp);
        let copy = state(&test).view.selection.clone().unwrap();
        assert_ne!(copy, selected);
        assert_eq!(state(&test).document.index.slot(&copy.item).unwrap().path().1, count - 1);
        run(&mut test, Command::Remove);
        assert_eq!(items::count(&state(&test).document.briefing, list), count);
    }
    while state(&test).document.can_undo() {
        command(&mut test, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(state(&test).document.text, before);
}

#[test]
fn removing_what_others_refer_to_says_so_and_leaves_findings() {
    let mut test = form_of("letter");
    let before = state(&test).document.findings.len();
    run(&mut test, Command::Remove);
    let notice = state(&test).notices.last().expect("a notice");
    assert!(notice.message.contains("Hoofdlijnenbrief") && !notice.failed, "{}", notice.message);
    assert!(state(&test).document.findings.len() > before);
    assert_eq!(state(&test).view.selection, None);
    command(&mut test, Modifiers::COMMAND, Key::Z);
    assert_eq!(state(&test).document.findings.len(), before);
    assert_eq!(state(&test).view.selection, Some(Id::from("letter").into()));
}

#[test]
fn an_id_is_changed_everywhere() {
    let mut test = form_of("letter");
    let references = state(&test).document.references(&"letter".into()).len();
    type_over(&mut test, "aanduiding", "first letter");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&test).view.selection, Some(Id::from("first letter").into()));
    assert_eq!(state(&test).document.references(&"first letter".into()).len(), references);
    let taken = state(&test).document.briefing.sources[1].id.0.clone();
    type_over(&mut test, "aanduiding", &taken);
    command(&mut test, Modifiers::NONE, Key::Enter);
    let reason = field(&test, "aanduiding").accesskit_node().description().unwrap();
    assert!(reason.contains(&taken), "{reason}");
}

#[test]
fn new_documents_begin_empty_or_with_an_explanation() {
    let mut test = open(state_of(Document::shipped().unwrap()));
    run(&mut test, Command::NewEmpty);
    assert_eq!(state(&test).document.origin, Origin::New);
    assert_eq!(value(&test, "titel"), "Nieuwe briefing");
    type_over(&mut test, "titel", "Mijn brief");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&test).document.briefing.title.get("nl"), "Mijn brief");
    // There is something to lose now.
    run(&mut test, Command::NewFromTemplate);
    click(&mut test, "Niet opslaan");
    assert_eq!(state(&test).document.findings.len(), 0);
    assert!(
        state(&test).document.briefing.note.as_ref().is_some_and(|note| note.get("nl").contains("Vervang"))
    );
    type_over(&mut test, "stand van", "1-7-2024");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&test).document.briefing.as_of, Some("2024-07-01".parse().unwrap()));
}

#[test]
fn cells_of_a_spreadsheet_are_pasted_into_the_amounts() {
    let json = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "language": "nl", "series": [
        {"id": "a", "title": "A", "unit": "EUR million", "values": {"2023": 1, "2024": 2, "2025": 3}},
        {"id": "b", "title": "B", "unit": "EUR million"}]}"#;
    let mut start = state_of(document_of(json));
    start.view.page = Page::Grid(Grid::Amounts);
    let mut test = open(start);
    let paste = |test: &mut Test, text: &str| {
        field(test, "A: 2023").focus();
        test.run();
        test.event(Event::Paste(text.to_owned()));
        test.run();
    };
    paste(&mut test, "1.234,50\t12\n2.000\tniet gepubliceerd\n");
    let values = |test: &Test, id: &str| json_at(test, &place(test, id).key("values")).unwrap();
    assert_eq!(values(&test, "a"), r#"{"2023": 1234.50, "2024": 12, "2025": 3}"#);
    let b: Value = serde_json::from_str(&values(&test, "b")).unwrap();
    assert_eq!(b.to_string(), r#"{"2023":2000,"2024":{"missing":"not_published"}}"#);
    // One step.
    command(&mut test, Modifiers::COMMAND, Key::Z);
    assert_eq!(&*state(&test).document.text, json);
    // What can be read in two ways is asked.
    paste(&mut test, "1.234\t5.678");
    assert!(!state(&test).document.is_unsaved());
    test.get_by_label_contains("kunnen op twee manieren worden gelezen");
    click(&mut test, "1,234");
    assert_eq!(values(&test, "a"), r#"{"2023": 1.234, "2024": 5.678, "2025": 3}"#);
    // What is no number is not pasted, and said.
    paste(&mut test, "1\tonbekend");
    test.get_by_label_contains("onbekend");
    assert_eq!(values(&test, "a"), r#"{"2023": 1.234, "2024": 5.678, "2025": 3}"#);
}

#[test]
fn tables_are_edited_in_place() {
    for (grid, change, typed) in [(Grid::Events, "titel", "Iets anders"), (Grid::Sources, "kenmerk", "nr. 1")]
    {
        let mut start = state_of(Document::shipped().unwrap());
        start.view.page = Page::Grid(grid);
        start.view.editing = false;
        let mut test = sized(start, vec2(1920.0, 1080.0));
        let suffix = format!(": {change}");
        let named =
            |node: &Node<'_>| node.accesskit_node().label().is_some_and(|label| label.ends_with(&suffix));
        let name =
            test.get_all_by_role(Role::TextInput).find(named).unwrap().accesskit_node().label().unwrap();
        type_over(&mut test, &name, typed);
        command(&mut test, Modifiers::NONE, Key::Enter);
        assert!(state(&test).document.is_unsaved(), "{name}");
        assert!(state(&test).document.text.contains(typed));
    }
}

/// A briefing in which every key of the format has a value.
fn everything() -> Value {
    let mut whole = object(schema::root(), "", 0);
    whole["format"] = json!("hoofdlijn");
    whole["title"] = json!("Alles");
    whole["language"] = json!("nl");
    whole
}

fn object(node: schema::Node, id: &str, depth: usize) -> Value {
    let mut members = Map::new();
    for property in node.object().properties() {
        let key = property.key;
        let id = format!("{id}{key}.");
        let value = match property.node.kind() {
            _ if depth > 7 => continue,
            Kind::Id if key == "id" => json!(id),
            Kind::List(element) => match element.kind() {
                Kind::Object => json!([object(element, &id, depth + 1)]),
                Kind::Any => json!([{"eigen": 1}]),
                Kind::Choice(words) => json!([words[0]]),
                _ => json!(["x"]),
            },
            Kind::Object | Kind::Reference => object(property.node, &id, depth + 1),
            Kind::When => match key {
                "said_on" | "due" => json!({"missing": "not_stated", "note": "n"}),
                _ => {
                    let mut when = object(property.node, &id, depth + 1);
                    when.as_object_mut().unwrap().remove("missing");
                    when
                }
            },
            Kind::Number => {
                let mut number = object(property.node, &id, depth + 1);
                for key in ["missing", "low", "high"] {
                    number.as_object_mut().unwrap().remove(key);
                }
                number
            }
            Kind::Values => {
                let mut number = object(schema::number(), &id, depth + 1);
                for key in ["missing", "low", "high"] {
                    number.as_object_mut().unwrap().remove(key);
                }
                json!({"2024": number})
            }
            Kind::OneOf(variants) => match variants.iter().find(|node| matches!(node.kind(), Kind::Object)) {
                Some(node) => object(*node, &id, depth + 1),
                None => continue,
            },
            Kind::Date => json!("2024-05"),
            Kind::Day => json!("2024-05-13"),
            Kind::Digits => json!(5),
            Kind::Integer(low, _) => json!(low.max(1)),
            Kind::Choice(words) => json!(words[0]),
            Kind::Bool => json!(true),
            Kind::Const(value) => value.clone(),
            Kind::Text | Kind::String | Kind::Id => json!("x"),
            Kind::Any => json!(1),
        };
        members.insert(key.to_owned(), value);
    }
    Value::Object(members)
}

/// The names that every key below an object has in its form.
fn expected(texts: &Texts, node: schema::Node, value: &Value, around: &str, names: &mut BTreeSet<String>) {
    let Some(members) = value.as_object() else { return };
    for property in node.object().properties() {
        let Some(value) = members.get(property.key) else { continue };
        let is_list_of_items = around.is_empty()
            && List::iter().any(|list| list.key() == property.key)
            && members.contains_key("format");
        // These are said in the line of the date or number itself.
        let is_in_line = matches!(node.name, Some("When" | "Number" | "Reference"))
            && matches!(property.key, "date" | "value" | "qualifier" | "low" | "high" | "missing");
        if is_list_of_items || is_in_line {
            continue;
        }
        let label = texts.get(&format!("field-{}", property.key.trim_start_matches('$').replace('_', "-")));
        let name = match around {
            "" => label,
            around => texts.with("field-within", &[("around", around.into()), ("label", label.into())]),
        };
        let element = |number: usize| {
            texts.with(
                "form-element",
                &[("list", name.as_str().into()), ("number", number.to_string().into())],
            )
        };
        match (property.node.kind(), value) {
            (Kind::List(inner), Value::Array(elements)) if !matches!(inner.kind(), Kind::Id) => {
                for (at, value) in elements.iter().enumerate() {
                    names.insert(element(at + 1));
                    expected(texts, inner, value, &element(at + 1), names);
                }
            }
            (Kind::List(_), _) => {
                names.insert(texts.with("form-add-to", &[("list", name.as_str().into())]));
            }
            (Kind::Values, Value::Object(values)) => {
                for (period, value) in values {
                    let name = texts.with(
                        "field-within",
                        &[("around", name.as_str().into()), ("label", period.as_str().into())],
                    );
                    names.insert(name.clone());
                    expected(texts, schema::number(), value, &name, names);
                }
            }
            (Kind::Object, _) => expected(texts, property.node, value, &name, names),
            (Kind::Const(_), _) => {}
            (kind, _) => {
                names.insert(name.clone());
                let inner = match kind {
                    Kind::OneOf(variants) => variants.into_iter().find(|node| node.fits(value)),
                    Kind::When | Kind::Number | Kind::Reference => Some(property.node),
                    _ => None,
                };
                if let Some(node) = inner {
                    expected(texts, node, value, &name, names);
                }
            }
        }
    }
}

#[test]
fn every_key_of_the_format_has_a_form_that_edits_it() {
    let whole = everything();
    let json = serde_json::to_string_pretty(&whole).unwrap();
    let document = document_of(&json);
    assert!(document.skipped().is_empty(), "{:#?}", document.findings);
    for language in [Language::Dutch, Language::English] {
        let keys = names_of_all(&whole, &document, language);
        assert!(keys.len() > 150, "{}", keys.len());
    }
}

/// The names of the fields of all forms; each has a widget.
fn names_of_all(whole: &Value, document: &Document, language: Language) -> BTreeSet<String> {
    let texts = Texts::of(language);
    let mut keys = BTreeSet::new();
    let items: Vec<Option<Id>> = std::iter::once(None)
        .chain(document.briefing.items().map(|(_, item)| Some(item.id().clone())))
        .collect();
    assert_eq!(items.len(), 14, "one item of each sort, and the document itself");
    for item in items {
        let mut state = state_of(document.clone());
        language.code().clone_into(&mut state.settings.language);
        state.view.selection = item.clone().map(Place::from);
        // High enough for all of it: what is scrolled away has no names.
        let mut test = sized(state, vec2(1440.0, 9000.0));
        let (node, value) = match &item {
            None => (schema::root(), whole.clone()),
            Some(id) => {
                let path = document.path(&id.clone().into()).unwrap();
                let json = document.json(&path).unwrap();
                (schema::at(&path).unwrap(), serde_json::from_str(json).unwrap())
            }
        };
        // Opens whatever is closed, until nothing is.
        for _ in 0..8 {
            let closed: Vec<String> = test
                .query_all_by_role(Role::DisclosureTriangle)
                .filter(|node| node.accesskit_node().toggled() != Some(egui::accesskit::Toggled::True))
                .filter_map(|node| node.accesskit_node().label())
                .collect();
            if closed.is_empty() {
                break;
            }
            for name in closed {
                test.get_by_role_and_label(Role::DisclosureTriangle, &name).click_accesskit();
            }
            test.run();
        }
        let shown: BTreeSet<String> = nodes(&test).filter_map(|node| node.accesskit_node().label()).collect();
        let mut names = BTreeSet::new();
        expected(texts, node, &value, "", &mut names);
        let has =
            |name: &str| shown.iter().any(|label| label == name || label.starts_with(&format!("{name}: ")));
        let missing: Vec<&String> = names.iter().filter(|name| !has(name)).collect();
        assert!(missing.is_empty(), "{item:?} has no widget for {missing:#?} among {shown:#?}");
        keys.extend(names);
    }
    keys
}

fn nodes(test: &Test) -> impl Iterator<Item = Node<'_>> {
    let roles = [
        Role::TextInput,
        Role::MultilineTextInput,
        Role::ComboBox,
        Role::CheckBox,
        Role::Button,
        Role::DisclosureTriangle,
    ];
    roles.into_iter().flat_map(|role| test.query_all_by_role(role))
}
