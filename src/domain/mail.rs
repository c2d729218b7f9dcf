//! Mails: how often a user wants a digest of reminders, and on which day one is due. Pure; knows neither servers nor words.

use chrono::Datelike;

use super::choice::choice;
use super::day::{Day, sub_days};

choice! {
    /// How often a user is told of reminders by e-mail, where there is something new to tell.
    DigestEvery, "digest-every" {
        Daily = "daily",
        Weekly = "weekly",
        Never = "never",
    }
}

choice! {
    /// What a mail is for.
    MailKind, "mail-kind" {
        /// The reminders of a user.
        Digest = "digest",
        /// Whether mail arrives at all.
        Test = "test",
    }
}

choice! {
    /// Where a mail stands.
    MailState, "mail-state" {
        /// It is to be sent, or is being sent.
        Waiting = "waiting",
        /// The server has taken it.
        Sent = "sent",
        /// It has been given up.
        Failed = "failed",
    }
}

/// The hour of the day, by the register's clock, before which no digest is written (our choice: nobody is woken).
pub const EARLIEST_HOUR: u32 = 7;
/// Days after which what a sent mail said is forgotten (our choice).
pub const MAIL_KEPT_DAYS: u64 = 30;

/// The last day from which waiting reminders may begin a digest today, where one may be sent today at all: none twice a
/// day; a weekly one on Mondays, or later in the week for what waited on Monday.
#[must_use]
pub fn digest_covers(every: DigestEvery, last: Option<Day>, today: Day) -> Option<Day> {
    if last.is_some_and(|last| last >= today) {
        return None;
    }
    match every {
        DigestEvery::Never => None,
        DigestEvery::Daily => Some(today),
        DigestEvery::Weekly => {
            let since_monday = u64::from(today.weekday().num_days_from_monday());
            let monday = sub_days(today, since_monday).unwrap_or(today);
            last.is_none_or(|last| last < monday).then_some(monday)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekly_digest_comes_once_a_week_and_covers_what_waited_on_monday() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let (sunday, monday, friday) = (day("2026-03-01"), day("2026-03-02"), day("2026-03-06"));
        let covers = |last, today| digest_covers(DigestEvery::Weekly, last, today);
        assert_eq!(covers(None, friday), Some(monday));
        assert_eq!(covers(Some(sunday), monday), Some(monday));
        assert_eq!(covers(Some(monday), friday), None);
        let daily = |last, today| digest_covers(DigestEvery::Daily, last, today);
        assert_eq!(daily(Some(monday), monday), None);
        assert_eq!(daily(Some(sunday), monday), Some(monday));
        assert_eq!(digest_covers(DigestEvery::Never, None, monday), None);
    }
}
