//! Recovery codes: what stands in for the second factor when the phone is gone. The store keeps hashes; making
//! and showing the codes is the web's affair.

use super::error::StoreError;
use super::reader::Reader;
use super::user::UserId;
use super::writer::Writer;

impl Reader<'_> {
    /// How many recovery codes a user has left.
    pub fn n_recovery_codes(&self, user: UserId) -> Result<i64, StoreError> {
        self.sure(
            "SELECT count(*) FROM recovery WHERE user = ?",
            [user.0],
            |row| row.get(0),
        )
    }
}

impl Writer<'_> {
    /// Puts these recovery codes in the place of all that the user had; none: takes them away. The event of
    /// the second factor that they belong to tells of it.
    pub fn set_recovery_codes(
        &mut self,
        user: UserId,
        hashes: &[[u8; 32]],
    ) -> Result<(), StoreError> {
        self.run("DELETE FROM recovery WHERE user = ?", [user.0])?;
        for hash in hashes {
            self.run(
                "INSERT INTO recovery (user, hash) VALUES (?, ?)",
                rusqlite::params![user.0, hash],
            )?;
        }
        Ok(())
    }

    /// Uses a recovery code up: `false` when the user has none with that hash.
    pub fn use_recovery_code(&mut self, user: UserId, hash: &[u8; 32]) -> Result<bool, StoreError> {
        let n = self.run(
            "DELETE FROM recovery WHERE user = ? AND hash = ?",
            rusqlite::params![user.0, hash],
        )?;
        Ok(n == 1)
    }
}
