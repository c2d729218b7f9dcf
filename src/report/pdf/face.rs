//! The fonts: how wide a character is, whether a font has it, and the subset that goes into a document.
//! Noto Sans, which has all of Latin, Greek and Cyrillic. It knows nothing of lines.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile};

use super::PdfError;
use super::scale::Face;

/// The blocks of Latin, Greek, Cyrillic and general punctuation lie below this; their widths are kept in a table.
const TABLE: usize = 0x2200;

struct Loaded {
    face: ttf_parser::Face<'static>,
    /// Width in 1/1000 em by character, `NONE` where the font has none.
    widths: Vec<u16>,
}

const NONE: u16 = u16::MAX;

static FACES: LazyLock<[Loaded; 4]> = LazyLock::new(|| {
    Face::ALL.map(|face| {
        let parsed = ttf_parser::Face::parse(bytes(face), 0)
            .expect("the fonts of the crate notosans are whole");
        let mut loaded = Loaded {
            face: parsed,
            widths: Vec::new(),
        };
        let mut widths = Vec::with_capacity(TABLE);
        widths.extend((0..TABLE).map(|code| {
            u32::try_from(code)
                .ok()
                .and_then(char::from_u32)
                .and_then(|c| loaded.look_up(c))
                .unwrap_or(NONE)
        }));
        loaded.widths = widths;
        loaded
    })
});

fn bytes(face: Face) -> &'static [u8] {
    match face {
        Face::Regular => notosans::REGULAR_TTF,
        Face::Bold => notosans::BOLD_TTF,
        Face::Italic => notosans::ITALIC_TTF,
        Face::BoldItalic => notosans::BOLD_ITALIC_TTF,
    }
}

impl Loaded {
    /// The width that a PDF states for the glyph: whole thousandths of an em, rounded down as the writer does.
    fn look_up(&self, c: char) -> Option<u16> {
        if c.is_control() || is_unseen(c) {
            return None;
        }
        let glyph = self.face.glyph_index(c)?;
        let advance = u32::from(self.face.glyph_hor_advance(glyph)?);
        u16::try_from(advance * 1000 / u32::from(self.face.units_per_em())).ok()
    }
}

/// Characters that change how others are shown and show nothing themselves: marks of direction, joiners, selectors.
/// They count as lacking, so that a name cannot be made to look like another.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{180e}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The width of a character in em, `None` if the face does not have it.
pub(super) fn width(face: Face, c: char) -> Option<f32> {
    let loaded = &FACES[face as usize];
    let width = match loaded.widths.get(c as usize) {
        Some(&NONE) => None,
        Some(&width) => Some(width),
        None => loaded.look_up(c),
    };
    width.map(|width| f32::from(width) / 1000.0)
}

/// The width of a text in em; characters that the face lacks count nothing.
pub(super) fn text_width(face: Face, text: &str) -> f32 {
    text.chars().filter_map(|c| width(face, c)).sum()
}

/// The font program with no more than the glyphs of these characters.
pub(super) fn subset(face: Face, used: &BTreeSet<char>) -> Result<Vec<u8>, PdfError> {
    let whole = &FACES[face as usize].face;
    // Glyph 0 is what a reader shows for a code that the font lacks; every font program begins with it.
    let glyphs: BTreeSet<u16> = std::iter::once(0)
        .chain(
            used.iter()
                .filter_map(|c| whole.glyph_index(*c))
                .map(|glyph| glyph.0),
        )
        .collect();
    let glyphs: Vec<u16> = glyphs.into_iter().collect();
    let file = ReadScope::new(bytes(face))
        .read::<FontData<'_>>()
        .map_err(|error| PdfError::Font(error.to_string()))?;
    let tables = file
        .table_provider(0)
        .map_err(|error| PdfError::Font(error.to_string()))?;
    allsorts::subset::subset(&tables, &glyphs, &SubsetProfile::Pdf, CmapTarget::Unicode)
        .map_err(|error| PdfError::Font(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_faces_have_the_scripts_of_europe_and_no_tick() {
        for face in Face::ALL {
            for c in "åäöÅÄÖéüßłŁżźćęńşţőűčřžΩΣάώЖщїєґ€–—„“”‚‘’•§≤→".chars()
            {
                assert!(width(face, c).is_some(), "{face:?} lacks {c}");
            }
            assert!(width(face, '✓').is_none());
            assert!(width(face, '世').is_none());
        }
    }
}
