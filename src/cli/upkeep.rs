//! `avtal sync`, `verify`, `backup` and `restore`: the register as a folder of files.

use std::path::PathBuf;
use std::time::Duration;

use chrono::Utc;
use clap::Args;
use serde::Serialize;

use super::desk::{self, Desk, Format, Register};
use super::error::{CliError, STANDS};
use super::speech;
use super::terminal::{Ink, Paint};
use crate::domain::settings::Settings;
use crate::jobs::recheck::{self, Go, Rechecked};
use crate::report::occasion::Occasion;
use crate::report::pdf::pdf;
use crate::report::verification::{self, Verification};
use crate::store::Store;
use crate::store::actor::At;
use crate::store::error::StoreError;
use crate::store::journal::Subject;
use crate::store::sync::{SyncReport, Take};
use crate::store::verify::watch::Watch;
use crate::store::verify::{VerifyReport, typed_hash};

/// How often it is asked how far a verification has come.
const PAUSE: Duration = Duration::from_millis(20);

/// How to compare the folder.
#[derive(Args, Debug)]
#[command(after_help = "Exit code 1 when a file is changed, lost or unknown.")]
pub struct SyncArgs {
    /// Only say what lies in the folder, and take no new version in
    #[arg(long)]
    note: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How to tell what was verified.
#[derive(Args, Debug)]
#[command(after_help = "Exit code 1 when something differs.")]
pub struct VerifyArgs {
    /// An earlier last hash, from a printed page: say at which entry it is in the chain now
    #[arg(long, value_name = "HASH")]
    against: Option<String>,
    /// Write the result as PDF; - for standard output
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Where a backup goes.
#[derive(Args, Debug)]
pub struct BackupArgs {
    /// A folder that does not exist yet or is empty
    folder: PathBuf,
}

/// Where a backup comes from.
#[derive(Args, Debug)]
pub struct RestoreArgs {
    /// The folder of the backup; it is restored into --data, which must not exist yet or be empty
    backup: PathBuf,
}

/// Compares the agreement files with the register, and checks anew what catalogue or profile have changed for.
pub fn sync(desk: &Desk, args: &SyncArgs) -> Result<u8, CliError> {
    let register = desk.open()?;
    let take = if args.note { Take::Note } else { Take::In };
    let report = register
        .store
        .sync_blocking(desk.actor(), register.at, take)?;
    let rechecked = match take {
        Take::In => recheck(desk, &register)?,
        Take::Note => 0,
    };
    let differs =
        !(report.changed.is_empty() && report.lost.is_empty() && report.unknown.is_empty());
    if args.format == Format::Json {
        desk.print_json(&Synced {
            report: &report,
            rechecked,
        })?;
        return Ok(if differs { STANDS } else { 0 });
    }
    for (key, files) in [
        ("cli-sync-taken", &report.taken),
        ("cli-sync-offered", &report.offered),
        ("cli-sync-settled", &report.settled),
        ("cli-sync-unknown", &report.unknown),
        ("cli-sync-changed", &report.changed),
        ("cli-sync-lost", &report.lost),
    ] {
        for file in files {
            desk.print(&desk.say_with(key, &[("file", file.as_str().into())]))?;
        }
    }
    if rechecked > 0 {
        desk.print(&desk.say_with("cli-sync-rechecked", &[("n", i64::from(rechecked).into())]))?;
    }
    desk.print(&desk.say_with("cli-sync-done", &[("n", report.n_files.into())]))?;
    Ok(if differs { STANDS } else { 0 })
}

/// What a program reads of it.
#[derive(Serialize)]
struct Synced<'a> {
    #[serde(flatten)]
    report: &'a SyncReport,
    /// Texts that were checked anew, because catalogue or profile have changed.
    rechecked: u32,
}

/// Checks what catalogue or profile have changed for; gives how many texts. A profile that cannot be read is wrong use.
fn recheck(desk: &Desk, register: &Register) -> Result<u32, CliError> {
    let mut shown: Option<speech::Progress> = None;
    let mut before = 0;
    let (at, lang) = (register.at, desk.lang);
    let done = recheck::recheck(&register.store, &|| at, &mut |progress| {
        let n = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        shown
            .get_or_insert_with(|| speech::Progress::new(n(progress.all), lang, false))
            .done(n(progress.done - before));
        before = progress.done;
        Go::On
    })?;
    if let Some(shown) = shown {
        shown.end();
    }
    match done {
        Rechecked::Texts(progress) => Ok(progress.done),
        Rechecked::BrokenProfile(problems) => Err(CliError::Input(problems)),
    }
}

/// Checks the journal's chain, the files, the database and what is derived.
pub fn verify(desk: &Desk, args: &VerifyArgs) -> Result<u8, CliError> {
    let against = match &args.against {
        None => None,
        Some(typed) => {
            let wrong = || CliError::input(desk.lang, "verify-against-wrong", &[]);
            Some(typed_hash(typed).ok_or_else(wrong)?)
        }
    };
    let register = desk.open()?;
    let report = watched(desk, &register, against)?;
    let code = if report.is_well() { 0 } else { STANDS };
    let (lang, day) = (desk.lang, register.day());
    let occasion = register.read(move |reader| Occasion::read(reader, lang, day))?;
    if let Some(out) = &args.pdf {
        let ended = Verification {
            report: report.clone(),
            by: desk.actor().name,
            at: format!(
                "{} ({})",
                verification::time(&occasion, &register.at.instant.to_rfc3339()),
                occasion.settings.time_zone
            ),
            program: verification::program(),
        };
        let made = pdf(&verification::paper(&occasion, &ended));
        let made = made.map_err(|error| CliError::Failed(vec![error.to_string()]))?;
        desk::write_out(Some(out), &made.bytes)?;
        let digest = made.digest;
        register
            .write(move |writer| writer.issue_paper("verification", Subject::default(), &digest))?;
        if out.as_os_str() == "-" {
            return Ok(code);
        }
    }
    if args.format == Format::Json {
        desk.print_json(&report)?;
        return Ok(code);
    }
    let n = |n: u64| i64::try_from(n).unwrap_or(i64::MAX).into();
    let counts = [
        ("events", n(report.n_events)),
        ("files", n(report.n_files)),
        ("vendors", n(report.n_vendors)),
        ("head", report.head.clone().into()),
    ];
    let paint: Paint = desk.paint();
    for difference in &report.differences {
        let part = desk.say(difference.part.text_key());
        desk.print(&format!(
            "{} {part}: {}",
            paint.on(Ink::Bad, "▲"),
            verification::sentence(&occasion, difference)
        ))?;
    }
    if let Some((is_found, said)) = verification::against(&occasion, &report) {
        let mark = match is_found {
            true => paint.on(Ink::Good, "✓"),
            false => paint.on(Ink::Bad, "▲"),
        };
        desk.print(&format!("{mark} {said}"))?;
    }
    if report.differences.is_empty() {
        desk.print(&format!(
            "{} {}",
            paint.on(Ink::Good, "✓"),
            desk.say("cli-verify-well")
        ))?;
    }
    desk.print(&desk.say_with("cli-verify-done", &counts))?;
    Ok(code)
}

/// Verifies, and says how far it has come while it takes longer.
fn watched(
    desk: &Desk,
    register: &Register,
    against: Option<String>,
) -> Result<VerifyReport, CliError> {
    let watch = Watch::default();
    let (store, watch, lang) = (&register.store, &watch, desk.lang);
    std::thread::scope(|scope| {
        let running = scope.spawn(move || store.verify_apart(against, watch));
        let (mut shown, mut part): (Option<speech::Progress>, _) = (None, None);
        let mut told = 0;
        while !running.is_finished() {
            std::thread::sleep(PAUSE);
            let (now, done, all) = watch.seen();
            let n = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
            if now != part {
                shown.iter().for_each(speech::Progress::end);
                (shown, part, told) = (None, now, 0);
            }
            shown
                .get_or_insert_with(|| speech::Progress::new(n(all), lang, false))
                .done(n(done.saturating_sub(told)));
            told = done;
        }
        shown.iter().for_each(speech::Progress::end);
        running
            .join()
            .map_err(|_| StoreError::GivenUp)?
            .map_err(CliError::from)
    })
}

/// Copies the register into a folder while it is in use.
pub fn backup(desk: &Desk, args: &BackupArgs) -> Result<u8, CliError> {
    let register = desk.open()?;
    let manifest = register.store.backup_blocking(&args.folder, register.at)?;
    let told = [
        ("folder", args.folder.display().to_string().into()),
        ("n", manifest.files.len().into()),
        ("head", manifest.journal_sha256.clone().into()),
    ];
    desk.print(&desk.say_with("cli-backup-done", &told))?;
    for file in &manifest.missing {
        desk.print(&desk.say_with("cli-backup-missing", &[("file", file.as_str().into())]))?;
    }
    Ok(if manifest.missing.is_empty() {
        0
    } else {
        STANDS
    })
}

/// Puts a backup into an empty data folder.
pub fn restore(desk: &Desk, args: &RestoreArgs) -> Result<u8, CliError> {
    let instant = Utc::now();
    let at = At {
        instant,
        day: Settings::default().day_of(instant),
    };
    drop(Store::restore(&args.backup, &desk.data, desk.actor(), at)?);
    let told = [("folder", desk.data.display().to_string().into())];
    desk.print(&desk.say_with("cli-restore-done", &told))?;
    Ok(0)
}
