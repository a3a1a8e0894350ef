//! The few widgets of the house.

use egui::{
    Color32, Key, KeyboardShortcut, Response, RichText, Sense, Stroke, Ui, WidgetInfo,
    accesskit::Role as AccessRole, pos2, vec2,
};

use super::Cx;
use crate::{
    app::Command,
    figure::{Role, Tokens, fonts},
    text::Texts,
};

/// A small heading in capitals over a group.
pub fn section(ui: &mut Ui, tokens: &Tokens, title: &str) {
    ui.add_space(10.0);
    let text = RichText::new(title.to_uppercase())
        .font(fonts::medium(tokens.size(Role::Source)))
        .color(tokens.muted)
        .extra_letter_spacing(0.8);
    ui.label(text);
    ui.add_space(2.0);
}

/// A page's heading.
pub fn heading(ui: &mut Ui, tokens: &Tokens, title: &str, subtitle: &str) {
    ui.label(RichText::new(title).font(tokens.font(Role::Title)).color(tokens.text));
    if !subtitle.is_empty() {
        ui.label(RichText::new(subtitle).font(tokens.font(Role::Subtitle)).color(tokens.muted));
    }
    ui.add_space(8.0);
}

/// Text of less weight.
pub fn muted(ui: &mut Ui, tokens: &Tokens, text: impl Into<String>) -> Response {
    ui.label(RichText::new(text).font(tokens.font(Role::Subtitle)).color(tokens.muted))
}

/// One thing to choose, as wide as there is room: a mark, a name on one line or two, and a number at its end.
pub struct Choice<'a> {
    /// The name.
    pub name: &'a str,
    /// A number at its end.
    pub count: Option<String>,
    /// A dot of this colour and radius before it.
    pub dot: Option<(Color32, f32)>,
    /// How far it is set in, in points.
    pub indent: f32,
    /// Whether it is chosen.
    pub selected: bool,
    /// Whether it is set in the medium weight.
    pub strong: bool,
    /// Whether it is shown with less weight, as left out.
    pub faint: bool,
}

impl Choice<'_> {
    /// Shows it.
    pub fn show(&self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let width = ui.available_width();
        let count = self
            .count
            .as_ref()
            .map(|count| ui.painter().layout_no_wrap(count.clone(), fonts::regular(11.5), tokens.muted));
        let left = 12.0 + self.indent + if self.dot.is_some() { 14.0 } else { 0.0 };
        let right = 10.0 + count.as_ref().map_or(0.0, |count| count.size().x + 6.0);
        let font = if self.strong || self.selected { fonts::medium(12.5) } else { fonts::regular(12.5) };
        let galley = lines(ui, self.name, font, width - left - right, 2);
        let size = vec2(width, galley.size().y.max(LINE) + 26.0 - LINE);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let label = match &self.count {
            Some(count) => format!("{}, {count}", self.name),
            None => self.name.to_owned(),
        };
        response
            .widget_info(|| WidgetInfo::selected(AccessRole::Button, ui.is_enabled(), self.selected, &label));
        let fill = if self.selected {
            tokens.accent_soft
        } else if response.hovered() {
            tokens.accent_soft.gamma_multiply(0.5)
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, 6.0, fill);
        if response.has_focus() {
            ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.5, tokens.accent), egui::StrokeKind::Inside);
        }
        let ink = match (self.selected, self.faint) {
            (true, _) => tokens.accent,
            (_, true) => tokens.muted,
            _ => tokens.text,
        };
        if let Some((color, radius)) = self.dot {
            let center = pos2(rect.left() + 14.0 + self.indent, rect.center().y);
            if self.faint {
                ui.painter().circle_stroke(center, radius - 0.5, Stroke::new(1.2, color));
            } else {
                ui.painter().circle_filled(center, radius, color);
            }
        }
        if let Some(count) = count {
            let at = pos2(rect.right() - 10.0 - count.size().x, rect.center().y - count.size().y / 2.0);
            ui.painter().galley(at, count, tokens.muted);
        }
        let shortened = galley.elided;
        let at = pos2(rect.left() + left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        if shortened { response.on_hover_text(self.name) } else { response }
    }
}

