//! The register as of a past day on paper: the summary of the register, with what it is built from said first. Knows nothing
//! of how the register of that day is put together.

use super::RegisterSummary;
use crate::domain::lang::Lang;
use crate::domain::text::long_day;
use crate::report::occasion::Occasion;
use crate::report::paper::block::Block;
use crate::report::paper::text::{Emphasis, Text};
use crate::report::paper::{Paper, Status};
use crate::store::error::StoreError;
use crate::store::kept::past::{Built, Past};
use crate::store::page::Order;
use crate::store::vendor_list::{VendorFilter, VendorSort};

/// The register of a past day as a reader of a language sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct PastRegister {
    /// What it is built from.
    pub built: Built,
    /// For whom and for which day.
    pub occasion: Occasion,
    /// Every vendor with its state and its worst finding on that day, by name.
    pub summary: RegisterSummary,
}

impl PastRegister {
    /// Reads the whole register of a past day.
    pub fn read(past: &mut Past, lang: Lang) -> Result<PastRegister, StoreError> {
        let built = past.built.clone();
        past.read(|reader| {
            // The settings are those of that day.
            let occasion = Occasion::read(reader, lang, built.day)?;
            let filter = VendorFilter::default();
            let summary =
                super::read::read(reader, &occasion, filter, VendorSort::Name, Order::Up)?;
            Ok(PastRegister {
                built,
                occasion,
                summary,
            })
        })
    }
}

/// What the register of that day is built from, in sentences; the first one warns where it is not complete.
#[must_use]
pub fn sources(occasion: &Occasion, built: &Built) -> (bool, Vec<String>) {
    let mut said = Vec::new();
    if let Some(first) = built.complete_from {
        let args = [("day", long_day(occasion.lang, first).into())];
        said.push(match first <= built.day {
            true => occasion.say_with("past-complete-from", &args),
            false => occasion.say_with("past-before-first", &args),
        });
    }
    if !built.is_known() {
        return (false, said);
    }
    if built.n_emptied > 0 {
        let n = i64::try_from(built.n_emptied).unwrap_or(i64::MAX);
        said.push(occasion.say_with("past-emptied", &[("n", n.into())]));
    }
    let n = i64::try_from(built.n_rows).unwrap_or(i64::MAX);
    let args = [
        ("seq", built.until.into()),
        ("day", long_day(occasion.lang, built.day).into()),
        ("n", n.into()),
    ];
    said.push(occasion.say_with("past-built-from", &args));
    (built.is_complete(), said)
}

/// The register of a past day as a paper.
#[must_use]
pub fn paper(past: &PastRegister) -> Paper {
    let occasion = &past.occasion;
    let mut paper = super::paper(occasion, &past.summary);
    let (is_complete, said) = sources(occasion, &past.built);
    let mut body: Vec<Text> = said.into_iter().map(Text::plain).collect();
    body.push(Text::default().with(Emphasis::Code, format!("SHA-256 {}", past.built.sha256)));
    let status = match is_complete {
        true => Status::Neutral,
        false => Status::Attention,
    };
    let day = long_day(occasion.lang, past.built.day);
    let title = occasion.say_with("past-as-of", &[("day", day.into())]);
    paper.title = occasion.say("report-past");
    paper.subtitle = Some(title.clone());
    if !past.built.is_known() {
        // No vendor is not the same as nothing known.
        paper.blocks.clear();
    }
    paper.blocks.insert(
        0,
        Block::Callout {
            status,
            title: Text::plain(title),
            body,
        },
    );
    paper
}
