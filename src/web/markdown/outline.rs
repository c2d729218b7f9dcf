//! Where the headings and numbered clauses of a text begin, by the document model that the checker reads with: a
//! heading is one also when only its looks say so ("4.2 Sub-processors" on a line of its own). Each gets an id that
//! follows from its number or words, so that a link to clause 4.2 outlives a change elsewhere in the text.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::checks::document::{Document, Form};

use super::PREFIX;

/// With fewer headings than this a text is found one's way in by its list.
const FEW_HEADINGS: usize = 3;
/// A title of an item has at most so many words.
const LONGEST_TITLE: usize = 12;
/// Longest part of an id that comes from words, in characters.
const LONGEST_SLUG: usize = 60;

/// A heading of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its anchor.
    pub id: String,
    /// Its words, number included.
    pub text: String,
    /// 0 for the highest rank of headings in the text.
    pub rank: u8,
}

/// A place in the text that has an anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The byte at which its first word begins.
    pub start: usize,
    /// The byte after its last word.
    pub end: usize,
    /// Its anchor; `None` for a paragraph without a number.
    pub id: Option<String>,
    /// Its rank where it is a heading.
    pub rank: Option<u8>,
}

/// Headings and clauses of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    pub marks: Vec<Mark>,
    pub headings: Vec<Heading>,
    /// Ids that links inside the text may mean, by the name that common converters give a heading.
    by_slug: HashMap<String, String>,
}

impl Outline {
    /// Finds the headings and clauses after byte `body`.
    pub(super) fn of(source: &str, body: usize) -> Outline {
        let document = Document::read(source);
        let ranks = ranks(&document);
        let mut outline = Outline::default();
        let mut ids = Ids::default();
        // The id of the heading that each clause stands under.
        let mut section_ids: Vec<Option<String>> = vec![None; document.sections.len()];
        let sentences = &document.sentences;
        // The numbers of the list items that the clause stands inside: depth and number.
        let mut items: Vec<(u8, String)> = Vec::new();
        for clause in &document.clauses {
            let tokens = match (
                sentences.get(clause.sentences.start),
                clause
                    .sentences
                    .end
                    .checked_sub(1)
                    .and_then(|last| sentences.get(last)),
            ) {
                (Some(first), Some(last)) => first.tokens.start..last.tokens.end,
                _ => continue,
            };
            let span = document.span(&tokens);
            let number = clause.number.clone();
            let start = number
                .as_ref()
                .map_or(span.start, |number| number.start.min(span.start));
            if span.start < body || span.is_empty() {
                continue;
            }
            let number = number
                .and_then(|number| source.get(number))
                .map(plain_number)
                .filter(|number| !number.is_empty());
            if clause.form == Form::Heading {
                let text = words(source.get(start..span.end).unwrap_or_default());
                let rank = document
                    .sections
                    .get(clause.section)
                    .and_then(|section| ranks.get(&section.level))
                    .copied()
                    .unwrap_or(0);
                let id = ids.fresh(&match &number {
                    Some(number) => number.clone(),
                    None => slug(&text),
                });
                if let Some(place) = section_ids.get_mut(clause.section) {
                    *place = Some(id.clone());
                }
                outline
                    .by_slug
                    .entry(converters_slug(&text))
                    .or_insert_with(|| id.clone());
                outline.marks.push(Mark {
                    start,
                    end: span.end,
                    id: Some(id.clone()),
                    rank: Some(rank),
                });
                outline.headings.push(Heading { id, text, rank });
                continue;
            }
            if clause.form == Form::Item {
                items.retain(|(depth, _)| *depth < clause.depth);
            }
            let number = number.or_else(|| {
                let number = (clause.form == Form::Item).then(|| marker(source, span.start))??;
                items.push((clause.depth, number));
                let path: Vec<&str> = items.iter().map(|(_, number)| number.as_str()).collect();
                Some(path.join("-"))
            });
            let id = number.map(|number| {
                if number.contains('.') {
                    ids.fresh(&number) // "4.2" says where it stands.
                } else {
                    let under = section_ids.get(clause.section).and_then(Option::as_ref);
                    let under = under.map_or("", |id| id.trim_start_matches(PREFIX));
                    ids.fresh(&format!("{under}-{number}"))
                }
            });
            outline.marks.push(Mark {
                start,
                end: span.end,
                id,
                rank: None,
            });
        }
        outline.marks.sort_by_key(|mark| mark.start);
        if outline.headings.len() < FEW_HEADINGS {
            outline.add_items(source, &document);
        }
        outline
    }

