//! The legend of columns: each colour with its name.

use egui::{Rect, Shape, StrokeKind, pos2};

use super::super::{
    Mode,
    board::{Board, Key, What},
    page, say,
};
use crate::{
    briefing::Id,
    figure::{
        Layout, LegendItem, Scene,
        pen::{Anchor, Pen},
        tokens::Role,
    },
};

/// The colours, each with its name; what is not shown, where one is alone, stands back.
pub(super) fn legend(
    scene: &Scene<'_>,
    board: &Board<'_>,
    alone: Option<&Id>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    body: &mut Rect,
) -> Vec<LegendItem> {
    let mut items = Vec::new();
    let tokens = pen.tokens;
    let height = pen.height(Role::Label);
    let line = height + tokens.px(3.0);
    let rows = ((body.height() * 0.3 / line) as usize).min(3);
    let (mut at, mut row) = (body.min, 0);
    let radius = height * 0.34;
    for key in board.keys.iter().filter(|key| !is_named_at(board, key)) {
        let name = name(scene, board, key);
        let whole = pen.line(&name, Role::Label);
        let mut width = radius * 2.0 + tokens.px(6.0) + whole.size().x;
        if at.x > body.min.x && at.x + width > body.max.x {
            at = pos2(body.min.x, at.y + line);
            row += 1;
        }
        if row >= rows {
            break;
        }
        width = width.min(body.max.x - at.x);
        let middle = at.y + height / 2.0;
        let tint = tokens.tint(key.hue);
        let shown = alone.is_none_or(|alone| alone == key.series);
        let center = pos2(at.x + radius, middle);
        layout.shapes.push(if shown {
            key.fill.sample(tokens, center, radius, tint)
        } else {
            let square = Rect::from_center_size(center, egui::Vec2::splat(radius * 2.0));
            Shape::rect_stroke(square, 0.0, tokens.axis_line(), StrokeKind::Inside)
        });
        let text_at = pos2(at.x + radius * 2.0 + tokens.px(6.0), middle);
        let room = (body.max.x - text_at.x).max(0.0);
        // Shortened only where it must be: the whole name was set before, at whatever width.
        let galley = if whole.size().x <= room { whole } else { pen.fitted(&name, Role::Label, room) };
        if galley.size().x > body.max.x - text_at.x + 0.5 {
            break;
        }
        let rect = pen.put_galley(
            layout,
            text_at,
            Anchor::Left,
            galley,
            if shown { tokens.text } else { tokens.muted },
            &name,
        );
        let what = scene.index.series(scene.briefing, key.series);
        let picture = Rect::from_min_size(egui::Pos2::ZERO, layout.size);
        // What is put together, or left over, is of no one series.
        if !matches!(key.what, What::Others | What::Rest) {
            items.push(LegendItem {
                rect: Rect::from_min_max(at, pos2(rect.max.x, at.y + line)).intersect(picture),
                series: key.series.clone(),
                name: name.clone(),
                value: what.map(|series| page::about(scene, series)).unwrap_or_default(),
                is_alone: alone == Some(key.series),
            });
        }
        at.x += width + tokens.px(18.0);
    }
    if rows > 0 && !board.keys.is_empty() {
        body.min.y = at.y + line + tokens.px(4.0);
    }
    items
}

/// Whether a colour needs no words in the legend: that of what happens once, which is named at its block.
fn is_named_at(board: &Board<'_>, key: &Key<'_>) -> bool {
    let pieces = || board.columns.iter().flat_map(|column| &column.pieces);
    let here = || pieces().filter(|piece| board.keys[piece.key].what == key.what);
    if board.mode == Mode::Share {
        // What is not split has no share, and is not drawn.
        let split = board.columns.iter().filter(|column| column.pieces.len() > 1 && !column.has_negative());
        return !split.flat_map(|column| &column.pieces).any(|piece| board.keys[piece.key].what == key.what);
    }
    board.mode == Mode::Grouped && here().all(|piece| piece.one_off)
}

/// What a colour is called; with its phase, where the notation tells series of one colour apart.
pub(in crate::figure::budget) fn name(scene: &Scene<'_>, board: &Board<'_>, key: &Key<'_>) -> String {
    if key.what == What::Others {
        return scene.texts.get("budget-others");
    }
    let shared = board.keys.iter().filter(|other| other.hue == key.hue).count() > 1;
    let Some(phase) = key.fill.phase() else { return key.name.clone() };
    let phase = say::phase(scene.texts, phase);
    if shared && !key.name.to_lowercase().contains(&phase) {
        return format!("{} ({phase})", key.name);
    }
    key.name.clone()
}
