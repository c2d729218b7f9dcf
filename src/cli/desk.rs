//! What every command works with: the data folder, the language, the day, who acts, and how results are written.
//! The only place of the registry's commands that reads the clock and the environment.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use chrono::Utc;
use serde::Serialize;

use super::error::CliError;
use super::speech::{self, Speech};
use super::terminal::{Paint, Table};
use crate::domain::day::Day;
use crate::domain::entity::EntityId;
use crate::domain::lang::Lang;
use crate::domain::settings::Settings;
use crate::domain::text::{Arg, text, text_with};
use crate::domain::vendor::{Vendor, VendorId};
use crate::store::actor::{Actor, At, Via};
use crate::store::error::StoreError;
use crate::store::files::Durability;
use crate::store::page::Page;
use crate::store::reader::Reader;
use crate::store::vendor_list::{VendorFilter, VendorSort};
use crate::store::writer::Writer;
use crate::store::{DATABASE, Store, StoreOptions};

/// How lists are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// A command's place of work.
pub struct Desk {
    /// The data folder.
    pub data: PathBuf,
    /// The language to speak.
    pub lang: Lang,
    on: Option<Day>,
}

impl Desk {
    /// The desk for the options that every command has.
    pub fn new(data: PathBuf, lang: Option<Lang>, on: Option<Day>) -> Desk {
        let lang = Speech::of(lang).run();
        Desk { data, lang, on }
    }

    /// A desk that only speaks.
    pub fn speaking(lang: Lang) -> Desk {
        Desk {
            data: PathBuf::new(),
            lang,
            on: None,
        }
    }

    /// The same desk with another data folder.
    pub fn at(self, data: PathBuf) -> Desk {
        Desk { data, ..self }
    }

    /// Who acts at this terminal.
    pub fn actor(&self) -> Actor {
        actor()
    }

    /// The text of a key.
    pub fn say(&self, key: &str) -> String {
        text(self.lang, key)
    }

    /// The text of a key with arguments.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        text_with(self.lang, key, args)
    }

    /// Writes lines to standard output.
    pub fn print(&self, lines: &str) -> Result<(), CliError> {
        let mut out = io::stdout().lock();
        writeln!(out, "{lines}")?;
        Ok(out.flush()?)
    }

    /// Writes a table, in colour on a terminal.
    pub fn print_table(&self, table: &Table) -> Result<(), CliError> {
        let mut out = io::stdout().lock();
        out.write_all(table.draw(self.paint()).as_bytes())?;
        Ok(out.flush()?)
    }

    /// Whether standard output takes colour: a terminal, and nobody has asked for none.
    pub fn paint(&self) -> Paint {
        if io::stdout().is_terminal() && speech::takes_colour() {
            Paint::Colour
        } else {
            Paint::Plain
        }
    }

    /// Writes a value as JSON, indented.
    pub fn print_json(&self, value: &impl Serialize) -> Result<(), CliError> {
        let mut out = io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, value)?;
        writeln!(out)?;
        Ok(out.flush()?)
    }

    /// Says on standard error what stopped the command, and gives the exit code.
    pub fn complain(&self, error: &CliError) -> u8 {
        let mut out = io::stderr().lock();
        for line in error.lines(self.lang) {
            // Nothing is left to be done where even the error cannot be written.
            let _ = writeln!(out, "avtal: {line}");
        }
        error.code()
    }

    /// The register, made if there is none yet: for commands that add something.
    pub fn open_or_make(&self) -> Result<Register, CliError> {
        self.open_with(Durability::Full)
    }

    /// The register, made if there is none yet, with the care that is wanted for its files.
    pub fn open_with(&self, durability: Durability) -> Result<Register, CliError> {
        let instant = Utc::now();
        let day = |settings: &Settings| self.on.unwrap_or_else(|| settings.day_of(instant));
        let at = At {
            instant,
            day: day(&Settings::default()),
        };
        let options = StoreOptions {
            durability,
            ..StoreOptions::new(&self.data, at)
        };
        let store = Store::open(&options)?;
        let settings = store.read_blocking(|reader| reader.settings())?;
        let at = At {
            instant,
            day: day(&settings),
        };
        Ok(Register {
            store,
            settings,
            at,
            actor: actor(),
            lang: self.lang,
        })
    }

    /// The register that is there: for commands that only read.
    pub fn open(&self) -> Result<Register, CliError> {
        if !self.data.join(DATABASE).is_file() {
            let folder = self.data.display().to_string();
            return Err(CliError::input(
                self.lang,
                "cli-no-register",
                &[("folder", folder.into())],
            ));
        }
        self.open_or_make()
    }
}

