//! Addresses of other programs that are told what happens, and what each is told: written down before it is sent, claimed by
//! whoever sends it, tried again under the same identity. Instants are seconds since 1970 UTC, given by the caller.

use rusqlite::Row;
use serde_json::Value;

use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::retry::retry_after;
use crate::domain::webhook::{DeliveryState, WebhookEvent, WebhookFacts};

use super::column::{get, json, to_json, word};
use super::diff;
use super::error::StoreError;
use super::journal::Subject;
use super::reader::Reader;
use super::writer::Writer;

/// The register's own number of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WebhookId(pub i64);

/// The register's own number of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeliveryId(pub i64);

/// Seconds that a delivery may take before another may try.
const CLAIMED: i64 = 5 * 60;
/// Days that deliveries are kept that have been sent (our choice).
const KEPT: i64 = 30 * 24 * 60 * 60;
/// Most characters of a reason that are kept.
const LONGEST_ERROR: usize = 300;

/// An address that is told what happens. Its secret is only read to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// The register's own number.
    pub id: WebhookId,
    /// What an administrator says.
    pub facts: WebhookFacts,
    /// The day it was added.
    pub made_on: Day,
    /// Whether it has a secret; an imported one has none.
    pub has_secret: bool,
}

/// Something that an address is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The register's own number.
    pub id: DeliveryId,
    /// The address, as it is now.
    pub url: String,
    /// What happened.
    pub event: WebhookEvent,
    /// The same however often it is sent.
    pub identity: String,
    /// What is said: JSON.
    pub body: String,
    /// When it was written down.
    pub made_at: i64,
    /// Where it stands.
    pub state: DeliveryState,
    /// How often it has been tried.
    pub n_tries: u32,
    /// When it is tried next.
    pub next_try: Option<i64>,
    /// The status of the last answer.
    pub status: Option<u16>,
    /// Why there was none.
    pub error: Option<String>,
    /// When it was last taken.
    pub sent_at: Option<i64>,
}

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried {
    /// An answer with a status; below 300 it is taken.
    Answered(u16),
    /// No answer, and why.
    Nothing(String),
}

const DELIVERY: &str = "d.id, d.event, d.identity, d.body, d.made_at, d.state, d.n_tries, d.next_try, d.status, d.error, d.sent_at, w.url";

fn row_to_webhook(row: &Row<'_>) -> rusqlite::Result<Webhook> {
    Ok(Webhook {
        id: WebhookId(get(row, "id")?),
        facts: WebhookFacts {
            url: get(row, "url")?,
            events: json(row, "events")?,
        },
        made_on: get(row, "made_on")?,
        has_secret: get(row, "has_secret")?,
    })
}

fn row_to_delivery(row: &Row<'_>) -> rusqlite::Result<Delivery> {
    Ok(Delivery {
        id: DeliveryId(get(row, "id")?),
        url: get(row, "url")?,
        event: word(row, "event", WebhookEvent::from_word)?,
        identity: get(row, "identity")?,
        body: get(row, "body")?,
        made_at: get(row, "made_at")?,
        state: word(row, "state", DeliveryState::from_word)?,
        n_tries: get(row, "n_tries")?,
        next_try: get(row, "next_try")?,
        status: get(row, "status")?,
        error: get(row, "error")?,
        sent_at: get(row, "sent_at")?,
    })
}

impl Reader<'_> {
    /// The addresses that are told what happens, in the order in which they were added.
    pub fn webhooks(&self) -> Result<Vec<Webhook>, StoreError> {
        self.all(
            "SELECT id, url, events, made_on, secret IS NOT NULL AS has_secret FROM webhook WHERE ended_on IS NULL ORDER BY id",
            (),
            row_to_webhook,
        )
    }

    /// The latest deliveries, those that were given up first, then those that wait.
    pub fn deliveries(&self, limit: u32) -> Result<Vec<Delivery>, StoreError> {
        self.all(
            &format!("SELECT {DELIVERY} FROM delivery d JOIN webhook w ON w.id = d.webhook
                ORDER BY CASE d.state WHEN 'failed' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END, d.id DESC LIMIT ?"),
            [limit],
            row_to_delivery,
        )
    }

    fn webhook(&self, id: WebhookId) -> Result<Webhook, StoreError> {
        let found = self.one(
            "SELECT id, url, events, made_on, secret IS NOT NULL AS has_secret FROM webhook WHERE id = ? AND ended_on IS NULL",
            [id.0],
            row_to_webhook,
        )?;
        found.ok_or(StoreError::NotFound("webhook"))
    }
}

