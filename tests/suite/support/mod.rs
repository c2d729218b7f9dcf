//! What the tests of pages stand on: a registry on a day with a clock that the test turns, signed-in
//! browsers without sockets, and pages that are read and forms that are filled in as a person does it.

pub mod app;
pub mod page;
pub mod python;
pub mod window;
