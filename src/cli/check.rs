//! `avtal check`: reads texts, checks them on all cores, and prints what is not met in one of five formats. Results
//! come in the order of the arguments; a text that cannot be read never stops the others.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::input::{self, Input};
use super::speech::{self, Speech};
use crate::checks::profile::house::House;
use crate::checks::report::{Insist, Report, Unreadable};
use crate::checks::{check_text, outcome};
use crate::domain::lang::Lang;
use crate::domain::text::{text as said, text_with};
use crate::report::paper::block::Block;
use crate::report::review::letter::letter;
use crate::report::review::text::Look;
use crate::report::review::{Result as Outcome, Review, json, markdown, paper, sarif, text};

/// Texts that a core takes before what is finished is written; small, so that memory stays small.
const TEXTS_A_CORE: usize = 16;

/// What `check` is given.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// Files, folders with Markdown or text files, or - for standard input
    #[arg(required_unless_present = "schema", value_name = "FILE|FOLDER|-")]
    texts: Vec<PathBuf>,
    /// How the result is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A house profile: other levels, further requirements, limits for facts [default: profile.toml in the data folder]
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// Look at these requirements and red flags only
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    only: Vec<String>,
    /// Exit with 1 when a must is unmet, or worse
    #[arg(long, value_enum, default_value_t = FailOn::Must)]
    fail_on: FailOn,
    /// Check every text as this kind, whatever it reads as
    #[arg(long = "as", value_enum, value_name = "KIND")]
    insist: Option<As>,
    /// Print the JSON Schema of --format json
    #[arg(long, exclusive = true)]
    schema: bool,
}

/// How the result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// For programs, see --schema
    Json,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// For a ticket or a mail
    Markdown,
    /// A letter that asks the vendor for the changes, in the language of the text or of --lang
    Letter,
    /// An archival PDF
    Pdf,
}

/// What makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// A must is unmet, or a text was not checked because of its kind or language
    Must,
    /// The same, or a red flag
    Flag,
    /// The same, or a recommendation unmet, or a value outside the policy
    Any,
    /// Nothing
    None,
}

/// The kinds that are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum As {
    /// A data processing agreement
    DataProcessingAgreement,
    /// Standard clauses
    StandardClauses,
}

impl FailOn {
    fn fails(self, outcome: Outcome) -> bool {
        match self {
            FailOn::Must => outcome <= Outcome::MustUnmet,
            FailOn::Flag => outcome <= Outcome::Flagged,
            FailOn::Any => outcome < Outcome::Good,
            FailOn::None => false,
        }
    }
}

/// What one text gives.
struct Checked {
    outcome: Outcome,
    part: Part,
}

/// A part of the output, in its format.
enum Part {
    Text(String),
    Sarif(sarif::Part),
    Paper(Vec<Block>),
}

/// Runs the command. 0: nothing to fail on, 1: something, 2: wrong use or a text that could not be read.
#[must_use]
pub fn run(args: &CheckArgs, data: &Path, lang: Option<Lang>) -> u8 {
    let speech = Speech::of(lang);
    if args.schema {
        return speech::print(json::SCHEMA);
    }
    let house = match crate::store::house::load(args.profile.as_deref(), data) {
        Ok(house) => house,
        Err(problems) => return speech.fail(&problems),
    };
    for id in &args.only {
        if house.catalogue.requirement(id).is_none() {
            return speech.fail(&[super::explain::unknown(&house.catalogue, id, speech.run())]);
        }
    }
    if args.format == Format::Pdf && args.output.is_none() && io::stdout().is_terminal() {
        return speech.fail(&[crate::domain::text::text(
            speech.run(),
            "check-pdf-terminal",
        )]);
    }
    match Job::new(args, &house, speech).and_then(Job::run) {
        Ok(code) => code,
        // Whoever reads the output has seen enough: that is no failure of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(error) => speech.fail(&[error.to_string()]),
    }
}

/// One run over all texts.
struct Job<'a> {
    args: &'a CheckArgs,
    house: &'a House,
    speech: Speech,
    look: Look,
    out: Box<dyn Write>,
    errors: Vec<Unreadable>,
    tally: Tally,
    parts: Vec<Part>,
    n_written: usize,
}

/// How many texts came out how.
#[derive(Default)]
struct Tally {
    good: usize,
    bad: usize,
    other: usize,
    fails: bool,
}

