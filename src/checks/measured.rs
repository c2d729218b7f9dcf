//! The published error rate of the checker: figures from a measurement on labelled agreements, with its day and
//! size, embedded from `measured.toml`. They are written there by whoever measures, and never guessed.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::text::{Arg, text, text_with};

/// What a measurement found. Shares are between 0 and 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// The day of the measurement.
    pub day: Day,
    /// How many agreements were compared with a careful reader's verdicts.
    pub agreements: u32,
    /// How many verdicts that were.
    pub verdicts: u32,
    /// The share of verdicts that agree on met or not met.
    pub accuracy: f64,
    /// Of the requirements reported as not met, the share that is not met.
    pub precision: f64,
    /// Of the requirements that are not met, the share that was reported.
    pub recall: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    measured: Option<Measured>,
}

static MEASURED: LazyLock<Option<Measured>> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("measured.toml")).expect("a test reads measured.toml");
    file.measured
});

/// The measurement of this version; `None` until there is one.
#[must_use]
pub fn measured() -> Option<&'static Measured> {
    MEASURED.as_ref()
}

/// What every output ends with: that it is no legal advice, and how often it is wrong.
#[must_use]
pub fn notice(lang: Lang) -> String {
    format!(
        "{} {}",
        text(lang, "check-advice"),
        error_rate(lang, measured())
    )
}

fn error_rate(lang: Lang, measured: Option<&Measured>) -> String {
    let Some(figures) = measured else {
        return text(lang, "check-unmeasured");
    };
    let args: [(&str, Arg); 6] = [
        ("day", figures.day.into()),
        ("agreements", i64::from(figures.agreements).into()),
        ("verdicts", i64::from(figures.verdicts).into()),
        ("accuracy", percent(lang, figures.accuracy).into()),
        (
            "false-alarms",
            percent(lang, 1.0 - figures.precision).into(),
        ),
        ("overlooked", percent(lang, 1.0 - figures.recall).into()),
    ];
    text_with(lang, "check-measured", &args)
}

/// A share as the language writes a percentage, to one decimal.
fn percent(lang: Lang, share: f64) -> String {
    let number = format!("{:.1}", share * 100.0);
    match lang {
        Lang::En => format!("{number}%"),
        Lang::Sv => format!("{}\u{a0}%", number.replace('.', ",")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_figures_can_be_read() {
        let shares = measured().map(|m| [m.accuracy, m.precision, m.recall]);
        assert!(shares.is_none_or(|shares| shares.iter().all(|share| (0.0..=1.0).contains(share))));
    }

    #[test]
    fn figures_are_said_with_their_day_and_size() {
        let day = Day::from_ymd_opt(2026, 3, 1).expect("a day of the calendar");
        let figures = Measured {
            day,
            agreements: 20,
            verdicts: 700,
            accuracy: 0.951,
            precision: 0.94,
            recall: 0.9,
        };
        let said = error_rate(Lang::Sv, Some(&figures));
        assert!(
            said.contains("2026-03-01")
                && said.contains("20 avtal")
                && said.contains("95,1\u{a0}%"),
            "{said}"
        );
    }
}
