//! Items to edit as the rows of a table: events with their dates, series with their values, sources. Cells copied from
//! a spreadsheet can be pasted among the values.

use std::{collections::BTreeSet, sync::Arc};

use egui::{Align, Event, Frame, Layout, RichText, Sense, Ui};
use egui_extras::{Column, TableBuilder};
use serde_json::Value;

use super::{
    Field, Form, lists, paste,
    paste::{Cells, Stuck},
    words,
};
use crate::{
    app::{Action, Command, Grid, items, schema},
    briefing::{
        Id,
        edit::{Edit, EditName},
        finding::{Path, Step},
        series::Span,
    },
    figure::{Role, fonts},
    ui::{Cx, numbers, numbers::Notation, widgets},
};

/// Points from one row to the next.
const ROW: f32 = 30.0;

/// The width of the column of row numbers, in points.
const NUMBERS: f32 = 46.0;

/// What a cell of a row shows: the way to it from the item.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    /// The name of the column.
    title: String,
    /// The way.
    way: Path,
    /// Its width, in points.
    width: f32,
}

/// Cells that were pasted and wait for an answer: where they begin, and why they wait.
#[derive(Clone, Debug)]
struct Pending {
    cells: Cells,
    row: usize,
    column: usize,
    stuck: Result<(), Stuck>,
    refused: Option<String>,
}

/// Shows one.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, grid: Grid) {
    let (command, list) = match grid {
        Grid::Events => (Command::AddEvent, items::List::Events),
        Grid::Amounts => (Command::AddSeries, items::List::Series),
        Grid::Sources => (Command::AddSource, items::List::Sources),
    };
    let id = egui::Id::unique(("grid", grid));
    let frame = Frame::new().inner_margin(egui::Margin { left: 20, right: 12, top: 14, bottom: 10 });
    frame.show(ui, |ui| {
        let title = cx.texts.get(&format!("grid-{}", <&str>::from(grid)));
        widgets::heading(ui, cx.tokens, &title, &cx.texts.get("grid-hint"));
        let mut years: Vec<String> = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let places = kept_places(ui, cx, grid, &years);
        ui.horizontal(|ui| {
            if ui.button(cx.texts.get(&format!("command-{}", <&str>::from(command)))).clicked() {
                cx.run(command);
            }
            if grid == Grid::Amounts && ui.button(cx.texts.get("grid-add-year")).clicked() {
                let known: Vec<&str> = places.iter().map(|place| place.title.as_str()).collect();
                years.extend(lists::next_year(&known));
                ui.data_mut(|data| data.insert_temp(id, years));
            }
        });
        if grid == Grid::Amounts {
            pasted(ui, cx, id, &places);
        }
        ui.add_space(4.0);
        egui::ScrollArea::horizontal().id_salt(id).show(ui, |ui| table(ui, cx, id, list, &places));
    });
}

/// An item of a list.
fn item(cx: &Cx<'_>, list: items::List, at: usize) -> Option<Id> {
    let briefing = &cx.state.document.briefing;
    Some(match list {
        items::List::Events => briefing.events.get(at)?.id.clone(),
        items::List::Sources => briefing.sources.get(at)?.id.clone(),
        _ => briefing.series.get(at)?.id.clone(),
    })
}

/// The columns, worked out once a change.
fn kept_places(ui: &Ui, cx: &Cx<'_>, grid: Grid, years: &[String]) -> Arc<[Place]> {
    type Kept = (u64, &'static str, usize, Arc<[Place]>);
    let id = egui::Id::unique(("grid columns", grid, cx.state.document.file_name()));
    let (revision, language) = (cx.state.document.revision, cx.texts.language().code());
    let kept: Option<Kept> = ui.data(|data| data.get_temp(id));
    if let Some((known, in_language, count, places)) = kept
        && (known, in_language, count) == (revision, language, years.len())
    {
        return places;
    }
    let places: Arc<[Place]> = places(cx, grid, years).into();
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (revision, language, years.len(), places.clone())));
    places
}

/// The columns: of amounts, one for each date that any sum of money has, and for each year of any series.
fn places(cx: &Cx<'_>, grid: Grid, years: &[String]) -> Vec<Place> {
    let root = Path::default();
    let place = |way: Path, key: &str, width: f32| Place { title: words::label(cx.texts, key), way, width };
    match grid {
        Grid::Events => vec![
            place(root.key("title"), "title", 300.0),
            place(root.key("kind"), "kind", 120.0),
            place(root.key("priority"), "priority", 190.0),
            Place {
                title: cx.texts.get("grid-first-promise"),
                way: root.key("promises").at(0).key("when"),
                width: 160.0,
            },
            place(root.key("actual").key("when"), "actual", 160.0),
        ],
        Grid::Sources => vec![
            place(root.key("title"), "title", 320.0),
            place(root.key("date"), "date", 160.0),
            place(root.key("publisher"), "publisher", 170.0),
            place(root.key("reference"), "reference", 150.0),
            place(root.key("tier"), "tier", 140.0),
            place(root.key("url"), "url", 240.0),
        ],
        Grid::Amounts => {
            let mut periods: BTreeSet<String> = years.iter().cloned().collect();
            for series in &cx.state.document.briefing.series {
                let shown = series.values.iter().map(|(period, _)| period);
                let shown = shown.filter(|it| series.unit.is_money() || matches!(it.span(), Span::Year(_)));
                periods.extend(shown.map(ToString::to_string));
            }
            let mut places =
                vec![place(root.key("title"), "title", 260.0), place(root.key("unit"), "unit", 110.0)];
            places.extend(periods.into_iter().map(|period| Place {
                way: root.key("values").key(period.as_str()),
                title: period,
                width: 96.0,
            }));
            places
        }
    }
}

