//! Money by year: the columns of a briefing's totals, or of one series with its splits; their findings and tables.

use egui::Vec2;
use rust_decimal::Decimal;

use super::{
    Entry, Mode, View, assumed,
    block::Fill,
    board::{self, Board, Column, Kind, What},
    choose, columns,
    page::{self, Page, Sample},
    parts, say,
};
use crate::{
    briefing::{
        Id, Series,
        index::{Part, Place},
        money::{Agreement, Ledger, Refused},
        series::{Period, Span},
    },
    figure::{
        Laid, Scene, Table,
        pen::Pen,
        sheet::Footnotes,
        table::{Cell, Column as Heading, Row},
        tokens::Role,
    },
};

/// The series shown, whether they were chosen, and how they stand.
fn chosen<'a>(scene: &Scene<'a>, view: &View, only: Option<&Id>) -> (Vec<&'a Series>, bool, Mode) {
    let shared = matches!(view.amounts, super::Amounts::Share).then_some(Mode::Share);
    if let Some(id) = only {
        let mode = view.mode.or(shared).unwrap_or(Mode::Stacked);
        return (choose::series(scene, id).into_iter().collect(), false, mode);
    }
    let mode = view.mode.or(shared).unwrap_or(Mode::Grouped);
    let picked: Vec<&Series> = view.series.iter().filter_map(|id| choose::series(scene, id)).collect();
    if picked.is_empty() {
        (choose::by_year(scene.briefing, scene.index, scene.filter), false, mode)
    } else {
        let several = picked.len() > 1;
        (picked, several, mode)
    }
}

pub(super) fn board<'a>(scene: &Scene<'a>, view: &View, only: Option<&Id>) -> Result<Board<'a>, Refused> {
    let (lanes, chosen, mode) = chosen(scene, view, only);
    Board::new(scene, view, &lanes, mode, chosen)
}

/// Why what is asked for is not summed.
pub(super) fn refusal(scene: &Scene<'_>, view: &View) -> Option<Refused> {
    board(scene, view, None).err()
}

/// Lays the columns out.
pub(super) fn layout(
    scene: &Scene<'_>,
    view: &View,
    only: Option<&Id>,
    size: Vec2,
    ctx: &egui::Context,
) -> Laid {
    let mut board = match board(scene, view, only) {
        Ok(board) => board,
        Err(refused) => return page::refused(scene, &refused, size, ctx),
    };
    // The legend names all there is, so that all can be shown again, and a colour stays what it is.
    let all = View { isolated: None, ..view.clone() };
    let whole = view.isolated.as_ref().and_then(|_| self::board(scene, &all, only).ok());
    for key in &mut board.keys {
        let same = whole.iter().flat_map(|whole| &whole.keys).find(|other| other.what == key.what);
        key.hue = same.map_or(key.hue, |same| same.hue);
    }
    if board.columns.is_empty() {
        let texts = scene.texts;
        let title = only.and_then(|id| choose::series(scene, id)).map_or_else(
            || texts.get("budget-nothing"),
            |series| texts.with("budget-nothing-of", &[("name", say::title(scene, series).into())]),
        );
        return page::statement(scene, &title, &[texts.get("budget-nothing-hint")], size, ctx);
    }
    let pen = Pen::new(ctx, scene.tokens);
    let say = columns::fitting(scene, &board, view.amounts, size, &pen);
    let mut page = words(scene, view, &board, &say, only.is_some());
    assumed::mark(scene, view, only, &mut board);
    assumed::explain(scene.texts, &board, &mut page.samples);
    cite(scene, &board, &mut page, size, &pen);
    if view.mode.is_none() && parts::suits(&board) && scene.scenario.is_none() {
        return parts::layout(scene, &board, &say, page, size, ctx);
    }
    columns::layout(scene, view, (&board, whole.as_ref()), &say, page, size, ctx)
}

