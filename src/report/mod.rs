//! What leaves the register: a neutral [`paper::Paper`] made from facts that the store has read, and from it a
//! PDF; CSV and calendar beside it. Writes nothing, reads no clock, and knows nothing of pages on the web.
//! Only `pdf` draws, so a report is a function from facts to a `Paper` and can be tested without a file.

pub mod agenda;
pub mod calendar;
pub mod compare;
pub mod due;
pub mod expiry;
pub mod feed;
pub mod feedback;
pub mod finding;
pub mod journal;
pub mod list;
pub mod look;
pub mod mail;
pub mod manuscript;
pub mod occasion;
pub mod offer;
mod outcome;
pub mod pack;
pub mod paper;
pub mod pdf;
pub mod prose;
pub mod register;
pub mod review;
pub mod sarif;
pub mod sheet;
pub mod transfer;
pub mod vendor;
pub mod verification;
