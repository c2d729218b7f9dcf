//! A user as an administrator types one, and a company of ours, read into their parts.

use super::LONGEST_NAME;
use super::vendor::registration_number;
use super::{FieldProblem, Problem, Reading, is_email};
use crate::domain::access::UserRole;

/// A user as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserDraft {
    /// The name.
    pub name: String,
    /// The e-mail address to sign in with.
    pub email: String,
    /// The role's word.
    pub role: String,
}

/// A user's parts, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserParts {
    /// The name, 1–200 characters.
    pub name: String,
    /// The e-mail address, at most 254 characters.
    pub email: String,
    /// The role.
    pub role: UserRole,
}

impl UserDraft {
    /// Reads the user.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self) -> Result<UserParts, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let name = on.required("name", &self.name, LONGEST_NAME);
        let email = on.required("email", &self.email, 254);
        if email.as_ref().is_some_and(|email| !is_email(email)) {
            on.problem("email", Problem::Other("problem-email"));
        }
        let role = on.choice("role", &self.role, UserRole::from_word, None);
        let parts = (|| {
            Some(UserParts {
                name: name?,
                email: email?,
                role: role?,
            })
        })();
        on.finish(parts)
    }
}

/// One of our companies as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityDraft {
    /// The name.
    pub name: String,
    /// The registration number, may be empty.
    pub registration_number: String,
}

impl EntityDraft {
    /// Reads the company: its name, and its registration number in its one spelling.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self) -> Result<(String, Option<String>), Vec<FieldProblem>> {
        let mut on = Reading::default();
        let name = on.required("name", &self.name, LONGEST_NAME);
        let number = registration_number(&mut on, &self.registration_number, None);
        on.finish(name.map(|name| (name, number)))
    }
}
