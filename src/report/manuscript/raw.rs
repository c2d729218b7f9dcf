//! HTML that stands in an agreement's Markdown, mostly left by converters. None of it is passed on: tags of layout
//! become line breaks or nothing, comments go, the words stay. A tag that would do more than lay out is shown as it is
//! written, so that nothing in a text is hidden from whoever reviews it.

use std::ops::Range;

/// A part of a stretch of HTML, by its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Words; entities in them stand for characters.
    Words(Range<usize>),
    /// A line break.
    Break,
    /// A space, between cells.
    Space,
    /// A tag that is shown as written.
    Shown(Range<usize>),
}

/// Tags between which a line ends.
const BREAKS: &[&str] = &[
    "br",
    "p",
    "div",
    "tr",
    "table",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "dl",
    "dt",
    "dd",
    "pre",
    "center",
    "caption",
    "address",
];
/// Tags between which a word ends.
const SPACES: &[&str] = &["td", "th"];
/// Tags that say only how words look or what they are.
const QUIET: &[&str] = &[
    "a", "abbr", "b", "big", "body", "cite", "code", "col", "colgroup", "del", "details", "em",
    "font", "html", "i", "ins", "main", "mark", "nobr", "s", "small", "span", "strike", "strong",
    "sub", "summary", "sup", "tbody", "tfoot", "thead", "time", "tt", "u", "wbr",
];

/// The parts of a stretch of HTML, in order.
pub(crate) fn parts(html: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        let Some(open) = rest.find('<') else {
            push_words(html, at..html.len(), &mut parts);
            break;
        };
        push_words(html, at..at + open, &mut parts);
        let start = at + open;
        let tag = &html[start..];
        if let Some(comment) = tag.strip_prefix("<!--") {
            at = comment
                .find("-->")
                .map_or(html.len(), |end| start + 4 + end + 3);
            continue;
        }
        let end = tag.find('>').map_or(html.len(), |end| start + end + 1);
        let name: String = html[start..end]
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .flat_map(char::to_lowercase)
            .collect();
        let name = name.as_str();
        if BREAKS.contains(&name) {
            parts.push(Part::Break);
        } else if SPACES.contains(&name) {
            parts.push(Part::Space);
        } else if !QUIET.contains(&name) {
            parts.push(Part::Shown(start..end));
        }
        at = end;
    }
    parts
}

fn push_words(html: &str, range: Range<usize>, parts: &mut Vec<Part>) {
    if !html[range.clone()].is_empty() {
        parts.push(Part::Words(range));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_goes_words_stay_and_scripts_are_seen() {
        let html = "<div align=\"center\">Bilaga&nbsp;1<br/><!-- p 3 --><b>A</b></div><script>x()";
        let shown: Vec<String> = parts(html)
            .into_iter()
            .map(|part| match part {
                Part::Words(range) => html[range].to_owned(),
                Part::Break => "|".to_owned(),
                Part::Space => " ".to_owned(),
                Part::Shown(range) => format!("[{}]", &html[range]),
            })
            .collect();
        assert_eq!(shown.concat(), "|Bilaga&nbsp;1|A|[<script>]x()");
    }
}
