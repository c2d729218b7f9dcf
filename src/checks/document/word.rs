//! Words, numbers and addresses: where they end in the text, and their normal form.
//! Small letters, ligatures spelt out, no soft hyphens, no possessive s. Knows characters only.

use super::{
    scan::Scan,
    sign::{self, CLASS, Class, compose, is_apostrophe, is_hyphen, is_invisible, is_ligature},
    token::flag,
};

/// A word is cut after so many bytes.
const WIDTH: usize = 400;

impl Scan<'_, '_, '_> {
    /// A word of plain letters, Swedish ones among them, that a blank or a mark ends for sure: most words of any text.
    /// False for all others, which [`Scan::address`] and [`Scan::word`] read with care.
    pub(super) fn plain_word(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let (from, mut at) = (self.at, self.at);
        let (mut letters, mut capitals) = (0_usize, 0_usize);
        let mut foreign_capital = false;
        loop {
            match sign::class(bytes, at) {
                Class::Small => at += 1,
                Class::Capital => {
                    capitals += 1;
                    at += 1;
                }
                // À to ÿ but × and ÷: two bytes in UTF-8.
                Class::Other if bytes.get(at) == Some(&0xc3) => match bytes.get(at + 1) {
                    Some(0x80..=0x96 | 0x98..=0x9e) => {
                        capitals += 1;
                        foreign_capital = true;
                        at += 2;
                    }
                    Some(0x9f..=0xb6 | 0xb8..=0xbf) => at += 2,
                    _ => return false,
                },
                _ => break,
            }
            letters += 1;
        }
        if letters == 0 || at - from >= WIDTH {
            return false;
        }
        let ends = match (bytes.get(at), sign::class(bytes, at)) {
            (_, Class::Blank | Class::End) => true,
            // A full stop or colon before a blank is no part of an address.
            (Some(b'.' | b':' | b'!' | b'?'), _) => {
                matches!(sign::class(bytes, at + 1), Class::Blank | Class::End)
            }
            _ => false,
        };
        let Some(plain) = self.text.get(from..at).filter(|_| ends) else {
            return false;
        };
        let mut flags = 0;
        let word = if capitals == 0 {
            self.out.words.id(plain)
        } else {
            self.spelt.clear();
            if foreign_capital {
                self.spelt
                    .extend(plain.chars().flat_map(char::to_lowercase));
            } else {
                self.spelt.push_str(plain);
                self.spelt.make_ascii_lowercase();
            }
            let first = bytes.get(from).copied().unwrap_or(0);
            let capital = CLASS[usize::from(first)] == Class::Capital
                || first == 0xc3 && bytes.get(from + 1).is_some_and(|b| *b < 0x9f);
            if capital {
                flags |= flag::CAPITAL;
            }
            if capitals == letters && letters > 1 {
                flags |= flag::SHOUTED;
                if is_stand_in(self.spelt) {
                    flags |= flag::BLANK;
                }
            }
            self.out.words.id(self.spelt)
        };
        self.push(from, at, word, flags);
        true
    }

    /// A web or e-mail address, taken whole. False when the text here is none.
    pub(super) fn address(&mut self) -> bool {
        let rest = self.rest();
        // Most words are settled here, byte by byte: no sign of an address before the next blank.
        let mut signs = rest.starts_with("www.");
        let mut width = 0;
        for b in rest.bytes().take(400) {
            match b {
                b'/' | b'@' => signs = true,
                b' ' | b'\n' | b'\t' | b'\r' | b'<' | b'>' | b'"' | b'(' | b')' | b'|' | b'['
                | b']' | b',' | b';' => break,
                _ => {}
            }
            width += 1;
        }
        if !signs {
            return false;
        }
        let Some(chunk) = rest.get(..width) else {
            return false;
        };
        let chunk =
            chunk.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '/' || c == '_'));
        let kind = if chunk.contains("://") || chunk.starts_with("www.") || bare_host(chunk) {
            flag::URL
        } else if chunk.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        }) {
            flag::EMAIL
        } else {
            return false;
        };
        let (width, word) = (chunk.len(), self.out.words.id(&chunk.to_lowercase()));
        self.push(self.at, self.at + width, word, kind);
        true
    }

    /// A word or number in its normal form.
    pub(super) fn word(&mut self) {
        let from = self.at;
        self.spelt.clear();
        let (mut flags, mut letters, mut small, mut digits) = (0, 0_usize, false, 0_usize);
        let mut at = from;
        let mut end = from;
        // The common case: a run of plain letters.
        let run = self
            .slice(from)
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .take(400)
            .count();
        if run > 0 {
            let plain = self.text.get(from..from + run).unwrap_or("");
            letters = run;
            small = plain.bytes().any(|b| b.is_ascii_lowercase());
            if plain.as_bytes().first().is_some_and(u8::is_ascii_uppercase) {
                flags |= flag::CAPITAL;
            }
            self.spelt.push_str(plain);
            self.spelt.make_ascii_lowercase();
            at += run;
            end = at;
        }
        while let Some(c) = self.slice(at).chars().next() {
            let width = c.len_utf8();
            if c.is_ascii_digit() {
                digits += 1;
                self.spelt.push(c);
            } else if c.is_alphabetic() || is_ligature(c) || c.is_numeric() {
                if digits > 0 && letters == 0 {
                    break;
                }
                if letters == 0 && c.is_uppercase() {
                    flags |= flag::CAPITAL;
                }
                letters += 1;
                small |= c.is_lowercase();
                self.letter(c);
            } else if let Some(composed) = compose(self.spelt.chars().next_back(), c) {
                self.spelt.pop();
                self.spelt.push(composed);
            } else if is_invisible(c) {
                at += width;
                continue;
            } else if is_apostrophe(c) {
                let after = self.slice(at + width);
                let mut next = after.chars();
                match (next.next(), next.next()) {
                    (Some('s' | 'S'), second) if !second.is_some_and(char::is_alphanumeric) => {
                        flags |= flag::GENITIVE;
                        end = at + width + 1;
                        break;
                    }
                    (Some(second), _) if second.is_alphabetic() && letters <= 8 => {
                        at += width;
                        continue;
                    }
                    _ => {
                        if self.spelt.ends_with('s') && !self.quoted() {
                            flags |= flag::GENITIVE;
                            end = at + width;
                        }
                        break;
                    }
                }
            } else if is_hyphen(c) && letters > 0 && self.slice(at + width).starts_with('\n') {
                // A word broken at the end of a line goes on at the next one, if that begins small.
                let after = self.slice(at + width).trim_start();
                if !after.chars().next().is_some_and(char::is_lowercase)
                    || after.starts_with("and ")
                    || after.starts_with("och ")
                {
                    break;
                }
                at = self.text.len() - after.len();
                continue;
            } else {
                break;
            }
            at += width;
            end = at;
            if at - from > 400 {
                break;
            }
        }
        if letters == 0 && digits > 0 {
            flags |= flag::NUMBER;
        }
        if letters > 1 && !small {
            flags |= flag::SHOUTED;
        }
        if flags & flag::SHOUTED != 0 && is_stand_in(self.spelt) {
            flags |= flag::BLANK;
        }
        let word = self.out.words.id(self.spelt);
        self.push(from, end.max(from + 1), word, flags);
    }

    fn letter(&mut self, c: char) {
        match c {
            'ﬀ' => self.spelt.push_str("ff"),
            'ﬁ' => self.spelt.push_str("fi"),
            'ﬂ' => self.spelt.push_str("fl"),
            'ﬃ' => self.spelt.push_str("ffi"),
            'ﬄ' => self.spelt.push_str("ffl"),
            'ﬅ' | 'ﬆ' => self.spelt.push_str("st"),
            _ if c.is_ascii() => self.spelt.push(c.to_ascii_lowercase()),
            _ => self.spelt.extend(c.to_lowercase()),
        }
    }
}

/// Whether capitals stand for something to fill in.
fn is_stand_in(word: &str) -> bool {
    matches!(word, "tbd" | "tbc" | "xxx" | "xxxx" | "xxxxx")
}

/// "example.com/terms", "example.com" is left to be words unless a path follows.
fn bare_host(chunk: &str) -> bool {
    chunk.split_once('/').is_some_and(|(host, path)| {
        path.len() > 1
            && host.rsplit_once('.').is_some_and(|(name, top)| {
                name.len() > 2
                    && (2..=7).contains(&top.len())
                    && top.bytes().all(|b| b.is_ascii_lowercase())
                    && name
                        .bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
            })
    })
}
