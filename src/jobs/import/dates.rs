//! What a row says of a version of an agreement: when it binds and from when to when it is in force.

use super::plan::{Cells, told};
use crate::domain::agreement::{AgreementKind, BindingMode, Bound, Term, Version};
use crate::domain::choice::Words;
use crate::domain::day::Day;
use crate::domain::draft::FieldProblem;
use crate::domain::draft::agreement::BoundDraft;
use crate::domain::draft::term::TermDraft;
use crate::domain::lang::Lang;

/// What a row says of a version, as text.
pub(super) struct Dates {
    pub(super) lang: Option<Lang>,
    bound: BoundDraft,
    term: TermDraft,
    notice: String,
}

impl Dates {
    /// The columns that belong to a version.
    pub(super) const HAS: &'static [&'static str] = &[
        "bound_on",
        "binding",
        "by_us",
        "by_them",
        "effective_from",
        "ends_on",
        "renews_months",
        "notice",
        "notice_given_on",
        "terminated",
    ];

    pub(super) fn of(version: Option<&Version>) -> Dates {
        version.map_or_else(
            || Dates::said(None, &Term::default()),
            |version| Dates::said(version.bound.as_ref(), &version.term),
        )
    }

    /// What says this.
    pub(super) fn said(bound: Option<&Bound>, term: &Term) -> Dates {
        let term = TermDraft::of(term);
        let unit = if term.notice_unit == "days" { "d" } else { "m" };
        let notice = match term.notice.as_str() {
            "" => String::new(),
            n => format!("{n}{unit}"),
        };
        Dates {
            lang: None,
            bound: bound.map(BoundDraft::of).unwrap_or_default(),
            notice,
            term,
        }
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "bound_on" => &mut self.bound.on,
            "binding" => &mut self.bound.mode,
            "by_us" => &mut self.bound.by_us,
            "by_them" => &mut self.bound.by_them,
            "effective_from" => &mut self.term.effective_from,
            "ends_on" => &mut self.term.ends_on,
            "renews_months" => &mut self.term.renews_months,
            "notice" => &mut self.notice,
            "notice_given_on" => &mut self.term.notice_given_on,
            _ => return None,
        })
    }

    pub(super) fn set(&mut self, name: &str, value: &str) {
        if name == "terminated" {
            self.term.terminated = value == "yes";
        } else if let Some(field) = self.field(name) {
            value.clone_into(field);
        }
    }

    pub(super) fn get(&self, name: &str) -> String {
        match name {
            "bound_on" => self.bound.on.clone(),
            "binding" => self.bound.mode.clone(),
            "by_us" => self.bound.by_us.clone(),
            "by_them" => self.bound.by_them.clone(),
            "effective_from" => self.term.effective_from.clone(),
            "ends_on" => self.term.ends_on.clone(),
            "renews_months" => self.term.renews_months.clone(),
            "notice" => self.notice.clone(),
            "notice_given_on" => self.term.notice_given_on.clone(),
            "terminated" => if self.term.terminated { "yes" } else { "no" }.to_owned(),
            _ => String::new(),
        }
    }

    /// Reads them; problems are told to the cells.
    pub(super) fn read(
        &mut self,
        cells: &mut Cells<'_>,
        today: Day,
    ) -> Option<(Option<Bound>, Term)> {
        let (n, unit) = notice(&self.notice);
        self.term.notice = n;
        unit.clone_into(&mut self.term.notice_unit);
        let term = self
            .term
            .read()
            .map_err(|problems| refuse(cells, problems, &[]))
            .ok();
        let says = |text: &String| !text.trim().is_empty();
        let is_bound = says(&self.bound.on)
            || says(&self.bound.by_us)
            || says(&self.bound.by_them)
            || says(&self.bound.mode);
        let bound = if is_bound {
            let fields = [("on", "bound_on"), ("mode", "binding")];
            let read = self
                .bound
                .read(today)
                .map_err(|problems| refuse(cells, problems, &fields));
            Some(read.ok()?)
        } else {
            None
        };
        Some((bound, term?))
    }
}

/// The number and unit of `3m`, `90d`, `3 months`, `90 dagar`, `3`.
fn notice(text: &str) -> (String, &'static str) {
    let lower = text.trim().to_lowercase();
    let digits: String = lower.chars().take_while(|c| c.is_ascii_digit()).collect();
    let unit = lower[digits.len()..].trim();
    match unit.chars().next() {
        None | Some('m') => (digits, "months"),
        Some('d') => (digits, "days"),
        // Not a number: the draft says so.
        Some(_) => (lower, "months"),
    }
}

/// Tells the problems of a draft to the cells of the columns; `fields` says where their names differ.
pub(super) fn refuse(
    cells: &mut Cells<'_>,
    problems: Vec<FieldProblem>,
    fields: &[(&str, &'static str)],
) {
    for FieldProblem { field, problem } in problems {
        let name = fields
            .iter()
            .find(|(it, _)| *it == field)
            .map(|(_, name)| *name);
        let name = name.map_or_else(|| field.replace('-', "_"), str::to_owned);
        let words: Vec<&'static str> = match name.as_str() {
            "kind" => AgreementKind::WORDS.iter().map(|it| it.key()).collect(),
            "binding" => BindingMode::WORDS.iter().map(|it| it.key()).collect(),
            _ => Vec::new(),
        };
        cells.refuse(&name, told(problem, words));
    }
}
