//! Amounts, names and marks in words.

use rust_decimal::Decimal;

use super::Amounts;
use crate::{
    briefing::{Amount, Number, Phase, Qualifier, Series, Unit, money::Sum, number::Scale, series::Period},
    figure::Scene,
    text::Texts,
};

/// How the amounts of one figure are written: all in one unit, with the same number of decimals.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Say {
    /// The unit, as the subtitle names it.
    pub(super) unit: Unit,
    /// Digits behind the point.
    pub(super) places: u32,
}

impl Say {
    /// For these amounts, given in `unit`: in the scale that was asked for, or else their own.
    ///
    /// Large amounts have no decimals, so that a column's label fits over it; small ones as many as were written, up
    /// to two.
    pub(super) fn new(unit: &Unit, shown: Amounts, amounts: impl Iterator<Item = Decimal>) -> Self {
        let unit = match (unit, shown.scale()) {
            (Unit::Money { currency, .. }, Some(scale)) => Unit::Money { currency: currency.clone(), scale },
            _ => unit.clone(),
        };
        let (mut largest, mut written) = (Decimal::ZERO, 0);
        for amount in amounts {
            largest = largest.max(amount.abs());
            written = written.max(amount.normalize().scale());
        }
        let places = match largest {
            large if large >= Decimal::from(1000) => 0,
            large if large >= Decimal::from(100) => written.min(1),
            _ => written.min(2),
        };
        Self { unit, places }
    }

    /// The same amounts in the next larger scale of money; as they are where there is none.
    pub(super) fn larger(&self, places: u32) -> Self {
        let Unit::Money { currency, scale } = &self.unit else { return self.clone() };
        let scale = match scale {
            Scale::One => Scale::Thousand,
            Scale::Thousand => Scale::Million,
            Scale::Million | Scale::Billion => Scale::Billion,
        };
        Self { unit: Unit::Money { currency: currency.clone(), scale }, places }
    }

    /// An amount given in `from`, in the unit of the figure.
    pub(super) fn convert(&self, value: Decimal, from: &Unit) -> Option<Decimal> {
        from.convert(value, &self.unit)
    }

    /// Rounded for display; sums are never made from these.
    pub(super) fn round(&self, value: Decimal) -> Decimal {
        let mut rounded = value;
        rounded.rescale(self.places);
        rounded
    }

    /// `17.653`, rounded.
    pub(super) fn plain(&self, texts: &Texts, value: Decimal) -> String {
        texts.decimal(self.round(value))
    }

    /// `+1.395`, `−1.420`, rounded.
    pub(super) fn signed(&self, texts: &Texts, value: Decimal) -> String {
        texts.signed(self.round(value))
    }

    /// A label at a mark, with what is vague about it: `ca. 140`, `250–1.000`, `≥ 400`.
    pub(super) fn vague(&self, texts: &Texts, mark: &Vague) -> String {
        let put = |key: &str, value| texts.with(key, &[("value", self.plain(texts, value).into())]);
        match *mark {
            Vague::No(value) => self.plain(texts, value),
            Vague::Qualified(value, Qualifier::About) => put("budget-about", value),
            Vague::Qualified(value, Qualifier::Over) => put("budget-over", value),
            Vague::Qualified(value, Qualifier::Under) => put("budget-under", value),
            Vague::Range(Some(low), Some(high)) => texts.with(
                "budget-range",
                &[("low", self.plain(texts, low).into()), ("high", self.plain(texts, high).into())],
            ),
            Vague::Range(Some(low), None) => put("budget-least", low),
            Vague::Range(None, Some(high)) => put("budget-most", high),
            Vague::Range(None, None) => String::new(),
        }
    }
}

/// What is said of an amount at its mark, in the unit of the figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Vague {
    /// One value.
    No(Decimal),
    /// One value with a word before it.
    Qualified(Decimal, Qualifier),
    /// Between two, or at least, or at most.
    Range(Option<Decimal>, Option<Decimal>),
}

