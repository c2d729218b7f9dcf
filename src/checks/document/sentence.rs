//! Where sentences end, where the items of a running enumeration begin, and which words are a title run into the text.
//! Knows punctuation, abbreviations and the words before an item; no word of any subject.

use super::{
    Kind, Sentence, SentenceId,
    build::Builder,
    number::{Style, enumerator, number_depth},
    token::{Token, flag},
};
use std::ops::Range;

/// A sentence is cut after so many words, so that no text makes one without end.
const SENTENCE_WORDS: usize = 1_000;

/// How a word bears on where a sentence is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    Nothing,
    /// An item of an enumeration may follow: "and (b)", "shall (a)".
    Joins,
    /// A full stop behind it is its own.
    Abbreviation,
    /// The same, unless the next word can only open a sentence: "Acme Ltd. The Supplier".
    Company,
    /// A single character.
    Letter,
}

impl Cut {
    pub(super) fn of(word: &str) -> Cut {
        match word {
            "and" | "or" | "och" | "samt" | "eller" | "shall" | "will" | "to" | "ska" | "att" => {
                Cut::Joins
            }
            "art" | "arts" | "no" | "nr" | "nos" | "para" | "paras" | "sec" | "sect" | "cf"
            | "jfr" | "jf" | "st" | "kap" | "ca" | "resp" | "inkl" | "exkl" | "tel" | "approx"
            | "mr" | "mrs" | "ms" | "dr" | "vs" | "e.g" | "sent" | "fig" | "ref" | "ex" | "ang"
            | "osv" | "eg" | "ie" | "lit" => Cut::Abbreviation,
            "ltd" | "inc" | "corp" | "co" => Cut::Company,
            _ if word.chars().count() == 1 => Cut::Letter,
            _ => Cut::Nothing,
        }
    }
}

impl Builder<'_, '_> {
    fn cut(&self, token: &Token) -> Cut {
        let known = self.cuts.get(token.word as usize);
        known.copied().unwrap_or(Cut::Nothing)
    }

    /// Cuts a clause into sentences and the items of running enumerations ("… shall: (a) …; (b) …").
    pub(super) fn split(
        &mut self,
        span: Range<usize>,
        clause: usize,
        lead_in: Option<SentenceId>,
        cells: bool,
    ) {
        let all = self.tokens.all();
        let mut from = span.start;
        let mut lead = lead_in;
        let mut running: Option<SentenceId> = None;
        // A paragraph that opens with "a." is an item itself and introduces none.
        let opening = &all[span.start..span.end.min(span.start + 3)];
        let itemized = enumerator(opening, self.tokens, span.start)
            .map(|(style, _)| style)
            .filter(|style| *style != Style::Number);
        let mut letter = itemized.map(|_| self.tokens.word(span.start));
        for i in span.clone() {
            let token = &all[i];
            let next = all.get(i + 1).filter(|_| i + 1 < span.end);
            let Some(next) = next else { continue };
            let rest = &all[i + 1..span.end.min(i + 4)];
            let item = token.is(flag::COLON | flag::SEMICOLON | flag::COMMA)
                || self.cut(token) == Cut::Joins;
            let style = enumerator(rest, self.tokens, i + 1)
                .map(|(style, _)| style)
                .filter(|style| *style != Style::Number);
            let enumerated = item
                && style.is_some()
                && rest
                    .first()
                    .is_some_and(|t| t.is(flag::OPENS) || t.is(flag::CLOSES));
            // "a. …" and "b. …" on lines of their own, in one paragraph.
            let lined =
                next.is(flag::LINE) && style.is_some() && succeeds(letter, self.tokens.word(i + 1));
            if enumerated || lined {
                letter = Some(self.tokens.word(i + 1));
            }
            let cut = if enumerated || lined {
                true
            } else if token.is(flag::STOP) {
                self.ends_here(i, next)
            } else {
                token.is(flag::BREAK)
                    && (next.is(flag::CAPITAL
                        | flag::STRONG
                        | flag::BULLET
                        | flag::NUMBER
                        | flag::QUOTE_ON)
                        || token.is(flag::COLON | flag::BLANK | flag::EMAIL))
                    || (cells && token.is(flag::CELL))
                    || (token.is(flag::SEMICOLON) && i - from >= 25 && span.end - i > 6)
                    || i - from >= SENTENCE_WORDS
            };
            if cut {
                let id = self.sentences.len();
                self.sentences.push(Sentence {
                    tokens: from..i + 1,
                    clause,
                    kind: Kind::Body,
                    lead_in: lead,
                });
                if (enumerated || lined) && style != itemized && running.is_none() {
                    running = Some(id);
                    lead = running;
                } else if token.is(flag::STOP) && !enumerated && !lined {
                    running = None;
                    lead = lead_in;
                }
                from = i + 1;
            }
        }
        if from < span.end {
            self.sentences.push(Sentence {
                tokens: from..span.end,
                clause,
                kind: Kind::Body,
                lead_in: lead,
            });
        }
    }

    /// A title run into the text: its first few words up to a full stop or colon, when more follows.
    pub(super) fn label(&self, span: &Range<usize>) -> Range<usize> {
        let all = &self.tokens.all()[span.clone()];
        let skip = number_depth(all);
        let title = all.get(skip).is_some_and(|t| t.is(flag::CAPITAL));
        let end = (skip..all.len().min(skip + 9)).find(|i| {
            let next = all.get(i + 1);
            all[*i].is(flag::COLON)
                || (all[*i].is(flag::STOP)
                    && next.is_some_and(|next| self.ends_here(span.start + i, next)))
        });
        match end {
            Some(end) if title && end + 1 < all.len() => span.start + skip..span.start + end + 1,
            _ => span.start..span.start,
        }
    }

    /// Whether the full stop behind token `i` ends its sentence.
    fn ends_here(&self, i: usize, next: &Token) -> bool {
        let token = &self.tokens.all()[i];
        let opens = next.is(flag::CAPITAL | flag::NUMBER | flag::BULLET | flag::BLANK)
            || next.is(flag::QUOTE_ON);
        if token.is(flag::CLOSES | flag::QUOTE_OFF) {
            return opens;
        }
        let cut = self.cut(token);
        let abbreviated = matches!(cut, Cut::Abbreviation | Cut::Company)
            || (cut == Cut::Letter && !token.is(flag::NUMBER));
        let number_at_start = token.is(flag::NUMBER)
            && i.checked_sub(1)
                .and_then(|b| self.tokens.get(b))
                .is_none_or(|b| b.is(flag::STOP | flag::BREAK));
        opens
            && !number_at_start
            && (!abbreviated
                || (cut == Cut::Company
                    && matches!(
                        self.tokens.word(i + 1),
                        "the" | "this" | "in" | "it" | "customer" | "processor"
                    )))
    }
}

/// Whether an item's letter comes after another, or is the first.
fn succeeds(before: Option<&str>, letter: &str) -> bool {
    let one = |word: &str| {
        let mut bytes = word.bytes();
        bytes.next().filter(|_| bytes.next().is_none())
    };
    match before {
        None => matches!(letter, "a" | "i"),
        Some(before) => {
            matches!(
                letter,
                "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix" | "x"
            ) || one(before)
                .zip(one(letter))
                .is_some_and(|(before, letter)| letter == before + 1)
        }
    }
}
