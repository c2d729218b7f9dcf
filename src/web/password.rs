//! Passwords: which are accepted, how they are hashed (argon2id, 19 MiB, two passes) and compared. The work
//! runs off the threads that answer pages, two at a time; who comes when the queue is long is told to wait.
//! Never logs or returns a password.

use std::sync::{Arc, LazyLock};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use rocket::tokio::sync::Semaphore;
use rocket::tokio::task::spawn_blocking;

use super::problem::WebError;

/// Fewest characters of a password; our choice.
pub const LEAST: usize = 12;
/// Most characters of a password, so that hashing is bounded.
pub const MOST: usize = 200;
/// Hashes at a time.
const LANES: usize = 2;
/// Hashes waiting or running at most.
const QUEUE: usize = 32;

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordProblem {
    /// Fewer than [`LEAST`] characters.
    Short,
    /// More than [`MOST`] characters.
    Long,
    /// It is, or is little more than, the user's name or address.
    Name,
    /// The same few characters over and over, or a run such as 123456789012.
    Plain,
}

impl PasswordProblem {
    /// The key of the message at the field.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            PasswordProblem::Short => "password-short",
            PasswordProblem::Long => "password-long",
            PasswordProblem::Name => "password-name",
            PasswordProblem::Plain => "password-plain",
        }
    }
}

/// Whether a password is accepted for a user of a name and address.
///
/// # Errors
/// The first rule that it breaks.
pub fn check(password: &str, name: &str, email: &str) -> Result<(), PasswordProblem> {
    let n = password.chars().count();
    if n < LEAST {
        return Err(PasswordProblem::Short);
    }
    if n > MOST {
        return Err(PasswordProblem::Long);
    }
    let folded = password.to_lowercase();
    let mailbox = email.split('@').next().unwrap_or_default();
    let words = name.split_whitespace().chain([name, email, mailbox]);
    for word in words.filter(|word| word.chars().count() >= 3) {
        // A name with a few more characters is still the name.
        let rest = folded.replace(&word.to_lowercase(), "");
        if rest.chars().count() < LEAST / 2 {
            return Err(PasswordProblem::Name);
        }
    }
    let mut different: Vec<char> = folded.chars().collect();
    let is_run = different
        .windows(2)
        .filter(|pair| {
            let step = i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0]));
            step.abs() <= 1
        })
        .count()
        > n * 2 / 3;
    different.sort_unstable();
    different.dedup();
    if is_run || different.len() < 5 {
        return Err(PasswordProblem::Plain);
    }
    Ok(())
}

/// Where hashing is done.
#[derive(Clone)]
pub struct Hashing {
    lanes: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

impl Default for Hashing {
    fn default() -> Hashing {
        Hashing {
            lanes: Arc::new(Semaphore::new(LANES)),
            queue: Arc::new(Semaphore::new(QUEUE)),
        }
    }
}

/// A hash of no password, compared with when the account is unknown, so that it takes as long.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash_now(&super::token::random()).unwrap_or_else(|_| String::new()));

impl Hashing {
    /// The hash of a password, in PHC form.
    ///
    /// # Errors
    /// [`WebError::Busy`] when too many wait.
    pub async fn hash(&self, password: String) -> Result<String, WebError> {
        self.run(move || hash_now(&password).map_err(WebError::Internal))
            .await?
    }

    /// Whether a password belongs to a hash; `None` takes as long and is never right.
    ///
    /// # Errors
    /// [`WebError::Busy`] when too many wait.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, WebError> {
        self.run(move || {
            let is_known = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODY.clone());
            let fits = PasswordHash::new(&hash).is_ok_and(|hash| {
                Argon2::default()
                    .verify_password(password.as_bytes(), &hash)
                    .is_ok()
            });
            is_known && fits
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, WebError> {
        let _place = self.queue.try_acquire().map_err(|_| WebError::Busy)?;
        let lane = self
            .lanes
            .clone()
            .acquire_owned()
            .await
            .map_err(|_| WebError::Busy)?;
        // The lane goes with the work: a client that leaves must not let a third hash begin.
        spawn_blocking(move || {
            let value = work();
            drop(lane);
            value
        })
        .await
        .map_err(|error| WebError::Internal(format!("hashing: {error}")))
    }
}

/// The hash of a password, in PHC form, on the calling thread: for the command line, never for a page.
///
/// # Errors
/// What the library says, for the log.
pub fn hash_now(password: &str) -> Result<String, String> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| format!("hashing: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_the_name() {
        let check = |password: &str| check(password, "Åsa Öberg", "asa.oberg@example.org");
        assert_eq!(check("korallrev-under-bron"), Ok(()));
        assert_eq!(check("elva tecken"), Err(PasswordProblem::Short));
        assert_eq!(check(&"lång fras ".repeat(21)), Err(PasswordProblem::Long));
        assert_eq!(check("Åsa Öberg 2026"), Err(PasswordProblem::Name));
        assert_eq!(check("asa.oberg@example.org"), Err(PasswordProblem::Name));
        assert_eq!(check("123456789012345"), Err(PasswordProblem::Plain));
        assert_eq!(check("abababababab"), Err(PasswordProblem::Plain));
    }
}
