//! `avtal agreement`: add a text with its facts, list and show agreements.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::desk::{self, Desk, Format, Register};
use super::error::CliError;
use super::findings;
use super::terminal::{Cell, Ink, Table};
use super::vendor::{one_of, problem_lines};
use crate::domain::agreement::{Agreement, AgreementId, AgreementKind, Bound, Term, Version};
use crate::domain::day::Day;
use crate::domain::draft::agreement::{AgreementDraft, BoundDraft};
use crate::domain::draft::term::TermDraft;
use crate::domain::finding::Finding;
use crate::domain::lang::Lang;
use crate::domain::state::State;
use crate::domain::term::arithmetic;
use crate::domain::vendor::VendorId;
use crate::store::agreement_list::{AgreementFilter, AgreementRow, AgreementSort};
use crate::store::page::{Cursor, Order, Page};
use crate::store::upload;

/// The commands on agreements.
#[derive(Subcommand, Debug)]
pub enum AgreementCommand {
    /// Add an agreement's Markdown text, as a new agreement or as the next version of one
    Add(Box<AddArgs>),
    /// List agreements with their states and dates
    List(ListArgs),
    /// Show an agreement: versions, arithmetic, findings
    Show(ShowArgs),
}

/// The text and what is said of it.
#[derive(Args, Debug)]
pub struct AddArgs {
    /// The text, a Markdown file in UTF-8 of at most 5 MiB; it is kept byte for byte
    file: PathBuf,
    /// With which vendor: name, folder or number; may be repeated, the first one's folder holds the file
    #[arg(
        long = "vendor",
        value_name = "VENDOR",
        required_unless_present = "version_of"
    )]
    vendors: Vec<String>,
    /// The agreement, by its number, of which this is the next version
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["vendors", "title", "kind", "entity"])]
    version_of: Option<i64>,
    /// Its title [default: the text's first heading]
    #[arg(long)]
    title: Option<String>,
    /// dpa, standard-clauses, joint-controller, amendment, nda, main or other [default: dpa]
    #[arg(long)]
    kind: Option<String>,
    /// Which of your companies is the party, by its number [default: 1]
    #[arg(long, value_name = "NUMBER")]
    entity: Option<String>,
    /// The language of the text [default: guessed from the text]
    #[arg(long = "text-lang", value_name = "LANGUAGE", value_parser = |it: &str| Lang::from_code(it).ok_or("en or sv"))]
    text_lang: Option<Lang>,
    /// The day on which the last party signed or accepted
    #[arg(long, value_name = "DAY")]
    bound_on: Option<String>,
    /// How it binds: signed, click or incorporated [default: signed]
    #[arg(long, value_name = "HOW", requires = "bound_on")]
    binding: Option<String>,
    /// Who signed for you
    #[arg(long, value_name = "NAME", requires = "bound_on")]
    by_us: Option<String>,
    /// Who signed for the vendor
    #[arg(long, value_name = "NAME", requires = "bound_on")]
    by_them: Option<String>,
    /// The first day in force [default: the day on which it binds]
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day in force, of the first term where it renews [default: until further notice]
    #[arg(long, value_name = "DAY")]
    ends_on: Option<String>,
    /// Renews by so many months each time
    #[arg(long, value_name = "MONTHS")]
    renews: Option<String>,
    /// How long before the end notice must be given: 3m for months, 90d for days
    #[arg(long, value_name = "TIME")]
    notice: Option<String>,
}

/// Which agreements to list.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// Words in title or text
    text: Option<String>,
    /// In this state today
    #[arg(long, value_parser = |it: &str| one_of(it, State::from_text, State::ALL))]
    state: Option<State>,
    /// Of this kind
    #[arg(long, value_parser = |it: &str| one_of(it, AgreementKind::from_text, AgreementKind::ALL))]
    kind: Option<AgreementKind>,
    /// With this vendor: name, folder or number
    #[arg(long)]
    vendor: Option<String>,
    /// Whose last day is on or before this day
    #[arg(long, value_name = "DAY")]
    ends_by: Option<Day>,
    /// How to write the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Which agreement to show.
#[derive(Args, Debug)]
pub struct ShowArgs {
    /// Its number in the register
    number: i64,
    /// Write the text of the latest version instead, as it was uploaded
    #[arg(long)]
    text: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t, conflicts_with = "text")]
    format: Format,
}

