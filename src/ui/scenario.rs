//! The panel in which scenarios are tried out: sliders, what comes of them, and the way back to the facts.

mod sliders;

use egui::{Button, ComboBox, Frame, Margin, Panel, Popup, RichText, ScrollArea, Ui};

use super::{Cx, widgets};
use crate::{
    app::{
        Action, Command, Page, Trial,
        dispatch::scenario::{Step, aspects, assumption, retitled, saved},
    },
    briefing::{Id, ItemRef, Scenario, scenario::Aspect},
    figure::{
        Figure, Role,
        budget::Chart,
        fonts,
        scenario::{dots, outcomes},
    },
};

/// At most this many things to assume are offered.
const OFFERED: usize = 40;

/// Says above everything that a scenario is in force, with the way back.
pub fn banner(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(name) = cx.scene().scenario_name() else { return };
    let frame = Frame::new().fill(cx.tokens.accent_soft).inner_margin(Margin::symmetric(16, 5));
    Panel::top("banner").frame(frame).show(ui, |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let keys = Command::BackToFacts.shortcuts().first().map(|it| ui.ctx().format_shortcut(it));
            let text = RichText::new(cx.texts.get("command-back-to-facts")).color(cx.tokens.on_accent);
            let button = Button::new(text).fill(cx.tokens.accent);
            if ui.add(button).on_hover_text(keys.unwrap_or_default()).clicked() {
                cx.run(Command::BackToFacts);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let (rect, _) = ui.allocate_exact_size(egui::vec2(28.0, 16.0), egui::Sense::hover());
                ui.painter().add(dots(rect, 5.0, 1.0, cx.tokens.accent));
                let text = RichText::new(name).font(fonts::medium(13.0)).color(cx.tokens.accent);
                ui.add(egui::Label::new(text).truncate());
                let note = RichText::new(cx.texts.get("scenario-band")).color(cx.tokens.text);
                ui.add(egui::Label::new(note).truncate());
            });
        });
    });
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let frame =
        Frame::new().fill(cx.tokens.panel).inner_margin(Margin { left: 18, right: 12, top: 12, bottom: 8 });
    let panel = Panel::right("scenarios")
        .default_size(340.0)
        .size_range(300.0..=widgets::most(ui, 0.33, 316.0, 480.0))
        .frame(frame);
    panel.show(ui, |ui| {
        head(ui, cx);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            // Lines of text, not of buttons.
            ui.spacing_mut().interact_size.y = 20.0;
            let Some(trial) = cx.state.view.trial.clone() else {
                ui.add_space(6.0);
                widgets::muted(ui, cx.tokens, cx.texts.get("scenario-empty"));
                ui.add_space(6.0);
                for one in &cx.state.document.briefing.scenarios {
                    let name = cx.texts.text(&one.title);
                    let choice = widgets::Choice {
                        name,
                        count: None,
                        dot: Some((cx.tokens.accent, 3.5)),
                        indent: 0.0,
                        selected: false,
                        strong: true,
                        faint: false,
                    };
                    if choice.show(ui, cx.tokens).on_hover_text(name).clicked() {
                        cx.out.push(Action::Scenario(Step::Try(one.id.clone())));
                    }
                }
                return;
            };
            trying(ui, cx, &trial);
        });
    });
}

