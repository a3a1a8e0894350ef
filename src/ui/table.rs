//! A table of figures: sorted by a click on a heading, read row by row, each cell selecting what it stands for.

use std::cmp::Ordering;

use egui::{
    Align, Label, Layout, RichText, Sense, Ui, WidgetInfo, accesskit::Role as AccessRole, text::LayoutJob,
};
use egui_extras::{Column as Width, TableBuilder};

use super::Cx;
use crate::figure::{
    Role, Table, fonts,
    table::{Cell, Column},
};

/// How a table is sorted: by a column, and whether downwards.
type Sorting = Option<(usize, bool)>;

/// Points between the lines of a table.
const ROW: f32 = 24.0;

/// Points that a further line of a heading takes.
const LINE: f32 = 14.0;

/// Shows a table in the room there is. `name` tells it from others on the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, name: &str, table: &Table) {
    let id = ui.scope_id().with(("table", name));
    let sorting: Sorting = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let order = sorted(table, sorting);
    let (widths, headings) = widths(ui, cx, table);
    let wanted = egui::ScrollArea::horizontal()
        .id_salt(id)
        .auto_shrink(false)
        .show(ui, |ui| lines(ui, cx, table, &order, (sorting, &widths, headings, id)))
        .inner;
    if wanted != sorting {
        ui.data_mut(|data| data.insert_temp::<Sorting>(id, wanted));
    }
}

/// How high a table of so many rows is at most, in points.
pub fn height(ui: &Ui, rows: usize) -> f32 {
    let heading = ROW + LINE * LINES.saturating_sub(1) as f32;
    // A bar to scroll sideways stands below it.
    heading + (ROW + ui.spacing().item_spacing.y) * rows as f32 + 20.0
}

/// How many rows are measured for the widths of columns.
const MEASURED: usize = 60;

/// The least width of a column, and the most it takes where there is no room to spare, in points.
const WIDTHS: (f32, f32) = (56.0, 300.0);

/// What a column of long texts keeps when there is little room, in points.
const YIELDING: f32 = 110.0;

/// The most a column of long texts takes where the table scrolls sideways, in points.
const SCROLLED: f32 = 200.0;

/// What a column has beside its text, in points.
const BESIDE: f32 = 18.0;

/// What stands between a number and the column after it, in points.
const PAST_NUMBERS: f32 = 8.0;

/// How much of its width on one line a heading of several words takes on two.
const HALVED: f32 = 0.6;

/// The most lines of a heading.
const LINES: usize = 3;

/// As wide as the content, and where there is more room, spread over it. Also on how many lines headings stand.
fn widths(ui: &Ui, cx: &Cx<'_>, table: &Table) -> (Vec<f32>, usize) {
    let width = |text: &str, font: egui::FontId| {
        ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
    };
    let font = || fonts::medium(cx.tokens.size(Role::Mark));
    let headings: Vec<f32> = table.columns.iter().map(|column| width(&column.title, font())).collect();
    let mut wanted: Vec<(f32, f32)> = Vec::new();
    for (at, (column, heading)) in table.columns.iter().zip(&headings).enumerate() {
        let cells = table.rows.iter().take(MEASURED).filter_map(|row| row.cells.get(at));
        let widest = cells.map(|cell| width(&cell.text, cx.tokens.font(Role::Label))).fold(0.0, f32::max);
        let words = column.title.split_whitespace().map(|word| width(word, font())).fold(0.0, f32::max);
        let heading = words.max(heading * HALVED).min(*heading);
        let wide = (widest.max(heading) + BESIDE).max(WIDTHS.0);
        // No word of a heading is broken, and no number is shortened.
        let least = if column.numeric {
            words.max(widest) + PAST_NUMBERS + 6.0
        } else {
            words.max(widest.min(YIELDING - BESIDE)) + BESIDE
        };
        wanted.push((wide, least.clamp(WIDTHS.0, wide)));
    }
    let gaps = ui.spacing().item_spacing.x * wanted.len() as f32;
    let widths = shared(&wanted, ui.available_width() - gaps - 12.0);
    let rows = |(column, width): (&Column, &f32)| {
        let width = width - if column.numeric { PAST_NUMBERS } else { 0.0 };
        ui.painter().layout_job(wrapped(&column.title, font(), cx.tokens.muted, width)).rows.len()
    };
    let most = table.columns.iter().zip(&widths).map(rows).max().unwrap_or(1);
    (widths, most)
}

