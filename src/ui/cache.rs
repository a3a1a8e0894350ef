//! What is worked out from the document for the screen, kept while nothing it depends on changes.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::Arc,
};

use egui::{Vec2, epaint::text::TextOptions};

use crate::{
    app::{
        Page, State, Version, View, items,
        search::{self, Entry},
    },
    briefing::{
        Date, Id,
        index::Place,
        timing::{Status, standing},
    },
    figure::{
        Figure, Filter, Laid, Medium, Scene, Table, Theme, Views,
        budget::{self, Chart},
        map,
        overview::{self, Sentence},
        parts::in_parts,
        timeline::{self, Prepared, PreparedFor, View as Timeline, prepare},
    },
    text::{Language, Texts},
    ui::show::answer::Held,
};

/// How many layouts and tables are kept: more than one page shows.
const KEPT: usize = 8;

/// How many layouts of slides are kept: those in sight and some around them.
const PICTURES: usize = 40;

/// A state of a document: where it lies in memory, where another may come to lie later, its version, and the scenario
/// that is in force.
type Document = (usize, Version, Option<u64>);

/// A map on screen is no higher than this, in points.
const MAP: f32 = 1400.0;

/// What the natural height of a timeline depends on.
type NaturalFor = (Document, PreparedFor, View, f32);

/// Everything a layout on screen depends on.
#[derive(Clone, PartialEq)]
pub struct Key {
    figure: Figure,
    document: Document,
    size: Vec2,
    pixels_per_point: f32,
    theme: Theme,
    medium: Medium,
    title: Option<String>,
    language: Language,
    today: Date,
    view: View,
}

impl Key {
    /// Whether another is of the same timeline, with only other days in sight.
    fn is_moved(&self, other: &Self) -> bool {
        let mut there = other.clone();
        there.view.figures.timeline.range = self.view.figures.timeline.range;
        there == *self
    }
}

/// Everything the layout of a slide depends on, but for what is selected, which it does not show.
#[derive(Clone, PartialEq)]
struct PictureKey {
    figure: Figure,
    document: Document,
    size: Vec2,
    pixels_per_point: f32,
    theme: Theme,
    language: Language,
    today: Date,
    filter: Filter,
    views: Views,
    title: Option<String>,
}

/// Everything a table depends on.
#[derive(Clone, PartialEq)]
struct TableKey {
    name: String,
    document: Document,
    language: Language,
    today: Date,
    view: View,
}

/// What the sidebar and the status bar count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Events and measures of each priority and those under it.
    pub priorities: HashMap<Id, usize>,
    /// Promises kept.
    pub kept: usize,
    /// Promises delivered late, or overdue.
    pub late: usize,
    /// Promises still open.
    pub open: usize,
}

/// What was worked out last, and what it was worked out from.
struct Kept<K, V>(Option<(K, V)>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V: Clone> Kept<K, V> {
    /// What follows from the key: as kept, or made anew.
    fn get(&mut self, key: K, make: impl FnOnce() -> V) -> V {
        if let Some((known, value)) = &self.0
            && *known == key
        {
            return value.clone();
        }
        let value = make();
        self.0 = Some((key, value.clone()));
        value
    }
}

/// What there is to choose from on the budget's page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// [`Chart::years`].
    pub years: Vec<i16>,
    /// [`Chart::legend`].
    pub legend: Vec<budget::Entry>,
    /// [`Chart::references`].
    pub references: Vec<Id>,
    /// [`Chart::documents`].
    pub documents: Vec<Id>,
}

/// What these depend on.
type ChoicesFor = (Document, Chart, budget::View, Filter, Language);

