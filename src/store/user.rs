//! Users, their one-time links and second factor. The store keeps the PHC string of a password and the hash of
//! a link's token; making and checking them is the web's affair. Changes are journalled without any secret.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::domain::access::UserRole;
use crate::domain::event::EventKind;
use crate::domain::lang::Lang;

use super::column::{get, lang, maybe_word, word};
use super::diff;
use super::error::{StoreError, Theirs};
use super::journal::Subject;
use super::reader::Reader;
use super::writer::Writer;

/// The register's own number of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserId(pub i64);

/// Whether a user can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UserStatus {
    /// Not yet: no password has been chosen.
    Invited,
    /// Yes.
    Active,
    /// No longer.
    Disabled,
}

impl UserStatus {
    /// The word in the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            UserStatus::Invited => "invited",
            UserStatus::Active => "active",
            UserStatus::Disabled => "disabled",
        }
    }

    /// The status of a word, `None` for any other text.
    #[must_use]
    pub fn from_word(word: &str) -> Option<UserStatus> {
        [
            UserStatus::Invited,
            UserStatus::Active,
            UserStatus::Disabled,
        ]
        .into_iter()
        .find(|status| status.word() == word)
    }

    /// The key of its name in the texts of both languages.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            UserStatus::Invited => "user-status-invited",
            UserStatus::Active => "user-status-active",
            UserStatus::Disabled => "user-status-disabled",
        }
    }
}

/// What an admin says about a user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserFacts {
    /// The e-mail address that the user signs in with, unique without regard to case.
    pub email: String,
    /// The name that the journal shows, 1–200 characters.
    pub name: String,
    /// What the user may do.
    pub role: UserRole,
    /// Whether the user can sign in.
    pub status: UserStatus,
    /// The language chosen, `None`: as the browser says.
    pub lang: Option<Lang>,
}

/// A user as the register has it, without secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The register's own number.
    pub id: UserId,
    /// The row's version.
    pub row: i64,
    /// What an admin says.
    pub facts: UserFacts,
    /// Whether a second factor is set up.
    pub has_second_factor: bool,
    /// The last sign-in, seconds since 1970 UTC.
    pub last_sign_in: Option<i64>,
}

/// A user with the secrets that a sign-in needs. Never logged, never shown.
#[derive(Clone)]
pub struct Credentials {
    /// The user.
    pub user: User,
    /// The argon2id hash in PHC form; `None` while invited.
    pub password: Option<String>,
    /// The TOTP secret, base32.
    pub totp_secret: Option<String>,
    /// The last TOTP time step that was accepted.
    pub totp_step: Option<i64>,
}

/// What a one-time link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenPurpose {
    /// The first admin of an empty registry.
    Setup,
    /// A new user chooses a password.
    Invite,
    /// A user chooses a new password.
    Reset,
}

impl TokenPurpose {
    fn word(self) -> &'static str {
        match self {
            TokenPurpose::Setup => "setup",
            TokenPurpose::Invite => "invite",
            TokenPurpose::Reset => "reset",
        }
    }

    fn from_word(word: &str) -> Option<TokenPurpose> {
        [
            TokenPurpose::Setup,
            TokenPurpose::Invite,
            TokenPurpose::Reset,
        ]
        .into_iter()
        .find(|purpose| purpose.word() == word)
    }
}

/// A one-time link that still works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is for.
    pub purpose: TokenPurpose,
    /// Whose it is; `None` for the first admin's.
    pub user: Option<UserId>,
}

pub(super) const USER_COLUMNS: &str = "u.id, u.row, u.email, u.name, u.role, u.status, u.lang, u.password, u.totp_secret, u.totp_step, u.last_sign_in";

/// Reads a user from [`USER_COLUMNS`], which come first in the row.
pub(super) fn row_to_user(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: UserId(get(row, 0)?),
        row: get(row, 1)?,
        facts: UserFacts {
            email: get(row, 2)?,
            name: get(row, 3)?,
            role: word(row, 4, UserRole::from_word)?,
            status: word(row, 5, UserStatus::from_word)?,
            lang: maybe_word(row, 6, lang)?,
        },
        has_second_factor: get::<Option<String>>(row, 8)?.is_some(),
        last_sign_in: get(row, 10)?,
    })
}

