//! The marks of the notation: realised solid, plan outlined, forecast hatched, unexplained dashed-hatched; a promised
//! window a band with soft ends, delivered a diamond, late a triangle.
//!
//! # Meshes
//! Only two sorts of mesh are ever laid out, both untextured, so that an exporter can write them as vectors:
//!
//! * A *band* ([`soft_band`]): two to four columns from left to right, each a vertex at the top and one at the bottom
//!   of the same colour; 4, 6 or 8 vertices, indices `[0,1,2, 2,1,3]` plus 2 for each further pair of columns. It is
//!   a rectangle filled with a horizontal linear gradient with one stop a column. A column of strength 0 is
//!   `Color32::TRANSPARENT`: give it the colour of its neighbour at opacity 0.
//! * A *heap* ([`Heap`]): every triangle has one colour. It is as many polygons.

use egui::{Color32, Mesh, Pos2, Rangef, Rect, Shape, Stroke, Vec2, epaint::Vertex, pos2, vec2};

/// A square on its point: something that happened, on its day. The radius is half its width.
pub fn diamond(center: Pos2, radius: f32, fill: Color32, stroke: Stroke) -> Shape {
    Shape::convex_polygon(diamond_points(center, radius).to_vec(), fill, stroke)
}

fn diamond_points(center: Pos2, radius: f32) -> [Pos2; 4] {
    [
        center - vec2(0.0, radius),
        center + vec2(radius, 0.0),
        center + vec2(0.0, radius),
        center - vec2(radius, 0.0),
    ]
}

/// A triangle that points up: late. It stands within a circle of this radius.
pub fn triangle(center: Pos2, radius: f32, fill: Color32) -> Shape {
    Shape::convex_polygon(triangle_points(center, radius).to_vec(), fill, Stroke::NONE)
}

fn triangle_points(center: Pos2, radius: f32) -> [Pos2; 3] {
    [
        center - vec2(0.0, radius * 0.9),
        center + vec2(radius * 0.95, radius * 0.75),
        center + vec2(-radius * 0.95, radius * 0.75),
    ]
}

/// A small arrowhead whose point is at `tip`; `direction` is one point long.
pub fn arrowhead(tip: Pos2, direction: Vec2, length: f32, fill: Color32) -> Shape {
    let back = tip - direction * length;
    let across = direction.rot90() * length * 0.6;
    Shape::convex_polygon(vec![tip, back + across, back - across], fill, Stroke::NONE)
}

/// Parallel lines under 45 degrees within a rectangle, `gap` points apart across the lines.
pub fn hatch(rect: Rect, gap: f32, stroke: Stroke) -> Shape {
    let step = f64::from(gap.max(1.0)) * std::f64::consts::SQRT_2;
    let (left, right) = (f64::from(rect.min.x), f64::from(rect.max.x));
    let (top, bottom) = (f64::from(rect.min.y), f64::from(rect.max.y));
    if left >= right || top >= bottom {
        return Shape::Noop;
    }
    // The lines x + y = sum, so that neighbouring hatches run on in each other.
    let first = ((left + top) / step).floor() as i64 + 1;
    let last = ((right + bottom) / step).ceil() as i64 - 1;
    let lines = (first..=last).map(|at| {
        let sum = at as f64 * step;
        let (low, high) = ((sum - bottom).max(left), (sum - top).min(right));
        let points = [pos2(low as f32, (sum - low) as f32), pos2(high as f32, (sum - high) as f32)];
        Shape::line_segment(points, stroke)
    });
    Shape::Vec(lines.collect())
}

/// A hatched rectangle with a whole outline: a forecast.
pub fn hatched(rect: Rect, gap: f32, stroke: Stroke) -> Shape {
    let outline = Shape::rect_stroke(rect, 0.0, stroke, egui::StrokeKind::Inside);
    Shape::Vec(vec![hatch(rect, gap, stroke), outline])
}

/// A hatched rectangle with a dashed outline: what no source explains.
pub fn dashed_hatched(rect: Rect, gap: f32, stroke: Stroke) -> Shape {
    Shape::Vec(vec![hatch(rect, gap, stroke), dashed_outline(rect, stroke)])
}

/// A dashed line through points; dashes and gaps are in proportion to its width.
pub fn dashed(points: &[Pos2], stroke: Stroke) -> Shape {
    Shape::Vec(Shape::dashed_line(points, stroke, stroke.width * 2.5, stroke.width * 2.0))
}

/// A dashed outline inside a rectangle.
pub fn dashed_outline(rect: Rect, stroke: Stroke) -> Shape {
    let rect = rect.shrink(stroke.width / 2.0);
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    dashed(&corners, stroke)
}

/// How much of its colour a band has at a place across: from 0, nothing, to 1, all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// Points from the left of the figure.
    pub x: f64,
    /// From 0 to 1.
    pub strength: f32,
}

