//! A module uses only what stands before it in DESIGN section 5.

use std::{fs, path::Path};

pub(super) const LAYERS: [&str; 7] = ["briefing", "file", "text", "figure", "export", "app", "ui"];

/// Crates that a layer may not name: the lower ones know no egui, and only `ui` the window.
const FORBIDDEN: [(&str, &[&str]); 6] = [
    ("briefing", &["egui", "eframe", "std::fs", "fluent", "icu"]),
    ("file", &["egui", "eframe", "fluent", "icu"]),
    ("text", &["egui", "eframe", "std::fs"]),
    ("figure", &["eframe", "std::fs", "rfd"]),
    ("export", &["eframe", "rfd"]),
    ("app", &["eframe", "rfd"]),
];

/// The files of a layer: path and text.
pub(super) fn files(layer: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut left = vec![root.join(format!("{layer}.rs")), root.join(layer)];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// The code without its tests and comments.
pub(super) fn code(text: &str) -> String {
    let before = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    before.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_layer_uses_only_those_before_it() {
    for (at, layer) in LAYERS.iter().enumerate() {
        let files = files(layer);
        assert!(!files.is_empty(), "no file in {layer}");
        for (path, text) in files {
            let code = code(&text);
            // `use crate::{a::…, b}` with one module a line or on one line.
            let nested: Vec<&str> =
                code.split("use crate::{").skip(1).filter_map(|part| part.split("};").next()).collect();
            for later in &LAYERS[at + 1..] {
                let direct = code.contains(&format!("crate::{later}"));
                let inside = nested.iter().any(|part| {
                    part.split([',', '{']).any(|word| word.trim().split("::").next() == Some(later))
                });
                assert!(!direct && !inside, "{path} uses {later}, which stands after {layer}");
            }
        }
    }
}

#[test]
fn lower_layers_know_no_window() {
    for (layer, names) in FORBIDDEN {
        for (path, text) in files(layer) {
            for name in names {
                let named = code(&text).lines().any(|line| {
                    line.split(|at: char| !(at.is_alphanumeric() || at == '_' || at == ':'))
                        .any(|word| word == *name || word.starts_with(&format!("{name}::")))
                });
                assert!(!named, "{path} names {name}");
            }
        }
    }
}
