//! Tells what a sentence does: says what is agreed, defines a word, tells why, lists contents, or waits for a signature.
//! Knows the phrases of definitions, recitals and signature blocks in both languages, and no requirement.

use super::{Document, Kind, token::flag};

/// Sets the kind of every sentence that is not a heading.
pub(super) fn mark(document: &mut Document<'_>) {
    let topics: Vec<Option<Kind>> = (0..document.sections.len())
        .map(|section| topic(document, section))
        .collect();
    for id in 0..document.sentences.len() {
        if document.sentences[id].kind == Kind::Heading {
            continue;
        }
        let clause = document.sentences[id].clause;
        let section = document.clauses[clause].section;
        let under = topics[section].or_else(|| {
            document.sections[section]
                .parent
                .and_then(|parent| topics[parent])
                .filter(|kind| *kind == Kind::Definition)
        });
        let kind = kind(document, id, under);
        document.sentences[id].kind = kind;
    }
}

/// What a section is by its heading.
fn topic(document: &Document<'_>, section: usize) -> Option<Kind> {
    let heading = document.sections[section].heading.clone();
    let words: Vec<&str> = heading
        .clone()
        .map(|i| document.tokens.word(i))
        .filter(|w| !w.is_empty() && !w.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    if words.len() > 6 {
        return None;
    }
    let any = |list: &[&str]| words.iter().any(|w| list.contains(w));
    if any(&[
        "definitions",
        "definition",
        "definitioner",
        "begreppsförklaringar",
        "begreppsdefinitioner",
        "ordförklaringar",
        "ordlista",
        "glossary",
        "begrepp",
        "interpretation",
    ]) {
        Some(Kind::Definition)
    } else if any(&["recitals", "whereas", "preamble", "ingress", "preambel"])
        || (words.len() <= 2 && any(&["background", "bakgrund"]))
    {
        Some(Kind::Recital)
    } else if any(&["contents", "innehållsförteckning"])
        && !any(&["notice", "notification", "breach"])
        || words == ["innehåll"]
    {
        Some(Kind::Contents)
    } else if any(&[
        "signatures",
        "signature",
        "underskrifter",
        "underskrift",
        "undertecknande",
        "signing",
        "signering",
    ]) {
        Some(Kind::Signature)
    } else {
        None
    }
}

fn kind(document: &Document<'_>, id: usize, under: Option<Kind>) -> Kind {
    let sentence = &document.sentences[id];
    let all = document.tokens_of(id);
    let word = |i: usize| document.tokens.word(sentence.tokens.start + i);
    if all.iter().any(|t| t.is(flag::LEADER))
        || (all.len() <= 14 && all.iter().all(|t| t.is(flag::ANCHOR | flag::NUMBER)))
        || under == Some(Kind::Contents)
    {
        return Kind::Contents;
    }
    if defines(document, id, under == Some(Kind::Definition)) {
        return Kind::Definition;
    }
    let start = all.iter().position(|t| !t.is(flag::NUMBER)).unwrap_or(0);
    let opening = word(start);
    let lead = sentence
        .lead_in
        .and_then(|lead| document.sentences.get(lead))
        .is_some_and(|lead| lead.kind == Kind::Recital && under == Some(Kind::Recital));
    if matches!(opening, "whereas") || (opening.len() == 1 && word(start + 1) == "whereas") || lead
    {
        return Kind::Recital;
    }
    if under == Some(Kind::Recital) {
        return Kind::Recital;
    }
    if under == Some(Kind::Signature) && (all.iter().any(|t| t.is(flag::BLANK)) || all.len() <= 8) {
        return Kind::Signature;
    }
    Kind::Body
}

/// Whether a sentence says what a word means: a quoted or bold term, soon followed by "means", "avser" or the like.
fn defines(document: &Document<'_>, id: usize, in_definitions: bool) -> bool {
    let sentence = &document.sentences[id];
    let all = document.tokens_of(id);
    let first = all
        .iter()
        .position(|t| !t.is(flag::NUMBER) && (!t.is(flag::CLOSES) || t.end - t.start > 4))
        .unwrap_or(0);
    let marked = all
        .get(first)
        .is_some_and(|t| t.is(flag::QUOTE_ON | flag::STRONG | flag::CAPITAL));
    let quoted = all
        .get(first)
        .is_some_and(|t| t.is(flag::QUOTE_ON | flag::STRONG));
    let mut before = "";
    // "If your assessment means that …", "personal data within the meaning of Article 4" define nothing.
    let mut within = false;
    let condition = matches!(
        document.tokens.word(sentence.tokens.start + first),
        "if" | "where" | "when" | "this" | "that" | "it" | "om" | "när" | "detta" | "det"
    );
    for i in first..all.len().min(first + 24) {
        let word = document.tokens.word(sentence.tokens.start + i);
        let verb = match word {
            "means" | "betyder" | "definieras" => {
                i > first && (quoted || i <= first + 7 && !condition)
            }
            "mean" | "include" => before == "shall" && quoted,
            "meaning" if before == "the" && !quoted => i <= first + 7 && !condition && !within,
            "meaning" | "meanings" | "betydelse" | "innebörd" => true,
            "defined" => in_definitions || quoted,
            "avses" if document.tokens.word(sentence.tokens.start + first) == "med" => {
                i <= first + 8
            }
            "avser" | "avses" | "innebär" => (quoted || in_definitions) && i <= first + 14,
            "refers" | "refer" | "includes" | "omfattar" => quoted && i <= first + 12,
            _ => false,
        };
        if verb && (marked || matches!(word, "meaning" | "meanings" | "betydelse" | "innebörd")) {
            // "used by any means" or a duty that mentions a meaning is none.
            return i > first;
        }
        if i > first && quoted && in_definitions && all[i].is(flag::COLON) {
            return true;
        }
        within |= matches!(word, "within");
        before = word;
    }
    in_definitions
        && (quoted && all.len() > first + 3
            || sentence
                .lead_in
                .and_then(|l| document.sentences.get(l))
                .is_some_and(|l| l.kind == Kind::Definition))
}
