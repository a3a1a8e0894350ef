//! What the desktop needs of the program besides itself: its icon, its menu entry, its type of file.

use std::{fs, path::Path};

use hoofdlijn::export::png;

/// Width and height of the icons, in pixels.
const ICONS: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];

/// Whoever changes the drawing runs this test once with HOOFDLIJN_ICONS=write.
#[test]
fn the_icons_are_made_from_their_drawing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/icons");
    let drawing = fs::read_to_string(folder.join("hoofdlijn.svg")).unwrap();
    for size in ICONS {
        let sized =
            drawing.replace("width=\"64\" height=\"64\"", &format!("width=\"{size}\" height=\"{size}\""));
        assert!(sized.contains(&format!("width=\"{size}\" height")), "the drawing says its size otherwise");
        let made = png::render(&sized, (size, size)).unwrap();
        let file = folder.join(format!("{size}.png"));
        if std::env::var_os("HOOFDLIJN_ICONS").is_some() {
            fs::write(&file, &made).unwrap();
        }
        assert!(fs::read(&file).unwrap() == made, "{} is not made from the drawing", file.display());
    }
}

#[test]
fn the_menu_entry_and_the_type_of_file_agree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/linux");
    let entry = fs::read_to_string(folder.join("hoofdlijn.desktop")).unwrap();
    let mime = fs::read_to_string(folder.join("hoofdlijn.xml")).unwrap();
    let kind = entry.lines().find_map(|line| line.strip_prefix("MimeType=")).unwrap().trim_end_matches(';');
    assert!(mime.contains(&format!("<mime-type type=\"{kind}\">")), "{kind}");
    assert!(mime.contains("pattern=\"*.briefing.json\""));
    let program = entry.lines().find_map(|line| line.strip_prefix("Exec=")).unwrap();
    assert_eq!(program.split(' ').next(), Some(env!("CARGO_PKG_NAME")));
}
