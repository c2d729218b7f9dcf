//! `avtal catalogue`: looks after the requirements: lints their files, prints one, all in a list, or the whole
//! reference page.

use clap::{Args, Subcommand};

use super::speech::{self, Speech};
use crate::checks::catalogue::{built_in, lint};
use crate::domain::lang::Lang;
use crate::domain::text::text_with;
use crate::report::review::reference;

/// What `catalogue` is given.
#[derive(Args, Debug)]
pub struct CatalogueArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Check every file of the catalogue, and that every example gets its verdict
    Check,
    /// Print a requirement as Markdown, or the list of all
    Show {
        /// Its id; without it, all ids with level and title
        id: Option<String>,
    },
    /// Print the reference page of all requirements and red flags as Markdown
    Reference,
}

/// Runs the command.
#[must_use]
pub fn run(args: &CatalogueArgs, lang: Option<Lang>) -> u8 {
    let speech = Speech::of(lang);
    let lang = speech.run();
    let catalogue = match built_in() {
        Ok(catalogue) => catalogue,
        Err(error) => {
            return speech.fail(
                &error
                    .problems
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>(),
            );
        }
    };
    match &args.command {
        Command::Check => {
            let misses = lint::examples(catalogue);
            let n_examples: usize = catalogue
                .requirements
                .iter()
                .map(|requirement| requirement.examples.len())
                .sum();
            if misses.is_empty() {
                let counts = [
                    ("requirements", catalogue.requirements.len().into()),
                    ("examples", n_examples.into()),
                ];
                return speech::print(&format!("{}\n", text_with(lang, "catalogue-good", &counts)));
            }
            let said = misses.iter().map(|miss| {
                let wanted = serde_json::to_string(&miss.wanted).unwrap_or_default();
                let got = serde_json::to_string(&miss.got).unwrap_or_default();
                let args = [
                    ("n", miss.example.into()),
                    ("wanted", wanted.trim_matches('"').into()),
                    ("got", got.trim_matches('"').into()),
                ];
                format!(
                    "{}.toml: {}",
                    miss.id,
                    text_with(lang, "catalogue-miss", &args)
                )
            });
            speech.complain(&said.collect::<Vec<_>>());
            1
        }
        Command::Show { id: None } => speech::print(&reference::list(catalogue, lang)),
        Command::Show { id: Some(id) } => match catalogue.requirement(id) {
            Some(requirement) => speech::print(&reference::section(requirement, lang, 1)),
            None => speech.fail(&[super::explain::unknown(catalogue, id, lang)]),
        },
        Command::Reference => speech::print(&reference::page(catalogue, lang)),
    }
}
