//! Characters by what they do in a text: letters, blanks, quotation marks, hyphens. Knows no word.

/// What a byte is for the quick way through plain words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A small letter of ASCII.
    Small,
    /// A capital letter of ASCII.
    Capital,
    /// A blank: what [`char::is_whitespace`] says of ASCII.
    Blank,
    /// A mark at which every word and every address ends.
    End,
    /// Anything else.
    Other,
}

/// The class of every byte.
pub(super) const CLASS: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut b = 0_usize;
    while b < 128 {
        #[expect(clippy::cast_possible_truncation, reason = "b is below 128")]
        let byte = b as u8;
        table[b] = match byte {
            b'a'..=b'z' => Class::Small,
            b'A'..=b'Z' => Class::Capital,
            b' ' | b'\n' | b'\t' | b'\r' => Class::Blank,
            b'<' | b'>' | b'"' | b'(' | b')' | b'|' | b'[' | b']' | b',' | b';' => Class::End,
            _ => Class::Other,
        };
        b += 1;
    }
    table
};

/// The class of the byte at `at`; the end of the text ends words as a blank does.
pub(super) fn class(bytes: &[u8], at: usize) -> Class {
    bytes
        .get(at)
        .map_or(Class::Blank, |b| CLASS[usize::from(*b)])
}

pub(super) fn is_ligature(c: char) -> bool {
    ('ﬀ'..='ﬆ').contains(&c)
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '″')
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

/// A letter and a combining ring or diaeresis, as some PDF converters write å, ä and ö.
pub(super) fn compose(letter: Option<char>, mark: char) -> Option<char> {
    match (letter?, mark) {
        ('a', '\u{30a}') => Some('å'),
        ('a', '\u{308}') => Some('ä'),
        ('o', '\u{308}') => Some('ö'),
        ('u', '\u{308}') => Some('ü'),
        ('e', '\u{301}') => Some('é'),
        _ => None,
    }
}
