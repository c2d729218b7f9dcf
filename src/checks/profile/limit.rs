//! Limits of facts, and what of an agreement lies beyond them: a pure function of a fact's value and a limit.

/// What a house asks of a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limit {
    /// The largest number that is accepted, inclusive.
    pub at_most: Option<i64>,
    /// The smallest number that is accepted, inclusive.
    pub at_least: Option<i64>,
    /// The only words that are accepted, compared without case.
    pub only: Option<Vec<String>>,
    /// Words that are not accepted, compared without case.
    pub never: Vec<String>,
    /// Whether the agreement must state it at all.
    pub stated: bool,
}

/// How a value lies beyond its limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The fact.
    pub fact: String,
    /// On which side it lies.
    pub side: Side,
}

/// The side of a limit on which a value lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// A number is larger than the largest that is accepted.
    Above {
        /// What the agreement says.
        value: i64,
        /// The largest number that is accepted.
        limit: i64,
    },
    /// A number is smaller than the smallest that is accepted.
    Below {
        /// What the agreement says.
        value: i64,
        /// The smallest number that is accepted.
        limit: i64,
    },
    /// Words are not accepted.
    Words {
        /// The words that are not.
        value: Vec<String>,
        /// What is accepted instead; empty where only some are ruled out.
        accepted: Vec<String>,
    },
    /// The agreement does not say.
    Unstated,
}

impl Limit {
    /// Whether it asks nothing, or nothing that any value could keep.
    pub(super) fn is_empty(&self) -> bool {
        let asks = self.stated
            || self.at_most.is_some()
            || self.at_least.is_some()
            || self.only.is_some()
            || !self.never.is_empty();
        let crossed =
            matches!((self.at_least, self.at_most), (Some(least), Some(most)) if least > most);
        !asks || crossed || self.only.as_ref().is_some_and(Vec::is_empty)
    }

    /// On which side of the limit a number lies, if beyond it.
    #[must_use]
    pub fn number(&self, value: Option<i64>) -> Option<Side> {
        let Some(value) = value else {
            return self.stated.then_some(Side::Unstated);
        };
        match (self.at_most, self.at_least) {
            (Some(limit), _) if value > limit => Some(Side::Above { value, limit }),
            (_, Some(limit)) if value < limit => Some(Side::Below { value, limit }),
            _ => None,
        }
    }

    /// The words of a set that are not accepted, if any.
    #[must_use]
    pub fn words(&self, values: &[String]) -> Option<Side> {
        if values.is_empty() {
            return self.stated.then_some(Side::Unstated);
        }
        let among = |list: &[String], value: &str| {
            list.iter()
                .any(|word| word.to_lowercase() == value.to_lowercase())
        };
        let refused: Vec<String> = values
            .iter()
            .filter(|value| {
                among(&self.never, value)
                    || self.only.as_ref().is_some_and(|only| !among(only, value))
            })
            .cloned()
            .collect();
        let accepted = self.only.clone().unwrap_or_default();
        (!refused.is_empty()).then_some(Side::Words {
            value: refused,
            accepted,
        })
    }

    /// Whether something that has no order and no words is missing though it must be stated.
    #[must_use]
    pub fn presence(&self, is_stated: bool) -> Option<Side> {
        (self.stated && !is_stated).then_some(Side::Unstated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_on_its_limit_is_accepted() {
        let limit = Limit {
            at_most: Some(48),
            ..Limit::default()
        };
        assert_eq!(limit.number(Some(48)), None);
        assert_eq!(
            limit.number(Some(49)),
            Some(Side::Above {
                value: 49,
                limit: 48
            })
        );
        assert_eq!(limit.number(None), None);
    }

    #[test]
    fn a_value_that_must_be_stated_is_missed() {
        let limit = Limit {
            at_least: Some(30),
            stated: true,
            ..Limit::default()
        };
        assert_eq!(limit.number(None), Some(Side::Unstated));
        assert_eq!(
            limit.number(Some(14)),
            Some(Side::Below {
                value: 14,
                limit: 30
            })
        );
    }

    #[test]
    fn words_are_compared_without_case() {
        let limit = Limit {
            only: Some(vec!["Sverige".into(), "Sweden".into()]),
            ..Limit::default()
        };
        assert_eq!(limit.words(&["SWEDEN".into()]), None);
        assert!(matches!(
            limit.words(&["Ireland".into()]),
            Some(Side::Words { .. })
        ));
    }
}
