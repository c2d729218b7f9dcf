//! The document model: an agreement as sections, clauses and sentences of tokens, every one with its bytes and lines in the original.
//!
//! `Document::read` is a pipeline: `clean` takes out page furniture, `markdown` finds blocks, `text` makes tokens, `structure` makes
//! headings, clauses, lead-ins and sentences, `sort` tells definitions and recitals from duties, `annex` and `language` look at the
//! whole. It knows nothing of requirements or of the words of data protection; it never fails, and takes linear time on any input.

mod annex;
mod blank;
mod build;
mod clean;
mod heading;
pub mod language;
mod lines;
mod markdown;
mod number;
pub(crate) mod quick;
mod scan;
mod sentence;
mod sign;
mod sort;
mod structure;
mod text;
pub mod token;
mod vocabulary;
mod word;

use std::ops::Range;

use crate::domain::lang::Lang;
use language::Language;
use token::{Token, Tokens};

/// The index of a sentence in [`Document::sentences`].
pub type SentenceId = usize;

/// An agreement, read.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The text as it was given; all spans are bytes of it.
    pub source: &'a str,
    /// Every word, number, address and blank in order.
    pub tokens: Tokens,
    /// Headings in order; the first, without words, stands for what comes before any heading.
    pub sections: Vec<Section>,
    /// Headings, paragraphs, items and rows in order.
    pub clauses: Vec<Clause>,
    /// The sentences of all clauses in order; every token is in exactly one.
    pub sentences: Vec<Sentence>,
    /// The annexes whose heading was found.
    pub annexes: Vec<Annex>,
    /// The language of most of the text.
    pub language: Language,
    lines: lines::Lines,
}

/// A heading and what it is under.
#[derive(Clone, Debug)]
pub struct Section {
    /// The tokens of the heading, number included; empty for the start of a document.
    pub heading: Range<usize>,
    /// Smaller is higher; comparable within a document only.
    pub level: u8,
    /// The section that it is part of.
    pub parent: Option<usize>,
    /// The annex that it is part of, an index of [`Document::annexes`].
    pub annex: Option<usize>,
    /// The clauses directly under it, headings of sub-sections not included.
    pub clauses: Range<usize>,
}

/// What a clause is in the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A heading, by mark-up or by its looks.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list, by mark-up or by "(a)".
    Item,
    /// The header row of a table.
    HeaderRow,
    /// A row of a table.
    Row,
}

/// A paragraph, list item, table row or heading.
#[derive(Clone, Debug)]
pub struct Clause {
    /// What it is in the layout.
    pub form: Form,
    /// The section that it stands in; for a heading, the section that it opens.
    pub section: usize,
    /// Its own number or letter as written, such as "4.2" or "(a)", as bytes of the original.
    pub number: Option<Range<usize>>,
    /// How many lists it is inside.
    pub depth: u8,
    /// The item or paragraph that introduces it ("The Processor shall:"), or the header row of a table.
    pub lead_in: Option<SentenceId>,
    /// The tokens of a title run into the text ("Sub-processors. The Supplier…"), or of the first cell of a row; may be empty.
    pub label: Range<usize>,
    /// Its sentences.
    pub sentences: Range<SentenceId>,
    /// The language that it is written in, if it is one that is read.
    pub lang: Option<Lang>,
}

/// What a sentence does in the agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It says what is agreed.
    Body,
    /// It is a heading.
    Heading,
    /// It says what a word means.
    Definition,
    /// It tells why the parties agree.
    Recital,
    /// It is a line of a table of contents.
    Contents,
    /// It is a field of a signature block.
    Signature,
    /// It asks, comments or lists what is still to be settled, and so agrees nothing.
    Open,
}

/// A sentence, an item of a running enumeration, or a table row.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
    /// The clause that it is part of.
    pub clause: usize,
    /// What it does.
    pub kind: Kind,
    /// The sentence that introduces it, which may have a lead-in itself.
    pub lead_in: Option<SentenceId>,
}

/// Whether an annex has content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnnexState {
    /// It says something.
    Filled,
    /// It has only blanks to fill in.
    Blank,
    /// It is named but does not stand in the document.
    Elsewhere,
}

/// An annex whose heading stands in the document.
#[derive(Clone, Debug)]
pub struct Annex {
    /// Its number or letter in small letters ("2", "ii", "b"), empty when it has none.
    pub number: String,
    /// Whether it has content.
    pub state: AnnexState,
    /// Its tokens, heading included.
    pub tokens: Range<usize>,
}