/// The part of a band within `clip`: the strength at a cut is what it was there. Nothing where it lies outside.
///
/// The stops run from left to right. They are cut before they become `f32`, since a far end would overflow it.
pub fn cut(stops: &[Stop], clip: Rangef) -> Vec<Stop> {
    let (left, right) = (f64::from(clip.min), f64::from(clip.max));
    let mut within = Vec::with_capacity(stops.len());
    for pair in stops.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let (start, end) = (from.x.max(left), to.x.min(right));
        if start >= end {
            continue;
        }
        let at = |x: f64| {
            let part = ((x - from.x) / (to.x - from.x)) as f32;
            Stop { x, strength: from.strength + (to.strength - from.strength) * part }
        };
        if within.is_empty() {
            within.push(at(start));
        }
        within.push(at(end));
    }
    within
}

/// A band of one colour whose strength changes from left to right, with two to four stops; see the
/// [module](self#meshes) for what it consists of.
pub fn soft_band(rows: Rangef, stops: &[Stop], color: Color32) -> Shape {
    debug_assert!(stops.len() <= 4, "an exporter knows at most four stops");
    if stops.len() < 2 {
        return Shape::Noop;
    }
    let mut mesh = Mesh::default();
    mesh.vertices.reserve_exact(stops.len() * 2);
    mesh.indices.reserve_exact((stops.len() - 1) * 6);
    for stop in stops {
        let color = color.gamma_multiply(stop.strength.clamp(0.0, 1.0));
        mesh.colored_vertex(pos2(stop.x as f32, rows.min), color);
        mesh.colored_vertex(pos2(stop.x as f32, rows.max), color);
    }
    for column in 0..stops.len() as u32 - 1 {
        let at = column * 2;
        mesh.add_triangle(at, at + 1, at + 2);
        mesh.add_triangle(at + 2, at + 1, at + 3);
    }
    Shape::mesh(mesh)
}

/// A mesh of so many corners is not copied into another: that would cost more than it saves.
const LARGE: usize = 4_000;

/// Shapes with each run of small meshes in one: every mesh costs a window as much as hundreds of corners.
pub fn joined(shapes: Vec<Shape>) -> Vec<Shape> {
    let small = |shape: &Shape| match shape {
        Shape::Mesh(mesh) => mesh.texture_id == egui::TextureId::default() && mesh.vertices.len() < LARGE,
        _ => false,
    };
    let mut joined = Vec::with_capacity(shapes.len());
    let mut run = Mesh::default();
    let mut shapes = shapes.into_iter().peekable();
    while let Some(shape) = shapes.next() {
        let next = shapes.peek().is_some_and(small);
        match shape {
            Shape::Mesh(mesh) if (next || !run.is_empty()) && small(&Shape::Mesh(mesh.clone())) => {
                run.append_ref(&mesh);
                if !next {
                    joined.push(Shape::mesh(std::mem::take(&mut run)));
                }
            }
            other => joined.push(other),
        }
    }
    joined
}

/// A shape moved: a mesh is copied and moved at once.
pub fn moved(shape: &Shape, offset: Vec2) -> Shape {
    match shape {
        Shape::Mesh(mesh) => {
            let moved = |vertex: &Vertex| Vertex { pos: vertex.pos + offset, ..*vertex };
            Shape::mesh(Mesh {
                vertices: mesh.vertices.iter().map(moved).collect(),
                indices: mesh.indices.clone(),
                texture_id: mesh.texture_id,
            })
        }
        other => {
            let mut shape = other.clone();
            shape.translate(offset);
            shape
        }
    }
}

/// Many small marks in one mesh, which costs a fraction of as many shapes.
#[derive(Default)]
pub struct Heap(Mesh);

impl Heap {
    /// Makes room for so many corners.
    pub fn reserve(&mut self, corners: usize) {
        self.0.vertices.reserve(corners);
        self.0.indices.reserve(corners / 2 * 3);
    }

    /// Adds a rectangle.
    pub fn rect(&mut self, rect: Rect, color: Color32) {
        self.0.add_colored_rect(rect, color);
    }

    /// Adds a diamond.
    pub fn diamond(&mut self, center: Pos2, radius: f32, color: Color32) {
        let at = self.0.vertices.len() as u32;
        for point in diamond_points(center, radius) {
            self.0.colored_vertex(point, color);
        }
        self.0.add_triangle(at, at + 1, at + 2);
        self.0.add_triangle(at, at + 2, at + 3);
    }

    /// Adds a triangle that points up, as [`triangle`].
    pub fn triangle(&mut self, center: Pos2, radius: f32, color: Color32) {
        let at = self.0.vertices.len() as u32;
        for point in triangle_points(center, radius) {
            self.0.colored_vertex(point, color);
        }
        self.0.add_triangle(at, at + 1, at + 2);
    }

