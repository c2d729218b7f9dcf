//! The list of vendors: filters, sorts, one page at a time with what stands on the day. At most five statements a
//! page with its total, whatever the number of rows.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::domain::agreement::{AgreementId, AgreementKind};
use crate::domain::day::Day;
use crate::domain::entity::EntityId;
use crate::domain::finding::{Finding, FindingCode, Severity};
use crate::domain::state::State;
use crate::domain::vendor::{
    Category, Criticality, GdprRole, PersonalData, VendorId, VendorStatus,
};

use super::column::{get, json, maybe_word, to_json, word};
use super::error::StoreError;
use super::filter::{Frame, Narrow, ON_DAY, Source};
use super::finding::{BySeverity, row_to_finding};
use super::page::{Page, Slice, Total};
use super::reader::Reader;
use super::search::having_words;

/// Which vendors; what is `None` does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct VendorFilter {
    /// Words in name, legal name, number, service, notes.
    pub text: Option<String>,
    /// Where it stands in its life with us.
    pub status: Option<VendorStatus>,
    /// The kind of service.
    pub category: Option<Category>,
    /// One of its GDPR roles.
    pub role: Option<GdprRole>,
    /// Whether it processes personal data.
    pub personal_data: Option<PersonalData>,
    /// How much we depend on it.
    pub criticality: Option<Criticality>,
    /// A finding that stands and is not waived.
    pub finding: Option<FindingCode>,
    /// A standing finding of this severity.
    pub severity: Option<Severity>,
    /// The owner, exactly.
    pub owner: Option<String>,
    /// The department, exactly.
    pub department: Option<String>,
    /// The country of registration.
    pub country: Option<String>,
    /// One of its tags.
    pub tag: Option<String>,
    /// Has an agreement with this one of our companies.
    pub entity: Option<EntityId>,
    /// The withdrawn ones instead of those in the register.
    pub withdrawn: bool,
}

/// What vendors are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VendorSort {
    /// Name, in Swedish order.
    #[default]
    Name,
    /// Owner, in Swedish order.
    Owner,
    /// The day it was added.
    Added,
    /// The day it was last changed.
    Changed,
}

/// A vendor in a list, with what stands on the day.
#[derive(Clone, Debug, PartialEq)]
pub struct VendorRow {
    /// The register's own number.
    pub id: VendorId,
    /// Its folder.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What kind of service it gives.
    pub category: Category,
    /// Where it stands in its life with us.
    pub status: VendorStatus,
    /// Its parts under the GDPR.
    pub roles: BTreeSet<GdprRole>,
    /// Where it is registered.
    pub country: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The owner's department.
    pub department: Option<String>,
    /// How much we depend on it.
    pub criticality: Criticality,
    /// Free labels.
    pub tags: BTreeSet<String>,
    /// The worst standing finding that is not waived: highest severity, then longest standing.
    pub worst: Option<Finding>,
    /// How many stand and are not waived.
    pub n_findings: BySeverity,
    /// How many stand and are waived.
    pub n_waived: u32,
    /// The agreement that says most about where the vendor stands.
    pub agreement: Option<AgreementLine>,
}

/// One agreement of a vendor in one line.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementLine {
    /// The register's own number.
    pub id: AgreementId,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: AgreementKind,
    /// Its state on the day.
    pub state: State,
    /// The last day in force as it stands, after renewals.
    pub ends_on: Option<Day>,
    /// The last day to give notice.
    pub notice_by: Option<Day>,
}

const COLUMNS: &str = "v.id, v.slug, v.name, v.category, v.status, v.roles, v.country, v.owner, v.department, v.criticality, v.tags";
const N_ALL: &str = "SELECT coalesce(sum(n), 0) FROM tally WHERE what = 'vendor'";

impl VendorSort {
    fn column(self) -> &'static str {
        match self {
            VendorSort::Name => "v.name_key",
            VendorSort::Owner => "v.owner_key",
            VendorSort::Added => "v.added_on",
            VendorSort::Changed => "v.changed_on",
        }
    }
}

