//! Lines over years, drawn by egui_plot within a frame and bounds that our own layout fixes, so that our labels fit.
//!
//! egui_plot's axes, legend, hover and zoom are all switched off: ticks, labels and items are laid out like those of
//! every other figure, through [`Field::at`], which is the very transform egui_plot draws with.

use egui::{Color32, Pos2, Rect, Sense, Stroke, UiBuilder, Vec2, pos2};
use egui_plot::{Line, LineStyle, MarkerShape, PlotPoints, Points};

/// What egui_plot is to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// Each with bounds of its own.
    pub fields: Vec<Field>,
}

/// A rectangle with the values at its edges, and the lines in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Where, in points from the upper left of the figure.
    pub rect: Rect,
    /// The values at its left and right edge.
    pub x: [f64; 2],
    /// The values at its lower and upper edge.
    pub y: [f64; 2],
    /// In painting order.
    pub paths: Vec<Path>,
}

/// A line through points.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The values, in order; the line is joined through all of them.
    pub points: Vec<[f64; 2]>,
    /// The line.
    pub stroke: Stroke,
    /// Whether it is dashed.
    pub dashed: bool,
    /// What stands at each point; nothing where `None`.
    pub marker: Option<Marker>,
}

/// What stands at the points of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marker {
    /// In points.
    pub radius: f32,
    /// Inside it; the stroke's colour where realised, the ground where planned.
    pub fill: Color32,
    /// Whether it is a diamond rather than a circle: a point that no line may join.
    pub diamond: bool,
}

/// Lines through points, each of which says whether what leads to it is a forecast: dashed then, and whole where it
/// is planned or realised.
pub fn joined(points: &[([f64; 2], bool)], stroke: Stroke) -> Vec<Path> {
    let mut paths: Vec<Path> = Vec::new();
    for pair in points.windows(2) {
        let [(from, _), (to, dashed)] = [pair[0], pair[1]];
        match paths.last_mut().filter(|path| path.dashed == dashed) {
            Some(path) => path.points.push(to),
            None => paths.push(Path { points: vec![from, to], stroke, dashed, marker: None }),
        }
    }
    paths
}

impl Field {
    /// A field without lines.
    pub fn new(rect: Rect, x: [f64; 2], y: [f64; 2]) -> Self {
        Self { rect, x, y, paths: Vec::new() }
    }

    /// Where a value lies, in points from the upper left of the figure.
    pub fn at(&self, x: f64, y: f64) -> Pos2 {
        let along =
            |value: f64, [from, to]: [f64; 2]| if to <= from { 0.5 } else { (value - from) / (to - from) };
        pos2(
            self.rect.min.x + self.rect.width() * along(x, self.x) as f32,
            self.rect.max.y - self.rect.height() * along(y, self.y) as f32,
        )
    }
}

impl Plot {
    /// Draws it at an offset.
    pub fn paint(&self, ui: &mut egui::Ui, offset: Vec2) {
        for (number, field) in self.fields.iter().enumerate() {
            let rect = field.rect.translate(offset);
            if rect.is_positive() {
                let builder = UiBuilder::new().max_rect(rect).id_salt(("field", number));
                field.paint(&mut ui.new_child(builder), rect.size());
            }
        }
    }
}

impl Field {
    fn paint(&self, ui: &mut egui::Ui, size: Vec2) {
        let plot = egui_plot::Plot::new("plot")
            .width(size.x)
            .height(size.y)
            .min_size(Vec2::ZERO)
            .sense(Sense::hover())
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .show_crosshair(false)
            .allow_zoom(false)
            .allow_scroll(false)
            .allow_drag(false)
            .allow_boxed_zoom(false)
            .allow_axis_zoom_drag(false)
            .allow_double_click_reset(false);
        plot.show(ui, |plot| {
            plot.set_plot_bounds_x(self.x[0]..=self.x[1]);
            plot.set_plot_bounds_y(self.y[0]..=self.y[1]);
            for (number, path) in self.paths.iter().enumerate() {
                let points = || PlotPoints::from(path.points.clone());
                if path.points.len() > 1 {
                    let style = if path.dashed {
                        LineStyle::Dashed { length: path.stroke.width * 4.0 }
                    } else {
                        LineStyle::Solid
                    };
                    let line = Line::new("", points()).id(("line", number)).stroke(path.stroke).style(style);
                    plot.line(line.allow_hover(false).allow_band(false));
                }
                let Some(marker) = path.marker else { continue };
                let dots = |salt, radius: f32, color| {
                    Points::new("", points())
                        .id((salt, number))
                        .shape(if marker.diamond { MarkerShape::Diamond } else { MarkerShape::Circle })
                        .radius(radius)
                        .color(color)
                        .allow_hover(false)
                };
                // A ring as one mark on another: egui_plot gives an open marker no width of its own.
                plot.points(dots("ring", marker.radius + path.stroke.width / 2.0, path.stroke.color));
                if marker.fill != path.stroke.color {
                    plot.points(dots(
                        "hole",
                        (marker.radius - path.stroke.width / 2.0).max(0.0),
                        marker.fill,
                    ));
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_a_forecast_is_dashed_and_all_of_it_is_joined() {
        let points = [
            ([0.0, 1.0], false),
            ([1.0, 2.0], false),
            ([2.0, 3.0], true),
            ([3.0, 4.0], true),
            ([4.0, 5.0], false),
        ];
        let paths = joined(&points, Stroke::new(1.0, Color32::BLACK));
        let told: Vec<_> = paths.iter().map(|path| (path.points.len(), path.dashed)).collect();
        assert_eq!(told, [(2, false), (3, true), (2, false)]);
        assert!(paths.windows(2).all(|pair| pair[0].points.last() == pair[1].points.first()));
        assert!(joined(&points[..1], Stroke::NONE).is_empty());
    }
}
