//! The line at the pointer through a timeline and the money under it: the day, and what its year came to.

use egui::{Align2, Rangef, Rect, Stroke, Ui, pos2, vec2};

use super::super::super::{Cx, canvas::Shown};
use crate::figure::{Role, fonts, timeline};

/// Draws it where the pointer is over either.
pub fn show(ui: &Ui, cx: &Cx<'_>, shown: &Shown) {
    let (Some(cursor), Some(scale)) = (&shown.laid.cursor, shown.laid.scale) else { return };
    let origin = shown.response.rect.min;
    let Some(at) = ui.input(|input| input.pointer.hover_pos()).map(|at| at - origin.to_vec2()) else {
        return;
    };
    let over = ui.rect_contains_pointer(shown.response.rect);
    if !over || !scale.across().contains(at.x) || !cursor.rows.contains(at.y) {
        return;
    }
    let day = timeline::date_of(scale.day(at.x));
    let mut words = vec![cx.texts.day(day)];
    words.extend(cursor.told(day).map(|told| {
        let args = [("year", day.year().to_string().into()), ("amount", told.into())];
        cx.texts.with("timeline-cursor", &args)
    }));
    let painter = ui.painter();
    let x = at.x + origin.x;
    let rows = Rangef::new(cursor.rows.min + origin.y, cursor.rows.max + origin.y);
    painter.vline(x, rows, Stroke::new(1.0, cx.tokens.accent));
    // The words at the upper edge of the money, on the side with more room.
    let font = cx.tokens.font(Role::Label);
    let galleys: Vec<_> = words
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            let font = if at == 0 { fonts::medium(font.size) } else { font.clone() };
            painter.layout_no_wrap(text, font, cx.tokens.text)
        })
        .collect();
    let size = galleys
        .iter()
        .fold(vec2(0.0, 0.0), |size, galley| vec2(size.x.max(galley.size().x), size.y + galley.size().y));
    let margin = vec2(8.0, 5.0);
    let whole = size + margin * 2.0;
    let left = shown.response.rect.right() - x < whole.x + 12.0;
    let corner = pos2(if left { x - 6.0 } else { x + 6.0 }, cursor.money.min.y + origin.y - 4.0);
    let anchor = if left { Align2::RIGHT_BOTTOM } else { Align2::LEFT_BOTTOM };
    let plate: Rect = anchor.anchor_size(corner, whole);
    painter.rect_filled(plate, 5.0, cx.tokens.panel);
    painter.rect_stroke(plate, 5.0, Stroke::new(1.0, cx.tokens.edge), egui::StrokeKind::Inside);
    let mut y = plate.min.y + margin.y;
    for galley in galleys {
        let height = galley.size().y;
        painter.galley(pos2(plate.min.x + margin.x, y), galley, cx.tokens.text);
        y += height;
    }
}
