//! The integration tests: one binary with a module for each subject, so that there is one link step. Test
//! names are sentences that say what a user would notice.
#![allow(
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test that cannot go on may panic, and nothing here is used from outside"
)]

mod architecture;
mod catalogue;
mod change_notice;
mod check;
mod cli;
mod cli_agreement;
mod cli_import;
mod compare;
mod demo;
mod dossier;
mod draft;
mod entity;
mod fact;
mod facts;
mod fault;
mod feedback;
mod finding;
mod finding_span;
mod import;
mod life;
mod offer;
mod readme;
mod registry;
mod reminder;
mod report;
mod state;
mod store;
mod store_backup;
mod store_change_notice;
mod store_check;
mod store_everything;
mod store_files;
mod store_journal;
mod store_kept;
mod store_past;
mod store_plan;
mod store_schema;
mod store_search;
mod store_span;
mod store_sub_processor;
mod store_tamper;
mod store_transfer;
mod store_upload;
mod support;
mod term;
mod text;
mod transfer;
mod tree;
mod waiver;
mod web;
