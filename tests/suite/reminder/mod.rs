//! Reminders: the days by which somebody must act, which reminder falls due when and for whom, and what the register keeps
//! of it.

mod due;
mod feed;
mod kept;
mod mail;
mod mail_server;
mod own;
mod page;
mod rule;
mod webhook;
