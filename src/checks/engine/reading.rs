//! A document as the rules see it: every concept found, by sentence and by heading, with roles resolved and references unpacked.
//! Built once a document, in one pass over its tokens; knows no requirement.

use super::{
    role::{self, Grammar},
    set::Set,
};
use crate::checks::{
    document::{AnnexState, Document, Kind, SentenceId, token::flag},
    lexicon::{
        Lexicon,
        matcher::{Concept, Hit, Memory},
    },
};
use crate::domain::lang::Lang;
use std::ops::Range;

/// A document with everything that rules ask for.
pub(crate) struct Reading<'d, 's> {
    pub(crate) document: &'d Document<'s>,
    /// All concepts found, in order of their first token.
    pub(crate) hits: Vec<Hit>,
    /// The hits of each sentence.
    ranges: Vec<Range<usize>>,
    /// The concepts of each sentence.
    pub(crate) sets: Vec<Set>,
    /// The concepts of each sentence's lead-ins together.
    pub(crate) leads: Vec<Set>,
    /// The concepts of each section's heading and those above it.
    headings: Vec<Set>,
    /// The concepts of each clause's label.
    labels: Vec<Set>,
    pub(crate) grammar: Grammar,
}

/// The concepts that the program finds by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BuiltIn {
    annex: [Concept; 4],
    url: Concept,
    email: Concept,
    blank: Concept,
    number: Concept,
    chapter_3: Concept,
    /// The concepts of articles by number, where a rule asks for one.
    articles: [Option<Concept>; 100],
    article_word: Concept,
    chapter_word: Concept,
}

impl BuiltIn {
    /// The built-in concepts of a lexicon.
    pub(crate) fn of(lexicon: &mut Lexicon) -> BuiltIn {
        let articles = std::array::from_fn(|n| lexicon.get(&format!("article-{n}")));
        let mut get = |name: &str| lexicon.concept(name);
        BuiltIn {
            annex: ["annex", "annex-filled", "annex-blank", "annex-elsewhere"].map(&mut get),
            url: get("url"),
            email: get("email"),
            blank: get("blank"),
            number: get("number"),
            chapter_3: get("chapter-3"),
            articles,
            article_word: get("article-word"),
            chapter_word: get("chapter-word"),
        }
    }
}

impl<'d, 's> Reading<'d, 's> {
    /// Finds every concept of a document.
    pub(crate) fn new(
        document: &'d Document<'s>,
        lexicon: &Lexicon,
        built_in: &BuiltIn,
        grammar: Grammar,
    ) -> Reading<'d, 's> {
        let mut hits: Vec<Hit> = Vec::with_capacity(document.tokens.len());
        let mut memories: [Memory; Lang::ALL.len()] = Default::default();
        let mut ranges = Vec::with_capacity(document.sentences.len());
        let annexes = document.annex_words();
        let mut settling = Settling::of(&grammar);
        for id in 0..document.sentences.len() {
            let from = hits.len();
            let lang = document.lang_of(id);
            let tokens = document.sentences[id].tokens.clone();
            let memory = &mut memories[crate::checks::lexicon::place(lang)];
            lexicon
                .matcher(lang)
                .find(&document.tokens, tokens.clone(), memory, &mut hits);
            marks(document, tokens.clone(), &annexes, built_in, &mut hits);
            references(document, tokens, built_in, from, &mut hits);
            settling.settle(&mut hits, from);
            ranges.push(from..hits.len());
        }
        let aliases = role::aliases(document, &hits, &grammar);
        if !aliases.is_empty() {
            (hits, ranges) = with_aliases(document, &hits, &ranges, &aliases, &grammar);
        }
        let sets: Vec<Set> = ranges
            .iter()
            .map(|range| set(&hits[range.clone()]))
            .collect();
        let mut leads = vec![Set::default(); sets.len()];
        for id in 0..sets.len() {
            // A lead-in stands before what it introduces, so its own lead-ins are known already.
            if let Some(lead) = document.sentences[id].lead_in.filter(|lead| *lead < id) {
                let mut joined = sets[lead];
                joined.join(&leads[lead]);
                leads[id] = joined;
            }
        }
        let mut reading = Reading {
            document,
            hits,
            ranges,
            sets,
            leads,
            headings: Vec::new(),
            labels: Vec::new(),
            grammar,
        };
        reading.headings = reading.read_headings();
        reading.labels = document
            .clauses
            .iter()
            .map(|clause| reading.label(&clause.label))
            .collect();
        reading
    }