/// What is kept.
#[derive(Default)]
pub struct Cache {
    /// How many figures were laid out.
    pub laid_out: usize,
    choices: Kept<ChoicesFor, Arc<Choices>>,
    layouts: Vec<(Key, Arc<Laid>)>,
    tables: Vec<(TableKey, Arc<Table>)>,
    tally: Kept<(Document, Date), Arc<Tally>>,
    charts: Kept<Document, Arc<[Chart]>>,
    names: Kept<(Document, Language), Arc<[Entry]>>,
    referrers: Kept<(Document, Id), Arc<[Id]>>,
    figures: Kept<Document, Arc<[Figure]>>,
    sentences: Kept<TableKey, Arc<[Sentence]>>,
    prepared: Vec<((Document, PreparedFor), Prepared)>,
    natural: Kept<NaturalFor, Option<f32>>,
    maps: Kept<(Document, Id, Language, f32), f32>,
    /// How full the font atlas was, and how it was made.
    atlas: Option<(f32, TextOptions)>,
    /// What the pointer was over in the last pass.
    pub hovered: Option<Place>,
    /// Whether the timeline is to glide to where a command of the last pass moves it.
    pub glides: bool,
    /// The item that was just made, whose title is to be typed.
    pub naming: Option<Id>,
    /// What the keyboard was on in the last pass.
    pub focused: Option<Place>,
    /// A letter that was typed while presenting, as long as it may be the first of a word.
    pub held: Option<Held>,
    pictures: Vec<(PictureKey, Arc<Laid>)>,
}

fn document(state: &State) -> Document {
    let overlay = state.overlay.is_some().then_some(state.overlays);
    (Arc::as_ptr(&state.document.briefing) as usize, state.document.version(), overlay)
}

/// What of the view changes a figure: not the page, nor what is open over it.
fn shown(view: &View, filter: &Filter) -> View {
    View {
        evidence: false,
        tables: false,
        editing: false,
        trial: None,
        scenarios: false,
        page: Page::default(),
        chart: None,
        search: None,
        filter: filter.clone(),
        ..view.clone()
    }
}

/// What of the ways of looking changes a figure: a chart under a timeline stays while that is moved.
fn looked_at(figure: &Figure, views: &Views) -> Views {
    match figure {
        Figure::Timeline | Figure::TimelineMoney | Figure::Slip | Figure::Page(_) => views.clone(),
        Figure::Overview | Figure::Budget(_) | Figure::Readiness(_) | Figure::Target(_) | Figure::Map(_) => {
            Views { timeline: Timeline::default(), ..views.clone() }
        }
    }
}

impl Cache {
    /// The layout of a figure in the window.
    pub fn layout(
        &mut self,
        (state, scene, views): (&State, &Scene<'_>, &Views),
        figure: &Figure,
        size: Vec2,
        ctx: &egui::Context,
    ) -> Arc<Laid> {
        self.follow_atlas(ctx);
        let key = Key {
            figure: figure.clone(),
            document: document(state),
            size,
            pixels_per_point: ctx.pixels_per_point(),
            theme: scene.tokens.theme,
            medium: scene.tokens.medium,
            title: scene.title.map(str::to_owned),
            language: scene.texts.language(),
            today: scene.today,
            view: View { figures: looked_at(figure, views), ..shown(&state.view, scene.filter) },
        };
        if let Some(at) = self.layouts.iter().position(|(known, _)| *known == key) {
            let found = self.layouts.remove(at);
            let laid = found.1.clone();
            self.layouts.push(found);
            return laid;
        }
        // While a timeline moves the last picture is of no more use, and the next finds its memory free.
        self.layouts.retain(|(known, _)| !key.is_moved(known));
        let laid = if matches!(figure, Figure::Timeline | Figure::TimelineMoney) {
            let own = views.timeline.clone();
            let view = &if *figure == Figure::TimelineMoney { own.with_money() } else { own };
            timeline::layout_with(self.prepared(state, scene, view), scene, view, size, ctx).told(scene)
        } else {
            figure.layout(scene, views, size, ctx)
        };
        self.laid_out += 1;
        let laid = Arc::new(laid.for_screen());
        self.layouts.push((key, laid.clone()));
        if self.layouts.len() > KEPT {
            self.layouts.remove(0);
        }
        laid
    }

    /// The layout of a slide as a picture, beside those of the window.
    pub fn picture(
        &mut self,
        (state, scene, views): (&State, &Scene<'_>, &Views),
        figure: &Figure,
        size: Vec2,
        ctx: &egui::Context,
    ) -> Arc<Laid> {
        self.follow_atlas(ctx);
        let key = PictureKey {
            figure: figure.clone(),
            document: document(state),
            size,
            pixels_per_point: ctx.pixels_per_point(),
            theme: scene.tokens.theme,
            language: scene.texts.language(),
            today: scene.today,
            filter: scene.filter.clone(),
            views: views.clone(),
            title: scene.title.map(str::to_owned),
        };
        if let Some((_, laid)) = self.pictures.iter().find(|(known, _)| *known == key) {
            return laid.clone();
        }
        let laid = Arc::new(figure.layout(scene, views, size, ctx));
        self.pictures.insert(0, (key, laid.clone()));
        self.pictures.truncate(PICTURES);
        laid
    }

    /// When the font atlas is full, or the theme wants another one, egui begins anew, and text laid out before points into
    /// the old.
    fn follow_atlas(&mut self, ctx: &egui::Context) {
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the method alone is not general enough"
        )]
        let full = ctx.fonts(|fonts| fonts.font_atlas_fill_ratio());
        let options = ctx.fonts(|fonts| *fonts.options());
        let (full_before, options_before) = self.atlas.replace((full, options)).unwrap_or((full, options));
        if full < full_before || options != options_before {
            self.layouts.clear();
            self.pictures.clear();
            for (_, prepared) in &mut self.prepared {
                prepared.forget_galleys();
            }
        }
    }