    /// Where a text has hardly a heading, the items of its outermost list that have a title stand in their place.
    fn add_items(&mut self, source: &str, document: &Document<'_>) {
        let mut found = Vec::new();
        for clause in &document.clauses {
            let Some(first) = document.sentences.get(clause.sentences.start) else {
                continue;
            };
            let is_outer = clause.depth == 1 && clause.form == Form::Item;
            let title = if clause.label.is_empty() {
                first.tokens.clone()
            } else {
                clause.label.clone()
            };
            if !is_outer || title.len() > LONGEST_TITLE {
                continue;
            }
            let span = document.span(&first.tokens);
            let Some(id) = self
                .marks
                .iter()
                .find(|mark| mark.start <= span.start && span.start < mark.end)
                .and_then(|mark| mark.id.clone())
            else {
                continue;
            };
            let text = words(source.get(document.span(&title)).unwrap_or_default());
            found.push(Heading { id, text, rank: 1 });
        }
        if found.len() >= FEW_HEADINGS {
            self.headings.extend(found);
        }
    }

    /// The anchor that a link to `#name` inside the text means.
    pub(super) fn target(&self, name: &str) -> Option<&str> {
        self.by_slug.get(&name.to_lowercase()).map(String::as_str)
    }
}

/// The levels that a text uses, as ranks without gaps.
fn ranks(document: &Document<'_>) -> BTreeMap<u8, u8> {
    let used: BTreeSet<u8> = document
        .sections
        .iter()
        .filter(|section| !section.heading.is_empty())
        .map(|section| section.level)
        .collect();
    (0..).zip(used).map(|(rank, level)| (level, rank)).collect()
}

/// Ids that are each given once.
#[derive(Default)]
struct Ids(HashMap<String, u32>);

impl Ids {
    fn fresh(&mut self, stem: &str) -> String {
        let stem = stem.trim_matches('-');
        let stem = if stem.is_empty() { "part" } else { stem };
        let n = self.0.entry(stem.to_owned()).or_default();
        *n += 1;
        if *n == 1 {
            format!("{PREFIX}{stem}")
        } else {
            // Two hyphens in a row come from nothing else, so that this cannot be another's id.
            format!("{PREFIX}{stem}--{n}")
        }
    }
}

/// The number that marks a list item in Markdown, which the document model leaves out: what stands before its first word
/// on the line.
fn marker(source: &str, at: usize) -> Option<String> {
    let before = source.get(..at)?;
    let line = before.rsplit('\n').next()?;
    let line = line.trim_end_matches(['*', '_', '[', ' ', '\t']);
    let line = line.strip_suffix(['.', ')'])?;
    let number = line.trim_start_matches(|c: char| !c.is_ascii_digit());
    let is_number = (1..=9).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let is_alone = !line.chars().any(char::is_alphabetic);
    (is_number && is_alone).then(|| number.to_owned())
}

/// A number as part of an id: "§ 4.2." is `4.2`, "(a)" is `a`.
fn plain_number(number: &str) -> String {
    let plain: String = number
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '.')
        .take(24)
        .flat_map(char::to_lowercase)
        .collect();
    plain.trim_matches('.').to_owned()
}

/// Words as part of an id: letters and digits, in any script, joined by single hyphens.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase).take(LONGEST_SLUG) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}

/// The name that a heading has for most converters: letters, digits, hyphens, spaces as hyphens.
fn converters_slug(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            ' ' => Some('-'),
            c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
            _ => None,
        })
        .collect()
}

/// A stretch of Markdown as plain words: marks of emphasis and links go, spaces and line breaks are one space.
fn words(source: &str) -> String {
    let parser = pulldown_cmark::Parser::new(source.trim_start_matches([' ', '\t', '#']));
    let mut text = String::new();
    for event in parser {
        match event {
            // A number before the words reads as the start of a list.
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::List(Some(n))) => {
                text.push_str(&format!("{n}. "));
            }
            pulldown_cmark::Event::Text(part) | pulldown_cmark::Event::Code(part) => {
                text.push_str(&part);
            }
            pulldown_cmark::Event::SoftBreak | pulldown_cmark::Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
