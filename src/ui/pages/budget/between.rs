//! A bridge between any two amounts: from which, to which, in which year.

use egui::{ComboBox, Ui};

use super::super::super::{Cx, widgets};
use crate::{
    app::Action,
    briefing::Id,
    figure::budget::{Chart, Offer},
};

/// The switch to a bridge of one's own.
pub fn segment(ui: &mut Ui, cx: &mut Cx<'_>, chosen: &Chart) {
    let is_chosen = matches!(chosen, Chart::Between { .. });
    let Some(first) = Chart::any_bridge(&cx.scene()) else { return };
    let button = widgets::segment(ui, cx.tokens, &cx.texts.get("chart-between-make"), is_chosen);
    if button.on_hover_text(cx.texts.get("chart-between-make-hint")).clicked() && !is_chosen {
        cx.out.push(Action::SetChart(first));
    }
}

/// The two amounts and the year of such a bridge.
pub fn ends(ui: &mut Ui, cx: &mut Cx<'_>, chart: &Chart) {
    let Chart::Between { from, to, year } = chart else { return };
    let choices = Chart::choices(&cx.state.document.briefing);
    let mut next = (from.clone(), to.clone(), *year);
    pick(ui, cx, "option-between-from", &choices, &mut next.0);
    pick(ui, cx, "option-between-to", &choices, &mut next.1);
    let name = cx.texts.get("option-between-turn");
    if widgets::segment(ui, cx.tokens, &name, false).clicked() {
        next = (next.1, next.0, next.2);
    }
    let years = chart.years(&cx.scene());
    let label = cx.texts.get("option-year");
    let combo = ComboBox::from_id_salt(&label).width(70.0).selected_text(next.2.to_string());
    let combo = combo.show_ui(ui, |ui| {
        for year in years {
            ui.selectable_value(&mut next.2, year, year.to_string());
        }
    });
    combo.response.on_hover_text(&label).accessible_name(label);
    if (&next.0, &next.1, next.2) != (from, to, *year) {
        let chart = Chart::between(&cx.scene(), &next.0, &next.1, next.2);
        cx.out.push(Action::SetChart(chart));
    }
}

fn pick(ui: &mut Ui, cx: &Cx<'_>, key: &str, choices: &[Id], value: &mut Id) {
    let label = ui.label(cx.texts.get(key));
    let shown = super::shortened(&super::title(cx, value));
    let combo = ComboBox::from_id_salt(key).width(190.0).selected_text(shown).show_ui(ui, |ui| {
        ui.set_min_width(320.0);
        for id in choices {
            ui.selectable_value(value, id.clone(), super::title(cx, id));
        }
    });
    combo.response.labelled_by(label.id);
}

/// What may be shown instead of what is refused.
pub fn offers(ui: &mut Ui, cx: &mut Cx<'_>, chart: &Chart) {
    let view = &cx.state.view.figures.budget;
    let Some(offer) = chart.offer(&cx.scene(), view) else { return };
    if offer == Offer::Ends(Vec::new()) {
        return;
    }
    ui.horizontal_wrapped(|ui| offered(ui, cx, chart, offer));
}

fn offered(ui: &mut Ui, cx: &mut Cx<'_>, chart: &Chart, offer: Offer) {
    let view = &cx.state.view.figures.budget;
    widgets::muted(ui, cx.tokens, cx.texts.get("option-allowed"));
    match offer {
        Offer::Sum(ids) => {
            let names: Vec<String> = ids.iter().map(|id| super::title(cx, id)).collect();
            if widgets::segment(ui, cx.tokens, &super::shortened(&names.join(" + ")), true).clicked() {
                let mut view = view.clone();
                view.series = ids;
                cx.out.push(Action::SetBudget(view));
            }
        }
        Offer::SideBySide => {
            if widgets::segment(ui, cx.tokens, &cx.texts.get("option-mode-grouped"), true).clicked() {
                let mut view = view.clone();
                view.mode = Some(crate::figure::budget::Mode::Grouped);
                cx.out.push(Action::SetBudget(view));
            }
        }
        Offer::Ends(ids) => {
            let Chart::Between { from, year, .. } = chart else { return };
            for id in ids {
                let name = super::shortened(&super::title(cx, &id));
                if widgets::segment(ui, cx.tokens, &name, true).clicked() {
                    let chart = Chart::between(&cx.scene(), from, &id, *year);
                    cx.out.push(Action::SetChart(chart));
                }
            }
        }
    }
}
