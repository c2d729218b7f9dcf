//! The review as Markdown, to be pasted into a ticket or a mail: summary, what must be fixed with quotes and
//! proposed wordings, the whole checklist, the facts. Passages are escaped, so that an agreement's own mark-up and
//! HTML stay text.

use std::fmt::Write;

use super::{Review, Row, words};
use crate::checks::engine::verdict::Verdict;
use crate::checks::measured::notice;
use crate::checks::report::{Evidence, Unreadable};
use crate::domain::lang::Lang;
use crate::domain::text::text;

/// One file's section of the report, its heading on level 1.
#[must_use]
pub fn section(review: &Review<'_>) -> String {
    let mut page = Page {
        review,
        out: String::new(),
    };
    let title = text(review.lang, "check-title");
    page.line(&format!("# {title}: {}\n", escaped(&review.report.file)));
    page.line(&format!("{}.\n", escaped(&review.summary())));
    for (sentence, passages) in review.notes() {
        page.line(&format!("{}\n", escaped(&sentence)));
        page.quotes(passages);
    }
    page.rows("check-heading-fix", review.unmet_musts());
    page.rows("check-heading-flags", review.flags.iter());
    page.values();
    page.rows("check-heading-should", review.recommended());
    page.checklist();
    page.facts();
    page.out
}

/// What stands after the last file: what could not be read, and what the figures are worth.
#[must_use]
pub fn closing(lang: Lang, errors: &[Unreadable]) -> String {
    let mut out = String::new();
    if !errors.is_empty() {
        out.push_str(&format!("# {}\n\n", text(lang, "check-heading-errors")));
        for error in errors {
            out.push_str(&format!(
                "- {}: {}\n",
                escaped(&error.file),
                escaped(&error.message)
            ));
        }
        out.push('\n');
    }
    out.push_str(&format!("---\n\n*{}*\n", escaped(&notice(lang))));
    out
}

struct Page<'r, 'a> {
    review: &'r Review<'a>,
    out: String,
}

impl Page<'_, '_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn heading(&mut self, key: &str) {
        let heading = text(self.review.lang, key);
        self.line(&format!("## {heading}\n"));
    }

    fn rows<'a>(&mut self, heading: &str, rows: impl Iterator<Item = &'a Row<'a>>) {
        let rows: Vec<&Row<'_>> = rows.collect();
        if rows.is_empty() {
            return;
        }
        self.heading(heading);
        for row in rows {
            self.row(row);
        }
    }

    fn row(&mut self, row: &Row<'_>) {
        let lang = self.review.lang;
        let sentences = row.sentences;
        self.line(&format!(
            "### {}: {} (`{}`)\n",
            escaped(&sentences.title),
            row.verdict_word(lang),
            row.requirement.id
        ));
        self.quotes(row.evidence);
        if row.evidence.is_empty() {
            self.labelled("check-wanted", &sentences.says);
        }
        if !row.lacks.is_empty() {
            self.labelled("check-lacks", &self.review.lacking(row));
        }
        self.labelled("check-why", &sentences.why);
        self.labelled("check-ask", &sentences.ask);
        self.labelled("check-law", &row.requirement.law.join(", "));
        if row.verdict.is_some() && !sentences.wording.trim().is_empty() {
            self.line(&format!("- {}:\n", text(lang, "check-wording")));
            for line in sentences.wording.trim().lines() {
                self.line(format!("  > {line}").trim_end());
            }
        }
        self.line("");
    }

    fn labelled(&mut self, key: &str, said: &str) {
        let label = text(self.review.lang, key);
        self.line(&format!("- {label}: {}", escaped(said)));
    }

    fn quotes(&mut self, evidence: &[Evidence]) {
        for passage in evidence {
            for line in passage.quote.lines() {
                self.line(format!("> {}", escaped(line.trim())).trim_end());
            }
            self.line(&format!(
                ">\n> ({})\n",
                words::lines(self.review.lang, passage)
            ));
        }
    }

    fn values(&mut self) {
        if self.review.beyond.is_empty() {
            return;
        }
        self.heading("check-heading-values");
        for beyond in &self.review.beyond {
            self.line(&format!("- {}\n", escaped(&self.review.beyond(beyond))));
            self.quotes(&beyond.evidence);
        }
    }

    fn checklist(&mut self) {
        let lang = self.review.lang;
        if self.review.rows.is_empty() {
            return;
        }
        self.heading("check-heading-checklist");
        self.header(&[
            "check-column-requirement",
            "check-column-level",
            "check-column-verdict",
            "check-column-lines",
        ]);
        for row in &self.review.rows {
            let mark = match row.verdict {
                Some(Verdict::Met) => "✓ ",
                Some(Verdict::NotApplicable) => "",
                _ => "✗ ",
            };
            let lines: Vec<String> = row
                .evidence
                .iter()
                .map(|passage| passage.first_line.to_string())
                .collect();
            let line = format!(
                "| {} | {} | {mark}{} | {} |",
                escaped(&row.sentences.title),
                row.level_word(lang),
                row.verdict_word(lang),
                lines.join(", ")
            );
            self.line(&line);
        }
        self.line("");
    }

    fn facts(&mut self) {
        let lang = self.review.lang;
        if self.review.report.facts.is_empty() {
            return;
        }
        self.heading("check-heading-facts");
        self.header(&[
            "check-column-fact",
            "check-column-value",
            "check-column-lines",
        ]);
        for (name, fact) in &self.review.report.facts {
            let lines: Vec<String> = fact
                .evidence
                .iter()
                .map(|passage| passage.first_line.to_string())
                .collect();
            let line = format!(
                "| {} | {} | {} |",
                words::fact(lang, name),
                escaped(&words::value(lang, fact)),
                lines.join(", ")
            );
            self.line(&line);
        }
        self.line("");
    }

    fn header(&mut self, keys: &[&str]) {
        let names: Vec<String> = keys.iter().map(|key| text(self.review.lang, key)).collect();
        self.line(&format!("| {} |", names.join(" | ")));
        self.line(&format!("|{}", "---|".repeat(keys.len())));
    }
}

/// A text in which nothing is Markdown or HTML.
#[must_use]
pub fn escaped(said: &str) -> String {
    let mut out = String::with_capacity(said.len());
    for c in said.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~'
        ) {
            out.push('\\');
        }
        let _ = out.write_char(if c == '\n' { ' ' } else { c });
    }
    out
}
