//! The list of agreements: filters, sorts, one page at a time with the state on the day. Three statements a page.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::domain::agreement::{AgreementId, AgreementKind, VersionId};
use crate::domain::day::Day;
use crate::domain::entity::EntityId;
use crate::domain::finding::{FindingCode, Severity};
use crate::domain::lang::Lang;
use crate::domain::state::State;
use crate::domain::vendor::VendorId;

use super::column::{get, json, lang, maybe_word, to_json, word};
use super::error::StoreError;
use super::filter::{Conditions, page};
use super::finding::BySeverity;
use super::page::{Page, Slice};
use super::reader::Reader;
use super::search::words_condition;

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

const FROM: &str = "FROM agreement a JOIN entity e ON e.id = a.entity LEFT JOIN agreement_span s ON s.agreement = a.id AND ";

impl Reader<'_> {
    /// One page of the agreements that a filter lets through, with their state on the day.
    pub fn agreements(
        &self,
        filter: &AgreementFilter,
        day: Day,
        which: &Page<AgreementSort>,
    ) -> Result<Slice<AgreementRow>, StoreError> {
        let column = which.sort.column();
        let standing = self.standing_on("s", day)?;
        let mut conditions = conditions(filter, &self.standing_on("f", day)?);
        match which.sort {
            AgreementSort::Ends => {
                conditions.always("s.ends_on IS NOT NULL");
            }
            AgreementSort::Notice => {
                conditions.always("s.notice_by IS NOT NULL");
            }
            AgreementSort::Title | AgreementSort::Added => {}
        }
        let mut slice = page(
            self,
            &format!(
                "SELECT a.id, a.title, a.kind, a.entity, e.name AS entity_name, s.state, s.version, s.ends_on, s.notice_by,
                 (SELECT number FROM version w WHERE w.agreement = a.id AND w.withdrawn_on IS NULL ORDER BY number DESC LIMIT 1) AS latest,
                 (SELECT lang FROM version w WHERE w.agreement = a.id AND w.withdrawn_on IS NULL ORDER BY number DESC LIMIT 1) AS lang,
                 {column} AS key {FROM}{standing}"
            ),
            &conditions,
            (column, "a.id"),
            which,
            row_to_line,
        )?;
        self.add_vendors_and_findings(&mut slice.rows, day)?;
        Ok(slice)
    }

    /// How many agreements a filter lets through.
    pub fn n_agreements(&self, filter: &AgreementFilter, day: Day) -> Result<u64, StoreError> {
        let standing = self.standing_on("s", day)?;
        let conditions = conditions(filter, &self.standing_on("f", day)?);
        self.sure(
            &format!(
                "SELECT count(*) {FROM}{standing} WHERE {}",
                conditions.text()
            ),
            rusqlite::params_from_iter(conditions.params()),
            |row| row.get::<_, i64>(0).map(i64::unsigned_abs),
        )
    }

    /// How many agreements a filter lets through, and our companies by number and name: what stands around the list.
    pub fn agreement_frame(
        &self,
        filter: &AgreementFilter,
        day: Day,
    ) -> Result<(u64, Vec<(i64, String)>), StoreError> {
        let standing = self.standing_on("s", day)?;
        let conditions = conditions(filter, &self.standing_on("f", day)?);
        self.sure(
            &format!(
                "SELECT (SELECT count(*) {FROM}{standing} WHERE {}) AS n,
                 (SELECT json_group_array(json_array(id, name)) FROM (SELECT id, name FROM entity ORDER BY id)) AS entities",
                conditions.text()
            ),
            rusqlite::params_from_iter(conditions.params()),
            |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), json(row, "entities")?)),
        )
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
                 WHERE f.agreement IN (SELECT value FROM json_each(?1)) AND f.waived = 0 AND {} GROUP BY f.agreement, f.severity
                 ORDER BY 1, 2",
                self.standing_on("f", day)?
            ),
            [&ids],
            |row| {
                let severity = maybe_word(row, "severity", Severity::from_word)?;
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
        id: AgreementId(get(row, "id")?),
        title: get(row, "title")?,
        kind: word(row, "kind", AgreementKind::from_word)?,
        vendors: Vec::new(),
        entity: EntityId(get(row, "entity")?),
        entity_name: get(row, "entity_name")?,
        state: maybe_word(row, "state", State::from_word)?.unwrap_or(State::Draft),
        version: get::<Option<i64>>(row, "version")?.map(VersionId),
        ends_on: get(row, "ends_on")?,
        notice_by: get(row, "notice_by")?,
        latest: get::<Option<u32>>(row, "latest")?.unwrap_or(0),
        lang: maybe_word(row, "lang", lang)?,
        n_findings: BySeverity::default(),
    })
}

fn conditions(filter: &AgreementFilter, standing: &str) -> Conditions {
    let mut all = Conditions::default();
    all.always(if filter.withdrawn {
        "a.withdrawn_on IS NOT NULL"
    } else {
        "a.withdrawn_on IS NULL"
    });
    if let Some(text) = &filter.text {
        words_condition(&mut all, text, "a.id", 1);
    }
    let owned = |word: &str| word.to_owned();
    all.maybe("a.kind = ?", filter.kind.map(|word| owned(word.word())))
        .maybe("coalesce(s.state, 'draft') = ?", filter.state.map(|word| owned(word.word())))
        .maybe("a.id IN (SELECT agreement FROM agreement_vendor WHERE vendor = ?)", filter.vendor.map(|id| id.0))
        .maybe("a.entity = ?", filter.entity.map(|id| id.0))
        .maybe(
            "(SELECT lang FROM version w WHERE w.agreement = a.id AND w.withdrawn_on IS NULL ORDER BY number DESC LIMIT 1) = ?",
            filter.lang.map(|lang| owned(lang.code())),
        )
        .maybe("s.ends_on >= ?", filter.ends_from.map(|day| day.to_string()))
        .maybe("s.ends_on <= ?", filter.ends_to.map(|day| day.to_string()))
        .maybe(
            "a.id IN (SELECT av.agreement FROM agreement_vendor av JOIN vendor v ON v.id = av.vendor WHERE v.owner = ?)",
            filter.owner.clone(),
        );
    for (column, wanted) in [
        ("code", filter.finding.map(|word| owned(word.word()))),
        ("severity", filter.severity.map(|word| owned(word.word()))),
    ] {
        if let Some(wanted) = wanted {
            all.add(
                &format!("EXISTS (SELECT 1 FROM finding_span f WHERE f.agreement = a.id AND f.{column} = ? AND f.waived = 0 AND {standing})"),
                [wanted.into()],
            );
        }
    }
    all
}
