//! Blocks of money in the notation: realised solid, plan outlined, forecast hatched, unexplained dashed-hatched.

use egui::{Color32, Rect, Shape, Stroke, StrokeKind};

use crate::{
    briefing::Phase,
    figure::{
        marks, scenario,
        tokens::{Tint, Tokens, contrast},
    },
};

/// How a block is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::figure) enum Fill {
    /// Realised: solid.
    Solid,
    /// Planned: an outline.
    Outline,
    /// Forecast: hatched.
    Hatched,
    /// What no source explains or splits: hatched with a dashed outline.
    Unexplained,
    /// Of a phase that is not stated: a soft tint.
    Soft,
    /// Assumed in a scenario: dotted.
    Assumed,
}

impl From<Option<Phase>> for Fill {
    fn from(phase: Option<Phase>) -> Self {
        match phase {
            Some(Phase::Realised) => Self::Solid,
            Some(Phase::Plan) => Self::Outline,
            Some(Phase::Forecast) => Self::Hatched,
            None => Self::Soft,
        }
    }
}

impl Fill {
    /// The phase that it stands for, if one.
    pub(super) fn phase(self) -> Option<Phase> {
        match self {
            Self::Solid => Some(Phase::Realised),
            Self::Outline => Some(Phase::Plan),
            Self::Hatched => Some(Phase::Forecast),
            Self::Unexplained | Self::Soft | Self::Assumed => None,
        }
    }

    /// A block. Very thin ones are filled, since an outline of them would be all there is.
    pub(in crate::figure) fn block(self, tokens: &Tokens, rect: Rect, tint: Tint) -> Vec<Shape> {
        let width = tokens.px(2.0).min(rect.width() / 3.0).min(rect.height() / 3.0);
        if rect.height() <= tokens.px(2.0) || rect.width() <= tokens.px(3.0) {
            return vec![Shape::rect_filled(rect, 0.0, tint.mark)];
        }
        let stroke = Stroke::new(width, tint.mark);
        let fine = Stroke::new(tokens.px(1.0).min(width), tint.mark);
        let ground = Shape::rect_filled(rect, 0.0, tokens.ground);
        match self {
            Self::Solid => vec![Shape::rect_filled(rect, 0.0, tint.mark)],
            Self::Outline => vec![ground, Shape::rect_stroke(rect, 0.0, stroke, StrokeKind::Inside)],
            Self::Hatched => vec![
                ground,
                marks::hatch(rect, tokens.px(4.5), fine),
                Shape::rect_stroke(rect, 0.0, fine, StrokeKind::Inside),
            ],
            Self::Unexplained => {
                let stroke = Stroke::new(tokens.px(1.5).min(width), tint.mark);
                vec![ground, marks::dashed_hatched(rect, tokens.px(6.0), stroke)]
            }
            Self::Assumed => scenario::dotted(tokens, rect, tint),
            Self::Soft => vec![
                Shape::rect_filled(rect, 0.0, tint.soft),
                Shape::rect_stroke(rect, 0.0, fine, StrokeKind::Inside),
            ],
        }
    }

    /// The colour of words on a block, and whether they need a plate of the ground under them.
    pub(in crate::figure) fn ink(self, tokens: &Tokens, tint: Tint) -> (Color32, bool) {
        match self {
            Self::Solid => {
                let stands_out = |ink: &Color32| contrast(*ink, tint.mark);
                let best = if stands_out(&tokens.ground) >= stands_out(&tokens.text) {
                    tokens.ground
                } else {
                    tokens.text
                };
                (best, false)
            }
            Self::Outline | Self::Soft => (tokens.text, false),
            Self::Hatched | Self::Unexplained | Self::Assumed => (tokens.text, true),
        }
    }

    /// A sample for a legend, in a square of this radius.
    pub(in crate::figure) fn sample(
        self,
        tokens: &Tokens,
        center: egui::Pos2,
        radius: f32,
        tint: Tint,
    ) -> Shape {
        let rect = Rect::from_center_size(center, egui::Vec2::splat(radius * 2.0));
        Shape::Vec(self.block(tokens, rect, tint))
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::figure::{Hue, Medium, Theme};

    #[test]
    fn words_on_blocks_stand_out() {
        for theme in Theme::iter() {
            let tokens = Tokens::new(theme, Medium::Window);
            for hue in Hue::iter() {
                let tint = tokens.tint(hue);
                for (fill, ground) in [
                    (Fill::Solid, tint.mark),
                    (Fill::Outline, tokens.ground),
                    (Fill::Hatched, tokens.ground),
                    (Fill::Unexplained, tokens.ground),
                    (Fill::Soft, tint.soft),
                    (Fill::Assumed, tokens.ground),
                ] {
                    let (ink, _) = fill.ink(&tokens, tint);
                    assert!(
                        contrast(ink, ground) >= 4.5,
                        "{theme:?} {hue:?} {fill:?}: {}",
                        contrast(ink, ground)
                    );
                }
            }
        }
    }
}
