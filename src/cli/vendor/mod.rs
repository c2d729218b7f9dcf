//! `avtal vendor`: add, list and show vendors. Reading a table of vendors is in `import`.

pub mod show;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::desk::{Desk, Format, Register};
use crate::cli::error::CliError;
use crate::cli::findings;
use crate::cli::terminal::{Cell, Ink, Table};
use crate::domain::draft::FieldProblem;
use crate::domain::draft::vendor::VendorDraft;
use crate::domain::finding::{Finding, FindingCode, Severity};
use crate::domain::lang::Lang;
use crate::domain::text::text;
use crate::domain::vendor::{Category, GdprRole, VendorStatus};
use crate::store::page::{Cursor, Order, Page};
use crate::store::vendor_list::{VendorFilter, VendorRow, VendorSort};

/// The commands on vendors.
#[derive(Subcommand, Debug)]
pub enum VendorCommand {
    /// Add a vendor
    Add(Box<AddArgs>),
    /// List vendors, with what stands against each
    List(ListArgs),
    /// Show a vendor: facts, agreements, findings
    Show(show::ShowArgs),
}

/// What can be said of a vendor when it is added; the rest is for the pages.
#[derive(Args, Debug)]
pub struct AddArgs {
    /// The name that you use
    name: String,
    /// The registered name, where it differs
    #[arg(long, value_name = "NAME")]
    legal_name: Option<String>,
    /// Organisationsnummer, LEI, VAT number or another number
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// Where the company is registered: name or two letters
    #[arg(long)]
    country: Option<String>,
    /// Its address on the web
    #[arg(long, value_name = "ADDRESS")]
    website: Option<String>,
    /// The kind of service: chat, crm, hosting, email, analytics, payments, hr, support, telephony, marketing, security, backup, development, other
    #[arg(long)]
    category: Option<String>,
    /// What it does for you, in a sentence
    #[arg(long, value_name = "SENTENCE")]
    service: Option<String>,
    /// proposed, active, offboarding or former [default: proposed]
    #[arg(long)]
    status: Option<String>,
    /// Its role under the GDPR: processor, controller, joint-controller, sub-processor or none; may be repeated
    #[arg(long = "role", value_name = "ROLE")]
    roles: Vec<String>,
    /// Whether it processes personal data of yours: yes, no or unknown [default: unknown]
    #[arg(long, value_name = "ANSWER")]
    personal_data: Option<String>,
    /// What the data is processed for; may be repeated
    #[arg(long = "purpose", value_name = "PURPOSE")]
    purposes: Vec<String>,
    /// Who answers for it with you
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// The owner's department
    #[arg(long)]
    department: Option<String>,
    /// low, medium or high [default: medium]
    #[arg(long)]
    criticality: Option<String>,
    /// The first day on which it worked for you
    #[arg(long, value_name = "DAY")]
    used_from: Option<String>,
    /// Labels, separated by commas
    #[arg(long)]
    tags: Option<String>,
}

/// Which vendors to list, and how.
#[derive(Args, Debug)]
pub struct ListArgs {
    #[command(flatten)]
    which: Filters,
    /// How to write the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Which vendors.
#[derive(Args, Debug)]
pub struct Filters {
    /// Words in name, number, service or notes
    text: Option<String>,
    /// The kind of service
    #[arg(long, value_parser = |it: &str| one_of(it, Category::from_text, Category::ALL))]
    category: Option<Category>,
    /// Where it stands in its life with you
    #[arg(long, value_parser = |it: &str| one_of(it, VendorStatus::from_text, VendorStatus::ALL))]
    status: Option<VendorStatus>,
    /// One of its roles
    #[arg(long, value_parser = |it: &str| one_of(it, GdprRole::from_text, GdprRole::ALL))]
    role: Option<GdprRole>,
    /// With a standing finding of this code
    #[arg(long, value_name = "CODE", value_parser = |it: &str| one_of(it, FindingCode::from_text, FindingCode::ALL))]
    finding: Option<FindingCode>,
    /// With a standing finding of this severity
    #[arg(long, value_parser = |it: &str| one_of(it, Severity::from_text, Severity::ALL))]
    severity: Option<Severity>,
    /// With this owner, exactly
    #[arg(long)]
    owner: Option<String>,
    /// Registered in this country, by its two letters
    #[arg(long)]
    country: Option<String>,
    /// With this label
    #[arg(long)]
    tag: Option<String>,
    /// Of this one of your companies: name or number
    #[arg(long, value_name = "COMPANY")]
    entity: Option<String>,
}

impl Filters {
    /// As the store asks for them.
    pub(in crate::cli) fn filter(&self, register: &Register) -> Result<VendorFilter, CliError> {
        Ok(VendorFilter {
            text: self.text.clone(),
            status: self.status,
            category: self.category,
            role: self.role,
            finding: self.finding,
            severity: self.severity,
            owner: self.owner.clone(),
            country: self.country.as_ref().map(|country| country.to_uppercase()),
            tag: self.tag.clone(),
            entity: self
                .entity
                .as_deref()
                .map(|named| register.entity(named))
                .transpose()?,
            ..VendorFilter::default()
        })
    }
}

/// Reads one word of a closed list from the command line.
pub(in crate::cli) fn one_of<T: Copy + std::fmt::Display>(
    text: &str,
    read: fn(&str) -> Option<T>,
    all: &[T],
) -> Result<T, String> {
    let words = || {
        all.iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    };
    read(text).ok_or_else(words)
}

/// Runs a command on vendors.
pub fn run(desk: &Desk, command: &VendorCommand) -> Result<u8, CliError> {
    match command {
        VendorCommand::Add(args) => add(desk, args),
        VendorCommand::List(args) => list(desk, args),
        VendorCommand::Show(args) => show::run(desk, args),
    }
}

/// The problems of a draft as lines, each with the field's name.
pub(in crate::cli) fn problem_lines(lang: Lang, problems: &[FieldProblem]) -> Vec<String> {
    problems
        .iter()
        .map(|problem| format!("{}: {}", problem.field, problem.sentence(lang)))
        .collect()
}

fn add(desk: &Desk, args: &AddArgs) -> Result<u8, CliError> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let draft = VendorDraft {
        name: args.name.clone(),
        legal_name: text(&args.legal_name),
        registration_number: text(&args.number),
        country: text(&args.country),
        website: text(&args.website),
        category: text(&args.category),
        service: text(&args.service),
        status: text(&args.status),
        used_from: text(&args.used_from),
        roles: args.roles.clone(),
        personal_data: text(&args.personal_data),
        purposes: args.purposes.join("\n"),
        owner: text(&args.owner),
        department: text(&args.department),
        criticality: text(&args.criticality),
        tags: text(&args.tags),
        ..VendorDraft::default()
    };
    let facts = draft
        .read()
        .map_err(|problems| CliError::Input(problem_lines(desk.lang, &problems)))?;
    let register = desk.open_or_make()?;
    let (name, number) = (facts.name.clone(), facts.registration_number.clone());
    let (slug, similar) = register.write(move |writer| {
        let similar = writer.similar_vendors(&name, number.as_deref())?;
        let id = writer.add_vendor(&facts)?;
        Ok((
            writer
                .vendor(id)?
                .map(|vendor| vendor.slug)
                .unwrap_or_default(),
            similar,
        ))
    })?;
    desk.print(&desk.say_with(
        "cli-vendor-added",
        &[
            ("name", args.name.clone().into()),
            ("slug", slug.clone().into()),
        ],
    ))?;
    if !similar.is_empty() {
        let names: Vec<String> = similar.into_iter().map(|(_, name)| name).collect();
        desk.print(&desk.say_with("cli-vendor-similar", &[("names", names.join(", ").into())]))?;
    }
    let vendor = register.vendor(&slug)?;
    let day = register.day();
    let standing = register.read(move |reader| reader.findings_of_vendor(vendor.id, day))?;
    for finding in standing {
        desk.print(&format!(
            "{} {}",
            finding.sentence(desk.lang, day),
            finding.next_step(desk.lang, day)
        ))?;
    }
    Ok(0)
}