impl Vague {
    /// Of an amount of the file, in `from`, for a figure in `to`; `None` where it is missing.
    pub(super) fn of(amount: &Amount, from: &Unit, to: &Unit) -> Option<Self> {
        let moved = |value: Decimal| from.convert(value, to);
        Some(match *amount {
            Amount::Value { value, qualifier: None } => Self::No(moved(value)?),
            Amount::Value { value, qualifier: Some(qualifier) } => Self::Qualified(moved(value)?, qualifier),
            Amount::Range { low, high } => Self::Range(low.and_then(moved), high.and_then(moved)),
            Amount::Missing(_) => return None,
        })
    }

    /// The same with every amount changed; `None` where one cannot be.
    pub(super) fn map(&self, change: impl Fn(Decimal) -> Option<Decimal>) -> Option<Self> {
        let end = |value: Option<Decimal>| match value {
            Some(value) => change(value).map(Some),
            None => Some(None),
        };
        Some(match *self {
            Self::No(value) => Self::No(change(value)?),
            Self::Qualified(value, qualifier) => Self::Qualified(change(value)?, qualifier),
            Self::Range(low, high) => Self::Range(end(low)?, end(high)?),
        })
    }

    /// Of a sum, in the unit of the figure: a vague sum is about its value, or a range.
    pub(super) fn of_sum(sum: &Sum) -> Self {
        match (sum.vague, sum.low, sum.high) {
            (false, ..) => Self::No(sum.value),
            (true, Some(low), Some(high)) if low == high => Self::Qualified(sum.value, Qualifier::About),
            (true, low, high) => Self::Range(low, high),
        }
    }
}

/// A sum as an amount, for sentences.
pub(super) fn amount(sum: &Sum) -> Amount {
    amount_of(&Vague::of_sum(sum))
}

/// What is said at a mark as an amount.
pub(super) fn amount_of(vague: &Vague) -> Amount {
    match *vague {
        Vague::No(value) => Amount::Value { value, qualifier: None },
        Vague::Qualified(value, qualifier) => Amount::Value { value, qualifier: Some(qualifier) },
        Vague::Range(low, high) => Amount::Range { low, high },
    }
}

/// `5,9 miljard`: an amount for a headline, in the scale it is spoken in.
pub(super) fn short(texts: &Texts, value: Decimal, unit: &Unit) -> String {
    let Unit::Money { .. } = unit else {
        let amount = Amount::Value { value: crate::text::round(value, 2), qualifier: None };
        return texts.amount(&amount, unit);
    };
    let scale = spoken(value, unit);
    let digits = digits_in(texts, value, unit, scale);
    let key = match scale {
        Scale::One => return digits,
        Scale::Thousand => "budget-short-thousand",
        Scale::Million => "budget-short-million",
        Scale::Billion => "budget-short-billion",
    };
    texts.with(key, &[("value", digits.into())])
}

/// The same with what is vague about it: `ruim 103 miljoen`, `250 tot 1.000 miljoen`.
pub(super) fn short_vague(texts: &Texts, vague: &Vague, unit: &Unit) -> String {
    let put = |key: &str, value| texts.with(key, &[("amount", short(texts, value, unit).into())]);
    match *vague {
        Vague::No(value) => short(texts, value, unit),
        Vague::Qualified(value, Qualifier::About) => put("qualifier-about", value),
        Vague::Qualified(value, Qualifier::Over) => put("qualifier-over", value),
        Vague::Qualified(value, Qualifier::Under) => put("qualifier-under", value),
        Vague::Range(Some(low), Some(high)) => {
            let scale = spoken(high, unit);
            let alike = unit.is_money() && spoken(low, unit) == scale;
            let low = if alike { digits_in(texts, low, unit, scale) } else { short(texts, low, unit) };
            texts.with("amount-range", &[("low", low.into()), ("high", short(texts, high, unit).into())])
        }
        Vague::Range(Some(low), None) => put("amount-least", low),
        Vague::Range(None, Some(high)) => put("amount-most", high),
        Vague::Range(None, None) => String::new(),
    }
}

