//! The events of a Markdown text with their places, and what can only be known by looking ahead: which number an item
//! of a list had in the source, whether a heading or cell is empty, whether an item begins with a paragraph.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A text's events. Places are bytes of the whole source.
pub(super) struct Events<'a> {
    pub list: Vec<(Event<'a>, Range<usize>)>,
    /// The number of an item as written, by the place of its event, where the list's numbers rise.
    numbers: HashMap<usize, u64>,
}

impl<'a> Events<'a> {
    pub(super) fn of(source: &'a str, body: usize) -> Events<'a> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let list: Vec<(Event<'a>, Range<usize>)> =
            Parser::new_ext(source.get(body..).unwrap_or_default(), options)
                .into_offset_iter()
                .map(|(event, range)| (event, range.start + body..range.end + body))
                .collect();
        let numbers = numbers(source, &list);
        Events { list, numbers }
    }

    /// The number of the item whose event is at `i`, where it must be said.
    pub(super) fn number(&self, i: usize) -> Option<u64> {
        self.numbers.get(&i).copied()
    }

    /// Whether the element that begins at `i` ends at once.
    pub(super) fn is_empty(&self, i: usize) -> bool {
        matches!(self.list.get(i + 1), Some((Event::End(_), _)))
    }

    /// Whether the element that begins at `i` begins with a paragraph.
    pub(super) fn begins_with_paragraph(&self, i: usize) -> bool {
        matches!(
            self.list.get(i + 1),
            Some((Event::Start(Tag::Paragraph), _))
        )
    }
}

/// The numbers of items as written. A list whose numbers do not rise ("1. 1. 1.") is numbered by the browser.
fn numbers(source: &str, list: &[(Event<'_>, Range<usize>)]) -> HashMap<usize, u64> {
    let mut numbers = HashMap::new();
    // The open lists, each with its items' events and numbers; `None` for a list without numbers.
    let mut open: Vec<Option<Vec<(usize, u64)>>> = Vec::new();
    for (i, (event, range)) in list.iter().enumerate() {
        match event {
            Event::Start(Tag::List(first)) => open.push(first.map(|_| Vec::new())),
            Event::Start(Tag::Item) => {
                if let (Some(Some(items)), Some(number)) =
                    (open.last_mut(), written_number(source, range.start))
                {
                    items.push((i, number));
                }
            }
            Event::End(TagEnd::List(_)) => {
                if let Some(Some(items)) = open.pop()
                    && items.windows(2).all(|pair| pair[0].1 < pair[1].1)
                {
                    numbers.extend(items);
                }
            }
            _ => {}
        }
    }
    numbers
}

fn written_number(source: &str, at: usize) -> Option<u64> {
    let rest = source.get(at..)?.trim_start_matches(' ');
    let digits = rest.bytes().take(10).take_while(u8::is_ascii_digit).count();
    rest.get(..digits)?.parse().ok()
}
