//! Which blocks are headings by their looks: bold, numbered, in capitals, or short before a longer text.
//! Knows layout and punctuation, and no word of any subject.

use super::{
    build::Builder,
    markdown::{Block, Shape},
    number::{Style, enumerator, number_depth},
    token::flag,
};
use std::ops::Range;

/// A heading by its looks is at most so many words.
const HEADING_WORDS: usize = 14;

impl Builder<'_, '_> {
    /// The level of a heading that is none in Markdown: bold, numbered, in capitals, or short before a longer text.
    pub(super) fn looks_like_heading(
        &self,
        before: Option<&Block>,
        block: &Block,
        span: &Range<usize>,
        next: Option<&(usize, Range<usize>)>,
    ) -> Option<u8> {
        let all = &self.tokens.all()[span.clone()];
        let (first, last) = (all.first()?, all.last()?);
        if all.len() > HEADING_WORDS
            || self.breaks_off(span.end - 1)
            || last.is(flag::SEMICOLON | flag::COMMA)
            || all.iter().enumerate().any(|(i, t)| {
                t.is(flag::BLANK | flag::EMAIL | flag::URL | flag::LEADER | flag::BREAK)
                    // "Annex B: Sub-processors" is one; "Controller: Acme AB" is none.
                    || t.is(flag::COLON) && !(i <= 1 && self.names_annex(span.start))
            })
        {
            return None;
        }
        let depth = number_depth(all);
        if last.is(flag::STOP)
            && !(depth > 0
                && all.len() <= 6
                && all.iter().all(|t| t.is(flag::STRONG | flag::NUMBER)))
        {
            return None;
        }
        let words = all.len() - depth;
        let letters = all.iter().skip(depth).find(|t| !t.is(flag::NUMBER))?;
        if block.shape == Shape::Item {
            // "4. Duties of the Processor" with its paragraphs outside the list is a heading; the title of an item with a list of
            // its own is that list's lead-in, which says the same.
            let outside = next.is_some_and(|(b, s)| {
                self.blocks[*b].depth == 0
                    && self.blocks[*b].shape == Shape::Paragraph
                    && s.len() >= 4
            });
            let title = block.depth == 1 && all.len() <= 9 && first.is(flag::CAPITAL);
            // The last of several items is one of them.
            let among = before.is_some_and(|b| b.shape == Shape::Item && b.depth == block.depth);
            return (title && outside && !among && !first.is(flag::BULLET)).then_some(24);
        }
        let lettered = enumerator(all, self.tokens, span.start)
            .is_some_and(|(style, _)| style != Style::Number);
        if lettered && !first.is(flag::CAPITAL) || first.is(flag::BULLET) {
            return None;
        }
        if all.iter().all(|t| t.is(flag::STRONG)) {
            return Some(20 + u8::try_from(depth.min(4)).unwrap_or(4));
        }
        if lettered {
            return None;
        }
        // "11.2 The notice shall contain" before items that go on in small letters is the beginning of their sentence.
        let goes_on = next.is_some_and(|(b, s)| {
            let begins = self.tokens.all()[s.clone()]
                .iter()
                .find(|t| !t.is(flag::NUMBER));
            self.blocks[*b].shape == Shape::Item && begins.is_some_and(|t| !t.is(flag::CAPITAL))
        });
        if goes_on && depth > 0 {
            return None;
        }
        if depth > 0 && words > 0 && letters.is(flag::CAPITAL) {
            return (words <= 10).then_some(10 + u8::try_from(depth.min(6)).unwrap_or(6));
        }
        let shouted = all.iter().filter(|t| t.is(flag::SHOUTED)).count();
        if shouted * 2 > words && words <= 10 && first.is(flag::CAPITAL) {
            return Some(9);
        }
        let next_words = next
            .filter(|(b, _)| !matches!(self.blocks[*b].shape, Shape::Heading(_)))
            .map_or(0, |(_, s)| s.len());
        (first.is(flag::CAPITAL) && words <= 8 && next_words >= words + 4 && block.depth == 0)
            .then_some(25)
    }

    /// Whether the words from a token on open with the name of an annex.
    fn names_annex(&self, at: usize) -> bool {
        matches!(
            self.tokens.word(at),
            "annex" | "appendix" | "schedule" | "exhibit" | "bilaga"
        )
    }
}
