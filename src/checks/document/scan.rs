//! The text of a block to tokens: words, numbers, addresses and blanks, punctuation to marks on them.
//! Knows characters only. Every step moves forward; look-ahead is bounded. How words are spelt is in `word`.

use super::{
    blank,
    clean::WayBack,
    markdown::Mark,
    sign::{self, Class, is_apostrophe, is_hyphen, is_invisible, is_quote},
    text::Lexer,
    token::{Token, Tokens, WordId, flag},
};

/// How far ahead a bracket's end is sought.
const BRACKET: usize = 90;

/// The walk over one block's text.
pub(super) struct Scan<'l, 'o, 'c> {
    pub(super) text: &'l str,
    /// Where each piece of the text comes from; see [`Lexer::places`].
    places: &'l [(usize, usize, bool)],
    place: usize,
    /// The marks still to come.
    marks: &'l [(usize, Mark)],
    back: &'o mut WayBack<'c>,
    pub(super) out: &'o mut Tokens,
    /// A word while it is put together that does not stand in the text as it is.
    pub(super) spelt: &'o mut String,
    pub(super) at: usize,
    /// The marks in force: bold, link.
    live: u32,
    /// Nothing blank has come since the last token.
    glued: bool,
    /// No token has come yet.
    first: bool,
    /// Marks for the next token.
    opening: u32,
}

