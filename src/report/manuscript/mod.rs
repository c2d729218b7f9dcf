//! The text of an agreement as blocks of a paper: its Markdown typeset from the first line to the last, nothing left out.
//! What the checker sees in texts that are hardly Markdown at all (headings and clause numbers that are only written, not
//! marked) is seen here too, and it tells which clause a passage stands in. Decides nothing about what a text says.

mod inline;
mod layout;
pub(crate) mod raw;
mod reader;
mod table;

use self::layout::Layout;
pub use self::layout::Place;
use self::reader::Reader;
use super::paper::block::Block;
use crate::domain::lang::Lang;
use crate::store::front;

/// A text, read.
pub struct Manuscript<'a> {
    source: &'a str,
    layout: Layout<'a>,
}

impl<'a> Manuscript<'a> {
    /// Reads a text. Never fails; takes linear time on any input.
    #[must_use]
    pub fn read(source: &'a str) -> Manuscript<'a> {
        Manuscript {
            source,
            layout: Layout::of(source),
        }
    }

    /// The whole text. `name` begins its anchors and is no other text's in the paper; its headings are of level 4 and
    /// 5. `lang` is the language of the few words that are added, such as the heading of the notes.
    #[must_use]
    pub fn blocks(&self, name: &str, lang: Lang) -> Vec<Block> {
        let parts = front::split(self.source);
        let mut blocks = Vec::new();
        if let Some(said) = parts
            .front
            .and_then(|range| self.source.get(range))
            .filter(|said| !said.trim().is_empty())
        {
            blocks.push(Block::Lines {
                text: said.to_owned(),
            });
        }
        let reader = Reader::new(self.source, parts.body, &self.layout, name, lang);
        blocks.extend(reader.whole());
        blocks
    }

    /// In which clause a byte of the source stands.
    #[must_use]
    pub fn place(&self, at: usize) -> Place {
        self.layout.place(at)
    }
}
