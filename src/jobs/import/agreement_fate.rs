//! What becomes of one row that is about an agreement: its facts, its version's dates and its text held against what
//! the register has.

use super::agreement::Texts;
use super::agreement::{Planning, guessed_lang};
use super::dates::{Dates, refuse};
use super::plan::{Act, AgreementAct, Cells, Fate};
use super::problem::Wrong;
use crate::domain::agreement::{Agreement, Term, Version};
use crate::domain::draft::agreement::AgreementDraft;
use crate::domain::lang::Lang;
use crate::domain::vendor::VendorId;
use crate::store::journal::sha256;
use crate::store::upload;
use crate::store::version::VersionFacts;

impl Planning<'_> {
    /// What becomes of a row; problems are told to its cells.
    pub(super) fn fate(
        &mut self,
        cells: &mut Cells<'_>,
        vendors: &[VendorId],
        agreement: Option<&Agreement>,
        row: usize,
    ) -> Option<Fate> {
        let before = agreement
            .map(|it| AgreementDraft::of(&it.facts))
            .unwrap_or_default();
        let mut draft = before.clone();
        if !vendors.is_empty() {
            draft.vendors = vendors.iter().map(|id| id.0.to_string()).collect();
        }
        let version = version(cells, agreement);
        let mut dates = Dates::of(version);
        let empty = self.settings.empty;
        let said: Vec<(&'static str, String)> = cells
            .said(empty)
            .map(|(name, value)| (name, value.to_owned()))
            .collect();
        for (name, value) in &said {
            match *name {
                "entity" => draft.entity = self.entity(cells, value),
                "title" => draft.title.clone_from(value),
                "kind" => draft.kind.clone_from(value),
                "replaces" => draft.replaces.clone_from(value),
                "amends" => draft.amends.clone_from(value),
                "ends_with" => draft.ends_with.clone_from(value),
                "review_months" => draft.review_months.clone_from(value),
                "notes" => draft.notes.clone_from(value),
                "language" => match Lang::from_code(&value.trim().to_lowercase()) {
                    Some(lang) => dates.lang = Some(lang),
                    None if value.trim().is_empty() => {}
                    None => cells.refuse("language", Wrong::Other("import-language", None)),
                },
                _ => dates.set(name, value),
            }
        }
        let facts = draft
            .read()
            .map_err(|problems| refuse(cells, problems, &[]))
            .ok();
        let read = dates.read(cells, self.today);
        let text = self.text(cells, agreement);
        let (facts, (bound, term)) = (facts?, read?);
        let key = (*facts.vendors.first()?, facts.title.to_lowercase());
        let first = *self.seen.entry(key).or_insert(row);
        if first != row {
            let first = &self.table.rows[first];
            if first.cells == cells.row.cells {
                return Some(Fate::Repeated(first.line));
            }
            cells.refuse_row(
                "import-twice",
                Some(("other", i64::from(first.line).into())),
            );
            return None;
        }
        let says_dates = bound.is_some() || term != Term::default();
        if version.is_none() && text.is_none() && says_dates {
            let column = said
                .iter()
                .map(|(name, _)| *name)
                .find(|name| Dates::HAS.contains(name));
            cells.refuse(
                column.unwrap_or("file"),
                Wrong::Other("import-dates-without-text", None),
            );
            return None;
        }
        let guess = || text.as_ref().map(|(_, text)| guessed_lang(text));
        let lang = dates
            .lang
            .or_else(|| version.map(|it| it.lang))
            .or_else(guess)
            .unwrap_or(Lang::En);
        let after = VersionFacts { lang, bound, term };
        let mut changes = Vec::new();
        if let Some(agreement) = agreement.filter(|it| it.facts != facts) {
            let is = AgreementDraft::of(&facts);
            let was = AgreementDraft::of(&agreement.facts);
            for (name, was, is) in [
                ("title", was.title, is.title),
                ("kind", was.kind, is.kind),
                ("vendors", was.vendors.join(", "), is.vendors.join(", ")),
                ("entity", was.entity, is.entity),
                ("replaces", was.replaces, is.replaces),
                ("amends", was.amends, is.amends),
                ("ends_with", was.ends_with, is.ends_with),
                ("review_months", was.review_months, is.review_months),
                ("notes", was.notes, is.notes),
            ] {
                if was != is {
                    changes.push((name.to_owned(), was, is));
                }
            }
        }
        let changes_version =
            text.is_none() && version.is_some_and(|it| VersionFacts::of(it) != after);
        if changes_version {
            let was = Dates::of(version);
            let is_now = Dates::said(after.bound.as_ref(), &after.term);
            for name in Dates::HAS {
                let (was, is) = (was.get(name), is_now.get(name));
                if was != is {
                    changes.push(((*name).to_owned(), was, is));
                }
            }
            if let Some(version) = version.filter(|it| it.lang != lang) {
                changes.push((
                    "language".to_owned(),
                    version.lang.code().to_owned(),
                    lang.code().to_owned(),
                ));
            }
        }
        if text.is_some() && agreement.is_some() {
            changes.push((
                "file".to_owned(),
                String::new(),
                cells.get("file").to_owned(),
            ));
        }
        let act = AgreementAct {
            id: agreement.map(|it| (it.id, it.row)),
            facts: Some(facts).filter(|facts| agreement.is_none_or(|it| it.facts != *facts)),
            version: version
                .filter(|_| changes_version)
                .map(|it| (it.id, it.row, after.clone())),
            text: text.map(|(bytes, _)| (bytes, after)),
        };
        Some(match agreement {
            None => Fate::Create(Act::Agreement(Box::new(act))),
            Some(_) if act.facts.is_none() && act.version.is_none() && act.text.is_none() => {
                Fate::Same
            }
            Some(_) => Fate::Change(Act::Agreement(Box::new(act)), changes),
        })
    }

    /// The number of the company that a cell names.
    fn entity(&self, cells: &mut Cells<'_>, said: &str) -> String {
        let said = said.trim();
        let is_it = |(id, name): &&(i64, String)| {
            id.to_string() == said || name.to_lowercase() == said.to_lowercase()
        };
        match self.entities.iter().find(is_it) {
            Some((id, _)) => id.to_string(),
            None if said.is_empty() => String::new(),
            None => {
                let names: Vec<&str> = self
                    .entities
                    .iter()
                    .map(|(_, name)| name.as_str())
                    .collect();
                let names = Some(("names", names.join(", ").into()));
                cells.refuse("entity", Wrong::Other("import-no-entity", names));
                String::new()
            }
        }
    }

    /// The text that a row names, where it is not one that the agreement has already.
    fn text(
        &mut self,
        cells: &mut Cells<'_>,
        agreement: Option<&Agreement>,
    ) -> Option<(Vec<u8>, String)> {
        let said = cells.get("file").replace('\\', "/");
        let versions = agreement
            .map(|it| it.versions.as_slice())
            .unwrap_or_default();
        if said.is_empty() {
            return None;
        }
        let name = said.trim_start_matches("./");
        let Some((name, bytes)) = self
            .texts
            .get_key_value(name)
            .or_else(|| only(self.texts, name))
        else {
            // The list as it was exported names the files that the register has.
            if !versions.iter().any(|it| it.file == said) {
                cells.refuse("file", Wrong::Other("import-no-file", None));
            }
            return None;
        };
        self.used.insert(name.clone());
        let hash = sha256(bytes);
        if versions.iter().any(|it| it.sha256 == hash) {
            return None;
        }
        match upload::markdown(bytes) {
            Ok(text) => Some((bytes.clone(), text.to_owned())),
            Err(problem) => {
                cells.refuse("file", Wrong::Other(problem.text_key(), None));
                None
            }
        }
    }
}

/// The one text whose name ends in a path.
fn only<'t>(texts: &'t Texts, name: &str) -> Option<(&'t String, &'t Vec<u8>)> {
    let mut found = texts
        .iter()
        .filter(|(path, _)| path.rsplit('/').next() == name.rsplit('/').next());
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The version whose dates a row tells: the one that it names, else the last that binds, else the latest.
fn version<'v>(cells: &mut Cells<'_>, agreement: Option<&'v Agreement>) -> Option<&'v Version> {
    let versions = &agreement?.versions;
    let said = cells.get("version");
    if said.is_empty() {
        return versions
            .iter()
            .rfind(|it| it.bound.is_some())
            .or_else(|| versions.last());
    }
    let found = versions.iter().find(|it| it.number.to_string() == said);
    if found.is_none() {
        cells.refuse("version", Wrong::Other("import-no-version", None));
    }
    found
}
