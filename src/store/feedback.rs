//! Feedback on the checker: the decisions of reviews which say that a verdict is wrong, each with the words that it is
//! about. Reads; says nothing of how the feedback is written down.

use crate::domain::agreement::VersionId;
use crate::domain::lang::Lang;
use crate::domain::review::{Point, Resolution};

use super::column::{get, lang, word};
use super::error::StoreError;
use super::reader::Reader;
use super::review_point::Ground;

/// A verdict that someone has called wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// The agreement's title.
    pub title: String,
    /// The number of the version.
    pub number: u32,
    /// The language of the text.
    pub lang: Lang,
    /// What was decided about which requirement, flag or value.
    pub point: Point,
    /// The words that it is about: the passage that was marked, else those behind the verdict, clause by clause; empty
    /// where there are neither.
    pub text: String,
}

impl Reader<'_> {
    /// All feedback, in the order of the requirements and then of its age. What was taken over from an earlier version is
    /// there once. One statement, and three for each text whose passages nobody has marked.
    pub fn feedback(&self) -> Result<Vec<Feedback>, StoreError> {
        let rows = self.all(
            "SELECT p.version, a.title, v.number, v.lang, json_object('subject', p.subject, 'row', p.row, 'verdict', p.verdict, 'resolution', p.resolution, 'reason', p.reason, 'should-be', p.should_be,
                'passage', p.passage, 'wording', p.wording, 'last-day', p.last_day, 'clause', p.clause, 'clause_sha256', p.clause_sha256, 'decided_on', p.decided_on, 'decided_by', p.decided_by)
             FROM review_point p JOIN version v ON v.id = p.version JOIN agreement a ON a.id = v.agreement
             WHERE p.resolution = ? AND p.carried_from IS NULL AND v.withdrawn_on IS NULL AND a.withdrawn_on IS NULL ORDER BY p.subject, p.id",
            [Resolution::Wrong.word()],
            |row| {
                Ok((
                    VersionId(get(row, 0)?),
                    get::<String>(row, 1)?,
                    get::<u32>(row, 2)?,
                    word(row, 3, lang)?,
                    get::<String>(row, 4)?,
                ))
            },
        )?;
        let mut all = Vec::with_capacity(rows.len());
        for (version, title, number, lang, said) in rows {
            let point: Point = serde_json::from_str(&said)
                .map_err(|_| StoreError::Value("review point".to_owned()))?;
            let text = if point.facts.passage.is_empty() {
                self.words_behind(version, &point.subject)?
            } else {
                point.facts.passage.clone()
            };
            all.push(Feedback {
                title,
                number,
                lang,
                point,
                text,
            });
        }
        Ok(all)
    }

    /// The passages behind a verdict about a version, one a line; a text that is lost or changed has none.
    fn words_behind(&self, version: VersionId, subject: &str) -> Result<String, StoreError> {
        let Some(check) = self.check_result(version)? else {
            return Ok(String::new());
        };
        let text = match self.version_text(version) {
            Ok(text) => text.unwrap_or_default(),
            Err(StoreError::DocumentChanged(_) | StoreError::DocumentLost(_)) => Vec::new(),
            Err(error) => return Err(error),
        };
        let text = String::from_utf8_lossy(&text);
        let ground = Ground::of(&check.result, subject);
        let passages = ground.iter().flat_map(|ground| ground.evidence);
        let passages = passages.filter_map(|it| text.get(it.start..it.end));
        Ok(passages.map(str::trim).collect::<Vec<_>>().join("\n\n"))
    }
}
