//! The file was changed by somebody else, or a window that is no more left edits behind.

use egui::{Frame, Grid, Margin, RichText, Ui};
use jiff::{Timestamp, tz::TimeZone};

use super::{button, title};
use crate::{
    app::{
        Action,
        history::in_words,
        safety::{Conflict, Event, Offer, Resolution},
    },
    figure::{Role, fonts},
    file::{
        compare::{Line, Side},
        recovery::{Fate, Home},
    },
    text::Texts,
    ui::{Cx, widgets},
};

/// How many characters of an item's title are shown.
const NAME: usize = 60;

/// How many of the edits left behind are named.
const EDITS: usize = 5;

/// What differs, and what to do about it.
pub(super) fn conflict(ui: &mut Ui, cx: &mut Cx<'_>, conflict: &Conflict) {
    title(ui, cx, "conflict-title");
    let path = conflict.path.display().to_string();
    let found = &conflict.differences;
    let when = conflict.theirs.modified.and_then(|at| moment(cx.texts, at));
    ui.label(match when {
        Some(when) => cx.texts.with("conflict-text-when", &[("path", path.into()), ("when", when.into())]),
        None => cx.texts.with("conflict-text", &[("path", path.into())]),
    });
    ui.add_space(6.0);
    ui.label(cx.texts.with("conflict-lines", &[("count", found.lines.into())]));
    lines(ui, cx, &found.first);
    for side in [Side::Both, Side::Ours, Side::Theirs] {
        let names = found.named.iter().filter(|(_, of)| *of == side);
        let names: Vec<String> = names.map(|(title, _)| shortened(cx.texts.text(title))).collect();
        if !names.is_empty() {
            let key = format!("conflict-items-{}", <&str>::from(side));
            ui.label(cx.texts.with(&key, &[("names", names.join(" · ").into())]));
        }
    }
    let more = found.items - found.named.len();
    if more > 0 {
        ui.label(cx.texts.with("conflict-items-more", &[("count", more.into())]));
    }
    if let Some(backup) = &cx.state.safety.backup {
        ui.add_space(6.0);
        let args = [("path", backup.display().to_string().into())];
        widgets::muted(ui, cx.tokens, cx.texts.with("backup-kept", &args));
    }
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let answer = |resolution| Event::Resolve(resolution).into();
        button(ui, cx, "conflict-elsewhere", answer(Resolution::Elsewhere), true);
        button(ui, cx, "conflict-reload", answer(Resolution::Reload), false);
        button(ui, cx, "conflict-keep", answer(Resolution::Keep), false);
        button(ui, cx, "dialog-cancel", Action::CloseDialog, false);
    });
}

/// A title with the end left out where it is long.
fn shortened(title: &str) -> String {
    match title.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", title[..end].trim_end()),
        None => title.to_owned(),
    }
}

/// The first lines that differ, one's own and theirs beside their numbers.
fn lines(ui: &mut Ui, cx: &Cx<'_>, lines: &[Line]) {
    let font = cx.tokens.font(Role::Mark);
    Frame::new().fill(cx.tokens.panel).inner_margin(Margin::symmetric(8, 6)).show(ui, |ui| {
        Grid::new("lines").num_columns(2).min_row_height(0.0).spacing([12.0, 3.0]).show(ui, |ui| {
            for line in lines {
                for (key, side) in
                    [("conflict-line-ours", &line.ours), ("conflict-line-theirs", &line.theirs)]
                {
                    let Some((number, text)) = side else { continue };
                    let name = cx.texts.with(key, &[("line", number.to_string().into())]);
                    ui.label(RichText::new(name).font(font.clone()).color(cx.tokens.muted));
                    let text = RichText::new(text.trim()).font(font.clone());
                    ui.add(egui::Label::new(text).truncate());
                    ui.end_row();
                }
            }
        });
    });
    ui.add_space(6.0);
}

/// What was left behind, and whether to take it up.
pub(super) fn recovery(ui: &mut Ui, cx: &mut Cx<'_>) {
    title(ui, cx, "recovery-title");
    ui.label(cx.texts.get("recovery-text"));
    ui.add_space(8.0);
    widgets::list_up_to(super::room(ui)).show(ui, |ui| {
        for offer in &cx.state.safety.offers {
            offered(ui, cx, offer);
            ui.add_space(8.0);
        }
    });
    ui.add_space(4.0);
    button(ui, cx, "recovery-later", Action::CloseDialog, false);
}

fn offered(ui: &mut Ui, cx: &mut Cx<'_>, offer: &Offer) {
    let texts = cx.texts;
    let frame = Frame::new().fill(cx.tokens.panel).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(&offer.base.name).font(fonts::medium(14.0)));
        let place = match &offer.base.home {
            Home::File(path) => path.display().to_string(),
            Home::Own(_) => texts.get("recovery-own"),
        };
        let when = offer.written.and_then(|at| moment(texts, at));
        widgets::muted(
            ui,
            cx.tokens,
            [Some(place), when].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        );
        ui.label(texts.with("recovery-edits", &[("count", offer.steps.len().into())]));
        for (name, _) in offer.steps.iter().rev().take(EDITS) {
            ui.label(format!("– {}", in_words(name, texts)));
        }
        let fate = match offer.fate {
            Fate::There => None,
            Fate::BackedUp => Some("recovery-backed-up"),
            Fate::Fits => Some("recovery-fits"),
            Fate::Gone => Some("recovery-gone"),
        };
        if let Some(fate) = fate {
            ui.label(RichText::new(texts.get(fate)).color(cx.tokens.late));
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if offer.fate == Fate::Gone {
                button(ui, cx, "recovery-copy", Action::Copy(edits_as_text(offer, texts)), true);
            } else {
                button(ui, cx, "recovery-recover", Event::Recover(offer.id.clone()).into(), true);
            }
            button(ui, cx, "recovery-discard", Event::Forget(offer.id.clone()).into(), false);
        });
    });
}

/// The edits as text: what each is called, and what was entered.
fn edits_as_text(offer: &Offer, texts: &Texts) -> String {
    let mut lines = vec![offer.base.name.clone()];
    for (name, patch) in offer.steps.iter() {
        lines.extend([String::new(), in_words(name, texts)]);
        let entered = patch.splices().iter().map(|splice| splice.inserted.trim().to_owned());
        lines.extend(entered.filter(|text| !text.is_empty()));
    }
    lines.join("\n")
}

/// A moment, in seconds since 1970, where the program runs.
fn moment(texts: &Texts, at: u64) -> Option<String> {
    let local = Timestamp::from_second(i64::try_from(at).ok()?).ok()?.to_zoned(TimeZone::system());
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    Some(texts.with("moment", &[("day", texts.day(local.date()).into()), ("time", time.into())]))
}
