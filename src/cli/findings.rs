//! `avtal findings`: what stands today, for people, for cron and for continuous integration. The exit code says
//! whether anything stands.

use clap::Args;
use serde_json::{Value, json};

use super::desk::{Desk, Format, Register};
use super::error::{CliError, STANDS};
use super::terminal::{Cell, Ink, Paint, Table, columns};
use super::vendor::one_of;
use crate::domain::day::Day;
use crate::domain::finding::{Finding, FindingCode, Severity};
use crate::domain::lang::Lang;
use crate::store::finding_list::{FindingFilter, FindingRow, FindingSort};
use crate::store::page::{Cursor, Order, Page};

/// Which findings to list.
#[derive(Args, Debug)]
#[command(after_help = "Exit code 1 when a finding is listed that is not waived, 0 when none is.")]
pub struct FindingsArgs {
    #[command(flatten)]
    which: Filters,
    /// The waived findings instead; the exit code is then 0
    #[arg(long)]
    waived: bool,
    /// One line for each finding, without the next step
    #[arg(long)]
    short: bool,
    /// How to write the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Which findings.
#[derive(Args, Debug)]
pub struct Filters {
    /// Only findings of this severity or worse: high, medium or low
    #[arg(long, default_value = "low", value_parser = |it: &str| one_of(it, Severity::from_text, Severity::ALL))]
    severity: Severity,
    /// Only findings of this code, such as agreement-missing
    #[arg(long, value_name = "CODE", value_parser = |it: &str| one_of(it, FindingCode::from_text, FindingCode::ALL))]
    code: Option<FindingCode>,
    /// Only findings of this vendor: name, folder or number
    #[arg(long)]
    vendor: Option<String>,
    /// Only findings of vendors with this owner, exactly
    #[arg(long)]
    owner: Option<String>,
    /// Of this one of your companies: name or number
    #[arg(long, value_name = "COMPANY")]
    entity: Option<String>,
}

impl Filters {
    /// As the store asks for them; those of the severity and worse are picked by [`Filters::severities`].
    pub(super) fn filter(&self, register: &Register) -> Result<FindingFilter, CliError> {
        let named = self.vendor.as_deref();
        let vendor = named.map(|named| register.vendor(named)).transpose()?;
        Ok(FindingFilter {
            code: self.code,
            vendor: vendor.map(|vendor| vendor.id),
            owner: self.owner.clone(),
            entity: self
                .entity
                .as_deref()
                .map(|named| register.entity(named))
                .transpose()?,
            ..FindingFilter::default()
        })
    }

