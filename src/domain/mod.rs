//! The words and rules of the register, pure: no I/O, no clock, no environment.

pub mod lang;
