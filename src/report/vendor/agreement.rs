//! The agreements of a vendor: a picture of the days to come, then each with its state, its arithmetic, how it came to
//! bind, its review, its text's digest, and
//! what the checker found in the text.

use chrono::Datelike as _;

use super::VendorSummary;
use crate::checks::measured::notice;
use crate::domain::agreement::{Agreement, Bound, Review, Version};
use crate::domain::day::{Day, add_months};
use crate::domain::finding::dossier::Filed;
use crate::domain::state::State;
use crate::domain::term::{Deadline, arithmetic, deadline};
use crate::report::look;
use crate::report::occasion::Occasion;
use crate::report::outcome;
use crate::report::paper::Status;
use crate::report::paper::block::{Block, Fact, Heading, Lane, Mark, Timeline};
use crate::report::paper::text::{Emphasis, Line, Link, Text};

/// Months that the picture shows.
const MONTHS: u32 = 12;

/// The section with its heading; a sentence where there is no agreement.
pub(super) fn agreements(occasion: &Occasion, summary: &VendorSummary) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, occasion.say("report-vendor-agreements"))];
    if summary.agreements.is_empty() {
        blocks.push(Block::paragraph(
            occasion.say("report-vendor-no-agreements"),
        ));
        return blocks;
    }
    let filed = sorted(occasion, summary);
    blocks.extend(timeline(occasion, &filed));
    for (state, version, filed) in filed {
        blocks.push(Block::Heading(Heading {
            level: 2,
            text: filed.agreement.facts.title.as_str().into(),
            anchor: Some(anchor(&filed.agreement)),
        }));
        blocks.push(Block::Facts {
            facts: facts(occasion, summary, &filed.agreement, state, version),
        });
        let check = summary
            .checks
            .iter()
            .find(|check| Some(check.version) == version.map(|version| version.id));
        blocks.extend(
            check
                .into_iter()
                .flat_map(|check| outcome::of_agreement(occasion, check)),
        );
    }
    if !summary.checks.is_empty() {
        blocks.push(Block::remark(notice(occasion.lang)));
    }
    blocks
}

/// An agreement with its state on the day and the version that this is about.
pub(in crate::report) type Standing<'a> = (State, Option<&'a Version>, &'a Filed);

/// The agreements, those in force first.
pub(in crate::report) fn sorted<'a>(
    occasion: &Occasion,
    summary: &'a VendorSummary,
) -> Vec<Standing<'a>> {
    let mut filed: Vec<Standing<'a>> = summary
        .agreements
        .iter()
        .map(|filed| {
            let (standing, version) = filed.standing(&occasion.settings, occasion.day);
            (standing.state, version, filed)
        })
        .collect();
    filed.sort_by_key(|(state, _, filed)| (rank(*state), filed.agreement.id));
    filed
}

/// The name by which links of the paper find an agreement.
pub(in crate::report) fn anchor(agreement: &Agreement) -> String {
    format!("agreement-{}", agreement.id.0)
}

/// What holds now first, then what is to come, then what is over.
fn rank(state: State) -> u8 {
    match state {
        State::InForce | State::Expiring => 0,
        State::Upcoming => 1,
        State::AwaitingSignature | State::InReview | State::Draft => 2,
        State::Expired => 3,
        State::Terminated | State::Superseded => 4,
    }
}

