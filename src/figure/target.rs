//! A target as a corridor: a bar of the whole in what stays, what may go and what goes (or of what is to be there), the
//! sizes of the whole beside it, and the pace it asks for, or what is missing to know it.

mod bar;
mod fan;
mod lists;
mod say;
mod table;

use egui::{Rect, Vec2, pos2};

use super::{
    Laid, Scene, Table, acts,
    budget::page,
    cells::Words,
    sheet::{Footnotes, Run, Sheet},
    tokens::Role,
};
use crate::briefing::{
    Id, Target,
    corridor::{self, Corridor},
    pace,
};

/// The most acts that are listed.
const ACTS: usize = 4;

/// Lays it out.
pub fn layout(scene: &Scene<'_>, id: &Id, size: Vec2, ctx: &egui::Context) -> Laid {
    let Some(target) = scene.briefing.targets.iter().find(|target| target.id == *id) else {
        return Laid::default();
    };
    let (briefing, index, texts, tokens) = (scene.briefing, scene.index, scene.texts, scene.tokens);
    let corridor = Corridor::of(briefing, index, target);
    let mut notes = Footnotes::begun(scene);
    let title = say::title(scene, target, &corridor);
    let lines = say::subtitle(scene, target, &mut notes);
    let tint = tokens.tint(super::hue(briefing, index, target.priority.as_ref()));
    let base = pace::base(briefing, index, target).ok();
    let seen = base.as_ref().map(|(series, seen)| (seen, say::seen(scene, (series, seen), &mut notes)));
    let other = corridor::other_side(briefing, index, target);
    let other: Vec<_> = other
        .iter()
        .map(|size| {
            let [name, amount, when] = say::size(scene, size, &mut notes);
            let args = [("name", name.into()), ("amount", amount.into()), ("when", when.into())];
            (*size, texts.with("target-other-side", &args))
        })
        .collect();
    let related: Vec<_> = say::related(scene, target, &mut notes);
    let sizes = lists::sizes(scene, target, &mut notes);
    let required = pace::required(briefing, index, target);
    let mut near = vec![&target.id];
    near.extend(&target.priority);
    let acts = acts::of(scene, &near, None);
    // A narrow page has no room for them.
    let is_wide = |width: f32| width >= tokens.size(Role::Label) * 40.0;
    let acts = if is_wide(size.x * 0.9) { acts::cited(scene, acts, (&mut notes, ACTS)) } else { Vec::new() };

    let runs: Vec<Run<'_>> = lines.iter().map(|line| Run::Text(line)).collect();
    let Sheet { pen, mut layout, body } = Sheet::new(scene, ctx, size, &title, &runs, &notes);
    layout.summary = summary(scene, target, &lines, &required);

    let gap = tokens.px(14.0);
    let mut top = body.min.y + tokens.px(2.0);
    let levels: Vec<_> = fan::observed(scene, target)
        .iter()
        .flat_map(|(_, seen, _)| seen.iter().filter_map(|it| it.number.amount.midpoint()).collect::<Vec<_>>())
        .collect();
    if let Some(bar) = bar::Bar::of(scene, target, &corridor, &levels) {
        let within = body.with_min_y(top);
        let seen = seen.as_ref().map(|(seen, words)| (*seen, words.as_str()));
        top = bar::draw(scene, &pen, &mut layout, within, (target, &bar, seen, tint)) + gap;
        for (size, words) in &other {
            let within = body.with_min_y(top.min(body.max.y));
            top = bar::other_side(scene, &pen, &mut layout, within, (&bar, size, words, tint)) + gap;
        }
    } else {
        let within = body.with_min_y(top);
        top =
            Words::new(&pen, &say::band(scene, target), Role::Title).put(&pen, &mut layout, within, 2) + gap;
    }

    // What a scenario comes to needs the room.
    let assumed = scene.is_assumed(&id.clone().into());
    for (other, words) in related.iter().filter(|_| !assumed) {
        let within = body.with_min_y(top.min(body.max.y));
        let tint = tokens.tint(super::hue(briefing, index, other.priority.as_ref()));
        top = bar::related(scene, &pen, &mut layout, within, (other, words, tint)) + gap;
    }

    let rest = body.with_min_y((top + tokens.px(4.0)).min(body.max.y));
    let wide = is_wide(rest.width());
    // The lists take what they need, within reason.
    let need = (lists::width(&pen, &sizes) + gap).clamp(rest.width() * 0.4, rest.width() * 0.6);
    let middle = rest.min.x + if wide { need } else { rest.width() };
    // Under each other, the pace keeps its room.
    let lines = 2 + required.as_ref().err().map_or(1, Vec::len);
    let keep = pen.height(Role::Label) * lines as f32 + tokens.px(14.0);
    let left = if wide {
        rest.with_max_x(middle - gap)
    } else {
        rest.with_max_y((rest.max.y - keep).max(rest.min.y))
    };
    let mut end = rest.min.y;
    let has_left = !sizes.is_empty();
    if has_left {
        end = lists::draw(scene, &pen, &mut layout, left, (target, &sizes)) + gap;
        if wide {
            end =
                super::scenario::told_at(scene, &pen, &mut layout, left.with_min_y(end.min(left.max.y)), id);
        }
    }
    let right = if wide && has_left {
        Rect::from_min_max(pos2(middle + gap, rest.min.y), rest.max)
    } else {
        rest.with_min_y(end.min(rest.max.y))
    };
    // The chart leaves room for some of what is being done.
    let reserve = if assumed { 0.0 } else { lists::acts_height(&pen, &acts).min(right.height() * 0.4) };
    let field = right.with_max_y(right.max.y - if reserve > 0.0 { reserve + gap } else { 0.0 });
    let under = lists::pace(scene, &pen, &mut layout, field, (target, &corridor, &required, tint)) + gap;
    if !acts.is_empty() {
        let within = right.with_min_y(under.min(right.max.y));
        lists::acts(scene, &pen, &mut layout, within, &acts);
    }
    page::finish(scene, &mut layout);
    Laid { layout, ..Laid::default() }
}

/// The same as a table.
pub fn table(scene: &Scene<'_>, id: &Id) -> Table {
    let target = scene.briefing.targets.iter().find(|target| target.id == *id);
    target.map(|target| table::of(scene, target)).unwrap_or_default()
}

fn summary(
    scene: &Scene<'_>,
    target: &Target,
    lines: &[String],
    required: &Result<pace::Pace, Vec<pace::Lack>>,
) -> String {
    let mut parts: Vec<String> = lines.iter().map(|line| say::bare(line)).collect();
    parts.push(say::band(scene, target));
    match required {
        Ok(pace) => parts.extend(say::yearly(scene, target, pace)),
        Err(lacks) => parts.extend(lacks.iter().map(|lack| say::lack(scene, target, *lack))),
    }
    parts.extend(super::scenario::told(scene, &target.id));
    parts.extend(target.note.as_ref().map(|note| scene.texts.text(note).to_owned()));
    parts.join(". ")
}
