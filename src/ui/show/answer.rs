//! Looking for an answer while presenting: silently, in one line at the edge of the wall, or only with the speaker.

use std::time::Duration;

use egui::{
    Align2, Color32, Event, Key, Painter, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo,
    accesskit::{Live, Role as AccessRole},
    pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use super::turn_of;
use crate::{
    app::{
        Command, Show,
        search::{self, Hit},
        show::{Answer, Blank, Input, Turn},
    },
    figure::{self, Figure, Medium, Role, Theme, Tokens, fonts},
    ui::{Cx, canvas::Shown, widgets},
};

/// How many of what is found the speaker sees.
const MOST: usize = 60;

/// A letter alone means what it always does after so many seconds; with another one before that, it begins a word.
const HOLD: f64 = 0.4;

/// A letter that means something alone, as long as another one may follow.
#[derive(Clone, Debug)]
pub struct Held {
    turn: Turn,
    text: String,
    since: f64,
}

/// What is typed in one pass: keys arrive before what they write.
pub(super) struct Typing {
    /// What is looked for, and which of what is found is chosen.
    search: Option<(String, usize)>,
    before: Option<(String, usize)>,
    held: Option<Held>,
    /// Whether the last key was pressed for something else than what it writes.
    claimed: bool,
    now: f64,
}

impl Typing {
    pub(super) fn begin(cx: &mut Cx<'_>, now: f64) -> Self {
        let search = cx.state.view.search.as_ref();
        let search = search.map(|search| (search.text.clone(), search.at.unwrap_or_default()));
        let held = cx.cache.held.take();
        Self { before: search.clone(), search, held, claimed: false, now }
    }

    /// Begins to look for something.
    pub(super) fn open(&mut self) {
        self.search = Some(Default::default());
        self.claimed = true;
    }

    /// The key meant something: a letter, once no other one has followed.
    pub(super) fn means(&mut self, key: Key, input: Input, out: &mut Vec<Input>) {
        self.claimed = true;
        match input {
            Input::Turn(turn) if is_letter(key) => {
                self.held = Some(Held { turn, text: String::new(), since: self.now });
            }
            input => out.push(input),
        }
    }

    /// What was held back is done.
    fn release(&mut self, out: &mut Vec<Input>) {
        out.extend(self.held.take().map(|held| Input::Turn(held.turn)));
    }

    /// Takes what is typed to look for something; gives back all else.
    pub(super) fn take(&mut self, cx: &Cx<'_>, event: Event, out: &mut Vec<Input>) -> Option<Event> {
        match &event {
            Event::Key { key, pressed: true, modifiers, .. } => {
                self.claimed = false;
                let turn = turn_of(*modifiers, *key);
                if let Some(held) = &self.held {
                    let goes_on = is_letter(*key) && !modifiers.command && turn != Some(held.turn);
                    if goes_on && !held.text.is_empty() {
                        return None;
                    }
                    self.release(out);
                }
                let finds = Command::Find.shortcuts();
                if finds.iter().any(|it| it.logical_key == *key && modifiers.matches_exact(it.modifiers)) {
                    self.search.get_or_insert_default();
                    return None;
                }
                let Some((text, at)) = &mut self.search else { return Some(event) };
                let found = |text: &str| cx.state.found.answers(cx.state, text);
                match key {
                    Key::Escape => self.search = None,
                    Key::Backspace if text.pop().is_none() => self.search = None,
                    Key::Backspace => *at = 0,
                    Key::ArrowDown => *at = (*at + 1).min(found(text).len().saturating_sub(1)),
                    Key::ArrowUp => *at = at.saturating_sub(1),
                    Key::Enter => {
                        if let Some(hit) = found(text).hit(&cx.state.document, cx.texts, *at) {
                            out.push(Input::Answer(hit.place));
                            self.search = None;
                        }
                    }
                    Key::Tab => return Some(event),
                    // A clicker turns, and what writes nothing does what it always does.
                    Key::PageDown | Key::PageUp | Key::F1 | Key::F11 => {
                        self.search = None;
                        out.push(Input::Ask(None));
                        out.extend(turn.map(Input::Turn));
                    }
                    _ => {}
                }
                None
            }
            Event::Text(written) | Event::Paste(written) => {
                let claimed = std::mem::take(&mut self.claimed);
                let written = written.lines().next().unwrap_or_default();
                if let Some((text, at)) = &mut self.search {
                    if !claimed {
                        text.push_str(written);
                        *at = 0;
                    }
                    return None;
                }
                if claimed {
                    // Keys that write nothing, or that nothing was told of, do not wait.
                    if let Some(held) = &mut self.held {
                        written.clone_into(&mut held.text);
                    }
                    return None;
                }
                let begun = self.held.take().map(|held| held.text).unwrap_or_default();
                if !written.starts_with(|it: char| it == '/' || it.is_alphabetic()) {
                    return Some(event);
                }
                self.search = Some((begun + written.trim_start_matches('/'), 0));
                None
            }
            _ => Some(event),
        }
    }

    /// What is looked for now, where that changed, after all else.
    pub(super) fn end(mut self, ui: &Ui, cx: &mut Cx<'_>, out: &mut Vec<Input>) {
        // After what came meanwhile: where frames take long, the next letter was typed in time and is seen late.
        if self.held.as_ref().is_some_and(|held| held.text.is_empty() || self.now - held.since >= HOLD) {
            self.release(out);
        }
        if let Some(held) = &self.held {
            let left = (held.since + HOLD - self.now).max(0.01);
            ui.request_repaint_after(Duration::from_secs_f64(left));
        }
        cx.cache.held = self.held;
        let open = cx.state.view.search.is_some();
        if self.search != self.before || (open && self.search.is_none()) {
            out.push(Input::Ask(self.search));
        }
    }
}

/// Whether a key writes a letter.
pub(super) fn is_letter(key: Key) -> bool {
    let mut name = key.name().chars();
    name.next().is_some_and(char::is_alphabetic) && name.next().is_none()
}

/// What is looked for.
struct Found {
    text: String,
    at: usize,
    count: usize,
    chosen: Option<Hit>,
}

impl Found {
    fn now(cx: &Cx<'_>) -> Option<Self> {
        let search = cx.state.view.search.as_ref()?;
        let count = cx.state.found.len();
        let at = search.at.unwrap_or_default().min(count.saturating_sub(1));
        let chosen = cx.state.found.hit(&cx.state.document, cx.texts, at);
        Some(Self { text: search.text.clone(), at, count, chosen })
    }

    /// What sort of thing is chosen and what it is called; nothing where nothing is found.
    fn chosen(&self, cx: &Cx<'_>) -> Option<(String, String)> {
        self.chosen.as_ref().map(|hit| named(cx, hit))
    }

    /// For who cannot see it.
    fn told(&self, cx: &Cx<'_>) -> String {
        let text = || self.text.clone().into();
        match self.chosen(cx) {
            _ if self.text.trim().is_empty() => cx.texts.with("answer-search", &[("text", text())]),
            None => cx.texts.with("answer-none", &[("text", text())]),
            Some((kind, title)) => {
                let args = [
                    ("text", text()),
                    ("at", (self.at + 1).into()),
                    ("count", self.count.into()),
                    ("kind", kind.into()),
                    ("title", title.into()),
                ];
                cx.texts.with("answer-found", &args)
            }
        }
    }

    /// Which of how many.
    fn count(&self, cx: &Cx<'_>) -> String {
        match self.count {
            _ if self.text.trim().is_empty() => cx.texts.get("find-hint"),
            0 => cx.texts.get("find-none"),
            count => format!("{} / {count}", self.at + 1),
        }
    }
}

/// What sort of thing a hit is, and what it is called.
fn named(cx: &Cx<'_>, hit: &Hit) -> (String, String) {
    let document = &cx.state.document;
    let kind = search::kind(document, &hit.place.item).map(|key| cx.texts.get(&key)).unwrap_or_default();
    let title = document.index.title(&document.briefing, &hit.place.item, cx.texts.language().code());
    (kind, title.to_owned())
}

/// One line in the lower margin of the wall, where no slide has anything.
pub(super) fn line(ui: &Ui, cx: &Cx<'_>, blank: Option<Blank>) {
    let Some(found) = Found::now(cx) else { return };
    let rect = ui.max_rect();
    let medium = Medium::Picture { height: rect.height() };
    // On a blank wall as well.
    let own = |theme| Tokens::new(theme, medium);
    let tokens = match blank {
        Some(Blank::Black) => own(Theme::Dark),
        Some(Blank::White) => own(Theme::Light),
        None => own(cx.state.theme()),
    };
    let margin = (rect.width() * 0.044).min(tokens.px(56.0));
    let height = tokens.px(24.0);
    let strip = Rect::from_min_max(rect.left_bottom() - vec2(0.0, height), rect.max);
    let size = tokens.size(Role::Source).min(height * 0.75);
    let mut job = LayoutJob::default();
    let mut say = |text: &str, medium: bool, ink: Color32, lead: f32| {
        let font = if medium { fonts::medium(size) } else { fonts::regular(size) };
        job.append(text, lead, TextFormat::simple(font, ink));
    };
    let gap = tokens.px(10.0);
    say(&found.text, true, tokens.text, 0.0);
    say(&found.count(cx), false, tokens.muted, if found.text.is_empty() { 0.0 } else { gap });
    if let Some((kind, title)) = found.chosen(cx).filter(|_| !found.text.trim().is_empty()) {
        say(&kind, false, tokens.muted, gap);
        say(&title, true, tokens.accent, gap);
    }
    let glass = height * 0.22;
    let left = strip.left() + margin + glass * 2.6;
    job.wrap = TextWrapping::truncate_at_width(strip.right() - margin - left);
    let painter = ui.painter();
    let galley = painter.layout_job(job);
    magnifier(painter, pos2(strip.left() + margin + glass, strip.center().y), glass, tokens.muted);
    painter.galley(pos2(left, strip.center().y - galley.size().y / 2.0), galley, tokens.text);
    tell(ui, cx, strip, &found);
}

/// What is looked for, for who cannot see it.
fn tell(ui: &Ui, cx: &Cx<'_>, rect: Rect, found: &Found) {
    let response = ui.interact(rect, ui.scope_id().with("answer"), Sense::hover());
    let told = found.told(cx);
    response.widget_info(|| WidgetInfo::labeled(AccessRole::Status, true, &told));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

fn magnifier(painter: &Painter, center: egui::Pos2, radius: f32, ink: Color32) {
    let stroke = Stroke::new((radius * 0.28).max(1.0), ink);
    let eye = center - vec2(radius * 0.2, radius * 0.2);
    painter.circle_stroke(eye, radius * 0.68, stroke);
    let rim = radius * 0.5;
    painter.line_segment([eye + vec2(rim, rim), center + vec2(radius * 0.8, radius * 0.8)], stroke);
}

/// What is found, with the speaker.
pub(super) fn list(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(found) = Found::now(cx) else { return };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    ui.painter().rect_filled(rect, 8.0, cx.tokens.panel);
    let center = rect.left_center() + vec2(20.0, 0.0);
    magnifier(ui.painter(), center, 9.0, cx.tokens.muted);
    let count = found.count(cx);
    let count = ui.painter().layout_no_wrap(count, cx.tokens.font(Role::Subtitle), cx.tokens.muted);
    let end = Align2::RIGHT_CENTER.anchor_size(rect.right_center() - vec2(14.0, 0.0), count.size()).min;
    let typed = widgets::line(ui, &found.text, fonts::medium(19.0), end.x - rect.left() - 54.0);
    let at = pos2(rect.left() + 40.0, rect.center().y - typed.size().y / 2.0);
    ui.painter().galley(at, typed, cx.tokens.text);
    ui.painter().galley(end, count, cx.tokens.muted);
    tell(ui, cx, rect, &found);
    ui.add_space(4.0);
    widgets::muted(ui, cx.tokens, cx.texts.get("answer-pick"));
    ui.add_space(8.0);
    // As many as are of use, around the chosen one.
    let first = (found.at + 1).saturating_sub(MOST);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in first..found.count.min(first + MOST) {
            if let Some(hit) = cx.state.found.hit(&cx.state.document, cx.texts, row) {
                entry(ui, cx, &hit, row == found.at);
            }
        }
    });
}

