//! How long frames take: the timeline of large briefings in the whole window, while it is panned and zoomed, and the
//! budget of many series.
//!
//! `cargo bench --bench frame [EVENTS...] [budget|whole|year|month]`; without numbers at 10,000, 100,000 and 1,000,000
//! events. A frame is all that the program does in it: input, layout of every panel, painting, the accessibility tree and
//! tessellation; not what the graphics card does. Prints tables for the README; what misses its bar says so.
//!
//! A shared machine is now fast and now slow. Each row is therefore measured in rounds, a round of each row after the
//! other; what is printed is the median of the rounds' medians, which is held against the bar, and the least of them. A
//! yardstick before and after says what state the machine was in.

mod generator;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use egui::{
    Color32, Event, FullOutput, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, accesskit,
    emath::TSTransform, epaint::ClippedShape, pos2, vec2,
};
use hoofdlijn::{
    app::{Document, Origin, Settings, State},
    briefing::{Id, Index},
    figure::{
        Filter, Medium, Scene, Theme, Tokens,
        budget::{self, Chart, Mode},
        fonts,
        timeline::day_number,
    },
    file::load,
    text::{Language, Texts},
    ui::window::Window,
};

/// Frames that are measured of each way of moving in a round.
const FRAMES: usize = 200;

/// How often each row is measured.
const ROUNDS: usize = 5;

/// What the yardstick took where the bars were set, in milliseconds.
const YARDSTICK: f64 = 4.7;

const SIZE: egui::Vec2 = vec2(1920.0, 1080.0);

/// The bars, in milliseconds, for 100,000 events: all there is, nearer, and the first frame after loading.
const WHOLE: f64 = 4.0;
const NEAR: f64 = 2.0;
const FIRST: f64 = 150.0;

/// How many times as long a frame of the most events may take as one of the fewest, with as many items in sight.
const GROWTH: f64 = 1.5;

/// The bar for 200 series of 50 years, in milliseconds.
const BUDGET: f64 = 4.0;

/// What a frame came to, or the median of many.
#[derive(Clone, Copy)]
struct Frame {
    time: Duration,
    /// Items of figures, as a screen reader finds them.
    items: usize,
    /// Texts painted.
    labels: usize,
}

/// The window, fed with input pass by pass.
struct Screen {
    ctx: egui::Context,
    window: Window,
    now: f64,
}

impl Screen {
    fn new(state: State) -> Self {
        let ctx = egui::Context::default();
        ctx.enable_accesskit();
        let window = Window::new(&ctx, state, None);
        Self { ctx, window, now: 0.0 }
    }

    fn frame(&mut self, events: Vec<Event>) -> Frame {
        self.now += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.now),
            events,
            ..RawInput::default()
        };
        let begun = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| self.window.pass(ui, None));
        let shown = begun.elapsed();
        let labels = labels(&output);
        let shapes = std::mem::take(&mut output.shapes);
        let begun = Instant::now();
        let meshes = self.ctx.tessellate(shapes, output.pixels_per_point);
        let time = shown + begun.elapsed();
        black_box(meshes);
        let frame = Frame { time, items: items(&output), labels };
        output.drop_without_applying_deltas();
        frame
    }

    /// The frames of a movement: what is fed to each.
    fn measure(&mut self, mut events: impl FnMut(usize) -> Vec<Event>) -> Frame {
        let frames: Vec<Frame> = (0..FRAMES).map(|at| self.frame(events(at))).collect();
        let median = |of: fn(&Frame) -> usize| {
            let mut all: Vec<usize> = frames.iter().map(of).collect();
            all.sort_unstable();
            all[FRAMES / 2]
        };
        let mut times: Vec<Duration> = frames.iter().map(|frame| frame.time).collect();
        times.sort_unstable();
        Frame {
            time: times[FRAMES / 2],
            items: median(|frame| frame.items),
            labels: median(|frame| frame.labels),
        }
    }
}

fn items(output: &FullOutput) -> usize {
    let nodes = output.platform_output.accesskit_update.iter().flat_map(|update| &update.nodes);
    nodes.filter(|(_, node)| node.role() == accesskit::Role::ListItem).count()
}

fn labels(output: &FullOutput) -> usize {
    fn count(shape: &Shape) -> usize {
        match shape {
            Shape::Text(text) => usize::from(!text.galley.rows.is_empty()),
            Shape::Vec(shapes) => shapes.iter().map(count).sum(),
            _ => 0,
        }
    }
    output.shapes.iter().map(|clipped| count(&clipped.shape)).sum()
}

