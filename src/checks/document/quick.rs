//! A hash that is quick for short words, for tables that live as long as one document or that hold the program's own words.
//! Not for keys that an adversary chooses over and over: one document is all that can be spoilt, and then only its speed.

use std::hash::Hasher;

/// Multiplies and folds eight bytes at a time.
#[derive(Clone, Copy, Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight))
                .wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}
