//! Which letters the bytes of a text file stand for: UTF-8, UTF-16 with or without its mark, else Windows-1252, which is
//! what Swedish spreadsheets save as CSV. Knows nothing of tables.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a text file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, the small byte first, as Excel's “Unicode text”.
    Utf16Le,
    /// UTF-16, the large byte first.
    Utf16Be,
    /// Windows-1252, with Latin-1 as a part of it.
    Windows1252,
}

impl Encoding {
    /// Its name, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
            Encoding::Windows1252 => "Windows-1252",
        }
    }

    fn of(bytes: &[u8]) -> Encoding {
        match bytes {
            [0xff, 0xfe, ..] => Encoding::Utf16Le,
            [0xfe, 0xff, ..] => Encoding::Utf16Be,
            _ if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) => Encoding::Utf8,
            _ => without_mark(bytes),
        }
    }
}

/// In UTF-16 the separators and most letters of a table have a zero as their other half.
fn without_mark(bytes: &[u8]) -> Encoding {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |first: usize| {
        head.iter()
            .skip(first)
            .step_by(2)
            .filter(|it| **it == 0)
            .count()
    };
    let many = head.len() / 4;
    match (zeros(0), zeros(1)) {
        (_, low) if low > many => Encoding::Utf16Le,
        (high, _) if high > many => Encoding::Utf16Be,
        _ => Encoding::Windows1252,
    }
}

/// The text of a file, with how it was written; `None` where its bytes are no text at all.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Option<(String, Encoding)> {
    let encoding = Encoding::of(bytes);
    let decoder = match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Windows1252 => WINDOWS_1252,
    };
    let (text, had_errors) = decoder.decode_with_bom_removal(bytes);
    let is_text = !had_errors && !text.contains('\0');
    is_text.then(|| (text.into_owned(), encoding))
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decoded};

    #[test]
    fn each_encoding_gives_the_same_text() {
        let text = "Namn;Ort\r\nÅkerö;Göteborg – 5 €\r\n";
        let utf16 = |mark: bool, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let mark = mark.then_some(0xfeff);
            mark.into_iter()
                .chain(text.encode_utf16())
                .flat_map(bytes)
                .collect()
        };
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8),
            (utf16(true, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(false, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(true, u16::to_be_bytes), Encoding::Utf16Be),
            (utf16(false, u16::to_be_bytes), Encoding::Utf16Be),
            (windows.into_owned(), Encoding::Windows1252),
        ] {
            assert_eq!(decoded(&bytes), Some((text.to_owned(), encoding)));
        }
        assert_eq!(decoded(b"a\0\0\0\0\0b\0c"), None);
    }
}
