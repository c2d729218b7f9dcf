//! The first and the last day on which an agreement holds, where days are written.
//! Not when its text was updated, nor the days of laws and of standard clauses.

use super::{
    Fact,
    date::day_at,
    reading::Reading,
    words::{Term, Terms},
};
use crate::{
    checks::document::{Kind, SentenceId, token::flag},
    domain::day::Day,
};
use std::ops::Range;

/// What a day is, with how surely.
enum Is {
    Effective(i32),
    Expiry(i32),
    Updated,
    Neither,
}

/// The days of an agreement.
pub(super) struct Period {
    /// The first day on which it holds.
    pub(super) effective: Fact<Day>,
    /// The last day on which it holds.
    pub(super) expiry: Fact<Day>,
    /// The latest day on which its text was changed, as it says.
    pub(super) updated: Option<Day>,
}

/// The days, with their passages.
pub(super) fn period(reading: &Reading<'_, '_>) -> Period {
    let document = reading.document;
    let mut updated: Option<Day> = None;
    let mut best: [Option<(i32, Day, SentenceId)>; 2] = [None, None];
    for (id, sentence) in document.sentences.iter().enumerate() {
        if sentence.kind == Kind::Contents {
            continue;
        }
        let mut earlier: Option<(Day, Range<usize>)> = None;
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = day_at(reading, &sentence.tokens, at);
            let Some((day, tokens)) = found else {
                at += 1;
                continue;
            };
            at = tokens.end.max(at + 1);
            let slot = match kind(reading, id, &tokens, earlier.as_ref()) {
                Is::Effective(score) => Some((0, score)),
                Is::Expiry(score) => Some((1, score)),
                Is::Updated => {
                    updated = updated.max(Some(day));
                    None
                }
                Is::Neither => None,
            };
            if let Some((slot, score)) = slot {
                if best[slot].is_none_or(|(top, ..)| score > top) {
                    best[slot] = Some((score, day, id));
                }
                if slot == 1
                    && let Some((first, before)) = &earlier
                    && best[0].is_none_or(|(top, ..)| top < 2)
                    && from_word(reading, before.start, sentence.tokens.start)
                {
                    best[0] = Some((2, *first, id));
                }
            }
            earlier = Some((day, tokens));
        }
    }
    let [effective, expiry] = best.map(|found| {
        found.map_or_else(Fact::default, |(_, day, id)| {
            Fact::stated(day, document, &document.sentences[id].tokens)
        })
    });
    Period {
        effective,
        expiry,
        updated,
    }
}

/// What the day at `tokens` is, by the nearest word before it that tells.
fn kind(
    reading: &Reading<'_, '_>,
    id: SentenceId,
    tokens: &Range<usize>,
    earlier: Option<&(Day, Range<usize>)>,
) -> Is {
    let document = reading.document;
    let sentence = &document.sentences[id];
    let telling = Terms::of(&[Term::Effective, Term::Expire, Term::Updated, Term::Force]);
    let from = earlier.map_or(0, |(_, before)| before.end);
    let cue = reading
        .nearest_before(id, tokens.start, 9, telling)
        .filter(|cue| *cue >= from);
    let Some(cue) = cue else {
        return made_on(reading, id, tokens);
    };
    let terms = reading.word(cue).terms;
    let word = document.tokens.word(cue);
    let short = sentence.tokens.len() <= 12;
    let act = reading.nearest_before(id, tokens.start, 16, Terms::of(&[Term::LegalAct]));
    let marked = |i: usize| {
        let token = document.tokens.get(i);
        token.is_some_and(|t| t.is(flag::COLON | flag::CELL))
    };
    let labelled = marked(cue) || tokens.start.checked_sub(1).is_some_and(marked);
    if act.is_some() && !labelled || sentence.kind == Kind::Definition && !defined(reading, id) {
        return Is::Neither;
    }
    if terms.has(Term::Updated) && !terms.has(Term::Effective) {
        return if short { Is::Updated } else { Is::Neither };
    }
    let between = tokens.start - cue;
    let agreed = reading.nearest_before(id, cue, 14, Terms::of(&[Term::Service]));
    if !short && !labelled && terms.has(Term::Effective) && agreed.is_none() {
        return Is::Neither;
    }
    if terms.has(Term::Expire) && !terms.has(Term::Effective) {
        let until = matches!(
            word,
            "until" | "through" | "till" | "fram" | "längst" | "tom" | "t.o.m"
        );
        let own = reading.own(id).and(reading.head(id));
        if until && !labelled && own.has(Term::LegalAct) {
            return Is::Neither;
        }
        if own.any(Terms::of(&[Term::Delete, Term::Retrieve]))
            || (until && !short && !own.has(Term::Service))
        {
            return Is::Neither;
        }
        // "till" alone is any "to": it needs a day or a word of validity before it.
        let valid = earlier.is_some()
            || reading
                .nearest_before(
                    id,
                    cue,
                    10,
                    Terms::of(&[Term::Effective, Term::Expire, Term::Service]),
                )
                .is_some();
        return if valid || short {
            Is::Expiry(3)
        } else {
            Is::Neither
        };
    }
    if terms.has(Term::Force) && !came_into(reading, cue, sentence.tokens.start) {
        return Is::Neither;
    }
    if between > 6 && !short {
        return Is::Neither;
    }
    let starts = matches!(word, "gäller" | "gälla" | "giltig" | "giltigt" | "börjar");
    let label = short || reading.own(id).has(Term::Service);
    if starts && !from_word(reading, tokens.start, cue) {
        // "gäller till och med den …": an end without a beginning.
        return Is::Neither;
    }
    if label {
        Is::Effective(if short { 4 } else { 3 })
    } else {
        Is::Effective(1)
    }
}

