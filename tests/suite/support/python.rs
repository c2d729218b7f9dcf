//! A Python with a library that a test needs: the one in `tools` of the target folder, or the system's. A test that needs
//! one fails with what to install, it never passes without.

use std::path::Path;
use std::process::Command;

/// The Python in which a line of code runs without an error.
pub fn with(line: &str, install: &str) -> String {
    let own = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .with_file_name("tools")
        .join("bin/python");
    let candidates = [own.to_string_lossy().into_owned(), "python3".to_owned()];
    let runs = |python: &String| {
        let asked = Command::new(python).args(["-c", line]).output();
        asked.is_ok_and(|output| output.status.success())
    };
    candidates
        .into_iter()
        .find(runs)
        .unwrap_or_else(|| panic!("“{line}” must run in Python; install it with: {install}"))
}