    /// What a title that is run into its paragraph speaks of. A short sentence with a party that does something is none.
    fn label(&self, label: &Range<usize>) -> Set {
        let hits = self.hits_in(label);
        let tokens = &self.document.tokens;
        let stop = label
            .end
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .is_some_and(|t| t.is(flag::STOP));
        let acts = |h: &Hit| {
            let role = [
                self.grammar.controller,
                self.grammar.processor,
                self.grammar.sub_processor,
            ]
            .contains(&h.concept);
            let next = h.end as usize;
            role && next < label.end
                && tokens
                    .get(next)
                    .is_some_and(|t| !t.is(flag::CAPITAL | flag::NUMBER))
                && !matches!(
                    tokens.word(next),
                    "and" | "or" | "och" | "eller" | "s" | "in" | "of"
                )
                && !tokens.get(next - 1).is_some_and(|t| t.is(flag::GENITIVE))
                && h.start as usize <= label.start + 1
        };
        let modal = |h: &Hit| [self.grammar.must, self.grammar.may].contains(&h.concept);
        if stop && label.len() >= 4 && hits.iter().any(|h| acts(h) || modal(h)) {
            return Set::default();
        }
        set(hits)
    }

    fn read_headings(&self) -> Vec<Set> {
        let mut sets: Vec<Set> = Vec::with_capacity(self.document.sections.len());
        for section in &self.document.sections {
            let mut own = set(self.hits_in(&section.heading));
            // The title of the whole document names every topic of it and none of its parts.
            if let Some(parent) = section
                .parent
                .filter(|parent| *parent != 0 && self.document.sections[*parent].level > 1)
            {
                own.join(&sets.get(parent).copied().unwrap_or_default());
            }
            sets.push(own);
        }
        sets
    }

