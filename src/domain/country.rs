//! Countries, ISO 3166-1, with their names in both languages and whether they belong to the European
//! Economic Area. The list and the names come from a library; nothing here is kept by hand.

use std::sync::LazyLock;

use keshvar::CountryIterator;

use super::lang::Lang;

/// A country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2, upper case.
    pub code: &'static str,
    /// Whether it belongs to the European Economic Area, where the GDPR applies.
    pub in_eea: bool,
    english: &'static str,
    swedish: &'static str,
}

impl Country {
    /// Its name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.english,
            Lang::Sv => self.swedish,
        }
    }
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let mut countries: Vec<Country> = CountryIterator::new()
        .map(|country| {
            let english = country
                .translations()
                .get("en")
                .copied()
                .unwrap_or(country.iso_short_name());
            let swedish = country.translations().get("sv").copied().unwrap_or(english);
            Country {
                code: country.un_locode(),
                in_eea: country.eea_member(),
                english,
                swedish,
            }
        })
        .collect();
    countries.sort_by_key(|country| country.code);
    countries
});

/// Every country, in order of code.
#[must_use]
pub fn countries() -> &'static [Country] {
    &COUNTRIES
}

/// The country of an ISO 3166-1 alpha-2 code, upper or lower case.
#[must_use]
pub fn country(code: &str) -> Option<&'static Country> {
    countries()
        .iter()
        .find(|country| country.code.eq_ignore_ascii_case(code))
}

/// The country of a code or of a name in either language, upper or lower case.
#[must_use]
pub fn find(text: &str) -> Option<&'static Country> {
    let wanted = text.to_lowercase();
    country(text).or_else(|| {
        countries().iter().find(|country| {
            Lang::ALL
                .into_iter()
                .any(|lang| country.name(lang).to_lowercase() == wanted)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_code_of_its_own_and_a_name_in_both_languages() {
        assert_eq!(countries().len(), 249);
        for pair in countries().windows(2) {
            assert!(
                pair[0].code < pair[1].code && pair[0].code.len() == 2,
                "{pair:?}"
            );
        }
        assert!(
            countries()
                .iter()
                .all(|c| !c.english.is_empty() && !c.swedish.is_empty())
        );
        assert_eq!(
            countries().iter().filter(|country| country.in_eea).count(),
            30
        );
    }

    #[test]
    fn countries_are_found_by_code_and_by_name_in_either_language() {
        for text in ["de", "DE", "Germany", "tyskland"] {
            assert_eq!(find(text).map(|country| country.code), Some("DE"), "{text}");
        }
        assert_eq!(find("Atlantis"), None);
        assert_eq!(
            country("NO").map(|country| (country.name(Lang::Sv), country.in_eea)),
            Some(("Norge", true))
        );
    }
}
