//! The names of what events are about, for lists of events: one statement however many there are.

use std::collections::BTreeMap;

use crate::domain::agreement::AgreementId;
use crate::domain::vendor::VendorId;

use super::error::StoreError;
use super::journal::Event;
use super::reader::Reader;
use super::user::UserId;

/// Names by id, of the vendors, agreements and users that some events are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventNames {
    names: BTreeMap<(char, i64), String>,
}

impl EventNames {
    /// A vendor's name.
    #[must_use]
    pub fn vendor(&self, id: VendorId) -> String {
        self.name('v', id.0)
    }

    /// An agreement's title.
    #[must_use]
    pub fn agreement(&self, id: AgreementId) -> String {
        self.name('a', id.0)
    }

    /// A user's name.
    #[must_use]
    pub fn user(&self, id: UserId) -> String {
        self.name('u', id.0)
    }

    /// What has no name any more is called by its number.
    fn name(&self, kind: char, id: i64) -> String {
        self.names
            .get(&(kind, id))
            .cloned()
            .unwrap_or_else(|| format!("#{id}"))
    }
}

impl Reader<'_> {
    /// The names of what events are about.
    pub fn event_names(&self, events: &[Event]) -> Result<EventNames, StoreError> {
        let ids = |of: fn(&Event) -> Option<i64>| -> String {
            let ids: std::collections::BTreeSet<i64> = events.iter().filter_map(of).collect();
            serde_json::json!(ids).to_string()
        };
        let rows = self.all(
            "SELECT 'v', id, name FROM vendor WHERE id IN (SELECT value FROM json_each(?1))
             UNION ALL SELECT 'a', id, title FROM agreement WHERE id IN (SELECT value FROM json_each(?2))
             UNION ALL SELECT 'u', id, name FROM user WHERE id IN (SELECT value FROM json_each(?3))",
            [
                ids(|event| event.subject.vendor.map(|id| id.0)),
                ids(|event| event.subject.agreement.map(|id| id.0)),
                ids(|event| event.subject.user.map(|id| id.0)),
            ],
            |row| {
                let kind: String = row.get(0)?;
                let kind = kind.chars().next().unwrap_or('?');
                Ok(((kind, row.get(1)?), row.get(2)?))
            },
        )?;
        Ok(EventNames {
            names: rows.into_iter().collect(),
        })
    }
}
