//! Vendors and agreements from tables: what is read, what is refused and why, and that nothing is changed that the file
//! does not say.

mod agreements;
mod files;
mod vendors;

use avtal::domain::lang::Lang;
use avtal::jobs::import::agreement::Texts;
use avtal::jobs::import::mapping::Mapping;
use avtal::jobs::import::plan::{Counts, Empty, Fate, Plan, Settings};
use avtal::jobs::import::subject::Subject;
use avtal::jobs::import::table::Table;
use avtal::report::list::{self, Wanted};
use avtal::report::sheet::csv::Mark;
use avtal::report::sheet::{SheetFormat, SheetOptions};

use crate::registry::Registry;

/// A table read, with its columns as they are guessed.
fn read(registry: &Registry, subject: Subject, bytes: &[u8]) -> (Table, Settings) {
    let table = subject.table(bytes).expect("it reads");
    let asked = table.clone();
    let mapping: Mapping = registry.read(move |reader| subject.mapping(reader, &asked));
    let settings = Settings {
        mapping,
        empty: Empty::Keep,
        order: None,
    };
    (table, settings)
}

fn planned(registry: &Registry, subject: Subject, bytes: &[u8], texts: &Texts) -> Plan {
    let (table, settings) = read(registry, subject, bytes);
    let (day, texts) = (registry.day(), texts.clone());
    registry.read(move |reader| subject.plan(reader, &table, &settings, &texts, day))
}

fn imported(registry: &Registry, subject: Subject, bytes: &[u8], texts: &Texts) -> Counts {
    let plan = planned(registry, subject, bytes, texts);
    registry.write(move |writer| plan.apply(writer))
}

/// What is wrong, in English.
fn problems(plan: &Plan) -> Vec<String> {
    plan.problems().map(|it| it.sentence(Lang::En)).collect()
}

/// The columns that change, with what they become.
fn changes(plan: &Plan) -> Vec<(String, String)> {
    let all = plan
        .outcomes
        .iter()
        .filter_map(|outcome| match &outcome.fate {
            Fate::Change(_, changes) => Some(changes),
            _ => None,
        });
    all.flatten()
        .map(|(name, _, is)| (name.clone(), is.clone()))
        .collect()
}

fn exported(registry: &Registry, wanted: Wanted, format: SheetFormat, lang: Lang) -> Vec<u8> {
    let options = SheetOptions {
        format,
        lang,
        day: registry.day(),
        mark: Mark::With,
    };
    registry.read(move |reader| {
        let mut out = Vec::new();
        list::write(reader, &wanted, &options, &mut out).expect("it is written");
        Ok(out)
    })
}

/// How many events the journal has.
fn n_events(registry: &Registry) -> i64 {
    registry.read(|reader| Ok(reader.journal_head()?.seq))
}
