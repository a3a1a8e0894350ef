//! A briefing of any size, the same on every run, for benchmarks.

use std::fmt::Write as _;

const TOPICS: [&str; 12] = [
    "Verkenning vastgoed",
    "Contourennota",
    "Herbevoorrading munitie",
    "Werving reservisten",
    "Onderhoud materieel",
    "Aanpassing IT-infrastructuur",
    "Cao-akkoord",
    "Versterking logistiek",
    "Uitbreiding oefenterreinen",
    "Vervanging transportvloot",
    "Toekomstagenda militaire gezondheidszorg",
    "Strategische goederenvoorraad",
];
const VERBS: [&str; 5] = ["aangeboden", "vastgesteld", "gestart", "afgerond", "besproken"];
const KINDS: [&str; 7] = ["letter", "debate", "document", "decision", "agreement", "period", "other"];
const FIRMNESS: [&str; 3] = ["promise", "aim", "expectation"];
const SOURCES: usize = 40;
const PARTIES: usize = 8;

/// A linear congruential generator (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    /// A month of 2000 to 2030: what is late by a year is still before the end of 2031.
    fn month(&mut self) -> (usize, usize) {
        (2000 + self.roll(31), 1 + self.roll(12))
    }
}

/// A briefing with this many events, of about 350 bytes each.
pub fn generate(events: usize) -> String {
    let mut dice = Dice(2022);
    let mut text = String::with_capacity(events * 400 + 20_000);
    text.push_str(concat!(
        "{\n  \"format\": \"hoofdlijn\",\n  \"version\": 1,\n",
        "  \"title\": {\"nl\": \"Proefbriefing\", \"en\": \"Trial briefing\"},\n",
        "  \"language\": \"nl\",\n  \"as_of\": \"2031-12-31\",\n  \"subject\": \"s0\",\n"
    ));
    list(&mut text, "sources", SOURCES, |text, at| {
        let (year, month) = dice.month();
        write!(
            text,
            r#"{{"id": "s{at}", "title": "Kamerbrief {at}", "date": "{year}-{month:02}", "tier": "official", "url": "https://example.org/{at}"}}"#
        )
    });
    list(&mut text, "parties", PARTIES, |text, at| {
        write!(text, r#"{{"id": "p{at}", "title": "Directie {at}", "kind": "organisation"}}"#)
    });
    // Four at the top and three under each.
    list(&mut text, "priorities", 16, |text, at| {
        let parent = if at < 4 { String::new() } else { format!(r#""parent": "k{}", "#, (at - 4) / 3) };
        write!(
            text,
            r#"{{"id": "k{at}", {parent}"title": "Prioriteit {at}", "evidence": [{{"source": "s{at}"}}]}}"#
        )
    });
    list(&mut text, "events", events, |text, at| event(text, at, &mut dice));
    text.truncate(text.len() - 2);
    text.push_str("\n}\n");
    text
}

/// A briefing about money: a whole and the parts of its one split, each with a value in each of some years.
#[allow(dead_code, reason = "not every benchmark needs it")]
pub fn budget(series: usize, years: usize) -> String {
    let mut dice = Dice(1990);
    let mut text = String::from(concat!(
        "{\n  \"format\": \"hoofdlijn\",\n  \"version\": 1,\n  \"title\": \"Proefbegroting\",\n",
        "  \"language\": \"nl\",\n  \"as_of\": \"2024-12-31\",\n"
    ));
    list(&mut text, "sources", 1, |text, _| {
        text.write_str(r#"{"id": "s0", "title": "Begroting", "date": "2024-09-17", "tier": "official"}"#)
    });
    list(&mut text, "series", series + 1, |text, at| {
        write!(
            text,
            r#"{{"id": "b{at}", "title": "Post {at}", "unit": "EUR million", "flow": "expenditure", "phase": "plan", "prices": "current", "evidence": [{{"source": "s0"}}], "#
        )?;
        if at == 0 {
            let parts: Vec<String> = (1..=series).map(|part| format!("\"b{part}\"")).collect();
            return write!(text, r#""splits": [{{"parts": [{}], "complete": true}}]}}"#, parts.join(", "));
        }
        let values: Vec<String> = (0..years)
            .map(|year| format!("\"{}\": {}.{}", 2000 + year, 10 + dice.roll(4000 / at), dice.roll(10)))
            .collect();
        write!(text, "\"values\": {{{}}}}}", values.join(", "))
    });
    text.truncate(text.len() - 2);
    text.push_str("\n}\n");
    text
}

fn event(text: &mut String, at: usize, dice: &mut Dice) -> std::fmt::Result {
    let (priority, kind) = (dice.roll(16), KINDS[dice.roll(KINDS.len())]);
    let (topic, verb) = (TOPICS[dice.roll(TOPICS.len())], VERBS[dice.roll(VERBS.len())]);
    write!(
        text,
        r#"{{"id": "e{at}", "priority": "k{priority}", "kind": "{kind}", "title": "{topic} {at} {verb}", "#
    )?;
    let (year, month) = dice.month();
    text.push_str("\"promises\": [");
    // Mostly one: one in four has a second, one in sixteen a third.
    let count = 1 + usize::from(dice.roll(4) == 0) + usize::from(dice.roll(16) == 0);
    for promise in 0..count {
        let separator = if promise == 0 { "" } else { ", " };
        let (firmness, source) = (FIRMNESS[dice.roll(FIRMNESS.len())], dice.roll(SOURCES));
        let date = format!("{}-{month:02}", year + promise);
        let when = match dice.roll(5) {
            0 => format!(r#"{{"date": "{date}", "wording": "in de loop van die maand"}}"#),
            1 => format!(
                r#"{{"date": "{year}-22", "earliest": "{year}-06-01", "latest": "{year}-09-30", "wording": "rond de zomer"}}"#
            ),
            2 => format!(r#""{date}-15""#),
            3 => format!(r#""{year}-{}""#, 33 + month.div_ceil(3) - 1),
            _ => format!(r#""{date}""#),
        };
        write!(
            text,
            r#"{separator}{{"said_on": "{year}-0{}-10", "by": ["p{}"], "kind": "{firmness}", "when": {when}, "evidence": [{{"source": "s{source}", "locator": "p. {}"}}]}}"#,
            promise + 1,
            dice.roll(PARTIES),
            1 + dice.roll(90)
        )?;
    }
    text.push(']');
    // Two in three happened, some of them late. Of most others nobody knows; one in fifty is still waited for.
    if dice.roll(3) > 0 {
        let (day, late) = (1 + dice.roll(28), dice.roll(2));
        write!(
            text,
            r#", "actual": {{"when": "{}-{month:02}-{day:02}", "evidence": [{{"source": "s{}"}}]}}"#,
            year + late,
            dice.roll(SOURCES)
        )?;
    } else if dice.roll(50) > 0 && year < 2030 {
        text.push_str(r#", "actual": {"when": {"missing": "not_published"}}"#);
    }
    text.push('}');
    Ok(())
}

fn list(
    text: &mut String,
    key: &str,
    count: usize,
    mut element: impl FnMut(&mut String, usize) -> std::fmt::Result,
) {
    // Writing to a string cannot fail.
    writeln!(text, "  \"{key}\": [").expect("a string");
    for at in 0..count {
        text.push_str("    ");
        element(text, at).expect("a string");
        text.push_str(if at + 1 < count { ",\n" } else { "\n" });
    }
    text.push_str("  ],\n");
}
