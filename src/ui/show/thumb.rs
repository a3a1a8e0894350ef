//! A slide, small: the picture it is exported as, scaled.

use std::sync::Arc;

use egui::{Pos2, Rect, Ui, UiBuilder, Vec2, emath::TSTransform, vec2};

use crate::{
    app::{Show, show},
    briefing::Slide,
    figure::{Laid, Medium, Role, Scene, Tokens, slide::Look},
    text::Texts,
    ui::Cx,
};
/// The size of the picture that is made small, in points.
const PICTURE: Vec2 = vec2(1280.0, 720.0);

/// How high a slide of this width is.
pub fn height(width: f32) -> f32 {
    (width * PICTURE.y / PICTURE.x).round()
}

/// The layout of a slide at a size; nothing where the document has no such figure.
pub fn laid(ui: &Ui, cx: &mut Cx<'_>, slide: &Slide, size: Vec2) -> Option<(Look, Arc<Laid>)> {
    let state = cx.state;
    let look = Look::of(&state.document.briefing, slide)?;
    let texts = Texts::of(look.language.unwrap_or_else(|| state.settings.language()));
    let tokens = Tokens::new(state.theme(), Medium::Picture { height: size.y });
    let scene = Scene {
        briefing: &state.document.briefing,
        index: &state.document.index,
        texts,
        tokens: &tokens,
        today: today(cx, &look),
        filter: &look.filter,
        selected: None,
        title: show::title(slide, texts),
        cited: &[],
        scenario: None,
    };
    let laid = cx.cache.picture((state, &scene, &look.views), &look.figure, size, ui.ctx());
    Some((look, laid))
}

/// The day a slide tells statuses as of.
pub fn today(cx: &Cx<'_>, look: &Look) -> crate::briefing::Date {
    look.today.or(cx.state.document.briefing.as_of).unwrap_or(cx.state.started_on)
}

/// Paints a slide in a rectangle of its shape.
pub fn paint(ui: &mut Ui, cx: &mut Cx<'_>, slide: &Slide, rect: Rect) {
    let Some((_, laid)) = laid(ui, cx, slide, PICTURE) else {
        let text = cx.texts.with("show-no-figure", &[("figure", slide.figure.as_str().into())]);
        let galley =
            ui.painter().layout(text, cx.tokens.font(Role::Subtitle), cx.tokens.muted, rect.width() - 16.0);
        let at = rect.center() - galley.size() / 2.0;
        ui.painter().rect_filled(rect, 0.0, cx.tokens.panel);
        ui.painter().galley(at, galley, cx.tokens.muted);
        return;
    };
    let scaling = rect.width() / PICTURE.x;
    let transform = TSTransform::new(rect.min.to_vec2(), scaling);
    let visible = transform.inverse() * ui.clip_rect().intersect(rect);
    if !visible.is_positive() {
        return;
    }
    let layer = ui.layer_id();
    let end = |ui: &Ui| ui.graphics_mut(|graphics| graphics.entry(layer).next_idx());
    let from = end(ui);
    // The space is taken by who asked for the picture.
    let picture = Rect::from_min_size(Pos2::ZERO, PICTURE);
    let builder = UiBuilder::new().max_rect(picture).id_salt(("thumb", &slide.id));
    let mut child = ui.new_child(builder);
    child.set_clip_rect(visible);
    laid.paint(&mut child, picture.min);
    let to = end(ui);
    // Letters keep their distances: they are set first, and made small then.
    ui.graphics_mut(|graphics| {
        graphics.entry(layer).transform_after_rounding_range(from, to, transform);
    });
}

/// The slide after the one on the wall.
pub fn next(ui: &mut Ui, cx: &mut Cx<'_>, show: &Show, rect: Rect) {
    if let Some(slide) = show.next() {
        paint(ui, cx, slide, rect);
    }
}
