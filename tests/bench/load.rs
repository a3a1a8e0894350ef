//! How long a large briefing takes to load and check, beside what `serde_json` needs for the same bytes.
//!
//! `cargo bench --bench load [EVENTS]`; fails above the bar of twice that.

mod generator;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use hoofdlijn::{
    briefing::{Briefing, Index, check::check},
    file::load,
};

const RUNS: usize = 7;
const BAR: f64 = 2.0;

/// The median time of some runs; what they make is thrown away outside of it.
fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let made = black_box(work());
            let time = start.elapsed();
            drop(made);
            time
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn main() {
    let events = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let text = generator::generate(events);
    let loaded = load(text.as_bytes()).expect("a briefing");
    let first: Vec<_> = loaded.findings.iter().take(3).collect();
    println!(
        "{events} events, {:.1} MB, {} findings {first:?}",
        text.len() as f64 / 1e6,
        loaded.findings.len()
    );
    let bytes = text.as_bytes();
    let value = median(|| serde_json::from_slice::<serde_json::Value>(bytes));
    let types = median(|| serde_json::from_slice::<Briefing>(bytes));
    let checks = median(|| check(&loaded.briefing, &Index::new(&loaded.briefing)));
    let whole = median(|| load(bytes));
    // With one finding at the very end: what looking for its place adds.
    let mut odd = text.trim_ascii_end().trim_end_matches('}').to_owned();
    odd.push_str(",\"odd\": 1}");
    let with_finding = median(|| load(odd.as_bytes()));
    let broken = text.replacen("\"when\": \"", "\"when\": \"?", 1);
    let mended = median(|| load(broken.as_bytes()));
    println!("{:<32} {:>10} {:>8}", "median of seven", "ms", "x Value");
    for (what, time) in [
        ("into a Value", value),
        ("into the types", types),
        ("index and checks", checks),
        ("load and check", whole),
        ("the same, with an unknown key", with_finding),
        ("the same, with a broken date", mended),
    ] {
        let ratio = time.as_secs_f64() / value.as_secs_f64();
        println!("{what:<32} {:>10.1} {ratio:>8.2}", time.as_secs_f64() * 1e3);
    }
    let ratio = whole.as_secs_f64() / value.as_secs_f64();
    assert!(ratio <= BAR, "load and check takes {ratio:.2} times as long as a Value; the bar is {BAR}");
}
