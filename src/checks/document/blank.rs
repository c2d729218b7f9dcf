//! Blanks to fill in: underscores, dotted lines, brackets with a hint inside, `<Name>`, `{{name}}`.
//! Knows how a blank is written, not what belongs there.

/// Words that make a bracket a blank: what to fill in, or the order to do so.
const HINTS: [&str; 48] = [
    "t.ex",
    "e.g",
    "insert",
    "name",
    "date",
    "address",
    "amount",
    "belopp",
    "company",
    "enter",
    "fill",
    "specify",
    "describe",
    "e-mail",
    "email",
    "phone",
    "number",
    "title",
    "list",
    "to be",
    "tbd",
    "x ",
    "xx",
    "customer",
    "supplier",
    "n days",
    "country",
    "period",
    "complete",
    "include",
    "signature",
    "role",
    "ange",
    "namn",
    "datum",
    "adress",
    "org",
    "fyll",
    "företag",
    "bolag",
    "kund",
    "leverantör",
    "telefon",
    "beskriv",
    "land",
    "antal",
    "underskrift",
    "plats",
];

/// How far a hint that opens with "for example" or "describe" may reach, in bytes.
const LONG: usize = 400;

/// The width of the blank that begins `text`, `None` when none does. Looks at most `reach` bytes ahead.
pub(super) fn width(text: &str, reach: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    match bytes.first()? {
        b'_' => run(bytes, b'_', 3),
        b'.' => {
            let dots = run(bytes, b'.', 6)?;
            // A leader runs to a page number; a dotted line does not.
            let after = text.get(dots..)?.trim_start();
            (!after.starts_with(|c: char| c.is_ascii_digit())).then_some(dots)
        }
        b'[' => {
            // A hint that opens with what to write may be a whole example.
            let long = text.get(1..6).is_some_and(|t| {
                let t = t.to_lowercase();
                ["t.ex", "e.g", "besk", "desc"]
                    .iter()
                    .any(|o| t.starts_with(o))
            });
            let reach = if long { reach.max(LONG) } else { reach };
            let close = bytes.iter().take(reach).position(|b| *b == b']')?;
            let inside = text.get(1..close)?;
            // A box that nobody ticked offers a choice that nobody made.
            let unticked = matches!(inside, " " | " \\");
            (unticked || is_hint(inside)).then_some(close + 1)
        }
        b'{' if bytes.get(1) != Some(&b'{') => {
            let close = bytes.iter().take(reach).position(|b| *b == b'}')?;
            let name = text.get(1..close)?;
            (close > 3
                && name
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b' ')))
            .then_some(close + 1)
        }
        b'{' => {
            let close = text
                .as_bytes()
                .windows(2)
                .take(reach)
                .position(|w| w == b"}}")?;
            Some(close + 2)
        }
        b'<' => {
            let close = bytes.iter().take(reach).position(|b| *b == b'>')?;
            is_tag(text.get(..=close)?).then_some(close + 1)
        }
        _ if text.starts_with(['☐', '□']) => Some('☐'.len_utf8()),
        _ => {
            let ellipses = text.chars().take_while(|c| *c == '…').count();
            (ellipses >= 2).then_some(ellipses * '…'.len_utf8())
        }
    }
}

fn run(bytes: &[u8], of: u8, least: usize) -> Option<usize> {
    let n = bytes.iter().take_while(|b| **b == of).count();
    (n >= least).then_some(n)
}

/// Whether what stands in brackets is a hint to fill in: empty, dots, or words such as "company name".
fn is_hint(inside: &str) -> bool {
    let text = inside.trim().to_lowercase();
    if text == "x" && inside.len() == 1 {
        return inside == "X";
    }
    if text
        .chars()
        .all(|c| matches!(c, '.' | '…' | '_' | '•' | '●' | '*' | '-' | '–' | ' ' | '?'))
    {
        return inside != " " || text.is_empty() && inside.len() > 1;
    }
    if text.starts_with("http") || text.starts_with('^') || text.len() < 2 {
        return false;
    }
    text.chars().all(|c| c == 'x')
        || HINTS.iter().any(|hint| {
            text.starts_with(hint)
                || text.contains(&format!(" {hint}"))
                || text.contains(&format!("_{hint}"))
        })
}

/// Whether a tag is a placeholder such as `<Company Name>` and no HTML.
pub(super) fn is_tag(tag: &str) -> bool {
    let Some(name) = tag.strip_prefix('<').and_then(|t| t.strip_suffix('>')) else {
        return false;
    };
    !name.starts_with(['/', '!', '?']) && !name.contains(['=', '@', ':']) && is_hint(name)
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn blanks_are_known_by_their_form() {
        for blank in [
            "____",
            "[...]",
            "[COMPANY NAME]",
            "[ORG_NR]",
            "[●]",
            "{{customer}}",
            "<Company name>",
            "[DATUM]",
            "........ ",
            "[ ] yes",
            "{security_measures}",
            "☐ yes",
        ] {
            assert!(width(blank, 80).is_some(), "{blank}");
        }
    }

    #[test]
    fn other_brackets_are_text() {
        for text in [
            "[BSI]",
            "[the Controller]",
            "[1]",
            "[x] yes",
            "__",
            "....... 12",
            "<br>",
        ] {
            assert!(width(text, 80).is_none(), "{text}");
        }
    }
}
