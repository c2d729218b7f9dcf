//! An agreement's Markdown as markup that a page can show: what the text says and nothing that it might do. Headings,
//! numbered clauses and footnotes get anchors of their own, and passages can be marked by their bytes. Knows nothing of
//! agreements as the register has them, nor of requests.
//!
//! `front` shows what stands before the text, `outline` finds headings and clauses with the checker's own document model, so
//! that a page and a verdict speak of the same clause; `event`, `writer`, `block` and `note` make the markup, `raw` reads what HTML
//! stands in the text, `safe` lets through what is listed and no more.

mod block;
mod event;
mod front;
mod note;
mod outline;
mod passage;
mod safe;
mod writer;

pub use outline::Heading;
pub use passage::Passage;

/// What begins every id inside a text: nothing in an agreement can take the name of a part of the page.
pub const PREFIX: &str = "t-";

/// A text as markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The markup, sanitised.
    pub html: String,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its headings and numbered clauses, in order: their anchors, and the bytes at which they begin.
    pub clauses: Vec<(String, usize)>,
    /// What stood before the text, name by name.
    pub front: Vec<(String, String)>,
}

/// Makes the markup of an agreement and marks the passages in it. Linear in the length of both.
#[must_use]
pub fn render(source: &str, passages: &[Passage]) -> Rendered {
    let parts = crate::store::front::split(source);
    let body = parts.body.start;
    // The byte order mark and the front matter keep their places, so that bytes and lines stay those of the file.
    let outline = outline::Outline::of(source, body);
    let html = writer::write(source, body, &outline, passages);
    Rendered {
        html: safe::clean(&html),
        clauses: outline
            .marks
            .iter()
            .filter_map(|mark| Some((mark.id.clone()?, mark.start)))
            .collect(),
        headings: outline.headings,
        front: parts
            .front
            .and_then(|front| source.get(front))
            .map(front::pairs)
            .unwrap_or_default(),
    }
}

/// A text as it can stand between tags and in attributes.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (i, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..i]);
        out.push_str(entity);
        from = i + 1;
    }
    out.push_str(&text[from..]);
}

/// Words as markup. Marks that turn the direction of what follows are shown by their names, so that a text cannot read
/// otherwise on the page than it does to a program.
fn show(text: &str, out: &mut String) {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    // Almost no text has such a mark; its first byte is looked for before characters are.
    if !text.as_bytes().contains(&0xe2) || !text.contains(turns) {
        escape(text, out);
        return;
    }
    for part in text.split_inclusive(turns) {
        let mark = part.chars().next_back().filter(|c| turns(*c));
        escape(part.trim_end_matches(turns), out);
        if let Some(mark) = mark {
            let code = u32::from(mark);
            out.push_str(&format!("<span class=\"unseen-mark\">U+{code:04X}</span>"));
        }
    }
}
