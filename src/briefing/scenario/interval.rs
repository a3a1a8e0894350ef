//! A value that lies between two others, and exact sums with it: what comes out holds whatever went in.

use rust_decimal::Decimal;

use super::Bound;
use crate::briefing::number::Amount;

/// Low, central and high: never in another order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The least.
    pub low: Decimal,
    /// The value pictures are drawn with.
    pub central: Decimal,
    /// The most.
    pub high: Decimal,
}

impl Interval {
    /// One value.
    pub fn exact(value: Decimal) -> Self {
        Self { low: value, central: value, high: value }
    }

    /// Between two values, with their middle; `None` where they are in the wrong order.
    pub fn between(low: Decimal, high: Decimal) -> Option<Self> {
        let central = low.checked_add(high)?.checked_div(Decimal::TWO)?.normalize();
        (low <= high).then_some(Self { low, central, high })
    }

    /// The same range with another central value; `None` where that lies outside.
    pub fn with_central(self, central: Decimal) -> Option<Self> {
        (self.low <= central && central <= self.high).then_some(Self { central, ..self })
    }

    /// Of a number of a file; `None` where it is missing or an end is open.
    pub fn of(amount: &Amount) -> Option<Self> {
        match *amount {
            Amount::Value { value, .. } => Some(Self::exact(value)),
            Amount::Range { low, high } => Self::between(low?, high?),
            Amount::Missing(_) => None,
        }
    }

    /// One of the three.
    pub fn at(self, bound: Bound) -> Decimal {
        match bound {
            Bound::Low => self.low,
            Bound::Central => self.central,
            Bound::High => self.high,
        }
    }

    /// Whether it is one value.
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }

    /// Each of the three made into another, by what keeps their order.
    pub fn map(self, mut rising: impl FnMut(Decimal) -> Option<Decimal>) -> Option<Self> {
        Some(Self { low: rising(self.low)?, central: rising(self.central)?, high: rising(self.high)? })
    }

    /// The sum; `None` where the digits do not fit, as with all that follow.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            low: self.low.checked_add(other.low)?,
            central: self.central.checked_add(other.central)?,
            high: self.high.checked_add(other.high)?,
        })
    }

    /// The difference: the least of it is the least without the most of the other.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { low: -other.high, central: -other.central, high: -other.low })
    }

    /// The product, whatever the signs.
    pub fn times(self, other: Self) -> Option<Self> {
        self.corners(other, Decimal::checked_mul)
    }

    /// The quotient; `None` where the other may be zero.
    pub fn over(self, other: Self) -> Option<Self> {
        let zero = Decimal::ZERO;
        if other.low <= zero && other.high >= zero {
            return None;
        }
        self.corners(other, Decimal::checked_div)
    }

    /// Nothing below a floor.
    #[must_use]
    pub fn at_least(self, floor: Decimal) -> Self {
        Self { low: self.low.max(floor), central: self.central.max(floor), high: self.high.max(floor) }
    }

    /// What is least and most where both ends meet both ends: products and quotients have no others.
    fn corners(self, other: Self, make: fn(Decimal, Decimal) -> Option<Decimal>) -> Option<Self> {
        let corners = [
            make(self.low, other.low)?,
            make(self.low, other.high)?,
            make(self.high, other.low)?,
            make(self.high, other.high)?,
        ];
        let central = make(self.central, other.central)?;
        // A quotient is rounded in its last digit, and not always the same way.
        let low = corners.iter().copied().fold(central, Decimal::min);
        let high = corners.iter().copied().fold(central, Decimal::max);
        Some(Self { low, central, high })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(value: i64) -> Decimal {
        Decimal::new(value, 2)
    }

    fn any_interval() -> impl Strategy<Value = Interval> {
        (-100_000_i64..100_000, 0_i64..50_000, 0_i64..50_000).prop_map(|(low, to, on)| Interval {
            low: number(low),
            central: number(low + to),
            high: number(low + to + on),
        })
    }

    /// Some value within, from its low end (0) to its high end (100).
    fn within(range: Interval, part: i64) -> Decimal {
        range.low + (range.high - range.low) * Decimal::from(part) / Decimal::ONE_HUNDRED
    }

    #[test]
    fn what_falls_as_another_rises_changes_ends() {
        let ten = Interval::between(number(800), number(1200)).unwrap();
        let two = Interval::between(number(100), number(400)).unwrap();
        let over = ten.over(two).unwrap();
        assert_eq!((over.low, over.high), (Decimal::TWO, Decimal::from(12)));
        let minus = ten.minus(two).unwrap();
        assert_eq!((minus.low, minus.central, minus.high), (number(400), number(750), number(1100)));
        assert_eq!(ten.over(Interval::between(number(-1), number(1)).unwrap()), None);
    }

    proptest! {
        #[test]
        fn results_hold_all_that_can_be(
            (one, other) in (any_interval(), any_interval()),
            (here, there) in (0_i64..=100, 0_i64..=100),
        ) {
            let (a, b) = (within(one, here), within(other, there));
            for (found, value) in [
                (one.plus(other), a.checked_add(b)),
                (one.minus(other), a.checked_sub(b)),
                (one.times(other), a.checked_mul(b)),
                (one.over(other), a.checked_div(b)),
            ] {
                let Some(found) = found else { continue };
                prop_assert!(found.low <= found.central && found.central <= found.high);
                let slack = Decimal::new(1, 20);
                let value = value.unwrap();
                prop_assert!(found.low - slack <= value && value <= found.high + slack, "{found:?} {value}");
            }
        }
    }
}
