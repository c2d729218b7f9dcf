//! An agreement's text as it comes in: a file, or pasted. It is shown before it is kept: the markup, what the front
//! matter says, and the dates that can be read off the text, offered one by one and stored only when they are ticked.
//! Between the two steps the bytes travel in the form, so that what is stored is what was uploaded, byte for byte.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rocket::tokio::task::spawn_blocking;

use crate::checks::check_text;
use crate::checks::document::Document;
use crate::checks::fact::suggest::suggest;
use crate::checks::fact::{Fact, KNOWN};
use crate::checks::profile::house::House;
use crate::checks::report::{self, Insist};
use crate::domain::agreement::{AgreementKind, Notice, Term};
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::text::text;
use crate::report::review::words;
use crate::store::front::{self, FrontMatter};
use crate::store::upload;
use crate::web::form::FormView;
use crate::web::markdown::{self, Rendered};
use crate::web::posted::Posted;
use crate::web::problem::WebError;
use crate::web::visit::Visit;

/// The hidden field in which a text travels between the steps.
pub(super) const KEPT: &str = "kept";
/// The boxes of suggestions.
pub(super) const USE: &str = "use";

/// A text that was accepted as one.
pub(super) struct Upload {
    /// Its bytes, as they will be stored.
    pub bytes: Vec<u8>,
}

/// Finds the text in a form, or puts at its field why it is refused.
pub(super) fn read(posted: &Posted, form: &mut FormView) -> Option<Upload> {
    let file = posted.file("file");
    let pasted = posted.raw("text");
    let is_pasted = !pasted.trim().is_empty();
    if file.is_some() && is_pasted {
        form.problem("text", "agreement-text-twice", &[]);
        return None;
    }
    let (field, bytes) = match file {
        Some(file) if file.is_too_large => {
            form.problem("file", upload::UploadProblem::TextTooLarge.text_key(), &[]);
            return None;
        }
        Some(file) => ("file", file.bytes.clone()),
        None if is_pasted => ("text", pasted.as_bytes().to_vec()),
        None => ("file", kept(posted)),
    };
    if bytes.is_empty() {
        form.problem("file", "agreement-text-missing", &[]);
        return None;
    }
    match upload::markdown(&bytes) {
        Ok(_) => Some(Upload { bytes }),
        Err(problem) => {
            form.problem(field, problem.text_key(), &[]);
            None
        }
    }
}

/// The bytes that came with the form from the step before.
fn kept(posted: &Posted) -> Vec<u8> {
    STANDARD.decode(posted.get(KEPT)).unwrap_or_default()
}

/// A text before it is stored.
pub(super) struct Preview {
    /// Its bytes for the hidden field.
    pub kept: String,
    /// How long it is, in characters.
    pub n_words: i64,
    /// The markup.
    pub rendered: Rendered,
    /// What is wrong with the front matter, if it cannot be read: line and message.
    pub front_problem: Option<(i64, String)>,
    /// What it says that could be stored.
    pub found: Found,
    /// What else was read off it, to be looked at: name and value.
    pub read: Vec<(String, String)>,
}

/// What a text says of itself that the register could store.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Found {
    /// The title: of the front matter, else the first heading.
    pub title: Option<String>,
    /// The kind, where the front matter says it.
    pub kind: Option<AgreementKind>,
    /// The language of the text.
    pub lang: Option<Lang>,
    /// Dates and times of the term.
    pub term: Term,
    /// Where each was found, by the name of its box: line and words; no words for the front matter.
    pub places: Vec<(&'static str, usize, String)>,
}

/// Reads a text off the server's own threads.
///
/// # Errors
/// When the work was given up.
pub(super) async fn preview(visit: &Visit, bytes: Vec<u8>) -> Result<Preview, WebError> {
    let (lang, house) = (visit.lang, visit.state()?.store.house());
    spawn_blocking(move || {
        let text = String::from_utf8_lossy(&bytes);
        let front_problem = front::read(&text)
            .err()
            .map(|problem| (i64::try_from(problem.line).unwrap_or(1), problem.message));
        let rendered = markdown::render(&text, &[]);
        Preview {
            kept: STANDARD.encode(&bytes),
            n_words: i64::try_from(text.split_whitespace().count()).unwrap_or(i64::MAX),
            found: found(&text),
            read: house.map_or_else(|_| Vec::new(), |house| read_off(&house, &text, lang)),
            rendered,
            front_problem,
        }
    })
    .await
    .map_err(|error| WebError::Internal(format!("reading an upload: {error}")))
}