/// Which scenario, a new one, and closing the panel.
fn head(ui: &mut Ui, cx: &mut Cx<'_>) {
    widgets::section(ui, cx.tokens, &cx.texts.get("list-scenarios"));
    ui.horizontal(|ui| {
        let trial = cx.state.view.trial.as_ref();
        let shown = trial.map_or_else(
            || cx.texts.get("scenario-none"),
            |trial| cx.texts.text(&trial.scenario.title).to_owned(),
        );
        let label = cx.texts.get("scenario-choose");
        let width = (ui.available_width() - 92.0).max(120.0);
        let combo = ComboBox::from_id_salt("scenario").width(width).truncate().selected_text(shown);
        let combo = combo.show_ui(ui, |ui| {
            if ui.selectable_label(trial.is_none(), cx.texts.get("scenario-none")).clicked() {
                cx.out.push(Action::Run(Command::BackToFacts));
            }
            for one in &cx.state.document.briefing.scenarios {
                let chosen = trial.is_some_and(|trial| trial.scenario.id == one.id);
                if ui.selectable_label(chosen, cx.texts.text(&one.title)).clicked() {
                    cx.out.push(Action::Scenario(Step::Try(one.id.clone())));
                }
            }
        });
        combo.response.on_hover_text(&label).accessible_name(label);
        let button = ui.button(cx.texts.get("scenario-new"));
        Popup::menu(&button).show(|ui| {
            ui.set_max_width(360.0);
            if ui.button(cx.texts.get("scenario-new-empty")).clicked() {
                cx.out.push(Action::Scenario(Step::New(None)));
            }
            for id in offered(cx) {
                if ui.button(title(cx, &id)).clicked() {
                    cx.out.push(Action::Scenario(Step::New(Some(id))));
                }
            }
        });
    });
}

/// The scenario that is tried out.
fn trying(ui: &mut Ui, cx: &mut Cx<'_>, trial: &Trial) {
    let scenario = &trial.scenario;
    let mut next = scenario.clone();
    ui.add_space(6.0);
    let label = cx.texts.get("scenario-title");
    let mut name = cx.texts.text(&scenario.title).to_owned();
    let field = ui.add(widgets::field(&mut name).desired_width(f32::INFINITY));
    if field.changed() {
        next.title = retitled(&scenario.title, cx.texts.language().code(), &name);
    }
    field.accessible_name(label);
    if let Some(note) = &scenario.note {
        widgets::muted(ui, cx.tokens, cx.texts.text(note));
    }
    results(ui, cx, scenario);
    widgets::section(ui, cx.tokens, &cx.texts.get("scenario-assumptions"));
    let mut before: Option<&Id> = None;
    for at in 0..scenario.assumptions.len() {
        let it = &scenario.assumptions[at];
        if before != Some(&it.on) {
            widgets::item_link(ui, cx, &it.on);
            before = Some(&it.on);
        }
        let mut gone = false;
        ui.push_id(at, |ui| gone = sliders::assumption(ui, cx, trial, at, &mut next.assumptions[at]));
        if gone {
            next.assumptions.remove(at);
            break;
        }
        ui.add_space(6.0);
    }
    add(ui, cx, scenario, &mut next);
    if next != *scenario {
        cx.out.push(Action::Scenario(Step::Change(Box::new(next))));
    }
    ui.add_space(10.0);
    buttons(ui, cx, scenario);
}

/// What comes of it for each target it is about.
fn results(ui: &mut Ui, cx: &mut Cx<'_>, scenario: &Scenario) {
    let document = &cx.state.document;
    let mut told = false;
    for target in &document.briefing.targets {
        let sentences = outcomes(cx.texts, (&document.briefing, &document.index), scenario, target);
        if sentences.is_empty() {
            continue;
        }
        if !told {
            widgets::section(ui, cx.tokens, &cx.texts.get("scenario-results"));
            told = true;
        }
        for sentence in sentences {
            ui.label(RichText::new(sentence).font(fonts::regular(12.5)).color(cx.tokens.text));
        }
    }
    if told {
        widgets::muted(ui, cx.tokens, cx.texts.get("scenario-no-odds"));
    }
}

/// Another assumption.
fn add(ui: &mut Ui, cx: &mut Cx<'_>, scenario: &Scenario, next: &mut Scenario) {
    let button = ui.button(cx.texts.get("scenario-add"));
    Popup::menu(&button).show(|ui| {
        ui.set_max_width(400.0);
        ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            let mut ids: Vec<Id> = Vec::new();
            for id in scenario.assumptions.iter().map(|it| it.on.clone()).chain(offered(cx)) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            let mut offers = 0;
            for id in ids {
                for aspect in aspects(&cx.state.document, &id) {
                    let taken = scenario.about(&id, aspect).is_some() && aspect != Aspect::Amount;
                    let made = assumption(&cx.state.document, scenario, &id, aspect).filter(|_| !taken);
                    let Some(made) = made.filter(|_| offers < OFFERED) else { continue };
                    offers += 1;
                    let name = format!(
                        "{} – {}",
                        cx.texts.get(&format!("scenario-aspect-{}", <&str>::from(aspect))),
                        title(cx, &id)
                    );
                    if ui.add(Button::new(name).truncate()).clicked() {
                        next.assumptions.push(made);
                    }
                }
            }
        });
    });
}

