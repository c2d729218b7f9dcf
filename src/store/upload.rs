//! What may be uploaded: Markdown as an agreement's text, PDF, PNG and e-mail as proof. Decided by content,
//! never by the name or the type that a browser gives. Each refusal has a sentence that says what to do.

/// The largest Markdown file, in bytes.
pub const LARGEST_TEXT: usize = 5 * 1024 * 1024;
/// The largest proof, in bytes.
pub const LARGEST_PROOF: usize = 20 * 1024 * 1024;

/// Why an upload was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UploadProblem {
    /// Nothing in it but space.
    #[error("empty")]
    Empty,
    /// A text above 5 MiB.
    #[error("text too large")]
    TextTooLarge,
    /// A proof above 20 MiB.
    #[error("proof too large")]
    ProofTooLarge,
    /// UTF-16: saved as "Unicode" by an editor.
    #[error("utf-16")]
    Utf16,
    /// Not UTF-8, most likely Windows-1252 or Latin-1.
    #[error("not utf-8")]
    NotUtf8,
    /// A NUL byte: not a text.
    #[error("nul byte")]
    Nul,
    /// A PDF where a text is wanted.
    #[error("pdf as text")]
    Pdf,
    /// A word processor's file where a text is wanted.
    #[error("word file as text")]
    Word,
    /// Some other format where a text is wanted.
    #[error("other format as text")]
    OtherFormat,
    /// Neither PDF nor PNG nor e-mail where a proof is wanted.
    #[error("proof of unknown format")]
    ProofFormat,
}

impl UploadProblem {
    /// The key of the sentence that says what to do.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            UploadProblem::Empty => "upload-empty",
            UploadProblem::TextTooLarge => "upload-text-too-large",
            UploadProblem::ProofTooLarge => "upload-proof-too-large",
            UploadProblem::Utf16 => "upload-utf16",
            UploadProblem::NotUtf8 => "upload-not-utf8",
            UploadProblem::Nul => "upload-nul",
            UploadProblem::Pdf => "upload-pdf",
            UploadProblem::Word => "upload-word",
            UploadProblem::OtherFormat => "upload-other-format",
            UploadProblem::ProofFormat => "upload-proof-format",
        }
    }
}

/// The text of an agreement's bytes, or why they are refused.
pub fn markdown(bytes: &[u8]) -> Result<&str, UploadProblem> {
    if bytes.len() > LARGEST_TEXT {
        return Err(UploadProblem::TextTooLarge);
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(UploadProblem::Utf16);
    }
    if let Some(kind) = infer::get(bytes) {
        return Err(match kind.extension() {
            "pdf" => UploadProblem::Pdf,
            "doc" | "docx" | "odt" | "rtf" => UploadProblem::Word,
            "zip" if names_word(bytes) => UploadProblem::Word,
            // HTML and XML are texts that a browser would call so; Markdown may hold them.
            "html" | "xml" => return text(bytes),
            _ => UploadProblem::OtherFormat,
        });
    }
    text(bytes)
}

fn text(bytes: &[u8]) -> Result<&str, UploadProblem> {
    if bytes.contains(&0) {
        // Every second byte 0 is UTF-16 without its mark.
        let n = bytes.iter().take(1000).filter(|byte| **byte == 0).count();
        return Err(if n * 3 > bytes.len().min(1000) {
            UploadProblem::Utf16
        } else {
            UploadProblem::Nul
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| UploadProblem::NotUtf8)?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(UploadProblem::Empty);
    }
    Ok(text)
}

fn names_word(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(4096)];
    [&b"word/"[..], b"[Content_Types].xml", b"opendocument.text"]
        .iter()
        .any(|name| start.windows(name.len()).any(|window| window == *name))
}

/// The kind of a proof, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProofKind {
    /// A PDF, signed by hand or by a signing service.
    Pdf,
    /// A picture of a page or of an acceptance.
    Png,
    /// An e-mail with its header lines.
    Eml,
}

impl ProofKind {
    /// The word in the database and the end of the file's name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ProofKind::Pdf => "pdf",
            ProofKind::Png => "png",
            ProofKind::Eml => "eml",
        }
    }

    /// The kind of a word, `None` for any other text.
    #[must_use]
    pub fn from_word(word: &str) -> Option<ProofKind> {
        [ProofKind::Pdf, ProofKind::Png, ProofKind::Eml]
            .into_iter()
            .find(|kind| kind.word() == word)
    }

    /// The media type for the download.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            ProofKind::Pdf => "application/pdf",
            ProofKind::Png => "image/png",
            ProofKind::Eml => "message/rfc822",
        }
    }
}

/// The kind of a proof's bytes, or why they are refused.
pub fn proof(bytes: &[u8]) -> Result<ProofKind, UploadProblem> {
    if bytes.is_empty() {
        return Err(UploadProblem::Empty);
    }
    if bytes.len() > LARGEST_PROOF {
        return Err(UploadProblem::ProofTooLarge);
    }
    match infer::get(bytes).map(|kind| kind.mime_type()) {
        Some("application/pdf") => Ok(ProofKind::Pdf),
        Some("image/png") => Ok(ProofKind::Png),
        _ if is_email(bytes) => Ok(ProofKind::Eml),
        _ => Err(UploadProblem::ProofFormat),
    }
}

/// Whether the bytes begin with the header lines of an e-mail (`RFC 5322`): at least a sender and a date,
/// and nothing but header lines before the first empty line.
fn is_email(bytes: &[u8]) -> bool {
    let (mut from, mut date, mut n_lines) = (false, false, 0);
    for line in bytes.split(|byte| *byte == b'\n').take(1000) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        n_lines += 1;
        if n_lines == 1 && line.starts_with(b"From ") {
            continue; // The envelope line of a mailbox file.
        }
        if n_lines > 1 && (line[0] == b' ' || line[0] == b'\t') {
            continue; // A folded header line.
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            return false;
        };
        let name = line[..colon].to_ascii_lowercase();
        if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        from |= name == b"from";
        date |= name == b"date";
    }
    from && date
}
