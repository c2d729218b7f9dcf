//! Reports, from the neutral paper to the file: what stands on it, in which order, and whether other programs agree.

mod export;
mod page;
mod sample;
mod standard;
pub mod tools;