/// One of what is found: what it is called, and what sort of thing it is.
fn entry(ui: &mut Ui, cx: &mut Cx<'_>, hit: &Hit, chosen: bool) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
    let (kind, title) = named(cx, hit);
    response
        .widget_info(|| WidgetInfo::selected(AccessRole::ListItem, true, chosen, format!("{title}, {kind}")));
    if chosen || response.hovered() {
        let fill = if chosen { cx.tokens.accent_soft } else { cx.tokens.panel };
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if chosen && !ui.clip_rect().contains_rect(rect) {
        // At once: nothing glides while somebody is talking.
        ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
    }
    let kind = ui.painter().layout_no_wrap(kind, cx.tokens.font(Role::Subtitle), cx.tokens.muted);
    let end = Align2::RIGHT_CENTER.anchor_size(rect.right_center() - vec2(14.0, 0.0), kind.size()).min;
    let ink = if chosen { cx.tokens.accent } else { cx.tokens.text };
    let name = widgets::line(ui, &title, fonts::regular(16.0), end.x - rect.left() - 28.0);
    let at = pos2(rect.left() + 14.0, rect.center().y - name.size().y / 2.0);
    ui.painter().galley(at, name, ink);
    ui.painter().galley(end, kind, cx.tokens.muted);
    if response.clicked() {
        let now = ui.input(|input| input.time);
        cx.out.push(crate::app::Action::Show(Input::Answer(hit.place.clone()), now));
    }
}

/// What is on the wall in the place of the slide, with the speaker, and how the slide comes back.
pub(super) fn on_wall(ui: &mut Ui, cx: &Cx<'_>, show: &Show) {
    let Some(aside) = &show.aside else { return };
    let document = &cx.state.document;
    let title =
        document.index.title(&document.briefing, &aside.answer.place.item, cx.texts.language().code());
    let frame = egui::Frame::new().fill(cx.tokens.accent_soft).corner_radius(8).inner_margin(12);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let words = cx.texts.with("answer-on-wall", &[("title", title.to_owned().into())]);
        ui.label(RichText::new(words).font(fonts::medium(16.0)).color(cx.tokens.text));
        let number = (show.at + 1).to_string();
        widgets::muted(ui, cx.tokens, cx.texts.with("answer-back", &[("number", number.into())]));
    });
    ui.add_space(12.0);
}