/// What the checker reads off a text: what kind of document it is, and the facts that it states.
fn read_off(house: &House, source: &str, lang: Lang) -> Vec<(String, String)> {
    let report = check_text(&house.catalogue, source, Insist::Agreement);
    let kind = text(lang, &format!("document-{}", report.kind.word()));
    let mut read = vec![(text(lang, "agreement-reads-as"), kind)];
    let stated = |fact: &&report::Fact| {
        let is_list = fact.value.as_array();
        !fact.value.is_null() && is_list.is_none_or(|all| !all.is_empty())
    };
    read.extend(
        KNOWN
            .iter()
            .filter_map(|(name, _)| Some((name, report.facts.get(*name).filter(stated)?)))
            .map(|(name, fact)| (words::fact(lang, name), words::value(lang, fact))),
    );
    read
}

/// What a text says of itself; the front matter goes before what is read off the text.
pub(super) fn found(text: &str) -> Found {
    let front: FrontMatter = front::read(text).unwrap_or_default();
    let document = Document::read(text);
    let read = suggest(&document);
    let mut found = Found {
        title: front
            .title
            .or_else(|| Some(front::title(text)).filter(|title| !title.is_empty())),
        kind: front.kind,
        lang: front.language.or(document.language.supported()),
        ..Found::default()
    };
    let term = &mut found.term;
    let places = &mut found.places;
    term.effective_from = offer(
        "effective-from",
        front.effective_from,
        &read.effective_from,
        places,
    );
    term.ends_on = offer("ends-on", front.ends_on, &read.ends_on, places);
    term.renews_months = offer(
        "renews-months",
        front.renews_months,
        &read.renews_months,
        places,
    );
    term.notice = offer("notice", None, &read.notice, places);
    found
}

fn offer<T: Copy>(
    name: &'static str,
    front: Option<T>,
    read: &Fact<T>,
    places: &mut Vec<(&'static str, usize, String)>,
) -> Option<T> {
    if front.is_some() {
        places.push((name, 1, String::new()));
        return front;
    }
    let value = read.value?;
    let evidence = read.evidence.first();
    places.push((
        name,
        evidence.map_or(1, |evidence| evidence.first_line),
        evidence.map_or_else(String::new, |evidence| evidence.quote.clone()),
    ));
    Some(value)
}

/// The part of a term whose boxes were ticked.
pub(super) fn ticked(posted: &Posted, found: &Term) -> Term {
    let boxes = posted.all(USE);
    let is_ticked = |name: &str| boxes.contains(&name);
    Term {
        effective_from: found.effective_from.filter(|_| is_ticked("effective-from")),
        ends_on: found.ends_on.filter(|_| is_ticked("ends-on")),
        renews_months: found.renews_months.filter(|_| is_ticked("renews-months")),
        notice: found.notice.filter(|_| is_ticked("notice")),
        ..Term::default()
    }
}

/// A suggestion as the preview shows it.
pub(super) struct Suggestion {
    /// The name of its box.
    pub name: &'static str,
    /// What it is and its value.
    pub label: String,
    /// Where it was found.
    pub place: String,
    /// Whether its box was ticked.
    pub is_ticked: bool,
}

/// The suggestions of a text.
pub(super) fn suggestions(visit: &Visit, found: &Found, posted: &Posted) -> Vec<Suggestion> {
    let boxes = posted.all(USE);
    let day = |day: Option<Day>| day.map(|day| visit.day(&day));
    found
        .places
        .iter()
        .filter_map(|(name, line, quote)| {
            let value = match *name {
                "effective-from" => day(found.term.effective_from)?,
                "ends-on" => day(found.term.ends_on)?,
                "renews-months" => visit.tn(
                    "agreement-every-months",
                    &i64::from(found.term.renews_months?),
                ),
                _ => match found.term.notice? {
                    Notice::Days(n) => visit.tn("agreement-days", &i64::from(n)),
                    Notice::Months(n) => visit.tn("agreement-months", &i64::from(n)),
                },
            };
            let place = if quote.is_empty() {
                visit.t("agreement-from-front")
            } else {
                let line = i64::try_from(*line).unwrap_or(1);
                let words: Vec<&str> = quote.split_whitespace().collect();
                let words: String = words.join(" ").chars().take(240).collect();
                visit.text(
                    "agreement-from-text",
                    &[("line", line.into()), ("quote", words.into())],
                )
            };
            Some(Suggestion {
                name,
                label: format!("{}: {value}", visit.t(&format!("agreement-{name}"))),
                place,
                is_ticked: boxes.contains(name),
            })
        })
        .collect()
}
