//! How well a priority's figures and dates are founded.

use std::collections::BTreeSet;

use crate::{
    briefing::{Evidence, EvidenceKind, Id, ItemRef},
    figure::{Filter, Scene},
};

/// What the evidence under a priority comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Founded {
    /// Pieces of evidence.
    pub pieces: usize,
    /// Sources they are from.
    pub sources: usize,
    /// Of these, the official ones.
    pub official: usize,
    /// Pieces that were calculated, read into the source or assumed.
    pub reasoned: usize,
}

impl Founded {
    /// Of a priority and all that is under it.
    pub fn new(scene: &Scene<'_>, id: &Id) -> Self {
        let (briefing, index) = (scene.briefing, scene.index);
        let only = Filter { priorities: vec![id.clone()] };
        let mut founded = Self::default();
        let mut sources: BTreeSet<&Id> = BTreeSet::new();
        let mut count = |evidence: &[Evidence]| {
            for piece in evidence {
                founded.pieces += 1;
                founded.reasoned += usize::from(piece.kind != EvidenceKind::Stated);
                // The document outlives the closure.
                let source = piece.source.as_ref().and_then(|id| index.source(briefing, id));
                sources.extend(source.map(|source| &source.id));
            }
        };
        for (_, item) in briefing.items() {
            if item.priority().is_none() || !only.shows(briefing, index, item.priority()) {
                continue;
            }
            count(item.evidence());
            match item {
                ItemRef::Event(event) => {
                    event.promises.iter().for_each(|promise| count(&promise.evidence));
                    event.actual.iter().for_each(|actual| count(&actual.evidence));
                }
                ItemRef::Series(series) => series.values.iter().for_each(|(_, it)| count(&it.evidence)),
                ItemRef::Readiness(subject) => subject.components.iter().for_each(|it| count(&it.evidence)),
                _ => {}
            }
        }
        founded.sources = sources.len();
        let official = |id: &&&Id| index.source(briefing, id).is_some_and(|source| !source.tier.is_weak());
        founded.official = sources.iter().filter(official).count();
        founded
    }

    /// In a sentence; that there is none, where there is none.
    pub fn sentence(&self, scene: &Scene<'_>) -> String {
        if self.pieces == 0 {
            return scene.texts.get("page-unfounded");
        }
        let args = [
            ("pieces", self.pieces.into()),
            ("sources", self.sources.into()),
            ("official", self.official.into()),
            ("reasoned", self.reasoned.into()),
        ];
        scene.texts.with("page-founded", &args)
    }
}
