//! Numbers and units, read, written and converted.

use proptest::prelude::*;

use super::*;

fn number(json: &str) -> Result<Number, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

#[test]
fn reads_digits_not_floats() {
    let three = number("3.00").unwrap();
    assert_eq!(three.amount.value().unwrap().to_string(), "3.00");
    assert_eq!(number("0.1").unwrap().amount.value().unwrap(), Decimal::new(1, 1));
    assert_eq!(number("1e3").unwrap().amount.value().unwrap(), Decimal::from(1000));
    assert!(number("1e400").unwrap_err().contains("number-too-long"));
    assert!(number("0.12345678901234567890123456789").unwrap_err().contains("number-too-long"));
}

#[test]
fn reads_vague_ones() {
    let range = number(r#"{"low": 250, "high": 1000}"#).unwrap();
    assert_eq!(range.amount.midpoint(), Some(Decimal::from(625)));
    assert!(range.amount.is_vague());
    assert!(number(r#"{"low": 2, "high": 1}"#).unwrap_err().contains("range-reversed"));
    assert!(number(r#"{"value": 2, "low": 1}"#).unwrap_err().contains("number-unclear"));
    assert_eq!(number(r#"{"missing": "withheld"}"#).unwrap().amount, Amount::Missing(Reason::Withheld));
}

#[test]
fn moves_the_point_exactly() {
    let billion: Unit = "EUR billion".parse().unwrap();
    let million = Unit::million_euro();
    let moved = |from: &Unit, digits: &str, to: &Unit| {
        from.convert(parse_decimal(digits).unwrap(), to).map(|value| value.to_string())
    };
    assert_eq!(moved(&billion, "34.9", &million).as_deref(), Some("34900"));
    assert_eq!(moved(&million, "17653.2", &billion).as_deref(), Some("17.6532"));
    assert_eq!(moved(&billion, "0.97", &million).as_deref(), Some("970"));
    assert_eq!(moved(&Unit::Percent, "1", &million), None);
}

#[test]
fn a_unit_in_two_languages_is_the_same_as_in_one() {
    let unit = |json: &str| serde_json::from_str::<Unit>(json).unwrap();
    let both = unit(r#"{"nl": "gebouwen", "en": "buildings"}"#);
    assert_eq!(both.written("en"), "buildings");
    assert_eq!(serde_json::to_string(&both).unwrap(), r#"{"en":"buildings","nl":"gebouwen"}"#);
    for one in [r#""gebouwen""#, r#""buildings""#] {
        assert!(both.is(&unit(one)) && unit(one).is(&both), "{one}");
        assert_eq!(both.convert(Decimal::TWO, &unit(one)), Some(Decimal::TWO));
    }
    assert!(!both.is(&unit(r#""toestellen""#)) && !both.is_comparable(&Unit::Percent));
    assert_eq!(unit(r#""EUR million""#), Unit::million_euro());
    assert!(serde_json::from_str::<Unit>("5").is_err());
}

#[test]
fn what_words_for_money_are_meant_as() {
    for (words, meant) in [
        ("euro", "EUR"),
        ("€", "EUR"),
        ("Euro’s", "EUR"),
        ("mln. euro", "EUR million"),
        ("€ mln", "EUR million"),
        ("€m", "EUR million"),
        ("x EUR 1 mln", "EUR million"),
        ("miljoen euro", "EUR million"),
        ("EUR miljard", "EUR billion"),
        ("billion euros", "EUR billion"),
        ("eur million", "EUR million"),
        ("dollar", "USD"),
        ("procent", "%"),
    ] {
        let unit: Unit = words.parse().unwrap();
        assert_eq!(unit.meant().map(|it| it.to_string()).as_deref(), Some(meant), "{words}");
    }
    for right in ["EUR", "EUR million", "%", "m2", "mln", "km", "euro per m2", "", "1", "procent van het bbp"]
    {
        assert_eq!(right.parse::<Unit>().unwrap().meant(), None, "{right}");
    }
}

proptest! {
    #[test]
    fn a_number_survives_writing(mantissa in any::<i64>(), scale in 0_u32..10, qualifier in 0_usize..4) {
        let value = Decimal::new(mantissa, scale);
        let qualifier = [None, Some(Qualifier::About), Some(Qualifier::Over), Some(Qualifier::Under)][qualifier];
        let before = Number::from(Amount::Value { value, qualifier });
        let json = serde_json::to_string(&before).unwrap();
        let after: Number = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(after.amount.value().unwrap().to_string(), value.to_string());
        prop_assert_eq!(after, before);
    }

    #[test]
    fn a_unit_survives_writing(text in "[A-Za-z0-9% ]{1,12}") {
        let unit: Unit = text.parse().unwrap();
        let again: Unit = unit.to_string().parse().unwrap();
        prop_assert_eq!(again, unit);
    }
}
