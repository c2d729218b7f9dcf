//! `avtal agreement add`: a text with its facts, as a new agreement or as the next version of one.

use std::path::PathBuf;

use clap::Args;

use super::told;
use crate::cli::desk::{self, Desk, Register};
use crate::cli::error::CliError;
use crate::cli::terminal::Cell;
use crate::cli::vendor::problem_lines;
use crate::domain::agreement::{AgreementFacts, AgreementId, Bound, Notice, Term};
use crate::domain::day::Day;
use crate::domain::draft::agreement::{AgreementDraft, BoundDraft};
use crate::domain::draft::term::TermDraft;
use crate::domain::lang::Lang;
use crate::jobs::import::agreement::guessed_lang;
use crate::jobs::suggestion::{self, Offer, Value};
use crate::store::front::{self, FrontMatter};
use crate::store::upload;

/// The text and what is said of it.
#[derive(Args, Debug)]
pub struct AddArgs {
    /// The text, a Markdown file in UTF-8 of at most 5 MiB; it is kept byte for byte
    file: PathBuf,
    /// With which vendor: name, folder or number; may be repeated, the first one's folder holds the file [default: the
    /// one that the text's front matter names]
    #[arg(long = "vendor", value_name = "VENDOR")]
    vendors: Vec<String>,
    /// The agreement, by its number, of which this is the next version
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["vendors", "title", "kind", "entity", "amends", "ends_with"])]
    version_of: Option<i64>,
    /// Its title [default: that of the front matter, else the text's first heading]
    #[arg(long)]
    title: Option<String>,
    /// dpa, standard-clauses, joint-controller, amendment, nda, main or other [default: that of the front matter, else dpa]
    #[arg(long)]
    kind: Option<String>,
    /// Which of your companies is the party, by its number [default: 1]
    #[arg(long, value_name = "NUMBER")]
    entity: Option<String>,
    /// The agreement that it changes, by its number: of an amendment
    #[arg(long, value_name = "NUMBER")]
    amends: Option<String>,
    /// The agreement with whose last day it ends, by its number
    #[arg(long, value_name = "NUMBER")]
    ends_with: Option<String>,
    /// The language of the text [default: that of the front matter, else guessed from the text]
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
    /// The first day in force [default: that of the front matter, else the day on which it binds]
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day in force, of the first term where it renews [default: that of the front matter, else
    /// until further notice]
    #[arg(long, value_name = "DAY")]
    ends_on: Option<String>,
    /// Renews by this many months each time [default: as the front matter says]
    #[arg(long, value_name = "MONTHS")]
    renews: Option<String>,
    /// How long before the end notice must be given: 3m for months, 90d for days
    #[arg(long, value_name = "TIME")]
    notice: Option<String>,
    /// Take over what the text itself says of its dates, renewal and notice, where no option says it; without this it is
    /// only told
    #[arg(long)]
    as_read: bool,
}

