//! The money: a chart of choice with its table beside it.

mod between;

use egui::{ComboBox, Popup, PopupCloseBehavior, Rect, Ui, UiBuilder, Vec2, pos2, vec2};
use strum::IntoEnumIterator as _;

use super::super::{Cx, canvas, table, widgets};
use crate::{
    app::{Action, Command},
    briefing::Id,
    figure::{
        Figure,
        budget::{Amounts, By, Chart, Entry, Mode, Sort, View},
    },
};

/// From this width on the table stands beside the chart, in points.
const BESIDE: f32 = 820.0;

/// The least heights of the chart and of a table under it, in points, before the page scrolls.
const LEAST: (f32, f32) = (400.0, 200.0);

/// What stands around a table beside the chart, and around one under it, in points.
const MARGINS: (Vec2, Vec2) = (vec2(12.0, 14.0), vec2(20.0, 14.0));

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let there = cx.cache.charts(cx.state);
    let Some(chosen) = cx.state.view.chart_of(&there) else {
        super::scrolled(ui, |ui| {
            widgets::heading(ui, cx.tokens, &cx.texts.get("page-budget"), &cx.texts.get("budget-empty"));
            widgets::add(ui, cx, Command::AddSeries);
        });
        return;
    };
    let margin = egui::Margin { left: 16, right: 16, top: 6, bottom: 0 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.horizontal_wrapped(|ui| charts(ui, cx, &chosen));
        ui.horizontal_wrapped(|ui| {
            between::ends(ui, cx, &chosen);
            options(ui, cx, &chosen);
        });
        between::offers(ui, cx, &chosen);
    });
    let figure = Figure::Budget(chosen);
    if cx.state.view.tables {
        super::figure(ui, cx, &figure, ui.available_height());
        return;
    }
    let room = ui.available_size();
    let beside = room.x >= BESIDE;
    // Under the chart the table has all its rows: one scroll bar is enough.
    let rows = super::table_of(cx, &figure).rows.len();
    let under = if beside { 0.0 } else { LEAST.1.max(table::height(ui, rows) + 2.0 * MARGINS.1.y) };
    let height = room.y.max(LEAST.0 + under);
    // Where the window is too low the page scrolls, before the chart is too low to be read.
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let rect = Rect::from_min_size(ui.cursor().min, vec2(room.x, height));
        picture_and_table(ui, cx, &figure, rect, under);
        ui.advance_cursor_after_rect(rect);
    });
}

/// The chart with its table beside it, or under it where there is little room.
fn picture_and_table(ui: &mut Ui, cx: &mut Cx<'_>, figure: &Figure, room: Rect, under: f32) {
    let shown = super::table_of(cx, figure);
    let (picture, beside, margin) = if room.width() >= BESIDE {
        let width = (room.width() * 0.36).clamp(280.0, 520.0);
        let split = room.right() - width;
        (
            Rect::from_min_max(room.min, pos2(split, room.bottom())),
            Rect::from_min_max(pos2(split, room.top()), room.max),
            MARGINS.0,
        )
    } else {
        let split = room.bottom() - under;
        (
            Rect::from_min_max(room.min, pos2(room.right(), split)),
            Rect::from_min_max(pos2(room.left(), split), room.max),
            MARGINS.1,
        )
    };
    ui.scope_builder(UiBuilder::new().max_rect(picture), |ui| canvas::show(ui, cx, figure, picture.size()));
    let inner = beside.shrink2(margin);
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.set_clip_rect(beside.intersect(ui.clip_rect()));
        table::show(ui, cx, &figure.id(), &shown);
    });
}

/// The charts there are: the general ones by name, bridges and single series in lists of their own.
fn charts(ui: &mut Ui, cx: &mut Cx<'_>, chosen: &Chart) {
    let all = cx.cache.charts(cx.state);
    let keys = ["chart-scopes", "chart-bridges", "chart-series", "chart-priorities"];
    let mut lists: [(&str, Vec<(Chart, Id)>); 4] = keys.map(|key| (key, Vec::new()));
    for chart in all.iter() {
        let (list, id) = match chart {
            Chart::VintagesOf(id) => (0, id.clone()),
            Chart::Bridge(id) => (1, id.clone()),
            Chart::Series(id) => (2, id.clone()),
            Chart::Of(id) => (3, id.clone()),
            Chart::Between { .. } => continue,
            Chart::Years | Chart::Vintages | Chart::Variance => {
                let name = chart.name(&cx.scene());
                if widgets::segment(ui, cx.tokens, &name, chart == chosen).clicked() {
                    cx.out.push(Action::SetChart(chart.clone()));
                }
                continue;
            }
        };
        lists[list].1.push((chart.clone(), id));
    }
    for (key, list) in lists {
        if list.is_empty() {
            continue;
        }
        let own = cx.texts.get(key);
        let current = list.iter().find(|(chart, _)| chart == chosen).map(|(_, id)| title(cx, id));
        let name = current.clone().unwrap_or_else(|| own.clone());
        let button = widgets::segment(ui, cx.tokens, &shortened(&name), current.is_some());
        let button = if current.is_some() { button.on_hover_text(&own) } else { button };
        Popup::menu(&button).show(|ui| {
            widgets::list_up_to(420.0).show(ui, |ui| {
                for (chart, id) in &list {
                    if ui.selectable_label(chart == chosen, title(cx, id)).clicked() {
                        cx.out.push(Action::SetChart(chart.clone()));
                    }
                }
            });
        });
    }
    between::segment(ui, cx, chosen);
    super::tables(ui, cx);
}

