//! The views, and the tree of priorities: a click looks at one, its dot leaves it out of every view or brings it back.

use std::collections::HashMap;

use egui::{Frame, Margin, Panel, ScrollArea, Sense, WidgetInfo, accesskit::Role as AccessRole, pos2, vec2};

use super::{Cx, widgets};
use crate::{
    app::{Action, Command, Page},
    briefing::{Id, Priority},
    figure::hue,
};

/// Shows it.
pub fn show(ui: &mut egui::Ui, cx: &mut Cx<'_>) {
    let frame = Frame::new().fill(cx.tokens.panel).inner_margin(Margin::symmetric(8, 8));
    let panel = Panel::left("sidebar")
        .default_size(248.0)
        .size_range(200.0..=widgets::most(ui, 0.22, 200.0, 340.0))
        .frame(frame);
    panel.show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let findings = cx.state.document.findings.len();
            for (page, key) in [
                (Page::Overview, "page-overview"),
                (Page::Timeline, "page-timeline"),
                (Page::Budget, "page-budget"),
                (Page::Sources, "page-sources"),
                (Page::Slides, "page-slides"),
                (Page::Problems, "page-problems"),
            ] {
                let count = match page {
                    Page::Problems if findings > 0 => Some(findings.to_string()),
                    _ => None,
                };
                let name = cx.texts.get(key);
                let selected = cx.state.view.page == page;
                let choice = widgets::Choice {
                    name: &name,
                    count,
                    dot: None,
                    indent: 0.0,
                    selected,
                    strong: false,
                    faint: false,
                };
                if choice.show(ui, cx.tokens).clicked() {
                    cx.out.push(Action::Go(page));
                }
            }
            if cx.state.document.briefing.priorities.is_empty() {
                return;
            }
            ui.add_space(4.0);
            widgets::rule(ui, cx.tokens);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                // In a line, the room above a heading is room before it.
                ui.add_space(2.0);
                widgets::section(ui, cx.tokens, &cx.texts.get("sidebar-priorities"));
            });
            priorities(ui, cx);
            if Command::ClearFilter.is_enabled(cx.state) {
                ui.add_space(6.0);
                ui.horizontal(|ui| {
                    ui.add_space(8.0);
                    if ui.button(cx.texts.get("command-clear-filter")).clicked() {
                        cx.run(Command::ClearFilter);
                    }
                });
            }
        });
    });
}

/// The tree, in the order of the file, each with the number of events and measures under it.
fn priorities(ui: &mut egui::Ui, cx: &mut Cx<'_>) {
    let document = &cx.state.document;
    let counts = cx.cache.tally(cx.state);
    let mut children: HashMap<Option<&Id>, Vec<&Priority>> = HashMap::new();
    for priority in &document.briefing.priorities {
        // A parent that is not there leaves a priority at the top, where it is seen.
        let parent =
            priority.parent.as_ref().filter(|id| document.index.priority(&document.briefing, id).is_some());
        children.entry(parent).or_default().push(priority);
    }
    let mut left: Vec<(&Priority, usize)> = Vec::new();
    let under = |id: Option<&Id>, depth: usize| {
        children
            .get(&id)
            .into_iter()
            .flatten()
            .rev()
            .map(move |&priority| (priority, depth))
            .collect::<Vec<_>>()
    };
    left.extend(under(None, 0));
    let mut shown = 0;
    while let Some((priority, depth)) = left.pop() {
        row(ui, cx, priority, depth, counts.priorities.get(&priority.id).copied().unwrap_or(0));
        shown += 1;
        if depth < 8 && shown <= document.briefing.priorities.len() {
            left.extend(under(Some(&priority.id), depth + 1));
        }
    }
}

fn row(ui: &mut egui::Ui, cx: &mut Cx<'_>, priority: &Priority, depth: usize, count: usize) {
    let document = &cx.state.document;
    let tint = cx.tokens.tint(hue(&document.briefing, &document.index, Some(&priority.id)));
    let title = cx.texts.text(&priority.title);
    let name = match &priority.number {
        Some(number) => format!("{number} {title}"),
        None => title.to_owned(),
    };
    let left_out = !cx.state.view.filter.shows(&document.briefing, &document.index, Some(&priority.id));
    let radius = if depth == 0 { 5.0 } else { 3.5 };
    let color = if depth == 0 { tint.mark } else { tint.mark.gamma_multiply(0.7) };
    let indent = depth as f32 * 15.0;
    let choice = widgets::Choice {
        name: &name,
        count: Some(count.to_string()),
        dot: Some((color, radius)),
        indent,
        selected: cx.state.view.page == Page::Priority(priority.id.clone()),
        strong: depth == 0,
        faint: left_out,
    };
    let response = choice.show(ui, cx.tokens);
    // The dot is a switch of its own: it filters every view.
    let center = pos2(response.rect.left() + 14.0 + indent, response.rect.center().y);
    let dot = ui.interact(
        egui::Rect::from_center_size(center, vec2(22.0, 24.0)),
        ui.scope_id().with(("only", priority.id.as_str())),
        Sense::click(),
    );
    let only = cx.state.view.filter.priorities.contains(&priority.id);
    let label = cx.texts.with("sidebar-only", &[("title", title.into())]);
    dot.widget_info(|| WidgetInfo::selected(AccessRole::CheckBox, true, only, &label));
    if only || dot.hovered() || dot.has_focus() {
        ui.painter().circle_stroke(center, radius + 3.0, egui::Stroke::new(1.5, tint.mark));
    }
    if dot.on_hover_text(label).clicked() {
        cx.out.push(Action::TogglePriority(priority.id.clone()));
    } else if response.clicked() {
        cx.out.push(Action::Go(Page::Priority(priority.id.clone())));
    }
}
