//! `avtal check` and its sisters through the real program, as a user or a script runs them.

mod catalogue;
mod deletion;
mod expected;
mod format;
mod input;
mod letter;
mod profile;
pub mod program;
mod robust;
mod terminal;
mod transform;
