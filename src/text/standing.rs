//! What came of a promise, in words.

use super::Texts;
use crate::briefing::timing::{Lateness, Standing, Status};

impl Texts {
    /// `Te laat: minstens 63 dagen, naar de lezing van de auteur`.
    pub fn standing(&self, standing: &Standing) -> String {
        let key = status_key(standing.status);
        let long = match &standing.lateness {
            Some(lateness) => {
                let attribute = if lateness.by_reading { "reading" } else { "days" };
                self.attribute(&key, attribute, &[("late", self.late_mark(lateness).into())])
            }
            None => self.attribute(&key, "long", &[]),
        };
        long.unwrap_or_else(|| self.get(&key))
    }

    /// A status in a word or two, `Te laat`.
    pub fn status(&self, status: Status) -> String {
        self.get(&status_key(status))
    }

    /// `13 dagen`, `32 tot 61 dagen`, `minstens 63 dagen`: for a mark of little room.
    pub fn late_mark(&self, lateness: &Lateness) -> String {
        let Lateness { least, most, by_reading } = *lateness;
        if by_reading {
            // The author's last day is the latest the words allow, so only the lower end is sure.
            self.with("late-least", &[("days", least.into())])
        } else if least == most {
            self.with("late-days", &[("days", least.into())])
        } else {
            self.with("late-range", &[("least", least.into()), ("days", most.into())])
        }
    }
}

fn status_key(status: Status) -> String {
    format!("standing-{}", <&str>::from(status))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, NO_BREAK_SPACE};

    fn words(standing: &Standing) -> [String; 2] {
        [Language::Dutch, Language::English]
            .map(|language| Texts::of(language).standing(standing).replace(NO_BREAK_SPACE, "_"))
    }

    #[test]
    fn what_came_of_a_promise() {
        let late = |least, most, by_reading| Some(Lateness { least, most, by_reading });
        for (status, lateness, dutch, english) in [
            (Status::NotDue, None, "Nog niet aan de orde", "Not due yet"),
            (Status::Due, None, "Loopt", "Due"),
            (
                Status::Overdue,
                late(20, 20, false),
                "Verlopen: 20_dagen over de termijn",
                "Overdue: 20_days past the deadline",
            ),
            (
                Status::Overdue,
                late(1, 1, true),
                "Verlopen: minstens 1_dag over de termijn, naar de lezing van de auteur",
                "Overdue: at least 1_day past the deadline, by the author’s reading",
            ),
            (Status::Early, None, "Eerder dan beloofd", "Earlier than promised"),
            (Status::OnTime, None, "Op tijd", "On time"),
            (Status::Late, late(1, 1, false), "Te laat: 1_dag", "Late: 1_day"),
            (Status::Late, late(13, 13, false), "Te laat: 13_dagen", "Late: 13_days"),
            (Status::Late, late(32, 61, false), "Te laat: 32 tot 61_dagen", "Late: 32 to 61_days"),
            (Status::Late, late(1500, 1500, false), "Te laat: 1.500_dagen", "Late: 1,500_days"),
            (
                Status::Late,
                late(63, 63, true),
                "Te laat: minstens 63_dagen, naar de lezing van de auteur",
                "Late: at least 63_days, by the author’s reading",
            ),
            (Status::Done, None, "Gedaan, zonder termijn", "Done, no deadline named"),
            (Status::Open, None, "Nog niet gedaan, zonder termijn", "Not done yet, no deadline named"),
            (Status::Withdrawn, None, "Ingetrokken", "Withdrawn"),
            (Status::Unknown, None, "Niet bekend", "Not known"),
        ] {
            assert_eq!(words(&Standing { status, lateness }), [dutch, english]);
        }
    }

    #[test]
    fn short_forms() {
        let texts = Texts::of(Language::Dutch);
        assert_eq!(texts.status(Status::Late), "Te laat");
        assert_eq!(texts.status(Status::Done), "Gedaan");
        let mark = texts.late_mark(&Lateness { least: 63, most: 90, by_reading: true });
        assert_eq!(mark, "minstens 63\u{a0}dagen");
    }
}
