//! The legend of columns: each colour with its name.

use egui::{Rect, pos2};

use super::super::{
    Mode,
    board::{Board, Key, What},
    page, say,
};
use crate::{
    briefing::index::Place,
    figure::{
        Item, Layout, Scene,
        pen::{Anchor, Pen},
        tokens::Role,
    },
};

/// The colours, each with its name, as items.
pub(super) fn legend(
    scene: &Scene<'_>,
    board: &Board<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    body: &mut Rect,
) {
    let tokens = pen.tokens;
    let height = pen.height(Role::Label);
    let line = height + tokens.px(3.0);
    let rows = ((body.height() * 0.3 / line) as usize).min(3);
    let (mut at, mut row) = (body.min, 0);
    let radius = height * 0.34;
    for key in board.keys.iter().filter(|key| !is_named_at(board, key)) {
        let name = name(scene, board, key);
        let mut width = radius * 2.0 + tokens.px(6.0) + pen.width(&name, Role::Label);
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
        layout.shapes.push(key.fill.sample(tokens, pos2(at.x + radius, middle), radius, tint));
        let text_at = pos2(at.x + radius * 2.0 + tokens.px(6.0), middle);
        let galley = pen.fitted(&name, Role::Label, (body.max.x - text_at.x).max(0.0));
        if galley.size().x > body.max.x - text_at.x + 0.5 {
            break;
        }
        let rect = pen.put_galley(layout, text_at, Anchor::Left, galley, tokens.ink(Role::Label), &name);
        let what = scene.index.series(scene.briefing, key.series);
        layout.items.push(Item {
            rect: Rect::from_min_max(at, pos2(rect.max.x, at.y + line)),
            place: Place::from(key.series.clone()),
            name: name.clone(),
            value: what.map(|series| page::about(scene, series)).unwrap_or_default(),
        });
        at.x += width + tokens.px(18.0);
    }
    if rows > 0 && !board.keys.is_empty() {
        body.min.y = at.y + line + tokens.px(4.0);
    }
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
