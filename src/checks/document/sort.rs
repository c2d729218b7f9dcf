//! Tells what a sentence does: says what is agreed, defines a word, tells why, lists contents, or waits for a signature.
//! Knows the phrases of definitions, recitals and signature blocks in both languages, and no requirement.

use super::{Document, Form, Kind, token::flag};

/// Sets the kind of every sentence that is not a heading.
pub(super) fn mark(document: &mut Document<'_>) {
    let topics: Vec<Option<Kind>> = (0..document.sections.len())
        .map(|section| topic(document, section))
        .collect();
    let says = document.tokens.each_word(Says::of);
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
        let kind = kind(document, id, under, &says);
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
    } else if any(&["open", "öppna", "outstanding", "unresolved", "olösta"])
        && any(&[
            "points",
            "questions",
            "issues",
            "items",
            "matters",
            "frågor",
            "punkter",
        ])
    {
        Some(Kind::Open)
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

fn kind(document: &Document<'_>, id: usize, under: Option<Kind>, says: &[Says]) -> Kind {
    let sentence = &document.sentences[id];
    let all = document.tokens_of(id);
    let word = |i: usize| document.tokens.word(sentence.tokens.start + i);
    if all.iter().any(|t| t.is(flag::LEADER))
        || (all.len() <= 14 && all.iter().all(|t| t.is(flag::ANCHOR | flag::NUMBER)))
        || under == Some(Kind::Contents)
    {
        return Kind::Contents;
    }
    if names_columns(document, id) {
        return Kind::Heading;
    }
    if under == Some(Kind::Open) || asks(document, id) || remarks(document, id) {
        return Kind::Open;
    }
    if defines(document, id, under == Some(Kind::Definition), says) {
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

/// How a word helps to say what another one means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Nothing,
    /// The modal before "mean" and "include".
    Shall,
    /// "means": enough by itself soon after its subject.
    Means,
    /// "shall mean", "shall include".
    AfterShall,
    /// "has the meaning".
    Meaning,
    /// The same as other words say it.
    Sense,
    Defined,
    /// "the" before "meaning".
    The,
    /// "within the meaning of Article 4" defines nothing.
    Within,
    /// "avser" and the like, which have other uses.
    Concerns,
    /// "Med personuppgift avses".
    Meant,
    /// "refers to", "includes": of a quoted term only.
    Refers,
}

impl Says {
    fn of(word: &str) -> Says {
        match word {
            "shall" => Says::Shall,
            "means" | "betyder" | "definieras" => Says::Means,
            "mean" | "include" => Says::AfterShall,
            "meaning" => Says::Meaning,
            "meanings" | "betydelse" | "innebörd" => Says::Sense,
            "the" => Says::The,
            "within" => Says::Within,
            "defined" => Says::Defined,
            "avser" | "innebär" => Says::Concerns,
            "avses" => Says::Meant,
            "refers" | "refer" | "includes" | "omfattar" => Says::Refers,
            _ => Says::Nothing,
        }
    }
}

/// Whether a sentence is a question; a row of a table that opens with one has its answer in the next cell.
fn asks(document: &Document<'_>, id: usize) -> bool {
    let all = document.tokens_of(id);
    let span = document.span(&document.sentences[id].tokens);
    let marks = ['*', '_', ')', '"', '”', ' '];
    let (said, rest) = (
        document.source.get(..span.end).unwrap_or(""),
        document.source.get(span.end..).unwrap_or(""),
    );
    !all.iter().any(|t| t.is(flag::CELL))
        && (said.trim_end_matches(marks).ends_with('?')
            || rest.trim_start_matches(marks).starts_with('?'))
}

/// Whether a sentence is a remark to whoever goes on with the draft.
fn remarks(document: &Document<'_>, id: usize) -> bool {
    let first = document.clauses[document.sentences[id].clause]
        .sentences
        .start;
    let start = document.sentences[first].tokens.start;
    let word = |i: usize| document.tokens.word(start + i);
    let colon = |i: usize| {
        document
            .tokens
            .get(start + i)
            .is_some_and(|t| t.is(flag::COLON))
    };
    matches!(word(0), "comment" | "kommentar" | "anm") && colon(0)
        || word(0) == "drafting" && word(1) == "note"
        || word(0) == "note"
            && word(1) == "to"
            && matches!(word(2), "draft" | "drafter" | "drafters")
}

/// Whether a sentence is the row that names three columns or more of a table, and so says nothing itself.
fn names_columns(document: &Document<'_>, id: usize) -> bool {
    let sentence = &document.sentences[id];
    let clause = &document.clauses[sentence.clause];
    let text = document
        .source
        .get(document.span(&sentence.tokens))
        .unwrap_or("");
    clause.form == Form::HeaderRow
        && text.matches('|').count() >= 2
        && document
            .clauses
            .get(sentence.clause + 1)
            .is_some_and(|next| next.form == Form::Row)
}

/// Whether a sentence says what a word means: a quoted or bold term, soon followed by "means", "avser" or the like.
fn defines(document: &Document<'_>, id: usize, in_definitions: bool, says: &[Says]) -> bool {
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
    let mut before = Says::Nothing;
    // "If your assessment means that …", "personal data within the meaning of Article 4" define nothing.
    let mut within = false;
    let opening = document.tokens.word(sentence.tokens.start + first);
    let condition = matches!(
        opening,
        "if" | "where" | "when" | "this" | "that" | "it" | "om" | "när" | "detta" | "det"
    );
    for (i, token) in all.iter().enumerate().skip(first).take(24) {
        let word = says.get(token.word as usize).copied();
        let word = word.unwrap_or(Says::Nothing);
        let verb = match word {
            Says::Means => i > first && (quoted || i <= first + 7 && !condition),
            Says::AfterShall => before == Says::Shall && quoted,
            Says::Meaning if before == Says::The && !quoted => {
                i <= first + 7 && !condition && !within
            }
            Says::Meaning | Says::Sense => true,
            Says::Defined => in_definitions || quoted,
            Says::Meant if opening == "med" => i <= first + 8,
            Says::Concerns | Says::Meant => (quoted || in_definitions) && i <= first + 14,
            Says::Refers => quoted && i <= first + 12,
            Says::Shall | Says::The | Says::Within | Says::Nothing => false,
        };
        if verb && (marked || matches!(word, Says::Meaning | Says::Sense)) {
            // "used by any means" or a duty that mentions a meaning is none.
            return i > first;
        }
        if i > first && quoted && in_definitions && token.is(flag::COLON) {
            return true;
        }
        within |= word == Says::Within;
        before = word;
    }
    in_definitions
        && (quoted && all.len() > first + 3
            || sentence
                .lead_in
                .and_then(|l| document.sentences.get(l))
                .is_some_and(|l| l.kind == Kind::Definition))
}