fn title(cx: &Cx<'_>, id: &Id) -> String {
    let document = &cx.state.document;
    document.index.title(&document.briefing, id, cx.texts.language().code()).to_owned()
}

/// At most about forty letters, for a button.
fn shortened(name: &str) -> String {
    if name.chars().count() <= 42 {
        return name.to_owned();
    }
    name.chars().take(40).chain(std::iter::once('…')).collect()
}

/// How the chart is looked at.
fn options(ui: &mut Ui, cx: &mut Cx<'_>, chart: &Chart) {
    let view = &cx.state.view.figures.budget;
    let mut next = view.clone();
    let scene = cx.scene();
    let there = cx.cache.choices(cx.state, &scene, chart);
    let columns = matches!(chart, Chart::Years | Chart::Series(_));
    if columns {
        let modes = std::iter::once(None).chain(Mode::iter().map(Some));
        choice(ui, cx, "option-mode", modes, &mut next.mode, |mode| {
            mode.map_or("option-mode-own".to_owned(), |mode| format!("option-mode-{}", <&str>::from(mode)))
        });
        choice(ui, cx, "option-by", By::iter(), &mut next.by, |it| format!("option-by-{}", <&str>::from(it)));
        choice(ui, cx, "option-sort", Sort::iter(), &mut next.sort, |it| {
            format!("option-sort-{}", <&str>::from(it))
        });
    }
    choice(ui, cx, "option-amounts", Amounts::iter(), &mut next.amounts, |it| {
        format!("option-amounts-{}", <&str>::from(it))
    });
    if !matches!(chart, Chart::Between { .. }) {
        years(ui, cx, (chart, &there.years), &mut next);
    }
    if *chart == Chart::Years {
        series(ui, cx, &mut next);
    }
    if columns {
        references(ui, cx, &there.references, &mut next);
        legend(ui, cx, &there.legend, &mut next);
    }
    vintages(ui, cx, &there.documents, &mut next);
    if next != View::default()
        && widgets::segment(ui, cx.tokens, &cx.texts.get("option-reset"), false).clicked()
    {
        next = View::default();
    }
    if next != *view {
        cx.out.push(Action::SetBudget(next));
    }
}

/// A list of few things to choose one of.
fn choice<T: PartialEq + Copy>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    name: &str,
    all: impl Iterator<Item = T>,
    value: &mut T,
    key: impl Fn(T) -> String,
) {
    let label = cx.texts.get(name);
    let shown = cx.texts.get(&key(*value));
    let combo = ComboBox::from_id_salt(name).selected_text(shown).show_ui(ui, |ui| {
        for one in all {
            ui.selectable_value(value, one, cx.texts.get(&key(one)));
        }
    });
    combo.response.on_hover_text(&label).accessible_name(label);
}

/// From which year to which; of a bridge, which one.
fn years(ui: &mut Ui, cx: &Cx<'_>, (chart, all): (&Chart, &[i16]), next: &mut View) {
    let (Some(first), Some(last)) = (all.first().copied(), all.last().copied()) else { return };
    if first == last {
        return;
    }
    let pick = |ui: &mut Ui, key: &str, value: i16, from: i16, to: i16| {
        let label = cx.texts.get(key);
        let mut chosen = value;
        let combo =
            ComboBox::from_id_salt(key).width(70.0).selected_text(value.to_string()).show_ui(ui, |ui| {
                for year in all.iter().filter(|year| (from..=to).contains(*year)) {
                    ui.selectable_value(&mut chosen, *year, year.to_string());
                }
            });
        combo.response.on_hover_text(&label).accessible_name(label);
        chosen
    };
    if matches!(chart, Chart::Bridge(_)) {
        let now = next.bridge_year.filter(|year| all.contains(year)).unwrap_or(first);
        let chosen = pick(ui, "option-year", now, first, last);
        if chosen != now {
            next.bridge_year = Some(chosen);
        }
        return;
    }
    let (from, to) = next.years.unwrap_or((first, last));
    let (from, to) = (from.clamp(first, last), to.clamp(first, last));
    let chosen = (pick(ui, "option-from", from, first, to), pick(ui, "option-to", to, from, last));
    if chosen != (from, to) {
        next.years = (chosen != (first, last)).then_some(chosen);
    }
}