fn row_to_credentials(row: &Row<'_>) -> rusqlite::Result<Credentials> {
    Ok(Credentials {
        user: row_to_user(row)?,
        password: get(row, "password")?,
        totp_secret: get(row, "totp_secret")?,
        totp_step: get(row, "totp_step")?,
    })
}

impl Reader<'_> {
    /// Every user, by name.
    pub fn users(&self) -> Result<Vec<User>, StoreError> {
        self.all(
            &format!("SELECT {USER_COLUMNS} FROM user u ORDER BY u.name, u.id"),
            (),
            row_to_user,
        )
    }

    /// How many users there are: none means that the first admin is still to be made.
    pub fn n_users(&self) -> Result<u64, StoreError> {
        self.sure("SELECT count(*) FROM user", (), |row| {
            row.get::<_, i64>(0).map(i64::unsigned_abs)
        })
    }

    /// A user.
    pub fn user(&self, id: UserId) -> Result<Option<User>, StoreError> {
        self.one(
            &format!("SELECT {USER_COLUMNS} FROM user u WHERE u.id = ?"),
            [id.0],
            row_to_user,
        )
    }

    /// A user with secrets, by e-mail address, for the sign-in.
    pub fn credentials(&self, email: &str) -> Result<Option<Credentials>, StoreError> {
        self.one(
            &format!("SELECT {USER_COLUMNS} FROM user u WHERE u.email = ?"),
            [email],
            row_to_credentials,
        )
    }

    /// A user with secrets, for a change of password or second factor.
    pub fn credentials_of(&self, id: UserId) -> Result<Option<Credentials>, StoreError> {
        self.one(
            &format!("SELECT {USER_COLUMNS} FROM user u WHERE u.id = ?"),
            [id.0],
            row_to_credentials,
        )
    }

    /// The link of a token's hash if it still works at `now` (seconds since 1970 UTC).
    pub fn token(&self, hash: &[u8; 32], now: i64) -> Result<Option<Token>, StoreError> {
        self.one(
            "SELECT purpose, user FROM token WHERE hash = ? AND until > ?",
            rusqlite::params![hash, now],
            |row| {
                Ok(Token {
                    purpose: word(row, "purpose", TokenPurpose::from_word)?,
                    user: get::<Option<i64>>(row, "user")?.map(UserId),
                })
            },
        )
    }
}