fn press(at: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// How a time lies to its bar, where it has one.
fn against(time: f64, bar: Option<f64>) -> String {
    match bar {
        None => String::new(),
        Some(bar) if time <= bar => format!("{bar}"),
        Some(bar) => format!("{bar}: missed"),
    }
}

/// The rounds of a row: the median of their times, and the least.
fn over_rounds(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    (ms(times[times.len() / 2]), ms(times[0]))
}

/// How long 10,000 small rectangles take as separate shapes, tessellated: what the machine is like just now.
fn yardstick() -> f64 {
    let ctx = egui::Context::default();
    ctx.run_ui(RawInput::default(), |_| {}).drop_without_applying_deltas();
    let rect = |at: usize| {
        let corner = pos2((at % 100) as f32 * 12.0, (at / 100) as f32 * 9.0);
        let rect = Rect::from_min_size(corner, vec2(8.0, 5.0));
        let shape = Shape::rect_filled(rect, 0.0, Color32::from_gray(at as u8));
        let clip_rect = Rect::from_min_size(Pos2::ZERO, SIZE);
        ClippedShape { clip_rect, shape, transform_after_tessellation: TSTransform::IDENTITY }
    };
    let times = (0..40).map(|_| {
        let shapes: Vec<ClippedShape> = (0..10_000).map(rect).collect();
        let begun = Instant::now();
        black_box(ctx.tessellate(shapes, 1.0));
        begun.elapsed()
    });
    over_rounds(times.collect()).0
}

fn print_yardstick(when: &str) {
    println!(
        "\nYardstick {when}: {:.1} ms for 10,000 rectangles as shapes ({YARDSTICK} where the bars were set)",
        yardstick()
    );
}

/// The middle of what is looked at nearer.
const MIDDLE: &str = "2016-04-01";

/// Where the pointer is.
const AT: Pos2 = pos2(900.0, 520.0);

/// Looks at so many days, or at all, and pans: there and back again, twenty frames each way.
fn pan(screen: &mut Screen, days: Option<f64>) -> Frame {
    look(screen, days);
    for _ in 0..8 {
        screen.frame(vec![Event::PointerMoved(AT)]);
    }
    screen.frame(vec![press(AT, true)]);
    let panned = screen.measure(|step| {
        let far = (step % 20) as f32 * 7.0;
        let far = if step / 20 % 2 == 1 { 140.0 - far } else { far };
        vec![Event::PointerMoved(AT + vec2(12.0 + far, 0.0))]
    });
    screen.frame(vec![press(AT, false)]);
    panned
}

/// Looks at so many days, or at all, and zooms in and out.
fn zoom(screen: &mut Screen, days: Option<f64>) -> Frame {
    look(screen, days);
    screen.frame(vec![Event::PointerMoved(AT)]);
    screen.measure(|step| vec![Event::Zoom(if step / 20 % 2 == 1 { 1.0 / 1.02 } else { 1.02 })])
}

fn look(screen: &mut Screen, days: Option<f64>) {
    let middle = f64::from(day_number(MIDDLE.parse().expect("a day")));
    let range = days.map(|days| (middle - days / 2.0, middle + days / 2.0));
    screen.window.state.view.figures.timeline.range = range;
}

/// A way of moving.
type Movement = fn(&mut Screen, Option<f64>) -> Frame;

/// Prints the frames of a briefing; returns the least time of one of the whole range that is panned.
fn timeline(events: usize, only: &str) -> f64 {
    let loaded = load(generator::generate(events).as_bytes()).expect("a briefing");
    let settings = Settings { language: "nl".to_owned(), ..Settings::default() };
    let today = "2032-01-01".parse().expect("a day");
    let document = Document::new(loaded, Origin::Shipped);
    let opened = || Screen::new(State::new(document.clone(), settings.clone(), today));
    let barred = |bar: f64| (events == 100_000).then_some(bar);
    let firsts = (0..ROUNDS).map(|_| opened().frame(Vec::new()).time);
    let (first, least) = over_rounds(firsts.collect());
    let bar = against(first, barred(FIRST));
    println!("| {events} | first after load | | | {first:.0} | {least:.0} | {bar} |");
    let mut screen = opened();
    let ranges = [("whole range", None), ("one year", Some(365.25)), ("one month", Some(30.44))];
    let movements: [(&str, Movement); 2] = [("panning", pan), ("zooming", zoom)];
    let ranges = ranges.into_iter().filter(|(name, _)| name.contains(only));
    let rows = ranges.flat_map(|range| movements.map(|movement| (range, movement)));
    let rows: Vec<_> = rows.collect();
    let mut rounds: Vec<Vec<Frame>> = vec![Vec::new(); rows.len()];
    for _ in 0..ROUNDS {
        for (((_, days), (_, movement)), rounds) in rows.iter().zip(&mut rounds) {
            rounds.push(movement(&mut screen, *days));
        }
    }
    let mut whole = f64::NAN;
    for (((name, days), (movement, _)), rounds) in rows.into_iter().zip(rounds) {
        let (items, labels) = (rounds[0].items, rounds[0].labels);
        let (time, least) = over_rounds(rounds.into_iter().map(|round| round.time).collect());
        if whole.is_nan() && days.is_none() {
            whole = least;
        }
        let bar = against(time, barred(if days.is_none() { WHOLE } else { NEAR }));
        println!("| {events} | {name}, {movement} | {items} | {labels} | {time:.2} | {least:.2} | {bar} |");
    }
    whole
}

/// Lays charts of many series out, paints them and tessellates them, at two sizes in turn so that nothing is kept.
fn budget(series: usize, years: usize) {
    let loaded = load(generator::budget(series, years).as_bytes()).expect("a briefing");
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings.first());
    let (briefing, index) = (&loaded.briefing, &Index::new(&loaded.briefing));
    let (texts, tokens) = (Texts::of(Language::Dutch), &Tokens::new(Theme::Light, Medium::Window));
    let today = "2024-12-31".parse().expect("a day");
    let filter = &Filter::default();
    let scene = Scene {
        briefing,
        index,
        texts,
        tokens,
        today,
        filter,
        selected: None,
        title: None,
        cited: &[],
        scenario: None,
    };
    let ctx = egui::Context::default();
    ctx.set_fonts(fonts::definitions());
    let all: Vec<Id> = briefing.series.iter().skip(1).map(|series| series.id.clone()).collect();
    let whole = Chart::Series(briefing.series[0].id.clone());
    let chosen = |mode| budget::View { mode: Some(mode), series: all.clone(), ..budget::View::default() };
    let rows = [
        ("a whole cut into all, stacked", &whole, budget::View::default()),
        ("the same as shares", &whole, budget::View { mode: Some(Mode::Share), ..budget::View::default() }),
        ("all, stacked", &Chart::Years, chosen(Mode::Stacked)),
        ("all, as lines", &Chart::Years, chosen(Mode::Lines)),
    ];
    let mut rounds: [Vec<Duration>; 4] = Default::default();
    let mut pictures = [(0, 0); 4];
    for _ in 0..ROUNDS {
        for (((_, chart, view), rounds), picture) in rows.iter().zip(&mut rounds).zip(&mut pictures) {
            let mut times: Vec<Duration> = (0..FRAMES)
                .map(|at| {
                    let input = RawInput {
                        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
                        time: Some(at as f64 / 60.0),
                        ..RawInput::default()
                    };
                    let begun = Instant::now();
                    let mut output = ctx.run_ui(input, |ui| {
                        let size = SIZE - vec2((at % 2) as f32, 0.0);
                        let laid = chart.layout(&scene, view, size, &ui.ctx().clone());
                        *picture = (laid.layout.items.len(), laid.layout.labels.len());
                        laid.paint(ui, Pos2::ZERO);
                    });
                    let meshes = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
                    let time = begun.elapsed();
                    black_box(meshes);
                    output.drop_without_applying_deltas();
                    time
                })
                .collect();
            times.sort_unstable();
            rounds.push(times[FRAMES / 2]);
        }
    }
    for (((name, ..), rounds), (items, labels)) in rows.into_iter().zip(rounds).zip(pictures) {
        let (time, least) = over_rounds(rounds);
        println!(
            "| {name} | {items} | {labels} | {time:.2} | {least:.2} | {} |",
            against(time, Some(BUDGET))
        );
    }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let chosen: Vec<usize> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    let only = args.iter().find(|arg| arg.parse::<usize>().is_err()).map_or("", String::as_str);
    let sizes = if chosen.is_empty() { vec![10_000, 100_000, 1_000_000] } else { chosen };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let profile = if cfg!(debug_assertions) { "dev" } else { "optimised" };
    println!(
        "{} {}, {cores} cores, {profile}; {ROUNDS} rounds of {FRAMES} frames",
        std::env::consts::OS,
        std::env::consts::ARCH
    );
    print_yardstick("before");
    if only.is_empty() || only == "budget" {
        println!("\n| 200 series, 50 years | items | labels | ms | least | bar |\n|---|---|---|---|---|---|");
        budget(200, 50);
    }
    if only != "budget" {
        println!("\n| events | frame | items | labels | ms | least | bar |\n|---|---|---|---|---|---|---|");
        let times: Vec<f64> = sizes.iter().map(|events| timeline(*events, only)).collect();
        if let [first, .., last] = times[..] {
            let growth = last / first;
            println!(
                "\nWhole range, panning, the most events against the fewest, the least of each: {growth:.2} x (bar: {})",
                against(growth, Some(GROWTH))
            );
        }
    }
    print_yardstick("after");
}
