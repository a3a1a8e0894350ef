//! What is known of the selected item: its status, promise trail, dates, amounts, evidence and what belongs with it.

use egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui};

use super::{Cx, widgets};
use crate::{
    app::{Action, Command},
    briefing::{
        Event, Evidence, EvidenceKind, Id, ItemRef, Measure, Series, Source, Target, When,
        index::{Part, Place},
        timing::{Status, standing},
    },
    figure::{Role, fonts, hue},
};

/// The width of the names of what is known, in points.
const NAMES: f32 = 96.0;

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let frame =
        Frame::new().fill(cx.tokens.panel).inner_margin(Margin { left: 18, right: 12, top: 12, bottom: 8 });
    let panel = Panel::right("inspector")
        .default_size(330.0)
        .size_range(300.0..=widgets::most(ui, 0.33, 316.0, 480.0))
        .frame(frame);
    panel.show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if toggle(ui, cx) {
                super::forms::show(ui, cx);
                return;
            }
            // Lines of text, not of buttons.
            ui.spacing_mut().interact_size.y = 18.0;
            let Some(place) = cx.state.view.selection.clone() else {
                if !cx.state.settings.welcomed {
                    first_steps(ui, cx);
                    return;
                }
                widgets::section(ui, cx.tokens, &cx.texts.get("inspector-title"));
                widgets::muted(ui, cx.tokens, cx.texts.get("inspector-empty"));
                return;
            };
            let document = &cx.state.document;
            if let Some(item) = document.index.item(&document.briefing, &place.item) {
                shown(ui, cx, item, &place);
            } else {
                let text = cx.texts.with("inspector-unknown", &[("id", place.item.as_str().into())]);
                ui.label(text);
            }
        });
    });
}

/// What to do first with the letter that is open, each with a link that does it.
fn first_steps(ui: &mut Ui, cx: &mut Cx<'_>) {
    widgets::section(ui, cx.tokens, &cx.texts.get("command-first-steps"));
    let steps = [
        ("step-timeline", Command::GoTimeline),
        ("step-source", Command::GoBudget),
        ("step-search", Command::Palette),
        ("step-own", Command::NewFromTemplate),
    ];
    for (at, (key, command)) in steps.into_iter().enumerate() {
        ui.add_space(6.0);
        let heading = cx.texts.attribute(key, "title", &[]).unwrap_or_default();
        ui.label(RichText::new(format!("{}. {heading}", at + 1)).font(fonts::medium(13.5)));
        ui.label(RichText::new(cx.texts.get(key)).font(cx.tokens.font(Role::Subtitle)).color(cx.tokens.text));
        let name = cx.texts.attribute(key, "link", &[]).unwrap_or_default();
        let name = RichText::new(name).font(cx.tokens.font(Role::Subtitle)).color(cx.tokens.accent);
        if ui.link(name).clicked() {
            cx.run(command);
        }
    }
    ui.add_space(14.0);
    if ui.button(cx.texts.get("steps-seen")).clicked() {
        cx.out.push(Action::Welcomed);
    }
    ui.add_space(4.0);
    widgets::muted(ui, cx.tokens, cx.texts.get("steps-again"));
}

/// Whether there is a form to be shown instead of what is known; asked at the top.
fn toggle(ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
    let editing = cx.state.view.editing;
    ui.horizontal(|ui| {
        for (key, on) in [("inspector-read", false), ("inspector-edit", true)] {
            if widgets::segment(ui, cx.tokens, &cx.texts.get(key), editing == on).clicked() && editing != on {
                cx.run(Command::ToggleEditing);
            }
        }
    });
    editing
}

