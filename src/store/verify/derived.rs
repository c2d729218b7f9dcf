//! Whether what is kept of states and findings is what follows from the facts: computed anew and compared, and the numbers
//! that triggers keep counted anew.

use std::collections::BTreeMap;

use super::watch::Watch;
use super::{Difference, Part, VerifyReport, differs};
use crate::domain::agreement::AgreementId;
use crate::domain::day::{Day, Piece};
use crate::domain::vendor::VendorId;
use crate::store::column::to_json;
use crate::store::error::StoreError;
use crate::store::reader::Reader;
use crate::store::span::{AgreementStanding, agreement_spans};

impl Reader<'_> {
    pub(super) fn verify_derived(
        &self,
        report: &mut VerifyReport,
        watch: &Watch,
    ) -> Result<Option<Difference>, StoreError> {
        watch.begin(Part::Derived, self.count("vendor")?)?;
        let Some(horizon) = self.horizon()? else {
            return Ok(None);
        };
        let settings = self.settings()?;
        let agreements: Vec<(AgreementId, Day)> = self.all(
            "SELECT id, added_on FROM agreement ORDER BY id",
            (),
            |row| Ok((AgreementId(row.get(0)?), row.get(1)?)),
        )?;
        for batch in agreements.chunks(500) {
            let ids: Vec<AgreementId> = batch.iter().map(|(id, _)| *id).collect();
            let mut kept = self.kept(
                "SELECT agreement AS id, json_array(first_day, last_day, state, version, ends_on, notice_by) AS line FROM agreement_span WHERE agreement IN (SELECT value FROM json_each(?)) ORDER BY agreement, first_day",
                &to_json(&ids),
            )?;
            let filed = self.filed(self.agreements_by_id(&ids)?)?;
            for (id, added_on) in batch {
                let wanted: Vec<String> = filed.get(id).map_or_else(Vec::new, |filed| {
                    let spans = agreement_spans(filed, *added_on, &settings, horizon);
                    let line = |piece: &Piece<AgreementStanding>| {
                        let value = &piece.value;
                        to_json(&(
                            piece.first_day,
                            piece.last_day,
                            value.standing.state,
                            value.standing.version,
                            value.ends_on,
                            value.notice_by,
                        ))
                    };
                    spans.iter().map(line).collect()
                });
                if kept.remove(&id.0).unwrap_or_default() != wanted {
                    return Ok(Some(differs(
                        Part::Derived,
                        format!("agreement {}", id.0),
                        "verify-derived-differs",
                        "",
                    )));
                }
            }
        }
        let vendors: Vec<VendorId> = self.all("SELECT id FROM vendor ORDER BY id", (), |row| {
            row.get(0).map(VendorId)
        })?;
        for batch in vendors.chunks(500) {
            let mut kept = self.kept(
                "SELECT vendor AS id, json_array(first_day, last_day, code, severity, since, agreement, version, detail, waiver, json(why)) AS line FROM finding_span WHERE vendor IN (SELECT value FROM json_each(?))",
                &to_json(batch),
            )?;
            let mut wanted: BTreeMap<i64, Vec<String>> = BTreeMap::new();
            for span in self.dossiers(batch)?.spans(&settings, horizon) {
                let f = &span.finding;
                let line = to_json(&(
                    span.first_day,
                    span.last_day,
                    f.code,
                    f.severity,
                    f.since,
                    f.agreement,
                    f.version,
                    &f.detail,
                    f.waiver,
                    &f.why,
                ));
                wanted
                    .entry(f.vendor.map_or(0, |id| id.0))
                    .or_default()
                    .push(line);
            }
            for vendor in batch {
                report.n_vendors += 1;
                watch.one_more()?;
                let (mut kept, mut wanted) = (
                    kept.remove(&vendor.0).unwrap_or_default(),
                    wanted.remove(&vendor.0).unwrap_or_default(),
                );
                kept.sort();
                wanted.sort();
                if kept != wanted {
                    return Ok(Some(differs(
                        Part::Derived,
                        format!("vendor {}", vendor.0),
                        "verify-derived-differs",
                        "",
                    )));
                }
            }
        }
        Ok(None)
    }

    /// The numbers that triggers keep must be those that counting gives.
    pub(super) fn verify_tally(&self) -> Result<Option<Difference>, StoreError> {
        let Some(day) = self.live_day()? else {
            return Ok(None);
        };
        // What stands today is marked, so that lists need no ranges.
        let mut marked = Vec::new();
        for (table, subject) in [("agreement_span", "agreement"), ("finding_span", "vendor")] {
            marked.extend(self.one(
                &format!("SELECT {subject} FROM {table} WHERE live <> (first_day <= ?1 AND last_day >= ?1) LIMIT 1"),
                [day],
                |row| Ok(format!("{subject} {}", row.get::<_, Option<i64>>(0)?.unwrap_or_default())),
            )?);
        }
        if let Some(subject) = marked.pop() {
            return Ok(Some(differs(
                Part::Derived,
                subject,
                "verify-derived-differs",
                "live",
            )));
        }
        let is_same = self.counts(day)? == self.counts_of(day)?;
        Ok((!is_same).then(|| differs(Part::Derived, "tally", "verify-derived-differs", "")))
    }

    /// The kept rows of several subjects, each row as one line of JSON.
    fn kept(&self, sql: &str, ids: &str) -> Result<BTreeMap<i64, Vec<String>>, StoreError> {
        let mut kept: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for (id, line) in self.all(sql, [ids], |row| {
            Ok((row.get::<_, i64>("id")?, row.get::<_, String>("line")?))
        })? {
            kept.entry(id).or_default().push(line);
        }
        Ok(kept)
    }
}
