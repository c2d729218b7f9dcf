//! Feedback on the checker as examples for its catalogue: a TOML file in the form of the catalogue's own examples, each with
//! the requirement it belongs to and whether that must match. What nobody has marked a passage for is named and left to
//! whoever reads it. Knows nothing of where feedback is kept.

use std::fmt::Write;

use serde::Serialize;

use crate::domain::lang::Lang;
use crate::domain::review::RightVerdict;
use crate::store::feedback::Feedback;

/// An example as it is written down. Without the first two keys it is one of the catalogue.
#[derive(Serialize)]
struct Example<'a> {
    requirement: &'a str,
    #[serde(rename = "match")]
    matches: &'static str,
    lang: &'static str,
    verdict: &'static str,
    note: String,
    text: &'a str,
}

/// The file, with how many examples it holds.
///
/// # Errors
/// Never in practice: text is always written as TOML.
pub fn examples(all: &[Feedback]) -> Result<(String, usize), toml::ser::Error> {
    let mut file = String::from(
        "# What reviews say of the checker's verdicts, as examples for its catalogue: without `requirement` and `match`, each\n\
         # is an example of the file of that requirement. They hold words of agreements: read them before you pass them on.\n",
    );
    let (mut n, mut without) = (0, String::new());
    for one in all {
        let facts = &one.point.facts;
        let about = line(&format!(
            "{}, version {}{}: the checker said {}",
            one.title,
            one.number,
            clause(&one.point.clause),
            one.point.verdict
        ));
        let reason = line(&facts.reason);
        let right = facts.should_be.filter(|_| !one.text.trim().is_empty());
        let Some(right) = right else {
            let _ = writeln!(without, "# {}: {about}. {reason}", one.point.subject);
            continue;
        };
        let example = Example {
            requirement: &one.point.subject,
            matches: if must_match(right) {
                "must"
            } else {
                "must-not"
            },
            lang: Lang::code(one.lang),
            verdict: right.word(),
            note: reason,
            text: one.text.trim(),
        };
        let _ = write!(
            file,
            "\n# {about}; {} {}.\n[[example]]\n{}",
            line(&one.point.decided_by),
            one.point.decided_on,
            toml::to_string_pretty(&example)?
        );
        n += 1;
    }
    if !without.is_empty() {
        file.push_str("\n# Without a passage or a verdict of the catalogue:\n");
        file.push_str(&without);
    }
    Ok((file, n))
}

/// Whether the requirement or flag must be found in the text.
fn must_match(right: RightVerdict) -> bool {
    match right {
        RightVerdict::Met
        | RightVerdict::Partial
        | RightVerdict::Contrary
        | RightVerdict::Found => true,
        RightVerdict::Missing | RightVerdict::NotApplicable | RightVerdict::Absent => false,
    }
}

fn clause(number: &str) -> String {
    if number.is_empty() {
        String::new()
    } else {
        format!(", clause {number}")
    }
}

/// Words on one line: a comment ends with it.
fn line(words: &str) -> String {
    words
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
