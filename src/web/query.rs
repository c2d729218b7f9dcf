//! The query string of a list: its filters, its order and its page, so that every list can be kept as an
//! address, and links change one thing and keep the rest.

use rocket::http::RawStr;
use rocket::http::uri::Origin;

/// The path and the decoded pairs of a query string, in order; empty values are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The path, `/vendors`.
    pub path: String,
    pairs: Vec<(String, String)>,
}

impl Query {
    /// The query of a request's address.
    #[must_use]
    pub fn of(origin: &Origin<'_>) -> Query {
        let pairs = origin
            .query()
            .map(|query| {
                query
                    .raw_segments()
                    .map(decoded_pair)
                    .filter(|(name, value)| !name.is_empty() && !value.is_empty())
                    .collect()
            })
            .unwrap_or_default();
        Query {
            path: origin.path().to_string(),
            pairs,
        }
    }

    /// The first value of a name, trimmed.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// Every value of a name, trimmed, empty ones left out.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.pairs
            .iter()
            .filter(move |(other, _)| other == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// Every pair, for filter forms that keep what they do not show.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// The address with one name set to one value and the place in the list forgotten.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut pairs = self.kept(&[name, "after"]);
        pairs.push((name, value));
        self.address(&pairs)
    }

    /// The address without a name, and the place in the list forgotten.
    #[must_use]
    pub fn without(&self, name: &str) -> String {
        self.address(&self.kept(&[name, "after"]))
    }

    /// The address of the next page of the list.
    #[must_use]
    pub fn after(&self, cursor: &str) -> String {
        let mut pairs = self.kept(&["after"]);
        pairs.push(("after", cursor));
        self.address(&pairs)
    }

    /// The address of the list's first page.
    #[must_use]
    pub fn first_page(&self) -> String {
        self.address(&self.kept(&["after"]))
    }

    /// The whole address as it was asked for.
    #[must_use]
    pub fn whole(&self) -> String {
        self.address(&self.kept(&[]))
    }

    /// The same list as a download: the path with an ending, the filters kept.
    #[must_use]
    pub fn as_file(&self, ending: &str) -> String {
        let mut other = self.clone();
        other.path = format!("{}.{ending}", self.path.trim_end_matches('/'));
        other.first_page()
    }

    /// The same list as a file in a format, the filters and the order kept.
    #[must_use]
    pub fn export(&self, list: &str, format: &str) -> String {
        let mut other = self.clone();
        other.path = format!("/export/{list}");
        other.with("format", format)
    }

    /// The filters and the order of this list at another address.
    #[must_use]
    pub fn elsewhere(&self, path: &str) -> String {
        let mut other = self.clone();
        path.clone_into(&mut other.path);
        other.first_page()
    }

    fn kept(&self, forgotten: &[&str]) -> Vec<(&str, &str)> {
        self.pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(name, _)| !forgotten.contains(name))
            .collect()
    }

    fn address(&self, pairs: &[(&str, &str)]) -> String {
        let mut address = self.path.clone();
        for (i, (name, value)) in pairs.iter().enumerate() {
            address.push(if i == 0 { '?' } else { '&' });
            address.push_str(&encoded(name));
            address.push('=');
            address.push_str(&encoded(value));
        }
        address
    }
}

fn decoded_pair(segment: &RawStr) -> (String, String) {
    let (name, value) = segment.split_at_byte(b'=');
    let decoded = |raw: &RawStr| raw.url_decode_lossy().replace('\0', "");
    (decoded(name), decoded(value))
}

/// A text as part of an address.
#[must_use]
pub fn encoded(text: &str) -> String {
    RawStr::new(text).percent_encode().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(address: &str) -> Query {
        Query::of(&Origin::parse(address).expect("an address"))
    }

    #[test]
    fn a_link_changes_one_thing_and_keeps_the_rest() {
        let list = query("/vendors?q=%C3%A5ngstr%C3%B6m&status=active&after=9&tag=");
        assert_eq!(list.get("q"), Some("ångström"));
        assert_eq!(list.get("tag"), None);
        assert_eq!(
            list.with("sort", "name"),
            "/vendors?q=%C3%A5ngstr%C3%B6m&status=active&sort=name"
        );
        assert_eq!(list.without("status"), "/vendors?q=%C3%A5ngstr%C3%B6m");
        assert_eq!(query("/vendors").after("a&b"), "/vendors?after=a%26b");
        assert_eq!(
            query("/vendors?q=a&after=9").export("vendors", "xlsx"),
            "/export/vendors?q=a&format=xlsx"
        );
        assert_eq!(query("/vendors?q=a").as_file("csv"), "/vendors.csv?q=a");
    }
}