    /// A table of the window.
    pub fn table(&mut self, state: &State, name: &str, make: impl FnOnce() -> Table) -> Arc<Table> {
        let view = View { selection: None, ..shown(&state.view, &state.view.filter) };
        let key = TableKey {
            name: name.to_owned(),
            document: document(state),
            language: state.settings.language(),
            today: state.today(),
            view,
        };
        if let Some((_, table)) = self.tables.iter().find(|(known, _)| *known == key) {
            return table.clone();
        }
        let table = Arc::new(make());
        self.tables.insert(0, (key, table.clone()));
        self.tables.truncate(KEPT);
        table
    }

    /// Every item by its name, for the palette.
    pub fn names(&mut self, state: &State) -> Arc<[Entry]> {
        let language = state.settings.language();
        let key = (document(state), language);
        self.names.get(key, || search::items(&state.document, Texts::of(language)).into())
    }

    /// What refers to an item, in the order of the file.
    pub fn referrers(&mut self, state: &State, id: &Id) -> Arc<[Id]> {
        let key = (document(state), id.clone());
        self.referrers.get(key, || items::referrers(&state.document, id).into())
    }

    /// What a timeline has worked out, whatever part of it is looked at.
    pub fn prepared(&mut self, state: &State, scene: &Scene<'_>, view: &Timeline) -> &mut Prepared {
        let key = (document(state), PreparedFor::new(scene, view));
        let found = self.prepared.iter().position(|(known, _)| *known == key);
        let at = found.unwrap_or_else(|| {
            // One for the page and one for a priority's slice.
            self.prepared.truncate(1);
            self.prepared.insert(0, (key, prepare(scene, view)));
            0
        });
        &mut self.prepared[at].1
    }

    /// The height at which every row of the timeline is as designed, in points; see [`timeline::natural_height`].
    pub fn natural_height(
        &mut self,
        state: &State,
        scene: &Scene<'_>,
        width: f32,
        ctx: &egui::Context,
    ) -> Option<f32> {
        let view = &state.view.figures.timeline;
        let key = (document(state), PreparedFor::new(scene, view), shown(&state.view, scene.filter), width);
        self.natural.get(key, || timeline::natural_height(scene, view, width, ctx))
    }

    /// The height at which a priority's map has room for everything, in points.
    pub fn map_height(
        &mut self,
        state: &State,
        scene: &Scene<'_>,
        id: &Id,
        width: f32,
        ctx: &egui::Context,
    ) -> f32 {
        let key = (document(state), id.clone(), scene.texts.language(), width);
        self.maps.get(key, || map::natural_height(scene, id, width, ctx).clamp(160.0, MAP))
    }

    /// The charts the document has something for.
    pub fn charts(&mut self, state: &State) -> Arc<[Chart]> {
        let (briefing, index) = (&state.document.briefing, &state.document.index);
        self.charts.get(document(state), || Chart::indexed(briefing, index).into())
    }

    /// What there is to choose from for a chart.
    pub fn choices(&mut self, state: &State, scene: &Scene<'_>, chart: &Chart) -> Arc<Choices> {
        let view = &state.view.figures.budget;
        let key =
            (document(state), chart.clone(), view.clone(), scene.filter.clone(), scene.texts.language());
        self.choices.get(key, || {
            Arc::new(Choices {
                years: chart.years(scene),
                legend: chart.legend(scene, view),
                references: Chart::references(scene.briefing),
                documents: chart.documents(scene.briefing),
            })
        })
    }

