//! Reports, from the neutral paper to the file: what stands on it, in which order, and whether other programs agree.

mod chain;
mod export;
mod manuscript;
mod outcome;
mod pack;
mod page;
mod register;
mod sample;
mod sheet;
mod standard;
mod told;
pub mod tools;
mod vendor;