impl<'a> Job<'a> {
    fn new(args: &'a CheckArgs, house: &'a House, speech: Speech) -> io::Result<Job<'a>> {
        let out: Box<dyn Write> = match &args.output {
            Some(path) => Box::new(io::BufWriter::new(std::fs::File::create(path)?)),
            None => Box::new(io::BufWriter::new(io::stdout().lock())),
        };
        let look = speech::look(args.output.is_none());
        Ok(Job {
            args,
            house,
            speech,
            look,
            out,
            errors: Vec::new(),
            tally: Tally::default(),
            parts: Vec::new(),
            n_written: 0,
        })
    }

    fn run(mut self) -> io::Result<u8> {
        let (inputs, unreadable) = input::collect(&self.args.texts);
        unreadable.into_iter().for_each(|one| self.unreadable(one));
        if self.args.format == Format::Json {
            self.out.write_all(json::opening().as_bytes())?;
        }
        let mut progress =
            speech::Progress::new(inputs.len(), self.speech.run(), self.args.output.is_none());
        for some in inputs.chunks(TEXTS_A_CORE * rayon::current_num_threads()) {
            let (args, house, speech, look) = (self.args, self.house, self.speech, self.look);
            let checked: Vec<Result<Checked, input::Unreadable>> = some
                .par_iter()
                .map(|input| one(input, args, house, speech, look))
                .collect();
            for result in checked {
                match result {
                    Ok(checked) => self.take(checked)?,
                    Err(unreadable) => self.unreadable(unreadable),
                }
            }
            progress.done(some.len());
        }
        progress.end();
        self.finish(inputs.len())
    }

    fn unreadable(&mut self, unreadable: input::Unreadable) {
        let message = unreadable.why.sentence(self.speech.run());
        self.errors.push(Unreadable {
            file: unreadable.file,
            message,
        });
    }

    fn take(&mut self, checked: Checked) -> io::Result<()> {
        match checked.outcome {
            Outcome::NotChecked => self.tally.other += 1,
            Outcome::MustUnmet | Outcome::Flagged => self.tally.bad += 1,
            Outcome::Wanting | Outcome::Good => self.tally.good += 1,
        }
        self.tally.fails |= self.args.fail_on.fails(checked.outcome);
        match checked.part {
            Part::Text(said) => {
                let separator = if self.args.format != Format::Json {
                    ""
                } else if self.n_written > 0 {
                    ",\n"
                } else {
                    "\n"
                };
                self.out.write_all(separator.as_bytes())?;
                self.out.write_all(said.as_bytes())?;
            }
            part => self.parts.push(part),
        }
        self.n_written += 1;
        Ok(())
    }

    fn finish(mut self, n_inputs: usize) -> io::Result<u8> {
        let lang = self.speech.run();
        let mut closing = match self.args.format {
            Format::Text => self.text_closing(n_inputs).into_bytes(),
            Format::Json => json::closing(lang, &self.errors)?.into_bytes(),
            Format::Markdown => markdown::closing(lang, &self.errors).into_bytes(),
            // It goes to somebody else, who has no use for the checker's own remarks.
            Format::Letter => Vec::new(),
            Format::Sarif => {
                let parts = self.parts.drain(..).filter_map(|part| {
                    if let Part::Sarif(part) = part {
                        Some(part)
                    } else {
                        None
                    }
                });
                let log = sarif::log(&self.house.catalogue, lang, parts.collect(), &self.errors);
                serde_json::to_vec(&log)?
            }
            Format::Pdf => {
                let sections = self.parts.drain(..).filter_map(|part| {
                    if let Part::Paper(blocks) = part {
                        Some(blocks)
                    } else {
                        None
                    }
                });
                let today = chrono::Local::now().date_naive();
                let paper = paper::paper(sections.collect(), &self.errors, lang, today, "");
                crate::report::pdf::pdf(&paper)
                    .map_err(io::Error::other)?
                    .bytes
            }
        };
        self.out.write_all(&std::mem::take(&mut closing))?;
        self.out.flush()?;
        if matches!(self.args.format, Format::Text | Format::Pdf | Format::Sarif) {
            let said: Vec<String> = self
                .errors
                .iter()
                .map(|error| format!("{}: {}", error.file, error.message))
                .collect();
            self.speech.complain(&said);
        }
        Ok(if self.errors.is_empty() {
            u8::from(self.tally.fails)
        } else {
            speech::WRONG
        })
    }

    fn text_closing(&self, n_inputs: usize) -> String {
        let lang = self.speech.run();
        let mut said = String::new();
        if n_inputs > 1 {
            let args = [
                ("files", self.n_written.into()),
                ("good", self.tally.good.into()),
                ("bad", self.tally.bad.into()),
                ("other", self.tally.other.into()),
                ("unreadable", self.errors.len().into()),
            ];
            said.push_str(&text::wrapped(
                &text_with(lang, "check-total", &args),
                0,
                0,
                self.look.width,
            ));
            said.push_str("\n\n");
        }
        said.push_str(&text::wrapped(
            &crate::checks::measured::notice(lang),
            0,
            0,
            self.look.width,
        ));
        said.push('\n');
        said
    }
}

/// Reads and checks one text, and writes its part.
fn one(
    input: &Input,
    args: &CheckArgs,
    house: &House,
    speech: Speech,
    look: Look,
) -> Result<Checked, input::Unreadable> {
    let source = input.read()?;
    let report = checked(&source, input, args, house);
    let lang = speech.of_document(&report.language);
    let review = Review::new(&house.catalogue, &house.profile, &source, &report, lang);
    let outcome = review.result();
    let part = match args.format {
        Format::Text => Part::Text(text::text_of(&review, look)),
        Format::Json => Part::Text(json::document(&review).expect("a report has only text keys")),
        Format::Markdown => Part::Text(markdown::section(&review)),
        Format::Letter => Part::Text(
            letter(&review, &input.name()).unwrap_or_else(|| said(lang, "letter-none") + "\n"),
        ),
        Format::Sarif => Part::Sarif(sarif::part(&review)),
        Format::Pdf => Part::Paper(paper::section(&review)),
    };
    Ok(Checked { outcome, part })
}

fn checked(source: &str, input: &Input, args: &CheckArgs, house: &House) -> Report {
    let insist = if args.insist.is_some() {
        Insist::Agreement
    } else {
        Insist::No
    };
    let mut report = outcome::under(&house.profile, check_text(&house.catalogue, source, insist));
    report.file = input.name();
    if !args.only.is_empty() {
        report
            .requirements
            .retain(|finding| args.only.contains(&finding.id));
        report.flags.retain(|flag| args.only.contains(&flag.id));
    }
    report
}