/// The height of a line of text in a list, in points.
const LINE: f32 = 15.0;

/// Text on one line, shortened to a width.
pub fn line(ui: &Ui, text: &str, font: egui::FontId, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, Color32::PLACEHOLDER);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// Text on at most so many lines, wrapped at a width, and shortened.
fn lines(ui: &Ui, text: &str, font: egui::FontId, width: f32, most: usize) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, Color32::PLACEHOLDER, width);
    job.wrap.max_rows = most;
    ui.painter().layout_job(job)
}

/// A round-ended remark in a soft colour.
pub fn badge(ui: &mut Ui, text: &str, ink: Color32, fill: Color32) -> Response {
    let frame = egui::Frame::new().fill(fill).corner_radius(12).inner_margin(egui::Margin::symmetric(10, 4));
    frame.show(ui, |ui| ui.label(RichText::new(text).font(fonts::medium(12.0)).color(ink))).response
}

/// One of several to choose from, side by side.
pub fn segment(ui: &mut Ui, tokens: &Tokens, text: &str, chosen: bool) -> Response {
    let ink = if chosen { tokens.accent } else { tokens.muted };
    let font = if chosen { fonts::medium(12.0) } else { fonts::regular(12.0) };
    let fill = if chosen { tokens.accent_soft } else { Color32::TRANSPARENT };
    let button = egui::Button::new(RichText::new(text).font(font).color(ink)).fill(fill).selected(chosen);
    ui.add(button.frame_when_inactive(chosen))
}

/// A text that selects an item when it is clicked.
pub fn item_link(ui: &mut Ui, cx: &mut Cx<'_>, id: &crate::briefing::Id) -> Response {
    let document = &cx.state.document;
    let title = document.index.title(&document.briefing, id, cx.texts.language().code());
    let response = ui.link(RichText::new(title).font(cx.tokens.font(Role::Subtitle)).color(cx.tokens.accent));
    if response.clicked() {
        cx.select(id.clone());
    }
    response
}

/// The most a panel may take of the window's width, so that the page beside it keeps its room: a part, within bounds.
pub fn most(ui: &Ui, part: f32, least: f32, most: f32) -> f32 {
    (ui.ctx().content_rect().width() * part).round().clamp(least, most)
}

/// A field for one line of text, which stands in its middle.
pub fn field(text: &mut String) -> egui::TextEdit<'_> {
    egui::TextEdit::singleline(text).align(egui::Align2::LEFT_CENTER)
}

/// A button that adds a first item, where there is none yet.
pub fn add(ui: &mut Ui, cx: &mut Cx<'_>, command: Command) {
    if ui.button(cx.texts.get(&format!("command-{}", <&str>::from(command)))).clicked() {
        cx.run(command);
    }
}

/// A list in a window of its own, which scrolls from a height on, in points: egui would have it scroll from the height
/// that it had before.
pub fn list_up_to(height: f32) -> egui::ScrollArea {
    egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height)
}

/// The keys of a shortcut by the names they have in the language: egui has them in English.
pub fn keys(ctx: &egui::Context, texts: &Texts, shortcut: KeyboardShortcut) -> String {
    let whole = ctx.format_shortcut(&shortcut);
    let key = shortcut.logical_key;
    let name = match key {
        Key::ArrowUp => texts.get("key-up"),
        Key::ArrowDown => texts.get("key-down"),
        Key::ArrowLeft => texts.get("key-left"),
        Key::ArrowRight => texts.get("key-right"),
        Key::Escape => "Esc".to_owned(),
        Key::Delete => "Del".to_owned(),
        Key::Plus | Key::Minus | Key::Questionmark => key.symbol_or_name().to_owned(),
        _ => return whole,
    };
    match whole.strip_suffix(key.name()).or_else(|| whole.strip_suffix(key.symbol_or_name())) {
        Some(modifiers) => format!("{modifiers}{name}"),
        None => whole,
    }
}

/// A line across.
pub fn rule(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, tokens.edge));
}
