use proptest::prelude::*;

use super::{super::Sort, *};
use crate::{
    briefing::{Briefing, Index},
    figure::{Filter, Medium, Theme, Tokens},
    text::{Language, Texts},
};

/// Runs on the board of one series of a briefing.
fn with<R>(json: &str, id: &str, view: &View, mode: Mode, then: impl FnOnce(&Board<'_>) -> R) -> R {
    let briefing: Briefing = serde_json::from_str(json).unwrap();
    let index = Index::new(&briefing);
    let tokens = Tokens::new(Theme::Light, Medium::Window);
    let scene = Scene {
        briefing: &briefing,
        index: &index,
        texts: Texts::of(Language::English),
        tokens: &tokens,
        today: "2025-12-15".parse().unwrap(),
        filter: &Filter::default(),
        selected: None,
        title: None,
        cited: &[],
        scenario: None,
    };
    let lane = index.series(&briefing, &Id::from(id)).unwrap();
    then(&Board::new(&scene, view, &[lane], mode, false).unwrap())
}

/// A briefing of series.
fn briefing(series: &[&str]) -> String {
    format!(r#"{{"format": "hoofdlijn", "version": 1, "title": "t", "series": [{}]}}"#, series.join(","))
}

/// What the pieces of a column come to, rounding by the source included.
fn stacked(column: &Column<'_>) -> Decimal {
    column.pieces.iter().map(|piece| piece.sum.value).sum::<Decimal>() + column.rounding
}

#[test]
fn what_a_split_leaves_is_a_piece_and_rounding_is_not() {
    let json = briefing(&[
        r#"{"id": "w", "title": "w", "unit": "EUR million", "values": {"2020": 12, "2021": 10.0},
            "splits": [{"parts": ["a", "b"], "complete": true}]}"#,
        r#"{"id": "a", "title": "a", "unit": "EUR million", "values": {"2020": 6, "2021": 6.04}}"#,
        r#"{"id": "b", "title": "b", "unit": "EUR thousand", "values": {"2020": 3000, "2021": 3990}}"#,
    ]);
    with(&json, "w", &View::default(), Mode::Stacked, |board| {
        let [rough, fine] = &board.columns[..] else { panic!("{}", board.columns.len()) };
        assert_eq!(rough.pieces.len(), 3);
        assert_eq!(rough.pieces[2].fill, Fill::Unexplained);
        assert_eq!(rough.pieces[2].sum.value, Decimal::from(3));
        assert_eq!(fine.pieces.len(), 2);
        assert_eq!(fine.rounding, Decimal::new(-3, 2));
        assert_eq!(stacked(fine), Decimal::TEN);
    });
}

#[test]
fn totals_leave_what_single_years_do_not_say() {
    let json = briefing(&[r#"{"id": "w", "title": "w", "unit": "EUR billion",
        "values": {"2022/2025": 10.7, "2023": 1.9, "2024": {"missing": "not_found"}, "2025": 4.2, "2028/..": 3}}"#]);
    with(&json, "w", &View::default(), Mode::Stacked, |board| {
        let kinds: Vec<Kind> = board.slots.iter().map(|slot| slot.kind).collect();
        let years = [Kind::Year(2023), Kind::Year(2024), Kind::Year(2025), Kind::Unsplit(2022, 2025)];
        assert_eq!(kinds, [&years[..], &[Kind::Year(2026), Kind::Year(2027), Kind::Onward(2028)]].concat());
        let totals: Vec<_> = board.columns.iter().map(|column| column.total.map(|sum| sum.value)).collect();
        let decimal = |digits| Ok(Decimal::new(digits, 1));
        assert_eq!(totals, [decimal(19), Err(Reason::NotFound), decimal(42), decimal(46), Ok(3.into())]);
    });
    // Years that come to the total leave nothing.
    let json = briefing(&[r#"{"id": "w", "title": "w", "unit": "EUR million",
        "values": {"2022/2024": 458, "2022": 8.8, "2023": 287.6, "2024": 161.7}}"#]);
    with(&json, "w", &View::default(), Mode::Stacked, |board| assert_eq!(board.columns.len(), 3));
}

#[test]
fn many_pieces_are_gathered_and_nothing_is_lost() {
    let parts: Vec<String> = (0..40).map(|at| format!("\"p{at}\"")).collect();
    let mut series = vec![format!(
        r#"{{"id": "w", "title": "w", "unit": "EUR", "splits": [{{"parts": [{}], "complete": true}}]}}"#,
        parts.join(",")
    )];
    series.extend((0..40).map(|at| {
        format!(
            r#"{{"id": "p{at}", "title": "p{at}", "unit": "EUR", "values": {{"2020": {at}, "2021": {}}}}}"#,
            at * 2
        )
    }));
    let json = briefing(&series.iter().map(String::as_str).collect::<Vec<_>>());
    for sort in [Sort::File, Sort::Size, Sort::Name] {
        let view = View { sort, ..View::default() };
        with(&json, "w", &view, Mode::Stacked, |board| {
            assert_eq!(board.keys.len(), HUES.len());
            assert_eq!(board.keys.last().map(|key| key.what), Some(What::Others));
            let mut named: Vec<&str> = board.keys.iter().map(|key| key.name.as_str()).take(5).collect();
            if sort == Sort::Size {
                assert_eq!(named, ["p39", "p38", "p37", "p36", "p35"]);
            }
            named.sort_unstable();
            assert_eq!(named, ["p35", "p36", "p37", "p38", "p39"]);
            for column in &board.columns {
                assert_eq!(stacked(column), column.total.unwrap().value);
            }
        });
    }
}

#[test]
fn shares_are_refused_below_zero_and_one_piece_can_stand_alone() {
    let json = briefing(&[
        r#"{"id": "w", "title": "w", "unit": "EUR", "splits": [{"parts": ["a", "b"], "complete": true}]}"#,
        r#"{"id": "a", "title": "a", "unit": "EUR", "values": {"2020": 6, "2021": 6}}"#,
        r#"{"id": "b", "title": "b", "unit": "EUR", "values": {"2020": -1, "2021": 4}}"#,
    ]);
    with(&json, "w", &View::default(), Mode::Share, |board| {
        assert!(board.columns[0].has_negative());
        assert!(!board.columns[1].has_negative());
        assert_eq!(board.columns[0].extent(), (Decimal::from(6), Decimal::NEGATIVE_ONE));
    });
    let alone = View { isolated: Some("b".into()), ..View::default() };
    with(&json, "w", &alone, Mode::Stacked, |board| {
        assert_eq!(board.keys.len(), 1);
        assert_eq!(board.columns[0].total.unwrap().value, Decimal::NEGATIVE_ONE);
    });
}

proptest! {
    #[test]
    fn stacks_add_up_to_their_total_exactly(
        whole in proptest::option::of((any::<i32>(), 0_u32..3)),
        parts in proptest::collection::vec(proptest::option::of((any::<i32>(), 0_u32..3)), 1..12),
        once in 0..12_usize,
        complete in any::<bool>(),
        mode in 0..3_usize,
    ) {
        let value = |number: Option<(i32, u32)>| {
            let digits = number.map(|(digits, scale)| Decimal::new(digits.into(), scale).to_string());
            digits.unwrap_or_else(|| r#"{"missing": "not_stated"}"#.to_owned())
        };
        let ids: Vec<String> = (0..parts.len()).map(|at| format!("\"p{at}\"")).collect();
        let own = whole.map(|_| format!(r#""values": {{"2020": {}}},"#, value(whole))).unwrap_or_default();
        let mut series = vec![format!(
            r#"{{"id": "w", "title": "w", "unit": "EUR million", {own} "splits": [{{"parts": [{}], "complete": {complete}}}]}}"#,
            ids.join(",")
        )];
        series.extend(parts.iter().enumerate().map(|(at, part)| {
            format!(
                r#"{{"id": "p{at}", "title": "p{at}", "unit": "EUR million", "one_off": {}, "values": {{"2020": {}}}}}"#,
                at == once,
                value(*part)
            )
        }));
        let json = briefing(&series.iter().map(String::as_str).collect::<Vec<_>>());
        let mode = [Mode::Grouped, Mode::Stacked, Mode::Lines][mode];
        let sums = with(&json, "w", &View::default(), mode, |board| {
            board.columns.iter().filter_map(|column| Some((column.total.ok()?.value, stacked(column)))).collect::<Vec<_>>()
        });
        for (total, stacked) in sums {
            prop_assert_eq!(total, stacked);
        }
    }
}
