//! The `avtal` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    avtal::cli::run()
}