impl<'a> Document<'a> {
    /// Reads an agreement in Markdown.
    #[must_use]
    pub fn read(source: &'a str) -> Document<'a> {
        let mut document = structure::structure(source);
        language::mark(&mut document);
        annex::mark(&mut document);
        sort::mark(&mut document);
        document
    }

    /// The first and last line of a span of bytes, from 1.
    #[must_use]
    pub fn lines(&self, span: &Range<usize>) -> (usize, usize) {
        (
            self.lines.at(span.start),
            self.lines.at(span.end.saturating_sub(1).max(span.start)),
        )
    }

    /// The bytes of the original that a range of tokens covers, closing punctuation included; empty for an empty range.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Range<usize> {
        let all = self.tokens.all();
        match (
            all.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|last| all.get(last)),
        ) {
            (Some(first), Some(last)) if tokens.start < tokens.end => {
                let end = last.end as usize;
                let tail = self.source.get(end..).map_or(0, |rest| {
                    rest.len()
                        - rest
                            .trim_start_matches(['.', ';', ':', ')', '"', '”', '’', '!', '?'])
                            .len()
                });
                let next = all
                    .get(tokens.end)
                    .map_or(usize::MAX, |token| token.start as usize);
                let before = tokens
                    .start
                    .checked_sub(1)
                    .and_then(|i| all.get(i))
                    .map_or(0, |token| token.end as usize);
                let head = self
                    .source
                    .get(before..first.start as usize)
                    .map_or(0, |gap| {
                        gap.len() - gap.trim_end_matches(['(', '[', '"', '“', '‘']).len()
                    });
                first.start as usize - head..(end + tail).min(next).max(end)
            }
            _ => 0..0,
        }
    }

    /// The original text of a range of tokens.
    #[must_use]
    pub fn quote(&self, tokens: &Range<usize>) -> &'a str {
        self.source.get(self.span(tokens)).unwrap_or("")
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: SentenceId) -> &[Token] {
        self.sentences
            .get(sentence)
            .and_then(|s| self.tokens.all().get(s.tokens.clone()))
            .unwrap_or(&[])
    }

    /// The sentence that a token is part of.
    #[must_use]
    pub fn sentence_at(&self, token: usize) -> Option<SentenceId> {
        self.sentences
            .partition_point(|s| s.tokens.start <= token)
            .checked_sub(1)
    }

    /// The clause of a sentence.
    #[must_use]
    pub fn clause_of(&self, sentence: SentenceId) -> Option<&Clause> {
        self.sentences
            .get(sentence)
            .and_then(|s| self.clauses.get(s.clause))
    }

    /// The sections from the one of a clause up to the top.
    pub fn path(&self, clause: usize) -> impl Iterator<Item = &Section> {
        let mut next = self.clauses.get(clause).map(|c| c.section);
        std::iter::from_fn(move || {
            let section = self.sections.get(next?)?;
            next = section.parent;
            Some(section)
        })
    }

    /// The language of a sentence: that of its clause, else of the document, else English.
    #[must_use]
    pub fn lang_of(&self, sentence: SentenceId) -> Lang {
        self.clause_of(sentence)
            .and_then(|clause| clause.lang)
            .or(self.language.supported())
            .unwrap_or_default()
    }

    /// Which of the different words stand for an annex.
    pub(crate) fn annex_words(&self) -> Vec<bool> {
        self.tokens.each_word(annex::is_word)
    }

    /// The state of the annex that the token at `at` refers to, `None` when it is no word for an annex. Looks no further than `end`.
    #[must_use]
    pub fn annex_reference(&self, at: usize, end: usize) -> Option<AnnexState> {
        let word = self.tokens.word(at);
        annex::is_word(word).then(|| {
            let next = at + 1;
            let word = if next < end {
                self.tokens.word(next)
            } else {
                ""
            };
            let short = word.len() <= 2
                && !matches!(
                    word,
                    "to" | "of" | "is" | "or" | "in" | "i" | "by" | "är" | "av" | "om"
                )
                || word
                    .bytes()
                    .all(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v' | b'x'));
            self.annex(if short { word } else { "" })
        })
    }

    /// The annex with a number or letter, or the only one there is when `number` is empty.
    #[must_use]
    pub fn annex(&self, number: &str) -> AnnexState {
        let mut found = self
            .annexes
            .iter()
            .filter(|annex| annex.number == number || number.is_empty())
            .map(|annex| annex.state);
        let best = found.next();
        found
            .fold(best, |best, state| {
                if state == AnnexState::Filled {
                    Some(state)
                } else {
                    best
                }
            })
            .unwrap_or(AnnexState::Elsewhere)
    }
}
