//! The few meshes that figures paint: a strip that fades from left to right, and areas of one colour.

use egui::{
    Color32, Pos2, Rect,
    epaint::{Mesh, TextureId, Vertex, WHITE_UV},
};

use super::Unsupported;

/// A mesh as SVG can say it.
#[derive(Debug, PartialEq)]
pub(super) enum Painted {
    /// A rectangle filled with colours that change from left to right.
    Strip {
        /// What it covers.
        rect: Rect,
        /// Red, green, blue and opacity from left (0) to right (1).
        stops: Vec<(f32, [u8; 4])>,
    },
    /// Triangles by colour, in painting order, all wound the same way.
    Areas(Vec<(Color32, Vec<[Pos2; 3]>)>),
}

impl Painted {
    pub(super) fn of(mesh: &Mesh) -> Result<Self, Unsupported> {
        let plain = mesh.texture_id == TextureId::default()
            && mesh.is_valid()
            && mesh.vertices.iter().all(|vertex| vertex.uv == WHITE_UV);
        if !plain {
            return Err(Unsupported::Texture);
        }
        if mesh.vertices.iter().any(|vertex| !vertex.pos.is_finite()) {
            return Err(Unsupported::NotFinite);
        }
        if mesh.vertices.iter().any(|vertex| vertex.color.a() == 0 && vertex.color != Color32::TRANSPARENT) {
            return Err(Unsupported::AdditiveColor);
        }
        areas(mesh).or_else(|| strip(mesh)).ok_or(Unsupported::Gradient)
    }
}

/// Triangles of one colour each.
fn areas(mesh: &Mesh) -> Option<Painted> {
    let mut areas: Vec<(Color32, Vec<[Pos2; 3]>)> = Vec::new();
    for [a, b, c] in mesh.triangles().map(|corners| corners.map(|at| mesh.vertices[at as usize])) {
        if a.color != b.color || b.color != c.color {
            return None;
        }
        // Wound the same way, neighbours in one path leave no seam and cut no hole.
        let corners =
            if area([a.pos, b.pos, c.pos]) < 0.0 { [a.pos, c.pos, b.pos] } else { [a.pos, b.pos, c.pos] };
        match areas.last_mut() {
            Some((color, known)) if *color == a.color => known.push(corners),
            _ => areas.push((a.color, vec![corners])),
        }
    }
    Some(Painted::Areas(areas))
}

/// Twice the area, positive where the corners run clockwise on screen.
fn area([a, b, c]: [Pos2; 3]) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Columns from left to right, each a vertex at the top and one at the bottom in the same colour, and two triangles
/// between each and the next: what [`soft_band`](crate::figure::marks::soft_band) makes.
#[expect(clippy::float_cmp, reason = "the corners of a column are made of the same numbers")]
fn strip(mesh: &Mesh) -> Option<Painted> {
    let (columns, odd) = mesh.vertices.as_chunks::<2>();
    let (first, last) = (columns.first()?, columns.last()?);
    let rect = Rect::from_min_max(first[0].pos, last[1].pos);
    let upright = columns.iter().all(|[top, bottom]| {
        top.pos.x == bottom.pos.x
            && top.color == bottom.color
            && top.pos.y == rect.min.y
            && bottom.pos.y == rect.max.y
    });
    let in_order = columns.is_sorted_by(|one, other| one[0].pos.x <= other[0].pos.x);
    let joined = mesh.indices.len() == (columns.len() - 1) * 6
        && mesh.triangles().zip(0..).all(|(mut corners, at)| {
            corners.sort_unstable();
            corners == [at, at + 1, at + 2]
        });
    match odd.is_empty() && upright && in_order && joined {
        false => None,
        // No wider than nothing.
        true if !rect.is_positive() => Some(Painted::Areas(Vec::new())),
        true => Some(Painted::Strip { rect, stops: stops(rect, columns) }),
    }
}

/// epaint blends premultiplied colours, SVG the colours alone: what is clear takes on the colours beside it.
fn stops(rect: Rect, columns: &[[Vertex; 2]]) -> Vec<(f32, [u8; 4])> {
    let color = |at: usize| columns.get(at).map(|[top, _]| top.color.to_srgba_unmultiplied());
    let mut stops = Vec::new();
    for (at, [top, _]) in columns.iter().enumerate() {
        let offset = (top.pos.x - rect.min.x) / rect.width();
        if top.color.a() > 0 {
            stops.push((offset, top.color.to_srgba_unmultiplied()));
            continue;
        }
        let beside =
            [at.checked_sub(1), Some(at + 1)].map(|beside| color(beside?).filter(|color| color[3] > 0));
        let mut clear: Vec<_> = beside
            .into_iter()
            .flatten()
            .map(|[red, green, blue, _]| (offset, [red, green, blue, 0]))
            .collect();
        clear.dedup();
        if clear.is_empty() {
            clear.push((offset, [0; 4]));
        }
        stops.append(&mut clear);
    }
    stops
}