impl Desk {
    /// The register that is there, for commands that tell what stands: they say so where that rests on an older
    /// catalogue or profile than there is now.
    pub fn open_to_tell(&self) -> Result<Register, CliError> {
        let register = self.open()?;
        let lines = match register.store.house() {
            Ok(house) => {
                let edition = house.edition();
                let n = register.read(move |reader| reader.n_unchecked(&edition))?;
                let said = |n: u32| self.say_with("cli-checks-old", &[("n", i64::from(n).into())]);
                (n > 0).then(|| said(n)).into_iter().collect()
            }
            Err(problems) => problems,
        };
        let mut out = io::stderr().lock();
        for line in lines {
            // It is a remark: what was asked for is told all the same.
            let _ = writeln!(out, "avtal: {line}");
        }
        Ok(register)
    }
}

/// Who acts at a terminal: the account's name, as the system has it.
fn actor() -> Actor {
    let account = ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok());
    let account = account.unwrap_or_default();
    let known: String = account
        .chars()
        .filter(|c| !c.is_control())
        .take(60)
        .collect();
    let name = if known.is_empty() {
        "terminal".to_owned()
    } else {
        format!("terminal: {known}")
    };
    Actor {
        user: None,
        name,
        via: Via::Cli,
    }
}

/// An open register with the day on which it is read.
pub struct Register {
    /// The store.
    pub store: Store,
    /// Its settings.
    pub settings: Settings,
    /// Now and today.
    pub at: At,
    actor: Actor,
    lang: Lang,
}

impl Register {
    /// Today, in the registry's time zone.
    pub fn day(&self) -> Day {
        self.at.day
    }

    /// Reads, all of it from the same register.
    pub fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&Reader<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, CliError> {
        Ok(self.store.read_blocking(f)?)
    }

    /// Changes the register: all or nothing.
    pub fn write<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, CliError> {
        Ok(self.store.write_blocking(self.actor.clone(), self.at, f)?)
    }

    /// One of our companies, by its number or name.
    pub fn entity(&self, named: &str) -> Result<EntityId, CliError> {
        let wanted = named.trim().to_lowercase();
        let all = self.read(|reader| reader.entities())?;
        let found = all.iter().find(|entity| {
            entity.id.0.to_string() == wanted || entity.name.to_lowercase() == wanted
        });
        found.map(|entity| entity.id).ok_or_else(|| {
            let args = [("named", named.into())];
            CliError::input(self.lang, "cli-no-entity", &args)
        })
    }

    /// The vendor that a user names: by number, by folder, or by name in upper or lower case.
    pub fn vendor(&self, named: &str) -> Result<Vendor, CliError> {
        let wanted = named.trim().to_owned();
        let found = self.read(move |reader| {
            let by_number = wanted.parse().ok().map(VendorId);
            let mut found = by_number.map_or(Ok(None), |id| reader.vendor(id))?;
            if found.is_none() {
                found = reader.vendor_by_slug(&wanted)?;
            }
            if found.is_none() {
                let similar = reader.similar_vendors(&wanted, None)?;
                let wanted = wanted.to_lowercase();
                let exact = similar
                    .iter()
                    .find(|(_, name)| name.to_lowercase() == wanted);
                let only = if let [one] = similar.as_slice() {
                    Some(one)
                } else {
                    None
                };
                found = exact
                    .or(only)
                    .map_or(Ok(None), |(id, _)| reader.vendor(*id))?;
            }
            Ok(found)
        })?;
        match found {
            Some(vendor) => Ok(vendor),
            None => Err(self.unknown_vendor(named)?),
        }
    }

    /// What to say when no vendor has that name: those whose names hold it.
    fn unknown_vendor(&self, named: &str) -> Result<CliError, CliError> {
        let filter = VendorFilter {
            text: Some(named.to_owned()),
            ..VendorFilter::default()
        };
        let day = self.day();
        let page = Page::<VendorSort>::first(5);
        let near = self.read(move |reader| reader.vendors(&filter, day, &page))?;
        let mut lines = vec![text_with(
            self.lang,
            "cli-no-vendor",
            &[("name", named.into())],
        )];
        if !near.rows.is_empty() {
            let names: Vec<String> = near.rows.into_iter().map(|row| row.slug).collect();
            lines.push(text_with(
                self.lang,
                "cli-did-you-mean",
                &[("names", names.join(", ").into())],
            ));
        }
        Ok(CliError::Input(lines))
    }
}

/// Reads a file that the user names; `-` is standard input.
pub fn read_file(path: &Path) -> Result<Vec<u8>, CliError> {
    let read = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::stdin().lock(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    read.map_err(|error| CliError::File(path.to_owned(), error))
}

/// Writes to the file that the user names, or to standard output.
pub fn write_out(path: Option<&Path>, bytes: &[u8]) -> Result<(), CliError> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        return Ok(out.flush()?);
    };
    std::fs::write(path, bytes).map_err(|error| CliError::File(path.to_owned(), error))
}
