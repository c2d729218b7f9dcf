//! What the checker's reading of a text knows of its layout: where clauses begin, which are headings and of what rank,
//! and which numbers they bear. Places are bytes of the source.

use std::ops::Range;

use crate::checks::document::{Clause, Document, Form};

/// Characters of a heading that stands for a number.
const LONGEST: usize = 60;

/// Where a passage stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The number of its clause, or of the heading above it, as written.
    pub number: Option<String>,
    /// The heading above it, where nothing is numbered.
    pub heading: Option<String>,
}

/// Where a clause begins.
#[derive(Clone, Debug)]
pub(super) struct Start {
    pub(super) at: usize,
    /// Its rank, if it is a heading; smaller is higher.
    pub(super) rank: Option<u8>,
    /// Its number as written.
    pub(super) number: Option<Range<usize>>,
    clause: usize,
}

/// The layout of a text.
pub(super) struct Layout<'a> {
    document: Document<'a>,
    /// In the order of the text.
    starts: Vec<Start>,
}

impl<'a> Layout<'a> {
    pub(super) fn of(source: &'a str) -> Layout<'a> {
        let document = Document::read(source);
        let mut starts: Vec<Start> = document
            .clauses
            .iter()
            .enumerate()
            .filter_map(|(n, clause)| {
                let rank = (clause.form == Form::Heading)
                    .then(|| document.sections.get(clause.section))
                    .flatten()
                    .map(|section| section.level);
                Some(Start {
                    at: begin(&document, clause)?,
                    rank,
                    number: clause.number.clone(),
                    clause: n,
                })
            })
            .collect();
        starts.sort_by_key(|start| start.at);
        Layout { document, starts }
    }

    /// The first clause that begins in a range.
    pub(super) fn start_in(&self, range: &Range<usize>) -> Option<&Start> {
        let first = self.starts.partition_point(|start| start.at < range.start);
        self.starts
            .get(first)
            .filter(|start| start.at < range.end.max(range.start + 1))
    }

    /// In which clause a byte stands.
    pub(super) fn place(&self, at: usize) -> Place {
        let n = self.starts.partition_point(|start| start.at <= at);
        let Some(start) = n.checked_sub(1).and_then(|n| self.starts.get(n)) else {
            return Place::default();
        };
        let written = |start: &Start| {
            let number = self.document.source.get(start.number.clone()?)?;
            Some(number.trim().trim_end_matches('.').to_owned())
        };
        let section = self.document.clauses.get(start.clause).map(|c| c.section);
        let same =
            |start: &&Start| self.document.clauses.get(start.clause).map(|c| c.section) == section;
        // A letter says something only after the number that it is under.
        let own = written(start);
        if let Some(own) = &own
            && own.contains(|c: char| c.is_ascii_digit())
        {
            return Place {
                number: Some(own.clone()),
                heading: None,
            };
        }
        let above = self.starts[..n]
            .iter()
            .rev()
            .skip(1)
            .take_while(same)
            .filter_map(written)
            .find(|number| number.contains(|c: char| c.is_ascii_digit()));
        let heading = || {
            self.document
                .path(start.clause)
                .map(|section| self.document.quote(&section.heading).trim())
                .find(|heading| !heading.is_empty())
        };
        let first = |heading: &str| {
            let word = heading.split_whitespace().next()?.trim_end_matches('.');
            let is_number = word.starts_with(|c: char| c.is_ascii_digit());
            is_number.then(|| word.to_owned())
        };
        let number = above.or_else(|| first(heading()?));
        let number = match (number, own) {
            (Some(number), Some(own)) => Some(format!("{number} {own}")),
            (number, own) => number.or(own),
        };
        let heading = if number.is_none() {
            heading().map(|heading| heading.chars().take(LONGEST).collect())
        } else {
            None
        };
        Place { number, heading }
    }
}

/// The first byte of a clause, its number included.
fn begin(document: &Document<'_>, clause: &Clause) -> Option<usize> {
    let label = Some(document.span(&clause.label)).filter(|span| !span.is_empty());
    let sentence = document
        .sentences
        .get(clause.sentences.start)
        .filter(|_| !clause.sentences.is_empty())
        .map(|sentence| document.span(&sentence.tokens));
    [clause.number.clone(), label, sentence]
        .into_iter()
        .flatten()
        .map(|range| range.start)
        .min()
}