    /// The figures the document has something for.
    pub fn figures(&mut self, state: &State) -> Arc<[Figure]> {
        self.figures.get(document(state), || Figure::all(&state.document.briefing).into())
    }

    /// The sentences of the overview.
    pub fn sentences(&mut self, state: &State, scene: &Scene<'_>) -> Arc<[Sentence]> {
        let key = TableKey {
            name: String::new(),
            document: document(state),
            language: scene.texts.language(),
            today: scene.today,
            view: View { selection: None, ..shown(&state.view, scene.filter) },
        };
        self.sentences.get(key, || overview::sentences(scene).into())
    }

    /// The counts of the sidebar and the status bar.
    pub fn tally(&mut self, state: &State) -> Arc<Tally> {
        let key = (document(state), state.today());
        self.tally.get(key, || Arc::new(Tally::of(state)))
    }
}

impl Tally {
    fn of(state: &State) -> Self {
        let (briefing, index) = (&state.document.briefing, &state.document.index);
        let mut tally = Self::default();
        // Counted at each priority first: the way up is walked once a priority, not once an item.
        let mut own: BTreeMap<&Id, usize> = BTreeMap::new();
        for priority in briefing.measures.iter().filter_map(|measure| measure.priority.as_ref()) {
            *own.entry(priority).or_default() += 1;
        }
        for (part, counted) in in_parts(briefing.events.len(), |part| Self::of_events(state, part)) {
            for (priority, count) in counted {
                *own.entry(priority).or_default() += count;
            }
            tally.kept += part.kept;
            tally.late += part.late;
            tally.open += part.open;
        }
        for priority in &briefing.priorities {
            let Some(count) = own.get(&priority.id) else { continue };
            for above in index.ancestry(briefing, &priority.id) {
                *tally.priorities.entry(above.id.clone()).or_default() += count;
            }
        }
        tally
    }

    /// Of a part of the events, and how many of these are of each priority.
    fn of_events(state: &State, part: Range<usize>) -> (Self, BTreeMap<&Id, usize>) {
        let (mut tally, mut own) = (Self::default(), BTreeMap::new());
        for event in &state.document.briefing.events[part] {
            if let Some(priority) = &event.priority {
                *own.entry(priority).or_default() += 1;
            }
            // Each promised event counts once, by its first statement.
            if event.promises.is_empty() {
                continue;
            }
            match standing(event, state.day()).status {
                Status::Early | Status::OnTime | Status::Done => tally.kept += 1,
                Status::Late | Status::Overdue => tally.late += 1,
                Status::NotDue | Status::Due | Status::Open => tally.open += 1,
                Status::Withdrawn | Status::Unknown => {}
            }
        }
        (tally, own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Document as Opened, Settings},
        figure::{Medium, Tokens},
        ui::style,
    };

    #[test]
    fn text_that_points_into_an_old_atlas_is_laid_out_anew() {
        let settings = Settings { dark: true, ..Settings::default() };
        let state = State::new(Opened::shipped().unwrap(), settings, "2026-01-01".parse().unwrap());
        let tokens = Tokens::new(state.theme(), Medium::Window);
        let (scene, views) = (state.scene(Texts::of(Language::Dutch), &tokens), Views::default());
        let (ctx, mut cache) = (egui::Context::default(), Cache::default());
        style::install(&ctx);
        let mut laid_out = Vec::new();
        for pass in 0..4 {
            let output = ctx.run_ui(egui::RawInput::default(), |ui| {
                if pass == 0 {
                    ctx.set_theme(egui::Theme::Light);
                    return;
                }
                // As the window does: from the next pass on, glyphs are those of the theme.
                style::follow(ui.ctx(), state.theme());
                cache.layout((&state, &scene, &views), &Figure::Timeline, Vec2::new(900.0, 500.0), ui.ctx());
            });
            output.drop_without_applying_deltas();
            laid_out.push(cache.laid_out);
        }
        assert_eq!(laid_out, [0, 1, 2, 2]);
    }
}
