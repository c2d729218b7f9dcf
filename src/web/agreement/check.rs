//! The checklist beside a text: each requirement with its verdict and the passages behind it, sorted by what needs a
//! reader first. Requirement and passage lead to each other by links, so that it works without a script. It shows a
//! result that is kept; nothing is checked when a page is asked for.

use crate::checks::catalogue::{Catalogue, Level};
use crate::checks::engine::verdict::Verdict;
use crate::checks::place::Places;
use crate::checks::report::Evidence;
use crate::domain::finding::FindingCode;
use crate::domain::finding::dossier::Clause;
use crate::domain::lang::Lang;
use crate::domain::text::text;
use crate::store::check_result::CheckResult;
use crate::web::list::Tone;
use crate::web::markdown::Passage;

/// Passages that are marked for one requirement.
const MOST_PASSAGES: usize = 4;
/// Characters of a passage in the list.
const QUOTED: usize = 160;

/// The checklist of a text.
pub(super) struct Checklist {
    /// Its groups, the most urgent first; none is empty.
    pub groups: Vec<Group>,
    /// What is marked in the text.
    pub passages: Vec<Passage>,
}

/// Requirements with one outcome.
pub(super) struct Group {
    /// Which outcome: the last part of its text key.
    pub word: &'static str,
    /// Its name.
    pub title: String,
    /// Its look.
    pub tone: Tone,
    /// Whether it is folded away at first.
    pub is_folded: bool,
    /// Its requirements, in the catalogue's order.
    pub rows: Vec<CheckRow>,
}

impl Group {
    /// Whether its requirements are something to ask the vendor for.
    pub(super) fn is_wanting(&self) -> bool {
        !matches!(self.word, "met" | "not-applicable")
    }
}

/// One requirement or red flag.
pub(super) struct CheckRow {
    /// Its anchor.
    pub id: String,
    /// Its number in the list, by which the text names it.
    pub number: usize,
    /// What it is called.
    pub title: String,
    /// What was found, or what to ask for where nothing was.
    pub says: String,
    /// Why it is no more than partial.
    pub lacks: Vec<String>,
    /// The law, as the catalogue cites it.
    pub law: String,
    /// Its passages: anchor and words.
    pub passages: Vec<(String, String)>,
    /// The requirement, flag or fact itself.
    pub subject: String,
    /// Where each passage stands: line, from 1, and the number of its clause where it has one.
    pub places: Vec<(usize, Option<String>)>,
    /// What goes wrong without it, and what to ask the vendor for; empty for a fact.
    pub wants: (String, String),
}

/// Outcomes in the order in which a reader wants them: word, look, whether folded.
const GROUPS: &[(&str, Tone, bool)] = &[
    ("unmet", Tone::Bad, false),
    ("flag", Tone::Bad, false),
    ("value", Tone::Warn, false),
    ("partial", Tone::Warn, false),
    ("should", Tone::Note, false),
    ("met", Tone::Good, true),
    ("not-applicable", Tone::Quiet, true),
];

/// Makes the checklist of a result, in the words of a catalogue; `None` where there are no verdicts.
pub(super) fn checklist(
    catalogue: Option<&Catalogue>,
    result: &CheckResult,
    places: &Places<'_>,
    lang: Lang,
) -> Option<Checklist> {
    let report = result.report.as_ref().filter(|_| result.is_checked())?;
    let mut groups: Vec<Group> = GROUPS
        .iter()
        .map(|&(word, tone, is_folded)| Group {
            word,
            title: text(lang, &format!("agreement-check-{word}")),
            tone,
            is_folded,
            rows: Vec::new(),
        })
        .collect();
    let mut passages = Vec::new();
    let mut number = 0;
    let findings = report.requirements.iter().map(|finding| {
        let word = match (finding.verdict, finding.level) {
            (Verdict::Met, _) => "met",
            (Verdict::NotApplicable, _) => "not-applicable",
            (Verdict::Partial, Level::Must | Level::If) => "partial",
            (_, Level::Should) => "should",
            (Verdict::Contrary | Verdict::Missing | Verdict::Partial, _) => "unmet",
        };
        let is_found = finding.verdict == Verdict::Met;
        (
            word,
            &finding.id,
            &finding.evidence,
            &finding.lacks,
            is_found,
        )
    });
    let none = Vec::new();
    let flags = report
        .flags
        .iter()
        .map(|flag| ("flag", &flag.id, &flag.evidence, &none, false));
    for (word, id, evidence, lacks, is_found) in findings.chain(flags) {
        number += 1;
        let mut row = row(catalogue, id, number, evidence, lacks, is_found, lang);
        row.places = places_of(evidence, places);
        passages.extend(marked(&row, evidence, word));
        put(&mut groups, word, row);
    }
    let values = result
        .findings
        .iter()
        .filter(|clause| clause.code == FindingCode::ValueOutOfPolicy);
    for clause in values {
        number += 1;
        let fact = report.facts.get(&clause.id);
        let evidence = fact.map_or(&[][..], |fact| &fact.evidence);
        let mut row = value_row(clause, number, evidence, lang);
        row.places = places_of(evidence, places);
        passages.extend(marked(&row, evidence, "value"));
        put(&mut groups, "value", row);
    }
    groups.retain(|group| !group.rows.is_empty());
    Some(Checklist { groups, passages })
}

