//! The `avtal` program.

fn main() {}
