//! Registration numbers of companies: recognised by their form, checked by their digits, kept in one
//! spelling. Swedish organisationsnummer, LEI (ISO 17442) and EU VAT numbers are checked; others are kept as
//! they are written. Knows nothing of whether such a company exists.

use super::choice::choice;

choice! {
    /// What kind of registration number a text is.
    NumberKind, "number-kind" {
        /// Swedish organisationsnummer (or the number of a person who trades), ten digits.
        Organisationsnummer = "organisationsnummer",
        /// Legal Entity Identifier, 20 characters.
        Lei = "lei",
        /// VAT number of a member state of the EU.
        Vat = "vat",
        /// Any other number.
        Other = "other",
    }
}

/// A registration number in its one spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// What kind it is.
    pub kind: NumberKind,
    /// `556000-0001`, `SE556000000101`, `5493001KJTIIGC8Y1R12`, or another number as written.
    pub text: String,
}

/// Reads a registration number as people write it. `country` is where the company is registered, ISO 3166-1
/// alpha-2: a number of that country must be right, a number that merely looks like one is kept as it is.
///
/// # Errors
/// The kind that the text claims to be, where its length or check digits are wrong.
pub fn read(text: &str, country: Option<&str>) -> Result<Number, NumberKind> {
    let text = text.trim();
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '.' | '\u{a0}'))
        .collect();
    let plain = plain.to_uppercase();
    let digits = plain.bytes().all(|byte| byte.is_ascii_digit());
    if looks_like_lei(&plain) {
        return checked(NumberKind::Lei, lei_holds(&plain), plain);
    }
    if let Some((prefix, rest)) = vat_parts(&plain) {
        let holds = vat_holds(prefix, rest);
        let home = if prefix == "EL" { "GR" } else { prefix };
        if holds || country == Some(home) {
            return checked(NumberKind::Vat, holds, plain.clone());
        }
    }
    let dashed = text.len() == 11 && text.as_bytes()[6] == b'-';
    if country == Some("SE") || (country.is_none() && digits && dashed) {
        let ten = ten_digits(&plain).filter(|ten| digits && luhn_holds(ten));
        let text = ten.map(|ten| format!("{}-{}", &ten[..6], &ten[6..]));
        return text
            .map(|text| Number {
                kind: NumberKind::Organisationsnummer,
                text,
            })
            .ok_or(NumberKind::Organisationsnummer);
    }
    Ok(Number {
        kind: NumberKind::Other,
        text: text.to_owned(),
    })
}

fn checked(kind: NumberKind, holds: bool, text: String) -> Result<Number, NumberKind> {
    if holds {
        Ok(Number { kind, text })
    } else {
        Err(kind)
    }
}

/// The ten digits of an organisationsnummer, which may be written with its century (16, or that of a person).
fn ten_digits(plain: &str) -> Option<&str> {
    let with_century = ["16", "19", "20"]
        .iter()
        .find_map(|century| plain.strip_prefix(century));
    match plain.len() {
        10 => Some(plain),
        12 => with_century,
        _ => None,
    }
}

