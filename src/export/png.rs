//! SVG to PNG, with the bundled typeface and no other.

use std::sync::{Arc, LazyLock};

use egui::ColorImage;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb},
};

use super::ExportError;
use crate::figure::fonts;

/// The bundled faces, read once.
static FACES: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut faces = fontdb::Database::new();
    for (_, _, bytes) in fonts::FACES {
        faces.load_font_source(fontdb::Source::Binary(Arc::new(bytes)));
    }
    Arc::new(faces)
});

/// Reads an SVG as drawn with the bundled typeface.
///
/// # Errors
/// When it is not a well-formed SVG with a size.
pub fn parse(svg: &str) -> Result<Tree, ExportError> {
    let options = Options { fontdb: FACES.clone(), ..Options::default() };
    Tree::from_str(svg, &options).map_err(|error| ExportError::Render(error.to_string()))
}

/// Draws an SVG of `size` points as a PNG of as many pixels.
///
/// # Errors
/// When it is not a well-formed SVG, or memory does not suffice.
pub fn render(svg: &str, size: (u32, u32)) -> Result<Vec<u8>, ExportError> {
    pixels(svg, size, 1)?.encode_png().map_err(|error| ExportError::Render(error.to_string()))
}

/// Draws an SVG of `size` points in `scale` times as many pixels each way.
///
/// # Errors
/// As [`render`].
pub fn image(svg: &str, size: (u32, u32), scale: u32) -> Result<ColorImage, ExportError> {
    let pixels = pixels(svg, size, scale)?;
    let size = [pixels.width() as usize, pixels.height() as usize];
    Ok(ColorImage::from_rgba_premultiplied(size, pixels.data()))
}

fn pixels(svg: &str, (width, height): (u32, u32), scale: u32) -> Result<Pixmap, ExportError> {
    let tree = parse(svg)?;
    let (width, height) = (width * scale, height * scale);
    let mut pixels =
        Pixmap::new(width, height).ok_or_else(|| ExportError::Render(format!("{width}x{height} pixels")))?;
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    Ok(pixels)
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Pixmap;

    use super::*;

    const PAGE: &str = concat!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" font-family="Roboto, sans-serif">"##,
        r##"<rect width="20" height="20" fill="#9c3a00"/>"##,
        r##"<text x="22" y="16" font-size="16" font-weight="500">M</text></svg>"##
    );

    #[test]
    fn pixels_as_drawn() {
        let png = render(PAGE, (40, 20)).unwrap();
        let pixels = Pixmap::decode_png(&png).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (40, 20));
        let left = pixels.pixel(5, 5).unwrap();
        assert_eq!((left.red(), left.green(), left.blue(), left.alpha()), (0x9c, 0x3a, 0, 255));
        let inked = (20..40).any(|x| (0..20).any(|y| pixels.pixel(x, y).unwrap().alpha() > 200));
        assert!(inked, "the text is drawn");
        assert_eq!(render(PAGE, (40, 20)).unwrap(), png);
    }

    #[test]
    fn each_face_is_found_by_its_weight() {
        for (name, weight, _) in fonts::FACES {
            let query = fontdb::Query {
                families: &[fontdb::Family::Name("Roboto")],
                weight: fontdb::Weight(weight),
                ..fontdb::Query::default()
            };
            let found = FACES.query(&query).and_then(|id| FACES.face(id)).unwrap();
            assert_eq!((found.post_script_name.as_str(), found.weight.0), (name, weight));
        }
    }

    #[test]
    fn what_is_no_svg_is_an_error() {
        assert!(matches!(render("<svg", (40, 20)), Err(ExportError::Render(_))));
    }
}
