//! Joins what was found for one requirement into its verdict. Knows the order of verdicts, and no requirement.
//!
//! | found | verdict |
//! |---|---|
//! | a denial, and no other passage that says the whole | contrary |
//! | the whole, or every part | met; partial if something found limits it |
//! | a part, something weak or blank | partial, with what is lacking |
//! | nothing | missing |

use super::{Found, Rules, cue::Gives};
use crate::checks::document::SentenceId;
use serde::{Deserialize, Serialize};

/// What the text says about a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A passage says it.
    Met,
    /// A passage speaks of it, but a part that the law asks for is missing, hollowed out or left blank.
    Partial,
    /// The text says the opposite.
    Contrary,
    /// Nothing says it.
    Missing,
    /// The condition of the requirement does not hold.
    NotApplicable,
}

/// A verdict with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ruling {
    pub(crate) verdict: Verdict,
    /// Codes of what is lacking, empty unless partial.
    pub(crate) lacks: Vec<String>,
    /// The passages, best first.
    pub(crate) sentences: Vec<SentenceId>,
}

/// At most so many passages stand behind a verdict.
const PASSAGES: usize = 4;

/// … of so many sentences.
const SENTENCES: usize = 10;

/// The verdict on one subject from everything that was found for it. `parts` are all needed where no cue gives the whole.
pub(crate) fn rule(rules: &Rules, found: &[Found], parts: &[String]) -> Ruling {
    let mut found: Vec<&Found> = found.iter().collect();
    found.sort_by_key(|f| {
        (
            std::cmp::Reverse(f.fit.0.min(1)),
            f.cue,
            std::cmp::Reverse(f.fit),
            f.sentences.first().copied(),
        )
    });
    let part_of = |f: &Found| rules.cue(f.cue).and_then(|cue| cue.part.as_deref());
    let limits = |f: &Found| rules.cue(f.cue).is_some_and(|cue| cue.limits);
    let contrary: Vec<&Found> = found
        .iter()
        .copied()
        .filter(|f| f.gives == Gives::Contrary)
        .collect();
    // A denial stands unless another passage says the whole: a duty that is granted in one clause and bounded in the next is there.
    let granted = found.iter().any(|f| {
        f.gives == Gives::Met
            && part_of(f).is_none()
            && !limits(f)
            && !contrary
                .iter()
                .any(|c| c.sentences.first() == f.sentences.first())
    });
    if !contrary.is_empty() && !granted {
        return Ruling {
            verdict: Verdict::Contrary,
            lacks: Vec::new(),
            sentences: passages(&contrary),
        };
    }
    found.retain(|f| f.gives != Gives::Contrary);
    let limiting: Vec<&Found> = found.iter().copied().filter(|f| limits(f)).collect();
    found.retain(|f| !limits(f));
    let whole: Vec<&Found> = found
        .iter()
        .copied()
        .filter(|f| f.gives == Gives::Met && part_of(f).is_none())
        .collect();
    let by_part: Vec<Vec<&Found>> = parts
        .iter()
        .map(|part| {
            found
                .iter()
                .copied()
                .filter(|f| f.gives == Gives::Met && part_of(f) == Some(part))
                .collect()
        })
        .collect();
    let complete = !parts.is_empty() && by_part.iter().all(|list| !list.is_empty());
    if !whole.is_empty() || complete {
        let mut behind = whole;
        // One passage for every part comes before a second one for any.
        let longest = by_part.iter().map(Vec::len).max().unwrap_or(0);
        for i in 0..longest {
            behind.extend(by_part.iter().filter_map(|list| list.get(i)));
        }
        if limiting.is_empty() {
            return Ruling {
                verdict: Verdict::Met,
                lacks: Vec::new(),
                sentences: passages(&behind),
            };
        }
        let lacks = lacking(&limiting);
        let behind: Vec<&Found> = limiting.into_iter().chain(behind).collect();
        return Ruling {
            verdict: Verdict::Partial,
            lacks,
            sentences: passages(&behind),
        };
    }
    if found.is_empty() && limiting.is_empty() {
        return Ruling {
            verdict: Verdict::Missing,
            lacks: Vec::new(),
            sentences: Vec::new(),
        };
    }
    let mut lacks: Vec<String> = Vec::new();
    if by_part.iter().any(|list| !list.is_empty()) {
        lacks.extend(
            parts
                .iter()
                .zip(&by_part)
                .filter(|(_, list)| list.is_empty())
                .map(|(part, _)| part.clone()),
        );
    }
    if lacks.is_empty() {
        lacks = lacking(&found);
    }
    found.extend(limiting);
    Ruling {
        verdict: Verdict::Partial,
        lacks,
        sentences: passages(&found),
    }
}

fn lacking(found: &[&Found]) -> Vec<String> {
    let mut lacks: Vec<String> = Vec::new();
    for code in found.iter().filter_map(|f| f.lacks.clone()) {
        if !lacks.contains(&code) {
            lacks.push(code);
        }
    }
    lacks.truncate(2);
    lacks
}

fn passages(found: &[&Found]) -> Vec<SentenceId> {
    let mut sentences: Vec<SentenceId> = Vec::new();
    let mut apart = 0;
    for sentence in found.iter().flat_map(|f| &f.sentences) {
        if sentences.contains(sentence) {
            continue;
        }
        // Neighbours are one passage.
        let beside = |s: &SentenceId| s.abs_diff(*sentence) == 1;
        if !sentences.iter().any(beside) {
            if apart == PASSAGES {
                continue;
            }
            apart += 1;
        }
        sentences.push(*sentence);
        if sentences.len() == SENTENCES {
            break;
        }
    }
    sentences
}
