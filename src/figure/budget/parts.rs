//! A whole and its parts in one year, as bars from left to right, the largest first: easier to read than one column.

use egui::{Rect, Shape, Vec2, pos2};
use rust_decimal::Decimal;

use super::{
    board::{Board, Piece, What},
    columns,
    page::{self, Page},
    place::Room,
    say::{self, Say},
};
use crate::{
    briefing::index::{Part, Place},
    figure::{Hue, Item, Laid, Scene, pen::Anchor, tokens::Role},
};

/// Whether a board is one column of several parts, none below zero.
pub(super) fn suits(board: &Board<'_>) -> bool {
    let [column] = &board.columns[..] else { return false };
    column.pieces.len() > 2
        && !column.has_negative()
        && column.total.is_ok_and(|sum| sum.value > Decimal::ZERO)
}

/// Lays the bars out.
pub(super) fn layout(
    scene: &Scene<'_>,
    board: &Board<'_>,
    say: &Say,
    page: Page,
    size: Vec2,
    ctx: &egui::Context,
) -> Laid {
    let texts = scene.texts;
    let foot = page.foot.clone();
    let mut sheet = page.sheet(scene, size, ctx);
    let (pen, tokens) = (sheet.pen, sheet.pen.tokens);
    let mut body = sheet.body;
    page::foot(&pen, &mut sheet.layout, &mut body, &foot);
    let layout = &mut sheet.layout;
    let Some((column, total)) = board.columns.first().and_then(|it| Some((it, it.total.as_ref().ok()?)))
    else {
        return Laid { layout: sheet.layout, ..Laid::default() };
    };
    let period = columns::category(texts, board.slots[column.slot].kind, &column.period);
    let mut pieces: Vec<&Piece<'_>> = column.pieces.iter().collect();
    pieces
        .sort_by_key(|piece| (board.keys[piece.key].what == What::Rest, std::cmp::Reverse(piece.sum.value)));
    // The whole, and as many parts as fit: the smallest are one bar together.
    let line = pen.height(Role::Label) * 1.15;
    let room = (body.height() / line).floor() as usize;
    let keep = if pieces.len() + 1 > room { room.saturating_sub(2) } else { pieces.len() };
    let small = pieces.split_off(keep.min(pieces.len()));
    let count = pieces.len() + 1 + usize::from(!small.is_empty());
    if room < 2 || body.width() < tokens.px(80.0) {
        return Laid { layout: sheet.layout, ..Laid::default() };
    }
    let step = (body.height() / count as f32).min(tokens.px(52.0)).max(line);
    let percent = |value: Decimal| {
        let share = value.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(total.value));
        share
            .map(|share| texts.with("amount-percent", &[("number", texts.rounded(share, 1).into())]))
            .unwrap_or_default()
    };
    let plain = |value: Decimal| {
        say.convert(value, &board.say.unit).map(|value| say.plain(texts, value)).unwrap_or_default()
    };
    let exact = |value: &crate::briefing::money::Sum| say::exact(texts, &say::amount(value), &board.say.unit);
    let whole = Place { item: column.series.id.clone(), part: Part::Value(column.period.clone()) };
    let mut rows = vec![Line {
        name: texts.with("budget-total-of", &[("period", period.as_str().into())]),
        value: total.value,
        words: exact(total),
        place: whole.clone(),
        hue: Hue::Grey,
        fill: super::block::Fill::Soft,
        share: false,
    }];
    let prefix = common_prefix(pieces.iter().map(|piece| board.keys[piece.key].name.as_str()));
    rows.extend(pieces.iter().map(|piece| Line {
        name: board.keys[piece.key].name[prefix..].to_owned(),
        value: piece.sum.value,
        words: piece.series().map_or_else(
            || exact(&piece.sum),
            |series| say::value(scene, series, &column.period, None, &exact(&piece.sum)),
        ),
        place: piece.place(&column.period),
        hue: if board.keys[piece.key].what == What::Rest { Hue::Grey } else { Hue::Blue },
        fill: piece.fill,
        share: true,
    }));
    if !small.is_empty() {
        let sum = small.iter().try_fold(crate::briefing::money::Sum::ZERO, |sum, piece| sum.plus(&piece.sum));
        let sum = sum.unwrap_or(crate::briefing::money::Sum::ZERO);
        let count = i64::try_from(small.len()).unwrap_or(i64::MAX);
        rows.push(Line {
            name: texts.with("budget-others-count", &[("count", count.into())]),
            value: sum.value,
            words: exact(&sum),
            place: whole,
            hue: Hue::Grey,
            fill: small[0].fill,
            share: true,
        });
    }
    let widest = rows.iter().map(|row| pen.width(&row.name, Role::Label)).fold(0.0, f32::max);
    let names = (widest + tokens.px(12.0)).min(body.width() * 0.42);
    let value_text = |row: &Line| {
        let share = if row.share { format!("  ({})", percent(row.value)) } else { String::new() };
        plain(row.value) + &share
    };
    let values = rows.iter().map(|row| pen.width(&value_text(row), Role::Value)).fold(0.0, f32::max);
    let bars = (body.width() - names - values - tokens.px(14.0)).max(tokens.px(8.0));
    let largest =
        rows.iter().map(|row| super::axis::float(row.value)).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    for (at, row) in rows.iter().enumerate() {
        let top = body.min.y + step * at as f32;
        let middle = top + step / 2.0;
        let galley = pen.fitted(&row.name, Role::Label, names - tokens.px(10.0));
        let spots = [(pos2(body.min.x, middle), Anchor::Left)];
        let ink = tokens.ink(Role::Label);
        Room::default().put(&pen, layout, &galley, (&row.name, ink), &spots);
        let width = bars * (super::axis::float(row.value) / largest) as f32;
        let half = (step * 0.36).min(tokens.px(16.0));
        let left = body.min.x + names;
        let rect = Rect::from_min_max(pos2(left, middle - half), pos2(left + width.max(1.0), middle + half));
        layout.shapes.extend(row.fill.block(tokens, rect, tokens.tint(row.hue)));
        let text = value_text(row);
        let galley = pen.line(&text, Role::Value);
        let spots = [(pos2(rect.max.x + tokens.px(8.0), middle), Anchor::Left)];
        Room::default().put(&pen, layout, &galley, (&text, tokens.text), &spots);
        layout.items.push(Item {
            rect: Rect::from_min_max(pos2(body.min.x, top), pos2(body.max.x, top + step)),
            place: row.place.clone(),
            name: format!("{}, {period}", row.name),
            value: row.words.clone(),
        });
    }
    let base =
        [pos2(body.min.x + names, body.min.y), pos2(body.min.x + names, body.min.y + step * count as f32)];
    layout.shapes.push(Shape::line_segment(base, tokens.axis_line()));
    page::finish(scene, layout);
    Laid { layout: sheet.layout, ..Laid::default() }
}

/// How long the beginning is that all names share, up to and with a colon and a space: said once by the whole.
pub(super) fn common_prefix<'a>(mut names: impl Iterator<Item = &'a str>) -> usize {
    let Some(first) = names.next() else { return 0 };
    let Some((start, _)) = first.split_once(": ") else { return 0 };
    let start = &first[..start.len() + 2];
    if names.all(|name| name.starts_with(start)) { start.len() } else { 0 }
}

/// A bar with its words.
struct Line {
    name: String,
    value: Decimal,
    words: String,
    place: Place,
    hue: Hue,
    fill: super::block::Fill,
    share: bool,
}
