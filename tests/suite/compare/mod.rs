//! The difference between two versions of an agreement.

mod page;
mod property;
mod shift;
mod text;
