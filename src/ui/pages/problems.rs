//! What is wrong with the file.

use egui::{RichText, Ui};

use super::super::{Cx, widgets};
use crate::{
    app::Action,
    briefing::finding::{Severity, Step},
    figure::{Role, fonts},
    file::Located,
};

/// How many characters of the line in question are quoted.
const QUOTED: usize = 160;

/// Shows every finding with its place, what to do, and the line it is about.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    super::scrolled(ui, |ui| {
        let findings = cx.state.document.findings.clone();
        let count = |severity| findings.iter().filter(|it| it.finding.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let subtitle = if findings.is_empty() {
            cx.texts.get("problems-none")
        } else {
            cx.texts.with("problems-subtitle", &[("errors", errors.into()), ("warnings", warnings.into())])
        };
        widgets::heading(ui, cx.tokens, &cx.texts.get("page-problems"), &subtitle);
        if findings.is_empty() {
            return;
        }
        if ui.button(cx.texts.get("problems-copy")).clicked() {
            let lines: Vec<String> = findings.iter().map(|it| line(cx, it)).collect();
            cx.out.push(Action::Copy(lines.join("\n")));
        }
        ui.add_space(8.0);
        for located in findings.iter() {
            finding(ui, cx, located);
        }
    });
}

/// A finding as a line of text, as `check` prints it.
fn line(cx: &Cx<'_>, located: &Located) -> String {
    let Located { finding, line, column } = located;
    let severity = cx.texts.get(&format!("severity-{}", <&str>::from(finding.severity)));
    let sentence = cx.texts.finding(finding);
    let hint = sentence.hint.map(|hint| format!(" {hint}")).unwrap_or_default();
    let name = cx.state.document.file_name();
    format!("{name}:{line}:{column}: {severity}[{}]: {}{hint}", finding.code, sentence.message)
}

fn finding(ui: &mut Ui, cx: &mut Cx<'_>, located: &Located) {
    let Located { finding, line, column } = located;
    let sentence = cx.texts.finding(finding);
    let error = finding.severity == Severity::Error;
    ui.horizontal_wrapped(|ui| {
        let severity = cx.texts.get(&format!("severity-{}", <&str>::from(finding.severity)));
        let (ink, fill) = if error {
            (cx.tokens.late, cx.tokens.late_soft)
        } else {
            (cx.tokens.accent, cx.tokens.accent_soft)
        };
        widgets::badge(ui, &severity, ink, fill);
        let place = [
            ("line", (*line).into()),
            ("column", (*column).into()),
            ("path", finding.path.to_string().into()),
        ];
        widgets::muted(ui, cx.tokens, cx.texts.with("problems-place", &place));
        if let Some(id) = item_of(cx, located) {
            widgets::item_link(ui, cx, &id);
        }
    });
    ui.label(RichText::new(&sentence.message).font(fonts::medium(13.0)));
    if let Some(hint) = &sentence.hint {
        ui.label(RichText::new(hint).font(cx.tokens.font(Role::Label)));
    }
    let text = &cx.state.document.text;
    if let Some(quoted) = text.lines().nth(line.saturating_sub(1)) {
        // A file on one line is quoted around the place.
        let before = column.saturating_sub(1).saturating_sub(QUOTED / 2);
        let before = if quoted.chars().count() > QUOTED { before } else { 0 };
        let shown: String = quoted.chars().skip(before).take(QUOTED).collect();
        widgets::muted(ui, cx.tokens, shown.trim().to_owned());
    }
    ui.add_space(4.0);
    widgets::rule(ui, cx.tokens);
}

/// The item that a finding is about: the one its path leads into, as far as that was read.
fn item_of(cx: &Cx<'_>, located: &Located) -> Option<crate::briefing::Id> {
    let [Step::Key(list), Step::At(at), ..] = located.finding.path.0.as_slice() else { return None };
    let document = &cx.state.document;
    let skipped = document.skipped().iter().filter(|path| {
        matches!(path.0.as_slice(), [Step::Key(other), Step::At(before)] if other == list && before <= at)
    });
    let before: Vec<_> = skipped.collect();
    if before.iter().any(|path| path.0.last() == Some(&Step::At(*at))) {
        return None;
    }
    let index = at - before.len();
    let mut items = document.briefing.items().filter(|(slot, _)| slot.path() == (list.as_str(), index));
    items.next().map(|(_, item)| item.id().clone())
}
