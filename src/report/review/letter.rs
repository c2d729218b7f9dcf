//! The review as a letter to the vendor: what must change before the agreement is signed, point by point, with what the
//! text says today, what is lacking, the law, and a wording to put in. Markdown, in the vendor's language, so that it
//! goes into a mail as it is. It says nothing of what is met.

use super::markdown::escaped;
use super::{Review, Row, words};
use crate::domain::lang::Lang;
use crate::domain::text::{Arg, text, text_with};

/// Characters of a passage that are quoted.
const QUOTED: usize = 400;
/// Passages that are quoted at a point.
const MOST_PASSAGES: usize = 2;

/// The letter about an agreement called `title`; `None` where nothing is to be changed.
#[must_use]
pub fn letter(review: &Review<'_>, title: &str) -> Option<String> {
    if !review.is_checked() {
        return None;
    }
    let lang = review.lang;
    let musts: Vec<&Row<'_>> = review.to_fix().collect();
    let wishes: Vec<&Row<'_>> = review.recommended().collect();
    if musts.is_empty() && wishes.is_empty() && review.beyond.is_empty() {
        return None;
    }
    let args: [(&str, Arg); 2] = [
        ("title", escaped(title).into()),
        ("n", (musts.len() + review.beyond.len()).into()),
    ];
    let mut out = format!("# {}\n\n", text_with(lang, "letter-subject", &args));
    out.push_str(&format!("{}\n\n", text_with(lang, "letter-intro", &args)));
    let mut number = 0;
    for row in &musts {
        number += 1;
        point(review, row, number, &mut out);
    }
    for beyond in &review.beyond {
        number += 1;
        let fact = words::fact(lang, &beyond.fact);
        out.push_str(&format!("## {number}. {}\n\n", escaped(&fact)));
        out.push_str(&format!("{}\n\n", escaped(&review.beyond(beyond))));
    }
    if !wishes.is_empty() {
        out.push_str(&format!("# {}\n\n", text(lang, "letter-wishes")));
        for row in &wishes {
            number += 1;
            point(review, row, number, &mut out);
        }
    }
    out.push_str(&format!("{}\n", text(lang, "letter-closing")));
    Some(out)
}

fn point(review: &Review<'_>, row: &Row<'_>, number: usize, out: &mut String) {
    let lang = review.lang;
    let law = row.requirement.law.join(", ");
    let title = escaped(&row.sentences.title);
    out.push_str(&format!("## {number}. {title} ({law})\n\n"));
    if row.evidence.is_empty() {
        out.push_str(&format!("{}\n\n", text(lang, "letter-silent")));
    } else {
        out.push_str(&format!("{}\n\n", text(lang, "letter-says")));
        for passage in row.evidence.iter().take(MOST_PASSAGES) {
            let lines = words::lines(lang, passage);
            let quote = escaped(&passage.words(QUOTED));
            out.push_str(&format!("> {quote} ({lines})\n\n"));
        }
    }
    let lacking = review.lacking(row);
    if !lacking.is_empty() {
        out.push_str(&format!("{}\n\n", escaped(&lacking)));
    }
    for (key, said) in [
        ("letter-why", &row.sentences.why),
        ("letter-ask", &row.sentences.ask),
    ] {
        labelled(lang, key, said, out);
    }
    let wording = row.sentences.wording.trim();
    if !wording.is_empty() {
        out.push_str(&format!("**{}**\n\n", text(lang, "letter-wording")));
        for line in wording.lines() {
            out.push_str(format!("> {line}").trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
}

fn labelled(lang: Lang, key: &str, said: &str, out: &mut String) {
    if !said.trim().is_empty() {
        let label = text(lang, key);
        out.push_str(&format!("**{label}** {}\n\n", escaped(said.trim())));
    }
}
