//! What legal decides about the points of a review: kept at once, one row a point, each change with its event. A waiver
//! makes the waivers of the finding, and ends them when the point is decided otherwise.

use crate::checks::engine::verdict::Verdict;
use crate::checks::place::Places;
use crate::checks::report::Evidence;
use crate::domain::agreement::{Agreement, Version, VersionId};
use crate::domain::event::EventKind;
use crate::domain::finding::FindingCode;
use crate::domain::review::{Point, PointFacts, Resolution};
use crate::domain::waiver::{WaiverFacts, WaiverId};

use super::check_result::CheckResult;
use super::column::{json, to_json};
use super::diff;
use super::error::{StoreError, Theirs};
use super::journal::sha256;
use super::review::must_be_open;
use super::version::about;
use super::writer::Writer;

/// What a kept result says about a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground<'a> {
    /// The verdict as a word: that of a requirement, `found` of a flag, `beyond` of a value.
    pub verdict: &'static str,
    /// The passages behind it.
    pub evidence: &'a [Evidence],
    /// The finding that follows, if one does: what can be waived.
    pub code: Option<FindingCode>,
}

impl<'a> Ground<'a> {
    /// Of a requirement, a red flag or a fact in a result; `None` where the result does not speak of it.
    #[must_use]
    pub fn of(result: &'a CheckResult, subject: &str) -> Option<Ground<'a>> {
        let report = result.report.as_ref()?;
        let code = result
            .findings
            .iter()
            .find(|clause| clause.id == subject)
            .map(|clause| clause.code);
        let requirement = report
            .requirements
            .iter()
            .find(|finding| finding.id == subject)
            .map(|finding| (verdict_word(finding.verdict), finding.evidence.as_slice()));
        let flag = || {
            let flag = report.flags.iter().find(|flag| flag.id == subject)?;
            Some(("found", flag.evidence.as_slice()))
        };
        let value = || {
            code.filter(|code| *code == FindingCode::ValueOutOfPolicy)?;
            let fact = report.facts.get(subject);
            Some(("beyond", fact.map_or(&[][..], |fact| &fact.evidence)))
        };
        let (verdict, evidence) = requirement.or_else(flag).or_else(value)?;
        Some(Ground {
            verdict,
            evidence,
            code,
        })
    }

    /// The number of the clause that it rests on, and the digest of the words of all its clauses.
    #[must_use]
    pub fn place(&self, places: &Places<'_>) -> (String, String) {
        let mut words: Vec<String> = Vec::new();
        for evidence in self.evidence {
            words.extend(
                places
                    .words(evidence.start)
                    .filter(|it| !words.contains(it)),
            );
        }
        let number = self
            .evidence
            .first()
            .and_then(|first| places.number(first.start));
        let digest = if words.is_empty() {
            String::new()
        } else {
            sha256(words.join("\n").as_bytes())
        };
        (number.unwrap_or_default(), digest)
    }
}

/// The word of a verdict, as reports in JSON have it.
#[must_use]
pub fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Partial => "partial",
        Verdict::Contrary => "contrary",
        Verdict::Missing => "missing",
        Verdict::NotApplicable => "not-applicable",
    }
}