/// The words around the columns, without the numbers of the sources.
fn words(scene: &Scene<'_>, view: &View, board: &Board<'_>, say: &say::Say, single: bool) -> Page {
    let texts = scene.texts;
    let mut subtitle = page::common(scene, &say.unit, &board.lanes);
    if board.mode == Mode::Share {
        let unit = texts.get("budget-share");
        subtitle[0] = unit;
    }
    if let [only] = board.lanes[..]
        && let Some(document) = only.vintage.as_ref().and_then(|vintage| vintage.title.as_ref())
    {
        subtitle.push(texts.text(document).to_owned());
    }
    if let Some(id) = &view.isolated
        && let Some(key) = board.keys.iter().find(|key| key.series == id)
    {
        subtitle.push(texts.with("budget-only", &[("name", key.name.as_str().into())]));
    }
    let mut samples = Vec::new();
    // Where the legend names a series for each way of filling, it says enough.
    let told = board.mode == Mode::Grouped && board.lanes.len() > 1;
    for (fill, key) in
        [(Fill::Solid, "phase-realised"), (Fill::Outline, "phase-plan"), (Fill::Hatched, "phase-forecast")]
    {
        if columns::has_fill(board, fill) && !told {
            samples.push((Sample::Fill(fill), texts.get(key)));
        }
    }
    if board.mode == Mode::Lines {
        let points = [
            (Fill::Solid, Sample::Closed, "phase-realised"),
            (Fill::Outline, Sample::Open, "phase-plan"),
            (Fill::Hatched, Sample::Dashed, "phase-forecast"),
        ];
        let there = points.into_iter().filter(|(fill, ..)| columns::has_fill(board, *fill));
        samples = there.map(|(_, sample, key)| (sample, texts.get(key))).collect();
    } else if let [(Sample::Fill(Fill::Solid), _)] = samples[..] {
        samples.clear();
    }
    let nets = board.columns.iter().any(|column| column.pieces.len() > 1 && column.has_negative());
    if nets && board.mode == Mode::Stacked {
        samples.push((Sample::Net, texts.get("budget-net")));
    }
    let reference = view.reference.as_ref().and_then(|id| choose::series(scene, id));
    let forecast = reference.is_some_and(|series| {
        let phases = series.values.iter().map(|(_, number)| number.phase.or(series.phase));
        phases.into_iter().any(|phase| phase == Some(crate::briefing::Phase::Forecast))
    });
    if forecast && !samples.iter().any(|(sample, _)| *sample == Sample::Dashed) {
        samples.push((Sample::Dashed, texts.get("phase-forecast")));
    }
    let shown = board.lanes.first().copied();
    let isolated = view
        .isolated
        .as_ref()
        .and_then(|id| choose::series(scene, id))
        .filter(|series| board.keys.len() == 1 && board.keys[0].series == &series.id);
    let title = match board.mode {
        _ if isolated.is_some() || (board.lanes.len() == 1 && view.isolated.is_some()) => {
            isolated.or(shown).map(|series| title_of_one(scene, board, series)).unwrap_or_default()
        }
        Mode::Share => title_of_share(scene, board).unwrap_or_else(|| title(scene, board)),
        _ if single => shown.map(|series| title_of_one(scene, board, series)).unwrap_or_default(),
        _ => title(scene, board),
    };
    Page {
        title,
        subtitle,
        samples,
        notes: Footnotes::begun(scene),
        cites: Vec::new(),
        foot: foot(scene, board, say),
    }
}

/// The finding of realised and planned beside each other.
fn title(scene: &Scene<'_>, board: &Board<'_>) -> String {
    let texts = scene.texts;
    let last = |fill: Fill| {
        let filled = |column: &&Column<'_>| column.pieces.iter().any(|piece| piece.fill == fill);
        board.columns.iter().rfind(|column| column.total.is_ok() && filled(column))
    };
    let unit = &board.say.unit;
    let told = |column: &Column<'_>| {
        let value = column.total.as_ref().map_or(Decimal::ZERO, |sum| sum.value);
        let year = columns::category(texts, board.slots[column.slot].kind, &column.period);
        (year, say::short(texts, value, unit), value)
    };
    let (done, planned) = (last(Fill::Solid), last(Fill::Outline));
    if let (Some(done), Some(planned)) =
        (done, planned.filter(|planned| Some(planned.slot) > done.map(|done| done.slot)))
        && board.lanes.len() > 1
        && unit.is_money()
    {
        let ((year, amount, _), (then, plan, value)) = (told(done), told(planned));
        let once = once(planned).unwrap_or_default();
        let once_text = say::short_after(texts, once, unit, value);
        let args = [
            ("year", year.into()),
            ("amount", amount.into()),
            ("then", then.into()),
            ("plan", plan.into()),
            ("once", once_text.into()),
        ];
        let key = if once.is_zero() { "budget-title-years" } else { "budget-title-years-once" };
        return texts.with(key, &args);
    }
    if let [only] = board.lanes[..] {
        return title_of_one(scene, board, only);
    }
    let count = i64::try_from(board.lanes.len()).unwrap_or_default();
    let (first, last) = (board.slots.first(), board.slots.last());
    let name = |slot: Option<&board::Slot>| {
        slot.map(|slot| columns::category(texts, slot.kind, &slot.period)).unwrap_or_default()
    };
    let mut args = vec![("count", count.into()), ("first", name(first).into()), ("last", name(last).into())];
    let one = match &scene.filter.priorities[..] {
        [only] => scene.index.priority(scene.briefing, only),
        _ => None,
    };
    let Some(priority) = one else { return texts.with("budget-title-several", &args) };
    args.push(("name", texts.text(&priority.title).into()));
    texts.with("budget-title-priority", &args)
}

