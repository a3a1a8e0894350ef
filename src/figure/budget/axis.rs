//! The axis of amounts: round steps, from zero or with its break shown.

use egui::{Rect, Shape, Stroke, pos2};
use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use crate::figure::{
    Layout,
    pen::{Anchor, Pen},
    tokens::Role,
};

/// Amounts against points, upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::figure) struct Axis {
    /// The amount at the lower edge; a multiple of the step.
    pub(in crate::figure) low: Decimal,
    /// The amount at the upper edge.
    pub(in crate::figure) high: Decimal,
    /// Between two ticks.
    pub(in crate::figure) step: Decimal,
}

/// Of ten, by how often it is multiplied.
const POWERS: [f64; 7] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

/// A decimal as a point on a picture; exact amounts are never made from it.
pub(in crate::figure) fn float(value: Decimal) -> f64 {
    // Both are exact in a float, so that one division is rounded right, and is all there is to do.
    if let (Some(power), true) =
        (POWERS.get(value.scale() as usize), value.mantissa().unsigned_abs() < 1 << 53)
    {
        return value.mantissa() as f64 / power;
    }
    value.to_f64().unwrap_or_default()
}

/// The round step (1, 2 or 5 times a power of ten) that parts `span` into at most `ticks` pieces.
fn round_step(span: f64, ticks: u32) -> Decimal {
    let least = span / f64::from(ticks.max(1));
    if least <= 0.0 || !least.is_finite() {
        return Decimal::ONE;
    }
    let exponent = least.log10().floor();
    let leading = least / 10_f64.powf(exponent);
    let (digit, exponent) = match leading {
        // Room for the last bit of a binary float.
        leading if leading <= 1.000_000_1 => (1, exponent),
        leading if leading <= 2.000_000_1 => (2, exponent),
        leading if leading <= 5.000_000_1 => (5, exponent),
        _ => (1, exponent + 1.0),
    };
    let exponent = (exponent as i32).clamp(-27, 27);
    let power = if exponent < 0 {
        Decimal::try_new(1, exponent.unsigned_abs()).ok()
    } else {
        Decimal::try_from_i128_with_scale(10_i128.pow(exponent.unsigned_abs()), 0).ok()
    };
    power.and_then(|power| power.checked_mul(Decimal::from(digit))).unwrap_or(Decimal::ONE)
}

impl Axis {
    /// An axis that holds zero and every amount between `least` and `most`, in at most `ticks` steps.
    pub(in crate::figure) fn from_zero(least: Decimal, most: Decimal, ticks: u32) -> Self {
        Self::between(least.min(Decimal::ZERO), most.max(Decimal::ZERO), ticks)
    }

    /// An axis that holds every amount between `least` and `most`.
    pub(in crate::figure) fn between(least: Decimal, most: Decimal, ticks: u32) -> Self {
        // The difference of two decimals may be too large for one.
        let step = round_step(float(most) - float(least), ticks);
        let floor =
            |value: Decimal| value.checked_div(step).and_then(|count| count.floor().checked_mul(step));
        let ceil = |value: Decimal| value.checked_div(step).and_then(|count| count.ceil().checked_mul(step));
        let low = floor(least).unwrap_or(least).normalize();
        let top = floor(most).unwrap_or(most);
        // Just above a tick the next one would leave much of the picture empty.
        let over = most.checked_sub(top).and_then(|over| over.checked_div(step)).unwrap_or(Decimal::ONE);
        let close = most > low && top > low && over <= Decimal::new(35, 2);
        let high = if close { most } else { ceil(most).unwrap_or(most).normalize() };
        let high = if high > low { high } else { low.checked_add(step).unwrap_or(high) };
        Self { low, high, step }
    }

    /// Whether it does not start at zero.
    pub(in crate::figure) fn is_broken(&self) -> bool {
        self.low > Decimal::ZERO || self.high < Decimal::ZERO
    }

    /// The amounts with a tick, ascending.
    pub(in crate::figure) fn ticks(&self) -> Vec<Decimal> {
        let mut ticks = Vec::new();
        let mut at = Some(self.low);
        while let Some(tick) = at.filter(|tick| *tick <= self.high && ticks.len() < 32) {
            ticks.push(tick.normalize());
            at = tick.checked_add(self.step);
        }
        ticks
    }

    /// Where an amount lies between the upper and the lower edge of `rect`.
    pub(in crate::figure) fn y(&self, rect: Rect, value: Decimal) -> f32 {
        let (low, high) = (float(self.low), float(self.high));
        let along = if high > low { (float(value) - low) / (high - low) } else { 0.0 };
        rect.max.y - rect.height() * along.clamp(0.0, 1.0) as f32
    }