/// Runs the command.
pub(super) fn run(desk: &Desk, args: &AddArgs) -> Result<u8, CliError> {
    let bytes = desk::read_file(&args.file)?;
    let text = upload::markdown(&bytes).map_err(|problem| {
        CliError::Input(vec![format!(
            "{}: {}",
            args.file.display(),
            desk.say(problem.text_key())
        )])
    })?;
    // What cannot be read is said and left out: the text is kept as it is all the same.
    let mut front = front::read(text).unwrap_or_else(|problem| {
        let args = [
            (
                "line",
                i64::try_from(problem.line).unwrap_or(i64::MAX).into(),
            ),
            (
                "column",
                i64::try_from(problem.column).unwrap_or(i64::MAX).into(),
            ),
            ("message", problem.message.clone().into()),
        ];
        desk.complain(&CliError::input(desk.lang, problem.text_key(), &args));
        FrontMatter::default()
    });
    let lang = args
        .text_lang
        .or(front.language)
        .unwrap_or_else(|| guessed_lang(text));
    let register = desk.open_or_make()?;
    let today = register.day();
    let offered = suggestion::offered(text, &said(args, &front, today));
    if args.as_read {
        // Before the dates are read: an option may need what the text says, as renewal needs a first last day.
        for offer in &offered {
            match offer.value {
                Value::Day(day) if offer.name == "ends-on" => front.ends_on = Some(day),
                Value::Day(day) => front.effective_from = Some(day),
                Value::Renews(months) => front.renews_months = Some(months),
                Value::Notice(_) => {}
            }
        }
    }
    let (bound, mut term) = dates(desk, args, &front, today)?;
    if args.as_read {
        for offer in &offered {
            offer.take(&mut term);
        }
    }
    let facts = match args.version_of {
        Some(_) => None,
        None => Some(facts(desk, &register, args, &front, text)?),
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
    let as_read = args.as_read;
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
    tell(desk, &offered, as_read)
}

/// Which parts of a term the options and the front matter say; the values stand for themselves only by being there.
fn said(args: &AddArgs, front: &FrontMatter, today: Day) -> Term {
    Term {
        effective_from: front.effective_from.or(args.from.as_ref().map(|_| today)),
        ends_on: front.ends_on.or(args.ends_on.as_ref().map(|_| today)),
        renews_months: front.renews_months.or(args.renews.as_ref().map(|_| 1)),
        notice: args.notice.as_ref().map(|_| Notice::Days(1)),
        ..Term::default()
    }
}

/// Says what the text says of itself, and whether it was taken over.
fn tell(desk: &Desk, offered: &[Offer], is_taken: bool) -> Result<u8, CliError> {
    if offered.is_empty() {
        return Ok(0);
    }
    let key = if is_taken {
        "cli-text-taken"
    } else {
        "cli-text-offered"
    };
    desk.print(&desk.say(key))?;
    for offer in offered {
        let name = desk.say(&format!("agreement-{}", offer.name));
        let value = match offer.value {
            Value::Day(day) => day.to_string(),
            Value::Renews(months) => {
                desk.say_with("agreement-every-months", &[("n", i64::from(months).into())])
            }
            Value::Notice(Notice::Days(n)) => {
                desk.say_with("agreement-days", &[("n", i64::from(n).into())])
            }
            Value::Notice(Notice::Months(n)) => {
                desk.say_with("agreement-months", &[("n", i64::from(n).into())])
            }
        };
        let args = [
            ("name", name.into()),
            ("value", value.into()),
            ("line", i64::try_from(offer.line).unwrap_or(1).into()),
            ("quote", offer.quote.as_str().into()),
        ];
        desk.print(&desk.say_with("cli-text-says", &args))?;
    }
    Ok(0)
}

/// The facts of a new agreement.
fn facts(
    desk: &Desk,
    register: &Register,
    args: &AddArgs,
    front: &FrontMatter,
    text: &str,
) -> Result<AgreementFacts, CliError> {
    let named = if args.vendors.is_empty() {
        front.vendor.as_slice()
    } else {
        args.vendors.as_slice()
    };
    if named.is_empty() {
        return Err(CliError::input(
            desk.lang,
            "cli-agreement-vendor-missing",
            &[],
        ));
    }
    let vendors: Result<Vec<String>, CliError> = named
        .iter()
        .map(|named| Ok(register.vendor(named)?.id.0.to_string()))
        .collect();
    let draft = AgreementDraft {
        title: args
            .title
            .clone()
            .or_else(|| front.title.clone())
            .unwrap_or_else(|| front::title(text)),
        kind: args
            .kind
            .clone()
            .or_else(|| front.kind.map(|kind| kind.word().to_owned()))
            .unwrap_or_default(),
        entity: args.entity.clone().unwrap_or_default(),
        vendors: vendors?,
        amends: args.amends.clone().unwrap_or_default(),
        ends_with: args.ends_with.clone().unwrap_or_default(),
        ..AgreementDraft::default()
    };
    draft
        .read()
        .map_err(|problems| CliError::Input(problem_lines(desk.lang, &problems)))
}

/// When it binds and its term.
fn dates(
    desk: &Desk,
    args: &AddArgs,
    front: &FrontMatter,
    today: Day,
) -> Result<(Option<Bound>, Term), CliError> {
    let day = |value: &Option<String>, front: Option<Day>| {
        let front = || front.map(|day| day.to_string());
        value.clone().or_else(front).unwrap_or_default()
    };
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
        effective_from: day(&args.from, front.effective_from),
        ends_on: day(&args.ends_on, front.ends_on),
        renews_months: args
            .renews
            .clone()
            .or_else(|| front.renews_months.map(|months| months.to_string()))
            .unwrap_or_default(),
        notice: n.to_owned(),
        notice_unit: unit.to_owned(),
        ..TermDraft::default()
    };
    Ok((bound, term.read().map_err(refused)?))
}
