//! Forms as templates show them: each field with its label, hint, value and what is wrong with it. A form
//! is described once, in Rust; filling it from the register or from what was posted, and showing it again
//! with messages, is the same for all. The keys of its texts follow from its name: field `email` of form
//! `user` has the label `user-email`, and the hint `user-email-hint` if there is such a text.

use std::borrow::Cow;
use std::fmt::{self, Display};

use askama::Template;
use askama::filters::HtmlSafe;

use crate::domain::draft::FieldProblem;
use crate::domain::lang::Lang;
use crate::domain::text::{self, Arg};

use super::posted::Posted;
use super::visit::Visit;

/// Finished markup that templates show as it is.
pub struct Markup(pub String);

impl HtmlSafe for Markup {}

impl Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of control a field is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// One line, with the `type` of the input: `text`, `email`, `password`, `date`, `number`, `url`, `search`.
    Line(&'static str),
    /// Several lines; how many are shown.
    Lines(u8),
    /// One of a few, in a list that folds out.
    Select(Vec<Choice>),
    /// One of a few, all in sight.
    Radios(Vec<Choice>),
    /// Any of a few.
    Boxes(Vec<Choice>),
    /// A yes or no.
    Tick,
    /// A file; what it may be, as `accept` says it.
    File(&'static str),
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A choice of a value and its name.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// What it is called in what is sent.
    pub name: Cow<'static, str>,
    /// What kind of control it is.
    pub control: Control,
    /// Whether it must be filled in.
    pub is_required: bool,
    /// What the browser may fill in by itself: an `autocomplete` word.
    pub autocomplete: Option<&'static str>,
    /// Most characters.
    pub max_length: Option<u32>,
    /// Smallest and largest number.
    pub range: Option<(i64, i64)>,
    /// How wide the control is: `short`, `normal` or `wide`.
    pub width: &'static str,
    /// Words for the label in place of the text key's.
    pub label: Option<String>,
    /// Words for the hint in place of the text key's.
    pub hint: Option<String>,
}

impl Field {
    /// A field of a kind.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, control: Control) -> Field {
        let width = match control {
            Control::Line("date" | "number") => "short",
            Control::Lines(_) => "wide",
            _ => "normal",
        };
        Field {
            name: name.into(),
            control,
            is_required: false,
            autocomplete: None,
            max_length: None,
            range: None,
            width,
            label: None,
            hint: None,
        }
    }

    /// A line of text.
    #[must_use]
    pub fn text(name: impl Into<Cow<'static, str>>) -> Field {
        Field::new(name, Control::Line("text"))
    }

    /// One of the words of a closed list, by their names in a language.
    #[must_use]
    pub fn select(name: impl Into<Cow<'static, str>>, choices: Vec<Choice>) -> Field {
        Field::new(name, Control::Select(choices))
    }

    /// It must be filled in.
    #[must_use]
    pub fn required(mut self) -> Field {
        self.is_required = true;
        self
    }

    /// What the browser may fill in by itself.
    #[must_use]
    pub fn autocomplete(mut self, word: &'static str) -> Field {
        self.autocomplete = Some(word);
        self
    }

    /// Most characters.
    #[must_use]
    pub fn max(mut self, n: u32) -> Field {
        self.max_length = Some(n);
        self
    }

    /// Smallest and largest number.
    #[must_use]
    pub fn range(mut self, least: i64, most: i64) -> Field {
        self.range = Some((least, most));
        self
    }

    /// How wide the control is: `short`, `normal` or `wide`.
    #[must_use]
    pub fn width(mut self, width: &'static str) -> Field {
        self.width = width;
        self
    }

    /// Words for the label in place of the text key's.
    #[must_use]
    pub fn label(mut self, label: String) -> Field {
        self.label = Some(label);
        self
    }
}

/// A form with its values and what is wrong with them.
pub struct FormView {
    /// Stem of its text keys.
    pub(super) stem: &'static str,
    pub(super) lang: Lang,
    pub(super) token: String,
    pub(super) fields: Vec<Field>,
    pub(super) values: Vec<(String, String)>,
    /// The fields with which a file came: no browser sends it again by itself.
    pub(super) files: Vec<String>,
    pub(super) problems: Vec<(String, String)>,
}

