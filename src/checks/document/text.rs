//! Pieces of Markdown to the text of a block as it reads, with the way back from every position to the original.
//! Knows pieces and places; `scan` makes tokens of the text.

use super::{
    blank,
    clean::WayBack,
    markdown::{Mark, Piece},
    scan::Scan,
    token::Tokens,
};

/// Turns blocks into tokens, one block at a time; keeps its buffers between blocks.
#[derive(Default)]
pub(super) struct Lexer {
    /// The block's text as it reads.
    pub(super) text: String,
    /// `(position in the text, position in the parsed source, verbatim)` where each piece begins, and a closing entry.
    pub(super) places: Vec<(usize, usize, bool)>,
    /// Marks by position in the text.
    pub(super) marks: Vec<(usize, Mark)>,
    /// The word at hand, while it is put together.
    spelt: String,
}

impl Lexer {
    /// Reads the pieces of one block and appends its tokens. `back` leads from the parsed text to the original.
    pub(super) fn read(
        &mut self,
        pieces: &[Piece<'_>],
        source: &str,
        back: &mut WayBack<'_>,
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
        let mut spelt = std::mem::take(&mut self.spelt);
        Scan::over(self, back, out, &mut spelt).run();
        self.spelt = spelt;
    }
}
