//! The bundled typeface, so that text measures the same everywhere.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

const MEDIUM: &str = "Roboto-Medium";
const BOLD: &str = "Roboto-Bold";

/// Roboto Regular, Medium and Bold: family name, weight as in CSS, and bytes of each face.
pub const FACES: [(&str, u16, &[u8]); 3] = [
    ("Roboto-Regular", 400, include_bytes!("../../assets/fonts/Roboto-Regular.ttf")),
    (MEDIUM, 500, include_bytes!("../../assets/fonts/Roboto-Medium.ttf")),
    (BOLD, 700, include_bytes!("../../assets/fonts/Roboto-Bold.ttf")),
];

/// Only the bundled faces: nothing of the machine's.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, _, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    fonts.families.insert(FontFamily::Proportional, vec!["Roboto-Regular".to_owned()]);
    fonts.families.insert(FontFamily::Monospace, vec!["Roboto-Regular".to_owned()]);
    for name in [MEDIUM, BOLD] {
        fonts.families.insert(FontFamily::Name(name.into()), vec![name.to_owned()]);
    }
    fonts
}

/// The regular weight.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The medium weight.
pub fn medium(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(MEDIUM.into()))
}

/// The bold weight.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}
