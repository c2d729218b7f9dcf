//! What legal asks the vendor to change, after a review: the points on which it was decided, each with its clause, what
//! the text says, what is wrong, the law, and the wording that is asked for. As Markdown, as the text of an e-mail with
//! its subject, and as a paper. Where nothing was decided, `letter` asks for all that the checker found.

use std::collections::BTreeMap;

use super::markdown::escaped;
use super::{Review, Row, words};
use crate::checks::report::Evidence;
use crate::domain::lang::Lang;
use crate::domain::review::{Point, Resolution};
use crate::domain::text::{Arg, text, text_with};
use crate::report::occasion::Occasion;
use crate::report::paper::Paper;
use crate::report::paper::block::{Block, Fact};

/// Characters of a passage that are quoted.
const QUOTED: usize = 400;
/// Passages that are quoted at a point.
const MOST_PASSAGES: usize = 2;

/// Everything that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The vendor's language.
    pub lang: Lang,
    /// The agreement's title.
    pub title: String,
    /// The version's number.
    pub number: u32,
    /// What is asked for, the gravest first.
    pub requests: Vec<Request>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What it is about.
    pub title: String,
    /// The number of the clause, as written; empty where the text says nothing of it.
    pub clause: String,
    /// What the text says today.
    pub quotes: Vec<String>,
    /// What is wrong with it.
    pub problem: String,
    /// The law; empty where the house alone asks for it.
    pub law: String,
    /// The wording that is asked for; may be empty.
    pub wording: String,
}

impl Letter {
    /// The letter that follows from what was decided; `None` where no change was asked for.
    #[must_use]
    pub fn of(
        review: &Review<'_>,
        points: &BTreeMap<String, Point>,
        title: &str,
        number: u32,
    ) -> Option<Letter> {
        let asked = |subject: &str| {
            points
                .get(subject)
                .filter(|point| point.facts.resolution == Resolution::Change)
        };
        let met = review.rows.iter().filter(|row| !row.is_unmet());
        let rows = review.to_fix().chain(review.recommended()).chain(met);
        let mut requests: Vec<Request> = rows
            .filter_map(|row| Some(request(review, row, asked(&row.requirement.id)?)))
            .collect();
        for beyond in &review.beyond {
            if let Some(point) = asked(&beyond.fact) {
                requests.push(Request {
                    title: words::fact(review.lang, &beyond.fact),
                    clause: point.clause.clone(),
                    quotes: quotes(&beyond.evidence),
                    problem: or(&point.facts.reason, || review.beyond(beyond)),
                    law: String::new(),
                    wording: point.facts.wording.clone(),
                });
            }
        }
        (!requests.is_empty()).then(|| Letter {
            lang: review.lang,
            title: title.to_owned(),
            number,
            requests,
        })
    }

    fn say(&self, key: &str) -> String {
        let args: [(&str, Arg); 3] = [
            ("title", self.title.as_str().into()),
            ("version", i64::from(self.number).into()),
            ("n", self.requests.len().into()),
        ];
        text_with(self.lang, key, &args)
    }

    fn heading(&self, i: usize, request: &Request) -> String {
        let clause = if request.clause.is_empty() {
            String::new()
        } else {
            let args = [("clause", Arg::from(request.clause.as_str()))];
            format!(" ({})", text_with(self.lang, "letter-clause", &args))
        };
        format!("{}. {}{clause}", i + 1, request.title)
    }

