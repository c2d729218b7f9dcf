//! Where a line ends: after a word, within a word, or between two letters of a word that is longer than a line. Lines
//! are ragged: a word moves to the next line as a whole unless that leaves a hole.

use super::face;
use super::glyphs::{Break, Glyph};
use super::hyphen;
use super::lines::{Division, Piece};
use crate::domain::lang::Lang;

/// In running text a word is divided only if the line would be left with a hole wider than this, in points and as a
/// share of the line,
const HOLE: f32 = 28.0;
const HOLE_SHARE: f32 = 0.12;
/// and only if fewer lines than this before it end in a hyphen.
const MOST_HYPHENS: usize = 2;

/// The text whose lines are sought.
pub(super) struct Setting<'a> {
    pub(super) pieces: &'a [Piece<'a>],
    pub(super) glyphs: &'a [Glyph],
    /// In points.
    pub(super) width: f32,
    pub(super) division: Division,
}

/// Where a line ends (exclusive), where the next begins, and whether a hyphen is drawn at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) end: usize,
    pub(super) next: usize,
    pub(super) hyphen: bool,
}

impl Cut {
    fn after(end: usize) -> Cut {
        Cut {
            end,
            next: end,
            hyphen: false,
        }
    }

    fn instead_of(at: usize) -> Cut {
        Cut {
            end: at,
            next: at + 1,
            hyphen: false,
        }
    }
}

impl Setting<'_> {
    /// The end of the line that begins at `start`; `hyphens`: how many lines before it end in one.
    pub(super) fn cut(&self, start: usize, hyphens: usize) -> Cut {
        let mut x = 0.0;
        // The last place at which the line may end, and its width up to there.
        let mut last: Option<(Cut, f32)> = None;
        for (i, glyph) in self.glyphs.iter().enumerate().skip(start) {
            match glyph.ends {
                Break::Hard => return Cut::instead_of(i),
                Break::Blank => {
                    last = Some((Cut::instead_of(i), x));
                    x += glyph.width;
                    continue;
                }
                Break::Soft => {
                    if x + self.hyphen_width(*glyph) <= self.width {
                        last = Some((
                            Cut {
                                hyphen: true,
                                ..Cut::instead_of(i)
                            },
                            x,
                        ));
                    }
                    continue;
                }
                Break::None | Break::After => {}
            }
            // A hundredth of a point forgives the rounding of sums.
            if x + glyph.width > self.width + 0.01 && i > start {
                return match last {
                    Some((cut, used)) => self.after_word(start, cut, used, hyphens),
                    None => self.within_word(start, i),
                };
            }
            x += glyph.width;
            if glyph.ends == Break::After {
                last = Some((Cut::after(i + 1), x));
            }
        }
        Cut::after(self.glyphs.len())
    }

    /// The line is full: ends it after its last word, or within the next one where that would leave a hole.
    fn after_word(&self, start: usize, cut: Cut, used: f32, hyphens: usize) -> Cut {
        let Division::Even(lang) = self.division else {
            return cut;
        };
        let hole = self.width - used;
        if hyphens >= MOST_HYPHENS || hole <= HOLE || hole <= HOLE_SHARE * self.width {
            return cut;
        }
        self.divide(cut.next, self.width - self.sum(start, cut.next), lang)
            .unwrap_or(cut)
    }

    /// The line is full before glyph `full` and holds no whole word: divides the word, or cuts it where it must.
    fn within_word(&self, start: usize, full: usize) -> Cut {
        let (Division::Even(lang) | Division::Needed(lang)) = self.division;
        if let Some(cut) = self.divide(start, self.width, lang) {
            return cut;
        }
        let mut end = full;
        // A mark above or below a letter has no width and stays with its letter.
        while end > start + 1 && self.glyphs[end].width == 0.0 {
            end -= 1;
        }
        Cut::after(end)
    }

    /// Divides the word that begins at `from` so that its first part and a hyphen fit into `room`.
    fn divide(&self, from: usize, room: f32, lang: Lang) -> Option<Cut> {
        let glyphs = self.glyphs;
        let first = (from..glyphs.len())
            .find(|n| glyphs[*n].c.is_alphabetic() || glyphs[*n].ends == Break::Blank)?;
        let end = (first..glyphs.len())
            .find(|n| !glyphs[*n].c.is_alphabetic())
            .unwrap_or(glyphs.len());
        let word: String = glyphs[first..end].iter().map(|glyph| glyph.c).collect();
        let fits = |at: &usize| self.sum(from, *at) + self.hyphen_width(glyphs[at - 1]) <= room;
        let at = hyphen::places(lang, &word)
            .into_iter()
            .map(|place| first + place)
            .take_while(fits)
            .last()?;
        Some(Cut {
            hyphen: true,
            ..Cut::after(at)
        })
    }

    fn sum(&self, from: usize, until: usize) -> f32 {
        self.glyphs[from..until]
            .iter()
            .map(|glyph| glyph.width)
            .sum()
    }

    /// How wide a hyphen after this character is.
    pub(super) fn hyphen_width(&self, glyph: Glyph) -> f32 {
        let style = self.pieces[glyph.piece].style;
        face::width(style.face, '-').unwrap_or(0.0) * style.size
    }
}
