//! Swedish order as bytes: a key made by ICU for each name, so that an index in byte order is a list in
//! Swedish order (å ä ö after z, V and W apart, capitals and small letters together).

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

/// Changes when the keys of the same name would; a database with another mark gets new keys at the next start.
pub(super) const EDITION: &str = "icu-collator-2.4 sv 1";

static SWEDISH: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    Collator::try_new(locale!("sv").into(), CollatorOptions::default())
        .expect("the Swedish collation is compiled in")
});

/// The sort key of a name. Equal names have equal keys; an empty name has the lowest.
#[must_use]
pub fn key(name: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(name.len() * 2 + 4);
    let Ok(()) = SWEDISH.write_sort_key_to(name.trim(), &mut key);
    key
}
