//! The pages, asked as a browser asks them.

mod access;
mod account;
mod admin;
mod agreement;
mod browser;
mod change_notice;
mod checks;
mod import;
mod journal;
mod markdown;
mod past;
mod room;
mod security;
mod sign_in;
mod sub_processor;
mod text;
mod transfer;
mod tree;
mod vendor;
mod verify;