fn put(groups: &mut [Group], word: &str, row: CheckRow) {
    if let Some(group) = groups.iter_mut().find(|group| group.word == word) {
        group.rows.push(row);
    }
}

/// A fact that lies outside the policy, as its finding says it.
fn value_row(clause: &Clause, number: usize, evidence: &[Evidence], lang: Lang) -> CheckRow {
    CheckRow {
        id: format!("r-{}", clause.id),
        number,
        title: clause.title(lang).to_owned(),
        says: String::new(),
        lacks: vec![clause.short(lang)],
        law: String::new(),
        passages: shown(&clause.id, evidence),
        subject: clause.id.clone(),
        places: Vec::new(),
        wants: (String::new(), String::new()),
    }
}

/// The first passages: anchor and words.
fn shown(id: &str, evidence: &[Evidence]) -> Vec<(String, String)> {
    evidence
        .iter()
        .take(MOST_PASSAGES)
        .enumerate()
        .map(|(i, evidence)| (passage_id(id, i), evidence.words(QUOTED)))
        .collect()
}

fn row(
    catalogue: Option<&Catalogue>,
    id: &str,
    number: usize,
    evidence: &[Evidence],
    lacks: &[String],
    is_found: bool,
    lang: Lang,
) -> CheckRow {
    let requirement = catalogue.and_then(|catalogue| catalogue.requirement(id));
    let words = requirement.map(|requirement| requirement.text(lang));
    CheckRow {
        id: format!("r-{id}"),
        number,
        title: words.map_or_else(|| id.to_owned(), |words| words.title.clone()),
        says: words.map_or_else(String::new, |words| {
            if is_found {
                words.says.clone()
            } else {
                format!("{} {}", words.why, words.ask)
            }
        }),
        lacks: lacks
            .iter()
            .filter_map(|code| catalogue?.lack(id, code, lang))
            .map(str::to_owned)
            .collect(),
        law: requirement.map_or_else(String::new, |requirement| requirement.law.join(", ")),
        passages: shown(id, evidence),
        subject: id.to_owned(),
        places: Vec::new(),
        wants: words.map_or_else(Default::default, |words| {
            (words.why.clone(), words.ask.clone())
        }),
    }
}

/// Where each passage that is shown stands.
fn places_of(evidence: &[Evidence], places: &Places<'_>) -> Vec<(usize, Option<String>)> {
    evidence
        .iter()
        .take(MOST_PASSAGES)
        .map(|evidence| (evidence.first_line, places.number(evidence.start)))
        .collect()
}

fn marked(row: &CheckRow, evidence: &[Evidence], word: &str) -> Vec<Passage> {
    let tone = match word {
        "met" => "met",
        "flag" | "unmet" => "bad",
        "partial" | "value" => "partial",
        _ => "note",
    };
    row.passages
        .iter()
        .zip(evidence)
        .map(|((id, _), evidence)| Passage {
            id: id.clone(),
            start: evidence.start,
            end: evidence.end,
            tone,
            href: format!("#{}", row.id),
            label: row.number.to_string(),
            title: row.title.clone(),
        })
        .collect()
}

fn passage_id(id: &str, i: usize) -> String {
    format!("p-{id}-{}", i + 1)
}