    /// The width its tick labels need, with the gap to the plot.
    pub(in crate::figure) fn gutter(&self, pen: &Pen<'_>, label: &dyn Fn(Decimal) -> String) -> f32 {
        let widest = self.ticks().into_iter().map(|tick| pen.width(&label(tick), Role::Axis));
        widest.fold(0.0, f32::max) + pen.tokens.px(8.0)
    }

    /// Grid lines across `rect`, ticks' labels to its left, and the line of zero.
    pub(in crate::figure) fn draw(
        &self,
        pen: &Pen<'_>,
        layout: &mut Layout,
        rect: Rect,
        label: &dyn Fn(Decimal) -> String,
    ) {
        let tokens = pen.tokens;
        let height = pen.height(Role::Axis);
        let mut below = f32::INFINITY;
        for tick in self.ticks() {
            let y = self.y(rect, tick);
            let line = [pos2(rect.min.x, y), pos2(rect.max.x, y)];
            let is_base = tick.is_zero();
            layout.shapes.push(Shape::line_segment(
                line,
                if is_base { tokens.axis_line() } else { tokens.grid_line() },
            ));
            let fits = y + height / 2.0 <= below && y - height / 2.0 >= 0.0;
            let text = label(tick);
            let at = pos2(rect.min.x - tokens.px(8.0), y);
            if fits && at.x - pen.width(&text, Role::Axis) >= 0.0 {
                pen.put(layout, at, Anchor::Right, &text, Role::Axis);
                below = y - height / 2.0;
            }
        }
        if self.is_broken() {
            layout.shapes.extend(break_mark(
                pen,
                pos2(rect.min.x, rect.max.y - tokens.px(10.0)),
                tokens.px(10.0),
                tokens.axis_line(),
            ));
        }
    }
}

/// A zigzag over a line or column whose lower part is left out.
pub(in crate::figure) fn break_mark(
    pen: &Pen<'_>,
    center: egui::Pos2,
    half: f32,
    stroke: Stroke,
) -> Vec<Shape> {
    let (rise, gap) = (pen.tokens.px(4.0), pen.tokens.px(4.0));
    let zigzag = |y: f32| -> Vec<egui::Pos2> {
        let steps = 4;
        (0..=steps)
            .map(|step| {
                let x = center.x - half + 2.0 * half * step as f32 / steps as f32;
                pos2(x, y + if step % 2 == 0 { rise } else { -rise })
            })
            .collect()
    };
    let (upper, lower) = (zigzag(center.y - gap), zigzag(center.y + gap));
    // The ground between the two lines, as one quadrilateral a step, since a zigzag is not convex.
    let mut shapes: Vec<Shape> = (0..upper.len() - 1)
        .map(|at| {
            let quad = vec![upper[at], upper[at + 1], lower[at + 1], lower[at]];
            Shape::convex_polygon(quad, pen.tokens.ground, Stroke::NONE)
        })
        .collect();
    shapes.extend([Shape::line(upper, stroke), Shape::line(lower, stroke)]);
    shapes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(digits: &str) -> Decimal {
        digits.parse().unwrap()
    }

    #[test]
    fn ticks_are_round_and_exact() {
        let axis = Axis::from_zero(decimal("8.5417"), decimal("34.9"), 5);
        assert_eq!(
            axis.ticks().iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["0", "10", "20", "30", "40"]
        );
        let axis = Axis::from_zero(decimal("-1420"), decimal("1395"), 6);
        assert_eq!(
            axis.ticks().iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["-1500", "-1000", "-500", "0", "500", "1000", "1500"]
        );
        let axis = Axis::from_zero(decimal("0"), decimal("0.3"), 4);
        assert_eq!(
            axis.ticks().iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["0", "0.1", "0.2", "0.3"]
        );
        assert!(!axis.is_broken());
        assert!(Axis::between(decimal("16000"), decimal("20900"), 5).is_broken());
    }

    proptest! {
        #[test]
        fn an_axis_holds_its_amounts(low in any::<i64>(), high in any::<i64>(), scale in 0_u32..12, ticks in 1_u32..12) {
            let (low, high) = (Decimal::new(low.min(high), scale), Decimal::new(low.max(high), scale));
            let axis = Axis::between(low, high, ticks);
            prop_assert!(axis.low <= low && high <= axis.high, "{axis:?}");
            prop_assert!(axis.ticks().len() as u32 <= ticks + 2, "{:?}", axis.ticks());
            let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 100.0));
            prop_assert!((0.0..=100.0).contains(&axis.y(rect, low)));
        }
    }
}
