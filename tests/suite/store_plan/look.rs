//! A registry that passes every filter, and what is asked of the plan of a statement.

use std::path::Path;

use avtal::domain::agreement::{BindingMode, Bound, Notice, Term};
use avtal::domain::lang::Lang;
use avtal::store::error::StoreError;
use avtal::store::files::Durability;
use avtal::store::page::{Order, Page, Slice};
use avtal::store::reader::Reader;
use avtal::store::user::UserId;
use avtal::store::version::Decision;
use avtal::store::{Store, StoreOptions};
use rusqlite::Connection;

use crate::registry::{Registry, agreement, at, clerk, vendor};

pub(super) const DAY: &str = "2026-03-01";

/// Tables with a row for each of something that a register has many of, by the names that statements give them.
pub(super) const LARGE: &[&str] = &[
    "v",
    "w",
    "a",
    "s",
    "f",
    "av",
    "t",
    "vendor",
    "agreement",
    "agreement_span",
    "finding_span",
    "version",
    "vendor_role",
    "vendor_tag",
    "journal",
];

/// Three vendors of which each passes every filter.
pub(super) fn filled() -> Registry {
    let registry = Registry::on(DAY);
    let user = avtal::store::actor::Actor {
        user: Some(UserId(1)),
        ..clerk()
    };
    for n in 0..3 {
        let mut facts = vendor(&format!("Kvickprat {n}"));
        facts.owner = Some("Åsa".to_owned());
        facts.department = Some("IT".to_owned());
        facts.country = Some("SE".to_owned());
        facts.tags.insert("moln".to_owned());
        facts.purposes.clear();
        let add = move |w: &mut avtal::store::writer::Writer<'_>| {
            let id = w.add_vendor(&facts)?;
            let agreement = w.add_agreement(&agreement(id, "Personuppgiftsbiträdesavtal"))?;
            let version = w.add_version(agreement, Lang::Sv, b"# Avtal\n\nText.\n")?;
            let row = w.open_review(version, 1)?;
            let row = w.decide(version, row, Decision::Approve, "")?;
            let bound = Bound {
                on: "2025-01-01".parse().expect("a day"),
                mode: BindingMode::Signed,
                by_us: None,
                by_them: None,
            };
            let row = w.bind(version, row, bound)?;
            let term = Term {
                ends_on: "2026-05-01".parse().ok(),
                renews_months: Some(12),
                notice: Some(Notice::Months(1)),
                ..Term::default()
            };
            w.set_term(version, row, term)
        };
        registry
            .store
            .write_blocking(user.clone(), registry.at, add)
            .expect("it is kept");
    }
    registry
}

/// The same registry, with lists read by sorting what passes or by walking.
pub(super) fn opened(registry: &Registry, few: u64) -> Store {
    let options = StoreOptions {
        durability: Durability::Bulk,
        few,
        ..StoreOptions::new(registry.folder.path(), at(DAY))
    };
    Store::open(&options).expect("it opens")
}

/// The statements of a reading and what the database says about each.
pub(super) fn plans<T>(
    store: &Store,
    folder: &Path,
    read: impl FnOnce(&Reader<'_>) -> Result<T, StoreError> + Send + 'static,
) -> Vec<(String, Vec<String>)> {
    let texts = store
        .read_blocking(move |r| r.recorded(read))
        .expect("it can be read");
    let connection = Connection::open(folder.join("avtal.db")).expect("it opens");
    let plan = |sql: String| {
        let mut statement = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .expect("a statement");
        let n = statement.parameter_count();
        let nothing = rusqlite::params_from_iter(vec![rusqlite::types::Null; n]);
        let rows = statement
            .query_map(nothing, |row| row.get::<_, String>(3))
            .expect("a plan");
        let rows = rows.collect::<Result<Vec<String>, _>>().expect("its lines");
        (sql, rows)
    };
    texts.into_iter().map(plan).collect()
}

/// Fails where a statement reads a large table from end to end, or sorts more than the few rows that pass a filter.
pub(super) fn look_at(what: &str, plans: &[(String, Vec<String>)]) {
    for (sql, plan) in plans {
        let is_driven = sql.contains(") k CROSS JOIN");
        let is_page = sql.contains(" AS key ");
        let is_count = sql.starts_with("SELECT count(*) FROM (SELECT 1 FROM");
        for (i, line) in plan.iter().enumerate() {
            let table = line
                .strip_prefix("SCAN ")
                .and_then(|rest| rest.split(' ').next());
            let is_large = table.is_some_and(|table| LARGE.contains(&table));
            // The first table of a list that is walked is read in its order and left when the page is full, and where
            // rows are counted when there are enough.
            let is_walk = !is_driven && ((i == 0 && is_page) || (i == 1 && is_count));
            let is_sort = is_page && !is_driven && line.contains("TEMP B-TREE FOR ORDER BY");
            // Most rows of an index have the same value in the column `waived`.
            let is_broad = line.contains("(waived=?)") && !(i == 0 && is_page) && !is_count;
            assert!(
                !((is_large && !is_walk) || is_sort || is_broad || line.contains("AUTOMATIC")),
                "{what}: {line}\nof {sql}\n{}",
                plan.join("\n")
            );
        }
    }
}

/// Every order of a list, both ways, from its start and from its second row.
pub(super) fn pages<S: Copy + 'static, T>(
    sorts: &[S],
    mut read: impl FnMut(Page<S>) -> Slice<T>,
    mut look: impl FnMut(Page<S>),
) {
    for &sort in sorts {
        for order in [Order::Up, Order::Down] {
            let first = Page {
                sort,
                order,
                after: None,
                limit: 1,
            };
            let next = read(first.clone()).next;
            assert!(next.is_some(), "the list has a second page");
            look(first.clone());
            look(Page {
                after: next,
                ..first
            });
        }
    }
}
