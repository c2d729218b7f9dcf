//! The list of agreements: filters, sorts, one page at a time with the state on the day. At most four statements a
//! page with its total.

use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use crate::domain::agreement::{AgreementId, AgreementKind, VersionId};
use crate::domain::day::Day;
use crate::domain::entity::EntityId;
use crate::domain::finding::{FindingCode, Severity};
use crate::domain::lang::Lang;
use crate::domain::state::State;
use crate::domain::vendor::VendorId;

use super::column::{get, lang, maybe_word, to_json, word};
use super::error::StoreError;
use super::filter::{Frame, Narrow, ON_DAY, Source};
use super::finding::BySeverity;
use super::page::{Page, Slice, Total};
use super::reader::Reader;
use super::search::having_words;

/// Which agreements; what is `None` does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct AgreementFilter {
    /// Words in the title or the text.
    pub text: Option<String>,
    /// What it is.
    pub kind: Option<AgreementKind>,
    /// Its state on the day.
    pub state: Option<State>,
    /// With this vendor.
    pub vendor: Option<VendorId>,
    /// With this one of our companies.
    pub entity: Option<EntityId>,
    /// The language of its latest version.
    pub lang: Option<Lang>,
    /// A finding that stands and is not waived.
    pub finding: Option<FindingCode>,
    /// A standing finding of this severity.
    pub severity: Option<Severity>,
    /// Its last day is on or after this day.
    pub ends_from: Option<Day>,
    /// Its last day is on or before this day.
    pub ends_to: Option<Day>,
    /// The owner of one of its vendors, exactly.
    pub owner: Option<String>,
    /// The withdrawn ones instead of those in the register.
    pub withdrawn: bool,
}

/// What agreements are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgreementSort {
    /// Title, in Swedish order.
    #[default]
    Title,
    /// The last day in force; those without one are not in the list.
    Ends,
    /// The last day to give notice; those without one are not in the list.
    Notice,
    /// The day it was added.
    Added,
}

/// A vendor by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorName {
    /// The register's own number.
    pub id: VendorId,
    /// Its folder.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// An agreement in a list, with its state on the day.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementRow {
    /// The register's own number.
    pub id: AgreementId,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: AgreementKind,
    /// The vendors that it is with, in order.
    pub vendors: Vec<VendorName>,
    /// Which of our companies is the party.
    pub entity: EntityId,
    /// That company's name.
    pub entity_name: String,
    /// Its state on the day.
    pub state: State,
    /// The version that gives the state.
    pub version: Option<VersionId>,
    /// The last day in force as it stands, after renewals.
    pub ends_on: Option<Day>,
    /// The last day to give notice.
    pub notice_by: Option<Day>,
    /// The number of its latest version, 0 when it has none.
    pub latest: u32,
    /// The language of its latest version.
    pub lang: Option<Lang>,
    /// Since when the vendor has been asked to change the latest version, where it has not sent another one.
    pub asked_on: Option<Day>,
    /// How many findings stand and are not waived.
    pub n_findings: BySeverity,
}

impl AgreementSort {
    fn column(self) -> &'static str {
        match self {
            AgreementSort::Title => "a.title_key",
            AgreementSort::Ends => "s.ends_on",
            AgreementSort::Notice => "s.notice_by",
            AgreementSort::Added => "a.added_on",
        }
    }
}

const COLUMNS: &str = "a.id, a.title, a.kind, a.entity, e.name AS entity_name, s.state, s.version, s.ends_on, s.notice_by,
    (SELECT number FROM version w WHERE w.agreement = a.id AND w.withdrawn_on IS NULL ORDER BY number DESC LIMIT 1) AS latest,
    (SELECT lang FROM version w WHERE w.agreement = a.id AND w.withdrawn_on IS NULL ORDER BY number DESC LIMIT 1) AS lang,
    (SELECT CASE WHEN w.review = 'open' THEN (SELECT asked_on FROM review r WHERE r.version = w.id) END
        FROM version w WHERE w.agreement = a.id AND w.withdrawn_on IS NULL ORDER BY number DESC LIMIT 1) AS asked_on";
const N_ALL: &str = "SELECT coalesce(sum(n), 0) FROM tally WHERE what = 'agreement'";