impl FormView {
    /// An empty form; `stem` begins the keys of its texts.
    #[must_use]
    pub fn new(visit: &Visit, stem: &'static str) -> FormView {
        FormView {
            stem,
            lang: visit.lang,
            token: visit.form_token().to_owned(),
            fields: Vec::new(),
            values: Vec::new(),
            files: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// With one more field.
    #[must_use]
    pub fn field(mut self, field: Field) -> FormView {
        self.fields.push(field);
        self
    }

    /// With a value in a field; several for boxes.
    #[must_use]
    pub fn value(mut self, name: &str, value: impl Into<String>) -> FormView {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// With another value in a field in place of what it has.
    #[must_use]
    pub fn replace(mut self, name: &str, value: String) -> FormView {
        self.values.retain(|(other, _)| other != name);
        self.value(name, value)
    }

    /// With everything as it was typed. Passwords are not shown again.
    #[must_use]
    pub fn fill(mut self, posted: &Posted) -> FormView {
        self.values = posted.values().to_vec();
        let files = posted.files().iter();
        self.files = files.map(|file| file.field.clone()).collect();
        self
    }

    /// With a message at a field. The key is a text key.
    pub fn problem(&mut self, field: &str, key: &str, args: &[(&str, Arg)]) {
        self.problems
            .push((field.to_owned(), text::text_with(self.lang, key, args)));
    }

    /// With what the domain found wrong with a draft, each at its field.
    pub fn told(&mut self, problems: &[FieldProblem]) {
        for problem in problems {
            self.problems
                .push((problem.field.clone(), problem.sentence(self.lang)));
        }
    }

    /// Checks what every field says of itself: required ones are filled in, none is too long, numbers are
    /// in range, days are days, and a choice is one that was offered.
    pub fn check(&mut self) {
        for i in 0..self.fields.len() {
            let name = self.fields[i].name.clone();
            if let Some((key, args)) = self.check_field(&self.fields[i]) {
                self.problem(&name, key, &args);
            }
        }
    }

    fn check_field(&self, field: &Field) -> Option<(&'static str, Vec<(&'static str, Arg)>)> {
        let value = self.get(&field.name).trim();
        if value.is_empty() {
            let is_missing = field.is_required && !matches!(field.control, Control::File(_));
            return is_missing.then(|| ("problem-required", Vec::new()));
        }
        if let Some(most) = field.max_length
            && value.chars().count() > most as usize
        {
            return Some(("problem-too-long", vec![("n", i64::from(most).into())]));
        }
        if let Some((least, most)) = field.range
            && !value
                .parse()
                .is_ok_and(|n: i64| (least..=most).contains(&n))
        {
            return Some((
                "problem-not-a-number",
                vec![("min", least.into()), ("max", most.into())],
            ));
        }
        match &field.control {
            Control::Line("date") if value.parse::<chrono::NaiveDate>().is_err() => {
                Some(("problem-not-a-day", Vec::new()))
            }
            Control::Select(choices) | Control::Radios(choices) | Control::Boxes(choices)
                if !self
                    .all(&field.name)
                    .all(|value| choices.iter().any(|choice| choice.value == value)) =>
            {
                Some(("problem-not-a-choice", Vec::new()))
            }
            _ => None,
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.problems.is_empty()
    }

    /// The first value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    pub(super) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.values
            .iter()
            .filter(move |(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The hidden field with a form's token.
#[must_use]
pub fn token_field(token: &str) -> Markup {
    Markup(format!(
        "<input type=\"hidden\" name=\"{}\" value=\"{token}\">",
        super::posted::TOKEN_FIELD
    ))
}

/// A part of a page as markup. A part that cannot be written is left out and logged.
pub(super) fn rendered(part: &impl Template) -> Markup {
    Markup(part.render().unwrap_or_else(|error| {
        tracing::error!(%error, "a part of a page was left out");
        String::new()
    }))
}
