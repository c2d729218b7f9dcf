//! What the pages of an import show: where a file is sent, and what it would do. Decides nothing.

use askama::Template;

use crate::jobs::import::day::DayOrder;
use crate::jobs::import::mapping::{LEAVE, Shape, Use};
use crate::jobs::import::plan::{Empty, Fate, Plan, asks_order};
use crate::jobs::import::subject::Subject;
use crate::jobs::import::table::{Source, letters};
use crate::web::form::Choice;
use crate::web::visit::Visit;

use super::waiting::Waiting;

/// Problems, new rows and changed rows that the page lists.
const SHOWN: usize = 100;

/// The address of a file's page.
pub(super) fn address(waiting: &Waiting) -> String {
    format!("/import/{}/{}", waiting.subject.word(), waiting.token)
}

/// Where a file is sent.
#[derive(Template)]
#[template(path = "import/new.html")]
pub(super) struct NewPage {
    visit: Visit,
    word: &'static str,
    title: String,
    lead: String,
    problem: Option<String>,
    with_texts: bool,
    list_href: &'static str,
    list_title: String,
    /// What can be read: the heading for people and the one for programs.
    columns: Vec<(String, &'static str)>,
}

impl NewPage {
    pub(super) fn of(visit: Visit, subject: Subject, problem: Option<String>) -> NewPage {
        let shape = subject.shape();
        let columns = shape
            .names()
            .map(|name| (shape.heading(name, visit.lang), name))
            .collect();
        let (list_href, list_title) = list(&visit, subject);
        NewPage {
            word: subject.word(),
            title: visit.t(title(subject)),
            lead: visit.t(match subject {
                Subject::Vendors => "import-vendors-lead",
                Subject::Agreements => "import-agreements-lead",
            }),
            problem,
            with_texts: subject == Subject::Agreements,
            list_href,
            list_title,
            columns,
            visit,
        }
    }
}

fn title(subject: Subject) -> &'static str {
    match subject {
        Subject::Vendors => "import-vendors-title",
        Subject::Agreements => "import-agreements-title",
    }
}

fn list(visit: &Visit, subject: Subject) -> (&'static str, String) {
    match subject {
        Subject::Vendors => ("/vendors", visit.t("sheet-vendors")),
        Subject::Agreements => ("/agreements", visit.t("sheet-agreements")),
    }
}

/// What a file would do.
#[derive(Template)]
#[template(path = "import/show.html")]
pub(super) struct ImportPage {
    visit: Visit,
    title: String,
    address: String,
    list_href: &'static str,
    list_title: String,
    again_href: String,
    /// File, format, rows.
    source: String,
    counts: Vec<(String, String)>,
    n_refused: i64,
    n_good: i64,
    problems: Vec<String>,
    n_more: i64,
    unnamed: Vec<String>,
    /// Columns that nobody has decided on.
    unknown: Vec<String>,
    asks_order: bool,
    shows_order: bool,
    order: &'static str,
    clears: bool,
    columns: Vec<ColumnRow>,
    choices: Vec<Choice>,
    created: Vec<(u32, String, String)>,
    n_more_created: i64,
    changed: Vec<(u32, String, Vec<ChangeRow>)>,
    n_more_changed: i64,
    digest: String,
    can_apply: bool,
}

/// One column of the file.
struct ColumnRow {
    at: usize,
    letters: String,
    heading: String,
    example: String,
    value: &'static str,
}

