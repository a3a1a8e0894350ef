//! Numbers, amounts and units as a language writes them. Notation by ICU4X; digits are never rounded unasked.

use std::{borrow::Cow, fmt::Write as _, sync::OnceLock};

use icu_decimal::DecimalFormatter;
use icu_locale_core::locale;
use rust_decimal::RoundingStrategy;

use super::{Language, Texts};
use crate::briefing::{Amount, Decimal, Number, Reason, Target, Unit, number::Scale};

/// Stands between a number and its unit, so that a line never breaks there.
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// The minus sign; a hyphen is too short and too low beside digits.
pub const MINUS: char = '\u{2212}';

/// Made when the first number is written.
pub(super) type Numbers = OnceLock<DecimalFormatter>;

/// The words of most amounts, looked up once: the sign of the euro, the scales from thousands on, and how an amount is
/// put together, with [`PLACES`] for what is filled in.
pub(super) type Money = OnceLock<([String; 4], String)>;

/// Stand for the currency, the minus and the digits of an amount.
const PLACES: [char; 3] = ['\u{1}', '\u{2}', '\u{3}'];

fn formatter(language: Language) -> DecimalFormatter {
    let locale = match language {
        Language::Dutch => locale!("nl"),
        Language::English => locale!("en-GB"),
    };
    DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default())
        .expect("the data of both languages is compiled in")
}

/// Rounded half away from zero to so many places; never more places than were written.
pub fn round(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

fn is_below_zero(value: Decimal) -> bool {
    value.is_sign_negative() && !value.is_zero()
}

/// The word for a scale; none for single units.
fn scale_key(scale: Scale) -> Option<&'static str> {
    match scale {
        Scale::One => None,
        Scale::Thousand => Some("scale-thousand"),
        Scale::Million => Some("scale-million"),
        Scale::Billion => Some("scale-billion"),
    }
}

impl Texts {
    /// `17.653,2`: the digits as written, grouped, with a real minus.
    pub fn decimal(&self, value: Decimal) -> String {
        let digits = self.digits(value);
        if is_below_zero(value) { format!("{MINUS}{digits}") } else { digits }
    }

    /// The same with `+` before what is above zero.
    pub fn signed(&self, value: Decimal) -> String {
        let text = self.decimal(value);
        if value.is_sign_positive() && !value.is_zero() { format!("+{text}") } else { text }
    }

    /// Rounded half away from zero to so many places; never more places than were written.
    pub fn rounded(&self, value: Decimal, places: u32) -> String {
        self.decimal(round(value, places))
    }

    /// `15.000`, `0,5`: a number on an axis, without zeros at its end.
    pub fn axis_number(&self, value: Decimal) -> String {
        self.decimal(value.normalize())
    }

    /// The digits without a sign.
    fn digits(&self, value: Decimal) -> String {
        let scale = value.scale() as i16; // at most 28
        let mut fixed = fixed_decimal::Decimal::from(value.mantissa().unsigned_abs());
        fixed.absolute.multiply_pow10(-scale);
        let mut text = String::with_capacity(32);
        // Writing to a string does not fail.
        let _ = write!(text, "{}", self.numbers.get_or_init(|| formatter(self.language)).format(&fixed));
        text
    }

    /// `ruim € 12,4 miljard`, `250 tot 1.000 gebouwen`, `niet gepubliceerd`.
    pub fn amount(&self, amount: &Amount, unit: &Unit) -> String {
        let one = |value: Decimal| {
            let minus = if is_below_zero(value) { MINUS.to_string() } else { String::new() };
            self.quantity(minus, &self.digits(value), unit)
        };
        let put = |key: &str, value| self.with(key, &[("amount", one(value).into())]);
        match *amount {
            Amount::Value { value, qualifier: None } => one(value),
            Amount::Value { value, qualifier: Some(qualifier) } => {
                put(&format!("qualifier-{}", <&str>::from(qualifier)), value)
            }
            Amount::Range { low: Some(low), high: Some(high) } if low == high => one(low),
            Amount::Range { low: Some(low), high: Some(high) } => {
                let ends = [("low", self.decimal(low).into()), ("high", self.decimal(high).into())];
                self.quantity(String::new(), &self.with("amount-range", &ends), unit)
            }
            Amount::Range { low: Some(low), high: None } => put("amount-least", low),
            Amount::Range { low: None, high: Some(high) } => put("amount-most", high),
            Amount::Range { low: None, high: None } => self.reason(Reason::NotStated),
            Amount::Missing(reason) => self.reason(reason),
        }
    }