fn table(ui: &mut Ui, cx: &mut Cx<'_>, id: egui::Id, list: items::List, places: &[Place]) {
    // Cells show their frame only where something is done.
    let visuals = ui.visuals_mut();
    visuals.widgets.inactive.bg_stroke = egui::Stroke::NONE;
    visuals.widgets.inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
    visuals.widgets.inactive.bg_fill = egui::Color32::TRANSPARENT;
    visuals.text_edit_bg_color = Some(egui::Color32::TRANSPARENT);
    ui.spacing_mut().button_padding.x = 7.0;
    // What is to spare goes to the titles.
    let gap = ui.spacing().item_spacing.x;
    let wanted: f32 = places.iter().map(|place| place.width + gap).sum::<f32>() + NUMBERS + gap + 12.0;
    let spare = (ui.available_width() - wanted).max(0.0);
    let mut builder = TableBuilder::new(ui)
        .id_salt(id)
        .striped(true)
        .sense(Sense::hover())
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::exact(NUMBERS));
    for (at, place) in places.iter().enumerate() {
        let width = place.width + if at == 0 { spare } else { 0.0 };
        builder = builder.column(Column::initial(width).at_least(60.0).resizable(true).clip(true));
    }
    builder
        .header(24.0, |mut header| {
            header.col(|_| {});
            for place in places {
                header.col(|ui| {
                    let font = fonts::medium(cx.tokens.size(Role::Mark));
                    let text = RichText::new(lists::shown_period(cx.texts, &place.title)).font(font);
                    let is_number = place.way.0.first() == Some(&Step::Key("values".to_owned()));
                    let direction = if is_number { Layout::right_to_left } else { Layout::left_to_right };
                    let label = egui::Label::new(text.color(cx.tokens.muted)).truncate();
                    let response = ui
                        .with_layout(direction(Align::Center), |ui| {
                            ui.add_space(7.0);
                            ui.add(label)
                        })
                        .inner;
                    response.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::accesskit::Role::ColumnHeader, true, &place.title)
                    });
                });
            }
        })
        .body(|body| {
            body.rows(ROW, items::count(&cx.state.document.briefing, list), |mut row| {
                let at = row.index();
                let Some(item) = item(cx, list, at) else { return };
                let document = &cx.state.document;
                let Some(path) = document.path(&item.clone().into()) else { return };
                let value: Value =
                    document.json(&path).and_then(|it| serde_json::from_str(it).ok()).unwrap_or_default();
                let title = items::title(document, &item);
                let name = cx.texts.text(&title).to_owned();
                row.set_selected(cx.state.view.selection.as_ref().is_some_and(|place| place.item == item));
                row.col(|ui| {
                    let number = RichText::new((at + 1).to_string()).font(cx.tokens.font(Role::Source));
                    let button = egui::Button::new(number.color(cx.tokens.muted)).frame_when_inactive(false);
                    let says = cx.texts.with("grid-select", &[("title", name.as_str().into())]);
                    if ui.add(button).accessible_name(says).clicked() {
                        cx.select(item.clone());
                    }
                });
                let mut form = Form { cx, item: Some(&item), title, base: path.clone(), compact: true };
                for (column, place) in places.iter().enumerate() {
                    row.col(|ui| {
                        let Some(field) = cell(&form, &path, &value, place, &name) else { return };
                        if form.content(ui, &field) {
                            ui.data_mut(|data| data.insert_temp(id.with("focus"), (at, column)));
                        }
                    });
                }
            });
        });
}

/// One cell of a row.
fn cell<'v>(
    form: &Form<'_, '_>,
    path: &Path,
    value: &'v Value,
    place: &Place,
    row: &str,
) -> Option<Field<'v>> {
    let mut whole = path.clone();
    whole.0.extend(place.way.0.iter().cloned());
    let is_value = place.way.0.first() == Some(&Step::Key("values".to_owned()));
    let node = if is_value { schema::number() } else { schema::at(&whole)? };
    let found = place.way.0.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::At(at) => value.get(at),
    });
    let key = match whole.0.last() {
        Some(Step::Key(_)) if is_value => "values",
        Some(Step::Key(key)) => key.as_str(),
        _ => "",
    };
    Some(Field {
        key: key.to_owned(),
        label: place.title.clone(),
        name: form.within(row, &lists::shown_period(form.cx.texts, &place.title)),
        node,
        value: found,
        required: matches!(key, "title" | "unit"),
        before: Vec::new(),
        path: whole,
    })
}