/// A lane for each agreement with an end or a notice day in the months to come.
pub(in crate::report) fn timeline(occasion: &Occasion, filed: &[Standing<'_>]) -> Option<Block> {
    let from = occasion.day.with_day(1)?;
    let until = add_months(from, MONTHS)?;
    let lanes: Vec<Lane> = filed
        .iter()
        .filter(|(state, ..)| state.is_in_force())
        .filter_map(|(_, version, filed)| {
            let marks: Vec<Mark> = marks(occasion, (*version)?)
                .into_iter()
                .filter(|mark| mark.day < until)
                .collect();
            (!marks.is_empty()).then(|| Lane {
                label: filed.agreement.facts.title.clone(),
                marks,
            })
        })
        .collect();
    (!lanes.is_empty()).then(|| {
        Block::Timeline(Timeline {
            description: occasion.say("report-timeline"),
            from,
            months: months(occasion, from),
            lanes,
        })
    })
}

/// The months from a first of a month on; January has its year.
pub(in crate::report) fn months(occasion: &Occasion, from: Day) -> Vec<String> {
    (0..MONTHS)
        .filter_map(|n| add_months(from, n))
        .map(|day| {
            let name = occasion.say(MONTH_KEYS[usize::try_from(day.month0()).unwrap_or(0) % 12]);
            if day.month0() == 0 {
                format!("{name} {:02}", day.year() % 100)
            } else {
                name
            }
        })
        .collect()
}

const MONTH_KEYS: [&str; 12] = [
    "report-month-1",
    "report-month-2",
    "report-month-3",
    "report-month-4",
    "report-month-5",
    "report-month-6",
    "report-month-7",
    "report-month-8",
    "report-month-9",
    "report-month-10",
    "report-month-11",
    "report-month-12",
];

fn marks(occasion: &Occasion, version: &Version) -> Vec<Mark> {
    let mark = |day: Day, status, key: &str| {
        let short = day.format("%m-%d").to_string();
        Mark {
            day,
            status,
            word: occasion.say_with(key, &[("day", short.into())]),
        }
    };
    match deadline(&version.term, occasion.day) {
        Some(Deadline::Ends(last)) => vec![mark(last, Status::Bad, "report-mark-ends")],
        Some(Deadline::Renews(period)) if period.notice_by == period.last_day => {
            vec![mark(period.last_day, Status::Neutral, "report-mark-renews")]
        }
        Some(Deadline::Renews(period)) => vec![
            mark(period.notice_by, Status::Attention, "report-mark-notice"),
            mark(period.last_day, Status::Neutral, "report-mark-renews"),
        ],
        None => Vec::new(),
    }
}

/// What is known of an agreement, as labels and values.
pub(in crate::report) fn facts(
    occasion: &Occasion,
    summary: &VendorSummary,
    agreement: &Agreement,
    state: State,
    version: Option<&Version>,
) -> Vec<Fact> {
    let (lang, day) = (occasion.lang, occasion.day);
    let mut facts = vec![Fact {
        label: occasion.say("report-fact-state"),
        value: vec![Line::status(
            look::of_state(state),
            occasion.say(state.text_key()),
        )],
    }];
    let mut add = |key: &str, value: Vec<Line>| {
        facts.push(Fact {
            label: occasion.say(key),
            value,
        });
    };
    if let Some(version) = version {
        add(
            "report-fact-arithmetic",
            vec![Line::new(arithmetic(version, day).sentence(lang, day))],
        );
    }
    add(
        "report-fact-kind",
        vec![Line::new(occasion.say(agreement.facts.kind.text_key()))],
    );
    if let Some(entity) = summary
        .entities
        .iter()
        .find(|entity| entity.id == agreement.facts.entity && !entity.name.is_empty())
    {
        add("report-fact-entity", vec![Line::new(entity.name.as_str())]);
    }
    for (key, other) in [
        ("report-fact-replaces", agreement.facts.replaces),
        ("report-fact-amends", agreement.facts.amends),
        ("report-fact-ends-with", agreement.facts.ends_with),
    ] {
        if let Some(other) = summary
            .agreements
            .iter()
            .find(|filed| Some(filed.agreement.id) == other)
        {
            let link = Link::Anchor(anchor(&other.agreement));
            add(
                key,
                vec![Line::new(
                    Text::default().linked(other.agreement.facts.title.as_str(), link),
                )],
            );
        }
    }
    if let Some(version) = version {
        add("report-fact-bound", bound(occasion, version.bound.as_ref()));
        add(
            "report-fact-review",
            vec![Line::new(review(occasion, &version.review))],
        );
        let number = occasion.say_with(
            "report-version",
            &[
                ("number", i64::from(version.number).into()),
                ("day", version.added_on.into()),
            ],
        );
        let digest = Text::default().with(Emphasis::Code, format!("SHA-256 {}", version.sha256));
        add(
            "report-fact-version",
            vec![
                Line::new(number),
                Line::quiet(version.file.as_str()),
                Line::quiet(digest),
            ],
        );
    }
    if !agreement.facts.notes.trim().is_empty() {
        add(
            "report-fact-notes",
            vec![Line::new(agreement.facts.notes.trim())],
        );
    }
    facts
}

fn bound(occasion: &Occasion, bound: Option<&Bound>) -> Vec<Line> {
    let Some(bound) = bound else {
        return vec![Line::quiet(occasion.say("report-not-bound"))];
    };
    let how = occasion.say(bound.mode.text_key());
    let mut lines = vec![Line::new(occasion.say_with(
        "report-bound",
        &[("how", how.into()), ("day", bound.on.into())],
    ))];
    for (key, name) in [
        ("report-bound-by-us", &bound.by_us),
        ("report-bound-by-them", &bound.by_them),
    ] {
        if let Some(name) = name {
            lines.push(Line::quiet(
                occasion.say_with(key, &[("name", name.as_str().into())]),
            ));
        }
    }
    lines
}

fn review(occasion: &Occasion, review: &Review) -> String {
    match review {
        Review::None => occasion.say("report-review-none"),
        Review::Open {
            asked: Some(asked), ..
        } if *asked <= occasion.day => {
            occasion.say_with("report-review-asked", &[("day", (*asked).into())])
        }
        Review::Open { since, .. } => {
            occasion.say_with("report-review-open", &[("day", (*since).into())])
        }
        Review::Approved { on } => {
            occasion.say_with("report-review-approved", &[("day", (*on).into())])
        }
        Review::Rejected { on } => {
            occasion.say_with("report-review-rejected", &[("day", (*on).into())])
        }
    }
}
