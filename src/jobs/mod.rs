//! What runs at length or by the clock: imports, re-checks, the daily round. Knows nothing of pages or of the terminal,
//! and reads no clock: whoever calls says what time it is.

pub mod daily;
pub mod import;
pub mod mail;
pub mod recheck;
pub mod suggestion;
pub mod webhook;
