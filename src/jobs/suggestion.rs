//! What a text says of its term, offered to whoever adds it: each with its passage, and only what is not said otherwise.
//! Nothing is stored here; a person, or an option that a person gave, takes it over.

use crate::checks::document::Document;
use crate::checks::fact::Fact;
use crate::checks::fact::suggest::suggest;
use crate::domain::agreement::{Notice, Term};
use crate::domain::day::Day;

/// Characters of a passage that are shown.
const QUOTED: usize = 160;

/// Something that a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it is: the last part of its text key below `agreement-`.
    pub name: &'static str,
    /// Its value.
    pub value: Value,
    /// The line on which it is said, from 1.
    pub line: usize,
    /// The words that say it.
    pub quote: String,
}

/// A value that a text offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// The first day in force, or the last, by the name of the offer.
    Day(Day),
    /// Renews by so many months.
    Renews(u32),
    /// How long before the end notice must be given.
    Notice(Notice),
}

/// What a text says of its term and `known` does not.
#[must_use]
pub fn offered(text: &str, known: &Term) -> Vec<Offer> {
    let read = suggest(&Document::read(text));
    let day = |is_known: bool, name, fact: &Fact<Day>| {
        (!is_known).then(|| offer(name, fact, Value::Day)).flatten()
    };
    let mut offers = Vec::new();
    offers.extend(day(
        known.effective_from.is_some(),
        "effective-from",
        &read.effective_from,
    ));
    offers.extend(day(known.ends_on.is_some(), "ends-on", &read.ends_on));
    if known.renews_months.is_none() {
        offers.extend(offer("renewal", &read.renews_months, Value::Renews));
    }
    if known.notice.is_none() {
        offers.extend(offer("notice", &read.notice, Value::Notice));
    }
    offers
}

fn offer<T: Copy>(name: &'static str, fact: &Fact<T>, value: fn(T) -> Value) -> Option<Offer> {
    let first = fact.evidence.first()?;
    Some(Offer {
        name,
        value: value(fact.value?),
        line: first.first_line,
        quote: first.words(QUOTED),
    })
}

impl Offer {
    /// Puts the value into a term.
    pub fn take(&self, term: &mut Term) {
        match self.value {
            Value::Day(day) if self.name == "ends-on" => term.ends_on = Some(day),
            Value::Day(day) => term.effective_from = Some(day),
            Value::Renews(months) => term.renews_months = Some(months),
            Value::Notice(notice) => term.notice = Some(notice),
        }
    }
}