impl Reader<'_> {
    /// One page of the agreements that a filter lets through, with their state on the day.
    pub fn agreements(
        &self,
        filter: &AgreementFilter,
        day: Day,
        which: &Page<AgreementSort>,
    ) -> Result<Slice<AgreementRow>, StoreError> {
        let frame = Frame::read(
            self,
            narrows(filter, which.sort),
            Some(day),
            n_all(filter),
            false,
        )?;
        let source = self.agreement_source(filter, which.sort, day)?;
        self.agreement_page(&frame, &source, day, which)
    }

    /// The same with how many they are on all pages.
    pub fn agreements_counted(
        &self,
        filter: &AgreementFilter,
        day: Day,
        which: &Page<AgreementSort>,
    ) -> Result<(Slice<AgreementRow>, Total), StoreError> {
        let frame = Frame::read(
            self,
            narrows(filter, which.sort),
            Some(day),
            n_all(filter),
            true,
        )?;
        let source = self.agreement_source(filter, which.sort, day)?;
        let slice = self.agreement_page(&frame, &source, day, which)?;
        let all = self.agreement_source(filter, AgreementSort::Title, day)?;
        Ok((slice, frame.total(self, &all)?))
    }

    fn agreement_page(
        &self,
        frame: &Frame,
        source: &Source,
        day: Day,
        which: &Page<AgreementSort>,
    ) -> Result<Slice<AgreementRow>, StoreError> {
        let mut slice = frame.page(self, source, which, row_to_line)?;
        self.add_vendors_and_findings(&mut slice.rows, day)?;
        Ok(slice)
    }

    /// How many agreements a filter lets through.
    pub fn n_agreements(&self, filter: &AgreementFilter, day: Day) -> Result<Total, StoreError> {
        let sort = AgreementSort::Title;
        let frame = Frame::read(self, narrows(filter, sort), Some(day), n_all(filter), true)?;
        frame.total(self, &self.agreement_source(filter, sort, day)?)
    }

    /// Our companies by number and name: what a list's filter offers.
    pub fn entity_names(&self) -> Result<Vec<(i64, String)>, StoreError> {
        self.all("SELECT id, name FROM entity ORDER BY id", (), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }

    /// Read from the agreements or, where they are sorted by a day of theirs, from the spans in the order of that day.
    fn agreement_source(
        &self,
        filter: &AgreementFilter,
        sort: AgreementSort,
        day: Day,
    ) -> Result<Source, StoreError> {
        let standing = self.standing_on("s", day)?;
        let entity = "JOIN entity e ON e.id = a.entity";
        let span = format!("LEFT JOIN agreement_span s ON s.agreement = a.id AND {standing}");
        let mut always = if filter.withdrawn {
            "a.withdrawn_on IS NOT NULL"
        } else {
            "a.withdrawn_on IS NULL"
        }
        .to_owned();
        let (mut walk, mut key) = (format!("FROM agreement a {entity} {span}"), "a.id");
        if matches!(sort, AgreementSort::Ends | AgreementSort::Notice) {
            walk = format!(
                "FROM agreement_span s CROSS JOIN agreement a ON a.id = s.agreement {entity}"
            );
            key = "s.agreement";
            always.push_str(&format!(
                " AND {standing} AND {} IS NOT NULL",
                sort.column()
            ));
        }
        Ok(Source {
            columns: COLUMNS.to_owned(),
            walk,
            driven: format!("CROSS JOIN agreement a ON a.id = k.id {entity} {span}"),
            always,
            key: (sort.column(), key),
        })
    }

    fn add_vendors_and_findings(
        &self,
        rows: &mut [AgreementRow],
        day: Day,
    ) -> Result<(), StoreError> {
        let ids = to_json(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
        let mut places: std::collections::BTreeMap<i64, &mut AgreementRow> =
            rows.iter_mut().map(|row| (row.id.0, row)).collect();
        // A finding about an agreement with several vendors stands once for each of them; here it counts once.
        let around = self.all(
            &format!(
                "SELECT av.agreement, av.position AS place, v.id, v.slug, v.name, NULL AS severity FROM agreement_vendor av JOIN vendor v ON v.id = av.vendor
                 WHERE av.agreement IN (SELECT value FROM json_each(?1))
                 UNION ALL SELECT f.agreement, 0, count(DISTINCT f.code || ' ' || coalesce(f.detail, '')), '', '', f.severity FROM finding_span f
                 WHERE f.agreement IN (SELECT value FROM json_each(?1)) AND +f.waived = 0 AND {} GROUP BY f.agreement, f.severity
                 ORDER BY 1, 2",
                self.standing_on("f", day)?
            ),
            [&ids],
            |row| {
                let severity = maybe_word(row, 5, Severity::from_word)?;
                let number: i64 = row.get(2)?;
                let vendor = VendorName { id: VendorId(number), slug: row.get(3)?, name: row.get(4)? };
                Ok((row.get::<_, i64>(0)?, severity, number, vendor))
            },
        )?;
        for (agreement, severity, number, vendor) in around {
            let Some(row) = places.get_mut(&agreement) else {
                continue;
            };
            match severity {
                Some(severity) => row
                    .n_findings
                    .add(severity, u32::try_from(number).unwrap_or(u32::MAX)),
                None => row.vendors.push(vendor),
            }
        }
        Ok(())
    }
}

fn row_to_line(row: &Row<'_>) -> rusqlite::Result<AgreementRow> {
    Ok(AgreementRow {
        id: AgreementId(get(row, 0)?),
        title: get(row, 1)?,
        kind: word(row, 2, AgreementKind::from_word)?,
        vendors: Vec::new(),
        entity: EntityId(get(row, 3)?),
        entity_name: get(row, 4)?,
        state: maybe_word(row, 5, State::from_word)?.unwrap_or(State::Draft),
        version: get::<Option<i64>>(row, 6)?.map(VersionId),
        ends_on: get(row, 7)?,
        notice_by: get(row, 8)?,
        latest: get::<Option<u32>>(row, 9)?.unwrap_or(0),
        lang: maybe_word(row, 10, lang)?,
        asked_on: get(row, 11)?,
        n_findings: BySeverity::default(),
    })
}

fn n_all(filter: &AgreementFilter) -> Option<&'static str> {
    (!filter.withdrawn).then_some(N_ALL)
}