/// Runs a command on agreements.
pub fn run(desk: &Desk, command: &AgreementCommand) -> Result<u8, CliError> {
    match command {
        AgreementCommand::Add(args) => add(desk, args),
        AgreementCommand::List(args) => list(desk, args),
        AgreementCommand::Show(args) => show(desk, args),
    }
}

fn add(desk: &Desk, args: &AddArgs) -> Result<u8, CliError> {
    let bytes = desk::read_file(&args.file)?;
    let text = upload::markdown(&bytes).map_err(|problem| {
        CliError::Input(vec![format!(
            "{}: {}",
            args.file.display(),
            desk.say(problem.text_key())
        )])
    })?;
    let lang = args.text_lang.unwrap_or_else(|| guessed_lang(text));
    let register = desk.open_or_make()?;
    let (bound, term) = dates(desk, args, register.day())?;
    let facts = match args.version_of {
        Some(_) => None,
        None => Some(facts(desk, &register, args, text)?),
    };
    let existing = args.version_of.map(AgreementId);
    let id = register.write(move |writer| {
        let id = match (existing, &facts) {
            (Some(id), _) => id,
            (None, Some(facts)) => writer.add_agreement(facts)?,
            (None, None) => return Err(crate::store::error::StoreError::NotFound("agreement")),
        };
        let version = writer.add_version(id, lang, &bytes)?;
        let mut row = 1;
        if term != Term::default() {
            row = writer.set_term(version, row, term)?;
        }
        if let Some(bound) = bound {
            writer.bind(version, row, bound)?;
        }
        Ok(id)
    })?;
    let said = told(&register, id)?;
    let file = said
        .agreement
        .versions
        .last()
        .map(|version| version.file.clone())
        .unwrap_or_default();
    let args = [
        ("id", said.agreement.id.0.into()),
        ("title", said.agreement.facts.title.clone().into()),
        ("file", file.into()),
    ];
    desk.print(&desk.say_with("cli-agreement-added", &args))?;
    let state = Cell::state(desk.lang, said.state).draw(desk.paint());
    desk.print(&format!(
        "{state}  {}",
        said.sentence(desk.lang, register.day())
    ))?;
    Ok(0)
}

/// The facts of a new agreement.
fn facts(
    desk: &Desk,
    register: &Register,
    args: &AddArgs,
    text: &str,
) -> Result<crate::domain::agreement::AgreementFacts, CliError> {
    let vendors: Result<Vec<String>, CliError> = args
        .vendors
        .iter()
        .map(|named| Ok(register.vendor(named)?.id.0.to_string()))
        .collect();
    let draft = AgreementDraft {
        title: args.title.clone().unwrap_or_else(|| first_heading(text)),
        kind: args.kind.clone().unwrap_or_default(),
        entity: args.entity.clone().unwrap_or_default(),
        vendors: vendors?,
        ..AgreementDraft::default()
    };
    draft
        .read()
        .map_err(|problems| CliError::Input(problem_lines(desk.lang, &problems)))
}

/// When it binds and its term.
fn dates(desk: &Desk, args: &AddArgs, today: Day) -> Result<(Option<Bound>, Term), CliError> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let refused = |problems: Vec<_>| CliError::Input(problem_lines(desk.lang, &problems));
    let bound = BoundDraft {
        on: text(&args.bound_on),
        mode: text(&args.binding),
        by_us: text(&args.by_us),
        by_them: text(&args.by_them),
    };
    let bound = args
        .bound_on
        .as_ref()
        .map(|_| bound.read(today))
        .transpose()
        .map_err(refused)?;
    let notice = text(&args.notice);
    let (n, unit) = match notice.strip_suffix(['d', 'D']) {
        Some(days) => (days, "days"),
        None => (notice.strip_suffix(['m', 'M']).unwrap_or(&notice), "months"),
    };
    let term = TermDraft {
        effective_from: text(&args.from),
        ends_on: text(&args.ends_on),
        renews_months: text(&args.renews),
        notice: n.to_owned(),
        notice_unit: unit.to_owned(),
        ..TermDraft::default()
    };
    Ok((bound, term.read().map_err(refused)?))
}

/// The first heading of a text, or its first line, as a title.
fn first_heading(text: &str) -> String {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    if text.starts_with("---") {
        lines.next();
        lines
            .by_ref()
            .take_while(|line| line.trim_end() != "---")
            .for_each(drop);
    }
    let said: Vec<&str> = lines
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let heading = said
        .iter()
        .find(|line| line.starts_with('#'))
        .or(said.first());
    let title = heading.map(|line| line.trim_start_matches('#').trim().trim_matches('*'));
    title.unwrap_or_default().chars().take(200).collect()
}