/// Takes in cells that are pasted while a value is being edited, and asks what is not clear.
fn pasted(ui: &mut Ui, cx: &mut Cx<'_>, id: egui::Id, places: &[Place]) {
    let key = id.with("pending");
    let first = places.iter().position(|place| place.way.0.len() == 2).unwrap_or(places.len());
    let focus: Option<(usize, usize)> = ui.data(|data| data.get_temp(id.with("focus")));
    if let Some((row, column)) = focus.filter(|(_, column)| *column >= first)
        && ui.text_edit_focused()
        && let Some(text) = ui.input_mut(many)
    {
        let pending = Pending { cells: paste::cells(&text), row, column, stuck: Ok(()), refused: None };
        put(ui, cx, key, pending, None, places);
    }
    // Where the cell is, is told anew in this pass.
    ui.data_mut(|data| data.remove::<(usize, usize)>(id.with("focus")));
    let Some(pending) = ui.data(|data| data.get_temp::<Pending>(key)) else { return };
    let texts = cx.texts;
    let sentence = match (&pending.stuck, &pending.refused) {
        (_, Some(reason)) => texts.with("edit-refused", &[("reason", reason.as_str().into())]),
        (Err(Stuck::Ambiguous { typed, .. }), _) => {
            texts.with("paste-ambiguous", &[("typed", typed.as_str().into())])
        }
        (Err(Stuck::Unclear { row, column, typed }), _) => {
            let args = [
                ("row", row.to_string().into()),
                ("column", column.to_string().into()),
                ("typed", typed.as_str().into()),
            ];
            texts.with("paste-unclear", &args)
        }
        (Err(Stuck::NoRoom), _) => texts.get("paste-no-room"),
        (Ok(()), None) => return,
    };
    let frame =
        Frame::new().fill(cx.tokens.late_soft).corner_radius(6).inner_margin(egui::Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(sentence).font(cx.tokens.font(Role::Label)).color(cx.tokens.text));
            if let Err(Stuck::Ambiguous { comma, point, .. }) = &pending.stuck {
                for (notation, digits) in [(Notation::Comma, comma), (Notation::Point, point)] {
                    let reading = numbers::typed(digits, texts.language());
                    let name = texts.with("paste-as", &[("reading", reading.into())]);
                    if ui.button(name).clicked() {
                        put(ui, cx, key, pending.clone(), Some(notation), places);
                    }
                }
            }
            if ui.button(texts.get("dialog-cancel")).clicked() {
                ui.data_mut(|data| data.remove::<Pending>(key));
            }
        });
    });
}

/// A pasted text that is more than one cell.
fn many(input: &mut egui::InputState) -> Option<String> {
    let is_many =
        |event: &Event| matches!(event, Event::Paste(text) if text.trim_end().contains(['\t', '\n']));
    let at = input.events.iter().position(is_many)?;
    match input.events.remove(at) {
        Event::Paste(text) => Some(text),
        _ => None,
    }
}

/// Puts pasted cells among the values, or keeps them with the reason why not.
fn put(
    ui: &Ui,
    cx: &mut Cx<'_>,
    key: egui::Id,
    pending: Pending,
    notation: Option<Notation>,
    places: &[Place],
) {
    let document = &cx.state.document;
    let periods: Vec<String> = places.iter().skip(pending.column).map(|place| place.title.clone()).collect();
    let room = document.briefing.series.len().saturating_sub(pending.row);
    let puts = match paste::read(&pending.cells, cx.texts, notation, (room, &periods)) {
        Ok(puts) => puts,
        Err(stuck) => {
            ui.data_mut(|data| data.insert_temp(key, Pending { stuck: Err(stuck), ..pending }));
            return;
        }
    };
    let mut edit = Edit::new(EditName::new("edit-paste"));
    for put in &puts {
        let Some(path) = document
            .briefing
            .series
            .get(pending.row + put.row)
            .and_then(|it| document.path(&it.id.clone().into()))
        else {
            continue;
        };
        let values =
            document.json(&path.key("values")).and_then(|json| serde_json::from_str::<Value>(json).ok());
        edit.changes.extend(paste::changes(&path, values.as_ref(), put));
    }
    match document.check(&edit) {
        Ok(()) => {
            ui.data_mut(|data| data.remove::<Pending>(key));
            // What was begun in the cell gives way to what was pasted.
            ui.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
            cx.out.push(Action::Edit(edit, None));
        }
        Err(error) => {
            let refused = Some(cx.texts.finding(&error.finding()).message);
            ui.data_mut(|data| data.insert_temp(key, Pending { refused, stuck: Ok(()), ..pending }));
        }
    }
}
