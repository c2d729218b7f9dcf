//! The pages, asked as a browser asks them.

mod access;
mod account;
mod admin;
mod browser;
mod security;
mod sign_in;
mod text;
mod vendor;
