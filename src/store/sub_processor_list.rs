//! The list of all sub-processors, page by page with its filters. Vendors that were withdrawn are left out with theirs.

use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use crate::checks::fact::adequacy::{Adequacy, adequacy};
use crate::domain::country;
use crate::domain::day::Day;
use crate::domain::vendor::VendorId;

use super::error::StoreError;
use super::filter::{Frame, Narrow, Source};
use super::fold;
use super::page::{Page, Slice, Total};
use super::reader::Reader;
use super::sub_processor::{BESIDE, COLUMNS, SubProcessorLine, row_to_line};

/// Where sub-processors process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In at least one country outside the European Economic Area.
    Outside,
    /// Nobody has said where.
    Unknown,
}

/// Which sub-processors; what is `None` does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct SubProcessorFilter {
    /// Whose name, or whose purpose, holds this text.
    pub text: Option<String>,
    /// Of this vendor.
    pub vendor: Option<VendorId>,
    /// Which are this vendor of the register.
    pub linked: Option<VendorId>,
    /// In this country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// In such a place.
    pub place: Option<Place>,
    /// Those that are over on the day instead of those that are not.
    pub is_over: bool,
}

impl Reader<'_> {
    /// One page of the sub-processors by name, and how many there are on all pages.
    pub fn sub_processors_counted(
        &self,
        filter: &SubProcessorFilter,
        day: Day,
        page: &Page<()>,
    ) -> Result<(Slice<SubProcessorLine>, Total), StoreError> {
        let (frame, source) = self.sub_processor_list(filter, day)?;
        let slice = frame.page(self, &source, page, row_to_line)?;
        Ok((slice, frame.total(self, &source)?))
    }

    /// One page of the sub-processors by name.
    pub fn sub_processors(
        &self,
        filter: &SubProcessorFilter,
        day: Day,
        page: &Page<()>,
    ) -> Result<Slice<SubProcessorLine>, StoreError> {
        let (frame, source) = self.sub_processor_list(filter, day)?;
        frame.page(self, &source, page, row_to_line)
    }

    fn sub_processor_list(
        &self,
        filter: &SubProcessorFilter,
        day: Day,
    ) -> Result<(Frame, Source), StoreError> {
        let frame = Frame::read(self, narrows(filter, day), None, None, true)?;
        // The day is one of ours, never what someone typed.
        let over = if filter.is_over {
            format!("s.until < '{day}'")
        } else {
            format!("(s.until IS NULL OR s.until >= '{day}')")
        };
        let source = Source {
            columns: COLUMNS.to_owned(),
            walk: format!("FROM sub_processor s CROSS JOIN vendor v ON v.id = s.vendor {BESIDE}"),
            driven: format!(
                "CROSS JOIN sub_processor s ON s.id = k.id CROSS JOIN vendor v ON v.id = s.vendor {BESIDE}"
            ),
            always: format!("v.withdrawn_on IS NULL AND {over}"),
            key: ("s.name_key", "s.id"),
        };
        Ok((frame, source))
    }
}

fn narrows(filter: &SubProcessorFilter, day: Day) -> Vec<Narrow> {
    let mut all = Vec::new();
    let is = |column: &str, id: i64| {
        Narrow::loose(
            &format!("SELECT id FROM sub_processor WHERE {column} = ?"),
            &format!("s.{column} = ?"),
            [id.into()],
        )
        .in_order(true)
    };
    all.extend(filter.vendor.map(|id| is("vendor", id.0)));
    all.extend(filter.linked.map(|id| is("linked", id.0)));
    // What no index holds: each row is asked.
    let mut ask = |test: &str, params: Vec<Value>| {
        all.push(Narrow::loose(
            &format!("SELECT s.id FROM sub_processor s WHERE {test}"),
            test,
            params,
        ));
    };
    if let Some(text) = filter
        .text
        .as_deref()
        .filter(|text| !text.trim().is_empty())
    {
        ask(
            "(instr(s.name_fold, ?) > 0 OR instr(lower(s.purpose), ?) > 0)",
            vec![
                fold::company(text).into(),
                text.trim().to_lowercase().into(),
            ],
        );
    }
    if let Some(code) = &filter.country {
        ask(
            "instr(s.countries, ?) > 0",
            vec![format!("\"{code}\"").into()],
        );
    }
    match filter.place {
        Some(Place::Outside) => {
            let area: Vec<&str> = country::countries()
                .iter()
                .map(|country| country.code)
                .filter(|code| adequacy(code, day) == Adequacy::Eea)
                .collect();
            ask(
                "EXISTS (SELECT 1 FROM json_each(s.countries) c WHERE c.value NOT IN (SELECT value FROM json_each(?)))",
                vec![super::column::to_json(&area).into()],
            );
        }
        Some(Place::Unknown) => ask("s.countries = '[]'", Vec::new()),
        None => {}
    }
    all
}