    /// The hits that begin within a range of tokens.
    pub(crate) fn hits_in(&self, tokens: &Range<usize>) -> &[Hit] {
        let from = self
            .hits
            .partition_point(|h| (h.start as usize) < tokens.start);
        let to = self
            .hits
            .partition_point(|h| (h.start as usize) < tokens.end);
        self.hits.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The hits of a sentence.
    pub(crate) fn hits_of(&self, sentence: SentenceId) -> &[Hit] {
        self.ranges
            .get(sentence)
            .and_then(|range| self.hits.get(range.clone()))
            .unwrap_or(&[])
    }

    /// Whether a heading above a sentence, or its label, holds a concept.
    pub(crate) fn under(&self, sentence: SentenceId, concept: Concept) -> bool {
        self.document.sentences.get(sentence).is_some_and(|s| {
            let section = self.document.clauses.get(s.clause).map_or(0, |c| c.section);
            self.headings
                .get(section)
                .is_some_and(|set| set.has(concept))
                || self
                    .labels
                    .get(s.clause)
                    .is_some_and(|set| set.has(concept))
                || self.lead_labels(sentence, concept)
        })
    }

    /// Whether a heading above a sentence holds a concept.
    pub(crate) fn under_heading(&self, sentence: SentenceId, concept: Concept) -> bool {
        self.document
            .clause_of(sentence)
            .and_then(|clause| self.headings.get(clause.section))
            .is_some_and(|set| set.has(concept))
    }

    /// A short item without a verb that introduces others is a heading to them.
    fn lead_labels(&self, sentence: SentenceId, concept: Concept) -> bool {
        let mut lead = self
            .document
            .sentences
            .get(sentence)
            .and_then(|s| s.lead_in);
        let mut steps = 0;
        while let Some(id) = lead.filter(|_| steps < 4) {
            if self.document.sentences[id].tokens.len() <= 8 && self.sets[id].has(concept) {
                return true;
            }
            lead = self.document.sentences[id].lead_in;
            steps += 1;
        }
        false
    }

    /// The kind of a sentence.
    pub(crate) fn kind(&self, sentence: SentenceId) -> Kind {
        self.document
            .sentences
            .get(sentence)
            .map_or(Kind::Body, |s| s.kind)
    }
}

fn set(hits: &[Hit]) -> Set {
    let mut set = Set::default();
    for hit in hits {
        set.insert(hit.concept);
    }
    set
}

/// Addresses, blanks, numbers and references to annexes.
fn marks(
    document: &Document<'_>,
    tokens: Range<usize>,
    annexes: &[bool],
    built_in: &BuiltIn,
    hits: &mut Vec<Hit>,
) {
    const MARKED: u32 = flag::URL | flag::LINK | flag::EMAIL | flag::BLANK | flag::NUMBER;
    for at in tokens.clone() {
        let Some(token) = document.tokens.get(at) else {
            continue;
        };
        let annex = annexes.get(token.word as usize).is_some_and(|annex| *annex);
        if !annex && !token.is(MARKED) {
            continue;
        }
        let mut add = |concept: Concept| {
            hits.push(Hit {
                start: small(at),
                end: small(at + 1),
                concept,
                thing: u16::try_from(at).unwrap_or(u16::MAX),
                denies: false,
            });
        };
        if token.is(flag::URL | flag::LINK) {
            add(built_in.url);
        }
        if token.is(flag::EMAIL) {
            add(built_in.email);
        }
        if token.is(flag::BLANK) {
            add(built_in.blank);
        }
        if token.is(flag::NUMBER) {
            add(built_in.number);
        }
        if annex && let Some(state) = document.annex_reference(at, tokens.end) {
            add(built_in.annex[0]);
            add(built_in.annex[match state {
                AnnexState::Filled => 1,
                AnnexState::Blank => 2,
                AnnexState::Elsewhere => 3,
            }]);
        }
    }
}

/// "Articles 32 to 36" gives the concept of each article, "Chapter III" that of the data subjects' rights.
fn references(
    document: &Document<'_>,
    tokens: Range<usize>,
    built_in: &BuiltIn,
    from: usize,
    hits: &mut Vec<Hit>,
) {
    let words: Vec<(usize, bool)> = hits[from..]
        .iter()
        .filter(|h| h.concept == built_in.article_word || h.concept == built_in.chapter_word)
        .map(|h| (h.end as usize, h.concept == built_in.article_word))
        .collect();
    let number = |at: usize| {
        document
            .tokens
            .word(at)
            .parse::<usize>()
            .ok()
            .filter(|_| document.tokens.get(at).is_some_and(|t| t.is(flag::NUMBER)))
    };
    for (start, article) in words {
        if !article {
            if matches!(document.tokens.word(start), "iii" | "3") {
                hits.push(Hit {
                    start: small(start),
                    end: small(start + 1),
                    concept: built_in.chapter_3,
                    thing: 0,
                    denies: false,
                });
            }
            continue;
        }
        let mut last: Option<usize> = None;
        let mut open_range = false;
        for at in start..tokens.end.min(start + 40) {
            let Some(token) = document.tokens.get(at) else {
                break;
            };
            if let Some(n) = number(at) {
                // "28(3)" and "28.3" name a paragraph, "32-36" a range.
                let dashed = at > start
                    && document
                        .tokens
                        .get(at - 1)
                        .is_some_and(|t| t.is(flag::DASH));
                let paragraph = token.is(flag::JOINED) && !dashed && last.is_some();
                let inside = token.is(flag::OPENS) && last.is_some();
                if paragraph || inside {
                    continue;
                }
                let first = last
                    .filter(|low| (open_range || dashed) && *low < n && n - *low < 40)
                    .map_or(n, |low| low + 1);
                for article in first..=n.min(99) {
                    if let Some(concept) = built_in.articles.get(article).copied().flatten() {
                        hits.push(Hit {
                            start: small(start.saturating_sub(1)),
                            end: small(at + 1),
                            concept,
                            thing: 0,
                            denies: false,
                        });
                    }
                }
                last = Some(n);
                open_range = false;
            } else {
                let word = document.tokens.word(at);
                let short = word.chars().count() <= 2;
                open_range |= matches!(word, "to" | "till" | "through" | "thru" | "t");
                if !(short
                    || matches!(
                        word,
                        "and"
                            | "och"
                            | "or"
                            | "eller"
                            | "samt"
                            | "till"
                            | "through"
                            | "para"
                            | "paragraph"
                            | "punkt"
                            | "lit"
                            | "med"
                            | "inclusive"
                            | "artikel"
                            | "article"
                            | "articles"
                            | "art"
                            | "gdpr"
                            | "artiklarna"
                            | "det"
                            | "stycket"
                            | "sentence"
                            | "både"
                    ))
                {
                    break;
                }
            }
        }
    }
}

/// Sorts a sentence's hits, takes out what a term denies, and lets the longest of overlapping roles stand.
struct Settling {
    roles: Set,
    denied: Vec<Hit>,
    longest: Vec<Hit>,
}

impl Settling {
    fn of(grammar: &Grammar) -> Settling {
        let mut roles = Set::default();
        for role in [
            grammar.controller,
            grammar.processor,
            grammar.sub_processor,
            grammar.both,
            grammar.either,
            grammar.other_person,
        ] {
            roles.insert(role);
        }
        Settling {
            roles,
            denied: Vec::new(),
            longest: Vec::new(),
        }
    }