/// "This agreement is entered into on 1 March 2026", "Detta avtal har ingåtts den 1 mars 2026".
fn made_on(reading: &Reading<'_, '_>, id: SentenceId, tokens: &Range<usize>) -> Is {
    let document = reading.document;
    let sentence = &document.sentences[id];
    let word = |i: usize| document.tokens.word(i);
    let opening = (sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + 4))
        .any(|i| matches!(word(i), "this" | "detta" | "avtalet" | "föreliggande"));
    let made = (sentence.tokens.start.max(tokens.start.saturating_sub(6))..tokens.start).any(|i| {
        matches!(
            word(i),
            "entered"
                | "made"
                | "concluded"
                | "starts"
                | "begins"
                | "ingånget"
                | "ingåtts"
                | "ingås"
                | "ingicks"
                | "tecknat"
                | "tecknats"
                | "startar"
                | "löper"
        )
    });
    if opening && made && reading.own(id).has(Term::Service) && !reading.own(id).has(Term::Updated)
    {
        return Is::Effective(1);
    }
    let from = from_word(
        reading,
        tokens.start,
        sentence.tokens.start.max(tokens.start.saturating_sub(5)),
    );
    let term = reading.own(id).and(reading.head(id));
    if from
        && opening
        && term.has(Term::Service)
        && !term.any(Terms::of(&[Term::Delete, Term::LegalAct, Term::Updated]))
    {
        return Is::Effective(1);
    }
    Is::Neither
}

/// Whether "from" or the like stands shortly before a day.
fn from_word(reading: &Reading<'_, '_>, day: usize, from: usize) -> bool {
    (from.max(day.saturating_sub(5))..day).any(|i| {
        matches!(
            reading.document.tokens.word(i),
            "from"
                | "från"
                | "fr"
                | "fr.o.m"
                | "of"
                | "on"
                | "starting"
                | "beginning"
                | "between"
                | "mellan"
                | "fom"
        )
    })
}

/// "Enters into force", "takes effect", "träder i kraft"; not the "in force 21 March 2022" of a text referred to.
fn came_into(reading: &Reading<'_, '_>, cue: usize, from: usize) -> bool {
    (from.max(cue.saturating_sub(3))..cue).any(|i| {
        matches!(
            reading.document.tokens.word(i),
            "enter"
                | "enters"
                | "entered"
                | "come"
                | "comes"
                | "came"
                | "into"
                | "take"
                | "takes"
                | "took"
                | "träder"
                | "trädde"
                | "trätt"
        )
    })
}

/// Whether a definition is that of the effective or the expiry date.
fn defined(reading: &Reading<'_, '_>, id: SentenceId) -> bool {
    let tokens = reading.document.sentences[id].tokens.clone();
    (tokens.start..tokens.end.min(tokens.start + 5)).any(|i| {
        reading
            .word(i)
            .terms
            .any(Terms::of(&[Term::Effective, Term::Expire]))
    })
}
