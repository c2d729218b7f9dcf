//! A user's days as a calendar that programs subscribe to: each with what to do, the vendor and the page, ringing when the
//! user wants to be reminded. Knows nothing of the address under which it is fetched.

use super::calendar::{Entry, calendar};
use super::due::{About, said};
use crate::domain::day::{Day, add_months, sub_days};
use crate::domain::due::{DueDay, DueKind};
use crate::domain::feed::{FeedFacts, FeedScope, alarms};
use crate::domain::lang::Lang;
use crate::domain::reminder::KEPT_DAYS;
use crate::domain::text::{text, text_with};
use crate::store::error::StoreError;
use crate::store::feed::FeedDay;
use crate::store::reader::Reader;
use crate::store::user::UserId;

/// How many months ahead a calendar looks.
const MONTHS: u32 = 36;

/// Whose calendar it is, and how it is told.
#[derive(Clone, Debug)]
pub struct FeedWanted {
    /// Whose.
    pub user: UserId,
    /// What it shows.
    pub facts: FeedFacts,
    /// The language of the entries.
    pub lang: Lang,
    /// Today: days that are a while past are left out.
    pub day: Day,
    /// How browsers reach the register, without a slash at the end.
    pub base_url: String,
    /// What completes the identities of the events; it must stay the same.
    pub host: String,
}

/// The iCalendar file.
///
/// # Errors
/// As the store says.
pub fn feed(reader: &Reader<'_>, wanted: &FeedWanted) -> Result<String, StoreError> {
    let from = sub_days(wanted.day, KEPT_DAYS).unwrap_or(wanted.day);
    let until = add_months(wanted.day, MONTHS).unwrap_or(wanted.day);
    let user = match wanted.facts.scope {
        FeedScope::Mine => Some(wanted.user),
        FeedScope::All => None,
    };
    let days = reader.feed_days(&(from..=until), user)?;
    let usual = reader.reminder_rules()?.rules.leads;
    let entries: Vec<Entry> = days
        .iter()
        .map(|day| {
            // What the user has chosen goes before what the agreement says, and that before the organisation's.
            let own = wanted.facts.leads.as_ref().or(day.leads.as_ref());
            entry(day, own.unwrap_or(&usual), wanted)
        })
        .collect();
    let organisation = reader.settings()?.organisation;
    let name = match organisation.as_str() {
        "" => "Avtal".to_owned(),
        name => format!("Avtal · {name}"),
    };
    Ok(calendar(&name, &wanted.host, wanted.day, &entries))
}

fn entry(day: &FeedDay, leads: &[u32], wanted: &FeedWanted) -> Entry {
    let (due, lang) = (&day.due, wanted.lang);
    let about = About {
        kind: due.kind,
        title: &day.title,
        detail: &due.detail,
        of: &due.subject,
        vendor: due.vendor,
        agreement: due.agreement,
    };
    let said = said(lang, about);
    let url = format!("{}{}", wanted.base_url, said.path);
    let args = [
        ("what", text(lang, due.kind.text_key()).into()),
        ("subject", said.subject.as_str().into()),
        ("vendor", day.vendor_name.as_str().into()),
        ("next", said.next.as_str().into()),
        ("url", url.as_str().into()),
    ];
    Entry {
        uid: uid(due),
        day: due.day,
        summary: text_with(lang, "feed-summary", &args),
        // The link stands in the words as well: not every calendar shows the address of an event.
        description: text_with(lang, "feed-description", &args),
        url: Some(url),
        remind_days: alarms(due, leads),
    }
}

/// What identifies an event for ever. It moves with its day; only of the days to give notice there is one each renewal.
fn uid(due: &DueDay) -> String {
    let subject: String = due
        .subject
        .bytes()
        .map(|byte| match byte {
            b if b.is_ascii_alphanumeric() => char::from(b).to_string(),
            b':' => "-".to_owned(),
            b => format!("_{b:02x}"),
        })
        .collect();
    let kind = due.kind.word();
    match due.kind {
        DueKind::NoticeDay => format!("{kind}-{subject}-{}", due.day),
        _ => format!("{kind}-{subject}"),
    }
}
