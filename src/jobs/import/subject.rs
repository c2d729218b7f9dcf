//! What can be imported: vendors and agreements by one set of steps, so that page and command line need not tell them
//! apart.

use std::io;
use std::sync::LazyLock;

use super::agreement::{self, AGREEMENT_SHAPE, Texts};
use super::mapping::{Mapping, Shape, fingerprint};
use super::plan::{Plan, Settings};
use super::problem::Refusal;
use super::table::{self, Table};
use super::vendor::{self, VENDOR_SHAPE};
use crate::domain::choice::choice;
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::report::sheet::csv::Mark;
use crate::report::sheet::{self, Column, List, SheetFormat, SheetOptions};
use crate::store::error::StoreError;
use crate::store::reader::Reader;

choice! {
    /// What a file of rows is about.
    Subject, "import" {
        /// Vendors.
        Vendors = "vendors",
        /// Agreements, with their texts where these come along.
        Agreements = "agreements",
    }
}

/// What the templates have: all that is read but what only the register's own exports have.
static TEMPLATES: LazyLock<[Vec<Column>; 2]> = LazyLock::new(|| {
    [Subject::Vendors, Subject::Agreements].map(|subject| {
        let shape = subject.shape();
        let own = ["id", "folder", "version", "vendor_folders"];
        let is_read = |name: &str| shape.names().any(|it| it == name) && !own.contains(&name);
        let columns = shape.list.columns.iter().copied();
        columns.filter(|column| is_read(column.name)).collect()
    })
});

impl Subject {
    /// What is read of it.
    #[must_use]
    pub fn shape(self) -> &'static Shape {
        match self {
            Subject::Vendors => &VENDOR_SHAPE,
            Subject::Agreements => &AGREEMENT_SHAPE,
        }
    }

    /// Reads a file into a table.
    ///
    /// # Errors
    /// When the file as a whole cannot be read.
    pub fn table(self, bytes: &[u8]) -> Result<Table, Refusal> {
        let shape = self.shape();
        table::read(bytes, |text| shape.is_heading(text))
    }

    /// What the columns of a table hold: as was said the last time of the same headings, else as the headings say.
    ///
    /// # Errors
    /// As the store says.
    pub fn mapping(self, reader: &Reader<'_>, table: &Table) -> Result<Mapping, StoreError> {
        let shape = self.shape();
        let guessed = Mapping::guessed(shape, &table.headings);
        let said = reader.import_mapping(&self.fingerprint(table))?;
        let pairs = said.iter().flatten();
        let pairs = pairs.map(|(heading, name)| (heading.as_str(), name.as_str()));
        // What cannot be read any more was said to an older program.
        Ok(guessed
            .clone()
            .with(shape, &table.headings, pairs)
            .unwrap_or(guessed))
    }

    /// What stands for the table's headings.
    #[must_use]
    pub fn fingerprint(self, table: &Table) -> [u8; 32] {
        fingerprint(self.shape().list, &table.headings)
    }

    /// What the table would do.
    ///
    /// # Errors
    /// As the store says.
    pub fn plan(
        self,
        reader: &Reader<'_>,
        table: &Table,
        settings: &Settings,
        texts: &Texts,
        today: Day,
    ) -> Result<Plan, StoreError> {
        match self {
            Subject::Vendors => vendor::plan(reader, table, settings, today),
            Subject::Agreements => agreement::plan(reader, table, settings, texts, today),
        }
    }

    /// An empty table with the headings that are read, in a language for people where the format is for people.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn template(self, format: SheetFormat, lang: Lang, day: Day) -> io::Result<Vec<u8>> {
        let list = List {
            name: self.shape().list.name,
            columns: &TEMPLATES[usize::from(self == Subject::Agreements)],
        };
        let options = SheetOptions {
            format,
            lang,
            day,
            mark: Mark::With,
        };
        let mut out = Vec::new();
        sheet::begin(list, &options, &mut out)?.finish()?;
        Ok(out)
    }
}