/// The same, without the word for its scale, where another amount in that scale was just named.
pub(super) fn short_after(texts: &Texts, value: Decimal, unit: &Unit, named: Decimal) -> String {
    let scale = spoken(named, unit);
    let moved = unit.convert(value.abs(), &in_scale(unit, scale)).unwrap_or_default();
    if unit.is_money() && moved >= Decimal::new(5, 2) && spoken(value, unit) <= scale {
        digits_in(texts, value, unit, scale)
    } else {
        short(texts, value, unit)
    }
}

fn digits_in(texts: &Texts, value: Decimal, unit: &Unit, scale: Scale) -> String {
    let moved = unit.convert(value, &in_scale(unit, scale)).unwrap_or(value).normalize();
    // Billions with one decimal, or as they are written; others only where that is a digit of many.
    let places = match moved.scale() {
        written @ 0..=2 => written,
        _ if scale == Scale::Billion || moved.abs() < Decimal::TEN => 1,
        _ => 0,
    };
    texts.decimal(crate::text::round(moved, places).normalize())
}

fn in_scale(unit: &Unit, scale: Scale) -> Unit {
    match unit {
        Unit::Money { currency, .. } => Unit::Money { currency: currency.clone(), scale },
        other => other.clone(),
    }
}

/// The scale an amount is spoken in: the largest that leaves a digit before the point.
fn spoken(value: Decimal, unit: &Unit) -> Scale {
    let fits = |scale: &Scale| {
        unit.convert(value.abs(), &in_scale(unit, *scale)).is_some_and(|moved| moved >= Decimal::ONE)
    };
    [Scale::Billion, Scale::Million, Scale::Thousand].into_iter().find(fits).unwrap_or(Scale::One)
}

/// `12.845,9 miljoen euro (€ 12,8 miljard)`: the exact amount in the file's unit, and in words where that is another.
pub(super) fn exact(texts: &Texts, amount: &Amount, unit: &Unit) -> String {
    let plain = texts.amount(amount, unit);
    let Some(value) = amount.midpoint().filter(|_| unit.is_money()) else { return plain };
    let scale = spoken(value, unit);
    let larger = in_scale(unit, scale);
    if larger == *unit || value.is_zero() {
        return plain;
    }
    let Amount::Value { value, qualifier } = *amount else { return plain };
    let Some(moved) = unit.convert(value, &larger) else { return plain };
    let words = texts.amount(&Amount::Value { value: crate::text::round(moved, 1), qualifier }, &larger);
    texts.with("budget-exact", &[("exact", plain.into()), ("words", words.into())])
}

