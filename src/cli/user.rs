//! `avtal user`: users from the terminal, without e-mail. A link that works once is printed, for the admin to pass on.

use chrono::TimeDelta;
use clap::{Args, Subcommand};
use serde_json::json;

use super::desk::{Desk, Format};
use super::error::CliError;
use super::terminal::{Cell, Ink, Table};
use super::vendor::one_of;
use crate::domain::access::UserRole;
use crate::domain::lang::Lang;
use crate::store::error::StoreError;
use crate::store::user::{TokenPurpose, UserFacts, UserStatus};
use crate::web::token;

/// How long a link works.
const LINK_WORKS: TimeDelta = TimeDelta::days(7);

/// The commands on users.
#[derive(Subcommand, Debug)]
pub enum UserCommand {
    /// Add a user and print the link with which the user chooses a password
    Add(AddArgs),
    /// List users
    List(ListArgs),
    /// Print a link with which a user chooses a new password
    Reset(ResetArgs),
}

/// Who is added.
#[derive(Args, Debug)]
pub struct AddArgs {
    /// The e-mail address that the user signs in with
    email: String,
    /// The name that the journal shows
    #[arg(long)]
    name: String,
    /// procurement, legal, auditor or admin
    #[arg(long, value_parser = |it: &str| one_of(it, UserRole::from_text, UserRole::ALL))]
    role: UserRole,
    /// The language of the user's pages [default: as the browser says]
    #[arg(long, value_name = "LANGUAGE", value_parser = |it: &str| Lang::from_code(it).ok_or("en or sv"))]
    speaks: Option<Lang>,
    #[command(flatten)]
    address: Address,
}

/// How to write the list.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// How to write the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Whose password.
#[derive(Args, Debug)]
pub struct ResetArgs {
    /// The user's e-mail address
    email: String,
    #[command(flatten)]
    address: Address,
}

/// Where the link leads.
#[derive(Args, Debug)]
struct Address {
    /// How browsers reach the server
    #[arg(
        long,
        env = "AVTAL_PUBLIC_URL",
        default_value = "http://127.0.0.1:8000",
        value_name = "ADDRESS"
    )]
    public_url: String,
}

/// Runs a command on users.
pub fn run(desk: &Desk, command: &UserCommand) -> Result<u8, CliError> {
    match command {
        UserCommand::Add(args) => add(desk, args),
        UserCommand::List(args) => list(desk, args),
        UserCommand::Reset(args) => reset(desk, args),
    }
}

fn add(desk: &Desk, args: &AddArgs) -> Result<u8, CliError> {
    let facts = UserFacts {
        email: args.email.trim().to_owned(),
        name: args.name.trim().to_owned(),
        role: args.role,
        status: UserStatus::Invited,
        lang: args.speaks,
    };
    let is_name = !facts.name.is_empty()
        && facts.name.chars().count() <= 200
        && !facts.name.contains(char::is_control);
    let is_email = facts
        .email
        .split_once('@')
        .is_some_and(|(mailbox, host)| !mailbox.is_empty() && host.contains('.'));
    if !is_name
        || !is_email
        || facts
            .email
            .contains(|c: char| c.is_whitespace() || c.is_control())
    {
        let key = if is_name {
            "problem-email"
        } else {
            "problem-required"
        };
        return Err(CliError::input(desk.lang, key, &[]));
    }
    let register = desk.open_or_make()?;
    let (token, hash, until) = new_link(register.at.instant);
    register.write(move |writer| {
        let id = writer.add_user(&facts)?;
        writer.add_token(TokenPurpose::Invite, Some(id), &hash, until)
    })?;
    tell(desk, "cli-user-added", &args.email, &args.address, &token)
}

fn reset(desk: &Desk, args: &ResetArgs) -> Result<u8, CliError> {
    let register = desk.open()?;
    let (token, hash, until) = new_link(register.at.instant);
    let email = args.email.clone();
    register.write(move |writer| {
        let user = writer
            .credentials(&email)?
            .ok_or(StoreError::NotFound("user"))?
            .user;
        if user.facts.status == UserStatus::Disabled {
            return Err(StoreError::NotFound("user"));
        }
        writer.add_token(TokenPurpose::Reset, Some(user.id), &hash, until)
    })?;
    tell(desk, "cli-user-reset", &args.email, &args.address, &token)
}

/// A token, the digest that is kept of it, and until when it works.
fn new_link(now: chrono::DateTime<chrono::Utc>) -> (String, token::Digest32, i64) {
    let token = token::random();
    let hash = token::digest(&token);
    (token, hash, (now + LINK_WORKS).timestamp())
}

fn tell(
    desk: &Desk,
    key: &str,
    email: &str,
    address: &Address,
    token: &str,
) -> Result<u8, CliError> {
    desk.print(&desk.say_with(
        key,
        &[
            ("email", email.into()),
            ("days", LINK_WORKS.num_days().into()),
        ],
    ))?;
    desk.print(&format!(
        "{}/link/{token}",
        address.public_url.trim_end_matches('/')
    ))?;
    Ok(0)
}

fn list(desk: &Desk, args: &ListArgs) -> Result<u8, CliError> {
    let register = desk.open()?;
    let users = register.read(|reader| reader.users())?;
    if args.format == Format::Json {
        let users: Vec<_> = users.iter().map(|user| {
            json!({ "id": user.id, "user": user.facts, "second_factor": user.has_second_factor, "last_sign_in": user.last_sign_in })
        }).collect();
        desk.print_json(&json!({ "users": users }))?;
        return Ok(0);
    }
    let mut table = Table::new(
        desk.lang,
        &[
            "cli-name",
            "cli-email",
            "cli-role",
            "cli-status",
            "cli-second-factor",
        ],
    );
    for user in &users {
        let factor = if user.has_second_factor {
            "personal-data-yes"
        } else {
            "personal-data-no"
        };
        table.row([
            Cell::inked(Ink::Strong, user.facts.name.clone()),
            Cell::from(user.facts.email.clone()),
            Cell::from(desk.say(user.facts.role.text_key())),
            Cell::from(desk.say(user.facts.status.text_key())),
            Cell::from(desk.say(factor)),
        ]);
    }
    if table.is_empty() {
        desk.print(&desk.say("cli-nothing-found"))?;
    }
    desk.print_table(&table)?;
    Ok(0)
}
