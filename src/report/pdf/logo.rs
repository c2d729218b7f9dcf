//! The organisation's logo: PNG bytes into plain pixels, made smaller where it has more than print can show.
//! A file that is no PNG is no logo; the paper is made without it.

use std::io::Cursor;

/// More pixels than this in width or height are not kept: 132 points at 300 dots an inch are 550.
const MOST_PIXELS: usize = 640;
/// A PNG that would need more memory than this is not read.
const MOST_BYTES: usize = 64 << 20;

/// A picture as red, green, blue and opacity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Logo {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Four bytes a pixel, row by row from the top.
    pub(super) rgba: Vec<u8>,
}

impl Logo {
    /// Reads a PNG of any colour type; `None` if it is none, or larger than the limits.
    pub(super) fn read(bytes: &[u8]) -> Option<Logo> {
        let mut decoder =
            png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: MOST_BYTES });
        decoder.set_transformations(
            png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
        );
        let mut reader = decoder.read_info().ok()?;
        let size = reader
            .output_buffer_size()
            .filter(|size| *size <= MOST_BYTES)?;
        let mut buffer = vec![0; size];
        let frame = reader.next_frame(&mut buffer).ok()?;
        let pixels = buffer.get(..frame.buffer_size())?;
        let rgba = match frame.color_type {
            png::ColorType::Rgba => pixels.to_vec(),
            png::ColorType::Rgb => pixels
                .chunks_exact(3)
                .flat_map(|p| [p[0], p[1], p[2], 255])
                .collect(),
            png::ColorType::GrayscaleAlpha => pixels
                .chunks_exact(2)
                .flat_map(|p| [p[0], p[0], p[0], p[1]])
                .collect(),
            png::ColorType::Grayscale => pixels.iter().flat_map(|p| [*p, *p, *p, 255]).collect(),
            png::ColorType::Indexed => return None,
        };
        let whole = Logo {
            width: usize::try_from(frame.width).ok()?,
            height: usize::try_from(frame.height).ok()?,
            rgba,
        };
        Some(whole.reduced())
    }

    /// The picture at a whole fraction of its size that has no more than [`MOST_PIXELS`] a side.
    fn reduced(self) -> Logo {
        let by = self.width.max(self.height).div_ceil(MOST_PIXELS);
        if by <= 1 {
            return self;
        }
        let (width, height) = ((self.width / by).max(1), (self.height / by).max(1));
        let mut rgba = Vec::with_capacity(width * height * 4);
        for y in 0..height {
            for x in 0..width {
                let mut sums = [0_usize; 4];
                let mut n = 0;
                for row in (y * by)..((y + 1) * by).min(self.height) {
                    for column in (x * by)..((x + 1) * by).min(self.width) {
                        let at = (row * self.width + column) * 4;
                        for (sum, value) in sums.iter_mut().zip(&self.rgba[at..at + 4]) {
                            *sum += usize::from(*value);
                        }
                        n += 1;
                    }
                }
                rgba.extend(sums.map(|sum| u8::try_from(sum / n.max(1)).unwrap_or(u8::MAX)));
            }
        }
        Logo {
            width,
            height,
            rgba,
        }
    }

    /// Its size in points inside a box, at most 1 point a pixel, so that a small logo is not blown up.
    #[expect(clippy::cast_precision_loss, reason = "at most a few hundred pixels")]
    pub(super) fn fitted(&self, width: f32, height: f32) -> (f32, f32) {
        let (wide, tall) = (self.width as f32, self.height as f32);
        let scale = (width / wide).min(height / tall).min(1.0);
        (wide * scale, tall * scale)
    }
}
