//! The slides: small ones in their order, to be chosen, moved and taken out, and the chosen one large with its notes.

use egui::{
    Frame, Key, Margin, Modifiers, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    accesskit::Role as AccessRole, pos2, vec2,
};

use super::{
    Cx,
    show::{outlined, thumb},
    widgets,
};
use crate::{
    app::{Action, Command, items, show},
    briefing::{
        Id, Slide,
        edit::{Edit, EditName},
        finding::Step,
    },
    figure::{Role, fonts},
};

/// How wide the column of small slides may be, in points.
const COLUMN: (f32, f32) = (200.0, 300.0);

/// Shows them.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let slides = &cx.state.document.briefing.slides;
    if slides.is_empty() {
        empty(ui, cx);
        return;
    }
    let selected = cx.state.view.selection.as_ref().map(|place| &place.item);
    // Where none was chosen it is the first that is shown large.
    let chosen = slides.iter().position(|slide| Some(&slide.id) == selected).or(Some(0));
    arrows(ui, cx, chosen);
    let room = ui.available_rect_before_wrap();
    let width = (room.width() * 0.3).clamp(COLUMN.0, COLUMN.1).round();
    let (left, right) = room.split_left_right_at_x(room.left() + width);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        ui.painter().rect_filled(left, 0.0, cx.tokens.panel);
        column(ui, cx, chosen);
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| large(ui, cx, chosen.unwrap_or_default()));
}

fn empty(ui: &mut Ui, cx: &mut Cx<'_>) {
    let frame = Frame::new().inner_margin(Margin::symmetric(20, 14));
    frame.show(ui, |ui| {
        widgets::heading(ui, cx.tokens, &cx.texts.get("page-slides"), &cx.texts.get("slides-none"));
        let keys = ui.ctx().format_shortcut(&Command::AddView.shortcuts()[0]);
        ui.label(cx.texts.with("slides-none-hint", &[("keys", keys.into())]));
    });
}

/// The slide before or after the chosen one, by key.
fn arrows(ui: &Ui, cx: &mut Cx<'_>, chosen: Option<usize>) {
    if cx.state.dialog.is_some() || ui.egui_wants_keyboard_input() {
        return;
    }
    let slides = &cx.state.document.briefing.slides;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
        (true, _) => chosen.map_or(0, |at| at + 1),
        (_, true) => chosen.unwrap_or(1).saturating_sub(1),
        _ => return,
    };
    if let Some(slide) = slides.get(to) {
        cx.select(slide.id.clone());
    }
}

/// Every slide, small.
fn column(ui: &mut Ui, cx: &mut Cx<'_>, chosen: Option<usize>) {
    let slides = cx.state.document.briefing.slides.clone();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(10.0);
        for (at, slide) in slides.iter().enumerate() {
            card(ui, cx, at, slide, chosen == Some(at));
        }
        ui.add_space(10.0);
    });
}

