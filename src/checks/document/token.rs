//! A word of the agreement: its normal form, its place in the original bytes, and the marks around it.
//! Knows nothing of sentences or of law.

use super::vocabulary::Vocabulary;
pub use super::vocabulary::WordId;
use std::ops::Range;

/// Marks on a token and between it and the next one.
pub mod flag {
    /// Begins with a capital letter.
    pub const CAPITAL: u32 = 1;
    /// Written in capitals, two letters or more.
    pub const SHOUTED: u32 = 1 << 1;
    /// Possessive by apostrophe: "the Controller's".
    pub const GENITIVE: u32 = 1 << 2;
    /// No blank between the previous token and this one: the "processor" of "sub-processor", the "3" of "28(3)".
    pub const JOINED: u32 = 1 << 3;
    /// Inside bold text.
    pub const STRONG: u32 = 1 << 4;
    /// A blank to fill in: `____`, `[name]`, `TBD`.
    pub const BLANK: u32 = 1 << 5;
    /// Digits only.
    pub const NUMBER: u32 = 1 << 6;
    /// An address on the web, whole.
    pub const URL: u32 = 1 << 7;
    /// An e-mail address, whole.
    pub const EMAIL: u32 = 1 << 8;
    /// Part of a link to another document.
    pub const LINK: u32 = 1 << 9;
    /// Part of a link inside the document.
    pub const ANCHOR: u32 = 1 << 10;
    /// A comma stands behind it.
    pub const COMMA: u32 = 1 << 11;
    /// A colon stands behind it.
    pub const COLON: u32 = 1 << 12;
    /// A semicolon stands behind it.
    pub const SEMICOLON: u32 = 1 << 13;
    /// A full stop, question or exclamation mark stands behind it, followed by a blank or the end.
    pub const STOP: u32 = 1 << 14;
    /// An opening bracket stands before it.
    pub const OPENS: u32 = 1 << 15;
    /// A closing bracket stands behind it.
    pub const CLOSES: u32 = 1 << 16;
    /// A quotation mark opens before it.
    pub const QUOTE_ON: u32 = 1 << 17;
    /// A quotation mark closes behind it.
    pub const QUOTE_OFF: u32 = 1 << 18;
    /// A line break on purpose stands behind it.
    pub const BREAK: u32 = 1 << 19;
    /// The end of a table cell stands behind it.
    pub const CELL: u32 = 1 << 20;
    /// A dash or a hyphen stands behind it.
    pub const DASH: u32 = 1 << 21;
    /// A dotted leader to a page number stands behind it.
    pub const LEADER: u32 = 1 << 22;
    /// A slash stands behind it.
    pub const SLASH: u32 = 1 << 23;
    /// A bullet or another sign that opens an item stands before it.
    pub const BULLET: u32 = 1 << 24;
    /// It begins a line of its paragraph in the text as written.
    pub const LINE: u32 = 1 << 25;
}

/// A word, number, address or blank.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte in the original.
    pub start: u32,
    /// Behind the last byte in the original.
    pub end: u32,
    /// Its normal form.
    pub(crate) word: WordId,
    /// The marks of [`flag`].
    pub flags: u32,
}

impl Token {
    /// Whether it carries any of the marks.
    #[must_use]
    pub fn is(&self, flags: u32) -> bool {
        self.flags & flags != 0
    }

    /// The bytes of the original, start inclusive, end exclusive.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// All tokens of a document with the store of their normal forms.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    pub(super) list: Vec<Token>,
    pub(super) words: Vocabulary,
}

impl Tokens {
    /// No tokens yet, with room for those of a text of so many bytes.
    pub(super) fn for_text_of(bytes: usize) -> Tokens {
        Tokens {
            list: Vec::with_capacity(bytes / 6),
            words: Vocabulary::for_text_of(bytes),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The tokens in order.
    #[must_use]
    pub fn all(&self) -> &[Token] {
        &self.list
    }

    /// The token at an index.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Token> {
        self.list.get(at)
    }

    /// The normal form of the token at an index: small letters, no soft hyphens, ligatures spelt out; empty for a blank or beyond the end.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| self.word_of(token))
    }

    /// The normal form of a token.
    #[must_use]
    pub fn word_of(&self, token: &Token) -> &str {
        self.words.word(token.word)
    }

    /// The normal form of a word by its number.
    pub(crate) fn text(&self, word: WordId) -> &str {
        self.words.word(word)
    }

    /// How many different words there are, the empty one of blanks included.
    pub(crate) fn different(&self) -> usize {
        self.words.len()
    }

    /// What each different word of the document is to the asker, by [`WordId`]; every word is asked about once.
    pub(crate) fn each_word<T>(&self, mut tell: impl FnMut(&str) -> T) -> Vec<T> {
        (0..self.words.len())
            .map(|id| tell(self.words.word(u32::try_from(id).unwrap_or(u32::MAX))))
            .collect()
    }
}