    /// Digits with their unit.
    fn quantity(&self, minus: String, digits: &str, unit: &Unit) -> String {
        match unit {
            Unit::Money { currency, scale } => {
                let keys = ["currency-eur", "scale-thousand", "scale-million", "scale-billion"];
                let ([euro, thousand, million, billion], form) = self.money.get_or_init(|| {
                    let [currency, minus, digits] = PLACES.map(|place| place.to_string().into());
                    let args = [("currency", currency), ("minus", minus), ("digits", digits)];
                    (keys.map(|key| self.get(key)), self.with("amount-money", &args))
                });
                let currency: Cow<'_, str> = match currency.as_str() {
                    "EUR" => euro.into(),
                    code => format!("{code}{NO_BREAK_SPACE}").into(),
                };
                let word = match scale {
                    Scale::One => "",
                    Scale::Thousand => thousand,
                    Scale::Million => million,
                    Scale::Billion => billion,
                };
                let mut text = String::with_capacity(48);
                for place in form.chars() {
                    match PLACES.iter().position(|known| *known == place) {
                        Some(at) => text.push_str([&*currency, minus.as_str(), digits][at]),
                        None => text.push(place),
                    }
                }
                if !word.is_empty() {
                    text.push(NO_BREAK_SPACE);
                    text.push_str(word);
                }
                text
            }
            Unit::Percent => self.with("amount-percent", &[("number", (minus + digits).into())]),
            Unit::Other(_) => {
                let unit = self.unit(unit);
                format!("{minus}{digits}{NO_BREAK_SPACE}{unit}").trim_end().to_owned()
            }
        }
    }

    /// The same amount in another scale of its currency, `€ 12,4 miljard` of `EUR million`; as it is where the
    /// units cannot be compared. Only the decimal point moves.
    pub fn amount_in(&self, amount: &Amount, from: &Unit, to: &Unit) -> String {
        let moved = || {
            let end = |value: Option<Decimal>| match value {
                Some(value) => from.convert(value, to).map(Some),
                None => Some(None),
            };
            Some(match *amount {
                Amount::Value { value, qualifier } => {
                    Amount::Value { value: from.convert(value, to)?, qualifier }
                }
                Amount::Range { low, high } => Amount::Range { low: end(low)?, high: end(high)? },
                Amount::Missing(reason) => Amount::Missing(reason),
            })
        };
        moved().map_or_else(|| self.amount(amount, from), |moved| self.amount(&moved, to))
    }

    /// A number of the file, with its unit: its own where it names one.
    pub fn number(&self, number: &Number, unit: &Unit) -> String {
        self.amount(&number.amount, number.unit.as_ref().unwrap_or(unit))
    }

    /// `miljoen euro`, `%`, `m²`; any other as it is in the file.
    pub fn unit(&self, unit: &Unit) -> String {
        match unit {
            Unit::Money { currency, scale } => {
                let name = match currency.as_str() {
                    "EUR" => self.get("currency-eur-name"),
                    code => code.to_owned(),
                };
                match scale_key(*scale) {
                    Some(key) => format!("{} {name}", self.get(key)),
                    None => name,
                }
            }
            Unit::Percent => "%".to_owned(),
            Unit::Other(text) => match self.text(text) {
                "m2" => "m²".to_owned(),
                "km2" => "km²".to_owned(),
                "m3" => "m³".to_owned(),
                other => other.to_owned(),
            },
        }
    }

    /// A target's band, `35 tot 40%`; where only one end is known, at least or at most that.
    pub fn band(&self, target: &Target) -> String {
        let bound = |number: &Number, value: Option<Decimal>| {
            number.unit.as_ref().unwrap_or(&target.unit).convert(value?, &target.unit)
        };
        let low = target.low.as_ref().and_then(|number| bound(number, number.amount.bounds().0));
        let high = target.high.as_ref().and_then(|number| bound(number, number.amount.bounds().1));
        if low.is_none() && high.is_none() {
            let stated = target.low.as_ref().or(target.high.as_ref());
            return stated
                .map_or_else(|| self.reason(Reason::NotStated), |number| self.number(number, &target.unit));
        }
        self.amount(&Amount::Range { low, high }, &target.unit)
    }

    /// `niet gepubliceerd`.
    pub fn reason(&self, reason: Reason) -> String {
        self.get(&format!("reason-{}", <&str>::from(reason)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LANGUAGES: [Language; 2] = [Language::Dutch, Language::English];

    fn decimal(digits: &str) -> Decimal {
        digits.parse().unwrap()
    }

    fn number(json: &str) -> Number {
        serde_json::from_str(json).unwrap()
    }

    fn unit(text: &str) -> Unit {
        text.parse().unwrap()
    }

    /// No-break spaces shown as `_`, so that a table of cases is easy to read.
    fn shown(text: &str) -> String {
        text.replace(NO_BREAK_SPACE, "_")
    }

    #[test]
    fn digits_stay_as_written() {
        for (digits, dutch, english) in [
            ("0", "0", "0"),
            ("0.00", "0,00", "0.00"),
            ("-0.0", "0,0", "0.0"),
            ("3.00", "3,00", "3.00"),
            ("0.05", "0,05", "0.05"),
            ("999", "999", "999"),
            ("1000", "1.000", "1,000"),
            ("17653.2", "17.653,2", "17,653.2"),
            ("-1420", "−1.420", "−1,420"),
            (
                "79228162514264337593543950335",
                "79.228.162.514.264.337.593.543.950.335",
                "79,228,162,514,264,337,593,543,950,335",
            ),
            (
                "0.0000000000000000000000000001",
                "0,0000000000000000000000000001",
                "0.0000000000000000000000000001",
            ),
        ] {
            let found = LANGUAGES.map(|language| Texts::of(language).decimal(decimal(digits)));
            assert_eq!(found, [dutch, english], "{digits}");
        }
    }

    #[test]
    fn signs_and_rounding() {
        let texts = Texts::of(Language::Dutch);
        for (digits, expected) in [("335.3", "+335,3"), ("0", "0"), ("0.0", "0,0"), ("-1420", "−1.420")] {
            assert_eq!(texts.signed(decimal(digits)), expected);
        }
        for (digits, places, expected) in [
            ("2.5", 0, "3"),
            ("-2.5", 0, "−3"),
            ("17653.25", 1, "17.653,3"),
            ("17653.2", 0, "17.653"),
            ("0.4", 0, "0"),
            ("-0.4", 0, "0"),
            ("3", 2, "3"),
        ] {
            assert_eq!(texts.rounded(decimal(digits), places), expected, "{digits}");
        }
        assert_eq!(texts.axis_number(decimal("15000.0")), "15.000");
        assert_eq!(texts.axis_number(decimal("0.50")), "0,5");
    }

    #[test]
    fn amounts_in_words() {
        for (json, of, dutch, english) in [
            ("12.4", "EUR billion", "€_12,4_miljard", "€12.4_billion"),
            ("17653.2", "EUR million", "€_17.653,2_miljoen", "€17,653.2_million"),
            ("-3.2", "EUR million", "€_−3,2_miljoen", "−€3.2_million"),
            ("-0.0", "EUR million", "€_0,0_miljoen", "€0.0_million"),
            ("5", "EUR thousand", "€_5_duizend", "€5_thousand"),
            ("1250", "EUR", "€_1.250", "€1,250"),
            ("3", "USD billion", "USD_3_miljard", "USD_3_billion"),
            (
                r#"{"value": 103, "qualifier": "over"}"#,
                "EUR million",
                "ruim €_103_miljoen",
                "over €103_million",
            ),
            (
                r#"{"value": 25, "qualifier": "about"}"#,
                "EUR billion",
                "circa €_25_miljard",
                "about €25_billion",
            ),
            (
                r#"{"value": 400, "qualifier": "under"}"#,
                "toestellen",
                "bijna 400_toestellen",
                "nearly 400_toestellen",
            ),
            (
                r#"{"low": 250, "high": 1000}"#,
                "EUR million",
                "€_250 tot 1.000_miljoen",
                "€250 to 1,000_million",
            ),
            (r#"{"low": 400}"#, "EUR million", "minstens €_400_miljoen", "at least €400_million"),
            (r#"{"high": 3}"#, "%", "hoogstens 3%", "at most 3%"),
            (r#"{"low": 2, "high": 2}"#, "%", "2%", "2%"),
            ("85.9", "%", "85,9%", "85.9%"),
            ("-1.5", "%", "−1,5%", "−1.5%"),
            (r#"{"low": 35, "high": 40}"#, "%", "35 tot 40%", "35 to 40%"),
            ("11000", "gebouwen", "11.000_gebouwen", "11,000_gebouwen"),
            ("6000000", "m2", "6.000.000_m²", "6,000,000_m²"),
            ("7", "", "7", "7"),
            (r#"{"missing": "not_stated"}"#, "%", "niet vermeld", "not stated"),
            (r#"{"missing": "not_published"}"#, "%", "niet gepubliceerd", "not published"),
            (r#"{"missing": "withheld"}"#, "%", "vertrouwelijk", "confidential"),
            (r#"{"missing": "not_found"}"#, "%", "niet gevonden", "not found"),
            (r#"{"missing": "cut_off"}"#, "%", "de kopie breekt af", "the copy breaks off"),
        ] {
            let found =
                LANGUAGES.map(|language| shown(&Texts::of(language).number(&number(json), &unit(of))));
            assert_eq!(found, [dutch, english], "{json} {of}");
        }
    }

    #[test]
    fn a_number_may_name_its_own_unit() {
        let own = number(r#"{"value": 4.2, "unit": "EUR billion"}"#);
        assert_eq!(shown(&Texts::of(Language::Dutch).number(&own, &Unit::million_euro())), "€_4,2_miljard");
    }

    #[test]
    fn moves_between_scales() {
        let texts = Texts::of(Language::Dutch);
        let (million, billion) = (Unit::million_euro(), unit("EUR billion"));
        let moved = |json: &str, to: &Unit| shown(&texts.amount_in(&number(json).amount, &million, to));
        assert_eq!(moved("17653.2", &billion), "€_17,6532_miljard");
        assert_eq!(moved(r#"{"low": 250, "high": 1000}"#, &billion), "€_0,250 tot 1,000_miljard");
        assert_eq!(moved(r#"{"high": 1000}"#, &billion), "hoogstens €_1,000_miljard");
        assert_eq!(moved(r#"{"value": 140, "qualifier": "about"}"#, &unit("EUR")), "circa €_140.000.000");
        assert_eq!(moved(r#"{"missing": "withheld"}"#, &billion), "vertrouwelijk");
        assert_eq!(moved("5", &unit("USD billion")), "€_5_miljoen");
    }

    #[test]
    fn units_in_words() {
        for (text, dutch, english) in [
            ("EUR million", "miljoen euro", "million euros"),
            ("EUR billion", "miljard euro", "billion euros"),
            ("EUR thousand", "duizend euro", "thousand euros"),
            ("EUR", "euro", "euros"),
            ("USD million", "miljoen USD", "million USD"),
            ("%", "%", "%"),
            ("m2", "m²", "m²"),
            ("vte", "vte", "vte"),
        ] {
            let found = LANGUAGES.map(|language| Texts::of(language).unit(&unit(text)));
            assert_eq!(found, [dutch, english]);
        }
    }

    #[test]
    fn bands_of_targets() {
        let band = |ends: &str| {
            let json = format!(
                r#"{{"id": "t", "title": "t", "unit": "%", "direction": "decrease", "status": "decided"{ends}}}"#
            );
            Texts::of(Language::Dutch).band(&serde_json::from_str(&json).unwrap())
        };
        assert_eq!(band(r#", "low": 35, "high": 40"#), "35 tot 40%");
        assert_eq!(band(r#", "low": 2, "high": 2"#), "2%");
        assert_eq!(band(r#", "low": 35"#), "minstens 35%");
        assert_eq!(band(r#", "high": 40, "low": {"missing": "cut_off"}"#), "hoogstens 40%");
        assert_eq!(band(r#", "high": {"missing": "not_published"}"#), "niet gepubliceerd");
        assert_eq!(band(""), "niet vermeld");
    }

    proptest! {
        #[test]
        fn no_digit_is_lost_or_made_up(mantissa in any::<i64>(), scale in 0_u32..20) {
            let value = Decimal::new(mantissa, scale);
            let written = Texts::of(Language::Dutch).decimal(value);
            let digits = written.replace('.', "").replace(',', ".").replace(MINUS, "-");
            prop_assert_eq!(digits, value.to_string());
        }
    }
}
