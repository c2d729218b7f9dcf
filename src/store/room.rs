//! Data rooms: what is in each, the hash of its secret address, and who opened what. Making, changing, revoking and entering
//! one is journalled; each document that is opened is in the room's own log.

use std::collections::BTreeSet;

use rusqlite::Row;

use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::room::{Room, RoomFacts, RoomId, RoomItem, RoomItemKind};
use crate::domain::vendor::VendorId;

use super::column::{get, word};
use super::diff;
use super::error::StoreError;
use super::journal::Subject;
use super::reader::Reader;
use super::writer::Writer;

const SELECT: &str =
    "SELECT id, name, asks_name, last_day, added_on, added_by, revoked_on FROM room";

/// A document that is, or could be, in a data room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomDocument {
    /// Which.
    pub item: RoomItem,
    /// Whose: the vendor's number and name.
    pub vendor: (VendorId, String),
    /// The agreement's title; empty for a pack.
    pub title: String,
    /// The number of the version; 0 for a pack.
    pub number: u32,
    /// The name of the proof's file; empty for the others.
    pub name: String,
    /// Whether it is in the room.
    pub is_in: bool,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomOpening {
    /// The instant, RFC 3339, UTC.
    pub at: String,
    /// The name that the visitor gave; empty where none was asked for.
    pub who: String,
    /// Where the request came from.
    pub address: String,
    /// The document; empty for the room itself.
    pub what: String,
}

fn row_to_room(row: &Row<'_>) -> rusqlite::Result<Room> {
    Ok(Room {
        id: RoomId(get(row, "id")?),
        facts: RoomFacts {
            name: get(row, "name")?,
            last_day: get(row, "last_day")?,
            asks_name: get(row, "asks_name")?,
        },
        added_on: get(row, "added_on")?,
        added_by: get(row, "added_by")?,
        revoked_on: get(row, "revoked_on")?,
    })
}

impl Reader<'_> {
    /// Every data room, the newest first, with how many documents are in it and how often one was opened.
    pub fn rooms(&self) -> Result<Vec<(Room, u32, u32)>, StoreError> {
        self.all(
            "SELECT r.*, (SELECT count(*) FROM room_item i WHERE i.room = r.id) AS n_items,
                (SELECT count(*) FROM room_opening o WHERE o.room = r.id AND o.what <> '') AS n_openings FROM room r ORDER BY r.id DESC",
            (),
            |row| Ok((row_to_room(row)?, get(row, "n_items")?, get(row, "n_openings")?)),
        )
    }

    /// A data room.
    pub fn room(&self, id: RoomId) -> Result<Option<Room>, StoreError> {
        self.one(&format!("{SELECT} WHERE id = ?"), [id.0], row_to_room)
    }

    /// The data room of a secret address, by the hash of the secret, open or not.
    pub fn room_of(&self, secret: &[u8; 32]) -> Result<Option<Room>, StoreError> {
        self.one(&format!("{SELECT} WHERE secret = ?"), [secret], row_to_room)
    }

    /// Every document of the vendors that have one in the room, and whether it is in it: by vendor, the pack first.
    pub fn room_documents(&self, room: RoomId) -> Result<Vec<RoomDocument>, StoreError> {
        self.all(
            "WITH chosen AS (SELECT kind, item FROM room_item WHERE room = ?1),
                held AS (
                    SELECT 'pack' AS kind, v.id AS item, v.id AS vendor, '' AS title, 0 AS number, '' AS name FROM vendor v WHERE v.withdrawn_on IS NULL
                    UNION ALL SELECT 'version', n.id, av.vendor, a.title, n.number, '' FROM version n JOIN agreement a ON a.id = n.agreement
                        JOIN agreement_vendor av ON av.agreement = a.id WHERE n.withdrawn_on IS NULL AND a.withdrawn_on IS NULL
                    UNION ALL SELECT 'proof', p.id, av.vendor, a.title, n.number, p.name FROM proof p JOIN version n ON n.id = p.version JOIN agreement a ON a.id = n.agreement
                        JOIN agreement_vendor av ON av.agreement = a.id WHERE p.withdrawn_on IS NULL AND n.withdrawn_on IS NULL AND a.withdrawn_on IS NULL)
             SELECT h.kind, h.item, h.vendor, v.name AS vendor_name, h.title, h.number, h.name,
                EXISTS (SELECT 1 FROM chosen c WHERE c.kind = h.kind AND c.item = h.item) AS is_in
             FROM held h JOIN vendor v ON v.id = h.vendor
             WHERE h.vendor IN (SELECT g.vendor FROM held g JOIN chosen c ON c.kind = g.kind AND c.item = g.item)
             ORDER BY v.name_key, v.id, h.kind <> 'pack', h.title, h.number, h.kind DESC, h.item",
            [room.0],
            |row| {
                Ok(RoomDocument {
                    item: RoomItem {
                        kind: word(row, "kind", RoomItemKind::from_word)?,
                        id: get(row, "item")?,
                    },
                    vendor: (VendorId(get(row, "vendor")?), get(row, "vendor_name")?),
                    title: get(row, "title")?,
                    number: get(row, "number")?,
                    name: get(row, "name")?,
                    is_in: get(row, "is_in")?,
                })
            },
        )
    }

    /// The newest lines of a room's log.
    pub fn room_log(&self, room: RoomId, limit: u32) -> Result<Vec<RoomOpening>, StoreError> {
        self.all(
            "SELECT at, who, address, what FROM room_opening WHERE room = ? ORDER BY id DESC LIMIT ?",
            rusqlite::params![room.0, limit],
            |row| {
                Ok(RoomOpening {
                    at: get(row, "at")?,
                    who: get(row, "who")?,
                    address: get(row, "address")?,
                    what: get(row, "what")?,
                })
            },
        )
    }
}

