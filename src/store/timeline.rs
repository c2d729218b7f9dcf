//! What ends or must be given notice within a time, in the order of the days. What is shown of it is the page's affair.

use crate::domain::agreement::AgreementId;
use crate::domain::change_notice::ChangeNoticeId;
use crate::domain::day::Day;
use crate::domain::due::DueKind;

use rusqlite::Row;

use super::column::get;
use super::error::StoreError;
use super::reader::Reader;

/// An agreement that ends or must be given notice within a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// The register's own number.
    pub agreement: AgreementId,
    /// Its title.
    pub title: String,
    /// Its first vendor's name.
    pub vendor_name: String,
    /// Its first vendor's folder.
    pub vendor_slug: String,
    /// The last day in force, or where it renews the next one that notice can reach.
    pub ends_on: Day,
    /// The last day to give notice; `None` where it ends by itself.
    pub notice_by: Option<Day>,
}

/// A day by which we may object to an announced change of sub-processors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectionRow {
    /// The notice.
    pub notice: ChangeNoticeId,
    /// The name of the vendor that announces it.
    pub vendor_name: String,
    /// Who comes and goes.
    pub names: String,
    /// The last day, inclusive.
    pub day: Day,
}

impl Reader<'_> {
    /// What ends, and the days by which we may object, from one day to another, both inclusive, as they stand on `day`; at most
    /// `limit` of each. One statement.
    pub fn ends_and_objections(
        &self,
        day: Day,
        to: Day,
        limit: u32,
    ) -> Result<(Vec<TimelineRow>, Vec<ObjectionRow>), StoreError> {
        let ends = self.ends(day)?;
        let rows = self.all(
            &format!("SELECT id, title, ends_on, notice_by, vendor_name, vendor_slug, 0 AS is_objection FROM ({ends})
             UNION ALL SELECT * FROM (SELECT CAST(substr(d.subject, length('change-notice:') + 1) AS INTEGER), d.detail, d.day, NULL, v.name, v.slug, 1
                FROM due_day d JOIN vendor v ON v.id = d.vendor WHERE d.kind = ?4 AND d.day BETWEEN ?1 AND ?2 ORDER BY d.day, d.subject LIMIT ?3)"),
            rusqlite::params![day, to, limit, DueKind::ObjectionDeadline.word()],
            |row| Ok((get::<bool>(row, "is_objection")?, end(row)?)),
        )?;
        let (objections, ends): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(is, _)| *is);
        let objections = objections.into_iter().map(|(_, row)| ObjectionRow {
            notice: ChangeNoticeId(row.agreement.0),
            vendor_name: row.vendor_name,
            names: row.title,
            day: row.ends_on,
        });
        let ends = ends.into_iter().map(|(_, row)| row).collect();
        Ok((ends, objections.collect()))
    }

    /// What ends or must be given notice from one day to another, both inclusive, as it stands on `day`.
    pub fn timeline(
        &self,
        day: Day,
        from: Day,
        to: Day,
        limit: u32,
    ) -> Result<Vec<TimelineRow>, StoreError> {
        self.all(&self.ends(day)?, rusqlite::params![from, to, limit], end)
    }

    /// The statement of what ends from `?1` to `?2`, at most `?3`, as it stands on a day.
    fn ends(&self, day: Day) -> Result<String, StoreError> {
        let standing = self.standing_on("s", day)?;
        // Read in the order of the days: the state is asked of each row.
        Ok(format!("SELECT a.id, a.title, s.ends_on, s.notice_by,
                v.name AS vendor_name, v.slug AS vendor_slug
             FROM agreement_span s CROSS JOIN agreement a ON a.id = s.agreement
             LEFT JOIN vendor v ON v.id = (SELECT av.vendor FROM agreement_vendor av WHERE av.agreement = a.id ORDER BY av.position LIMIT 1)
             WHERE {standing} AND s.ends_on BETWEEN ?1 AND ?2 AND +s.state IN ('in-force', 'expiring', 'upcoming') AND a.withdrawn_on IS NULL
             ORDER BY s.ends_on, s.agreement LIMIT ?3"))
    }
}

fn end(row: &Row<'_>) -> rusqlite::Result<TimelineRow> {
    Ok(TimelineRow {
        agreement: AgreementId(get(row, "id")?),
        title: get(row, "title")?,
        vendor_name: get::<Option<String>>(row, "vendor_name")?.unwrap_or_default(),
        vendor_slug: get::<Option<String>>(row, "vendor_slug")?.unwrap_or_default(),
        ends_on: get(row, "ends_on")?,
        notice_by: get(row, "notice_by")?,
    })
}