/// What happens once in a column; `None` for nothing.
fn once(column: &Column<'_>) -> Option<Decimal> {
    let pieces = column.pieces.iter().filter(|piece| piece.one_off);
    let sum = pieces.map(|piece| piece.sum.value).fold(Decimal::ZERO, Decimal::saturating_add);
    (!sum.is_zero()).then_some(sum)
}

/// The finding of shares: the largest in the last column that has them.
fn title_of_share(scene: &Scene<'_>, board: &Board<'_>) -> Option<String> {
    let texts = scene.texts;
    let column = board.columns.iter().rfind(|column| column.pieces.len() > 1 && !column.has_negative())?;
    let whole = column.total.as_ref().ok()?.value;
    let largest =
        column.pieces.iter().filter(|piece| piece.series().is_some()).max_by_key(|piece| piece.sum.value)?;
    let share = largest.sum.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let share = texts.with("amount-percent", &[("number", texts.rounded(share, 0).into())]);
    let args = [
        ("part", board.keys[largest.key].name.as_str().into()),
        ("share", share.into()),
        ("name", say::title(scene, column.series).into()),
        ("year", columns::category(texts, board.slots[column.slot].kind, &column.period).into()),
    ];
    Some(texts.with("budget-title-share", &args))
}

/// The finding of one series.
fn title_of_one(scene: &Scene<'_>, board: &Board<'_>, series: &Series) -> String {
    let texts = scene.texts;
    let name = say::title(scene, series);
    let unit = &board.say.unit;
    let known: Vec<(&Column<'_>, Decimal)> =
        board.columns.iter().filter_map(|column| Some((column, column.total.as_ref().ok()?.value))).collect();
    let period =
        |column: &Column<'_>| columns::category(texts, board.slots[column.slot].kind, &column.period);
    let short = |value| say::short(texts, value, unit);
    // As vague as it is.
    let told = |column: &Column<'_>| {
        let vague = match &column.pieces[..] {
            [one] => one.vague(unit),
            _ => column.total.as_ref().map_or(say::Vague::No(Decimal::ZERO), say::Vague::of_sum),
        };
        say::short_vague(texts, &vague, unit)
    };
    let (Some((first, _)), Some((last, to))) = (known.first(), known.last()) else {
        let reason = board.columns.iter().find_map(|column| column.total.as_ref().err());
        let reason = reason.map(|reason| texts.reason(*reason)).unwrap_or_default();
        return texts.with("budget-title-missing", &[("name", name.into()), ("reason", reason.into())]);
    };
    let shifts = known.iter().any(|(column, _)| column.pieces.len() > 1 && column.has_negative());
    if shifts && known.len() > 1 {
        let sum = known
            .iter()
            .try_fold(Decimal::ZERO, |sum, (_, value)| sum.checked_add(*value))
            .unwrap_or_default();
        let args = [
            ("name", name.into()),
            ("first", period(first).into()),
            ("last", period(last).into()),
            ("amount", short(sum).into()),
        ];
        return texts.with("budget-title-net", &args);
    }
    if let Some(told) = title_of_total(scene, board, series) {
        return told;
    }
    if known.len() == 1 {
        let largest =
            last.pieces.iter().filter(|_| last.pieces.len() > 1).max_by_key(|piece| piece.sum.value);
        let mut args =
            vec![("name", name.into()), ("year", period(last).into()), ("amount", told(last).into())];
        if let Some(once) = once(last).filter(|once| once != to) {
            args.push(("once", say::short_after(texts, once, unit, *to).into()));
            return texts.with("budget-title-one-once", &args);
        }
        let Some((largest, part)) = largest.and_then(|piece| Some((piece, piece.series()?))) else {
            return texts.with("budget-title-one", &args);
        };
        let prefix = parts::common_prefix(
            last.pieces.iter().filter_map(board::Piece::series).map(|part| say::title(scene, part)),
        );
        let share =
            largest.sum.value.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(*to));
        let share = texts.rounded(share.unwrap_or_default(), 0);
        args.push(("part", say::title(scene, part)[prefix..].into()));
        args.push(("share", texts.with("amount-percent", &[("number", share.into())]).into()));
        return texts.with("budget-title-largest", &args);
    }
    let timed: Vec<(&Column<'_>, crate::briefing::Date)> = known
        .iter()
        .filter(|(column, _)| !matches!(board.slots[column.slot].kind, Kind::Unsplit(..)))
        .filter_map(|(column, _)| Some((*column, board.slots[column.slot].day?)))
        .collect();
    let whole = board.lanes.first().copied().unwrap_or(series);
    let alike = |one: i16, other: i16| choose::counted(whole, one) == choose::counted(whole, other);
    match (timed.first(), timed.last()) {
        (Some((first, start)), Some((last, end)))
            if start < end && alike(start.year(), end.year()) && once(last).is_none() =>
        {
            let args = [
                ("name", name.into()),
                ("first", period(first).into()),
                ("last", period(last).into()),
                ("from", told(first).into()),
                ("to", told(last).into()),
                ("year", end.year().to_string().into()),
            ];
            let key = match board.slots[last.slot].kind {
                Kind::Onward(_) => "budget-title-from-onward",
                _ if timed.len() == 2 && told(first) == told(last) => "budget-title-same",
                _ => "budget-title-from-to",
            };
            texts.with(key, &args)
        }
        (_, latest) => {
            let column = latest.map_or(first, |(last, _)| last);
            let mut args =
                vec![("name", name.into()), ("year", period(column).into()), ("amount", told(column).into())];
            let whole = column.total.as_ref().map_or(Decimal::ZERO, |sum| sum.value);
            match once(column).filter(|once| *once != whole) {
                Some(once) => {
                    args.push(("once", say::short_after(texts, once, unit, whole).into()));
                    texts.with("budget-title-one-once", &args)
                }
                None => texts.with("budget-title-one", &args),
            }
        }
    }
}