/// What a mark stands for, in words: its amount, phase, document and scope.
pub(super) fn value(
    scene: &Scene<'_>,
    series: &Series,
    period: &Period,
    number: Option<&Number>,
    of: &str,
) -> String {
    let texts = scene.texts;
    let mut parts = vec![of.to_owned()];
    let phase = number.and_then(|number| number.phase).or(series.phase);
    parts.extend(phase.map(|phase| self::phase(texts, phase)));
    let vintage = number.and_then(|number| number.vintage.as_ref()).or(series.vintage.as_ref());
    parts
        .extend(vintage.and_then(|vintage| vintage.title.as_ref()).map(|title| texts.text(title).to_owned()));
    parts.extend(scope(scene, series, period).map(ToOwned::to_owned));
    parts.extend(number.and_then(|number| number.note.as_ref()).map(|note| texts.text(note).to_owned()));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// What is counted in a period, in words: what the last break before it says, or else the scope.
pub(super) fn scope<'a>(scene: &Scene<'a>, series: &'a Series, period: &Period) -> Option<&'a str> {
    let after = super::year_of(period).and_then(|year| super::choose::counted(series, year));
    if let Some(after) = after {
        return Some(scene.texts.text(after));
    }
    let id = series.scope.as_ref()?;
    Some(scene.index.title(scene.briefing, id, scene.texts.language().code()))
}

/// `realisatie`, `plan`, `raming`.
pub(super) fn phase(texts: &Texts, phase: Phase) -> String {
    texts.get(&format!("phase-{}", <&str>::from(phase)))
}

/// The name of a series.
pub(super) fn title<'a>(scene: &Scene<'a>, series: &'a Series) -> &'a str {
    scene.texts.text(&series.title)
}

/// The name of the document a series is in, or of the series.
pub(super) fn document<'a>(scene: &Scene<'a>, series: &'a Series) -> &'a str {
    let vintage = series.vintage.as_ref().and_then(|vintage| vintage.title.as_ref());
    scene.texts.text(vintage.unwrap_or(&series.title))
}

/// The same for one year, whose number may be from a document of its own.
pub(super) fn document_in<'a>(scene: &Scene<'a>, series: &'a Series, year: Option<i16>) -> &'a str {
    let period = year.and_then(|year| super::choose::period_of(series, year));
    let own = period.and_then(|period| super::board::number(series, period));
    let vintage = own.and_then(|number| number.vintage.as_ref()).and_then(|vintage| vintage.title.as_ref());
    vintage.map_or_else(|| document(scene, series), |title| scene.texts.text(title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn decimal(digits: &str) -> Decimal {
        digits.parse().unwrap()
    }

    #[test]
    fn headlines_say_amounts_as_people_do() {
        let texts = Texts::of(Language::Dutch);
        let million = Unit::million_euro();
        let said = |digits: &str| short(texts, decimal(digits), &million).replace('\u{a0}', " ");
        assert_eq!(said("5937.6"), "5,9 miljard");
        assert_eq!(said("34900"), "34,9 miljard");
        assert_eq!(said("8150"), "8,15 miljard");
        assert_eq!(said("-1300.0"), "−1,3 miljard");
        assert_eq!(said("335.3"), "335,3 miljoen");
        assert_eq!(said("0.7"), "700 duizend");
        assert_eq!(said("0"), "0");
        assert_eq!(short_after(texts, decimal("335.3"), &million, decimal("2168.4")), "0,3");
        let small = short_after(texts, decimal("3.3"), &million, decimal("2168.4"));
        assert_eq!(small.replace('\u{a0}', " "), "3,3 miljoen");
        let range = Vague::Range(Some(decimal("250")), Some(decimal("1000")));
        assert_eq!(short_vague(texts, &range, &million).replace('\u{a0}', " "), "250 miljoen tot 1 miljard");
    }

    #[test]
    fn labels_have_as_many_decimals_as_they_need() {
        let texts = Texts::of(Language::Dutch);
        let million = Unit::million_euro();
        let say = |digits: &[&str]| Say::new(&million, Amounts::Filed, digits.iter().map(|it| decimal(it)));
        assert_eq!(say(&["17653.2", "335.3"]).plain(texts, decimal("17653.2")), "17.653");
        assert_eq!(say(&["110.0", "165.0"]).signed(texts, decimal("110.0")), "+110");
        assert_eq!(say(&["4.2", "1.95"]).plain(texts, decimal("4.2")), "4,20");
        let billions = Say::new(&million, Amounts::Billion, std::iter::empty());
        assert_eq!(billions.convert(decimal("26750"), &million), Some(decimal("26.750")));
    }

    #[test]
    fn what_is_vague_says_so_at_its_mark() {
        let texts = Texts::of(Language::English);
        let say = Say::new(&Unit::million_euro(), Amounts::Filed, std::iter::empty());
        let about = Vague::Qualified(decimal("140"), Qualifier::About);
        assert_eq!(say.vague(texts, &about), "ca. 140");
        assert_eq!(say.vague(texts, &Vague::Range(Some(decimal("250")), Some(decimal("1000")))), "250–1,000");
        assert_eq!(say.vague(texts, &Vague::Range(Some(decimal("400")), None)), "≥ 400");
    }
}