fn narrows(filter: &AgreementFilter, sort: AgreementSort) -> Vec<Narrow> {
    // The index of a column holds its rows by title: for any other order it must not be walked.
    let plus = if sort == AgreementSort::Title {
        ""
    } else {
        "+"
    };
    let mut all = Vec::new();
    let columns = [
        (
            "kind",
            filter.kind.map(|word| Value::from(word.word().to_owned())),
        ),
        ("entity", filter.entity.map(|id| id.0.into())),
    ];
    for (column, value) in columns {
        if let Some(value) = value {
            all.push(
                Narrow::exact(
                    &format!(
                        "SELECT id FROM agreement WHERE {column} = ? AND withdrawn_on IS NULL"
                    ),
                    &format!("{plus}a.{column} = ?"),
                    [value],
                )
                .in_order(plus.is_empty()),
            );
        }
    }
    if let Some(state) = filter.state {
        let value = [state.word().to_owned().into()];
        let mut few =
            "SELECT agreement AS id FROM agreement_span WHERE state = ? AND live = 1".to_owned();
        // Before its first day an agreement has no span and is a draft.
        if state == State::Draft {
            few.push_str(" UNION SELECT id FROM agreement WHERE withdrawn_on IS NULL AND added_on > (SELECT value FROM meta WHERE key = 'live-day')");
        }
        // Only an agreement that has a span has a day to be sorted by.
        let by_day = matches!(sort, AgreementSort::Ends | AgreementSort::Notice);
        let test = if by_day {
            "s.state = ?"
        } else {
            "coalesce(s.state, 'draft') = ?"
        };
        let narrow = Narrow::loose(&few, test, value).in_order(by_day);
        all.push(
            narrow.tallied_by(
                "SELECT coalesce(sum(n), 0) FROM tally WHERE what = 'state' AND word = ?",
            ),
        );
    }
    if let Some(vendor) = filter.vendor {
        all.push(Narrow::loose(
            "SELECT agreement AS id FROM agreement_vendor WHERE vendor = ?",
            "EXISTS (SELECT 1 FROM agreement_vendor av WHERE av.agreement = a.id AND av.vendor = ?)",
            [vendor.0.into()],
        ));
    }
    if let Some(lang) = filter.lang {
        all.push(Narrow::loose(
            "SELECT DISTINCT agreement AS id FROM version WHERE lang = ? AND withdrawn_on IS NULL",
            "(SELECT lang FROM version w WHERE w.agreement = a.id AND w.withdrawn_on IS NULL ORDER BY number DESC LIMIT 1) = ?",
            [lang.code().to_owned().into()],
        ));
    }
    let by_end = sort == AgreementSort::Ends;
    for (compare, day) in [(">=", filter.ends_from), ("<=", filter.ends_to)] {
        if let Some(day) = day {
            all.push(Narrow::loose(
                &format!("SELECT agreement AS id FROM agreement_span WHERE live = 1 AND ends_on {compare} ?"),
                &if by_end { format!("s.ends_on {compare} ?") } else { format!("coalesce(s.ends_on {compare} ?, 0)") },
                [day.to_string().into()],
            )
            .in_order(by_end));
        }
    }
    if let Some(owner) = &filter.owner {
        all.push(Narrow::loose(
            "SELECT DISTINCT av.agreement AS id FROM vendor v CROSS JOIN agreement_vendor av ON av.vendor = v.id WHERE v.owner = ? AND v.withdrawn_on IS NULL",
            "EXISTS (SELECT 1 FROM agreement_vendor av CROSS JOIN vendor v ON v.id = av.vendor WHERE av.agreement = a.id AND +v.owner = ? AND v.withdrawn_on IS NULL)",
            [owner.clone().into()],
        ));
    }
    for (column, value) in [
        ("code", filter.finding.map(|word| word.word())),
        ("severity", filter.severity.map(|word| word.word())),
    ] {
        if let Some(value) = value {
            all.push(Narrow::loose(
                &format!("SELECT DISTINCT agreement AS id FROM finding_span WHERE waived = 0 AND {column} = ? AND live = 1 AND agreement IS NOT NULL"),
                &format!("EXISTS (SELECT 1 FROM finding_span f WHERE f.agreement = a.id AND +f.{column} = ? AND +f.waived = 0 AND {ON_DAY})"),
                [value.to_owned().into()],
            ));
        }
    }
    all.extend(
        filter
            .text
            .as_ref()
            .and_then(|text| having_words(text, "a.id", 1)),
    );
    all
}