impl Writer<'_> {
    /// Decides a point of an open review, which was read as `row`; 0 where it was undecided. `None` takes the decision
    /// back. `ended` is why the waivers end that an earlier decision has made.
    ///
    /// # Errors
    /// `Conflict` where someone else has decided it meanwhile; `Rule` where the review is not open, or where there is no
    /// finding to waive.
    pub fn decide_point(
        &mut self,
        version: VersionId,
        subject: &str,
        row: i64,
        facts: Option<&PointFacts>,
        ended: &str,
    ) -> Result<(), StoreError> {
        let of = self
            .agreement_of_version(version)?
            .ok_or(StoreError::NotFound("version"))?;
        let its = of.versions.iter().find(|its| its.id == version);
        must_be_open(its.ok_or(StoreError::NotFound("version"))?)?;
        let before = self.review_desk(version)?.points.remove(subject);
        if before.as_ref().map_or(0, |before| before.row) != row {
            return Err(StoreError::Conflict {
                theirs: Theirs::Point(before.map(Box::new)),
            });
        }
        let is_settled = before.as_ref().is_none_or(Point::is_settled);
        if is_settled && before.as_ref().map(|before| &before.facts) == facts {
            return Ok(());
        }
        self.end_waivers_of(version, subject, ended)?;
        let mut payload = diff::to("point", subject);
        let empty = serde_json::Map::new();
        let old = before.as_ref().map(|before| value(&before.facts));
        let new = facts.map(value);
        payload.extend(diff::changed(
            old.as_ref().unwrap_or(&empty),
            new.as_ref().unwrap_or(&empty),
        ));
        match facts {
            Some(facts) => self.put_point(&of, version, subject, facts)?,
            None => {
                self.run(
                    "DELETE FROM review_point WHERE version = ? AND subject = ?",
                    rusqlite::params![version.0, subject],
                )?;
            }
        }
        self.record(EventKind::ReviewPointDecided, about(&of, version), &payload)
    }

    fn put_point(
        &mut self,
        of: &Agreement,
        version: VersionId,
        subject: &str,
        facts: &PointFacts,
    ) -> Result<(), StoreError> {
        let check = self
            .check_result(version)?
            .ok_or(StoreError::NotFound("check result"))?;
        let ground =
            Ground::of(&check.result, subject).ok_or(StoreError::NotFound("point of a review"))?;
        let text = self.version_text(version)?.unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let (clause, clause_sha256) = ground.place(&Places::of(&text));
        let mut waivers: Vec<i64> = Vec::new();
        if let (Resolution::Waive, Some(last_day)) = (facts.resolution, facts.last_day) {
            let code = ground
                .code
                .ok_or(StoreError::Rule("store-waiver-not-possible"))?;
            for vendor in &of.facts.vendors {
                let waiver = self.waive(&WaiverFacts {
                    code,
                    vendor: *vendor,
                    agreement: Some(of.id),
                    detail: Some(subject.to_owned()),
                    reason: facts.reason.clone(),
                    first_day: self.at.day,
                    last_day,
                })?;
                waivers.push(waiver.0);
            }
        }
        self.run(
            "INSERT INTO review_point (version, subject, verdict, resolution, reason, should_be, passage, wording, last_day, clause, clause_sha256, waivers, decided_on, decided_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (version, subject) DO UPDATE SET row = row + 1, verdict = ?3, resolution = ?4, reason = ?5, should_be = ?6, passage = ?7, wording = ?8, last_day = ?9,
                clause = ?10, clause_sha256 = ?11, waivers = ?12, carried_from = NULL, decided_on = ?13, decided_by = ?14",
            rusqlite::params![
                version.0,
                subject,
                ground.verdict,
                facts.resolution.word(),
                facts.reason,
                facts.should_be.map(|right| right.word()),
                facts.passage,
                facts.wording,
                facts.last_day,
                clause,
                clause_sha256,
                to_json(&waivers),
                self.at.day,
                self.actor.name,
            ],
        )?;
        Ok(())
    }

    /// Takes over what was decided about the version before, where the verdict is the same and so are the clauses, or
    /// neither text has any: once, when the first review of a version is opened. Gives how many.
    pub(super) fn carry_points(
        &mut self,
        of: &Agreement,
        version: &Version,
    ) -> Result<usize, StoreError> {
        let earlier = of
            .versions
            .iter()
            .rfind(|other| other.number < version.number);
        let (Some(earlier), Some(check)) = (earlier, self.check_result(version.id)?) else {
            return Ok(0);
        };
        let points = self.review_desk(earlier.id)?.points;
        if points.is_empty() || !self.review_desk(version.id)?.points.is_empty() {
            return Ok(0);
        }
        let text = self.version_text(version.id)?.unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let places = Places::of(&text);
        let mut n = 0;
        for (subject, point) in points {
            let Some(ground) = Ground::of(&check.result, &subject) else {
                continue;
            };
            let (clause, digest) = ground.place(&places);
            let is_over = point.facts.last_day.is_some_and(|last| last < self.at.day);
            let is_same = ground.verdict == point.verdict && digest == point.clause_sha256;
            // Of a verdict without a clause the passage that contradicts it must still be there.
            let is_gone = !shows(&text, &point.facts.passage);
            if !is_same || is_over || (digest.is_empty() && is_gone) {
                continue;
            }
            n += self.run(
                "INSERT INTO review_point (version, subject, verdict, resolution, reason, should_be, passage, wording, last_day, clause, clause_sha256, waivers, carried_from, decided_on, decided_by)
                 SELECT ?1, subject, verdict, resolution, reason, should_be, passage, wording, last_day, ?2, clause_sha256, waivers, coalesce(carried_from, ?3), decided_on, decided_by
                 FROM review_point WHERE version = ?4 AND subject = ?5",
                rusqlite::params![version.id.0, clause, earlier.number, earlier.id.0, subject],
            )?;
        }
        Ok(n)
    }

    /// Ends what is left of the waivers of a decision.
    fn end_waivers_of(
        &mut self,
        version: VersionId,
        subject: &str,
        reason: &str,
    ) -> Result<(), StoreError> {
        let made: Option<Vec<i64>> = self.one(
            "SELECT waivers FROM review_point WHERE version = ? AND subject = ?",
            rusqlite::params![version.0, subject],
            |row| json(row, 0),
        )?;
        for id in made.unwrap_or_default() {
            let waiver = self.waiver(WaiverId(id))?;
            if waiver.is_some_and(|waiver| waiver.last_day >= self.at.day) {
                self.end_waiver(WaiverId(id), reason)?;
            }
        }
        Ok(())
    }
}

/// Whether a text has these words one after the other, blanks made alike; no words it has always.
fn shows(text: &str, words: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain(text).contains(&plain(words))
}

fn value(facts: &PointFacts) -> serde_json::Map<String, serde_json::Value> {
    match serde_json::to_value(facts) {
        Ok(serde_json::Value::Object(map)) => map,
        _ => serde_json::Map::new(),
    }
}
