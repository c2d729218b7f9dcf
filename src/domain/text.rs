//! The sentences that users see, in every language, compiled in from `templates/locales`.
//! A key that does not exist is shown as itself; a test finds such keys before a user does.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::day::Day;
use super::lang::Lang;

/// One `.ftl` file a noun and language.
macro_rules! sources {
    ($($file:literal),+ $(,)?) => {
        fn sources(lang: Lang) -> Vec<(&'static str, &'static str)> {
            match lang {
                Lang::En => vec![$(($file, include_str!(concat!("../../templates/locales/en/", $file, ".ftl")))),+],
                Lang::Sv => vec![$(($file, include_str!(concat!("../../templates/locales/sv/", $file, ".ftl")))),+],
            }
        }
    };
}
// One a line, in alphabetical order.
sources! {
    "account", "agreement",
    "admin",
    "change-notice",
    "check",
    "cli",
    "comment",
    "common",
    "compare",
    "event",
    "explain",
    "fact",
    "finding",
    "home",
    "import",
    "input",
    "journal",
    "layout", "mail",
    "letter",
    "note",
    "offer",
    "past",
    "problem",
    "reminder",
    "report",
    "review",
    "room",
    "sheet",
    "store",
    "sub-processor",
    "term",
    "transfer",
    "vendor",
    "verify",
    "words",
}

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 2]> =
    LazyLock::new(|| Lang::ALL.map(bundle));

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let tag = lang
        .code()
        .parse()
        .expect("the codes of Lang are language tags");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for (file, source) in sources(lang) {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(_, errors)| {
            panic!("templates/locales/{}/{file}.ftl: {errors:?}", lang.code())
        });
        if let Err(errors) = bundle.add_resource(resource) {
            panic!("templates/locales/{}/{file}.ftl: {errors:?}", lang.code());
        }
    }
    bundle
}

/// The text of a key without arguments.
#[must_use]
pub fn text(lang: Lang, key: &str) -> String {
    text_with(lang, key, &[])
}

/// The text of a key with its arguments, `("name", "Acme".into())`.
#[must_use]
pub fn text_with(lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
    text_from(
        lang,
        key,
        args.iter()
            .map(|(name, arg)| (Cow::Borrowed(*name), arg.clone())),
    )
}

/// The text of a key with arguments whose names may be made for it.
pub(super) fn text_from<'a>(
    lang: Lang,
    key: &str,
    args: impl Iterator<Item = (Cow<'a, str>, Arg)>,
) -> String {
    let bundle = &BUNDLES[lang as usize];
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut fluent = FluentArgs::new();
    for (name, arg) in args {
        fluent.set(name, arg.value(lang));
    }
    let mut errors = Vec::new();
    bundle
        .format_pattern(pattern, Some(&fluent), &mut errors)
        .into_owned()
}

/// Whether a key exists in a language.
#[must_use]
pub fn has(lang: Lang, key: &str) -> bool {
    BUNDLES[lang as usize].has_message(key)
}

/// An argument of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A word or name.
    Text(String),
    /// A whole number; plural forms follow it.
    Number(i64),
    /// A day, written as ISO 8601, which both languages read.
    Day(Day),
}

impl Arg {
    fn value(self, lang: Lang) -> FluentValue<'static> {
        match self {
            Arg::Text(text) => FluentValue::String(Cow::Owned(text)),
            Arg::Number(n) => FluentValue::from(n),
            Arg::Day(day) => FluentValue::String(Cow::Owned(long_day(lang, day))),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(n: i64) -> Arg {
        Arg::Number(n)
    }
}

impl From<usize> for Arg {
    fn from(n: usize) -> Arg {
        Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<Day> for Arg {
    fn from(day: Day) -> Arg {
        Arg::Day(day)
    }
}

/// A day as running text has it: ISO 8601 in both languages, which is how Sweden writes dates and what
/// nobody misreads in English.
#[must_use]
pub fn long_day(_lang: Lang, day: Day) -> String {
    // As `%Y-%m-%d` has it, without reading the format each time.
    day.to_string()
}

/// A number with the language's thousands separator: `12,345` in English, `12 345` (no-break space) in Swedish.
#[must_use]
pub fn number(lang: Lang, n: i64) -> String {
    let separator = match lang {
        Lang::En => ',',
        Lang::Sv => '\u{a0}',
    };
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        out.push('\u{2212}');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}