/// Frames what was asked for, in a figure that shows more than that.
pub(super) fn mark(ui: &Ui, cx: &Cx<'_>, answer: &Answer, shown: &Shown) {
    if answer.is_whole() {
        return;
    }
    let own = shown.laid.layout.items.iter().filter(|item| item.place.item == answer.place.item);
    let Some(all) = own.map(|item| item.rect).reduce(Rect::union) else { return };
    let rect = all.translate(shown.response.rect.min.to_vec2()).expand(cx.tokens.px(4.0));
    let rect = rect.intersect(shown.response.rect);
    let stroke = Stroke::new(cx.tokens.px(2.0), cx.tokens.accent);
    ui.painter().rect_stroke(rect, cx.tokens.px(4.0), stroke, StrokeKind::Inside);
}

/// What was said of an event and what came of it, with where each stands: under the event on its line of days.
pub(super) fn trail(ui: &Ui, cx: &Cx<'_>, answer: &Answer, shown: &Shown) {
    let document = &cx.state.document;
    let (briefing, index) = (&*document.briefing, &*document.index);
    let Some(event) = index.event(briefing, &answer.place.item) else { return };
    if answer.look.figure != Figure::Timeline {
        return;
    }
    let mut rows = Vec::new();
    for promise in &event.promises {
        let said = index.said_on(briefing, promise).map(|when| cx.texts.when(when)).unwrap_or_default();
        let kind = cx.texts.get(&format!("promise-{}", <&str>::from(promise.kind)));
        rows.push((false, said, kind, promise.when.as_ref(), &promise.evidence));
    }
    if let Some(actual) = &event.actual {
        let kind = if actual.when.is_missing() { "promise-unknown" } else { "promise-delivered" };
        let day = cx.texts.when(&actual.when);
        rows.push((true, day, cx.texts.get(kind), None, &actual.evidence));
    }
    let tokens = cx.tokens;
    let layout = &shown.laid.layout;
    let whole = shown.response.rect;
    let bottom = shown.laid.strip.map_or(layout.size.y * 0.8, |strip| strip.rect.min.y) - tokens.px(14.0);
    let over = layout.labels.iter().map(|label| label.rect().max.y).filter(|end| *end < bottom);
    let margin = (whole.width() * 0.044).min(tokens.px(56.0));
    let mut y = whole.min.y + over.fold(0.0, f32::max) + tokens.px(26.0);
    let bottom = whole.min.y + bottom;
    let (left, right) = (whole.min.x + margin + tokens.px(20.0), whole.max.x - margin);
    let width = right - left;
    let columns = [left, left + width * 0.17, left + width * 0.52];
    let gap = tokens.px(16.0);
    let painter = ui.painter();
    let set = |text: &str, font: egui::FontId, ink: Color32, column: usize| {
        let end = columns.get(column + 1).copied().unwrap_or(right + gap);
        painter.layout(text.to_owned(), font, ink, end - gap - columns[column])
    };
    let hue = tokens.tint(figure::hue(briefing, index, event.priority.as_ref())).mark;
    let value = fonts::medium(tokens.size(Role::Label));
    let mut last: Option<egui::Pos2> = None;
    for (at, (done, day, kind, when, evidence)) in rows.into_iter().enumerate() {
        let words = when.map(|when| cx.texts.when(when));
        let reading = when.and_then(|when| cx.texts.reading(when));
        let head = words.as_deref().unwrap_or(&kind);
        let under = [words.is_some().then_some(kind.as_str()), reading.as_deref()];
        let under = under.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let mut proofs = Vec::new();
        for proof in evidence.iter().filter(|proof| proof.says.is_none()).take(2) {
            let source = proof.source.as_ref().and_then(|id| index.source(briefing, id));
            let title = source.map(|source| cx.texts.text(&source.title));
            let locator = proof.locator.as_ref().map(|locator| cx.texts.text(locator));
            let stands: Vec<&str> = title.into_iter().chain(locator).collect();
            proofs.push((stands.join(", "), proof.quote.as_ref().map(|quote| format!("“{quote}”"))));
        }
        let small = tokens.font(Role::Subtitle);
        let mut cells = [vec![set(&day, value.clone(), tokens.text, 0)], Vec::new(), Vec::new()];
        cells[1].push(set(head, value.clone(), tokens.text, 1));
        if !under.is_empty() {
            cells[1].push(set(&under, small.clone(), tokens.muted, 1));
        }
        for (nth, (stands, quote)) in proofs.iter().enumerate() {
            // The same document twice is named once.
            if nth == 0 || proofs[nth - 1].0 != *stands {
                cells[2].push(set(stands, small.clone(), tokens.text, 2));
            }
            cells[2].extend(quote.as_ref().map(|quote| set(quote, small.clone(), tokens.muted, 2)));
        }
        if proofs.is_empty() {
            cells[2].push(set(&cx.texts.get("inspector-unsourced"), small.clone(), tokens.late, 2));
        }
        let tall = |cell: &Vec<std::sync::Arc<egui::Galley>>| cell.iter().map(|it| it.size().y).sum::<f32>();
        let height = cells.iter().map(tall).fold(0.0, f32::max);
        // What there is no room for is on the line above, and in the card with where it comes from.
        if y + height > bottom {
            break;
        }
        let line = tokens.size(Role::Label);
        let dot = pos2(whole.min.x + margin + tokens.px(6.0), y + line * 0.6);
        if let Some(last) = last {
            let down = egui::Rangef::new(last.y + line * 0.5, dot.y - line * 0.5);
            painter.vline(dot.x, down, Stroke::new(tokens.px(1.5), hue.gamma_multiply(0.5)));
        }
        if done {
            painter.circle_filled(dot, line * 0.3, hue);
        } else {
            painter.circle_stroke(dot, line * 0.27, Stroke::new(tokens.px(1.5), hue));
        }
        last = Some(dot);
        let area = Rect::from_min_max(pos2(whole.min.x + margin, y), pos2(right, y + height));
        let said =
            proofs.iter().map(|(stands, quote)| format!("{stands} {}", quote.as_deref().unwrap_or_default()));
        let told = [day.clone(), head.to_owned(), under.clone()].into_iter().chain(said);
        let told = told.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
        let response = ui.interact(area, ui.scope_id().with(("trail", at)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(AccessRole::Label, true, &told));
        for (column, cell) in columns.iter().zip(cells) {
            let mut top = y;
            for galley in cell {
                let high = galley.size().y;
                painter.galley(pos2(*column, top), galley, tokens.text);
                top += high;
            }
        }
        y += height + tokens.px(13.0);
    }
    if let Some(note) = &event.note {
        let text = cx.texts.text(note).to_owned();
        let galley = painter.layout(text, tokens.font(Role::Subtitle), tokens.muted, right - columns[1]);
        if y + galley.size().y <= bottom {
            let at = pos2(columns[1], y);
            let response = ui.interact(
                Rect::from_min_size(at, galley.size()),
                ui.scope_id().with("trail note"),
                Sense::hover(),
            );
            response.widget_info(|| WidgetInfo::labeled(AccessRole::Label, true, galley.text()));
            painter.galley(at, galley, tokens.muted);
        }
    }
}