/// Every vendor that a filter lets through, page by page.
pub(in crate::cli) fn all_vendors(
    register: &Register,
    filter: VendorFilter,
) -> Result<Vec<VendorRow>, CliError> {
    let day = register.day();
    register.read(move |reader| {
        let mut rows = Vec::new();
        let mut after: Option<Cursor> = None;
        loop {
            let page = Page {
                sort: VendorSort::Name,
                order: Order::Up,
                after,
                limit: 1000,
            };
            let slice = reader.vendors(&filter, day, &page)?;
            rows.extend(slice.rows);
            after = slice.next;
            if after.is_none() {
                return Ok(rows);
            }
        }
    })
}

fn list(desk: &Desk, args: &ListArgs) -> Result<u8, CliError> {
    let register = desk.open_to_tell()?;
    let day = register.day();
    let rows = all_vendors(&register, args.which.filter(&register)?)?;
    if args.format == Format::Json {
        let rows: Vec<_> = rows
            .iter()
            .map(|row| vendor_json(desk, row, &register))
            .collect();
        desk.print_json(&json!({ "day": day, "vendors": rows }))?;
        return Ok(0);
    }
    let mut table = Table::new(
        desk.lang,
        &[
            "cli-vendor",
            "cli-category",
            "cli-status",
            "cli-owner",
            "cli-agreement",
            "cli-worst",
        ],
    );
    for row in &rows {
        table.row([
            Cell::inked(Ink::Strong, row.name.clone()),
            Cell::from(desk.say(row.category.text_key())),
            Cell::from(desk.say(row.status.text_key())),
            Cell::from(row.owner.clone().unwrap_or_default()),
            row.agreement.as_ref().map_or_else(
                || Cell::inked(Ink::Faint, "–"),
                |line| Cell::state(desk.lang, line.state),
            ),
            row.worst.as_ref().map_or_else(
                || Cell::inked(Ink::Faint, "–"),
                |finding| worst(desk.lang, finding),
            ),
        ]);
    }
    if table.is_empty() {
        desk.print(&desk.say("cli-nothing-found"))?;
    } else {
        desk.print_table(&table)?;
        desk.print(&desk.say_with("cli-n-vendors", &[("n", rows.len().into())]))?;
    }
    Ok(0)
}

fn worst(lang: Lang, finding: &Finding) -> Cell {
    let severity = Cell::severity(lang, finding.severity);
    severity.with(&text(lang, finding.code.text_key()))
}

fn vendor_json(desk: &Desk, row: &VendorRow, register: &Register) -> serde_json::Value {
    let day = register.day();
    json!({
        "id": row.id, "slug": row.slug, "name": row.name, "category": row.category, "status": row.status,
        "roles": row.roles, "country": row.country, "owner": row.owner, "department": row.department,
        "criticality": row.criticality, "tags": row.tags,
        "agreement": row.agreement.as_ref().map(|line| json!({
            "id": line.id, "title": line.title, "kind": line.kind, "state": line.state,
            "ends_on": line.ends_on, "notice_by": line.notice_by,
        })),
        "worst": row.worst.as_ref().map(|finding| findings::json(desk.lang, day, finding)),
        "findings": row.n_findings, "waived": row.n_waived,
    })
}