impl Reader<'_> {
    /// One page of the vendors that a filter lets through, with what stands on the day.
    pub fn vendors(
        &self,
        filter: &VendorFilter,
        day: Day,
        which: &Page<VendorSort>,
    ) -> Result<Slice<VendorRow>, StoreError> {
        let frame = Frame::read(self, narrows(filter, which.sort), Some(day), None)?;
        self.vendor_page(&frame, &source(filter, which.sort), day, which)
    }

    /// The same with how many they are on all pages.
    pub fn vendors_counted(
        &self,
        filter: &VendorFilter,
        day: Day,
        which: &Page<VendorSort>,
    ) -> Result<(Slice<VendorRow>, Total), StoreError> {
        let all = (!filter.withdrawn).then_some(N_ALL);
        let frame = Frame::read(self, narrows(filter, which.sort), Some(day), all)?;
        let source = source(filter, which.sort);
        let slice = self.vendor_page(&frame, &source, day, which)?;
        Ok((slice, frame.total(self, &source)?))
    }

    fn vendor_page(
        &self,
        frame: &Frame,
        source: &Source,
        day: Day,
        which: &Page<VendorSort>,
    ) -> Result<Slice<VendorRow>, StoreError> {
        let mut slice = frame.page(self, source, which, row_to_line)?;
        self.add_what_stands(&mut slice.rows, day)?;
        Ok(slice)
    }

    /// The names of vendors in Swedish order, at most so many: what a form offers to choose from.
    pub fn vendor_names(&self, limit: u32) -> Result<Vec<(VendorId, String)>, StoreError> {
        self.all(
            "SELECT id, name FROM vendor WHERE withdrawn_on IS NULL ORDER BY name_key, id LIMIT ?",
            [limit],
            |row| Ok((VendorId(row.get(0)?), row.get(1)?)),
        )
    }

    /// How many vendors a filter lets through.
    pub fn n_vendors(&self, filter: &VendorFilter, day: Day) -> Result<Total, StoreError> {
        let all = (!filter.withdrawn).then_some(N_ALL);
        let frame = Frame::read(self, narrows(filter, VendorSort::Name), Some(day), all)?;
        frame.total(self, &source(filter, VendorSort::Name))
    }

    /// Two statements: the findings and the agreements of the page's vendors.
    fn add_what_stands(&self, rows: &mut [VendorRow], day: Day) -> Result<(), StoreError> {
        let ids = to_json(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
        let mut places: BTreeMap<VendorId, &mut VendorRow> =
            rows.iter_mut().map(|row| (row.id, row)).collect();
        // Most urgent first, so that only a vendor's first one is read whole.
        self.all(
            &format!("SELECT f.* FROM finding_span f WHERE f.vendor IN (SELECT value FROM json_each(?1)) AND {} ORDER BY f.urgency, f.id", self.standing_on("f", day)?),
            [&ids],
            |found| {
                let Some(row) = places.get_mut(&VendorId(get(found, "vendor")?)) else {
                    return Ok(());
                };
                if get(found, "waived")? {
                    row.n_waived += 1;
                    return Ok(());
                }
                row.n_findings.add(word(found, "severity", Severity::from_word)?, 1);
                if row.worst.is_none() {
                    row.worst = Some(row_to_finding(found)?);
                }
                Ok(())
            },
        )?;
        let agreements = self.all(
            &format!(
                "SELECT av.vendor, a.id, a.title, a.kind, s.state, s.ends_on, s.notice_by FROM agreement_vendor av
                 JOIN agreement a ON a.id = av.agreement AND a.withdrawn_on IS NULL
                 LEFT JOIN agreement_span s ON s.agreement = a.id AND {}
                 WHERE av.vendor IN (SELECT value FROM json_each(?1)) ORDER BY a.id",
                self.standing_on("s", day)?
            ),
            [&ids],
            |row| Ok((VendorId(get(row, "vendor")?), row_to_agreement_line(row)?)),
        )?;
        for (vendor, line) in agreements {
            if let Some(row) = places.get_mut(&vendor)
                && row
                    .agreement
                    .as_ref()
                    .is_none_or(|best| weight(&line) > weight(best))
            {
                row.agreement = Some(line);
            }
        }
        Ok(())
    }
}

fn row_to_line(row: &Row<'_>) -> rusqlite::Result<VendorRow> {
    Ok(VendorRow {
        id: VendorId(get(row, "id")?),
        slug: get(row, "slug")?,
        name: get(row, "name")?,
        category: word(row, "category", Category::from_word)?,
        status: word(row, "status", VendorStatus::from_word)?,
        roles: json(row, "roles")?,
        country: get(row, "country")?,
        owner: get(row, "owner")?,
        department: get(row, "department")?,
        criticality: word(row, "criticality", Criticality::from_word)?,
        tags: json(row, "tags")?,
        worst: None,
        n_findings: BySeverity::default(),
        n_waived: 0,
        agreement: None,
    })
}

fn row_to_agreement_line(row: &Row<'_>) -> rusqlite::Result<AgreementLine> {
    Ok(AgreementLine {
        id: AgreementId(get(row, "id")?),
        title: get(row, "title")?,
        kind: word(row, "kind", AgreementKind::from_word)?,
        state: maybe_word(row, "state", State::from_word)?.unwrap_or(State::Draft),
        ends_on: get(row, "ends_on")?,
        notice_by: get(row, "notice_by")?,
    })
}

