//! Text set into lines: what stands on each and where. Which characters a line may end after is in `glyphs`, where it
//! does end in `breaks`. It knows nothing of pages.

use super::breaks::{Cut, Setting};
use super::face;
use super::glyphs;
use super::scale::Style;
use crate::domain::lang::Lang;

/// A stretch of text in one style.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) style: Style,
}

/// When a word may be divided with a hyphen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Division {
    /// Where it makes the lines more even: running text.
    Even(Lang),
    /// Only when the word is longer than a line: names, cells.
    Needed(Lang),
}

/// A line.
#[derive(Clone, Debug, Default)]
pub(super) struct SetLine {
    pub(super) parts: Vec<Part>,
    /// Its width in points, without the blank at its end.
    pub(super) width: f32,
}

/// A stretch of a line that comes from one piece.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Which piece.
    pub(super) piece: usize,
    /// Where it begins, from the beginning of the line.
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) what: What,
}

/// What a part shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Text(String),
    /// A character that the fonts lack.
    Missing(char),
    /// The hyphen of a divided word.
    Hyphen,
}

/// Sets text into lines of at most `width` points. There is always at least one line.
pub(super) fn set(pieces: &[Piece<'_>], width: f32, division: Division) -> Vec<SetLine> {
    let glyphs = glyphs::glyphs(pieces);
    let setting = Setting {
        pieces,
        glyphs: &glyphs,
        width,
        division,
    };
    let mut lines = Vec::new();
    let (mut start, mut hyphens) = (0, 0);
    loop {
        let cut = setting.cut(start, hyphens);
        hyphens = if cut.hyphen { hyphens + 1 } else { 0 };
        lines.push(line(&setting, start, cut));
        if cut.next >= glyphs.len() {
            return lines;
        }
        start = cut.next;
    }
}

/// The width of a piece on one line.
pub(super) fn width(text: &str, style: Style) -> f32 {
    set(
        &[Piece { text, style }],
        f32::INFINITY,
        Division::Needed(Lang::En),
    )
    .first()
    .map_or(0.0, |line| line.width)
}

/// A text cut to a width, with an ellipsis if anything is missing.
pub(super) fn shorten(text: &str, style: Style, most: f32) -> String {
    if width(text, style) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = face::text_width(style.face, "…") * style.size;
    for c in text.chars() {
        used += face::width(style.face, c).unwrap_or(glyphs::box_width(c)) * style.size;
        if used > most {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

fn line(setting: &Setting<'_>, start: usize, cut: Cut) -> SetLine {
    let glyphs = &setting.glyphs[start..cut.end];
    let mut line = SetLine::default();
    for glyph in glyphs {
        if matches!(glyph.c, '\u{ad}' | '\u{200b}') {
            continue;
        }
        let same = line
            .parts
            .last_mut()
            .filter(|part| part.piece == glyph.piece && !glyph.missing);
        if let Some(Part {
            what: What::Text(text),
            width,
            ..
        }) = same
        {
            text.push(glyph.c);
            *width += glyph.width;
        } else {
            let what = if glyph.missing {
                What::Missing(glyph.c)
            } else {
                What::Text(glyph.c.to_string())
            };
            line.parts.push(Part {
                piece: glyph.piece,
                x: line.width,
                width: glyph.width,
                what,
            });
        }
        line.width += glyph.width;
    }
    if cut.hyphen
        && let Some(last) = glyphs.last()
    {
        let width = setting.hyphen_width(*last);
        line.parts.push(Part {
            piece: last.piece,
            x: line.width,
            width,
            what: What::Hyphen,
        });
        line.width += width;
    } else if cut.next > cut.end
        && let Some(Part {
            what: What::Text(text),
            ..
        }) = line.parts.last_mut()
    {
        // The blank at the end of a line is not seen, but keeps the words apart when the text is copied or read aloud.
        text.push(' ');
    }
    line
}