fn shown(ui: &mut Ui, cx: &mut Cx<'_>, item: ItemRef<'_>, place: &Place) {
    let document = &cx.state.document;
    let (briefing, index) = (&*document.briefing, &*document.index);
    ui.add_space(6.0);
    if let Some(priority) = item.priority().and_then(|id| index.priority(briefing, id)) {
        let tint = cx.tokens.tint(hue(briefing, index, Some(&priority.id)));
        let text = RichText::new(cx.texts.text(&priority.title)).font(fonts::medium(12.0)).color(tint.text);
        if ui.add(egui::Label::new(text).sense(egui::Sense::click())).clicked() {
            cx.out.push(Action::Go(crate::app::Page::Priority(priority.id.clone())));
        }
    }
    ui.label(RichText::new(cx.texts.text(item.title())).font(fonts::medium(17.0)));
    ui.add_space(2.0);
    match item {
        ItemRef::Event(event) => of_event(ui, cx, event),
        ItemRef::Measure(measure) => of_measure(ui, cx, measure),
        ItemRef::Series(series) => of_series(ui, cx, series, place),
        ItemRef::Target(target) => of_target(ui, cx, target),
        ItemRef::Source(source) => of_source(ui, cx, source),
        ItemRef::Priority(priority) => {
            if let Some(summary) = &priority.summary {
                ui.label(cx.texts.text(summary));
            }
        }
        ItemRef::Bridge(bridge) => {
            list(ui, cx, "inspector-steps", bridge.steps.iter());
        }
        ItemRef::Readiness(subject) => {
            list(ui, cx, "inspector-components", subject.components.iter().map(|it| &it.id));
        }
        ItemRef::Component(component) => {
            if component.bottleneck {
                widgets::badge(
                    ui,
                    &cx.texts.get("inspector-bottleneck"),
                    cx.tokens.late,
                    cx.tokens.late_soft,
                );
            }
            match component.level.as_ref().map(|level| (level.id(), level.missing())) {
                Some((Some(id), _)) => list(ui, cx, "inspector-level", std::iter::once(id)),
                Some((_, Some(reason))) => field(ui, cx, "inspector-level", &cx.texts.reason(reason)),
                _ => {}
            }
        }
        ItemRef::Definition(_) | ItemRef::Party(_) | ItemRef::Scenario(_) | ItemRef::Slide(_) => {}
    }
    if let Some(note) = item.note() {
        widgets::section(ui, cx.tokens, &cx.texts.get("inspector-note"));
        ui.label(cx.texts.text(note));
    }
    let evidence = index.evidence(briefing, place);
    // What an event stands on is told at each statement, and a source, party or subject is no figure.
    let figure = matches!(item, ItemRef::Series(_) | ItemRef::Target(_) | ItemRef::Measure(_));
    if figure || !evidence.is_empty() {
        widgets::section(ui, cx.tokens, &cx.texts.get("inspector-evidence"));
        proofs(ui, cx, evidence);
    }
    if !item.parties().is_empty() {
        list(ui, cx, "inspector-parties", item.parties().iter());
    }
    let linked: Vec<&Id> = index.linked(item.id()).collect();
    if !linked.is_empty() {
        list(ui, cx, "inspector-links", linked.into_iter());
    }
    let key = match item {
        ItemRef::Source(_) => "inspector-rests",
        ItemRef::Definition(_) | ItemRef::Party(_) => "inspector-named-by",
        _ => return,
    };
    let naming = cx.cache.referrers(cx.state, item.id());
    list(ui, cx, key, naming.iter());
}

