//! The secret addresses under which users' calendar programs fetch their dates, and those dates. The store keeps the hash
//! of an address's token; making it is the web's affair.

use std::ops::RangeInclusive;

use rusqlite::Row;

use crate::domain::day::Day;
use crate::domain::due::DueDay;
use crate::domain::event::EventKind;
use crate::domain::feed::{FeedFacts, FeedScope};
use crate::domain::reminder::addressees;

use super::column::{get, maybe_json, to_json, word};
use super::due::{ANSWERS, row_to_due};
use super::error::StoreError;
use super::journal::Subject;
use super::reader::Reader;
use super::user::{USER_COLUMNS, User, UserId, row_to_user};
use super::writer::Writer;

/// A calendar address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// What it shows.
    pub facts: FeedFacts,
    /// The day it was made on.
    pub made_on: Day,
}

/// A day by which somebody must act, with the names that a line about it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedDay {
    /// The day.
    pub due: DueDay,
    /// The name of the vendor that answers for it.
    pub vendor_name: String,
    /// The agreement's title; empty where it is about none.
    pub title: String,
    /// The lead times of the agreement, where it has its own.
    pub leads: Option<Vec<u32>>,
    owner: Option<String>,
    department: Option<String>,
}

fn row_to_feed(row: &Row<'_>) -> rusqlite::Result<Feed> {
    Ok(Feed {
        facts: FeedFacts {
            scope: word(row, "scope", FeedScope::from_word)?,
            leads: maybe_json(row, "leads")?,
        },
        made_on: get(row, "made_on")?,
    })
}

impl Reader<'_> {
    /// The calendar address of a token's hash with its user, where that user may sign in. One statement.
    pub fn feed(&self, hash: &[u8; 32]) -> Result<Option<(User, Feed)>, StoreError> {
        self.one(
            &format!("SELECT {USER_COLUMNS}, f.scope, f.leads, f.made_on FROM feed f JOIN user u ON u.id = f.user WHERE f.secret = ? AND u.status = 'active'"),
            [hash],
            |row| Ok((row_to_user(row)?, row_to_feed(row)?)),
        )
    }

    /// The calendar address of a user.
    pub fn feed_of(&self, user: UserId) -> Result<Option<Feed>, StoreError> {
        self.one(
            "SELECT scope, leads, made_on FROM feed WHERE user = ?",
            [user.0],
            row_to_feed,
        )
    }

    /// The days from one day to another, both inclusive, in order: every one, or those of which a user would be reminded
    /// first.
    pub fn feed_days(
        &self,
        days: &RangeInclusive<Day>,
        user: Option<UserId>,
    ) -> Result<Vec<FeedDay>, StoreError> {
        let mut found = self.all(
            &format!("SELECT d.kind, d.subject, d.day, d.vendor, d.agreement, d.position, d.detail, d.longest_lead,
                    v.name AS vendor_name, v.owner, v.department, coalesce(a.title, '') AS title, a.leads
                FROM due_day d JOIN vendor v ON v.id = d.vendor LEFT JOIN agreement a ON a.id = d.agreement
                WHERE d.day BETWEEN ?1 AND ?2 AND {ANSWERS} ORDER BY d.day, d.kind, d.subject"),
            [days.start(), days.end()],
            |row| {
                Ok(FeedDay {
                    due: row_to_due(row)?,
                    vendor_name: get(row, "vendor_name")?,
                    title: get(row, "title")?,
                    leads: maybe_json(row, "leads")?,
                    owner: get(row, "owner")?,
                    department: get(row, "department")?,
                })
            },
        )?;
        if let Some(user) = user {
            let people = self.people()?;
            let role = self.reminder_rules()?.rules.role;
            found.retain(|day| {
                let (owner, department) = (day.owner.as_deref(), day.department.as_deref());
                addressees(&people, owner, department, role, false).contains(&user.0)
            });
        }
        Ok(found)
    }
}

impl Writer<'_> {
    /// Keeps the hash of a user's calendar address; the one before stops working.
    pub fn make_feed(
        &mut self,
        user: UserId,
        hash: &[u8; 32],
        facts: &FeedFacts,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT OR REPLACE INTO feed (user, secret, scope, leads, made_on) VALUES (?, ?, ?, ?, ?)",
            rusqlite::params![
                user.0,
                hash,
                facts.scope.word(),
                facts.leads.as_deref().map(to_json),
                self.at.day
            ],
        )?;
        self.record(
            EventKind::FeedMade,
            Subject::user(user),
            &serde_json::Map::new(),
        )
    }

    /// Changes what a user's calendar address shows; the address stays. A preference, so that it is not journalled.
    pub fn change_feed(&mut self, user: UserId, facts: &FeedFacts) -> Result<(), StoreError> {
        let n = self.run(
            "UPDATE feed SET scope = ?, leads = ? WHERE user = ?",
            rusqlite::params![
                facts.scope.word(),
                facts.leads.as_deref().map(to_json),
                user.0
            ],
        )?;
        if n == 0 {
            return Err(StoreError::NotFound("feed"));
        }
        Ok(())
    }

    /// Ends a user's calendar address; without one, nothing.
    pub fn end_feed(&mut self, user: UserId) -> Result<(), StoreError> {
        if self.run("DELETE FROM feed WHERE user = ?", [user.0])? == 0 {
            return Ok(());
        }
        self.record(
            EventKind::FeedEnded,
            Subject::user(user),
            &serde_json::Map::new(),
        )
    }
}
