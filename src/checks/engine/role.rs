//! Who is who: which names and words of a document stand for the controller and which for the processor.
//!
//! Role words come from the lexicon; names and aliases are weighed by how the document uses them: "on behalf of Acme" speaks for
//! the controller, "Acme shall assist" for the processor, "Acme AB (the Processor)" settles it. Knows no requirement.

use super::name::{introduced, weigh};
use crate::checks::{
    document::{Document, Kind, quick::Quick, token::flag},
    lexicon::{
        Lexicon,
        matcher::{Concept, Hit},
    },
};
use crate::domain::lang::Lang;
use std::{
    collections::{HashMap, HashSet},
    hash::BuildHasherDefault,
};

/// The concepts that say who acts, and the grammar words around them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grammar {
    pub(crate) controller: Concept,
    pub(crate) processor: Concept,
    pub(crate) sub_processor: Concept,
    pub(crate) both: Concept,
    /// A word that names a party without saying which, such as "the Company".
    pub(crate) either: Concept,
    pub(crate) must: Concept,
    pub(crate) may: Concept,
    pub(crate) not: Concept,
    pub(crate) no_duty: Concept,
    pub(crate) weakly: Concept,
    pub(crate) if_word: Concept,
    pub(crate) only: Concept,
    pub(crate) without: Concept,
    pub(crate) preposition: Concept,
    pub(crate) on_behalf: Concept,
    pub(crate) instruction: Concept,
    pub(crate) no_party: Concept,
    pub(crate) other_person: Concept,
    pub(crate) notify: Concept,
    pub(crate) assist: Concept,
}

impl Grammar {
    /// The grammar concepts of a lexicon.
    pub(crate) fn of(lexicon: &mut Lexicon) -> Grammar {
        let mut get = |name: &str| lexicon.concept(name);
        Grammar {
            controller: get("controller"),
            processor: get("processor"),
            sub_processor: get("sub-processor"),
            both: get("both-parties"),
            either: get("either-party"),
            must: get("must"),
            may: get("may"),
            not: get("not"),
            no_duty: get("no-duty"),
            weakly: get("weakly"),
            if_word: get("if-word"),
            only: get("strictly-only"),
            without: get("without"),
            preposition: get("preposition"),
            on_behalf: get("on-behalf"),
            instruction: get("instruction"),
            no_party: get("no-party"),
            other_person: get("other-person"),
            notify: get("notify"),
            assist: get("assist"),
        }
    }
}

/// What a name stands for, by its normal form.
pub(crate) type Aliases = HashMap<String, Alias, BuildHasherDefault<Quick>>;

/// Whom a name stands for, and whether it is a common noun ("the clinic") that needs no capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Alias {
    pub(crate) concept: Concept,
    pub(crate) small: bool,
}

/// A name counts from this weight on.
const SETTLED: i32 = 4;

