//! The list of agreements as it is exported: what people say about each, the dates of the version that counts, in the
//! columns that an import reads back, and its state on the day.

use std::collections::BTreeMap;

use super::{ListError, written};
use crate::domain::agreement::{Agreement, AgreementId, Notice, Version};
use crate::domain::finding::Severity;
use crate::report::sheet::{Cell, Column, Kind, List, Sheet};
use crate::store::agreement_list::AgreementRow;
use crate::store::reader::Reader;

/// Agreements. `version` is the one that gives the state, or the latest; the dates are its dates.
pub const AGREEMENTS: List = List {
    name: "agreements",
    columns: &[
        Column::new("id", Kind::Number, 7),
        Column::new("title", Kind::Text, 36),
        Column::new("kind", Kind::Word, 26),
        Column::new("vendors", Kind::List, 30),
        Column::new("vendor_folders", Kind::List, 20),
        Column::new("entity", Kind::Text, 20),
        Column::new("state", Kind::Word, 16),
        Column::new("last_day", Kind::Day, 12),
        Column::new("notice_by", Kind::Day, 12),
        Column::new("version", Kind::Number, 9),
        Column::new("versions", Kind::Number, 9),
        Column::new("language", Kind::Text, 10),
        Column::new("bound_on", Kind::Day, 12),
        Column::new("binding", Kind::Word, 18),
        Column::new("by_us", Kind::Text, 20),
        Column::new("by_them", Kind::Text, 20),
        Column::new("effective_from", Kind::Day, 12),
        Column::new("ends_on", Kind::Day, 12),
        Column::new("renews_months", Kind::Number, 10),
        Column::new("notice", Kind::Text, 10),
        Column::new("notice_given_on", Kind::Day, 12),
        Column::new("terminated", Kind::Flag, 10),
        Column::new("replaces", Kind::Number, 10),
        Column::new("amends", Kind::Number, 10),
        Column::new("ends_with", Kind::Number, 10),
        Column::new("review_months", Kind::Number, 10),
        Column::new("notes", Kind::Text, 36),
        Column::new("high", Kind::Number, 8),
        Column::new("medium", Kind::Number, 8),
        Column::new("low", Kind::Number, 8),
        Column::new("file", Kind::Text, 40),
        Column::new("sha256", Kind::Text, 20),
    ],
};

/// The rows of a page.
pub(super) fn rows(
    reader: &Reader<'_>,
    lines: &[AgreementRow],
    sheet: &mut dyn Sheet,
) -> Result<u64, ListError> {
    let ids: Vec<AgreementId> = lines.iter().map(|line| line.id).collect();
    let agreements: BTreeMap<AgreementId, Agreement> = reader
        .agreements_by_id(&ids)?
        .into_iter()
        .map(|agreement| (agreement.id, agreement))
        .collect();
    written(lines, sheet, |line, sheet| {
        // Both are read in one transaction: each line has its agreement.
        let Some(agreement) = agreements.get(&line.id) else {
            return Ok(());
        };
        let version = counting(agreement, line);
        let bound = version.and_then(|it| it.bound.as_ref());
        let term = version.map(|it| &it.term);
        let facts = &agreement.facts;
        let n = |severity| Cell::Number(line.n_findings.of(severity).into());
        let of = |id: Option<AgreementId>| id.map_or(Cell::Empty, |id| Cell::Number(id.0));
        let names = line.vendors.iter().map(|it| it.name.clone()).collect();
        let folders = line.vendors.iter().map(|it| it.slug.clone()).collect();
        sheet.row(&[
            Cell::Number(line.id.0),
            Cell::text(&*line.title),
            Cell::word(line.kind),
            Cell::List(names),
            Cell::List(folders),
            Cell::text(&*line.entity_name),
            Cell::word(line.state),
            Cell::day(line.ends_on),
            Cell::day(line.notice_by),
            Cell::number(version.map(|it| it.number)),
            Cell::Number(line.latest.into()),
            Cell::maybe(version.map(|it| it.lang.code())),
            Cell::day(bound.map(|it| it.on)),
            bound.map_or(Cell::Empty, |it| Cell::word(it.mode)),
            Cell::maybe(bound.and_then(|it| it.by_us.as_deref())),
            Cell::maybe(bound.and_then(|it| it.by_them.as_deref())),
            Cell::day(term.and_then(|it| it.effective_from)),
            Cell::day(term.and_then(|it| it.ends_on)),
            Cell::number(term.and_then(|it| it.renews_months)),
            term.and_then(|it| it.notice)
                .map_or(Cell::Empty, |it| Cell::text(notice(it))),
            Cell::day(term.and_then(|it| it.notice_given_on)),
            term.map_or(Cell::Empty, |it| Cell::Flag(it.terminated)),
            of(facts.replaces),
            of(facts.amends),
            of(facts.ends_with),
            Cell::number(facts.review_months),
            Cell::text(&*facts.notes),
            n(Severity::High),
            n(Severity::Medium),
            n(Severity::Low),
            Cell::maybe(version.map(|it| &*it.file)),
            Cell::maybe(version.map(|it| &*it.sha256)),
        ])
    })
}

/// The version that gives the state, else the latest.
fn counting<'a>(agreement: &'a Agreement, line: &AgreementRow) -> Option<&'a Version> {
    let gives = |version: &&Version| Some(version.id) == line.version;
    let versions = &agreement.versions;
    versions.iter().find(gives).or_else(|| versions.last())
}

/// `3m` or `90d`, as the command line writes it.
fn notice(notice: Notice) -> String {
    match notice {
        Notice::Days(n) => format!("{n}d"),
        Notice::Months(n) => format!("{n}m"),
    }
}