    /// As Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = format!(
            "# {}\n\n{}\n\n",
            escaped(&self.say("letter-subject")),
            escaped(&self.say("letter-asks"))
        );
        for (i, request) in self.requests.iter().enumerate() {
            out.push_str(&format!("## {}\n\n", escaped(&self.heading(i, request))));
            if !request.quotes.is_empty() {
                out.push_str(&format!("{}\n\n", text(self.lang, "letter-says")));
            }
            for quote in &request.quotes {
                out.push_str(&format!("> {}\n\n", escaped(quote)));
            }
            for (key, said) in [
                ("letter-problem", &request.problem),
                ("letter-law", &request.law),
            ] {
                if !said.is_empty() {
                    let said = escaped(said);
                    out.push_str(&format!("**{}** {said}\n\n", text(self.lang, key)));
                }
            }
            if !request.wording.is_empty() {
                out.push_str(&format!("**{}**\n\n", text(self.lang, "letter-wording")));
                for line in request.wording.lines() {
                    out.push_str(format!("> {line}").trim_end());
                    out.push('\n');
                }
                out.push('\n');
            }
        }
        out.push_str(&format!("{}\n", text(self.lang, "letter-closing")));
        out
    }

    /// As the text of an e-mail: its subject in the first line, then plain text.
    #[must_use]
    pub fn mail(&self) -> String {
        let mut out = format!(
            "{} {}\n\n{}\n\n",
            text(self.lang, "letter-mail-subject"),
            self.say("letter-subject"),
            self.say("letter-asks")
        );
        for (i, request) in self.requests.iter().enumerate() {
            out.push_str(&format!("{}\n\n", self.heading(i, request)));
            if !request.quotes.is_empty() {
                out.push_str(&format!("{}\n", text(self.lang, "letter-says")));
                for quote in &request.quotes {
                    out.push_str(&format!("    {quote}\n"));
                }
                out.push('\n');
            }
            for (key, said) in [
                ("letter-problem", &request.problem),
                ("letter-law", &request.law),
            ] {
                if !said.is_empty() {
                    out.push_str(&format!("{} {said}\n\n", text(self.lang, key)));
                }
            }
            if !request.wording.is_empty() {
                out.push_str(&format!("{}:\n", text(self.lang, "letter-wording")));
                for line in request.wording.lines() {
                    out.push_str(format!("    {line}").trim_end());
                    out.push('\n');
                }
                out.push('\n');
            }
        }
        out.push_str(&format!("{}\n", text(self.lang, "letter-closing")));
        out
    }

    /// As a paper, in the language of the occasion, which is the vendor's.
    #[must_use]
    pub fn paper(&self, occasion: &Occasion) -> Paper {
        let mut blocks = vec![Block::paragraph(self.say("letter-asks"))];
        for (i, request) in self.requests.iter().enumerate() {
            blocks.push(Block::heading(1, self.heading(i, request)));
            blocks.extend(request.quotes.iter().map(|quote| Block::Quote {
                text: quote.as_str().into(),
                source: None,
            }));
            let facts: Vec<Fact> = [
                ("letter-problem", &request.problem),
                ("letter-law", &request.law),
            ]
            .into_iter()
            .filter(|(_, said)| !said.is_empty())
            .map(|(key, said)| {
                let label = text(self.lang, key);
                Fact::new(label.trim_end_matches('.'), said.as_str())
            })
            .collect();
            if !facts.is_empty() {
                blocks.push(Block::Facts { facts });
            }
            if !request.wording.is_empty() {
                let label = text(self.lang, "letter-wording");
                blocks.push(Block::heading(2, label.trim_end_matches('.')));
                let paragraphs = request.wording.split("\n\n");
                blocks.extend(paragraphs.map(|part| {
                    Block::paragraph(part.split_whitespace().collect::<Vec<_>>().join(" "))
                }));
            }
        }
        blocks.push(Block::paragraph(text(self.lang, "letter-closing")));
        occasion.paper(self.say("letter-subject"), None, None, blocks)
    }
}

fn request(review: &Review<'_>, row: &Row<'_>, point: &Point) -> Request {
    let found = || match (review.lacking(row), row.evidence.is_empty()) {
        (lacking, _) if !lacking.is_empty() => lacking,
        (_, true) => format!(
            "{} {}",
            text(review.lang, "letter-silent"),
            row.sentences.why
        ),
        (_, false) => row.sentences.why.clone(),
    };
    Request {
        title: row.sentences.title.clone(),
        clause: point.clause.clone(),
        quotes: quotes(row.evidence),
        problem: or(&point.facts.reason, found),
        law: row.requirement.law.join(", "),
        wording: point.facts.wording.clone(),
    }
}

fn quotes(evidence: &[Evidence]) -> Vec<String> {
    let some = evidence.iter().take(MOST_PASSAGES);
    some.map(|passage| passage.words(QUOTED)).collect()
}

fn or(said: &str, else_said: impl FnOnce() -> String) -> String {
    if said.is_empty() {
        else_said()
    } else {
        said.to_owned()
    }
}
