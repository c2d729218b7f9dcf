//! Avtal: the register of the suppliers that process personal data, their data processing agreements, and what is missing.
//!
//! Layers, imports only to the left: `domain <- checks <- store <- report <- jobs <- web <- cli`.

pub mod checks;
pub mod cli;
pub mod domain;
pub mod jobs;
pub mod report;
pub mod store;
pub mod web;