    /// The severities that are wanted, the worst first.
    pub(super) fn severities(&self) -> Vec<Severity> {
        let mut all = Severity::ALL.to_vec();
        all.retain(|severity| *severity <= self.severity);
        all.sort_unstable();
        all
    }
}

/// Runs the command.
pub fn run(desk: &Desk, args: &FindingsArgs) -> Result<u8, CliError> {
    let register = desk.open_to_tell()?;
    let filter = FindingFilter {
        waived: args.waived,
        ..args.which.filter(&register)?
    };
    let (day, least) = (register.day(), args.which.severity);
    let rows = register.read(move |reader| {
        let mut rows: Vec<FindingRow> = Vec::new();
        let mut after: Option<Cursor> = None;
        loop {
            let page = Page {
                sort: FindingSort::Urgency,
                order: Order::Up,
                after,
                limit: 1000,
            };
            let slice = reader.findings(&filter, day, &page)?;
            rows.extend(
                slice
                    .rows
                    .into_iter()
                    .filter(|row| row.finding.severity <= least),
            );
            after = slice.next;
            if after.is_none() {
                return Ok(rows);
            }
        }
    })?;
    match args.format {
        Format::Json => {
            let rows: Vec<Value> = rows
                .iter()
                .map(|row| row_json(desk.lang, day, row))
                .collect();
            desk.print_json(&json!({ "day": day, "findings": rows }))?;
        }
        Format::Text if rows.is_empty() => desk.print(&desk.say("cli-no-findings"))?,
        Format::Text if args.short => desk.print_table(&table(desk, day, &rows))?,
        Format::Text => {
            for row in &rows {
                desk.print(&block(desk, day, &row.finding, Some(row)))?;
            }
        }
    }
    if args.format == Format::Text && !rows.is_empty() {
        desk.print(&summary(desk, &rows))?;
    }
    Ok(if rows.is_empty() || args.waived {
        0
    } else {
        STANDS
    })
}

fn table(desk: &Desk, day: Day, rows: &[FindingRow]) -> Table {
    let mut table = Table::new(
        desk.lang,
        &[
            "cli-severity",
            "cli-finding",
            "cli-vendor",
            "cli-since",
            "cli-why",
        ],
    );
    for row in rows {
        table.row([
            Cell::severity(desk.lang, row.finding.severity),
            Cell::from(desk.say(row.finding.code.text_key())),
            Cell::inked(Ink::Strong, row.vendor_name.clone()),
            Cell::from(row.finding.since.to_string()),
            Cell::from(row.finding.sentence(desk.lang, day)),
        ]);
    }
    table
}

/// A finding as three lines: what and where, why, and what to do next.
pub(super) fn block(desk: &Desk, day: Day, finding: &Finding, row: Option<&FindingRow>) -> String {
    let paint = desk.paint();
    let severity = Cell::severity(desk.lang, finding.severity).draw(paint);
    let mut head = format!("{severity}  {}", desk.say(finding.code.text_key()));
    if finding.is_waived() {
        head.push_str(&format!(" ({})", desk.say("cli-waived")));
    }
    if let Some(row) = row {
        let owner = row
            .owner
            .as_ref()
            .map(|owner| format!(" · {owner}"))
            .unwrap_or_default();
        head = format!(
            "{head}  {}{}",
            paint.on(Ink::Strong, &row.vendor_name),
            paint.on(Ink::Faint, &owner)
        );
    }
    let width = if paint == Paint::Colour {
        columns()
    } else {
        usize::MAX
    };
    let why = wrapped(&finding.sentence(desk.lang, day), "  ", width);
    let next = wrapped(&finding.next_step(desk.lang, day), "  → ", width);
    format!("{head}\n{why}\n{}\n", paint.on(Ink::Faint, &next))
}

/// A text broken into lines at spaces; later lines are indented as far as the first.
fn wrapped(text: &str, lead: &str, width: usize) -> String {
    let indent = " ".repeat(lead.chars().count());
    let mut lines = vec![lead.to_owned()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("a first line was put there");
        let begun = line.chars().count() > indent.len();
        if begun && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(format!("{indent}{word}"));
        } else {
            if begun {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

fn summary(desk: &Desk, rows: &[FindingRow]) -> String {
    let count = |severity| {
        rows.iter()
            .filter(|row| row.finding.severity == severity)
            .count()
    };
    let args = [
        ("n", rows.len().into()),
        ("high", count(Severity::High).into()),
        ("medium", count(Severity::Medium).into()),
        ("low", count(Severity::Low).into()),
    ];
    desk.say_with("cli-n-findings", &args)
}

/// A finding as JSON: the data behind it and its sentences.
pub(super) fn json(lang: Lang, day: Day, finding: &Finding) -> Value {
    json!({
        "code": finding.code,
        "severity": finding.severity,
        "vendor": finding.vendor,
        "agreement": finding.agreement,
        "version": finding.version,
        "detail": finding.detail,
        "since": finding.since,
        "days": finding.n_days(day),
        "waived": finding.is_waived(),
        "reason": finding.why,
        "why": finding.sentence(lang, day),
        "next": finding.next_step(lang, day),
    })
}

fn row_json(lang: Lang, day: Day, row: &FindingRow) -> Value {
    let mut value = json(lang, day, &row.finding);
    value["vendor_name"] = json!(row.vendor_name);
    value["vendor_slug"] = json!(row.vendor_slug);
    value["owner"] = json!(row.owner);
    value["agreement_title"] = json!(row.agreement_title);
    value
}