/// The finding of a series with a total of several years, and of what holds from a year on.
fn title_of_total<'s>(scene: &Scene<'_>, board: &Board<'_>, series: &'s Series) -> Option<String> {
    let texts = scene.texts;
    let total = |(period, number): &'s (Period, crate::briefing::Number)| match period.span() {
        Span::Total(first, last) => Some((first, last, number)),
        _ => None,
    };
    let (first, last, number) = series.values.iter().find_map(total)?;
    let unit = number.unit.as_ref().unwrap_or(&series.unit);
    let mut args = vec![
        ("name", say::title(scene, series).into()),
        ("first", first.to_string().into()),
        ("last", last.to_string().into()),
        ("amount", say::short(texts, number.amount.value()?, unit).into()),
    ];
    let onward = board.columns.iter().find_map(|column| match board.slots[column.slot].kind {
        Kind::Onward(year) => Some((year, column.total.as_ref().ok()?.value)),
        _ => None,
    });
    let Some((year, value)) = onward else { return Some(texts.with("budget-title-total", &args)) };
    args.push(("year", year.to_string().into()));
    args.push(("onward", say::short(texts, value, &board.say.unit).into()));
    Some(texts.with("budget-title-total-onward", &args))
}

/// Remarks: rounding, shifts in time, what was left out, and what the file says of the series.
fn foot(scene: &Scene<'_>, board: &Board<'_>, say: &say::Say) -> Vec<String> {
    let texts = scene.texts;
    let mut foot = Vec::new();
    let shown = |value: Decimal| say.convert(value, &board.say.unit).map(|value| say.round(value));
    let rounded = board.columns.iter().filter(|column| column.pieces.len() > 1).any(|column| {
        let sum = column
            .pieces
            .iter()
            .try_fold(Decimal::ZERO, |sum, piece| sum.checked_add(shown(piece.sum.value)?));
        let total = column.total.as_ref().ok().and_then(|total| shown(total.value));
        !column.rounding.is_zero() || (board.mode != Mode::Share && sum != total)
    });
    if rounded {
        foot.push(texts.get("budget-by-rounding"));
    }
    let mut ledger = Ledger::new(scene.briefing, scene.index);
    for series in &board.lanes {
        let by_rounding = series.values.iter().any(|(period, _)| {
            let cut = ledger.years_of(series, period);
            cut.is_ok_and(|cut| cut.agreement() == Some(Agreement::ByRounding))
        });
        if by_rounding {
            foot.push(texts.with("budget-of-rounding", &[("name", say::title(scene, series).into())]));
        }
    }
    if board.left_out > 0 {
        let count = i64::try_from(board.left_out).unwrap_or(i64::MAX);
        foot.push(texts.with("budget-left-out", &[("count", count.into())]));
    }
    for key in &board.keys {
        let What::Series(id) = key.what else { continue };
        let values = board.columns.iter().flat_map(|column| &column.pieces);
        let values: Vec<Decimal> = values
            .filter(|piece| board.keys[piece.key].what == key.what)
            .map(|piece| piece.sum.value)
            .collect();
        let below = values.iter().any(|value| *value < Decimal::ZERO);
        let above = values.iter().any(|value| *value > Decimal::ZERO);
        let sum =
            values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value)).unwrap_or_default();
        if below && above && !sum.is_zero() && board.keys.len() > 1 {
            let last = board.slots.last();
            let last = last.map(|slot| columns::category(texts, slot.kind, &slot.period)).unwrap_or_default();
            let amount =
                say.convert(sum, &board.say.unit).map(|sum| say.signed(texts, sum)).unwrap_or_default();
            let args = [("name", key.name.as_str().into()), ("last", last.into()), ("amount", amount.into())];
            foot.push(texts.with("budget-shift", &args));
        }
        let note = scene.index.series(scene.briefing, id).and_then(|series| series.note.as_ref());
        foot.extend(note.map(|note| format!("{}: {}", key.name, texts.text(note))));
    }
    for series in &board.lanes {
        let named = board.keys.iter().any(|key| key.what == What::Series(&series.id));
        let note = series.note.as_ref().filter(|_| !named);
        foot.extend(note.map(|note| format!("{}: {}", say::title(scene, series), texts.text(note))));
    }
    foot
}

