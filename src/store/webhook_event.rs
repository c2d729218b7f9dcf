//! What happens, as it is told to addresses: findings that appear and clear, reminders that are raised, decisions on
//! agreements. Found by comparing with what was told before, so that nothing is missed while the program stood still, and
//! written down in the same transaction that moves the comparison on.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::domain::event::EventKind;
use crate::domain::webhook::WebhookEvent;

use super::column::get;
use super::error::StoreError;
use super::reader::Reader;
use super::webhook::WebhookId;
use super::writer::Writer;

/// The decisions that are told, and what each is called.
const DECISIONS: [(EventKind, &str); 5] = [
    (EventKind::ReviewApproved, "approved"),
    (EventKind::ReviewRejected, "rejected"),
    (EventKind::ReviewChangesRequested, "changes-requested"),
    (EventKind::VersionBound, "bound"),
    (EventKind::VersionTerminated, "terminated"),
];

/// Something to tell: what, under which identity, and what is said of it.
struct Telling {
    event: WebhookEvent,
    identity: String,
    about: Value,
}

/// How far has been told.
struct Told {
    journal: i64,
    reminder: i64,
}

fn about(id: Option<i64>, key: &str, name: Option<String>) -> Value {
    id.map_or(Value::Null, |id| json!({ "id": id, key: name }))
}

impl Reader<'_> {
    /// The findings that stand and are not waived, each with what is said of it.
    fn standing(&self) -> Result<BTreeMap<String, Value>, StoreError> {
        let rows = self.all(
            "SELECT f.code, f.severity, f.since, f.detail, f.vendor, v.name, f.agreement, a.title FROM finding_span f
                LEFT JOIN vendor v ON v.id = f.vendor LEFT JOIN agreement a ON a.id = f.agreement WHERE f.live = 1 AND f.waived = 0",
            (),
            |row| {
                let (code, detail): (String, Option<String>) = (get(row, "code")?, get(row, "detail")?);
                let (vendor, agreement): (Option<i64>, Option<i64>) = (get(row, "vendor")?, get(row, "agreement")?);
                let key = json!([code, vendor, agreement, detail]).to_string();
                let said = json!({
                    "finding": {
                        "code": code,
                        "severity": get::<String>(row, "severity")?,
                        "since": get::<String>(row, "since")?,
                        "detail": detail,
                    },
                    "vendor": about(vendor, "name", get(row, "name")?),
                    "agreement": about(agreement, "title", get(row, "title")?),
                });
                Ok((key, said))
            },
        )?;
        Ok(rows.into_iter().collect())
    }

    fn told_findings(&self) -> Result<BTreeMap<String, Value>, StoreError> {
        let rows = self.all("SELECT finding, body FROM webhook_finding", (), |row| {
            Ok((
                row.get::<_, String>(0)?,
                super::column::json::<Value>(row, "body")?,
            ))
        })?;
        Ok(rows.into_iter().collect())
    }

    fn told(&self) -> Result<Option<Told>, StoreError> {
        self.one("SELECT journal, reminder FROM webhook_told", (), |row| {
            Ok(Told {
                journal: row.get(0)?,
                reminder: row.get(1)?,
            })
        })
    }

    fn newest(&self) -> Result<Told, StoreError> {
        self.sure(
            "SELECT coalesce((SELECT max(seq) FROM journal), 0), coalesce((SELECT max(id) FROM reminder), 0)",
            (),
            |row| {
                Ok(Told {
                    journal: row.get(0)?,
                    reminder: row.get(1)?,
                })
            },
        )
    }

    fn raised_after(&self, reminder: i64) -> Result<Vec<Telling>, StoreError> {
        self.all(
            "SELECT r.id, r.kind, r.day, r.lead, r.detail, r.vendor, v.name, r.agreement, a.title FROM reminder r
                JOIN vendor v ON v.id = r.vendor LEFT JOIN agreement a ON a.id = r.agreement WHERE r.id > ? AND r.state = 'open' ORDER BY r.id",
            [reminder],
            |row| {
                let said = json!({
                    "reminder": {
                        "kind": get::<String>(row, "kind")?,
                        "day": get::<String>(row, "day")?,
                        "days-before": get::<i64>(row, "lead")?,
                        "detail": get::<String>(row, "detail")?,
                    },
                    "vendor": about(get(row, "vendor")?, "name", get(row, "name")?),
                    "agreement": about(get(row, "agreement")?, "title", get(row, "title")?),
                });
                Ok(Telling {
                    event: WebhookEvent::ReminderDue,
                    identity: format!("reminder-{}", get::<i64>(row, "id")?),
                    about: said,
                })
            },
        )
    }

    fn decided_after(&self, journal: i64) -> Result<Vec<Telling>, StoreError> {
        let words: Vec<&str> = DECISIONS.iter().map(|(kind, _)| kind.word()).collect();
        self.all(
            "SELECT j.seq, j.kind, j.agreement, a.title, n.number FROM journal j LEFT JOIN agreement a ON a.id = j.agreement LEFT JOIN version n ON n.id = j.version
                WHERE j.seq > ?1 AND j.kind IN (SELECT value FROM json_each(?2)) ORDER BY j.seq",
            rusqlite::params![journal, super::column::to_json(&words)],
            |row| {
                let kind: String = get(row, "kind")?;
                let known = DECISIONS.iter().find(|(one, _)| one.word() == kind);
                let said = json!({
                    "decision": known.map(|(_, word)| *word),
                    "agreement": about(get(row, "agreement")?, "title", get(row, "title")?),
                    "version": get::<Option<i64>>(row, "number")?,
                });
                Ok(Telling {
                    event: WebhookEvent::AgreementDecided,
                    identity: format!("journal-{}", get::<i64>(row, "seq")?),
                    about: said,
                })
            },
        )
    }
}

