//! `avtal explain`: what a requirement or red flag is about, on a terminal.

use clap::Args;

use super::speech::{self, Speech};
use crate::checks::catalogue::{Catalogue, built_in};
use crate::domain::lang::Lang;
use crate::domain::text::text_with;
use crate::domain::word::nearest;
use crate::report::review::reference;

/// What `explain` is given.
#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// Its id, as `avtal check` prints it in brackets
    id: String,
}

/// Runs the command.
#[must_use]
pub fn run(args: &ExplainArgs, lang: Option<Lang>) -> u8 {
    let speech = Speech::of(lang);
    let catalogue = match built_in() {
        Ok(catalogue) => catalogue,
        Err(error) => return speech.fail(&[error.to_string()]),
    };
    match catalogue.requirement(&args.id) {
        Some(requirement) => speech::print(&reference::explanation(
            requirement,
            speech.run(),
            speech::look(true),
        )),
        None => speech.fail(&[unknown(catalogue, &args.id, speech.run())]),
    }
}

/// The sentence on an id that the catalogue does not have, with the nearest one.
#[must_use]
pub fn unknown(catalogue: &Catalogue, id: &str, lang: Lang) -> String {
    let near = nearest(
        id,
        catalogue
            .requirements
            .iter()
            .map(|requirement| requirement.id.as_str()),
    );
    text_with(
        lang,
        "explain-unknown",
        &[
            ("id", id.into()),
            ("nearest", near.as_deref().unwrap_or("none").into()),
        ],
    )
}