impl Writer<'_> {
    /// Makes a data room with nothing in it; `secret` is the hash of its address.
    pub fn add_room(&mut self, facts: &RoomFacts, secret: &[u8; 32]) -> Result<RoomId, StoreError> {
        let id = RoomId(self.insert(
            "INSERT INTO room (name, secret, asks_name, last_day, added_on, added_by) VALUES (?, ?, ?, ?, ?, ?)",
            rusqlite::params![facts.name, secret, facts.asks_name, facts.last_day, self.at.day, self.actor.name],
        )?);
        let mut payload = diff::added(facts);
        payload.extend(diff::to("room", id.0));
        self.record(EventKind::RoomMade, Subject::default(), &payload)?;
        Ok(id)
    }

    /// Changes what is said of a room.
    pub fn change_room(&mut self, id: RoomId, facts: &RoomFacts) -> Result<(), StoreError> {
        let before = self.usable_room(id)?;
        let change = diff::changed(&before.facts, facts);
        if change.is_empty() {
            return Ok(());
        }
        self.run(
            "UPDATE room SET name = ?, asks_name = ?, last_day = ? WHERE id = ?",
            rusqlite::params![facts.name, facts.asks_name, facts.last_day, id.0],
        )?;
        self.room_event(EventKind::RoomChanged, &before, change)
    }

    /// Gives a room another address; the one before opens nothing any more.
    pub fn renew_room(&mut self, id: RoomId, secret: &[u8; 32]) -> Result<(), StoreError> {
        let before = self.usable_room(id)?;
        self.run(
            "UPDATE room SET secret = ? WHERE id = ?",
            rusqlite::params![secret, id.0],
        )?;
        self.room_event(EventKind::RoomChanged, &before, diff::to("link", true))
    }

    /// Says what is in a room. What the register does not have is left out.
    pub fn set_room_items(
        &mut self,
        id: RoomId,
        items: &BTreeSet<RoomItem>,
    ) -> Result<(), StoreError> {
        let room = self.usable_room(id)?;
        let words = |reader: &Reader<'_>| -> Result<Vec<String>, StoreError> {
            let documents = reader.room_documents(id)?.into_iter();
            let inside: BTreeSet<String> = documents
                .filter(|it| it.is_in)
                .map(|it| it.item.word())
                .collect();
            Ok(inside.into_iter().collect())
        };
        let before = words(self)?;
        self.run("DELETE FROM room_item WHERE room = ?", [id.0])?;
        for item in items {
            let table = match item.kind {
                RoomItemKind::Pack => "vendor",
                RoomItemKind::Version => "version",
                RoomItemKind::Proof => "proof",
            };
            self.run(
                &format!("INSERT INTO room_item (room, kind, item) SELECT ?, ?, id FROM {table} WHERE id = ? AND withdrawn_on IS NULL"),
                rusqlite::params![id.0, item.kind.word(), item.id],
            )?;
        }
        let after = words(self)?;
        if before == after {
            return Ok(());
        }
        let change = serde_json::json!({ "from": before, "to": after });
        let change = serde_json::Map::from_iter([("documents".to_owned(), change)]);
        self.room_event(EventKind::RoomChanged, &room, change)
    }

    /// Closes a room for good, at once.
    pub fn revoke_room(&mut self, id: RoomId) -> Result<(), StoreError> {
        let room = self.usable_room(id)?;
        self.run(
            "UPDATE room SET revoked_on = ? WHERE id = ?",
            rusqlite::params![self.at.day, id.0],
        )?;
        self.room_event(EventKind::RoomRevoked, &room, serde_json::Map::new())
    }

    /// Notes that a visitor opened a document of a room or, with an empty `what`, the room itself; the latter is journalled
    /// once a day for each visitor.
    pub fn note_room_opening(
        &mut self,
        room: &Room,
        who: &str,
        address: &str,
        what: &str,
    ) -> Result<(), StoreError> {
        let day: Day = self.at.day;
        let known = self.one(
            "SELECT 1 FROM room_opening WHERE room = ? AND who = ? AND address = ? AND what = '' AND substr(at, 1, 10) = ? LIMIT 1",
            rusqlite::params![room.id.0, who, address, self.at.instant.date_naive()],
            |_| Ok(()),
        )?;
        self.run(
            "INSERT INTO room_opening (room, at, who, address, what) VALUES (?, ?, ?, ?, ?)",
            rusqlite::params![room.id.0, self.at.stamp(), who, address, what],
        )?;
        if !what.is_empty() || known.is_some() {
            return Ok(());
        }
        let mut payload = diff::to("visitor", who);
        payload.extend(diff::to("day", day.to_string()));
        self.room_event(EventKind::RoomOpened, room, payload)
    }

    fn usable_room(&self, id: RoomId) -> Result<Room, StoreError> {
        let room = self.room(id)?.ok_or(StoreError::NotFound("room"))?;
        match room.revoked_on {
            None => Ok(room),
            Some(_) => Err(StoreError::Rule("store-room-revoked")),
        }
    }

    fn room_event(
        &self,
        kind: EventKind,
        room: &Room,
        mut payload: serde_json::Map<String, serde_json::Value>,
    ) -> Result<(), StoreError> {
        payload.extend(diff::to(
            "room",
            format!("{} ({})", room.facts.name, room.id.0),
        ));
        self.record(kind, Subject::default(), &payload)
    }
}
