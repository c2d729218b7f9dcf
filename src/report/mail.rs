//! What mails say: the digest of a user's reminders and the mail that tries whether mail arrives, each as plain text and as
//! HTML of the same words. Knows neither servers nor addresses of people.

use std::fmt::Write as _;

use super::due::{About, said};
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::text::{Arg, long_day, text, text_with};
use crate::store::mail::DigestReminder;
use crate::store::reminder::Reminder;

/// Open reminders that were told before and are told again; the rest are counted.
const MOST_OLD: usize = 20;

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The subject.
    pub subject: String,
    /// For programs that show text.
    pub text: String,
    /// For the others.
    pub html: String,
}

/// To whom a mail speaks.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    /// The language.
    pub lang: Lang,
    /// Today.
    pub day: Day,
    /// How browsers reach the register, without a slash at the end, for links; `None`: no links.
    pub base_url: Option<&'a str>,
    /// The organisation's name; may be empty.
    pub organisation: &'a str,
}

/// The digest of a user's open reminders: first what is new, then what was told before. The nearest day comes first.
#[must_use]
pub fn digest(to: &Reader<'_>, reminders: &[DigestReminder]) -> Letter {
    let (old, new): (Vec<_>, Vec<_>) = reminders.iter().partition(|one| one.was_told);
    let n = |n: usize| [("n", Arg::from(n))];
    let mut body = Body::new(to);
    body.heading(&text_with(to.lang, "mail-digest-new", &n(new.len())));
    body.list(&new);
    if !old.is_empty() {
        body.heading(&text_with(to.lang, "mail-digest-old", &n(old.len())));
        body.list(&old[..old.len().min(MOST_OLD)]);
        if old.len() > MOST_OLD {
            let more = n(old.len() - MOST_OLD);
            body.line(&text_with(to.lang, "mail-digest-more", &more));
        }
    }
    let nearest = new.first().map(|one| one.reminder.day);
    let args = [
        ("n", Arg::from(new.len())),
        ("day", Arg::from(nearest.unwrap_or(to.day))),
    ];
    let foot = text(to.lang, "mail-digest-foot");
    body.end(
        &text_with(to.lang, "mail-digest-subject", &args),
        "/reminders",
        &foot,
    )
}

/// A mail that says that mail arrives.
#[must_use]
pub fn trial(to: &Reader<'_>) -> Letter {
    let mut body = Body::new(to);
    body.line(&text(to.lang, "mail-trial-text"));
    let foot = text(to.lang, "mail-trial-foot");
    body.end(
        &text(to.lang, "mail-trial-subject"),
        "/settings/mail",
        &foot,
    )
}

/// Both parts as they grow.
struct Body<'a> {
    to: &'a Reader<'a>,
    text: String,
    html: String,
}

impl<'a> Body<'a> {
    fn new(to: &'a Reader<'a>) -> Body<'a> {
        Body {
            to,
            text: String::new(),
            html: String::new(),
        }
    }

    fn heading(&mut self, words: &str) {
        let _ = write!(self.text, "{words}\n\n");
        let _ = write!(
            self.html,
            "<h2 style=\"font-size:1.1em;margin:1.5em 0 .5em\">{}</h2>",
            escaped(words)
        );
    }

    fn line(&mut self, words: &str) {
        let _ = write!(self.text, "{words}\n\n");
        let _ = write!(self.html, "<p>{}</p>", escaped(words));
    }

    fn list(&mut self, reminders: &[&DigestReminder]) {
        self.html.push_str("<ul style=\"padding-left:1.2em\">");
        for one in reminders {
            self.reminder(&one.reminder);
        }
        self.html.push_str("</ul>");
    }

    fn reminder(&mut self, reminder: &Reminder) {
        let lang = self.to.lang;
        let about = About {
            kind: reminder.kind,
            title: &reminder.title,
            detail: &reminder.detail,
            of: &reminder.subject,
            vendor: reminder.vendor,
            agreement: reminder.agreement,
        };
        let said = said(lang, about);
        let left = (reminder.day - self.to.day).num_days();
        let when = if left < 0 {
            text_with(lang, "reminder-ago", &[("n", Arg::from(-left))])
        } else {
            text_with(lang, "reminder-in", &[("n", Arg::from(left))])
        };
        let head = text_with(
            lang,
            "feed-summary",
            &[
                ("what", text(lang, reminder.kind.text_key()).into()),
                ("subject", said.subject.as_str().into()),
                ("vendor", reminder.vendor_name.as_str().into()),
            ],
        );
        let day = format!("{}, {when}", long_day(lang, reminder.day));
        let _ = write!(self.text, "* {head}\n  {day}\n  {}\n", said.next);
        let link = self.to.base_url.map(|base| format!("{base}{}", said.path));
        if let Some(link) = &link {
            let _ = writeln!(self.text, "  {link}");
        }
        self.text.push('\n');
        let head = match &link {
            Some(link) => format!("<a href=\"{}\">{}</a>", escaped(link), escaped(&head)),
            None => escaped(&head),
        };
        let _ = write!(
            self.html,
            "<li style=\"margin-bottom:.8em\"><strong>{head}</strong><br>{}<br>{}</li>",
            escaped(&day),
            escaped(&said.next)
        );
    }

    fn end(mut self, subject: &str, path: &str, foot: &str) -> Letter {
        let lang = self.to.lang;
        if let Some(base) = self.to.base_url {
            let words = text(lang, "mail-open");
            let link = format!("{base}{path}");
            let _ = write!(self.text, "{words}: {link}\n\n");
            let _ = write!(
                self.html,
                "<p><a href=\"{}\">{}</a></p>",
                escaped(&link),
                escaped(&words)
            );
        }
        let _ = writeln!(self.text, "-- \n{foot}");
        let subject = match self.to.organisation {
            "" => subject.to_owned(),
            name => format!("{subject} · {name}"),
        };
        let html = format!(
            "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head><body style=\"font-family:sans-serif;line-height:1.5;max-width:42em\">{}<p style=\"color:#555;border-top:1px solid #ccc;padding-top:.5em\">{}</p></body></html>\n",
            lang.code(),
            escaped(&subject),
            self.html,
            escaped(foot)
        );
        Letter {
            subject,
            text: self.text,
            html,
        }
    }
}

/// A text within HTML or one of its attributes.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
        out
    })
}
