//! The files that a command is given: folders are walked, texts are read, and what cannot be read is said in one
//! sentence while the others go on. Knows nothing of what is done with the texts.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::domain::lang::Lang;
use crate::domain::text::{Arg, text_with};

/// The largest file that is read, in bytes (our choice; the longest agreement known has below 1 MB).
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// The endings of files that are taken from a folder.
const ENDINGS: [&str; 3] = ["md", "markdown", "txt"];
/// The name of standard input, as an argument and in every output.
pub const STANDARD_INPUT: &str = "-";

/// A text to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Standard,
}

/// A text that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The file as the user would name it.
    pub file: String,
    /// Why.
    pub why: Why,
}

/// Why a text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no such file.
    Absent,
    /// The system refused, in its own words.
    Refused(String),
    /// It is larger than [`MOST_BYTES`].
    TooLarge,
    /// It is a PDF, a Word document or another file of bytes; the name of its kind.
    NoText(&'static str),
    /// It is text in another encoding than UTF-8; the line of the first wrong byte, from 1.
    NotUtf8(usize),
    /// A folder without a file that could be checked.
    EmptyFolder,
}

impl Why {
    /// The sentence for the user.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let (key, args): (_, Vec<(&str, Arg)>) = match self {
            Why::Absent => ("input-absent", vec![]),
            Why::Refused(reason) => ("input-refused", vec![("reason", reason.as_str().into())]),
            Why::TooLarge => (
                "input-too-large",
                vec![(
                    "megabytes",
                    (MOST_BYTES >> 20)
                        .try_into()
                        .map_or(Arg::Number(0), Arg::Number),
                )],
            ),
            Why::NoText(kind) => ("input-no-text", vec![("kind", (*kind).into())]),
            Why::NotUtf8(line) => ("input-not-utf8", vec![("line", (*line).into())]),
            Why::EmptyFolder => (
                "input-empty-folder",
                vec![(
                    "endings",
                    ENDINGS.map(|ending| format!(".{ending}")).join(", ").into(),
                )],
            ),
        };
        text_with(lang, key, &args)
    }
}

impl Input {
    /// The name in every output.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Input::File(path) => path.display().to_string(),
            Input::Standard => STANDARD_INPUT.to_owned(),
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// When it is not there, not to be opened, too large, or no text.
    pub fn read(&self) -> Result<String, Unreadable> {
        let bytes = match self {
            Input::File(path) => bytes(path),
            Input::Standard => limited(io::stdin().lock()),
        };
        bytes.and_then(decode).map_err(|why| Unreadable {
            file: self.name(),
            why,
        })
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Why> {
    let file = fs::File::open(path).map_err(refused)?;
    let about = file.metadata().map_err(refused)?;
    if about.len() > MOST_BYTES {
        return Err(Why::TooLarge);
    }
    limited(file)
}

fn limited(from: impl Read) -> Result<Vec<u8>, Why> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    if bytes.len() as u64 > MOST_BYTES {
        Err(Why::TooLarge)
    } else {
        Ok(bytes)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err gives")]
fn refused(error: io::Error) -> Why {
    match error.kind() {
        io::ErrorKind::NotFound => Why::Absent,
        _ => Why::Refused(error.to_string()),
    }
}

fn decode(bytes: Vec<u8>) -> Result<String, Why> {
    let kind = match bytes.as_slice() {
        [b'%', b'P', b'D', b'F', ..] => Some("PDF"),
        [b'P', b'K', 3, 4, ..] => Some("Word/ZIP"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some("Word 97"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some("RTF"),
        bytes if bytes.contains(&0) => Some("binary"),
        _ => None,
    };
    if let Some(kind) = kind {
        return Err(Why::NoText(kind));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..good).unwrap_or_default();
        Why::NotUtf8(before.split(|byte| *byte == b'\n').count())
    })
}

/// The texts that arguments name: a file stands for itself, a folder for every text below it in the order of
/// names, `-` for standard input. Hidden files and folders are passed over, links to folders are not followed.
#[must_use]
pub fn collect(arguments: &[PathBuf]) -> (Vec<Input>, Vec<Unreadable>) {
    let mut inputs = Vec::new();
    let mut unreadable = Vec::new();
    for argument in arguments {
        if argument.as_os_str() == STANDARD_INPUT {
            inputs.push(Input::Standard);
        } else if argument.is_dir() {
            let before = (inputs.len(), unreadable.len());
            walk(argument, &mut inputs, &mut unreadable);
            if before == (inputs.len(), unreadable.len()) {
                unreadable.push(Unreadable {
                    file: argument.display().to_string(),
                    why: Why::EmptyFolder,
                });
            }
        } else {
            inputs.push(Input::File(argument.clone()));
        }
    }
    (inputs, unreadable)
}

fn walk(root: &Path, inputs: &mut Vec<Input>, unreadable: &mut Vec<Unreadable>) {
    // A list of what is still to be walked instead of recursion, so that deep folders cannot exhaust the stack.
    let mut open = vec![root.to_owned()];
    while let Some(path) = open.pop() {
        if path != root && !path.is_dir() {
            inputs.push(Input::File(path));
            continue;
        }
        let entries = match fs::read_dir(&path).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) => {
                unreadable.push(Unreadable {
                    file: path.display().to_string(),
                    why: refused(error),
                });
                continue;
            }
        };
        let mut below: Vec<PathBuf> = entries
            .into_iter()
            .filter(is_wanted)
            .map(|entry| entry.path())
            .collect();
        below.sort_unstable();
        open.extend(below.into_iter().rev());
    }
}

fn is_wanted(entry: &fs::DirEntry) -> bool {
    let name = entry.file_name();
    if name.to_string_lossy().starts_with('.') {
        return false;
    }
    let ending = Path::new(&name)
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let is_text = ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
    match entry.file_type() {
        Ok(kind) if kind.is_dir() => true,
        Ok(kind) if kind.is_symlink() => is_text && !entry.path().is_dir(),
        _ => is_text,
    }
}
