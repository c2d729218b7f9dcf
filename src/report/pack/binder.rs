//! Puts vendors into a pack one after the other, and begins another document where one would grow so long that it is a
//! burden to open; more than one are given as a ZIP. So a pack of any length needs the memory of one document.

use std::io::{Cursor, Write as _};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Cover, VendorFile};
use crate::checks::profile::house::House;
use crate::report::occasion::Occasion;
use crate::report::pdf::{PdfError, pdf};

/// A document is closed before the vendor with which it would come to so many pages, as far as that can be told
/// before it is set.
const MOST_PAGES: usize = 500;
/// Bytes of an agreement that fill a page, about.
const PAGE_BYTES: usize = 3_000;
/// Events that fill a page, about.
const PAGE_EVENTS: usize = 16;

/// A pack in the making.
pub struct Binder {
    occasion: Occasion,
    cover: Cover,
    house: Option<Arc<House>>,
    files: Vec<VendorFile>,
    /// Pages that they will fill, about.
    weight: usize,
    most_pages: usize,
    parts: Vec<Vec<u8>>,
    digests: Vec<String>,
    n_pages: usize,
}

/// A finished pack.
pub struct Bound {
    /// The file.
    pub bytes: Vec<u8>,
    /// How its name ends: `pdf` or `zip`.
    pub ending: &'static str,
    /// The digest of each document, as its last page prints it.
    pub digests: Vec<String>,
    /// Pages in all.
    pub n_pages: usize,
}

impl Binder {
    /// A pack without vendors. `house`: the catalogue in whose words the checklists speak.
    #[must_use]
    pub fn new(occasion: Occasion, cover: Cover, house: Option<Arc<House>>) -> Binder {
        Binder {
            occasion,
            cover,
            house,
            files: Vec::new(),
            weight: 0,
            most_pages: MOST_PAGES,
            parts: Vec::new(),
            digests: Vec::new(),
            n_pages: 0,
        }
    }

    /// The same with documents of about so many pages.
    #[must_use]
    pub fn of_pages(self, most_pages: usize) -> Binder {
        Binder { most_pages, ..self }
    }

    /// Adds a vendor.
    ///
    /// # Errors
    /// As the engine says; that does not depend on the vendor.
    pub fn add(&mut self, file: VendorFile) -> Result<(), PdfError> {
        let weight = weight(&file);
        if !self.files.is_empty() && self.weight + weight > self.most_pages {
            self.cover.part = Some(self.parts.len() + 1);
            self.close()?;
        }
        self.weight += weight;
        self.files.push(file);
        Ok(())
    }

    /// Sets what has been added as a document.
    fn close(&mut self) -> Result<(), PdfError> {
        let files = std::mem::take(&mut self.files);
        self.weight = 0;
        let catalogue = self.house.as_deref().map(|house| &*house.catalogue);
        let paper = super::paper(&self.occasion, &self.cover, &files, catalogue);
        drop(files);
        let made = pdf(&paper)?;
        self.parts.push(made.bytes);
        self.digests.push(made.digest);
        self.n_pages += made.pages;
        Ok(())
    }

    /// The pack.
    ///
    /// # Errors
    /// As [`Binder::add`].
    pub fn finish(mut self) -> Result<Bound, PdfError> {
        if self.parts.is_empty() {
            self.close()?;
        } else if !self.files.is_empty() {
            self.cover.part = Some(self.parts.len() + 1);
            self.close()?;
        }
        let (bytes, ending) = match <[Vec<u8>; 1]>::try_from(self.parts) {
            Ok([one]) => (one, "pdf"),
            Err(parts) => {
                let day = self.occasion.day;
                let zipped = zipped(&parts, &format!("avtal-pack-{day}"));
                (
                    zipped.map_err(|error| PdfError::Write(error.to_string()))?,
                    "zip",
                )
            }
        };
        Ok(Bound {
            bytes,
            ending,
            digests: self.digests,
            n_pages: self.n_pages,
        })
    }
}

/// Pages that a vendor will fill, about.
fn weight(file: &VendorFile) -> usize {
    let texts = file.texts.iter().map(|held| {
        let bytes = held.text.as_ref().map_or(0, String::len);
        3 + bytes / PAGE_BYTES
    });
    2 + file.events.len() / PAGE_EVENTS + texts.sum::<usize>()
}

/// The documents as one file, the same bytes for the same documents. They are compressed already.
fn zipped(parts: &[Vec<u8>], name: &str) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    for (n, part) in parts.iter().enumerate() {
        zip.start_file(format!("{name}-{:02}.pdf", n + 1), options)?;
        zip.write_all(part)?;
    }
    Ok(zip.finish()?.into_inner())
}
