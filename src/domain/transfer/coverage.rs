//! Whether a mechanism covers that a recipient is in a country on a day. Where it is not known that something covers,
//! nothing does: a transfer that is wrongly called covered is the worst error here.

use std::collections::BTreeSet;

use super::{Mechanism, Presence, Protection, SccModule, Scope, TransferFacts};
use crate::domain::day::Day;
use crate::domain::finding::Severity;

/// The last day on which a transfer could rest on clauses from before 2021, Decision (EU) 2021/914, article 4(4).
pub(super) fn old_clauses_until() -> Day {
    Day::from_ymd_opt(2022, 12, 27).unwrap_or_default()
}

/// The day from which the Data Privacy Framework holds, Decision (EU) 2023/1795.
pub(super) fn framework_from() -> Day {
    Day::from_ymd_opt(2023, 7, 10).unwrap_or_default()
}

/// Whether a transfer is covered on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// It is no transfer: the country belongs to the European Economic Area.
    Inside,
    /// A decision on the whole country covers it; with its last day, if it has one.
    Decided(Option<Day>),
    /// What is recorded covers it.
    Recorded(TransferFacts),
    /// Nothing does, for this reason.
    Uncovered(Lack),
}

/// Why nothing covers a transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The reason: a text key below `why-` and `next-`.
    pub reason: &'static str,
    /// The mechanism that the reason speaks of.
    pub mechanism: Option<Mechanism>,
    /// The modules that are missing.
    pub modules: BTreeSet<SccModule>,
    /// The day that it speaks of: the last one of a decision or of what was recorded.
    pub last_day: Option<Day>,
}

impl Lack {
    fn new(reason: &'static str) -> Lack {
        Lack {
            reason,
            mechanism: None,
            modules: BTreeSet::new(),
            last_day: None,
        }
    }

    fn outdated(reason: &'static str) -> Lack {
        Lack {
            mechanism: Some(Mechanism::Scc2010),
            last_day: Some(old_clauses_until()),
            ..Lack::new(reason)
        }
    }

    /// How much it matters that a recipient of such a presence has nothing: less where the agreement names what would do, or
    /// where it processes elsewhere alone.
    #[must_use]
    pub fn severity(&self, presence: Presence) -> Severity {
        if self.reason == "transfer-named" || presence == Presence::Seat {
            Severity::Medium
        } else {
            Severity::High
        }
    }
}

/// Whether anything covers that a recipient is in a country on a day. `modules` are those that it needs, `named` is what the
/// agreement in force names. Of several reasons the first of this table is given.
///
/// | country | recorded, in time | gives |
/// |---|---|---|
/// | in the EEA | – | no transfer |
/// | decided on as a whole | – | covered |
/// | any | every needed module of the clauses of 2021, or binding rules, or a derogation | covered |
/// | decided on in part, not US | adequacy | covered |
/// | US, from 2023-07-10 | DPF | covered |
/// | any | older clauses, until 2022-12-27 | covered |
/// | any | older clauses, later | `transfer-outdated` |
/// | any | the clauses of 2021 without a needed module | `transfer-module` |
/// | not US | DPF | `transfer-dpf-elsewhere` |
/// | any | something that has ended | `transfer-lapsed` |
/// | any | nothing, but the text names what would do | `transfer-named`: to be confirmed, our choice |
/// | any | nothing, but the text names older clauses | `transfer-outdated-named` |
/// | decided on once | nothing | `transfer-decision-ended` |
/// | US | nothing, or adequacy | `transfer-dpf` |
/// | decided on in part | nothing | `transfer-part` |
/// | none of these | nothing, or adequacy | `transfer-none` |
#[must_use]
pub fn coverage(
    place: &Protection,
    modules: &BTreeSet<SccModule>,
    recorded: &[TransferFacts],
    named: &BTreeSet<Mechanism>,
    day: Day,
) -> Coverage {
    let ended = place.has_ended(day);
    match place.scope {
        Scope::Area => return Coverage::Inside,
        Scope::Whole if !ended => return Coverage::Decided(place.until),
        _ => {}
    }
    let is_part = matches!(place.scope, Scope::Part(_)) && !ended;
    let in_time: Vec<&TransferFacts> = recorded.iter().filter(|one| one.holds(day)).collect();
    let agreed: BTreeSet<SccModule> = in_time
        .iter()
        .filter(|one| one.mechanism == Mechanism::Scc2021)
        .flat_map(|one| one.modules.iter().copied())
        .collect();
    let missing: BTreeSet<SccModule> = modules.difference(&agreed).copied().collect();
    let would_do = |mechanism: Mechanism| match mechanism {
        Mechanism::Scc2021 | Mechanism::Bcr | Mechanism::Derogation => true,
        Mechanism::Scc2010 => day <= old_clauses_until(),
        Mechanism::Dpf => is_part && place.is_america() && framework_from() <= day,
        Mechanism::Adequacy => is_part && !place.is_america(),
        Mechanism::SccUnspecified => false,
    };
    let does = |one: &TransferFacts| {
        would_do(one.mechanism) && (one.mechanism != Mechanism::Scc2021 || missing.is_empty())
    };
    if let Some(one) = in_time.iter().find(|one| does(one)) {
        return Coverage::Recorded((*one).clone());
    }
    let has = |wanted: Mechanism| in_time.iter().any(|one| one.mechanism == wanted);
    let ended_last = recorded
        .iter()
        .filter(|one| one.has_begun(day))
        .filter_map(|one| Some((one.until.filter(|until| *until < day)?, one)))
        .max_by_key(|(last, _)| *last);
    let by_text = named
        .iter()
        .copied()
        .find(|named| would_do(*named) || *named == Mechanism::SccUnspecified);
    Coverage::Uncovered(if has(Mechanism::Scc2010) {
        Lack::outdated("transfer-outdated")
    } else if has(Mechanism::Scc2021) {
        Lack {
            mechanism: Some(Mechanism::Scc2021),
            modules: missing,
            ..Lack::new("transfer-module")
        }
    } else if has(Mechanism::Dpf) && !place.is_america() {
        Lack {
            mechanism: Some(Mechanism::Dpf),
            ..Lack::new("transfer-dpf-elsewhere")
        }
    } else if let Some((last, one)) = ended_last {
        Lack {
            mechanism: Some(one.mechanism),
            last_day: Some(last),
            ..Lack::new("transfer-lapsed")
        }
    } else if let Some(mechanism) = by_text {
        Lack {
            mechanism: Some(mechanism),
            ..Lack::new("transfer-named")
        }
    } else if named.contains(&Mechanism::Scc2010) {
        Lack::outdated("transfer-outdated-named")
    } else if ended {
        Lack {
            last_day: place.until,
            ..Lack::new("transfer-decision-ended")
        }
    } else {
        Lack::new(match place.scope {
            Scope::Part(_) if place.is_america() => "transfer-dpf",
            Scope::Part(_) => "transfer-part",
            _ => "transfer-none",
        })
    })
}
