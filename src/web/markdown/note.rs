//! The footnotes of a text: numbered as they are called, and written behind it with the ways back.

use std::collections::HashMap;

use super::writer::Writer;

/// The footnotes of a text, written after it in the order in which the text calls them.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) numbers: HashMap<String, usize>,
    pub(super) labels: Vec<String>,
    pub(super) n_calls: HashMap<usize, usize>,
    pub(super) texts: HashMap<usize, String>,
    /// What stands outside the footnote that is being written.
    pub(super) outer: Option<(usize, String)>,
}

impl Notes {
    pub(super) fn number(&mut self, label: &str) -> usize {
        if let Some(number) = self.numbers.get(label) {
            return *number;
        }
        self.labels.push(label.to_owned());
        self.numbers.insert(label.to_owned(), self.labels.len());
        self.labels.len()
    }
}

impl Writer<'_> {
    /// Writes the notes that the text has called.
    pub(super) fn write_notes(&mut self) {
        if self.notes.texts.is_empty() {
            return;
        }
        self.out
            .push_str("<section class=\"notes\" role=\"doc-endnotes\"><hr><ol>\n");
        for number in 1..=self.notes.labels.len() {
            let Some(text) = self.notes.texts.get(&number) else {
                continue;
            };
            self.out
                .push_str(&format!("<li id=\"t--note-{number}\" value=\"{number}\">"));
            self.out.push_str(text);
            for call in 1..=self.notes.n_calls.get(&number).copied().unwrap_or(0) {
                let id = call_id(number, call);
                self.out.push_str(&format!(
                    " <a class=\"note-back\" href=\"#{id}\" aria-label=\"{number}\">↩</a>"
                ));
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol></section>\n");
    }
}

/// Where a text calls a footnote for the `call`th time.
pub(super) fn call_id(number: usize, call: usize) -> String {
    format!("t--call-{number}-{call}")
}