/// The numbers of the sources: at each slot, or in the subtitle where there is one source or no room.
fn cite(scene: &Scene<'_>, board: &Board<'_>, page: &mut Page, size: Vec2, pen: &Pen<'_>) {
    let mut cites: Vec<Vec<String>> = vec![Vec::new(); board.slots.len()];
    for column in &board.columns {
        let whole = Place { item: column.series.id.clone(), part: Part::Value(column.period.clone()) };
        let whole = scene.index.evidence(scene.briefing, &whole);
        let pieces = column.pieces.iter().map(|piece| piece.evidence(scene, &column.period));
        for evidence in std::iter::once(whole).chain(pieces) {
            let cite = page.notes.cite(evidence);
            let known = &mut cites[column.slot];
            if !cite.is_empty() && !known.contains(&cite) {
                known.push(cite);
            }
        }
    }
    let mut all: Vec<&String> = cites.iter().flatten().collect();
    all.sort();
    all.dedup();
    let pitch = size.x * 0.82 / board.slots.len().max(1) as f32;
    let label = |at: usize| {
        let slot = &board.slots[at];
        columns::category(scene.texts, slot.kind, &slot.period) + &cites[at].join(" ")
    };
    let fits = (0..cites.len())
        .filter(|at| matches!(board.slots[*at].kind, Kind::Year(_)))
        .all(|at| pen.width(&label(at), Role::Axis) < pitch);
    if all.len() > 1 && fits {
        page.cites = cites.iter().map(|cites| cites.join(" ")).collect();
    } else if let Some(last) = page.subtitle.last_mut() {
        last.push_str(&page::cites(&all.into_iter().cloned().collect::<Vec<_>>()));
    }
}