impl Writer<'_> {
    /// Takes what stands now as told: the first address hears of what happens from here on.
    pub(super) fn begin_telling(&self) -> Result<(), StoreError> {
        let newest = self.newest()?;
        self.keep_told(&newest)?;
        self.keep_findings(&self.standing()?)
    }

    fn keep_told(&self, told: &Told) -> Result<(), StoreError> {
        self.run(
            "INSERT OR REPLACE INTO webhook_told (id, journal, reminder) VALUES (1, ?, ?)",
            [told.journal, told.reminder],
        )?;
        Ok(())
    }

    fn keep_findings(&self, standing: &BTreeMap<String, Value>) -> Result<(), StoreError> {
        self.run("DELETE FROM webhook_finding", ())?;
        for (key, said) in standing {
            self.run(
                "INSERT INTO webhook_finding (finding, body) VALUES (?, ?)",
                [key, &said.to_string()],
            )?;
        }
        Ok(())
    }

    /// Writes down what has happened since the last call for each address that wants it; gives how many deliveries.
    pub fn tell_webhooks(&mut self) -> Result<usize, StoreError> {
        let webhooks = self.webhooks()?;
        let Some(told) = self.told()?.filter(|_| !webhooks.is_empty()) else {
            return Ok(0);
        };
        let newest = self.newest()?;
        let mut tellings = self.raised_after(told.reminder)?;
        tellings.extend(self.decided_after(told.journal)?);
        let (before, now) = (self.told_findings()?, self.standing()?);
        let instant = self.at.instant.timestamp_millis();
        let last = self.sure("SELECT coalesce(max(id), 0) FROM delivery", (), |row| {
            row.get::<_, i64>(0)
        })?;
        let gone = before.iter().filter(|(key, _)| !now.contains_key(*key));
        let come = now.iter().filter(|(key, _)| !before.contains_key(*key));
        let gone = gone.map(|(_, said)| (WebhookEvent::FindingCleared, said));
        let come = come.map(|(_, said)| (WebhookEvent::FindingAppeared, said));
        let changes: Vec<(WebhookEvent, &Value)> = gone.chain(come).collect();
        for (n, (event, said)) in changes.iter().enumerate() {
            tellings.push(Telling {
                event: *event,
                identity: format!("finding-{instant}-{last}-{n}"),
                about: (*said).clone(),
            });
        }
        let is_same = changes.is_empty()
            && told.journal == newest.journal
            && told.reminder == newest.reminder;
        if is_same {
            return Ok(0);
        }
        if !changes.is_empty() {
            self.keep_findings(&now)?;
        }
        self.keep_told(&newest)?;
        let mut n = 0;
        for telling in &tellings {
            for webhook in &webhooks {
                if webhook.facts.events.contains(&telling.event) {
                    self.tell(webhook.id, telling)?;
                    n += 1;
                }
            }
        }
        Ok(n)
    }

    fn tell(&self, webhook: WebhookId, telling: &Telling) -> Result<(), StoreError> {
        let identity = format!("{}-{}", webhook.0, telling.identity);
        self.add_delivery(webhook, telling.event, &identity, &telling.about)
    }
}
