//! `avtal vendor import`: vendors from a CSV file. Every row is read first and every problem told with its row; the
//! register changes only when all rows are good, and then all at once.

use std::path::PathBuf;

use clap::Args;

use super::desk::{self, Desk};
use super::error::CliError;
use crate::jobs::import::read;

/// What to import.
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// The file, UTF-8, with a heading row; - for standard input. Columns: name (needed), number, country, category,
    /// status, roles, `personal_data`, owner, department, service, purposes, website, tags
    file: PathBuf,
    /// Say what would be added, and add nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the import.
pub fn run(desk: &Desk, args: &ImportArgs) -> Result<u8, CliError> {
    let bytes = desk::read_file(&args.file)?;
    let rows = read(&bytes).map_err(|problems| {
        let mut said: Vec<String> = problems
            .iter()
            .map(|problem| problem.sentence(desk.lang))
            .collect();
        said.push(desk.say("import-nothing-added"));
        CliError::Input(said)
    })?;
    let n = rows.len();
    if args.dry_run {
        desk.print(&desk.say_with("cli-import-would", &[("n", n.into())]))?;
        return Ok(0);
    }
    let register = desk.open_or_make()?;
    register.write(move |writer| {
        for facts in &rows {
            writer.add_vendor(facts)?;
        }
        Ok(())
    })?;
    desk.print(&desk.say_with("cli-import-done", &[("n", n.into())]))?;
    Ok(0)
}
