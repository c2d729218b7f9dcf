//! Sessions and the counters that slow guessing down. Neither is the register: nothing here is journalled.
//! Instants are seconds since 1970 UTC, given by the caller.

use crate::domain::settings::Settings;

use super::column::get;
use super::error::StoreError;
use super::reader::Reader;
use super::reminder::MOST_WAITING;
use super::settings::{SETTINGS_COLUMNS, row_to_settings};
use super::user::{USER_COLUMNS, User, UserId, row_to_user};
use super::writer::Writer;

/// A session that has not ended, with its user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token in the cookie.
    pub hash: [u8; 32],
    /// Whose it is.
    pub user: User,
    /// When it began.
    pub began: i64,
    /// When it was last used, as far as that was noted.
    pub seen: i64,
    /// It ends then unless it is used before.
    pub idle_until: i64,
    /// It ends then in any case.
    pub until: i64,
    /// The address that it was begun from.
    pub address: String,
    /// The browser that it was begun with.
    pub agent: String,
}

/// A session to begin.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// SHA-256 of the token in the cookie.
    pub hash: [u8; 32],
    /// Whose it is.
    pub user: UserId,
    /// Now.
    pub now: i64,
    /// It ends then unless it is used before.
    pub idle_until: i64,
    /// It ends then in any case.
    pub until: i64,
    /// The address that it is begun from.
    pub address: String,
    /// The browser, cut to 400 bytes.
    pub agent: String,
}

/// What a counter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Throttle {
    /// How many attempts since the first that counts.
    pub n: u32,
    /// When that first was.
    pub since: i64,
}

impl Reader<'_> {
    /// The session of a token's hash if it has not ended at `now` and its user may sign in. One statement.
    pub fn session(&self, hash: &[u8; 32], now: i64) -> Result<Option<Session>, StoreError> {
        self.one(
            &format!(
                "SELECT {USER_COLUMNS}, s.hash, s.began, s.seen, s.idle_until, s.until, s.address, s.agent FROM session s JOIN user u ON u.id = s.user
                 WHERE s.hash = ?1 AND s.idle_until > ?2 AND s.until > ?2 AND u.status = 'active'"
            ),
            rusqlite::params![hash, now],
            row_to_session,
        )
    }

    /// The settings, the session of a token's hash as [`Reader::session`] gives it, and how many open reminders its user
    /// has, counted up to one more than [`MOST_WAITING`]: what every page needs. One statement.
    pub fn settings_and_session(
        &self,
        hash: Option<&[u8; 32]>,
        now: i64,
    ) -> Result<(Settings, Option<Session>, u32), StoreError> {
        self.sure(
            &format!(
                "SELECT {USER_COLUMNS}, s.hash, s.began, s.seen, s.idle_until, s.until, s.address, s.agent, {SETTINGS_COLUMNS},
                    (SELECT count(*) FROM (SELECT 1 FROM reminder_for f WHERE f.user = u.id AND f.is_open = 1 LIMIT {MOST_WAITING} + 1)) AS n_reminders FROM settings g
                 LEFT JOIN session s ON s.hash = ?1 AND s.idle_until > ?2 AND s.until > ?2
                 LEFT JOIN user u ON u.id = s.user AND u.status = 'active'"
            ),
            rusqlite::params![hash, now],
            |row| {
                let is_signed_in = get::<Option<i64>>(row, 0)?.is_some();
                let session = is_signed_in.then(|| row_to_session(row)).transpose()?;
                Ok((row_to_settings(row)?, session, get(row, "n_reminders")?))
            },
        )
    }

    /// The sessions of a user that have not ended, latest first.
    pub fn sessions_of(&self, user: UserId, now: i64) -> Result<Vec<Session>, StoreError> {
        self.all(
            &format!(
                "SELECT {USER_COLUMNS}, s.hash, s.began, s.seen, s.idle_until, s.until, s.address, s.agent FROM session s JOIN user u ON u.id = s.user
                 WHERE s.user = ?1 AND s.idle_until > ?2 AND s.until > ?2 ORDER BY s.began DESC"
            ),
            [user.0, now],
            row_to_session,
        )
    }

    /// What a counter says at `now`; `None`: nothing counted, or long ago.
    pub fn throttle(&self, bucket: &str, now: i64) -> Result<Option<Throttle>, StoreError> {
        self.one(
            "SELECT n, since FROM throttle WHERE bucket = ? AND until > ?",
            rusqlite::params![bucket, now],
            |row| {
                Ok(Throttle {
                    n: row.get(0)?,
                    since: row.get(1)?,
                })
            },
        )
    }
}

fn row_to_session(row: &rusqlite::Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        hash: get(row, "hash")?,
        user: row_to_user(row)?,
        began: get(row, "began")?,
        seen: get(row, "seen")?,
        idle_until: get(row, "idle_until")?,
        until: get(row, "until")?,
        address: get(row, "address")?,
        agent: get(row, "agent")?,
    })
}

impl Writer<'_> {
    /// Begins a session and clears those that have ended.
    pub fn begin_session(&mut self, new: &NewSession) -> Result<(), StoreError> {
        self.run(
            "DELETE FROM session WHERE until <= ?1 OR idle_until <= ?1",
            [new.now],
        )?;
        self.run(
            "INSERT INTO session (hash, user, began, seen, idle_until, until, address, agent) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rusqlite::params![new.hash, new.user.0, new.now, new.now, new.idle_until, new.until, new.address, cut(&new.agent, 400)],
        )?;
        self.run(
            "UPDATE user SET last_sign_in = ? WHERE id = ?",
            [new.now, new.user.0],
        )?;
        Ok(())
    }

    /// Notes that a session is in use. Call it at most once a minute a session, not for every request.
    pub fn touch_session(
        &mut self,
        hash: &[u8; 32],
        now: i64,
        idle_until: i64,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE session SET seen = ?, idle_until = ? WHERE hash = ?",
            rusqlite::params![now, idle_until, hash],
        )?;
        Ok(())
    }

    /// Ends one session.
    pub fn end_session(&mut self, hash: &[u8; 32]) -> Result<(), StoreError> {
        self.run("DELETE FROM session WHERE hash = ?", [hash])?;
        Ok(())
    }

    /// Ends every session of a user.
    pub fn end_sessions(&mut self, user: UserId) -> Result<(), StoreError> {
        self.run("DELETE FROM session WHERE user = ?", [user.0])?;
        Ok(())
    }

    /// Counts one attempt in a bucket that forgets everything `window` seconds after the first; gives the count.
    pub fn count_attempt(
        &mut self,
        bucket: &str,
        now: i64,
        window: i64,
    ) -> Result<Throttle, StoreError> {
        self.run("DELETE FROM throttle WHERE until <= ?", [now])?;
        let until = now.saturating_add(window);
        self.statement(
            "INSERT INTO throttle (bucket, n, since, until) VALUES (?1, 1, ?2, ?3) ON CONFLICT (bucket) DO UPDATE SET n = n + 1 RETURNING n, since",
        )?
        .query_row(rusqlite::params![cut(bucket, 300), now, until], |row| Ok(Throttle { n: row.get(0)?, since: row.get(1)? }))
        .map_err(StoreError::from)
    }

    /// Forgets what a bucket counted.
    pub fn clear_attempts(&mut self, bucket: &str) -> Result<(), StoreError> {
        self.run("DELETE FROM throttle WHERE bucket = ?", [cut(bucket, 300)])?;
        Ok(())
    }
}

/// The text cut to at most so many bytes, at a whole character.
fn cut(text: &str, longest: usize) -> &str {
    let end = (0..=longest.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}
