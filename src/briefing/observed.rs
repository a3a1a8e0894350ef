//! What a series observed over time, as runs that may be joined by a line: only within one definition.

use jiff::civil::Date;

use super::{
    number::{Number, Unit},
    series::{Period, Series, Span},
    text::Text,
};

/// A dated value of a series, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation<'a> {
    /// When.
    pub period: &'a Period,
    /// How much, or what is missing.
    pub number: &'a Number,
    /// The unit it is written in.
    pub unit: &'a Unit,
    /// Where to draw it: a day in the middle of its period.
    pub day: Date,
    /// Only observations of the same run count the same thing, one after the other.
    pub run: usize,
}

/// The years and moments of a series by date; totals, structural amounts and what has no year are no observations.
///
/// A new run begins at a break, where the unit or the document changes, and after a value that is missing.
pub fn observations(series: &Series) -> Vec<Observation<'_>> {
    let dated = series.values.iter().filter_map(|(period, number)| {
        let Period::At(edtf) = period else { return None };
        let level = matches!(period.span(), Span::Year(_) | Span::Moment);
        let when = super::When { date: Some(*edtf), ..super::When::default() };
        let day = when.window().middle().filter(|_| level)?;
        let unit = number.unit.as_ref().unwrap_or(&series.unit);
        Some(Observation { period, number, unit, day, run: 0 })
    });
    let mut found: Vec<Observation<'_>> = dated.collect();
    found.sort_by_key(|observation| observation.day);
    let mut run = 0;
    for at in 1..found.len() {
        let (before, here) = (found[at - 1], found[at]);
        let document = |it: &Observation<'_>| it.number.vintage.as_ref().and_then(|it| it.title.clone());
        let apart = !before.unit.is(here.unit)
            || document(&before) != document(&here)
            || before.number.amount.midpoint().is_none()
            || definition(series, before.day) != definition(series, here.day);
        run += usize::from(apart);
        found[at].run = run;
    }
    found
}

/// What a series with breaks counts on a day, in the words of its breaks.
pub fn definition(series: &Series, day: Date) -> Option<&Text> {
    let dated = series.breaks.iter().filter_map(|found| Some((found.from.window().first?, found)));
    let mut breaks: Vec<_> = dated.collect();
    breaks.sort_by_key(|(from, _)| *from);
    let last = breaks.iter().rev().find(|(from, _)| *from <= day);
    last.map(|(_, found)| &found.after).or_else(|| breaks.first().map(|(_, found)| &found.before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(json: &str) -> Vec<(String, usize)> {
        let series: Series = serde_json::from_str(json).unwrap();
        observations(&series).iter().map(|it| (it.period.to_string(), it.run)).collect()
    }

    #[test]
    fn only_one_definition_is_joined() {
        let found = runs(
            r#"{"id": "b", "title": "b", "unit": "gebouwen", "values": {"2023-02": 10000, "2021-05": 11000, "2020": 11200,
                "2024": 9900, "2022/2023": 5, "not_stated": 7},
                "breaks": [{"from": "2023-02", "before": "one count", "after": "another"}]}"#,
        );
        assert_eq!(
            found,
            [("2020", 0), ("2021-05", 0), ("2023-02", 1), ("2024", 1)].map(|(p, r)| (p.to_owned(), r))
        );
    }

    #[test]
    fn nothing_is_joined_over_what_is_missing_or_in_another_unit() {
        let found = runs(
            r#"{"id": "b", "title": "b", "unit": "%", "values": {"2020": 1, "2021": {"missing": "withheld"}, "2022": 2,
                "2023": {"value": 3, "unit": "m2"}}}"#,
        );
        assert_eq!(found.iter().map(|(_, run)| *run).collect::<Vec<_>>(), [0, 0, 1, 2]);
    }

    #[test]
    fn what_is_counted_is_named_by_the_breaks() {
        let series: Series = serde_json::from_str(
            r#"{"id": "b", "title": "b", "unit": "gebouwen", "breaks": [{"from": "2023-02", "before": "one", "after": "two"}]}"#,
        )
        .unwrap();
        let on = |day: &str| definition(&series, day.parse().unwrap()).map(|text| text.get("nl"));
        assert_eq!([on("2021-05-16"), on("2023-02-01")], [Some("one"), Some("two")]);
    }
}
