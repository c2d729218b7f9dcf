//! Reminders: the days by which somebody must act, which reminder falls due when and for whom, and what the register keeps
//! of it.

mod due;
mod kept;
mod page;
mod rule;