    fn settle(&mut self, hits: &mut Vec<Hit>, from: usize) {
        self.denied.clear();
        self.longest.clear();
        for hit in &hits[from..] {
            if hit.denies {
                self.denied.push(*hit);
            }
            if self.roles.has(hit.concept) {
                self.longest.push(*hit);
            }
        }
        hits[from..].sort_by_key(order);
        if self.denied.is_empty() && self.longest.len() < 2 {
            return;
        }
        let (roles, denied, longest) = (&self.roles, &self.denied, &self.longest);
        let mut kept = from;
        for i in from..hits.len() {
            let hit = hits[i];
            let covered = |other: &Hit| other.start <= hit.start && hit.end <= other.end;
            let gone = hit.denies
                || denied
                    .iter()
                    .any(|d| d.concept == hit.concept && covered(d))
                || roles.has(hit.concept)
                    && longest
                        .iter()
                        .any(|o| covered(o) && o.end - o.start > hit.end - hit.start);
            if !gone {
                hits[kept] = hit;
                kept += 1;
            }
        }
        hits.truncate(kept);
    }
}

/// The order of hits: by their first token, longer ones first.
fn order(hit: &Hit) -> u64 {
    u64::from(hit.start) << 32 | u64::from(u32::MAX - hit.end)
}

/// The hits with the names of the parties among them.
fn with_aliases(
    document: &Document<'_>,
    hits: &[Hit],
    ranges: &[Range<usize>],
    aliases: &role::Aliases,
    grammar: &Grammar,
) -> (Vec<Hit>, Vec<Range<usize>>) {
    let mut all = Vec::with_capacity(hits.len() + hits.len() / 8);
    let known = document.tokens.each_word(|word| aliases.get(word).copied());
    let mut new_ranges = Vec::with_capacity(ranges.len());
    for (sentence, range) in document.sentences.iter().zip(ranges) {
        let from = all.len();
        all.extend_from_slice(&hits[range.clone()]);
        let before = all.len();
        for (at, token) in sentence.tokens.clone().zip(
            document
                .tokens
                .all()
                .get(sentence.tokens.clone())
                .unwrap_or(&[]),
        ) {
            if let Some(alias) = known.get(token.word as usize).copied().flatten()
                && (alias.small || token.is(flag::CAPITAL))
                && !all[from..].iter().any(|h| {
                    h.start as usize <= at
                        && (h.end as usize) > at
                        && [grammar.controller, grammar.processor, grammar.sub_processor]
                            .contains(&h.concept)
                })
            {
                // The rest of a hyphenated or longer name belongs to it.
                let end = (at + 1..sentence.tokens.end.min(at + 4))
                    .take_while(|i| {
                        document
                            .tokens
                            .get(*i)
                            .is_some_and(|t| t.is(flag::JOINED) && !t.is(flag::NUMBER))
                    })
                    .last()
                    .map_or(at + 1, |i| i + 1);
                all.push(Hit {
                    start: small(at),
                    end: small(end),
                    concept: alias.concept,
                    thing: u16::MAX,
                    denies: false,
                });
            }
        }
        if all.len() > before {
            all[from..].sort_by_key(order);
        }
        new_ranges.push(from..all.len());
    }
    (all, new_ranges)
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
