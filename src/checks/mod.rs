//! The clause checker: a Markdown agreement in, verdicts with their passages out. Pure: no I/O, no clock, no database.

pub mod document;
pub mod profile;