fn of_event(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    let found = standing(event, cx.state.day());
    let (ink, fill) = match found.status {
        Status::Late | Status::Overdue => (cx.tokens.late, cx.tokens.late_soft),
        _ => (cx.tokens.accent, cx.tokens.accent_soft),
    };
    widgets::badge(ui, &cx.texts.standing(&found), ink, fill);
    if !event.promises.is_empty() || event.actual.is_some() {
        widgets::section(ui, cx.tokens, &cx.texts.get("inspector-trail"));
    }
    let document = &cx.state.document;
    for (at, promise) in event.promises.iter().enumerate() {
        let said = document.index.said_on(&document.briefing, promise).map(|when| cx.texts.when(when));
        let kind = cx.texts.get(&format!("promise-{}", <&str>::from(promise.kind)));
        let words = promise.when.as_ref().map(|when| cx.texts.when(when));
        let reading = promise.when.as_ref().and_then(|when| cx.texts.reading(when));
        let place = Place { item: event.id.clone(), part: Part::Promise(at) };
        step(ui, cx, false, &said.unwrap_or_default(), &kind, words, reading, &promise.evidence, place);
    }
    if let Some(actual) = &event.actual {
        let date = cx.texts.when(&actual.when);
        let kind =
            cx.texts.get(if actual.when.is_missing() { "promise-unknown" } else { "promise-delivered" });
        let place = Place { item: event.id.clone(), part: Part::Actual };
        step(ui, cx, true, &date, &kind, None, cx.texts.reading(&actual.when), &actual.evidence, place);
    }
    if !event.depends_on.is_empty() {
        list(ui, cx, "inspector-depends", event.depends_on.iter());
    }
}

/// One station of the promise trail: when, how firm, in which words, from where.
#[expect(clippy::too_many_arguments, reason = "the parts of one row, used in one place")]
fn step(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    done: bool,
    date: &str,
    kind: &str,
    words: Option<String>,
    reading: Option<String>,
    evidence: &[Evidence],
    place: Place,
) {
    let hue = cx.tokens.tint(crate::figure::Hue::Green).mark;
    let selected = cx.state.view.selection.as_ref() == Some(&place);
    let top = ui.cursor().top();
    let inner = Frame::new().inner_margin(Margin { left: 22, right: 0, top: 2, bottom: 6 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            let weight = if selected { cx.tokens.accent } else { cx.tokens.text };
            let link = ui.add(
                egui::Label::new(RichText::new(date).font(fonts::medium(12.5)).color(weight))
                    .sense(egui::Sense::click()),
            );
            if link.clicked() {
                cx.select(place);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                widgets::muted(ui, cx.tokens, kind)
            });
        });
        if let Some(words) = words.filter(|words| words != date) {
            ui.label(RichText::new(words).font(cx.tokens.font(Role::Label)));
        }
        if let Some(reading) = reading {
            widgets::muted(ui, cx.tokens, reading);
        }
        sources(ui, cx, evidence);
    });
    let center = egui::pos2(inner.response.rect.left() + 7.0, top + 13.0);
    let below = egui::Rangef::new(center.y + 8.0, inner.response.rect.bottom());
    if done {
        ui.painter().circle_filled(center, 5.0, hue);
    } else {
        ui.painter().vline(center.x, below, egui::Stroke::new(2.0, hue.gamma_multiply(0.4)));
        ui.painter().circle_stroke(center, 4.5, egui::Stroke::new(1.8, hue));
    }
}

fn of_measure(ui: &mut Ui, cx: &mut Cx<'_>, measure: &Measure) {
    widgets::muted(ui, cx.tokens, cx.texts.get(&format!("measure-{}", <&str>::from(measure.kind))));
    if let Some(when) = &measure.when {
        field(ui, cx, "inspector-horizon", &cx.texts.when(when));
        reading(ui, cx, when);
    }
}

fn reading(ui: &mut Ui, cx: &Cx<'_>, when: &When) {
    if let Some(reading) = cx.texts.reading(when) {
        widgets::muted(ui, cx.tokens, reading);
    }
}

