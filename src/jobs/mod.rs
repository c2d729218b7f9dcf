//! What runs at length or by the clock: imports. Knows nothing of pages or of the terminal.

pub mod import;
