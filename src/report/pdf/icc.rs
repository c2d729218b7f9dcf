//! The colour profile that PDF/A asks for: sRGB (IEC 61966-2-1) as an ICC profile of version 2, computed here, so that
//! no binary file lies in the source. It knows nothing of PDF.

/// Entries of the tone curve.
const CURVE: u16 = 1024;

/// The bytes of the profile.
pub(super) fn srgb() -> Vec<u8> {
    let curve = tone_curve();
    let data: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description("sRGB IEC61966-2.1")),
        (b"cprt", text("No copyright, use freely")),
        // The white of D50 and the primaries of sRGB adapted to it, as IEC 61966-2-1 has them.
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"rXYZ", xyz([0.436_07, 0.222_49, 0.013_92])),
        (b"gXYZ", xyz([0.385_15, 0.716_87, 0.097_08])),
        (b"bXYZ", xyz([0.143_07, 0.060_61, 0.714_1])),
        (b"rTRC", curve),
        (b"gTRC", Vec::new()),
        (b"bTRC", Vec::new()),
    ];
    let mut table = Vec::new();
    let mut body = Vec::new();
    let begin = 128 + 4 + 12 * data.len();
    let mut last = (0, 0);
    for (name, bytes) in &data {
        if !bytes.is_empty() {
            last = (begin + body.len(), bytes.len());
            body.extend_from_slice(bytes);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        table.extend_from_slice(*name);
        table.extend(number(last.0));
        table.extend(number(last.1));
    }
    let mut out = header(begin + body.len());
    out.extend(number(data.len()));
    out.extend(table);
    out.extend(body);
    out
}

fn header(size: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(128);
    out.extend(number(size));
    out.extend([0; 4]);
    out.extend([2, 0x10, 0, 0]);
    out.extend(b"mntrRGB XYZ ");
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        out.extend(part.to_be_bytes());
    }
    out.extend(b"acsp");
    out.extend([0; 28]);
    out.extend(fixed(0.9642));
    out.extend(fixed(1.0));
    out.extend(fixed(0.8249));
    out.resize(128, 0);
    out
}

fn number(n: usize) -> [u8; 4] {
    u32::try_from(n).unwrap_or(u32::MAX).to_be_bytes()
}

/// A signed number with 16 bits after the point.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the numbers here lie between 0 and 1"
)]
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    let mut out = b"XYZ \0\0\0\0".to_vec();
    for value in values {
        out.extend(fixed(value));
    }
    out
}

fn text(text: &str) -> Vec<u8> {
    let mut out = b"text\0\0\0\0".to_vec();
    out.extend(text.as_bytes());
    out.push(0);
    out
}

fn description(text: &str) -> Vec<u8> {
    let mut out = b"desc\0\0\0\0".to_vec();
    out.extend(number(text.len() + 1));
    out.extend(text.as_bytes());
    out.push(0);
    // No Unicode and no Macintosh form of the name.
    out.extend([0; 8 + 3 + 67]);
    out
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a value between 0 and 65535"
)]
fn tone_curve() -> Vec<u8> {
    let mut out = b"curv\0\0\0\0".to_vec();
    out.extend(number(usize::from(CURVE)));
    for i in 0..CURVE {
        let value = f64::from(i) / f64::from(CURVE - 1);
        let linear = if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        };
        out.extend(((linear * 65535.0).round() as u16).to_be_bytes());
    }
    out
}