/// A heading on as many lines as it takes, up to the most.
fn wrapped(title: &str, font: egui::FontId, ink: egui::Color32, width: f32) -> LayoutJob {
    let mut text = LayoutJob::simple(title.to_owned(), font, ink, width);
    text.wrap.max_rows = LINES;
    text
}

/// The room shared out among columns of what they want and what they keep: the widest give way first, down to what they
/// keep; what is to spare goes to all. A table that scrolls sideways in any case has columns that can be read.
fn shared(wanted: &[(f32, f32)], room: f32) -> Vec<f32> {
    let total: f32 = wanted.iter().map(|(width, _)| width).sum();
    if total <= room {
        let each = (room - total) / wanted.len().max(1) as f32;
        return wanted.iter().map(|(width, _)| width + each).collect();
    }
    let at_most = |most: f32| wanted.iter().map(move |(width, least)| width.min(most).max(*least));
    if at_most(WIDTHS.0).sum::<f32>() > room {
        return at_most(SCROLLED).collect();
    }
    let (mut low, mut high) = (WIDTHS.0, wanted.iter().map(|it| it.0).fold(WIDTHS.1, f32::max));
    for _ in 0..24 {
        let middle = f32::midpoint(low, high);
        if at_most(middle).sum::<f32>() > room { high = middle } else { low = middle }
    }
    at_most(low).collect()
}

fn lines(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    table: &Table,
    order: &[usize],
    (sorting, widths, headings, id): (Sorting, &[f32], usize, egui::Id),
) -> Sorting {
    let mut builder = TableBuilder::new(ui)
        .id_salt(id)
        .striped(true)
        .sense(Sense::click())
        .cell_layout(Layout::left_to_right(Align::Center))
        .auto_shrink(false);
    for width in widths {
        builder = builder.column(Width::exact(*width).clip(true));
    }
    let mut wanted = sorting;
    builder
        .header(ROW + LINE * headings.saturating_sub(1) as f32, |mut header| {
            for (at, column) in table.columns.iter().enumerate() {
                header.col(|ui| {
                    if heading(ui, cx, &column.title, column.numeric, sorting.filter(|it| it.0 == at)) {
                        wanted = match sorting {
                            Some((by, false)) if by == at => Some((at, true)),
                            Some((by, true)) if by == at => None,
                            _ => Some((at, false)),
                        };
                    }
                });
            }
        })
        .body(|body| {
            body.rows(ROW, order.len(), |mut row| {
                let Some(line) = order.get(row.index()).and_then(|at| table.rows.get(*at)) else { return };
                row.set_selected(cx.state.view.selection.as_ref() == Some(&line.place));
                for (column, cell) in table.columns.iter().zip(&line.cells) {
                    row.col(|ui| {
                        let place = cell.place.as_ref().unwrap_or(&line.place);
                        if shown(ui, cx, cell, column.numeric, &column.title) {
                            cx.select(place.clone());
                        }
                    });
                }
                if row.response().clicked() {
                    cx.select(line.place.clone());
                }
            });
        });
    wanted
}

/// The positions of the rows in the order they are shown.
fn sorted(table: &Table, sorting: Sorting) -> Vec<usize> {
    let mut order: Vec<usize> = (0..table.rows.len()).collect();
    if let Some((column, down)) = sorting {
        let cell = |row: &usize| table.rows.get(*row).and_then(|row| row.cells.get(column));
        order.sort_by(|one, other| {
            let found = compare(cell(one), cell(other));
            if down { found.reverse() } else { found }
        });
    }
    order
}

/// Numbers by size, and before texts; texts by their letters without regard to case.
fn compare(one: Option<&Cell>, other: Option<&Cell>) -> Ordering {
    let key = |cell: Option<&Cell>| {
        let number = cell.and_then(|cell| cell.number);
        (number.is_none(), number, cell.map(|cell| cell.text.to_lowercase()))
    };
    key(one).cmp(&key(other))
}