impl Writer<'_> {
    /// Adds a user without a password.
    pub fn add_user(&mut self, facts: &UserFacts) -> Result<UserId, StoreError> {
        self.email_is_free(&facts.email, None)?;
        let id = UserId(self.insert(
            "INSERT INTO user (email, name, role, status, lang, added_on) VALUES (?, ?, ?, ?, ?, ?)",
            rusqlite::params![facts.email, facts.name, facts.role.word(), facts.status.word(), facts.lang.map(Lang::code), self.at.day],
        )?);
        self.touch_reminders();
        self.record(EventKind::UserAdded, Subject::user(id), &diff::added(facts))?;
        Ok(id)
    }

    /// Changes a user that was read as `row`; gives the new row version. A user who may no longer sign in, or
    /// whose role changed, is signed out everywhere. The last active admin stays one.
    pub fn change_user(
        &mut self,
        id: UserId,
        row: i64,
        facts: &UserFacts,
    ) -> Result<i64, StoreError> {
        let before = self.user(id)?.ok_or(StoreError::NotFound("user"))?;
        if before.row != row {
            return Err(StoreError::Conflict {
                theirs: Theirs::User(Box::new(before)),
            });
        }
        let change = diff::changed(&before.facts, facts);
        if change.is_empty() {
            return Ok(row);
        }
        self.email_is_free(&facts.email, Some(id))?;
        let is_admin =
            |facts: &UserFacts| facts.role == UserRole::Admin && facts.status == UserStatus::Active;
        if is_admin(&before.facts) && !is_admin(facts) {
            let others = self.one(
                "SELECT 1 FROM user WHERE role = 'admin' AND status = 'active' AND id <> ?",
                [id.0],
                |_| Ok(()),
            )?;
            others.ok_or(StoreError::Rule("store-last-admin"))?;
        }
        self.run(
            "UPDATE user SET row = row + 1, email = ?, name = ?, role = ?, status = ?, lang = ? WHERE id = ?",
            rusqlite::params![facts.email, facts.name, facts.role.word(), facts.status.word(), facts.lang.map(Lang::code), id.0],
        )?;
        if facts.status != UserStatus::Active || facts.role != before.facts.role {
            self.end_sessions(id)?;
        }
        self.touch_reminders();
        self.record(EventKind::UserChanged, Subject::user(id), &change)?;
        Ok(row + 1)
    }

    /// Keeps the hash of a one-time link; earlier links of the same user stop working. Journalled for users.
    pub fn add_token(
        &mut self,
        purpose: TokenPurpose,
        user: Option<UserId>,
        hash: &[u8; 32],
        until: i64,
    ) -> Result<(), StoreError> {
        self.run("DELETE FROM token WHERE user IS ?", [user.map(|id| id.0)])?;
        self.run(
            "INSERT INTO token (hash, purpose, user, until) VALUES (?, ?, ?, ?)",
            rusqlite::params![hash, purpose.word(), user.map(|id| id.0), until],
        )?;
        let Some(user) = user else { return Ok(()) };
        let kind = if purpose == TokenPurpose::Invite {
            EventKind::UserInvited
        } else {
            EventKind::PasswordReset
        };
        self.record(kind, Subject::user(user), &serde_json::Map::new())
    }

    /// Uses a one-time link up: the second call with the same hash gives `None`.
    pub fn use_token(&mut self, hash: &[u8; 32], now: i64) -> Result<Option<Token>, StoreError> {
        let token = self.token(hash, now)?;
        self.run(
            "DELETE FROM token WHERE hash = ? OR until <= ?",
            rusqlite::params![hash, now],
        )?;
        Ok(token)
    }

    /// Sets a password (PHC string of argon2id), makes an invited user active, and signs out everywhere.
    pub fn set_password(&mut self, id: UserId, phc: &str) -> Result<(), StoreError> {
        let n = self.run(
            "UPDATE user SET row = row + 1, password = ?, status = CASE status WHEN 'invited' THEN 'active' ELSE status END WHERE id = ?",
            rusqlite::params![phc, id.0],
        )?;
        if n == 0 {
            return Err(StoreError::NotFound("user"));
        }
        self.run("DELETE FROM token WHERE user = ?", [id.0])?;
        self.end_sessions(id)?;
        self.touch_reminders();
        self.record(
            EventKind::PasswordSet,
            Subject::user(id),
            &serde_json::Map::new(),
        )
    }

    /// Sets or, with `None`, removes the second factor (TOTP secret, base32).
    pub fn set_second_factor(
        &mut self,
        id: UserId,
        secret: Option<&str>,
    ) -> Result<(), StoreError> {
        let n = self.run(
            "UPDATE user SET row = row + 1, totp_secret = ?, totp_step = NULL WHERE id = ?",
            rusqlite::params![secret, id.0],
        )?;
        if n == 0 {
            return Err(StoreError::NotFound("user"));
        }
        let kind = if secret.is_some() {
            EventKind::SecondFactorSet
        } else {
            EventKind::SecondFactorRemoved
        };
        self.record(kind, Subject::user(id), &serde_json::Map::new())
    }

    /// Accepts a TOTP time step once: `false` when it, or a later one, was accepted before.
    pub fn accept_totp_step(&mut self, id: UserId, step: i64) -> Result<bool, StoreError> {
        let n = self.run("UPDATE user SET totp_step = ?1 WHERE id = ?2 AND (totp_step IS NULL OR totp_step < ?1)", [step, id.0])?;
        Ok(n == 1)
    }

    /// The user's own choice of language; not a change of the register.
    pub fn set_user_lang(&mut self, id: UserId, lang: Lang) -> Result<(), StoreError> {
        self.run(
            "UPDATE user SET lang = ? WHERE id = ?",
            rusqlite::params![lang.code(), id.0],
        )?;
        Ok(())
    }

    fn email_is_free(&self, email: &str, but: Option<UserId>) -> Result<(), StoreError> {
        let taken = self.one(
            "SELECT 1 FROM user WHERE email = ? AND id IS NOT ?",
            rusqlite::params![email, but.map(|id| id.0)],
            |_| Ok(()),
        )?;
        if taken.is_some() {
            Err(StoreError::Taken("email"))
        } else {
            Ok(())
        }
    }
}