impl Writer<'_> {
    /// Adds an address with the secret that its deliveries are signed with. What stands already is not told it.
    pub fn add_webhook(
        &mut self,
        facts: &WebhookFacts,
        secret: &str,
    ) -> Result<WebhookId, StoreError> {
        if self.webhooks()?.is_empty() {
            self.begin_telling()?;
        }
        let id = self.insert(
            "INSERT INTO webhook (url, secret, events, made_on) VALUES (?, ?, ?, ?)",
            rusqlite::params![facts.url, secret, to_json(&facts.events), self.at.day],
        )?;
        let payload = diff::added(facts);
        self.record(EventKind::WebhookAdded, Subject::default(), &payload)?;
        Ok(WebhookId(id))
    }

    /// Gives an address another secret; the one before no longer signs.
    pub fn renew_webhook(&mut self, id: WebhookId, secret: &str) -> Result<(), StoreError> {
        let webhook = self.webhook(id)?;
        self.run(
            "UPDATE webhook SET secret = ? WHERE id = ?",
            rusqlite::params![secret, id.0],
        )?;
        let payload = diff::to("url", webhook.facts.url);
        self.record(EventKind::WebhookRenewed, Subject::default(), &payload)
    }

    /// Ends an address: it is told nothing more, not even what waits.
    pub fn end_webhook(&mut self, id: WebhookId) -> Result<(), StoreError> {
        let webhook = self.webhook(id)?;
        self.run(
            "UPDATE webhook SET ended_on = ?, secret = NULL WHERE id = ?",
            rusqlite::params![self.at.day, id.0],
        )?;
        self.run(
            "UPDATE delivery SET state = 'failed', next_try = NULL WHERE webhook = ? AND state = 'waiting'",
            [id.0],
        )?;
        let payload = diff::to("url", webhook.facts.url);
        self.record(EventKind::WebhookEnded, Subject::default(), &payload)
    }

    /// Tells an address something to see whether it arrives.
    pub fn try_webhook(&mut self, id: WebhookId) -> Result<(), StoreError> {
        self.webhook(id)?;
        let identity = format!("trial-{}-{}", id.0, self.at.instant.timestamp_millis());
        self.add_delivery(id, WebhookEvent::Trial, &identity, &serde_json::json!({}))
    }

    /// Writes down that an address is told something; a second time with the same identity, nothing.
    pub(super) fn add_delivery(
        &self,
        webhook: WebhookId,
        event: WebhookEvent,
        identity: &str,
        about: &Value,
    ) -> Result<(), StoreError> {
        let mut body = serde_json::json!({
            "id": identity,
            "event": event.word(),
            "at": self.at.stamp(),
        });
        if let (Some(body), Some(about)) = (body.as_object_mut(), about.as_object()) {
            body.extend(about.clone());
        }
        self.run(
            "INSERT INTO delivery (webhook, event, identity, body, made_at, state, next_try) VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?5) ON CONFLICT DO NOTHING",
            rusqlite::params![webhook.0, event.word(), identity, body.to_string(), self.at.instant.timestamp()],
        )?;
        Ok(())
    }

    /// Takes the delivery that has waited longest and whose time has come, with the secret to sign it; nobody else gets it
    /// for five minutes.
    pub fn claim_delivery(&mut self) -> Result<Option<(Delivery, String)>, StoreError> {
        let now = self.at.instant.timestamp();
        let next = self.one(
            "SELECT d.id, w.secret FROM delivery d JOIN webhook w ON w.id = d.webhook WHERE d.state = 'waiting' AND d.next_try <= ? AND w.secret IS NOT NULL ORDER BY d.next_try, d.id LIMIT 1",
            [now],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
        )?;
        let Some((id, secret)) = next else {
            return Ok(None);
        };
        self.run(
            "UPDATE delivery SET n_tries = n_tries + 1, next_try = ? WHERE id = ?",
            [now + CLAIMED, id],
        )?;
        let delivery = self.one(
            &format!("SELECT {DELIVERY} FROM delivery d JOIN webhook w ON w.id = d.webhook WHERE d.id = ?"),
            [id],
            row_to_delivery,
        )?;
        Ok(delivery.map(|delivery| (delivery, secret)))
    }

    /// Notes what came of a try: taken, to be tried again, or given up.
    pub fn delivery_tried(&mut self, delivery: &Delivery, tried: &Tried) -> Result<(), StoreError> {
        let now = self.at.instant.timestamp();
        let (status, error) = match tried {
            Tried::Answered(status) => (Some(*status), None),
            Tried::Nothing(why) => (
                None,
                Some(why.chars().take(LONGEST_ERROR).collect::<String>()),
            ),
        };
        let is_taken = status.is_some_and(|status| (200..300).contains(&status));
        let next = retry_after(delivery.n_tries)
            .filter(|_| !is_taken)
            .map(|wait| now + wait);
        let state = match (is_taken, next) {
            (true, _) => DeliveryState::Sent,
            (false, Some(_)) => DeliveryState::Waiting,
            (false, None) => DeliveryState::Failed,
        };
        self.run(
            "UPDATE delivery SET state = ?, next_try = ?, status = ?, error = ?, sent_at = coalesce(?, sent_at) WHERE id = ? AND state = 'waiting'",
            rusqlite::params![state.word(), next, status, error, is_taken.then_some(now), delivery.id.0],
        )?;
        Ok(())
    }

    /// Sends a delivery again, whether it was taken or not, under the same identity.
    pub fn delivery_again(&mut self, id: DeliveryId) -> Result<(), StoreError> {
        let n = self.run(
            "UPDATE delivery SET state = 'waiting', n_tries = 0, next_try = ? WHERE id = ? AND EXISTS (SELECT 1 FROM webhook w WHERE w.id = delivery.webhook AND w.ended_on IS NULL)",
            rusqlite::params![self.at.instant.timestamp(), id.0],
        )?;
        if n == 0 {
            return Err(StoreError::NotFound("delivery"));
        }
        Ok(())
    }

    /// Forgets what was taken a while ago.
    pub fn forget_deliveries(&mut self) -> Result<(), StoreError> {
        self.run(
            "DELETE FROM delivery WHERE state = 'sent' AND sent_at < ?",
            [self.at.instant.timestamp() - KEPT],
        )?;
        Ok(())
    }
}