fn heading(ui: &mut Ui, cx: &Cx<'_>, title: &str, numeric: bool, sorted: Option<(usize, bool)>) -> bool {
    let font = fonts::medium(cx.tokens.size(Role::Mark));
    let mut text = wrapped(
        title,
        font,
        cx.tokens.muted,
        ui.available_width() - if numeric { PAST_NUMBERS } else { 0.0 },
    );
    text.halign = if numeric { Align::RIGHT } else { Align::LEFT };
    let layout = if numeric { Layout::right_to_left(Align::Max) } else { Layout::left_to_right(Align::Max) };
    let heading = Label::new(text).wrap().sense(Sense::click());
    let response = ui
        .with_layout(layout, |ui| {
            ui.add_space(if numeric { PAST_NUMBERS } else { 0.0 });
            ui.add(heading)
        })
        .inner;
    let label = cx.texts.with("table-sort", &[("column", title.into())]);
    response.widget_info(|| WidgetInfo::selected(AccessRole::ColumnHeader, true, sorted.is_some(), &label));
    if let Some((_, down)) = sorted {
        // The typeface has no triangles.
        let center = egui::pos2(response.rect.center().x, response.rect.bottom() + 2.0);
        let tip = if down { 2.5 } else { -2.5 };
        let points = [(-4.0, -tip), (4.0, -tip), (0.0, tip)].map(|(x, y)| center + egui::vec2(x, y));
        ui.painter().add(egui::Shape::convex_polygon(points.to_vec(), cx.tokens.accent, egui::Stroke::NONE));
    }
    response.on_hover_text(label).clicked()
}

fn shown(ui: &mut Ui, cx: &Cx<'_>, cell: &Cell, numeric: bool, column: &str) -> bool {
    let text = RichText::new(&cell.text).font(cx.tokens.font(Role::Label)).color(cx.tokens.text);
    let layout =
        if numeric { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    let response = ui
        .with_layout(layout, |ui| {
            ui.add_space(if numeric { PAST_NUMBERS } else { 0.0 });
            ui.add(Label::new(text).truncate().sense(Sense::click()))
        })
        .inner;
    if !cell.text.is_empty() {
        response
            .widget_info(|| WidgetInfo::labeled(AccessRole::Cell, true, format!("{column}: {}", cell.text)));
    }
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        briefing::{Decimal, Id},
        figure::table::Row,
    };

    fn row(text: &str, number: Option<i64>) -> Row {
        let cell = Cell { text: text.to_owned(), number: number.map(Decimal::from), place: None };
        Row { place: Id::from(text).into(), cells: vec![cell] }
    }

    #[test]
    fn the_widest_columns_give_way_first_and_what_is_to_spare_goes_to_all() {
        let yielding = |width: f32| (width, width.min(YIELDING));
        assert_eq!(shared(&[100.0, 300.0].map(yielding), 500.0), [150.0, 350.0]);
        let narrow = shared(&[90.0, 300.0, 200.0].map(yielding), 400.0);
        assert!((narrow[0] - 90.0).abs() < 0.1, "a short column keeps its width");
        assert!((narrow[1] - 155.0).abs() < 0.1 && (narrow[2] - 155.0).abs() < 0.1, "{narrow:?}");
        let kept = shared(&[(120.0, 120.0), (300.0, 80.0)], 220.0);
        assert!((kept[0] - 120.0).abs() < 0.1 && (kept[1] - 100.0).abs() < 0.1, "what it keeps: {kept:?}");
        let scrolled = shared(&[90.0, 150.0, 300.0].map(yielding), 100.0);
        assert_eq!(scrolled, [90.0, 150.0, SCROLLED], "then the table scrolls sideways");
    }

    #[test]
    fn sorts_numbers_by_size_and_texts_by_letters() {
        let table = Table {
            columns: Vec::new(),
            rows: vec![row("9", Some(9)), row("b", None), row("10", Some(10)), row("A", None)],
        };
        assert_eq!(sorted(&table, None), [0, 1, 2, 3]);
        assert_eq!(sorted(&table, Some((0, false))), [0, 2, 3, 1]);
        assert_eq!(sorted(&table, Some((0, true))), [1, 3, 2, 0]);
    }
}