/// Finds the names and aliases of the parties.
pub(crate) fn aliases(document: &Document<'_>, hits: &[Hit], grammar: &Grammar) -> Aliases {
    let mut weights: HashMap<&str, i32> = HashMap::new();
    let tokens = document.tokens.all();
    let mut processors = 0;
    let mut controllers = 0;
    for (n, hit) in hits.iter().enumerate() {
        let at = hit.start as usize;
        if hit.concept == grammar.must {
            // "Acme shall", "ska Acme".
            let before = at.checked_sub(1);
            for i in before.into_iter().chain(std::iter::once(hit.end as usize)) {
                weigh(document, hits, i, 1, grammar, &mut weights);
            }
            match hits[..n].last() {
                Some(h) if h.end == hit.start && h.concept == grammar.processor => processors += 1,
                Some(h) if h.end == hit.start && h.concept == grammar.controller => {
                    controllers += 1;
                }
                _ => {}
            }
        } else if hit.concept == grammar.notify || hit.concept == grammar.assist {
            // "Acme assists the Customer", "Acme underrättar Kunden".
            // Whom it tells may be a name as well.
            let told = tokens
                .get(hit.end as usize)
                .is_some_and(|t| t.is(flag::CAPITAL))
                || hits[n + 1..]
                    .iter()
                    .take_while(|h| h.start <= hit.end)
                    .any(|h| h.start == hit.end && h.concept == grammar.controller);
            if let Some(before) = at.checked_sub(1).filter(|_| told) {
                weigh(document, hits, before, 2, grammar, &mut weights);
            }
        } else if hit.concept == grammar.on_behalf {
            // "on behalf of Acme", "för Acmes räkning": the name stands behind or inside the phrase.
            let behind =
                hit.end as usize + usize::from(document.tokens.word(hit.end as usize) == "the");
            weigh(document, hits, behind, -4, grammar, &mut weights);
            for i in at + 1..(hit.end as usize).saturating_sub(1) {
                weigh(document, hits, i, -4, grammar, &mut weights);
            }
        } else if hit.concept == grammar.instruction {
            if let Some(i) = at.checked_sub(1).filter(|i| {
                tokens[*i].is(flag::GENITIVE) || document.tokens.word(*i).ends_with('s')
            }) {
                weigh(document, hits, i, -3, grammar, &mut weights);
            }
            if matches!(
                document.tokens.word(hit.end as usize),
                "of" | "from" | "från" | "av"
            ) {
                let skip = 1 + usize::from(document.tokens.word(hit.end as usize + 1) == "the");
                weigh(
                    document,
                    hits,
                    hit.end as usize + skip,
                    -3,
                    grammar,
                    &mut weights,
                );
            }
        } else if hit.concept == grammar.controller || hit.concept == grammar.processor {
            let weight = if hit.concept == grammar.processor {
                6
            } else {
                -6
            };
            introduced(document, hits, hit, weight, grammar, &mut weights);
            // "… är Biträdet personuppgiftsbiträde och Bolaget personuppgiftsansvarigt."
            if let Some(before) = at.checked_sub(1).filter(|i| {
                document.sentence_at(*i).map(|s| document.lang_of(s)) == Some(Lang::Sv)
                    && hits[..n]
                        .iter()
                        .rev()
                        .take(4)
                        .any(|h| h.concept == grammar.either && h.start as usize == *i)
            }) {
                weigh(document, hits, before, weight, grammar, &mut weights);
            }
        }
    }
    weights.retain(|_, weight| weight.abs() >= SETTLED);
    let common = common_nouns(document, &weights);
    let mut aliases: Aliases = weights
        .into_iter()
        .map(|(word, weight)| {
            let concept = if weight > 0 {
                grammar.processor
            } else {
                grammar.controller
            };
            let small = common.contains(&word);
            (word.to_owned(), Alias { concept, small })
        })
        .collect();
    if !aliases.is_empty() {
        let genitives: Vec<(String, Alias)> = aliases
            .iter()
            .map(|(word, alias)| (format!("{word}s"), *alias))
            .collect();
        aliases.extend(genitives);
    }
    let either: HashSet<&str> = hits
        .iter()
        .filter(|h| h.concept == grammar.either)
        .map(|h| document.tokens.word(h.start as usize))
        .collect();
    // "The Company" is whoever the other words do not name.
    for word in [
        "company",
        "bolaget",
        "agency",
        "företaget",
        "organisation",
        "organization",
        "organisationen",
        "bolagets",
        "företagets",
        "contractor",
        "partner",
        "user",
        "användaren",
        "föreningen",
        "kommunen",
        "school",
        "skolan",
        "säljaren",
        "säljarens",
        "plattformen",
        "plattformens",
        "university",
    ] {
        if either.contains(&word) && !aliases.contains_key(word) {
            let names_processor = processors > 0
                || aliases.values().any(|a| a.concept == grammar.processor)
                || hits.iter().any(|h| h.concept == grammar.processor);
            let names_controller =
                controllers > 0 || hits.iter().any(|h| h.concept == grammar.controller);
            // Where both are named otherwise, or neither is, the word stays open.
            if names_controller != names_processor {
                let concept = if names_controller {
                    grammar.processor
                } else {
                    grammar.controller
                };
                let small = false;
                aliases.insert(word.to_owned(), Alias { concept, small });
            }
        }
    }
    aliases
}

/// The names that stand without a capital inside their sentences: common nouns such as "the clinic".
fn common_nouns<'d>(
    document: &'d Document<'_>,
    weights: &HashMap<&'d str, i32>,
) -> HashSet<&'d str> {
    let mut seen: HashMap<&str, (u32, u32)> = HashMap::new();
    if weights.is_empty() {
        return HashSet::new();
    }
    let names = document
        .tokens
        .each_word(|word| weights.get_key_value(word).map(|(name, _)| *name));
    for sentence in &document.sentences {
        if sentence.kind == Kind::Heading {
            continue;
        }
        let mut opening = true;
        for at in sentence.tokens.clone() {
            let Some(token) = document.tokens.get(at) else {
                continue;
            };
            if let Some(name) = names.get(token.word as usize).copied().flatten() {
                let (small, large) = seen.entry(name).or_default();
                if !token.is(flag::CAPITAL) {
                    *small += 1;
                } else if !opening {
                    *large += 1;
                }
            }
            opening = opening
                && (token.is(flag::NUMBER) || document.tokens.word(at).chars().count() <= 1);
        }
    }
    seen.into_iter()
        .filter(|(_, (small, large))| *small >= 2 && *large == 0)
        .map(|(word, _)| word)
        .collect()
}