/// One small slide with its number and title.
fn card(ui: &mut Ui, cx: &mut Cx<'_>, at: usize, slide: &Slide, chosen: bool) {
    let margin = vec2(34.0, 6.0);
    let width = ui.available_width() - margin.x - 14.0;
    let size = vec2(ui.available_width(), thumb::height(width) + margin.y * 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let name = name(ui, cx, slide);
    response.widget_info(|| {
        WidgetInfo::selected(AccessRole::ListItem, true, chosen, format!("{}. {name}", at + 1))
    });
    let picture = Rect::from_min_size(rect.min + margin, vec2(width, thumb::height(width)));
    if ui.is_rect_visible(rect) {
        if chosen {
            ui.painter().rect_filled(rect.shrink2(vec2(4.0, 1.0)), 6.0, cx.tokens.accent_soft);
        }
        let ink = if chosen { cx.tokens.accent } else { cx.tokens.muted };
        let font = fonts::medium(cx.tokens.size(Role::Mark));
        let number = ui.painter().layout_no_wrap((at + 1).to_string(), font, ink);
        ui.painter().galley(pos2(picture.left() - 8.0 - number.size().x, picture.top()), number, ink);
        thumb::paint(ui, cx, slide, picture);
        outlined(ui, picture, cx.tokens, chosen || response.has_focus());
    }
    if chosen && !ui.is_rect_visible(picture) && response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.dnd_set_drag_payload(at);
    if let Some(from) = response.dnd_hover_payload::<usize>() {
        let below = *from < at;
        let y = if below { rect.bottom() } else { rect.top() };
        ui.painter().hline(picture.x_range(), y, Stroke::new(3.0, cx.tokens.accent));
    }
    if let Some(from) = response.dnd_release_payload::<usize>()
        && *from != at
        && let Some(moved) = cx.state.document.briefing.slides.get(*from)
    {
        let edit = moved_to(cx, &moved.id.clone(), &slide.id);
        cx.out.extend(edit.map(|edit| Action::Edit(edit, None)));
    }
    if response.double_clicked() {
        cx.select(slide.id.clone());
        cx.run(Command::PresentHere);
    } else if response.clicked() {
        cx.select(slide.id.clone());
    }
}

/// The edit that puts a slide in the place of another.
fn moved_to(cx: &Cx<'_>, id: &Id, other: &Id) -> Option<Edit> {
    let document = &cx.state.document;
    let Some(Step::At(to)) = document.path(&other.clone().into())?.0.last().cloned() else { return None };
    let path = document.path(&id.clone().into())?;
    Some(Edit::new(EditName::reorder(&items::title(document, id))).shift(path, to).selecting(id.clone()))
}

/// What a slide is called: its title, or else what its figure finds.
fn name(ui: &Ui, cx: &mut Cx<'_>, slide: &Slide) -> String {
    if let Some(title) = show::title(slide, cx.texts) {
        return title.to_owned();
    }
    let laid = thumb::laid(ui, cx, slide, vec2(1280.0, 720.0));
    laid.map_or_else(|| slide.figure.clone(), |(_, laid)| laid.layout.title.clone())
}

/// One slide, large, with what can be done with it and its notes.
fn large(ui: &mut Ui, cx: &mut Cx<'_>, at: usize) {
    let slides = &cx.state.document.briefing.slides;
    let (Some(slide), count) = (slides.get(at).cloned(), slides.len()) else { return };
    let frame = Frame::new().inner_margin(Margin { left: 20, right: 20, top: 12, bottom: 12 });
    frame.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if ui.button(cx.texts.get("command-present-here")).clicked() {
                cx.select(slide.id.clone());
                cx.run(Command::PresentHere);
            }
            for (key, command) in [
                ("slides-up", Command::MoveUp),
                ("slides-down", Command::MoveDown),
                ("slides-copy", Command::Duplicate),
                ("slides-remove", Command::Remove),
            ] {
                let enabled = match command {
                    Command::MoveUp => at > 0,
                    Command::MoveDown => at + 1 < count,
                    _ => true,
                };
                if ui.add_enabled(enabled, egui::Button::new(cx.texts.get(key))).clicked() {
                    cx.select(slide.id.clone());
                    cx.run(command);
                }
            }
            if ui.button(cx.texts.get("slides-open")).clicked() {
                cx.out.push(Action::LookAt(slide.id.clone()));
            }
            if !cx.state.view.editing && ui.button(cx.texts.get("inspector-edit")).clicked() {
                cx.select(slide.id.clone());
                cx.run(Command::ToggleEditing);
            }
        });
        ui.add_space(10.0);
        let room = ui.available_size();
        let height = thumb::height(room.x).min((room.y * 0.72).max(180.0));
        let width = (height * 16.0 / 9.0).min(room.x).floor();
        let (rect, response) = ui.allocate_exact_size(vec2(width, thumb::height(width)), Sense::hover());
        let name = name(ui, cx, &slide);
        response.widget_info(|| WidgetInfo::labeled(AccessRole::Image, true, &name));
        thumb::paint(ui, cx, &slide, rect);
        outlined(ui, rect, cx.tokens, false);
        ui.add_space(4.0);
        if !cx.state.view.editing {
            notes(ui, cx, &slide);
        }
    });
}

/// What the speaker says.
fn notes(ui: &mut Ui, cx: &mut Cx<'_>, slide: &Slide) {
    widgets::section(ui, cx.tokens, &cx.texts.get("speaker-notes"));
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| match &slide.notes {
        Some(notes) => {
            ui.label(RichText::new(cx.texts.text(notes)).font(fonts::regular(14.0)).color(cx.tokens.text));
        }
        None => _ = widgets::muted(ui, cx.tokens, cx.texts.get("slides-no-notes")),
    });
}
