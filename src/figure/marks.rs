//! The marks of the notation: realised solid, plan outlined, forecast hatched, unexplained dashed-hatched.