/// One field that changes.
struct ChangeRow {
    heading: String,
    was: String,
    is: String,
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

impl ImportPage {
    pub(super) fn of(visit: Visit, waiting: &Waiting, plan: &Plan) -> ImportPage {
        let (table, settings) = (&waiting.table, &waiting.settings);
        let shape = waiting.subject.shape();
        let counts = plan.counts();
        let problems: Vec<String> = plan.problems().map(|it| it.sentence(visit.lang)).collect();
        let asks = asks_order(shape, table, &settings.mapping);
        let asks_order = asks && settings.order.is_none();
        let unknown: Vec<String> = settings
            .mapping
            .unknown()
            .map(|at| format!("{} “{}”", letters(at), table.headings[at]))
            .collect();
        let n_good = counts.created + counts.changed;
        let (list_href, list_title) = list(&visit, waiting.subject);
        let numbers = [
            ("import-n-created", counts.created),
            ("import-n-changed", counts.changed),
            ("import-n-skipped", counts.skipped),
            ("import-n-refused", counts.refused),
        ];
        ImportPage {
            title: visit.t(title(waiting.subject)),
            address: address(waiting),
            list_href,
            list_title,
            again_href: format!("/import/{}", waiting.subject.word()),
            source: source(&visit, waiting),
            counts: numbers
                .iter()
                .map(|(key, n)| (visit.number(&count(*n)), visit.t(key)))
                .collect(),
            n_refused: count(counts.refused),
            n_good: count(n_good),
            n_more: count(problems.len().saturating_sub(SHOWN)),
            problems: problems.into_iter().take(SHOWN).collect(),
            unnamed: plan.unnamed.clone(),
            asks_order,
            shows_order: asks,
            order: match settings.order {
                Some(DayOrder::DayFirst) => "day-first",
                Some(DayOrder::MonthFirst) => "month-first",
                None => "",
            },
            clears: settings.empty == Empty::Clear,
            columns: columns(waiting),
            choices: choices(&visit, shape),
            created: created(&visit, plan),
            n_more_created: count(counts.created.saturating_sub(SHOWN)),
            changed: changed(&visit, shape, plan),
            n_more_changed: count(counts.changed.saturating_sub(SHOWN)),
            digest: plan.digest(),
            can_apply: n_good > 0 && unknown.is_empty() && !asks_order,
            unknown,
            visit,
        }
    }
}

fn source(visit: &Visit, waiting: &Waiting) -> String {
    let how = match &waiting.table.source {
        Source::Csv(encoding, separator) => {
            let separator = if *separator == '\t' {
                "Tab".to_owned()
            } else {
                separator.to_string()
            };
            format!("CSV, {}, {separator}", encoding.name())
        }
        Source::Xlsx(sheet) => format!("Excel, {sheet}"),
    };
    let rows = visit.tn("import-rows", &count(waiting.table.rows.len()));
    format!("{} · {how} · {rows}", waiting.name)
}

fn columns(waiting: &Waiting) -> Vec<ColumnRow> {
    let (table, mapping) = (&waiting.table, &waiting.settings.mapping);
    let row = |(at, heading): (usize, &String)| {
        let filled = table
            .rows
            .iter()
            .map(|row| row.cells[at].trim())
            .find(|cell| !cell.is_empty());
        ColumnRow {
            at,
            letters: letters(at),
            heading: heading.clone(),
            example: filled.unwrap_or_default().chars().take(60).collect(),
            value: match mapping.0.get(at) {
                Some(Use::As(name)) => name,
                Some(Use::Leave) => LEAVE,
                _ => "",
            },
        }
    };
    table.headings.iter().enumerate().map(row).collect()
}

fn choices(visit: &Visit, shape: &Shape) -> Vec<Choice> {
    let named = shape
        .names()
        .map(|name| Choice::new(name, shape.heading(name, visit.lang)));
    std::iter::once(Choice::new(LEAVE, visit.t("import-leave")))
        .chain(named)
        .collect()
}

fn created(visit: &Visit, plan: &Plan) -> Vec<(u32, String, String)> {
    let rows = plan
        .outcomes
        .iter()
        .filter(|it| matches!(it.fate, Fate::Create(_)));
    let row = |it: &crate::jobs::import::plan::Outcome| {
        let remark = it.remark.as_ref().map(|(key, what)| {
            let args = [
                ("place", it.line.to_string().into()),
                ("name", it.label.as_str().into()),
                ("what", what.as_str().into()),
            ];
            visit.text(key, &args)
        });
        (it.line, it.label.clone(), remark.unwrap_or_default())
    };
    // Those that may be in the register already come first.
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|it| it.remark.is_none());
    rows.into_iter().take(SHOWN).map(row).collect()
}

fn changed(visit: &Visit, shape: &Shape, plan: &Plan) -> Vec<(u32, String, Vec<ChangeRow>)> {
    let short = |text: &str| -> String { text.chars().take(200).collect() };
    let rows = plan.outcomes.iter().filter_map(|it| match &it.fate {
        Fate::Change(_, changes) => Some((it, changes)),
        _ => None,
    });
    let row = |(it, changes): (
        &crate::jobs::import::plan::Outcome,
        &Vec<(String, String, String)>,
    )| {
        let changes = changes.iter().map(|(name, was, is)| ChangeRow {
            heading: shape.heading(name, visit.lang),
            was: short(was),
            is: short(is),
        });
        (it.line, it.label.clone(), changes.collect())
    };
    rows.take(SHOWN).map(row).collect()
}
