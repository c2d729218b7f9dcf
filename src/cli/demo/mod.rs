//! `avtal demo`: a register to try everything on, filled from what is compiled in, in a folder of its own. Every
//! start makes new passwords and prints them; nothing needs the network.

mod chain;
mod comment;
mod facts;
mod fill;
pub mod registry;

use std::path::{Path, PathBuf};

use clap::Args;

use super::desk::{Desk, Register};
use super::error::CliError;
use super::serve::{self, Listen};
use super::terminal::{Cell, Ink, Table};
use crate::domain::access::UserRole;
use crate::store::DATABASE;
use crate::store::error::StoreError;
use crate::store::files::Durability;
use crate::web::{password, token};

/// The folder of the demonstration where none is named.
const FOLDER: &str = "demo-data";
/// The file that says that a folder holds a demonstration, so that no real register is ever filled or emptied.
const MARK: &str = "demonstration";

/// How to fill and start.
#[derive(Args, Debug)]
pub struct DemoArgs {
    #[command(flatten)]
    listen: Listen,
    /// Fill the folder, print the sign-ins and exit
    #[arg(long)]
    prepare_only: bool,
    /// Throw away what was tried out and fill the folder anew
    #[arg(long)]
    fresh: bool,
}

/// Runs the command. `data` is the folder that the user named, if any.
pub fn run(desk: Desk, args: &DemoArgs, data: Option<PathBuf>) -> Result<u8, CliError> {
    let desk = desk.at(data.unwrap_or_else(|| FOLDER.into()));
    let lock = serve::lock(&desk)?;
    let (register, sign_ins) = prepare(&desk, args.fresh)?;
    let day = register.at.day;
    let n_vendors = register.read(move |reader| Ok(reader.counts(day)?.n_vendors))?;
    let folder = desk.data.display().to_string();
    let counts = [
        ("folder", folder.into()),
        ("vendors", i64::from(n_vendors).into()),
    ];
    desk.print(&desk.say_with("cli-demo-filled", &counts))?;
    desk.print("")?;
    let mut table = Table::new(desk.lang, &["cli-role", "cli-email", "cli-password"]);
    for sign_in in &sign_ins {
        table.row([
            Cell::from(desk.say(sign_in.role.text_key())),
            Cell::from(sign_in.email.clone()),
            Cell::inked(Ink::Strong, sign_in.password.clone()),
        ]);
    }
    desk.print_table(&table)?;
    desk.print("")?;
    if args.prepare_only {
        return Ok(0);
    }
    serve::start(&desk, register, lock, &args.listen)
}

/// A sign-in of the demonstration.
struct SignIn {
    role: UserRole,
    email: String,
    password: String,
}

/// The filled register with a new sign-in for each role.
fn prepare(desk: &Desk, fresh: bool) -> Result<(Register, Vec<SignIn>), CliError> {
    let data = &desk.data;
    let is_there = data.join(DATABASE).exists();
    let is_ours = data.join(MARK).exists();
    if is_there && !is_ours {
        return Err(CliError::input(
            desk.lang,
            "cli-demo-not-ours",
            &[("folder", data.display().to_string().into())],
        ));
    }
    if is_ours && fresh {
        empty(data)?;
    }
    let registry = registry::read().map_err(|error| CliError::Input(vec![error.to_string()]))?;
    let is_new = !data.join(DATABASE).exists();
    // Marked before it is filled: a run that was stopped halfway can be thrown away by the next.
    if is_new {
        std::fs::create_dir_all(data).map_err(|error| CliError::File(data.clone(), error))?;
        let mark = data.join(MARK);
        std::fs::write(&mark, "").map_err(|error| CliError::File(mark, error))?;
    }
    // A lost filling is filled again.
    let care = if is_new {
        Durability::Bulk
    } else {
        Durability::Full
    };
    let register = desk.open_with(care)?;
    let mut sign_ins = Vec::new();
    let mut hashes = Vec::new();
    for user in &registry.users {
        let password = token::readable(3);
        hashes.push(password::hash_now(&password).map_err(|error| CliError::Input(vec![error]))?);
        let role = UserRole::from_word(&user.role).unwrap_or(UserRole::Auditor);
        sign_ins.push(SignIn {
            role,
            email: user.email.clone(),
            password,
        });
    }
    if register.read(|reader| reader.n_users())? == 0 {
        fill::fill(&register.store, &registry, hashes, register.at)?;
        // The settings are other ones now.
        drop(register);
        return Ok((desk.open()?, sign_ins));
    }
    let emails: Vec<String> = registry
        .users
        .iter()
        .map(|user| user.email.clone())
        .collect();
    register.write(move |writer| {
        for (email, hash) in emails.iter().zip(&hashes) {
            let user = writer
                .credentials(email)?
                .ok_or(StoreError::NotFound("user"))?
                .user;
            writer.set_password(user.id, hash)?;
        }
        Ok(())
    })?;
    Ok((register, sign_ins))
}

/// Takes away what the program itself puts into a data folder, and nothing else.
fn empty(data: &Path) -> Result<(), CliError> {
    let fail = |path: PathBuf| move |error| CliError::File(path, error);
    let texts = data.join(crate::store::files::FOLDER);
    if texts.exists() {
        std::fs::remove_dir_all(&texts).map_err(fail(texts.clone()))?;
    }
    for name in ["avtal.db", "avtal.db-wal", "avtal.db-shm"] {
        let path = data.join(name);
        if path.exists() {
            std::fs::remove_file(&path).map_err(fail(path.clone()))?;
        }
    }
    Ok(())
}
