//! Pieces of text to tokens: letters made small and plain, punctuation to marks, each token with its bytes in the original.
//! Knows characters only. Every step moves forward; look-ahead is bounded.

use super::{
    blank,
    markdown::{Mark, Piece},
    token::{Token, Tokens, flag},
};

/// How far ahead a bracket's end is sought.
const BRACKET: usize = 90;

/// Turns blocks into tokens, one block at a time; keeps its buffers between blocks.
#[derive(Default)]
pub(super) struct Lexer {
    /// The block's text as it reads.
    text: String,
    /// `(position in the text, position in the parsed source, verbatim)` where each piece begins, and a closing entry.
    places: Vec<(usize, usize, bool)>,
    /// Marks by position in the text.
    marks: Vec<(usize, Mark)>,
}

impl Lexer {
    /// Reads the pieces of one block and appends its tokens. `original` maps a position of the parsed text to the original.
    pub(super) fn read(
        &mut self,
        pieces: &[Piece<'_>],
        source: &str,
        original: &dyn Fn(usize) -> usize,
        out: &mut Tokens,
    ) {
        self.text.clear();
        self.places.clear();
        self.marks.clear();
        let mut end = 0;
        for piece in pieces {
            let at = self.text.len();
            match piece.mark {
                Mark::Text | Mark::Soft => {
                    let verbatim = source
                        .get(piece.span.clone())
                        .is_some_and(|s| s == &*piece.text);
                    self.places.push((at, piece.span.start, verbatim));
                    self.text.push_str(&piece.text);
                }
                Mark::Tag => {
                    if blank::is_tag(&piece.text) {
                        self.places.push((at, piece.span.start, true));
                        self.text.push_str(&piece.text);
                    }
                }
                Mark::Hard | Mark::Cell => {
                    self.marks.push((at, piece.mark));
                    self.places.push((at, piece.span.start, true));
                    self.text.push('\n');
                }
                other => self.marks.push((at, other)),
            }
            end = end.max(piece.span.end);
        }
        self.places.push((self.text.len(), end, true));
        Scan {
            lexer: self,
            original,
            out,
            at: 0,
            place: 0,
            mark: 0,
            live: 0,
            glued: false,
            first: true,
            opening: 0,
        }
        .run();
    }

    fn slice(&self, from: usize) -> &str {
        self.text.get(from..).unwrap_or("")
    }
}

/// The walk over one block's text.
struct Scan<'l, 'o> {
    lexer: &'l Lexer,
    original: &'o dyn Fn(usize) -> usize,
    out: &'o mut Tokens,
    at: usize,
    place: usize,
    mark: usize,
    /// The marks in force: bold, link.
    live: u32,
    /// Nothing blank has come since the last token.
    glued: bool,
    first: bool,
    /// Marks for the next token.
    opening: u32,
}

impl Scan<'_, '_> {
    fn run(&mut self) {
        while self.at < self.lexer.text.len() {
            self.take_marks();
            let rest = self.lexer.slice(self.at);
            let Some(c) = rest.chars().next() else { break };
            if c.is_whitespace() {
                self.glued = false;
                self.at += c.len_utf8();
            } else if c.is_alphanumeric() || is_ligature(c) {
                if self.glued || !self.address() {
                    self.word();
                }
            } else {
                self.punctuation(c);
            }
        }
        self.take_marks();
    }