/// Swedish where the text has more of its most common words than English ones.
pub(super) fn guessed_lang(text: &str) -> Lang {
    let count = |common: &[&str]| {
        text.split_whitespace()
            .filter(|word| common.contains(word))
            .count()
    };
    let swedish = count(&["och", "att", "som", "av", "för", "ska", "den", "är"]);
    let english = count(&["and", "the", "of", "to", "shall", "for", "is", "that"]);
    if swedish > english {
        Lang::Sv
    } else {
        Lang::En
    }
}

/// An agreement with its state on the day as the store keeps it.
pub(super) struct Told {
    pub(super) agreement: Agreement,
    state: State,
    version: Option<Version>,
}

impl Told {
    fn new(agreement: Agreement, row: &AgreementRow) -> Told {
        let version = agreement
            .versions
            .iter()
            .find(|version| Some(version.id) == row.version)
            .cloned();
        Told {
            agreement,
            state: row.state,
            version,
        }
    }

    fn sentence(&self, lang: Lang, day: Day) -> String {
        self.version
            .as_ref()
            .map(|version| arithmetic(version, day).sentence(lang, day))
            .unwrap_or_default()
    }

    /// As JSON, with state and arithmetic on the day.
    pub(super) fn json(&self, day: Day) -> Value {
        json!({
            "agreement": self.agreement,
            "state": self.state,
            "version": self.version.as_ref().map(|version| version.number),
            "arithmetic": self.version.as_ref().map(|version| arithmetic(version, day)),
        })
    }
}

/// The agreements of a vendor, in order of title.
pub(super) fn of_vendor(register: &Register, vendor: VendorId) -> Result<Vec<Told>, CliError> {
    let rows = all_agreements(
        register,
        AgreementFilter {
            vendor: Some(vendor),
            ..AgreementFilter::default()
        },
    )?;
    let ids: Vec<AgreementId> = rows.iter().map(|row| row.id).collect();
    let mut agreements = register.read(move |reader| reader.agreements_by_id(&ids))?;
    let told = rows.iter().filter_map(|row| {
        let at = agreements
            .iter()
            .position(|agreement| agreement.id == row.id)?;
        Some(Told::new(agreements.swap_remove(at), row))
    });
    Ok(told.collect())
}

fn told(register: &Register, id: AgreementId) -> Result<Told, CliError> {
    let agreement = register.read(move |reader| reader.agreement(id))?;
    let agreement = agreement.ok_or(crate::store::error::StoreError::NotFound("agreement"))?;
    let vendor = agreement.facts.vendors.first().copied();
    let rows = all_agreements(
        register,
        AgreementFilter {
            vendor,
            ..AgreementFilter::default()
        },
    )?;
    let row = rows.iter().find(|row| row.id == id);
    let row = row.ok_or(crate::store::error::StoreError::NotFound("agreement"))?;
    Ok(Told::new(agreement, row))
}

/// Agreements as lines: state, title, arithmetic.
pub(super) fn lines(desk: &Desk, day: Day, agreements: &[Told]) -> Table {
    let mut table = Table::of_facts();
    for told in agreements {
        table.row([
            Cell::number(told.agreement.id.0),
            Cell::state(desk.lang, told.state),
            Cell::from(told.agreement.facts.title.clone()),
            Cell::inked(Ink::Faint, told.sentence(desk.lang, day)),
        ]);
    }
    table
}

/// Every agreement that a filter lets through, page by page.
pub(super) fn all_agreements(
    register: &Register,
    filter: AgreementFilter,
) -> Result<Vec<AgreementRow>, CliError> {
    let day = register.day();
    register.read(move |reader| {
        let mut rows = Vec::new();
        let mut after: Option<Cursor> = None;
        loop {
            let page = Page {
                sort: AgreementSort::Title,
                order: Order::Up,
                after,
                limit: 1000,
            };
            let slice = reader.agreements(&filter, day, &page)?;
            rows.extend(slice.rows);
            after = slice.next;
            if after.is_none() {
                return Ok(rows);
            }
        }
    })
}