/// Which series the columns show: by rule, or those chosen. Where they are stacked only what may be summed.
fn series(ui: &mut Ui, cx: &Cx<'_>, next: &mut View) {
    let name = match next.series.len() {
        0 => cx.texts.get("option-series"),
        count => cx.texts.with("option-series-count", &[("count", count.into())]),
    };
    let combo = ComboBox::from_id_salt("series").selected_text(&name).height(420.0);
    let combo = combo.close_behavior(PopupCloseBehavior::CloseOnClickOutside).show_ui(ui, |ui| {
        ui.set_min_width(320.0);
        if ui.selectable_label(next.series.is_empty(), cx.texts.get("option-series-own")).clicked() {
            next.series.clear();
        }
        for id in Chart::choices(&cx.state.document.briefing) {
            let mut on = next.series.contains(&id);
            if ui.checkbox(&mut on, title(cx, &id)).changed() {
                next.series.retain(|known| *known != id);
                if on {
                    next.series.push(id);
                }
            }
        }
    });
    combo.response.accessible_name(name);
}

/// A percentage over the columns, one definition at a time.
fn references(ui: &mut Ui, cx: &Cx<'_>, all: &[Id], next: &mut View) {
    if all.is_empty() {
        return;
    }
    let label = cx.texts.get("option-reference");
    let none = cx.texts.get("option-reference-none");
    let shown = next.reference.as_ref().map_or_else(|| none.clone(), |id| shortened(&title(cx, id)));
    let combo = ComboBox::from_id_salt("reference").selected_text(shown).width(150.0).show_ui(ui, |ui| {
        ui.selectable_value(&mut next.reference, None, none);
        for id in all {
            let name = title(cx, id);
            ui.selectable_value(&mut next.reference, Some(id.clone()), name);
        }
    });
    combo.response.on_hover_text(&label).accessible_name(label);
}

/// What is in the chart: a click shows it alone, another all.
fn legend(ui: &mut Ui, cx: &Cx<'_>, entries: &[Entry], next: &mut View) {
    // Columns have a legend that can be clicked.
    let by_line = next.mode == Some(Mode::Lines);
    if !by_line || (entries.len() < 2 && next.isolated.is_none()) {
        return;
    }
    let name = match &next.isolated {
        Some(id) => shortened(&title(cx, id)),
        None => cx.texts.get("option-isolate"),
    };
    let button = widgets::segment(ui, cx.tokens, &name, next.isolated.is_some());
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        if ui.selectable_label(next.isolated.is_none(), cx.texts.get("option-isolate-none")).clicked() {
            next.isolated = None;
        }
        for entry in entries {
            let chosen = next.isolated.as_ref() == Some(&entry.series);
            if ui.selectable_label(chosen, &entry.name).clicked() {
                next.isolated = (!chosen).then(|| entry.series.clone());
            }
        }
    });
}

/// The two documents whose difference is shown.
fn vintages(ui: &mut Ui, cx: &Cx<'_>, documents: &[Id], next: &mut View) {
    if documents.len() < 2 {
        return;
    }
    let button = widgets::segment(ui, cx.tokens, &cx.texts.get("option-vintages"), next.vintages.is_some());
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        if ui.selectable_label(next.vintages.is_none(), cx.texts.get("option-vintages-own")).clicked() {
            next.vintages = None;
        }
        let mut pair = next.vintages.clone().unwrap_or_else(|| (documents[0].clone(), documents[1].clone()));
        let before = pair.clone();
        for (key, end) in [("option-vintages-from", &mut pair.0), ("option-vintages-to", &mut pair.1)] {
            let label = ui.label(cx.texts.get(key));
            let shown = shortened(&title(cx, end));
            let combo = ComboBox::from_id_salt(key).width(260.0).selected_text(shown).show_ui(ui, |ui| {
                for id in documents {
                    ui.selectable_value(end, id.clone(), title(cx, id));
                }
            });
            combo.response.labelled_by(label.id);
        }
        if pair != before {
            next.vintages = Some(pair);
        }
    });
}