fn buttons(ui: &mut Ui, cx: &mut Cx<'_>, scenario: &Scenario) {
    let known = saved(&cx.state.document, &scenario.id);
    let changed = known != Some(scenario);
    ui.horizontal_wrapped(|ui| {
        let text = RichText::new(cx.texts.get("scenario-save")).color(cx.tokens.on_accent);
        if ui.add_enabled(changed, Button::new(text).fill(cx.tokens.accent)).clicked() {
            cx.out.push(Action::Scenario(Step::Save));
        }
        if known.is_some() && changed && ui.button(cx.texts.get("scenario-revert")).clicked() {
            cx.out.push(Action::Scenario(Step::Revert));
        }
        if ui
            .button(cx.texts.get(if known.is_some() { "scenario-delete" } else { "scenario-drop" }))
            .clicked()
        {
            cx.out.push(Action::Scenario(Step::Delete));
        }
    });
    let key = if known.is_none() {
        "scenario-unsaved"
    } else if changed {
        "scenario-changed"
    } else {
        "scenario-saved"
    };
    widgets::muted(ui, cx.tokens, cx.texts.get(key));
}

/// What something can be assumed of, nearest to what is looked at first: what is selected, then what is on the page.
fn offered(cx: &Cx<'_>) -> Vec<Id> {
    let document = &cx.state.document;
    let (briefing, index) = (&*document.briefing, &*document.index);
    let mut ids: Vec<Id> = cx.state.view.selection.iter().map(|place| place.item.clone()).collect();
    match (&cx.state.view.page, cx.state.figure()) {
        (Page::Priority(id), _) => {
            let only = crate::figure::Filter { priorities: vec![id.clone()] };
            let within = briefing.items().filter(|(_, item)| only.shows(briefing, index, item.priority()));
            let parts = within.flat_map(|(_, item)| match item {
                ItemRef::Readiness(subject) => subject.components.iter().map(|it| it.id.clone()).collect(),
                other => vec![other.id().clone()],
            });
            ids.extend(parts);
        }
        (_, Some(Figure::Budget(Chart::Series(id)))) => ids.push(id),
        (_, Some(Figure::Budget(chart))) => {
            ids.extend(
                chart.legend(&cx.scene(), &cx.state.view.figures.budget).into_iter().map(|it| it.series),
            );
            ids.extend(chart.documents(briefing));
        }
        (_, Some(Figure::Timeline | Figure::Slip)) => {
            let promised = briefing.events.iter().filter(|event| !event.promises.is_empty());
            ids.extend(promised.map(|event| event.id.clone()));
        }
        _ => {}
    }
    ids.extend(briefing.targets.iter().map(|it| it.id.clone()));
    let components = briefing.readiness.iter().flat_map(|it| &it.components);
    ids.extend(components.map(|it| it.id.clone()));
    let mut offered: Vec<Id> = Vec::new();
    for id in ids {
        if !offered.contains(&id) && !aspects(document, &id).is_empty() {
            offered.push(id);
        }
        if offered.len() == OFFERED {
            break;
        }
    }
    offered
}

fn title(cx: &Cx<'_>, id: &Id) -> String {
    let document = &cx.state.document;
    document.index.title(&document.briefing, id, cx.texts.language().code()).to_owned()
}

/// The words over a value: small, and of less weight.
fn small(cx: &Cx<'_>, text: impl Into<String>) -> RichText {
    RichText::new(text).font(cx.tokens.font(Role::Source)).color(cx.tokens.muted)
}
