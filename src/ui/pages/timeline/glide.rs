//! A short way from what was seen to what a command shows, so that one sees where it went.

use egui::{Id, Ui};

use super::super::super::Cx;
use crate::app::{Action, Command};

/// How long it takes, in seconds.
const LASTS: f64 = 0.2;

/// The way from one range of days to another.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Glide {
    from: (f64, f64),
    to: (f64, f64),
    /// When it began, in seconds.
    begun: f64,
}

impl Glide {
    /// The range at a time: fast at first, then slower.
    fn at(&self, now: f64) -> (f64, f64) {
        let left = (1.0 - (now - self.begun) / LASTS).clamp(0.0, 1.0);
        let left = left * left * left;
        let between = |from: f64, to: f64| to + (from - to) * left;
        (between(self.from.0, self.to.0), between(self.from.1, self.to.1))
    }

    fn is_over(&self, now: f64) -> bool {
        now - self.begun >= LASTS
    }
}

/// The range to show on the way to that of the state; `None` where it is there. What the pointer moves is there at once.
pub fn range(ui: &Ui, cx: &mut Cx<'_>) -> Option<(f64, f64)> {
    let scene = cx.scene();
    let view = &cx.state.view.figures.timeline;
    let to = view.range.unwrap_or_else(|| cx.cache.prepared(cx.state, &scene, view).opening);
    let asked = std::mem::take(&mut cx.cache.glides) && !cx.state.settings.reduced_motion;
    let now = ui.input(|input| input.time);
    let id = Id::unique("way of the timeline");
    let before: Option<Glide> = ui.data(|data| data.get_temp(id));
    let glide = match before {
        Some(before) if before.to == to => before,
        Some(before) if asked => Glide { from: before.at(now), to, begun: now },
        _ => Glide { from: to, to, begun: now - LASTS },
    };
    if before != Some(glide) {
        ui.data_mut(|data| data.insert_temp(id, glide));
    }
    if glide.is_over(now) {
        return None;
    }
    ui.request_repaint();
    Some(glide.at(now))
}

/// Takes note of the commands of this pass that move the timeline.
pub fn watch(cx: &mut Cx<'_>) {
    let moves = |action: &Action| {
        matches!(
            action,
            Action::Run(
                Command::ZoomIn
                    | Command::ZoomOut
                    | Command::ZoomFit
                    | Command::FitSelected
                    | Command::PanEarlier
                    | Command::PanLater
            )
        )
    };
    cx.cache.glides |= cx.out.iter().any(moves);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begins_where_it_was_and_ends_where_it_goes() {
        let glide = Glide { from: (0.0, 100.0), to: (40.0, 60.0), begun: 7.0 };
        assert_eq!(glide.at(7.0), (0.0, 100.0));
        assert_eq!(glide.at(7.0 + LASTS), (40.0, 60.0));
        assert_eq!(glide.at(9.0), (40.0, 60.0));
        let (first, last) = glide.at(7.0 + LASTS / 2.0);
        assert!(first > 30.0 && first < 40.0 && last > 60.0 && last < 70.0, "{first} {last}");
        assert!(!glide.is_over(7.1) && glide.is_over(7.0 + LASTS));
    }
}