fn list(desk: &Desk, args: &ListArgs) -> Result<u8, CliError> {
    let register = desk.open()?;
    let vendor = args
        .vendor
        .as_deref()
        .map(|named| register.vendor(named))
        .transpose()?;
    let filter = AgreementFilter {
        text: args.text.clone(),
        kind: args.kind,
        state: args.state,
        vendor: vendor.map(|vendor| vendor.id),
        ends_to: args.ends_by,
        ..AgreementFilter::default()
    };
    let rows = all_agreements(&register, filter)?;
    if args.format == Format::Json {
        let rows: Vec<Value> = rows.iter().map(row_json).collect();
        desk.print_json(&json!({ "day": register.day(), "agreements": rows }))?;
        return Ok(0);
    }
    let mut table = Table::new(
        desk.lang,
        &[
            "cli-id",
            "cli-state",
            "cli-title",
            "cli-vendors",
            "cli-kind",
            "cli-last-day",
            "cli-notice-by",
        ],
    );
    let or_dash = |day: Option<Day>| {
        day.map_or_else(
            || Cell::inked(Ink::Faint, "–"),
            |day| Cell::from(day.to_string()),
        )
    };
    for row in &rows {
        let vendors: Vec<&str> = row
            .vendors
            .iter()
            .map(|vendor| vendor.name.as_str())
            .collect();
        table.row([
            Cell::number(row.id.0),
            Cell::state(desk.lang, row.state),
            Cell::inked(Ink::Strong, row.title.clone()),
            Cell::from(vendors.join(", ")),
            Cell::from(desk.say(row.kind.text_key())),
            or_dash(row.ends_on),
            or_dash(row.notice_by),
        ]);
    }
    if table.is_empty() {
        desk.print(&desk.say("cli-nothing-found"))?;
    } else {
        desk.print_table(&table)?;
        desk.print(&desk.say_with("cli-n-agreements", &[("n", rows.len().into())]))?;
    }
    Ok(0)
}

fn row_json(row: &AgreementRow) -> Value {
    let vendors: Vec<Value> = row
        .vendors
        .iter()
        .map(|it| json!({ "id": it.id, "slug": it.slug, "name": it.name }))
        .collect();
    json!({
        "id": row.id, "title": row.title, "kind": row.kind, "vendors": vendors, "entity": row.entity_name,
        "state": row.state, "ends_on": row.ends_on, "notice_by": row.notice_by, "latest": row.latest,
        "lang": row.lang, "findings": row.n_findings,
    })
}

fn show(desk: &Desk, args: &ShowArgs) -> Result<u8, CliError> {
    let register = desk.open()?;
    let (id, day) = (AgreementId(args.number), register.day());
    let told = told(&register, id)?;
    if args.text {
        let latest = told.agreement.versions.last().map(|version| version.id);
        let latest = latest.ok_or(crate::store::error::StoreError::NotFound("version"))?;
        let bytes = register.read(move |reader| reader.version_text(latest))?;
        desk::write_out(None, &bytes.unwrap_or_default())?;
        return Ok(0);
    }
    let standing: Vec<Finding> =
        register.read(move |reader| reader.findings_of_agreement(id, day))?;
    if args.format == Format::Json {
        let mut value = told.json(day);
        value["findings"] = standing
            .iter()
            .map(|finding| findings::json(desk.lang, day, finding))
            .collect();
        desk.print_json(&value)?;
        return Ok(0);
    }
    let paint = desk.paint();
    desk.print(&paint.on(Ink::Strong, &told.agreement.facts.title))?;
    let state = Cell::state(desk.lang, told.state).draw(paint);
    desk.print(&format!("{state}  {}", told.sentence(desk.lang, day)))?;
    let mut table = Table::new(
        desk.lang,
        &[
            "cli-version",
            "cli-language",
            "cli-added",
            "cli-bound",
            "cli-file",
        ],
    );
    for version in &told.agreement.versions {
        table.row([
            Cell::number(version.number),
            Cell::from(version.lang.code()),
            Cell::from(version.added_on.to_string()),
            Cell::from(
                version
                    .bound
                    .as_ref()
                    .map(|bound| bound.on.to_string())
                    .unwrap_or_default(),
            ),
            Cell::inked(Ink::Faint, version.file.clone()),
        ]);
    }
    desk.print("")?;
    desk.print_table(&table)?;
    for finding in &standing {
        desk.print(&format!(
            "\n{}",
            findings::block(desk, day, finding, None).trim_end()
        ))?;
    }
    Ok(0)
}