/// Whether the last of some decimal digits is their check digit by the Luhn algorithm.
fn luhn_holds(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, byte)| {
            let digit = u32::from(byte - b'0') * if i % 2 == 1 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

fn looks_like_lei(plain: &str) -> bool {
    plain.len() == 20
        && plain.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && plain.bytes().skip(18).all(|byte| byte.is_ascii_digit())
}

/// ISO 7064 MOD 97-10: letters count as 10 to 35, the whole as one number leaves 1.
fn lei_holds(plain: &str) -> bool {
    let remainder = plain
        .chars()
        .filter_map(|c| c.to_digit(36))
        .fold(0, |rest, value| {
            let shift = if value < 10 { 10 } else { 100 };
            (rest * shift + value) % 97
        });
    remainder == 1
}

/// What follows the prefix of each member state's VAT numbers: `9` a digit, `A` a letter, `*` either, any
/// other character itself. Northern Ireland (XI) trades goods under the same rules.
const VAT_FORMS: &[(&str, &[&str])] = &[
    ("AT", &["U99999999"]),
    ("BE", &["9999999999"]),
    ("BG", &["999999999", "9999999999"]),
    ("CY", &["99999999A"]),
    ("CZ", &["99999999", "999999999", "9999999999"]),
    ("DE", &["999999999"]),
    ("DK", &["99999999"]),
    ("EE", &["999999999"]),
    ("EL", &["999999999"]),
    ("ES", &["*9999999*"]),
    ("FI", &["99999999"]),
    ("FR", &["**999999999"]),
    ("HR", &["99999999999"]),
    ("HU", &["99999999"]),
    ("IE", &["9*99999A", "9999999AA"]),
    ("IT", &["99999999999"]),
    ("LT", &["999999999", "999999999999"]),
    ("LU", &["99999999"]),
    ("LV", &["99999999999"]),
    ("MT", &["99999999"]),
    ("NL", &["999999999B99"]),
    ("PL", &["9999999999"]),
    ("PT", &["999999999"]),
    (
        "RO",
        &[
            "99",
            "999",
            "9999",
            "99999",
            "999999",
            "9999999",
            "99999999",
            "999999999",
            "9999999999",
        ],
    ),
    ("SE", &["999999999999"]),
    ("SI", &["99999999"]),
    ("SK", &["9999999999"]),
    ("XI", &["999999999", "999999999999"]),
];

/// Prefix and rest of a text that begins like a VAT number.
fn vat_parts(plain: &str) -> Option<(&'static str, &str)> {
    let (prefix, _) = VAT_FORMS
        .iter()
        .find(|(prefix, _)| plain.starts_with(prefix))?;
    Some((prefix, &plain[2..]))
}

fn vat_holds(prefix: &str, rest: &str) -> bool {
    let forms = VAT_FORMS
        .iter()
        .filter(|(known, _)| *known == prefix)
        .flat_map(|(_, forms)| *forms);
    forms.into_iter().any(|form| has_form(rest, form))
        && (prefix != "SE" || luhn_holds(&rest[..10]))
}

fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text
            .bytes()
            .zip(form.bytes())
            .all(|(byte, wanted)| match wanted {
                b'9' => byte.is_ascii_digit(),
                b'A' => byte.is_ascii_uppercase(),
                b'*' => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
                _ => byte == wanted,
            })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_recognised_checked_and_spelt_in_one_way() {
        use NumberKind::{Lei, Organisationsnummer, Other, Vat};
        for (text, country, expected) in [
            (
                "5560000001",
                Some("SE"),
                Ok((Organisationsnummer, "556000-0001")),
            ),
            (
                " 556000-0001 ",
                Some("SE"),
                Ok((Organisationsnummer, "556000-0001")),
            ),
            (
                "165560000001",
                Some("SE"),
                Ok((Organisationsnummer, "556000-0001")),
            ),
            (
                "16556000-0001",
                Some("SE"),
                Ok((Organisationsnummer, "556000-0001")),
            ),
            (
                "556000-0001",
                None,
                Ok((Organisationsnummer, "556000-0001")),
            ),
            ("556000-0002", Some("SE"), Err(Organisationsnummer)),
            ("556000-000", Some("SE"), Err(Organisationsnummer)),
            ("HRB 12345", Some("SE"), Err(Organisationsnummer)),
            ("HRB 12345", Some("DE"), Ok((Other, "HRB 12345"))),
            ("HRB 12345", None, Ok((Other, "HRB 12345"))),
            ("SE556000000101", Some("SE"), Ok((Vat, "SE556000000101"))),
            ("se 556000-0001 01", None, Ok((Vat, "SE556000000101"))),
            ("SE556000000201", Some("SE"), Err(Vat)),
            ("DE 123456789", Some("DE"), Ok((Vat, "DE123456789"))),
            ("DE12345678", Some("DE"), Err(Vat)),
            ("DE12345678", Some("US"), Ok((Other, "DE12345678"))),
            ("EL123456789", Some("GR"), Ok((Vat, "EL123456789"))),
            ("NL123456789B01", Some("NL"), Ok((Vat, "NL123456789B01"))),
            ("IE1234567FA", Some("IE"), Ok((Vat, "IE1234567FA"))),
            (
                "5493001KJTIIGC8Y1R12",
                None,
                Ok((Lei, "5493001KJTIIGC8Y1R12")),
            ),
            ("5493001KJTIIGC8Y1R13", Some("SE"), Err(Lei)),
            ("åäö", None, Ok((Other, "åäö"))),
            ("åäö", Some("SE"), Err(Organisationsnummer)),
        ] {
            let read = read(text, country);
            let read = read
                .as_ref()
                .map(|number| (number.kind, number.text.as_str()))
                .map_err(|kind| *kind);
            assert_eq!(read, expected, "{text} in {country:?}");
        }
    }
}
