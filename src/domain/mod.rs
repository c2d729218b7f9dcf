//! The words and rules of the register, pure: no I/O, no clock, no environment.

pub mod access;
pub mod agreement;
pub mod choice;
pub mod country;
pub mod day;
pub mod draft;
pub mod due;
pub mod entity;
pub mod event;
pub mod feed;
pub mod finding;
pub mod lang;
pub mod mail;
pub mod number;
pub mod reminder;
pub mod retry;
pub mod review;
pub mod settings;
pub mod state;
pub mod sub_processor;
pub mod term;
pub mod text;
pub mod transfer;
pub mod vendor;
pub mod waiver;
pub mod word;
