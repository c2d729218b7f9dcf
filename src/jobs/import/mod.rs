//! Vendors and agreements from tables: a file is read into a [`table::Table`], its columns are given a meaning by a
//! [`mapping::Mapping`], and a [`plan::Plan`] says row by row what would be created, changed and skipped, and what is
//! wrong, before anything is written. Knows neither pages nor the command line.

pub mod agreement;
mod agreement_fate;
mod dates;
pub mod day;
pub mod encoding;
mod known;
pub mod mapping;
pub mod plan;
pub mod problem;
pub mod rejected;
pub mod subject;
pub mod table;
pub mod vendor;
mod vendor_cells;
