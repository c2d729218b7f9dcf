//! The state of an agreement on a day: a pure function of facts and the day, never typed in.
//!
//! | state | holds when (first row that holds) |
//! |---|---|
//! | terminated | terminated, and the last day is before the day |
//! | superseded | a later version, or an agreement that replaces it, has come into force on or before the day |
//! | expired | bound, and the last day after all renewals is before the day |
//! | upcoming | bound, effective after the day |
//! | expiring | in force, and its last day, or the last day to give notice where it renews, lies within the warning window |
//! | in-force | bound and effective |
//! | awaiting-signature | approved, not bound |
//! | in-review | a review is open |
//! | draft | nothing of the above |
//!
//! The last day is in force. A version counts as bound from the day it was bound, and as reviewed from the
//! day of the decision, so that a day in the past gets the state that it had. Where an agreement renews, its
//! warning window is at most half a period (`term::warning_days`).

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::agreement::{Agreement, Review, Version, VersionId};
use super::choice::choice;
use super::day::{Day, Piece, add_days, pieces, sub_days};
use super::settings::Settings;
use super::term::{self, Deadline, deadline, first_day, last_day, next_turn};

choice! {
    /// Where an agreement, or one version of it, stands on a day.
    State, "state" {
        /// A text that nobody has done anything with.
        Draft = "draft",
        /// Legal is looking at it.
        InReview = "in-review",
        /// Legal has approved it; it does not bind yet.
        AwaitingSignature = "awaiting-signature",
        /// It binds and takes effect later.
        Upcoming = "upcoming",
        /// It binds and is in force.
        InForce = "in-force",
        /// In force, and somebody must act soon.
        Expiring = "expiring",
        /// Its last day has passed.
        Expired = "expired",
        /// Something later has taken its place.
        Superseded = "superseded",
        /// It was ended before its time, and its last day has passed.
        Terminated = "terminated",
    }
}

impl State {
    /// Whether the text binds both parties on the day: in force or expiring.
    #[must_use]
    pub fn is_in_force(self) -> bool {
        matches!(self, State::InForce | State::Expiring)
    }
}

/// The state of one version on a day. `superseded_from` is the first day on which a later version, or an
/// agreement that replaces this one, is in force ([`superseded_from`]).
#[must_use]
pub fn version_state(
    version: &Version,
    superseded_from: Option<Day>,
    settings: &Settings,
    day: Day,
) -> State {
    let ended = last_day(&version.term).is_some_and(|last| last < day);
    if version.term.terminated && ended {
        return State::Terminated;
    }
    if superseded_from.is_some_and(|from| from <= day) {
        return State::Superseded;
    }
    if version.bound.as_ref().is_some_and(|bound| bound.on <= day) {
        return if ended {
            State::Expired
        } else if first_day(version).is_some_and(|first| first > day) {
            State::Upcoming
        } else if deadline(&version.term, day)
            .is_some_and(|next| is_near(version, next, settings, day))
        {
            State::Expiring
        } else {
            State::InForce
        };
    }
    match version.review {
        Review::Approved { on } if on <= day => State::AwaitingSignature,
        Review::Open { since, .. } if since <= day => State::InReview,
        _ => State::Draft,
    }
}

fn is_near(version: &Version, next: Deadline, settings: &Settings, day: Day) -> bool {
    let window = term::warning_days(&version.term, next, settings.warning_days);
    (next.day() - day).num_days() <= i64::from(window)
}

/// Where an agreement stands on a day, and which of its versions that is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The state.
    pub state: State,
    /// The version that has it; `None` only for an agreement without versions.
    pub version: Option<VersionId>,
}

