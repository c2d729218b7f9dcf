//! How a form is shown: its fields one by one or all of them, each with its label, its hint and what is wrong with it, and
//! the list of what is wrong. Decides nothing about what was typed.

use askama::Template;

use crate::domain::text;

use super::form::{Control, Field, FormView, Markup, rendered, token_field};

impl FormView {
    /// The hidden field with the form's token: inside every form that posts.
    #[must_use]
    pub fn token(&self) -> Markup {
        token_field(&self.token)
    }

    /// What is wrong, as a list of links to the fields; empty when nothing is.
    #[must_use]
    pub fn problems(&self) -> Markup {
        if self.problems.is_empty() {
            return Markup(String::new());
        }
        let rows = self
            .problems
            .iter()
            .map(|(field, message)| ProblemRow {
                field: field.clone(),
                label: self.label_of(field),
                message: message.clone(),
            })
            .collect();
        let heading = text::text_with(
            self.lang,
            "form-problems",
            &[("n", self.problems.len().into())],
        );
        rendered(&ProblemList { heading, rows })
    }

    /// One field with all that belongs to it. An unknown name shows nothing.
    #[must_use]
    pub fn show(&self, name: &str) -> Markup {
        self.fields
            .iter()
            .find(|field| field.name == name)
            .map_or_else(|| Markup(String::new()), |field| self.shown(field))
    }

    /// Every field, in the order in which the form was described.
    #[must_use]
    pub fn all_fields(&self) -> Markup {
        Markup(
            self.fields
                .iter()
                .map(|field| self.shown(field).0)
                .collect(),
        )
    }

    pub(super) fn label_of(&self, name: &str) -> String {
        self.fields
            .iter()
            .find(|field| field.name == name)
            .and_then(|field| field.label.clone())
            .unwrap_or_else(|| text::text(self.lang, &format!("{}-{name}", self.stem)))
    }

    /// Whether a file had been chosen in a field and is gone, since the form comes again.
    fn wants_file_again(&self, field: &Field) -> bool {
        let is_file = matches!(field.control, Control::File(_));
        is_file && self.files.iter().any(|name| *name == field.name)
    }

    fn shown(&self, field: &Field) -> Markup {
        let hint_key = format!("{}-{}-hint", self.stem, field.name);
        let is_secret = field.control == Control::Line("password");
        let values: Vec<&str> = if is_secret {
            Vec::new()
        } else {
            self.all(&field.name).collect()
        };
        rendered(&FieldView {
            field,
            label: self.label_of(&field.name),
            hint: if self.wants_file_again(field) {
                Some(text::text(self.lang, "form-file-again"))
            } else {
                field.hint.clone().or_else(|| {
                    text::has(self.lang, &hint_key).then(|| text::text(self.lang, &hint_key))
                })
            },
            optional: text::text(self.lang, "form-optional"),
            problem: self
                .problems
                .iter()
                .find(|(name, _)| *name == field.name)
                .map(|(_, message)| message.as_str()),
            value: values.first().copied().unwrap_or_default(),
            values: &values,
        })
    }
}

struct ProblemRow {
    field: String,
    label: String,
    message: String,
}

#[derive(Template)]
#[template(path = "part/problems.html")]
struct ProblemList {
    heading: String,
    rows: Vec<ProblemRow>,
}

#[derive(Template)]
#[template(path = "part/field.html")]
struct FieldView<'a> {
    field: &'a Field,
    label: String,
    hint: Option<String>,
    optional: String,
    problem: Option<&'a str>,
    value: &'a str,
    values: &'a [&'a str],
}
