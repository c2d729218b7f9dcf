//! What handlers do to a form after it was sent: messages that are sentences already, values put in place of others,
//! and, where someone else was faster, both values side by side.

use crate::domain::text::text;

use super::form::{Control, Field, FormView};

/// A field of which two people want different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field's label.
    pub label: String,
    /// What was typed.
    pub mine: String,
    /// What the register holds now.
    pub theirs: String,
}

impl Field {
    /// Words for the hint in place of the text key's.
    #[must_use]
    pub fn hint(mut self, hint: String) -> Field {
        self.hint = Some(hint);
        self
    }
}

impl FormView {
    /// Puts a sentence at a field.
    pub fn say(&mut self, field: &str, sentence: String) {
        self.problems.push((field.to_owned(), sentence));
    }

    /// Whether a field has a message already.
    #[must_use]
    pub fn has_problem(&self, field: &str) -> bool {
        self.problems.iter().any(|(other, _)| other == field)
    }

    /// Without the values of a field.
    #[must_use]
    pub fn without(mut self, name: &str) -> FormView {
        self.values.retain(|(other, _)| other != name);
        self
    }

    /// The fields in which this form, as typed, differs from another, as the register has it.
    #[must_use]
    pub fn differences(&self, theirs: &FormView) -> Vec<Difference> {
        self.fields
            .iter()
            .filter(|field| !matches!(field.control, Control::File(_)))
            .map(|field| Difference {
                label: self.label_of(&field.name),
                mine: self.shown_value(field),
                theirs: theirs.shown_value(field),
            })
            .filter(|difference| difference.mine != difference.theirs)
            .collect()
    }

    /// The value of a field as a person reads it: choices by their labels.
    fn shown_value(&self, field: &Field) -> String {
        let values: Vec<String> = self
            .all(&field.name)
            .filter(|value| !value.trim().is_empty())
            .map(|value| match &field.control {
                Control::Select(choices) | Control::Radios(choices) | Control::Boxes(choices) => {
                    choices
                        .iter()
                        .find(|choice| choice.value == value)
                        .map_or_else(|| value.to_owned(), |choice| choice.label.clone())
                }
                Control::Tick => text(self.lang, "journal-yes"),
                _ => value.trim().to_owned(),
            })
            .collect();
        values.join(", ")
    }
}
