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
        let triangles: Vec<[Vertex; 3]> =
            mesh.triangles().map(|corners| corners.map(|at| mesh.vertices[at as usize])).collect();
        areas(&triangles).or_else(|| strip(&triangles)).ok_or(Unsupported::Gradient)
    }
}

/// Triangles of one colour each.
fn areas(triangles: &[[Vertex; 3]]) -> Option<Painted> {
    let mut areas: Vec<(Color32, Vec<[Pos2; 3]>)> = Vec::new();
    for [a, b, c] in triangles {
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

/// Quads side by side, each column of corners in one colour.
fn strip(triangles: &[[Vertex; 3]]) -> Option<Painted> {
    let rect = triangles.iter().flatten().fold(Rect::NOTHING, |mut rect, vertex| {
        rect.extend_with(vertex.pos);
        rect
    });
    let mut columns: Vec<(f32, Color32)> = Vec::new();
    for vertex in triangles.iter().flatten() {
        if vertex.pos.y != rect.min.y && vertex.pos.y != rect.max.y {
            return None;
        }
        match columns.iter().find(|(x, _)| *x == vertex.pos.x) {
            Some((_, color)) if *color != vertex.color => return None,
            Some(_) => {}
            None => columns.push((vertex.pos.x, vertex.color)),
        }
    }
    columns.sort_by(|one, other| one.0.total_cmp(&other.0));
    // Each triangle spans one gap between columns, and together they fill the rectangle exactly.
    let mut filled = 0.0;
    for triangle in triangles {
        let at = |vertex: &Vertex| columns.iter().position(|(x, _)| *x == vertex.pos.x).unwrap_or_default();
        let places = triangle.each_ref().map(at);
        let (first, last) = (places.iter().min()?, places.iter().max()?);
        if last - first != 1 {
            return None;
        }
        filled += area(triangle.map(|vertex| vertex.pos)).abs() / 2.0;
    }
    let whole = rect.area();
    let fills = triangles.len() == 2 * (columns.len() - 1) && (filled - whole).abs() <= whole * 1e-3;
    fills.then(|| Painted::Strip { rect, stops: stops(rect, &columns) })
}

/// epaint blends premultiplied colours, SVG the colours alone: what is clear takes on the colours beside it.
fn stops(rect: Rect, columns: &[(f32, Color32)]) -> Vec<(f32, [u8; 4])> {
    let color = |at: usize| columns.get(at).map(|(_, color)| color.to_srgba_unmultiplied());
    let mut stops = Vec::new();
    for (at, (x, own)) in columns.iter().enumerate() {
        let offset = (x - rect.min.x) / rect.width();
        if own.a() > 0 {
            stops.push((offset, own.to_srgba_unmultiplied()));
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
