//! Whether the journal is what was written: each event's number, its hash, the hash of the one before, the digest of what
//! it says. What is counted until the first difference is what holds. Knows nothing of the tables that events speak of.

use std::collections::BTreeSet;

use super::watch::Watch;
use super::{Difference, Part, VerifyReport, differs, sha256};
use crate::domain::event::EventKind;
use crate::store::error::StoreError;
use crate::store::journal::{BEGINNING, EVENT_COLUMNS, Head, Link, row_to_event};
use crate::store::reader::Reader;

impl Reader<'_> {
    pub(super) fn verify_journal(
        &self,
        report: &mut VerifyReport,
        watch: &Watch,
    ) -> Result<Option<Difference>, StoreError> {
        watch.begin(Part::Journal, self.count("journal")?)?;
        let mut statement = self.statement(&format!(
            "SELECT {EVENT_COLUMNS}, payload AS raw, edition, rows_sha256 FROM journal ORDER BY seq"
        ))?;
        let mut rows = statement.query(())?;
        let mut head = Head {
            seq: 0,
            sha256: BEGINNING.to_owned(),
        };
        let mut emptied = BTreeSet::new();
        let mut named = BTreeSet::new();
        while let Some(row) = rows.next()? {
            watch.one_more()?;
            let event = row_to_event(row)?;
            let subject = format!("event {}", event.seq);
            let wrong = |key| {
                Ok(Some(differs(
                    Part::Journal,
                    &subject,
                    key,
                    event.kind.word(),
                )))
            };
            if event.seq != head.seq + 1 {
                return wrong("verify-event-missing");
            }
            if event.prev_sha256 != head.sha256 {
                return wrong("verify-chain-broken");
            }
            let raw: Option<String> = row.get("raw")?;
            match &raw {
                Some(raw) if sha256(raw.as_bytes()) != event.payload_sha256 => {
                    return wrong("verify-payload-changed");
                }
                Some(_) => {}
                None => {
                    emptied.insert(event.seq);
                }
            }
            let rows_sha256: Option<String> = row.get("rows_sha256")?;
            let link = Link {
                edition: row.get("edition")?,
                prev: &event.prev_sha256,
                seq: event.seq,
                at: &event.at,
                user: event.user,
                actor: &event.actor,
                via: event.via,
                kind: event.kind.word(),
                subject: &event.subject.text(),
                payload_sha256: &event.payload_sha256,
                rows_sha256: rows_sha256.as_deref(),
            };
            if link.hash() != event.sha256 {
                return wrong("verify-event-changed");
            }
            if self.rows_digest(event.seq)? != rows_sha256 {
                return wrong("verify-rows-changed");
            }
            if event.kind == EventKind::EventRedacted {
                named.extend(
                    event
                        .payload
                        .as_ref()
                        .and_then(|payload| payload.get("event")?.get("to")?.as_i64()),
                );
            }
            if let Some(against) = &mut report.against
                && against.sha256 == event.sha256
            {
                against.event = Some((event.seq, event.at.clone()));
            }
            report.n_events = event.seq.unsigned_abs();
            report.head.clone_from(&event.sha256);
            report.head_at = Some(event.at);
            head = Head {
                seq: event.seq,
                sha256: event.sha256,
            };
        }
        report.n_redacted = emptied.len() as u64;
        report.redacted = named.iter().copied().collect();
        let silent = emptied.difference(&named).next();
        Ok(silent.map(|seq| {
            differs(
                Part::Journal,
                format!("event {seq}"),
                "verify-emptied-silently",
                "",
            )
        }))
    }
}
