//! What the catalogue says of its requirements, for people: one requirement on a terminal (`avtal explain`), one or
//! all as Markdown (`avtal catalogue show`, the reference page). Nothing is written here that the catalogue has.

use super::paint::Ink;
use super::text::{Look, wrapped};
use super::words;
use crate::checks::catalogue::{Catalogue, Example, ExampleVerdict, Level, Requirement};
use crate::domain::lang::Lang;
use crate::domain::text::text;

/// Examples of each verdict that a terminal shows.
const SHOWN: usize = 2;
/// The verdicts of examples, good ones first.
const VERDICTS: [(ExampleVerdict, &str); 7] = [
    (ExampleVerdict::Met, "verdict-met"),
    (ExampleVerdict::Partial, "verdict-partial"),
    (ExampleVerdict::Contrary, "verdict-contrary"),
    (ExampleVerdict::Missing, "verdict-missing"),
    (ExampleVerdict::NotApplicable, "verdict-not-applicable"),
    (ExampleVerdict::Found, "verdict-flag"),
    (ExampleVerdict::Absent, "verdict-flag-absent"),
];

/// Every requirement and flag in one line each: id, level, title.
#[must_use]
pub fn list(catalogue: &Catalogue, lang: Lang) -> String {
    let widest = catalogue
        .requirements
        .iter()
        .map(|requirement| requirement.id.len())
        .max()
        .unwrap_or(0);
    let row = |requirement: &Requirement| {
        let level = words::level(lang, requirement.level);
        format!(
            "{:widest$}  {level:7}  {}\n",
            requirement.id,
            requirement.text(lang).title
        )
    };
    catalogue.requirements.iter().map(row).collect()
}

/// A requirement explained on a terminal: law, reason, what to ask for, a wording, examples good and bad.
#[must_use]
pub fn explanation(requirement: &Requirement, lang: Lang, look: Look) -> String {
    let sentences = requirement.text(lang);
    let mut out = format!(
        "{}[{}]\n",
        look.paint.on(Ink::Strong, &sentences.title),
        requirement.id
    )
    .replace('[', " [");
    for (key, said) in parts(requirement, lang) {
        let folded: Vec<String> = said
            .trim()
            .lines()
            .map(|line| wrapped(line, 4, 4, look.width))
            .collect();
        out.push_str(&format!(
            "\n{}\n{}\n",
            look.paint.on(Ink::Strong, &text(lang, key)),
            folded.join("\n")
        ));
    }
    out.push_str(&format!(
        "\n{}\n",
        look.paint.on(Ink::Strong, &text(lang, "explain-examples"))
    ));
    for (verdict, key) in VERDICTS {
        for example in examples(requirement, lang, verdict).take(SHOWN) {
            let ink = if matches!(verdict, ExampleVerdict::Met | ExampleVerdict::Absent) {
                Ink::Good
            } else {
                Ink::Attention
            };
            let head = look.paint.on(ink, &text(lang, key));
            let note = if example.note.is_empty() {
                String::new()
            } else {
                format!(" ({})", example.note)
            };
            let lines: Vec<String> = example
                .text
                .trim()
                .lines()
                .map(|line| format!("      {line}"))
                .collect();
            out.push_str(&format!("    {head}{note}\n{}\n", fold_long(&lines, look)));
        }
    }
    out
}

/// Examples keep their own lines; only those wider than the terminal are folded.
fn fold_long(lines: &[String], look: Look) -> String {
    let fold = |line: &String| {
        if line.chars().count() > look.width {
            wrapped(line, 6, 6, look.width)
        } else {
            line.clone()
        }
    };
    lines.iter().map(fold).collect::<Vec<_>>().join("\n")
}

/// A requirement as a section of Markdown, with all its examples. `level` is that of its heading.
#[must_use]
pub fn section(requirement: &Requirement, lang: Lang, level: usize) -> String {
    let sentences = requirement.text(lang);
    let mut out = format!(
        "{} {} <a id=\"{}\"></a>\n\n`{}`\n\n",
        "#".repeat(level),
        sentences.title,
        requirement.id,
        requirement.id
    );
    for (key, said) in parts(requirement, lang) {
        let label = text(lang, key);
        if key == "explain-wording" {
            out.push_str(&format!("**{label}:**\n\n{}\n", quoted(&said)));
        } else {
            out.push_str(&format!("**{label}:** {}\n\n", said.trim()));
        }
    }
    for (verdict, key) in VERDICTS {
        let all: Vec<&Example> = examples(requirement, lang, verdict).collect();
        if all.is_empty() {
            continue;
        }
        out.push_str(&format!(
            "**{}, {}:**\n\n",
            text(lang, "explain-examples"),
            text(lang, key)
        ));
        for example in all {
            if !example.note.is_empty() {
                out.push_str(&format!("*{}:*\n\n", example.note));
            }
            out.push_str(&quoted(&example.text));
            out.push('\n');
        }
    }
    out
}

/// The reference page of the whole catalogue, as Markdown.
#[must_use]
pub fn page(catalogue: &Catalogue, lang: Lang) -> String {
    let mut out = format!("# {}\n\n", text(lang, "explain-reference"));
    for (key, flags) in [("explain-requirements", false), ("explain-flags", true)] {
        out.push_str(&format!("## {}\n\n", text(lang, key)));
        for requirement in catalogue
            .requirements
            .iter()
            .filter(|requirement| (requirement.level == Level::Flag) == flags)
        {
            out.push_str(&section(requirement, lang, 3));
        }
    }
    out
}

/// The labelled texts of a requirement, in the order in which they are read.
fn parts(requirement: &Requirement, lang: Lang) -> Vec<(&'static str, String)> {
    let sentences = requirement.text(lang);
    let is_flag = requirement.level == Level::Flag;
    let level = match &requirement.condition {
        Some(condition) => format!(
            "{} ({})",
            words::level(lang, requirement.level),
            text(lang, &format!("condition-{condition}"))
        ),
        None => words::level(lang, requirement.level),
    };
    let all = [
        (
            if is_flag {
                "explain-flag-says"
            } else {
                "explain-says"
            },
            sentences.says.clone(),
        ),
        ("explain-level", level),
        ("explain-law", requirement.law.join(", ")),
        ("explain-why", sentences.why.clone()),
        ("explain-ask", sentences.ask.clone()),
        ("explain-good", sentences.good.clone()),
        ("explain-wording", sentences.wording.clone()),
    ];
    all.into_iter()
        .filter(|(_, said)| !said.trim().is_empty())
        .collect()
}

fn examples(
    requirement: &Requirement,
    lang: Lang,
    verdict: ExampleVerdict,
) -> impl Iterator<Item = &Example> {
    requirement
        .examples
        .iter()
        .filter(move |example| example.lang == lang && example.verdict == verdict)
}

fn quoted(said: &str) -> String {
    said.trim()
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned() + "\n")
        .collect()
}
