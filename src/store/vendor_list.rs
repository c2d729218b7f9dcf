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
use super::filter::{Frame, Source};
use super::finding::{BySeverity, FINDING_COLUMNS, N_FINDING_COLUMNS, row_to_finding};
use super::page::{Page, Slice, Total};
use super::reader::Reader;
use super::vendor_filter::{n_all, narrows, source};

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

impl VendorSort {
    pub(super) fn column(self) -> &'static str {
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
        let frame = Frame::read(
            self,
            narrows(filter, which.sort),
            Some(day),
            n_all(filter),
            false,
        )?;
        self.vendor_page(&frame, &source(filter, which.sort), day, which)
    }

    /// The same with how many they are on all pages.
    pub fn vendors_counted(
        &self,
        filter: &VendorFilter,
        day: Day,
        which: &Page<VendorSort>,
    ) -> Result<(Slice<VendorRow>, Total), StoreError> {
        let frame = Frame::read(
            self,
            narrows(filter, which.sort),
            Some(day),
            n_all(filter),
            true,
        )?;
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
        let frame = Frame::read(
            self,
            narrows(filter, VendorSort::Name),
            Some(day),
            n_all(filter),
            true,
        )?;
        frame.total(self, &source(filter, VendorSort::Name))
    }

    /// Two statements: the findings and the agreements of the page's vendors.
    fn add_what_stands(&self, rows: &mut [VendorRow], day: Day) -> Result<(), StoreError> {
        let ids = to_json(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
        let mut places: BTreeMap<VendorId, &mut VendorRow> =
            rows.iter_mut().map(|row| (row.id, row)).collect();
        // Most urgent first, so that only a vendor's first one is read whole.
        self.all(
            &format!("SELECT {FINDING_COLUMNS}, f.waived FROM finding_span f WHERE f.vendor IN (SELECT value FROM json_each(?1)) AND {} ORDER BY f.urgency, f.id", self.standing_on("f", day)?),
            [&ids],
            |found| {
                let Some(row) = places.get_mut(&VendorId(get(found, 2)?)) else {
                    return Ok(());
                };
                if get(found, N_FINDING_COLUMNS)? {
                    row.n_waived += 1;
                    return Ok(());
                }
                row.n_findings.add(word(found, 1, Severity::from_word)?, 1);
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
            |row| Ok((VendorId(get(row, 0)?), row_to_agreement_line(row)?)),
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
        id: VendorId(get(row, 0)?),
        slug: get(row, 1)?,
        name: get(row, 2)?,
        category: word(row, 3, Category::from_word)?,
        status: word(row, 4, VendorStatus::from_word)?,
        roles: json(row, 5)?,
        country: get(row, 6)?,
        owner: get(row, 7)?,
        department: get(row, 8)?,
        criticality: word(row, 9, Criticality::from_word)?,
        tags: json(row, 10)?,
        worst: None,
        n_findings: BySeverity::default(),
        n_waived: 0,
        agreement: None,
    })
}

fn row_to_agreement_line(row: &Row<'_>) -> rusqlite::Result<AgreementLine> {
    Ok(AgreementLine {
        id: AgreementId(get(row, 1)?),
        title: get(row, 2)?,
        kind: word(row, 3, AgreementKind::from_word)?,
        state: maybe_word(row, 4, State::from_word)?.unwrap_or(State::Draft),
        ends_on: get(row, 5)?,
        notice_by: get(row, 6)?,
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