    /// Adds a dashed line along rows, from left to right.
    pub fn dashes(&mut self, span: Rangef, rows: Rangef, (dash, step): (f32, f32), color: Color32) {
        let count = (span.span() / step).ceil() as usize;
        self.0.vertices.reserve(count * 4);
        self.0.indices.reserve(count * 6);
        let mut from = span.min;
        while from < span.max {
            let across = Rangef::new(from, (from + dash).min(span.max));
            self.0.add_colored_rect(Rect::from_x_y_ranges(across, rows), color);
            from += step;
        }
    }

    /// All of them as one shape; nothing where there are none.
    pub fn into_shape(self) -> Option<Shape> {
        (!self.0.is_empty()).then(|| Shape::mesh(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatching_stays_within() {
        let rect = Rect::from_min_max(pos2(10.0, 20.0), pos2(47.0, 29.0));
        let Shape::Vec(lines) = hatch(rect, 4.0, Stroke::new(1.0, Color32::BLACK)) else { panic!() };
        assert!(lines.len() > 5, "{}", lines.len());
        for line in &lines {
            let Shape::LineSegment { points, .. } = line else { panic!() };
            assert!(points.iter().all(|point| rect.expand(0.01).contains(*point)), "{points:?}");
        }
    }

    #[test]
    fn hatching_of_nothing_is_nothing() {
        let flat = Rect::from_min_max(pos2(10.0, 20.0), pos2(10.0, 29.0));
        assert_eq!(hatch(flat, 4.0, Stroke::new(1.0, Color32::BLACK)), Shape::Noop);
    }

    #[test]
    fn a_cut_band_keeps_its_strength() {
        let stops = [(0.0, 0.0), (10.0, 1.0), (90.0, 1.0), (100.0, 0.0)];
        let stops = stops.map(|(x, strength)| Stop { x, strength });
        assert_eq!(cut(&stops, Rangef::new(-5.0, 105.0)), stops);
        let half = cut(&stops, Rangef::new(5.0, 50.0));
        let expected = [(5.0, 0.5), (10.0, 1.0), (50.0, 1.0)].map(|(x, strength)| Stop { x, strength });
        assert_eq!(half, expected);
        assert_eq!(cut(&stops, Rangef::new(200.0, 300.0)), []);
        // A thousand years at a day a point: far off the ends of the picture.
        let far = [Stop { x: -1e12, strength: 1.0 }, Stop { x: 1e12, strength: 0.0 }];
        let seen = cut(&far, Rangef::new(0.0, 100.0));
        assert!(seen.iter().all(|stop| (stop.strength - 0.5).abs() < 1e-6), "{seen:?}");
    }

    #[test]
    fn runs_of_meshes_are_joined_and_nothing_else() {
        let mut heap = Heap::default();
        heap.rect(Rect::from_min_max(pos2(0.0, 0.0), pos2(2.0, 2.0)), Color32::RED);
        let mesh = heap.into_shape().unwrap();
        let line = Shape::hline(Rangef::new(0.0, 9.0), 1.0, Stroke::new(1.0, Color32::BLACK));
        let shapes = [mesh.clone(), mesh.clone(), line.clone(), line.clone(), mesh.clone()];
        let joined = joined(shapes.to_vec());
        let [Shape::Mesh(two), first, second, last] = joined.as_slice() else { panic!("{joined:?}") };
        assert_eq!((two.vertices.len(), two.indices.len(), two.is_valid()), (8, 12, true));
        assert_eq!([first, second, last], [&line, &line, &mesh]);
        let offset = vec2(3.0, 4.0);
        for shape in &shapes {
            let mut expected = shape.clone();
            expected.translate(offset);
            assert_eq!(moved(shape, offset), expected);
        }
    }

    #[test]
    fn a_large_mesh_stays_as_it_is() {
        let heap = |rects: usize| {
            let mut heap = Heap::default();
            for _ in 0..rects {
                heap.rect(Rect::from_min_max(pos2(0.0, 0.0), pos2(2.0, 2.0)), Color32::RED);
            }
            heap.into_shape().unwrap()
        };
        let (small, large) = (heap(1), heap(LARGE / 4));
        let shapes = [&small, &small, &large, &small, &large, &small, &small].map(Clone::clone);
        let expected = [&heap(2), &large, &small, &large, &heap(2)].map(Clone::clone);
        assert_eq!(joined(shapes.to_vec()), expected);
    }

    #[test]
    fn a_band_has_a_pair_of_vertices_a_stop() {
        let stops =
            [Stop { x: 0.0, strength: 0.0 }, Stop { x: 8.0, strength: 1.0 }, Stop { x: 9.0, strength: 1.0 }];
        let Shape::Mesh(mesh) = soft_band(Rangef::new(2.0, 4.0), &stops, Color32::RED) else { panic!() };
        assert_eq!(mesh.vertices.len(), 6);
        assert_eq!(mesh.indices, [0, 1, 2, 2, 1, 3, 2, 3, 4, 4, 3, 5]);
        assert_eq!(mesh.vertices[0].color, Color32::TRANSPARENT);
        assert_eq!(mesh.vertices[5].color, Color32::RED);
    }
}
