//! The registry's settings as text, read into the settings.

use serde::{Deserialize, Serialize};

use super::LONGEST_NAME;
use super::{FieldProblem, Problem, Reading};
use crate::domain::lang::Lang;
use crate::domain::settings::Settings;

/// The settings as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettingsDraft {
    /// The organisation's name.
    pub organisation: String,
    /// The language's code.
    pub lang: String,
    /// The IANA time zone.
    pub time_zone: String,
    /// Days of warning.
    pub warning_days: String,
    /// Months between reviews.
    pub review_months: String,
    /// Days to object to a change of sub-processors.
    pub objection_days: String,
    /// Days for deletion after an end.
    pub deletion_days: String,
    /// `yes` where whoever has uploaded a version may not approve it.
    pub four_eyes: String,
}

impl SettingsDraft {
    /// Reads the settings.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self) -> Result<Settings, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let organisation = on.required("organisation", &self.organisation, LONGEST_NAME);
        let lang = on.choice("lang", &self.lang, Lang::from_code, None);
        let time_zone = on.required("time-zone", &self.time_zone, 60);
        if time_zone
            .as_ref()
            .is_some_and(|zone| zone.parse::<chrono_tz::Tz>().is_err())
        {
            on.problem("time-zone", Problem::Other("problem-time-zone"));
        }
        let warning_days = required_number(&mut on, "warning-days", &self.warning_days, 365);
        let review_months = required_number(&mut on, "review-months", &self.review_months, 60);
        let objection_days = required_number(&mut on, "objection-days", &self.objection_days, 365);
        let deletion_days = required_number(&mut on, "deletion-days", &self.deletion_days, 365);
        let settings = (|| {
            Some(Settings {
                organisation: organisation?,
                lang: lang?,
                time_zone: time_zone?,
                warning_days: warning_days?,
                review_months: review_months?,
                objection_days: objection_days?,
                deletion_days: deletion_days?,
                four_eyes: self.four_eyes.trim() == "yes",
            })
        })();
        on.finish(settings)
    }

    /// The draft that reads into these settings.
    #[must_use]
    pub fn of(settings: &Settings) -> SettingsDraft {
        SettingsDraft {
            organisation: settings.organisation.clone(),
            lang: settings.lang.code().to_owned(),
            time_zone: settings.time_zone.clone(),
            warning_days: settings.warning_days.to_string(),
            review_months: settings.review_months.to_string(),
            objection_days: settings.objection_days.to_string(),
            deletion_days: settings.deletion_days.to_string(),
            four_eyes: if settings.four_eyes { "yes" } else { "" }.to_owned(),
        }
    }
}

fn required_number(on: &mut Reading, field: &str, text: &str, max: u32) -> Option<u32> {
    if text.trim().is_empty() {
        on.problem(field, Problem::Required);
    }
    on.number(field, text, 1, max)
}
