//! Slides: what they show is there.

use super::{Check, Kind, ROOT};
use crate::briefing::{
    finding::Finding,
    index::{ItemRef, Slot},
    text::Id,
};

/// The languages a slide can be shown in.
const LANGUAGES: [&str; 2] = ["nl", "en"];

impl Check<'_> {
    pub(super) fn slides(&mut self) {
        let (briefing, list) = (self.briefing, ROOT.key("slides"));
        for (at, slide) in briefing.slides.iter().enumerate() {
            let here = list.at(at);
            self.item(&here, Slot::Slide(at), ItemRef::Slide(slide));
            // A figure of one item is called by its sort and the item; a bridge made when asked for, otherwise.
            if let Some((sort, id)) = slide.figure.split_once(':')
                && sort != "between"
            {
                self.refer(&here.key("figure"), &Id::from(id), Kind::Item);
            }
            let view = here.key("view");
            self.refer_all(&view.key("folded"), &slide.view.folded, Kind::Priority);
            self.refer_all(&view.key("only"), &slide.view.only, Kind::Priority);
            self.refer_all(&view.key("series"), &slide.view.series, Kind::Series);
            self.refer_all(&view.key("compare"), &slide.view.compare, Kind::Series);
            for (key, id) in [("isolated", &slide.view.isolated), ("percentage", &slide.view.percentage)] {
                if let Some(id) = id {
                    self.refer(&view.key(key), id, Kind::Series);
                }
            }
            if let Some(language) = &slide.language
                && !LANGUAGES.contains(&language.as_str())
            {
                let finding = Finding::warning("slide-language", here.key("language").path());
                self.push(finding.with("language", language).with("known", LANGUAGES.join(", ")));
            }
        }
    }
}