/// Which of a vendor's agreements is shown in its line: one that can meet a need before one that cannot, one in
/// force before one that is coming, that before one in the making, that before one that is over.
fn weight(line: &AgreementLine) -> (bool, u8) {
    let meets = !matches!(
        line.kind,
        AgreementKind::Nda | AgreementKind::Main | AgreementKind::Other | AgreementKind::Amendment
    );
    let state = match line.state {
        State::InForce => 8,
        State::Expiring => 7,
        State::Upcoming => 6,
        State::AwaitingSignature => 5,
        State::InReview => 4,
        State::Expired => 3,
        State::Draft => 2,
        State::Terminated => 1,
        State::Superseded => 0,
    };
    (meets, state)
}

fn source(filter: &VendorFilter, sort: VendorSort) -> Source {
    Source {
        columns: COLUMNS.to_owned(),
        walk: "FROM vendor v".to_owned(),
        driven: "CROSS JOIN vendor v ON v.id = k.id".to_owned(),
        always: if filter.withdrawn {
            "v.withdrawn_on IS NOT NULL"
        } else {
            "v.withdrawn_on IS NULL"
        }
        .to_owned(),
        key: (sort.column(), "v.id"),
    }
}

fn narrows(filter: &VendorFilter, sort: VendorSort) -> Vec<Narrow> {
    // The index of a column holds its rows by name: for any other order it must not be walked.
    let plus = if sort == VendorSort::Name { "" } else { "+" };
    let is_in = |column: &str, value: String| {
        let narrow = Narrow::exact(
            &format!("SELECT id FROM vendor WHERE {column} = ? AND withdrawn_on IS NULL"),
            &format!("{plus}v.{column} = ?"),
            [value.into()],
        );
        if column == "status" {
            narrow.tallied_by(
                "SELECT coalesce(sum(n), 0) FROM tally WHERE what = 'vendor' AND word = ?",
            )
        } else {
            narrow
        }
    };
    let columns = [
        ("status", filter.status.map(|word| word.word().to_owned())),
        (
            "category",
            filter.category.map(|word| word.word().to_owned()),
        ),
        (
            "personal_data",
            filter.personal_data.map(|word| word.word().to_owned()),
        ),
        (
            "criticality",
            filter.criticality.map(|word| word.word().to_owned()),
        ),
        ("owner", filter.owner.clone()),
        ("department", filter.department.clone()),
        ("country", filter.country.clone()),
    ];
    let mut all: Vec<Narrow> = columns
        .into_iter()
        .filter_map(|(column, value)| Some(is_in(column, value?)))
        .collect();
    let lists = [
        ("role", filter.role.map(|word| word.word().to_owned())),
        ("tag", filter.tag.clone()),
    ];
    for (list, value) in lists {
        if let Some(value) = value {
            all.push(Narrow::exact(
                &format!("SELECT vendor AS id FROM vendor_{list} WHERE {list} = ?"),
                &format!(
                    "EXISTS (SELECT 1 FROM vendor_{list} t WHERE t.{list} = ? AND t.vendor = v.id)"
                ),
                [value.into()],
            ));
        }
    }
    for (column, value) in [
        ("code", filter.finding.map(|word| word.word())),
        ("severity", filter.severity.map(|word| word.word())),
    ] {
        if let Some(value) = value {
            all.push(Narrow::loose(
                &format!("SELECT DISTINCT vendor AS id FROM finding_span WHERE waived = 0 AND {column} = ? AND live = 1"),
                &format!("EXISTS (SELECT 1 FROM finding_span f WHERE f.vendor = v.id AND f.waived = 0 AND +f.{column} = ? AND {ON_DAY})"),
                [value.to_owned().into()],
            ));
        }
    }
    if let Some(entity) = filter.entity {
        all.push(Narrow::loose(
            "SELECT DISTINCT av.vendor AS id FROM agreement a CROSS JOIN agreement_vendor av ON av.agreement = a.id WHERE a.entity = ? AND a.withdrawn_on IS NULL",
            "EXISTS (SELECT 1 FROM agreement_vendor av CROSS JOIN agreement a ON a.id = av.agreement WHERE av.vendor = v.id AND +a.entity = ? AND a.withdrawn_on IS NULL)",
            [entity.0.into()],
        ));
    }
    all.extend(
        filter
            .text
            .as_ref()
            .and_then(|text| having_words(text, "v.id", 0)),
    );
    all
}
