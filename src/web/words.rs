//! The closed lists of words as forms and filters offer them. Knows no list in particular.

use crate::domain::choice::Words;

use super::form::Choice;
use super::visit::Visit;

/// Every word of a closed list with its name in the language of a visit.
pub(super) fn choices<W: Words>(visit: &Visit) -> Vec<Choice> {
    W::WORDS
        .iter()
        .map(|word| Choice::new(word.as_word(), visit.t(word.key())))
        .collect()
}
