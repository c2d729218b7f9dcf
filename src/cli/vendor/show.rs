//! `avtal vendor show`: one vendor with its facts, agreements and findings.

use clap::Args;
use serde_json::json;

use crate::cli::desk::{Desk, Format};
use crate::cli::error::CliError;
use crate::cli::terminal::{Cell, Ink, Table};
use crate::cli::{agreement, findings};
use crate::domain::country;
use crate::domain::vendor::{Vendor, VendorFacts};

/// Which vendor to show.
#[derive(Args, Debug)]
pub struct ShowArgs {
    /// Its name, folder or number in the register
    vendor: String,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Runs the command.
pub(super) fn run(desk: &Desk, args: &ShowArgs) -> Result<u8, CliError> {
    let register = desk.open_to_tell()?;
    let vendor = register.vendor(&args.vendor)?;
    let (id, day) = (vendor.id, register.day());
    let agreements = agreement::of_vendor(&register, id)?;
    let standing = register.read(move |reader| reader.findings_of_vendor(id, day))?;
    if args.format == Format::Json {
        let agreements: Vec<_> = agreements.iter().map(|it| it.json(day)).collect();
        let standing: Vec<_> = standing
            .iter()
            .map(|finding| findings::json(desk.lang, day, finding))
            .collect();
        desk.print_json(&json!({ "day": day, "vendor": vendor, "agreements": agreements, "findings": standing }))?;
        return Ok(0);
    }
    let paint = desk.paint();
    let headline = format!(
        "{} · {}",
        vendor.facts.name,
        desk.say(vendor.facts.status.text_key())
    );
    desk.print(&paint.on(Ink::Strong, &headline))?;
    desk.print_table(&facts(desk, &vendor))?;
    desk.print(&format!(
        "\n{}",
        paint.on(Ink::Strong, &desk.say("cli-agreements"))
    ))?;
    if agreements.is_empty() {
        desk.print(&desk.say("cli-nothing-found"))?;
    }
    desk.print_table(&agreement::lines(desk, day, &agreements))?;
    desk.print(&format!(
        "\n{}",
        paint.on(Ink::Strong, &desk.say("cli-findings"))
    ))?;
    if standing.is_empty() {
        desk.print(&desk.say("cli-no-findings"))?;
    }
    for finding in &standing {
        desk.print(&findings::block(desk, day, finding, None))?;
    }
    Ok(0)
}

fn facts(desk: &Desk, vendor: &Vendor) -> Table {
    let facts: &VendorFacts = &vendor.facts;
    let mut table = Table::of_facts();
    let mut say = |key: &str, value: String| {
        if !value.is_empty() {
            table.row([Cell::inked(Ink::Faint, desk.say(key)), Cell::from(value)]);
        }
    };
    let country = |code: &String| {
        country::country(code).map_or(code.clone(), |it| it.name(desk.lang).to_owned())
    };
    let roles: Vec<String> = facts
        .roles
        .iter()
        .map(|role| desk.say(role.text_key()))
        .collect();
    say(
        "cli-legal-name",
        facts.legal_name.clone().unwrap_or_default(),
    );
    say(
        "cli-number",
        facts.registration_number.clone().unwrap_or_default(),
    );
    say(
        "cli-country",
        facts.country.as_ref().map(country).unwrap_or_default(),
    );
    say("cli-website", facts.website.clone().unwrap_or_default());
    say("cli-category", desk.say(facts.category.text_key()));
    say("cli-service", facts.service.clone());
    say("cli-roles", roles.join(", "));
    say(
        "cli-personal-data",
        desk.say(facts.personal_data.text_key()),
    );
    say("cli-purposes", facts.purposes.join("; "));
    say(
        "cli-owner",
        [&facts.owner, &facts.department]
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join(", "),
    );
    say(
        "cli-locations",
        facts
            .locations
            .iter()
            .map(country)
            .collect::<Vec<_>>()
            .join(", "),
    );
    say("cli-folder", vendor.slug.clone());
    table
}