/// The state of an agreement on a day: that of the latest version that has come into force, else that of
/// the version that has got furthest. `replaced_from` is the first day on which an agreement that replaces
/// it is in force.
#[must_use]
pub fn agreement_state(
    agreement: &Agreement,
    replaced_from: Option<Day>,
    settings: &Settings,
    day: Day,
) -> Standing {
    let came_into_force = |version: &&Version| first_day(version).is_some_and(|first| first <= day);
    let standing = |version: &Version| Standing {
        state: version_state(
            version,
            superseded_from(agreement, version, replaced_from),
            settings,
            day,
        ),
        version: Some(version.id),
    };
    if let Some(current) = agreement
        .versions
        .iter()
        .filter(came_into_force)
        .max_by_key(|v| v.number)
    {
        return standing(current);
    }
    let furthest = agreement
        .versions
        .iter()
        .map(|version| (version.number, standing(version)));
    furthest
        .max_by_key(|(number, standing)| (progress(standing.state), *number))
        .map_or(
            Standing {
                state: if replaced_from.is_some_and(|from| from <= day) {
                    State::Superseded
                } else {
                    State::Draft
                },
                version: None,
            },
            |(_, standing)| standing,
        )
}

/// How far a version that has never been in force has got.
fn progress(state: State) -> u8 {
    match state {
        State::Upcoming => 4,
        State::AwaitingSignature => 3,
        State::InReview => 2,
        State::Draft => 1,
        _ => 0,
    }
}

/// The first day on which a version is superseded: a later version of the agreement comes into force, or
/// an agreement that replaces it does.
#[must_use]
pub fn superseded_from(
    agreement: &Agreement,
    version: &Version,
    replaced_from: Option<Day>,
) -> Option<Day> {
    let later = agreement
        .versions
        .iter()
        .filter(|other| other.number > version.number);
    later
        .filter_map(comes_into_force)
        .chain(replaced_from)
        .min()
}

/// The first day on which any version of an agreement is in force: the `replaced_from` of what it replaces.
#[must_use]
pub fn agreement_comes_into_force(agreement: &Agreement) -> Option<Day> {
    agreement.versions.iter().filter_map(comes_into_force).min()
}

/// The first day of a version that is in force for at least one day.
fn comes_into_force(version: &Version) -> Option<Day> {
    first_day(version).filter(|first| last_day(&version.term).is_none_or(|last| *first <= last))
}

/// Where an agreement stands on each of `days`, in as few pieces as there are changes. Equals
/// [`agreement_state`] on every one of them.
#[must_use]
pub fn spans(
    agreement: &Agreement,
    replaced_from: Option<Day>,
    settings: &Settings,
    days: &RangeInclusive<Day>,
) -> Vec<Piece<Standing>> {
    let changes = changes(agreement, replaced_from, settings, days);
    pieces(days, &changes, |day| {
        agreement_state(agreement, replaced_from, settings, day)
    })
}

/// Every day of `days` on which the state of an agreement or one of its versions may differ from the day
/// before, or a notice day passes.
#[must_use]
pub fn changes(
    agreement: &Agreement,
    replaced_from: Option<Day>,
    settings: &Settings,
    days: &RangeInclusive<Day>,
) -> BTreeSet<Day> {
    let mut changes: BTreeSet<Day> = replaced_from.into_iter().collect();
    for version in &agreement.versions {
        changes.extend(first_day(version));
        changes.extend(version.bound.as_ref().map(|bound| bound.on));
        match version.review {
            Review::None => {}
            Review::Open { since: day, .. }
            | Review::Approved { on: day }
            | Review::Rejected { on: day } => {
                changes.insert(day);
            }
        }
        add_deadlines(&mut changes, version, settings, days);
    }
    changes
}

fn add_deadlines(
    changes: &mut BTreeSet<Day>,
    version: &Version,
    settings: &Settings,
    days: &RangeInclusive<Day>,
) {
    let mut from = *days.start();
    while let Some(next) = next_turn(&version.term, from) {
        let window = term::warning_days(&version.term, next, settings.warning_days);
        let warned_from = sub_days(next.day(), u64::from(window)).unwrap_or(from);
        let after = add_days(next.day(), 1);
        changes.insert(warned_from);
        changes.extend(after);
        if let Deadline::Renews(period) = next {
            changes.extend(add_days(period.last_day, 1));
        }
        match (next, after) {
            (Deadline::Renews(_), Some(after)) if warned_from <= *days.end() => from = after,
            _ => break,
        }
    }
}
