//! Sums of vague numbers, totals, splits and bridges, without floats.
