//! The settings of a registry that rules depend on, with their defaults and ranges.

use serde::{Deserialize, Serialize};

use chrono::{DateTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

use super::day::Day;
use super::lang::Lang;

/// What an admin can set for the whole registry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The organisation's name, on every page and report.
    pub organisation: String,
    /// The language before a user has chosen, and of reports made without a user.
    pub lang: Lang,
    /// IANA time zone in which a day is counted.
    pub time_zone: String,
    /// Days before a last day or notice day at which an agreement counts as expiring, 1–365.
    pub warning_days: u32,
    /// Months between two reviews of an agreement in force, 1–60.
    pub review_months: u32,
    /// Days to object to a change of sub-processors where the agreement gives none, 1–365.
    #[serde(default = "objection_days")]
    pub objection_days: u32,
    /// Days for deleting or returning the data after an agreement's end, where the agreement names none (our choice,
    /// `GDPR 28(3)(g)` names no time), 1–365.
    #[serde(default = "usual_deletion_days")]
    pub deletion_days: u32,
    /// Whether whoever has uploaded a version may not approve it.
    #[serde(default)]
    pub four_eyes: bool,
}

/// A fortnight (our choice): agreements that say something give 10 to 30 days.
fn objection_days() -> u32 {
    14
}

fn usual_deletion_days() -> u32 {
    30
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            organisation: String::new(),
            lang: Lang::En,
            time_zone: "Europe/Stockholm".to_owned(),
            warning_days: 90,
            review_months: 12,
            objection_days: objection_days(),
            deletion_days: usual_deletion_days(),
            four_eyes: false,
        }
    }
}

impl Settings {
    /// The first instant of a day in the registry's time zone, where midnight may be left out by summer time.
    #[must_use]
    pub fn start_of(&self, day: Day) -> DateTime<Utc> {
        let zone: Tz = self.time_zone.parse().unwrap_or(Tz::UTC);
        let hours = (0..24).filter_map(|hour| day.and_hms_opt(hour, 0, 0));
        hours
            .filter_map(|time| zone.from_local_datetime(&time).earliest())
            .map(|start| start.to_utc())
            .next()
            .unwrap_or_else(|| day.and_time(chrono::NaiveTime::MIN).and_utc())
    }

    /// The day of an instant in the registry's time zone; in UTC where the zone's name is unknown.
    #[must_use]
    pub fn day_of(&self, instant: DateTime<Utc>) -> Day {
        instant.with_timezone(&self.zone()).date_naive()
    }

    /// The hour of an instant by the registry's clock, 0–23.
    #[must_use]
    pub fn hour_of(&self, instant: DateTime<Utc>) -> u32 {
        instant.with_timezone(&self.zone()).hour()
    }

    fn zone(&self) -> Tz {
        self.time_zone.parse().unwrap_or(Tz::UTC)
    }
}