    /// Applies the marks that stand at or before the position.
    fn take_marks(&mut self) {
        while let Some(&(at, mark)) = self.lexer.marks.get(self.mark) {
            if at > self.at {
                break;
            }
            self.mark += 1;
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
        let places = &self.lexer.places;
        while self.place + 1 < places.len()
            && places.get(self.place + 1).is_some_and(|next| next.0 <= at)
        {
            self.place += 1;
        }
        let (text, source, verbatim) = places.get(self.place).copied().unwrap_or((0, 0, true));
        (self.original)(if verbatim {
            source + (at - text)
        } else {
            source
        })
    }

    /// The original position behind the character that ends at `at`.
    fn origin_end(&mut self, at: usize) -> usize {
        let last = self
            .lexer
            .text
            .get(..at)
            .and_then(|s| s.chars().next_back())
            .map_or(1, char::len_utf8);
        let begin = self.origin(at - last);
        let places = &self.lexer.places;
        match places.get(self.place) {
            Some((_, _, true)) | None => begin + last,
            // An entity: the whole of it is the character's place.
            Some(_) => places.get(self.place + 1).map_or(begin + last, |next| {
                (self.original)(next.1.saturating_sub(1)) + 1
            }),
        }
    }

    fn push(&mut self, from: usize, to: usize, word: u32, flags: u32) {
        let start = self.origin(from);
        let end = self.origin_end(to).max(start);
        let joined = if self.glued && !self.first {
            flag::JOINED
        } else {
            0
        };
        let width = u16::try_from(self.out.words.len() - word as usize).unwrap_or(u16::MAX);
        let (start, end) = (
            u32::try_from(start).unwrap_or(u32::MAX),
            u32::try_from(end).unwrap_or(u32::MAX),
        );
        let flags = flags | joined | self.live | std::mem::take(&mut self.opening);
        self.out.list.push(Token {
            start,
            end,
            word,
            width,
            flags,
        });
        self.first = false;
        self.glued = true;
        self.at = to;
    }

    fn words_end(&self) -> u32 {
        u32::try_from(self.out.words.len()).unwrap_or(u32::MAX)
    }

    /// A web or e-mail address, taken whole. False when the text here is none.
    fn address(&mut self) -> bool {
        let rest = self.lexer.slice(self.at);
        // Most words are settled here, byte by byte: no sign of an address before the next blank.
        let mut signs = rest.starts_with("www.");
        let mut width = 0;
        for b in rest.bytes().take(400) {
            match b {
                b'/' | b'@' => signs = true,
                b' ' | b'\n' | b'\t' | b'\r' | b'<' | b'>' | b'"' | b'(' | b')' | b'|' | b'['
                | b']' | b',' | b';' => break,
                _ => {}
            }
            width += 1;
        }
        if !signs {
            return false;
        }
        let Some(chunk) = rest.get(..width) else {
            return false;
        };
        let chunk =
            chunk.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '/' || c == '_'));
        let kind = if chunk.contains("://") || chunk.starts_with("www.") || bare_host(chunk) {
            flag::URL
        } else if chunk.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        }) {
            flag::EMAIL
        } else {
            return false;
        };
        let (width, word) = (chunk.len(), self.words_end());
        self.out.words.push_str(&chunk.to_lowercase());
        self.push(self.at, self.at + width, word, kind);
        true
    }

    /// A word or number in its normal form.
    fn word(&mut self) {
        let from = self.at;
        let word = self.words_end();
        let (mut flags, mut letters, mut small, mut digits) = (0, 0_usize, false, 0_usize);
        let mut at = from;
        let mut end = from;
        // The common case: a run of plain letters.
        let run = self
            .lexer
            .slice(from)
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .take(400)
            .count();
        if run > 0 {
            let plain = self.lexer.text.get(from..from + run).unwrap_or("");
            letters = run;
            small = plain.bytes().any(|b| b.is_ascii_lowercase());
            if plain.bytes().next().is_some_and(|b| b.is_ascii_uppercase()) {
                flags |= flag::CAPITAL;
                self.out.words.push_str(plain);
                if let Some(tail) = self.out.words.get_mut(word as usize..) {
                    tail.make_ascii_lowercase();
                }
            } else if plain.bytes().any(|b| b.is_ascii_uppercase()) {
                self.out
                    .words
                    .extend(plain.chars().map(|c| c.to_ascii_lowercase()));
            } else {
                self.out.words.push_str(plain);
            }
            at += run;
            end = at;
        }
        while let Some(c) = self.lexer.slice(at).chars().next() {
            let width = c.len_utf8();
            if c.is_ascii_digit() {
                digits += 1;
                self.out.words.push(c);
            } else if c.is_alphabetic() || is_ligature(c) || c.is_numeric() {
                if digits > 0 && letters == 0 {
                    break;
                }
                if letters == 0 && c.is_uppercase() {
                    flags |= flag::CAPITAL;
                }
                letters += 1;
                small |= c.is_lowercase();
                self.letter(c);
            } else if let Some(composed) = compose(self.out.words.chars().next_back(), c) {
                self.out.words.pop();
                self.out.words.push(composed);
            } else if is_invisible(c) {
                at += width;
                continue;
            } else if is_apostrophe(c) {
                let after = self.lexer.slice(at + width);
                let mut next = after.chars();
                match (next.next(), next.next()) {
                    (Some('s' | 'S'), second) if !second.is_some_and(char::is_alphanumeric) => {
                        flags |= flag::GENITIVE;
                        end = at + width + 1;
                        break;
                    }
                    (Some(second), _) if second.is_alphabetic() && letters <= 8 => {
                        at += width;
                        continue;
                    }
                    _ => {
                        if self.out.words.ends_with('s') && !self.quoted() {
                            flags |= flag::GENITIVE;
                            end = at + width;
                        }
                        break;
                    }
                }
            } else if is_hyphen(c) && letters > 0 && self.lexer.slice(at + width).starts_with('\n')
            {
                // A word broken at the end of a line goes on at the next one, if that begins small.
                let after = self.lexer.slice(at + width).trim_start();
                if !after.chars().next().is_some_and(char::is_lowercase)
                    || after.starts_with("and ")
                    || after.starts_with("och ")
                {
                    break;
                }
                at = self.lexer.text.len() - after.len();
                continue;
            } else {
                break;
            }
            at += width;
            end = at;
            if at - from > 400 {
                break;
            }
        }
        if letters == 0 && digits > 0 {
            flags |= flag::NUMBER;
        }
        if letters > 1 && !small {
            flags |= flag::SHOUTED;
        }
        if matches!(
            self.out.words.get(word as usize..),
            Some("tbd" | "tbc" | "xxx" | "xxxx" | "xxxxx")
        ) && flags & flag::SHOUTED != 0
        {
            flags |= flag::BLANK;
        }
        self.push(from, end.max(from + 1), word, flags);
    }

    fn letter(&mut self, c: char) {
        match c {
            'ﬀ' => self.out.words.push_str("ff"),
            'ﬁ' => self.out.words.push_str("fi"),
            'ﬂ' => self.out.words.push_str("fl"),
            'ﬃ' => self.out.words.push_str("ffi"),
            'ﬄ' => self.out.words.push_str("ffl"),
            'ﬅ' | 'ﬆ' => self.out.words.push_str("st"),
            _ if c.is_ascii() => self.out.words.push(c.to_ascii_lowercase()),
            _ => self.out.words.extend(c.to_lowercase()),
        }
    }

    /// Whether the next token opens inside a single quotation.
    fn quoted(&self) -> bool {
        self.opening & flag::QUOTE_ON != 0
    }

    fn blank(&mut self, width: usize) {
        let word = self.words_end();
        self.glued = false;
        self.push(self.at, self.at + width, word, flag::BLANK);
        self.glued = false;
    }

    fn punctuation(&mut self, c: char) {
        let rest = self.lexer.slice(self.at);
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

/// "example.com/terms", "example.com" is left to be words unless a path follows.
fn bare_host(chunk: &str) -> bool {
    chunk.split_once('/').is_some_and(|(host, path)| {
        path.len() > 1
            && host.rsplit_once('.').is_some_and(|(name, top)| {
                name.len() > 2
                    && (2..=4).contains(&top.len())
                    && top.bytes().all(|b| b.is_ascii_lowercase())
                    && name
                        .bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
            })
    })
}

fn is_ligature(c: char) -> bool {
    ('ﬀ'..='ﬆ').contains(&c)
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '″')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

/// A letter and a combining ring or diaeresis, as some PDF converters write å, ä and ö.
fn compose(letter: Option<char>, mark: char) -> Option<char> {
    match (letter?, mark) {
        ('a', '\u{30a}') => Some('å'),
        ('a', '\u{308}') => Some('ä'),
        ('o', '\u{308}') => Some('ö'),
        ('u', '\u{308}') => Some('ü'),
        ('e', '\u{301}') => Some('é'),
        _ => None,
    }
}
