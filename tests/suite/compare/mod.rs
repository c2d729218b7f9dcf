//! The difference between two versions of an agreement.

mod property;
mod shift;
mod text;
