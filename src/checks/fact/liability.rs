//! What liability is limited to, as written. Not a limit that only refers to another agreement.

use super::{Fact, plain, reading::Reading, words::Term};
use crate::checks::document::{Kind, SentenceId, token::flag};
use std::ops::Range;

/// A cap is told in at most so many words.
const WORDS: usize = 40;

/// The first sentence that states a cap in money or fees.
pub(super) fn cap(reading: &Reading<'_, '_>) -> Fact<String> {
    let document = reading.document;
    for (id, sentence) in document.sentences.iter().enumerate() {
        let own = reading.own(id);
        let about = own.has(Term::Liability)
            || (reading.head(id).and(reading.lead(id)).has(Term::Liability)
                && own.has(Term::Limit));
        if sentence.kind != Kind::Body || !about || !own.has(Term::Limit) {
            continue;
        }
        if let Some(words) = capped(reading, id) {
            return Fact::stated(
                plain(
                    document
                        .quote(&words)
                        .trim_end_matches(['.', ';', ':', ',']),
                ),
                document,
                &sentence.tokens,
            );
        }
    }
    Fact::default()
}

/// The words after the word of limiting that say how much.
fn capped(reading: &Reading<'_, '_>, id: SentenceId) -> Option<Range<usize>> {
    let document = reading.document;
    let tokens = document.sentences[id].tokens.clone();
    let limit = tokens.clone().filter(|i| {
        // "The limitation of liability in the main agreement applies" limits nothing here.
        let word = document.tokens.word(*i);
        reading.is(*i, Term::Limit)
            && !word.starts_with("limitation")
            && !word.contains("begränsning")
    });
    for at in limit {
        let mut from = at + 1;
        while from < tokens.end && is_filler(document.tokens.word(from)) {
            from += 1;
        }
        // "det belopp som Kunden har betalat": the amount is what the clause goes on to say.
        if document.tokens.word(from - 1) == "som" {
            while from > at + 1
                && matches!(document.tokens.word(from - 1), "som" | "belopp" | "det")
            {
                from -= 1;
            }
        }
        // "The maximum liability of the Supplier is SEK 1,000".
        let mut ahead = from..tokens.end.min(from + 8);
        if let Some(verb) = ahead.find(|i| matches!(document.tokens.word(*i), "is" | "är")) {
            from = verb + 1;
        }
        let mut end = from;
        while end < tokens.end.min(from + WORDS) {
            let token = document.tokens.get(end)?;
            end += 1;
            if token.is(flag::SEMICOLON | flag::STOP | flag::CELL) {
                break;
            }
        }
        let amount = (from..end).any(|i| is_money(document.tokens.word(i)));
        let counted = (from..end).any(|i| {
            document.tokens.get(i).is_some_and(|t| t.is(flag::NUMBER))
                || reading.word(i).unit.is_some()
                // "årsavgiften" is the fee of one year.
                || document.tokens.word(i).starts_with("årsavgift")
        });
        // "limited to 3 years after the claim" is a time bar, "limited to 2 locations" no liability.
        if amount
            && counted
            && !document.quote(&(from..end)).contains(['{', '}'])
            && from < end
            && !(from..end).any(|i| document.tokens.get(i).is_some_and(|t| t.is(flag::BLANK)))
        {
            return Some(from..end);
        }
    }
    None
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "to" | "at"
            | "aldrig"
            | "inte"
            | "never"
            | "of"
            | "the"
            | "an"
            | "a"
            | "amount"
            | "sum"
            | "not"
            | "in"
            | "total"
            | "shall"
            | "be"
            | "is"
            | "till"
            | "ett"
            | "belopp"
            | "om"
            | "av"
            | "det"
            | "den"
            | "uppgå"
            | "högst"
            | "motsvarande"
            | "som"
            | "motsvarar"
            | "exceed"
            | "equal"
    )
}

fn is_money(word: &str) -> bool {
    matches!(
        word,
        "sek"
            | "eur"
            | "usd"
            | "gbp"
            | "nok"
            | "dkk"
            | "kr"
            | "kronor"
            | "euro"
            | "euros"
            | "dollars"
            | "pounds"
            | "msek"
            | "mkr"
            | "percent"
            | "procent"
            | "remuneration"
            | "betalat"
            | "betalt"
            | "erlagt"
            | "fakturerat"
    ) || [
        "fee",
        "paid",
        "payable",
        "avgift",
        "ersättning",
        "vederlag",
        "prisbasbelopp",
        "basbelopp",
        "contract value",
        "avtalsvärde",
        "licensavgift",
        "payment",
        "charges",
        "price",
    ]
    .iter()
    .any(|stem| word.starts_with(stem))
        || word.ends_with("avgift")
        || word.ends_with("avgifter")
        || word.ends_with("avgiften")
        || word.ends_with("avgifterna")
}
