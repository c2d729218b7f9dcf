//! Paragraphs as the eye takes them: one that is a heading by its looks, one that a converter cut in two, one that swallowed
//! the clause behind it, a table that lost its rule.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::writer::{Writer, heading, id_attribute};

impl Writer<'_> {
    /// Opens a paragraph, or a heading where the paragraph is one by its looks.
    pub(super) fn open_block(&mut self, start: usize, end: usize) {
        let mark = self.take_mark(end);
        let rank = mark.and_then(|mark| mark.rank);
        let (name, end_tag) = rank.map_or(("p", "</p>\n"), heading);
        let words_end = match mark {
            Some(mark) if rank.is_some() => mark.end,
            _ => end,
        };
        let id = id_attribute(mark);
        let class = if self.has_bars(start, end) {
            " class=\"written\""
        } else {
            ""
        };
        self.push(&format!("<{name}{id}{class}>"), end_tag);
        self.block = Some((name, words_end));
    }

    /// Whether every line of a paragraph has cells between bars: a table that lost its rule. Its lines are kept.
    fn has_bars(&self, start: usize, end: usize) -> bool {
        let text = self.source.get(start..end).unwrap_or_default().trim();
        text.contains('|') && text.contains('\n') && {
            text.lines().all(|line| line.matches('|').count() >= 2)
        }
    }

    /// Whether the paragraph that begins at `i` is the rest of the one before it.
    pub(super) fn goes_on(&self, i: usize, at: usize) -> bool {
        let Some((Event::Start(Tag::Paragraph), next)) = self.events.list.get(i) else {
            return false;
        };
        let follows = i.checked_sub(1).is_some_and(|before| {
            matches!(
                self.events.list.get(before),
                Some((Event::End(TagEnd::Paragraph), _))
            )
        });
        let open = self
            .next_mark
            .checked_sub(1)
            .and_then(|last| self.outline.marks.get(last));
        let is_inside = open.is_some_and(|mark| mark.rank.is_none() && next.start < mark.end);
        follows && is_inside && at <= next.start && self.peek_mark(next.start + 1).is_none()
    }

    /// A line ends inside a paragraph. Where a clause or a heading begins with the next line, so does a paragraph.
    pub(super) fn soft_break(&mut self, end: usize) {
        let begins_clause = self.outline.marks.get(self.next_mark).is_some_and(|mark| {
            self.source.get(end..mark.start).is_some_and(|between| {
                between
                    .chars()
                    .all(|c| matches!(c, ' ' | '\t' | '*' | '_' | '>'))
            })
        });
        let ends_heading = self
            .block
            .is_some_and(|(name, words_end)| name != "p" && words_end <= end);
        if self.n_inline == 0 && self.block.is_some() && (begins_clause || ends_heading) {
            self.marker.close(end, &mut self.out);
            self.pop();
            let until = self.source.len();
            if begins_clause {
                self.open_block(end, until);
            } else {
                self.push("<p>", "</p>\n");
                self.block = Some(("p", until));
            }
        } else {
            self.out.push('\n');
        }
    }
}