fn of_series(ui: &mut Ui, cx: &mut Cx<'_>, series: &Series, place: &Place) {
    let document = &cx.state.document;
    let title = |id: &Id| document.index.title(&document.briefing, id, cx.texts.language().code()).to_owned();
    field(ui, cx, "series-unit", &cx.texts.unit(&series.unit));
    if let Some(scope) = &series.scope {
        field(ui, cx, "series-scope", &title(scope));
    }
    match series.of.as_ref().map(|of| (of.id(), of.missing())) {
        Some((Some(id), _)) => field(ui, cx, "series-of", &title(id)),
        Some((_, Some(reason))) => field(ui, cx, "series-of", &cx.texts.reason(reason)),
        _ => {}
    }
    if let Some(phase) = series.phase {
        field(ui, cx, "series-phase", &cx.texts.get(&format!("phase-{}", <&str>::from(phase))));
    }
    if let Some(flow) = series.flow {
        field(ui, cx, "series-flow", &cx.texts.get(&format!("flow-{}", <&str>::from(flow))));
    }
    widgets::section(ui, cx.tokens, &cx.texts.get("series-values"));
    let values: Vec<_> = series.values.iter().collect();
    egui::Grid::new("values").num_columns(2).spacing([16.0, 3.0]).striped(true).show(ui, |ui| {
        for (period, number) in values {
            let here = Place { item: series.id.clone(), part: Part::Value(period.clone()) };
            let selected = *place == here;
            let label = cx.texts.period(period);
            let text =
                RichText::new(label).font(if selected { fonts::medium(12.5) } else { fonts::regular(12.5) });
            if ui.add(egui::Button::selectable(selected, text)).clicked() {
                cx.select(here);
            }
            let unit = number.unit.as_ref().unwrap_or(&series.unit);
            ui.label(RichText::new(cx.texts.number(number, unit)).font(fonts::regular(12.5)));
            ui.end_row();
        }
    });
    if let Part::Value(period) = &place.part
        && let Some((_, number)) = series.values.iter().find(|(known, _)| known == period)
    {
        if let Some(wording) = &number.wording {
            field(ui, cx, "value-wording", &format!("“{}”", cx.texts.text(wording)));
        }
        if let Some(note) = &number.note {
            ui.label(cx.texts.text(note));
        }
    }
    for at in &series.breaks {
        widgets::section(
            ui,
            cx.tokens,
            &cx.texts.with("series-break", &[("date", cx.texts.when(&at.from).into())]),
        );
        field(ui, cx, "series-before", cx.texts.text(&at.before));
        field(ui, cx, "series-after", cx.texts.text(&at.after));
    }
}

fn of_target(ui: &mut Ui, cx: &mut Cx<'_>, target: &Target) {
    let document = &cx.state.document;
    widgets::badge(
        ui,
        &cx.texts.get(&format!("target-{}", <&str>::from(target.status))),
        cx.tokens.accent,
        cx.tokens.accent_soft,
    );
    field(ui, cx, "target-band", &cx.texts.band(target));
    let of = match target.of.as_ref().map(|of| (of.id(), of.missing())) {
        Some((Some(id), _)) => {
            document.index.title(&document.briefing, id, cx.texts.language().code()).to_owned()
        }
        Some((_, Some(reason))) => cx.texts.reason(reason),
        _ => cx.texts.reason(crate::briefing::Reason::NotStated),
    };
    field(ui, cx, "series-of", &of);
    if let Some(due) = &target.due {
        field(ui, cx, "target-due", &cx.texts.when(due));
    }
    list(ui, cx, "target-bases", target.bases.iter());
    list(ui, cx, "target-observed", target.observed.iter());
}