impl<'l, 'o, 'c> Scan<'l, 'o, 'c> {
    pub(super) fn over(
        lexer: &'l Lexer,
        back: &'o mut WayBack<'c>,
        out: &'o mut Tokens,
        spelt: &'o mut String,
    ) -> Scan<'l, 'o, 'c> {
        Scan {
            text: &lexer.text,
            places: &lexer.places,
            place: 0,
            marks: &lexer.marks,
            back,
            out,
            spelt,
            at: 0,
            live: 0,
            glued: false,
            first: true,
            opening: 0,
        }
    }

    pub(super) fn run(&mut self) {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            self.take_marks();
            if sign::class(bytes, self.at) == Class::Blank {
                self.glued = false;
                if bytes[self.at] == b'\n' {
                    self.opening |= flag::LINE;
                }
                self.at += 1;
                continue;
            }
            if self.plain_word() {
                continue;
            }
            let Some(c) = self.rest().chars().next() else {
                break;
            };
            if c.is_whitespace() {
                self.glued = false;
                self.at += c.len_utf8();
            } else if c.is_alphanumeric() || sign::is_ligature(c) {
                if self.glued || !self.address() {
                    self.word();
                }
            } else {
                self.punctuation(c);
            }
        }
        self.take_marks();
    }

    /// The text from here on.
    pub(super) fn rest(&self) -> &'l str {
        self.slice(self.at)
    }

    /// The text from a position on.
    pub(super) fn slice(&self, from: usize) -> &'l str {
        self.text.get(from..).unwrap_or("")
    }

    /// Applies the marks that stand at or before the position.
    fn take_marks(&mut self) {
        while let Some((&(at, mark), later)) = self.marks.split_first() {
            if at > self.at {
                break;
            }
            self.marks = later;
            match mark {
                Mark::StrongOn => self.live |= flag::STRONG,
                Mark::StrongOff => self.live &= !flag::STRONG,
                Mark::LinkOn => self.live |= flag::LINK,
                Mark::AnchorOn => self.live |= flag::ANCHOR,
                Mark::LinkOff => self.live &= !(flag::LINK | flag::ANCHOR),
                Mark::Hard => self.behind(flag::BREAK),
                Mark::Cell => self.behind(flag::CELL),
                Mark::Text | Mark::Soft | Mark::Tag => {}
            }
        }
    }

    /// Puts a mark behind the last token of this block.
    fn behind(&mut self, mark: u32) {
        if !self.first
            && let Some(token) = self.out.list.last_mut()
        {
            token.flags |= mark;
        }
    }

    /// The original position of a position in the text.
    fn origin(&mut self, at: usize) -> usize {
        while self
            .places
            .get(self.place + 1)
            .is_some_and(|next| next.0 <= at)
        {
            self.place += 1;
        }
        let (text, source, verbatim) = self.places.get(self.place).copied().unwrap_or((0, 0, true));
        self.back.original(if verbatim {
            source + (at - text)
        } else {
            source
        })
    }

    /// The original position behind the character that ends at `at`.
    fn origin_end(&mut self, at: usize) -> usize {
        let ascii = at
            .checked_sub(1)
            .and_then(|i| self.text.as_bytes().get(i))
            .is_some_and(u8::is_ascii);
        let last = if ascii {
            1
        } else {
            self.text
                .get(..at)
                .and_then(|s| s.chars().next_back())
                .map_or(1, char::len_utf8)
        };
        let begin = self.origin(at - last);
        match self.places.get(self.place) {
            Some((_, _, true)) | None => begin + last,
            // An entity: the whole of it is the character's place.
            Some(_) => match self.places.get(self.place + 1) {
                Some(next) => self.back.original(next.1.saturating_sub(1)) + 1,
                None => begin + last,
            },
        }
    }

    /// Makes a token of the text between two positions.
    pub(super) fn push(&mut self, from: usize, to: usize, word: WordId, flags: u32) {
        let start = self.origin(from);
        let end = self.origin_end(to).max(start);
        let joined = if self.glued && !self.first {
            flag::JOINED
        } else {
            0
        };
        let (start, end) = (
            u32::try_from(start).unwrap_or(u32::MAX),
            u32::try_from(end).unwrap_or(u32::MAX),
        );
        let flags = flags | joined | self.live | std::mem::take(&mut self.opening);
        self.out.list.push(Token {
            start,
            end,
            word,
            flags,
        });
        self.first = false;
        self.glued = true;
        self.at = to;
    }

    /// Whether the next token opens inside a single quotation.
    pub(super) fn quoted(&self) -> bool {
        self.opening & flag::QUOTE_ON != 0
    }

    fn blank(&mut self, width: usize) {
        self.glued = false;
        self.push(self.at, self.at + width, 0, flag::BLANK);
        self.glued = false;
    }

    fn punctuation(&mut self, c: char) {
        let rest = self.rest();
        if let Some(width) = blank::width(rest, BRACKET) {
            self.blank(width);
            return;
        }
        let width = c.len_utf8();
        let next = rest[width..].chars().next();
        let apart = next
            .is_none_or(|n| n.is_whitespace() || is_quote(n) || matches!(n, ')' | ']' | '*' | '_'));
        match c {
            ',' => self.behind(if apart || next.is_some_and(char::is_alphabetic) {
                flag::COMMA
            } else {
                0
            }),
            ':' => self.behind(flag::COLON),
            ';' => self.behind(flag::SEMICOLON),
            '.' | '!' | '?' | '…' => {
                let run = rest.bytes().take_while(|b| *b == b'.').count();
                if run >= 4 {
                    self.behind(flag::LEADER);
                    self.at += run;
                    self.glued = false;
                    return;
                }
                self.behind(if apart { flag::STOP } else { 0 });
            }
            '(' | '[' | '{' => {
                self.opening |= flag::OPENS;
                // "28(3)" and "process(es)" stay together, "the Processor (" does not.
            }
            ')' | ']' | '}' => self.behind(flag::CLOSES),
            '/' => self.behind(flag::SLASH),
            _ if is_hyphen(c) || matches!(c, '–' | '—') => {
                self.behind(flag::DASH);
                if self.first {
                    self.opening |= flag::BULLET;
                }
            }
            '•' | '·' | '▪' | '●' | '○' | '◦' | '‣' | '⁃' | '\u{f0b7}' => {
                self.opening |= flag::BULLET;
            }
            _ if is_quote(c) || is_apostrophe(c) => {
                if self.glued && !next.is_some_and(char::is_alphanumeric) {
                    self.behind(flag::QUOTE_OFF);
                } else {
                    self.opening |= flag::QUOTE_ON;
                }
            }
            _ => {}
        }
        if !(is_invisible(c)
            || matches!(c, '.' | '(' | ')' | '/' | ':' | '+' | '@' | '*' | '_')
            || is_hyphen(c)
            || c == '–')
        {
            self.glued = self.glued && matches!(c, ',' | '%') && !apart;
        }
        self.at += width;
    }
}
