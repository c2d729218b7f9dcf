//! Text as characters with their widths, each with what a line may do after it. It knows nothing of lines.

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::face;
use super::lines::Piece;
use super::scale::Style;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// No line may end after this character.
    None,
    /// A blank: a line may end here, and the blank takes no room then.
    Blank,
    /// A line may end after this character.
    After,
    /// A line may end here with a hyphen.
    Soft,
    /// A line ends here.
    Hard,
}

#[derive(Clone, Copy)]
pub(super) struct Glyph {
    pub(super) c: char,
    pub(super) piece: usize,
    pub(super) width: f32,
    pub(super) missing: bool,
    pub(super) ends: Break,
}

/// The characters of all pieces, composed (NFC), so that an accent is part of its letter.
pub(super) fn glyphs(pieces: &[Piece<'_>]) -> Vec<Glyph> {
    let mut out = Vec::with_capacity(pieces.iter().map(|piece| piece.text.len()).sum());
    for (n, piece) in pieces.iter().enumerate() {
        if is_nfc(piece.text) {
            push_glyphs(&mut out, n, piece.style, piece.text.chars());
        } else {
            push_glyphs(&mut out, n, piece.style, piece.text.nfc());
        }
    }
    for i in 0..out.len() {
        out[i].ends = ends(&out, i);
    }
    out
}

fn push_glyphs(
    out: &mut Vec<Glyph>,
    piece: usize,
    style: Style,
    characters: impl Iterator<Item = char>,
) {
    for c in characters {
        let (c, ends) = match c {
            '\r' => continue,
            '\n' | '\u{2028}' | '\u{2029}' => ('\n', Break::Hard),
            ' ' | '\t' => (' ', Break::Blank),
            // They are drawn by the same glyph as the plain one, and a glyph has one meaning in a PDF.
            '\u{a0}' => (' ', Break::None),
            '\u{2010}' | '\u{2011}' => ('-', Break::None),
            '\u{ad}' => ('\u{ad}', Break::Soft),
            '\u{200b}' => ('\u{200b}', Break::After),
            _ => (c, Break::None),
        };
        let silent = matches!(c, '\n' | '\u{ad}' | '\u{200b}');
        let known = if silent {
            Some(0.0)
        } else {
            face::width(style.face, c)
        };
        let width = known.unwrap_or_else(|| box_width(c)) * style.size;
        out.push(Glyph {
            c,
            piece,
            width,
            missing: known.is_none(),
            ends,
        });
    }
}

/// A line may end after a dash between letters and after the slashes and stops of an address; a date stays whole.
fn ends(glyphs: &[Glyph], i: usize) -> Break {
    let glyph = glyphs[i];
    if glyph.ends == Break::Blank && counts_something(glyphs, i) {
        return Break::None;
    }
    if glyph.ends != Break::None {
        return glyph.ends;
    }
    let (Some(before), Some(after)) = (
        i.checked_sub(1).map(|n| glyphs[n].c),
        glyphs.get(i + 1).map(|glyph| glyph.c),
    ) else {
        return Break::None;
    };
    let may = match glyph.c {
        '-' => before.is_alphabetic() && after.is_alphanumeric(),
        '–' | '—' => !after.is_whitespace(),
        '/' | '@' | '_' | '&' | '=' | '?' => before.is_alphanumeric() && after.is_alphanumeric(),
        // Scripts that the fonts lack are often written without blanks.
        _ => glyph.missing && glyphs[i + 1].missing,
    };
    if may { Break::After } else { Break::None }
}

/// The width in em of the box that stands for a character the fonts lack: four digits in two rows, or six.
pub(super) fn box_width(c: char) -> f32 {
    if c as u32 > 0xffff { 1.2 } else { 0.85 }
}

/// Whether the blank stands between a number of at most four digits and a short word: "1 dag" stays on one line.
fn counts_something(glyphs: &[Glyph], blank: usize) -> bool {
    let digits = glyphs[..blank]
        .iter()
        .rev()
        .take_while(|glyph| glyph.c.is_ascii_digit())
        .count();
    let before = blank.checked_sub(digits + 1).map(|n| glyphs[n].c);
    let letters = glyphs[blank + 1..]
        .iter()
        .take_while(|glyph| glyph.c.is_lowercase())
        .count();
    (1..=4).contains(&digits)
        && (1..=8).contains(&letters)
        && before.is_none_or(char::is_whitespace)
}