/// What a source is: its kind, publisher, date and reference, and what the copy at hand lacks.
pub fn of_source(ui: &mut Ui, cx: &mut Cx<'_>, source: &Source) {
    widgets::muted(ui, cx.tokens, cx.texts.get(&format!("tier-{}", <&str>::from(source.tier))));
    if let Some(publisher) = &source.publisher {
        field(ui, cx, "source-publisher", cx.texts.text(publisher));
    }
    if let Some(date) = &source.date {
        field(ui, cx, "source-date", &cx.texts.when(date));
    }
    if let Some(reference) = &source.reference {
        field(ui, cx, "source-reference", cx.texts.text(reference));
    }
    if let Some(url) = &source.url {
        ui.horizontal_wrapped(|ui| {
            if ui.button(cx.texts.get("source-open")).on_hover_text(url).clicked() {
                cx.out.push(Action::OpenUrl(url.clone()));
            }
            if ui.button(cx.texts.get("source-copy")).clicked() {
                cx.out.push(Action::Copy(url.clone()));
            }
        });
    }
    if !source.gaps.is_empty() {
        widgets::section(ui, cx.tokens, &cx.texts.get("source-gaps"));
        for gap in &source.gaps {
            let parts = [gap.locator.as_ref(), gap.note.as_ref()].into_iter().flatten();
            ui.label(parts.map(|part| cx.texts.text(part)).collect::<Vec<_>>().join(": "));
        }
    }
}

fn field(ui: &mut Ui, cx: &Cx<'_>, key: &str, value: &str) {
    ui.horizontal_top(|ui| {
        let name =
            RichText::new(cx.texts.get(key)).font(cx.tokens.font(Role::Subtitle)).color(cx.tokens.muted);
        let column = egui::Layout::top_down(egui::Align::LEFT);
        let name = ui.allocate_ui_with_layout(egui::vec2(NAMES, 18.0), column, |ui| {
            ui.set_width(NAMES);
            ui.add(egui::Label::new(name).wrap())
        });
        ui.add(egui::Label::new(RichText::new(value).font(cx.tokens.font(Role::Label))).wrap())
            .labelled_by(name.inner.id);
    });
}

fn list<'i>(ui: &mut Ui, cx: &mut Cx<'_>, key: &str, ids: impl Iterator<Item = &'i Id>) {
    let ids: Vec<&Id> = ids.collect();
    if ids.is_empty() {
        return;
    }
    widgets::section(ui, cx.tokens, &cx.texts.get(key));
    for id in ids {
        widgets::item_link(ui, cx, id);
    }
}

fn sources(ui: &mut Ui, cx: &mut Cx<'_>, evidence: &[Evidence]) {
    for proof in evidence {
        if let Some(source) = &proof.source {
            ui.horizontal_wrapped(|ui| {
                widgets::item_link(ui, cx, source);
                if let Some(locator) = &proof.locator {
                    widgets::muted(ui, cx.tokens, cx.texts.text(locator));
                }
            });
        }
    }
}

/// Every piece of evidence in full: source, place, words, and how the figure follows from it.
pub fn proofs(ui: &mut Ui, cx: &mut Cx<'_>, evidence: &[Evidence]) {
    if evidence.is_empty() {
        ui.label(RichText::new(cx.texts.get("inspector-unsourced")).color(cx.tokens.late));
    }
    for proof in evidence {
        sources(ui, cx, std::slice::from_ref(proof));
        if let Some(quote) = &proof.quote {
            let (before, after) = match proof.broken_off {
                Some(crate::briefing::BrokenOff::Start) => ("… ", ""),
                Some(crate::briefing::BrokenOff::End) => ("", " …"),
                None => ("", ""),
            };
            ui.label(RichText::new(format!("“{before}{quote}{after}”")).font(cx.tokens.font(Role::Label)));
        }
        if proof.kind != EvidenceKind::Stated {
            let kind = cx.texts.get(&format!("evidence-{}", <&str>::from(proof.kind)));
            let how = proof.how.as_ref().map(|how| format!(": {}", cx.texts.text(how))).unwrap_or_default();
            widgets::muted(ui, cx.tokens, format!("{kind}{how}"));
        }
        if let Some(says) = &proof.says {
            let text = cx.texts.with("evidence-says", &[("says", cx.texts.text(says).into())]);
            ui.label(RichText::new(text).font(cx.tokens.font(Role::Subtitle)).color(cx.tokens.late));
        }
        if let Some(note) = &proof.note {
            widgets::muted(ui, cx.tokens, cx.texts.text(note));
        }
        ui.add_space(6.0);
    }
}
