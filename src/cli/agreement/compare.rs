//! `avtal agreement compare`: two versions side by side, for people or programs. What a comparison says is in `report`.

use clap::Args;

use crate::cli::desk::{Desk, Format, Register};
use crate::cli::error::CliError;
use crate::cli::terminal::{self, Paint};
use crate::domain::agreement::AgreementId;
use crate::report::compare::{Compared, json, read, text};
use crate::report::review::paint;
use crate::store::error::StoreError;

/// Which versions to compare, and how to write it.
#[derive(Args, Debug)]
pub struct CompareArgs {
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Which versions.
#[derive(Args, Debug)]
pub struct Which {
    /// The agreement's number in the register
    number: i64,
    /// The version before [default: the one before the other]
    #[arg(long, value_name = "VERSION")]
    from: Option<u32>,
    /// The version after [default: the latest]
    #[arg(long, value_name = "VERSION")]
    to: Option<u32>,
}

/// Writes what changed between two versions.
pub fn run(desk: &Desk, args: &CompareArgs) -> Result<u8, CliError> {
    let register = desk.open()?;
    let compared = args.which.compared(&register)?;
    match args.format {
        Format::Json => desk.print_json(&json::json(&compared))?,
        Format::Text => {
            let (ink, width) = match desk.paint() {
                Paint::Colour => (paint::Paint::Colour, terminal::columns()),
                Paint::Plain => (paint::Paint::Plain, usize::MAX / 2),
            };
            let said = text::text_of(&compared, desk.lang, width, ink);
            desk.print(said.trim_end())?;
        }
    }
    Ok(0)
}

impl Which {
    /// The agreement.
    pub(in crate::cli) fn id(&self) -> AgreementId {
        AgreementId(self.number)
    }

    /// The comparison of the versions that are meant.
    pub(in crate::cli) fn compared(&self, register: &Register) -> Result<Compared, CliError> {
        let (id, from, to) = (self.id(), self.from, self.to);
        let pair = register.read(move |reader| {
            let agreement = reader
                .agreement(id)?
                .ok_or(StoreError::NotFound("agreement"))?;
            let (from, to) =
                read::picked(&agreement, from, to).ok_or(StoreError::NotFound("version"))?;
            read::read(reader, &agreement, from, to)?.ok_or(StoreError::NotFound("version"))
        })?;
        let house = register.store.house().ok();
        Ok(pair.compare(house.as_ref()))
    }
}
