//! The words of a page: texts by their keys in the language of the request, days, times and numbers as it writes them, and
//! the few other things that templates ask a visit for.

use std::fmt::Display;
use std::sync::atomic::Ordering;

use chrono::{DateTime, Utc};

use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::text::{self, Arg};
use crate::store::page::Total;

use super::form::{Markup, token_field};
use super::theme::Theme;
use super::visit::Inner;

/// The words of a page.
impl Inner {
    /// The text of a key.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        text::text(self.lang, key)
    }

    /// The text of a key with one word in it.
    #[must_use]
    pub fn t1(&self, key: &str, name: &str, value: &impl Display) -> String {
        text::text_with(self.lang, key, &[(name, value.to_string().into())])
    }

    /// The text of a key with a count in it, called `n`.
    #[must_use]
    pub fn tn(&self, key: &str, n: &i64) -> String {
        text::text_with(self.lang, key, &[("n", (*n).into())])
    }

    /// The text of a key with how many rows a list has, called `n`; where counting stopped, that there are more.
    #[must_use]
    pub fn total(&self, key: &str, total: Total) -> String {
        let text = self.tn(key, &i64::try_from(total.n).unwrap_or(i64::MAX));
        if total.is_more {
            return self.t1("list-more-than", "total", &text);
        }
        text
    }

    /// What the page before had to say.
    #[must_use]
    pub fn flash_text(&self) -> Option<String> {
        let flash = self.flash.as_ref()?;
        Some(text::text_with(self.lang, &flash.key, &flash.text_args()))
    }

    /// The text of a key with its arguments.
    #[must_use]
    pub fn text(&self, key: &str, args: &[(&str, Arg)]) -> String {
        text::text_with(self.lang, key, args)
    }

    /// A day as the language writes it.
    #[must_use]
    pub fn day(&self, day: &Day) -> String {
        text::long_day(self.lang, *day)
    }

    /// An instant by the registry's clock, to the minute.
    #[must_use]
    pub fn time(&self, instant: &DateTime<Utc>) -> String {
        instant
            .with_timezone(&self.zone)
            .format("%Y-%m-%d %H:%M")
            .to_string()
    }

    /// An instant for `<time datetime>`.
    #[must_use]
    pub fn machine_time(&self, instant: &DateTime<Utc>) -> String {
        instant.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// A number as the language writes it.
    #[must_use]
    pub fn number(&self, n: &i64) -> String {
        text::number(self.lang, *n)
    }

    /// The languages of the switch.
    #[must_use]
    pub fn langs(&self) -> [Lang; 2] {
        Lang::ALL
    }

    /// Whether the page is in a language.
    #[must_use]
    pub fn is_lang(&self, lang: &Lang) -> bool {
        self.lang == *lang
    }

    /// The themes of the switch.
    #[must_use]
    pub fn themes(&self) -> [Theme; 3] {
        Theme::ALL
    }

    /// Whether the page has a theme.
    #[must_use]
    pub fn is_theme(&self, theme: &Theme) -> bool {
        self.theme == *theme
    }

    /// The token that every form carries.
    #[must_use]
    pub fn form_token(&self) -> &str {
        &self.form_token
    }

    /// The hidden field with that token.
    #[must_use]
    pub fn token_field(&self) -> Markup {
        token_field(&self.form_token)
    }

    /// How browsers reach this server, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> String {
        let public = self
            .state
            .as_ref()
            .and_then(|state| state.public_url.clone());
        public.map_or_else(
            || format!("http://{}", self.host),
            |url| url.trim_end_matches('/').to_owned(),
        )
    }

    /// The address of an asset.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        super::asset::asset_url(name)
    }

    /// Statements run for this request so far.
    #[must_use]
    pub fn n_queries(&self) -> usize {
        self.n_queries.load(Ordering::Relaxed)
    }
}