/// What the legend names.
pub(super) fn legend(scene: &Scene<'_>, view: &View, only: Option<&Id>) -> Vec<Entry> {
    let all = View { isolated: None, ..view.clone() };
    let Ok(board) = board(scene, &all, only) else { return Vec::new() };
    let named = board.keys.into_iter().filter(|key| !matches!(key.what, What::Others | What::Rest));
    named.map(|key| Entry { series: key.series.clone(), name: key.name, hue: key.hue }).collect()
}

/// The years with a number.
pub(super) fn years(scene: &Scene<'_>, only: Option<&Id>) -> Vec<i16> {
    let (lanes, ..) = chosen(scene, &View::default(), only);
    let mut ledger = Ledger::new(scene.briefing, scene.index);
    super::merged(lanes.into_iter().flat_map(|series| ledger.years(series)).collect())
}

/// The same as a table: every period a row, every series and part a column, in one unit.
pub(super) fn table(scene: &Scene<'_>, view: &View, only: Option<&Id>) -> Table {
    let texts = scene.texts;
    // Whatever is drawn, and the small pieces that are drawn as one.
    let all = View { isolated: None, ..view.clone() };
    let (lanes, chosen, mode) = chosen(scene, &all, only);
    let Ok(board) = Board::whole(scene, &all, &lanes, mode, chosen) else { return Table::default() };
    let (unit, slots) = (&board.say.unit, &board.slots);
    let mut ledger = Ledger::new(scene.briefing, scene.index);
    let mut series: Vec<&Series> = board.lanes.clone();
    for part in board.columns.iter().flat_map(|column| &column.pieces).filter_map(board::Piece::series) {
        if !series.iter().any(|known| known.id == part.id) {
            series.push(part);
        }
    }
    let mut cells: Vec<Vec<Cell>> = Vec::with_capacity(series.len());
    for one in &series {
        let column = slots.iter().map(|slot| cell(scene, &mut ledger, one, slot, unit));
        cells.push(column.collect());
    }
    // Parts without a number in the periods shown say nothing here.
    let said: Vec<usize> = (0..series.len())
        .filter(|at| *at < board.lanes.len() || cells[*at].iter().any(|cell| !cell.text.is_empty()))
        .collect();
    let title = |series: &Series| {
        texts.with(
            "budget-column",
            &[("name", say::title(scene, series).into()), ("unit", texts.unit(unit).into())],
        )
    };
    let mut headings = vec![Heading { title: texts.get("budget-period"), numeric: false }];
    headings.extend(said.iter().map(|at| Heading { title: title(series[*at]), numeric: true }));
    let rows = slots.iter().enumerate().filter_map(|(row, slot)| {
        let numbers: Vec<Cell> = said.iter().map(|at| cells[*at][row].clone()).collect();
        let place = numbers.iter().find_map(|cell| cell.place.clone())?;
        let name = columns::category(texts, slot.kind, &slot.period);
        Some(Row { place, cells: std::iter::once(name.into()).chain(numbers).collect() })
    });
    let rows = rows.collect();
    Table { columns: headings, rows }
}

/// What a series comes to in a slot, as a cell; empty where nothing is written.
fn cell<'a>(
    scene: &Scene<'a>,
    ledger: &mut Ledger<'a>,
    series: &'a Series,
    slot: &board::Slot,
    unit: &crate::briefing::Unit,
) -> Cell {
    let texts = scene.texts;
    let period: Period = board::written(series, &slot.period);
    let Some(known) = board::total(ledger, series, slot, unit) else { return Cell::default() };
    let place = Some(super::place_of(series, &period));
    match known {
        Ok(sum) if sum.vague => {
            let number = (sum.low == sum.high).then_some(sum.value);
            Cell { text: texts.amount(&say::amount(&sum), unit), number, place }
        }
        Ok(sum) => Cell { text: texts.decimal(sum.value), number: Some(sum.value), place },
        Err(reason) => Cell { text: texts.reason(reason), number: None, place },
    }
}
