//! What a form sent. Reading it checks that it came from a page of ours: no handler sees a field before the
//! token and the browser's word on the origin have been checked. Texts come as typed, with one kind of line
//! break; hostile characters are the drafts' affair. Knows nothing of what fields mean.

use rocket::data::{Data, FromData, Outcome, ToByteUnit};
use rocket::form::{self, DataField, Form, FromForm, Options, ValueField};
use rocket::http::{ContentType, RawStr, Status};
use rocket::{Request, async_trait};

use super::problem::WebError;
use super::token;
use super::visit::Visit;

/// The field that carries the form's token.
pub const TOKEN_FIELD: &str = "form-token";

/// Most bytes of a form without files: 256 KiB.
pub const FORM_BYTES: u64 = 256 * 1024;
/// Most bytes of an agreement's text, pasted or as a file: 5 MiB.
pub const TEXT_BYTES: u64 = 5 * 1024 * 1024;
/// Most bytes of any other file: 20 MiB.
pub const FILE_BYTES: u64 = 20 * 1024 * 1024;
/// Most bytes of a whole form with files, with room for its fields.
pub const UPLOAD_BYTES: u64 = FILE_BYTES + TEXT_BYTES + 1024 * 1024;

/// A file that came with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostedFile {
    /// The field.
    pub field: String,
    /// The name that the file had, without any folder, at most 200 characters.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether it was longer than [`FILE_BYTES`]; `bytes` is then empty.
    pub is_too_large: bool,
}

/// The fields of a form in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    values: Vec<(String, String)>,
    files: Vec<PostedFile>,
}

impl Posted {
    /// The first value of a field, trimmed; empty where there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The first value of a field as typed: for passwords and texts.
    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(other, _)| other == name)
            .map_or("", |(_, value)| value)
    }

    /// Every value of a field, trimmed, empty ones left out.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.values
            .iter()
            .filter(|(other, _)| other == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
            .collect()
    }

    /// The lines of a field, trimmed, empty ones left out.
    #[must_use]
    pub fn lines(&self, name: &str) -> Vec<&str> {
        self.raw(name)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// Whether a field was sent, a ticked box for instance.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(other, _)| other == name)
    }

    /// A file that was chosen in a field.
    #[must_use]
    pub fn file(&self, field: &str) -> Option<&PostedFile> {
        self.files
            .iter()
            .find(|file| file.field == field && (file.is_too_large || !file.bytes.is_empty()))
    }

    /// Every file, in the order in which they came.
    #[must_use]
    pub fn files(&self) -> &[PostedFile] {
        &self.files
    }

    /// Every field with its value.
    #[must_use]
    pub fn values(&self) -> &[(String, String)] {
        &self.values
    }
}

/// A form with files, `multipart/form-data`.
pub struct PostedFiles(pub Posted);

#[async_trait]
impl<'r> FromData<'r> for Posted {
    type Error = WebError;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Posted> {
        let read = async {
            check_origin(request).await?;
            if request.content_type().is_some_and(|kind| !kind.is_form()) {
                return Err(WebError::Bad);
            }
            let body = data
                .open(FORM_BYTES.bytes())
                .into_string()
                .await
                .map_err(|_| WebError::Bad)?;
            if !body.is_complete() {
                return Err(WebError::TooLarge);
            }
            let posted = Form::<Posted>::parse_encoded(RawStr::new(body.as_str()))
                .map_err(|_| WebError::Bad)?;
            check_token(request, posted).await
        };
        outcome(request, read.await)
    }
}

#[async_trait]
impl<'r> FromData<'r> for PostedFiles {
    type Error = WebError;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, PostedFiles> {
        let read = async {
            check_origin(request).await?;
            let is_form_data =
                |kind: &ContentType| kind.top() == "multipart" && kind.sub() == "form-data";
            if !request.content_type().is_some_and(is_form_data) {
                return Err(WebError::Bad);
            }
            match Form::<Posted>::from_data(request, data).await {
                Outcome::Success(form) => {
                    Ok(PostedFiles(check_token(request, form.into_inner()).await?))
                }
                Outcome::Error((Status::PayloadTooLarge, _)) => Err(WebError::TooLarge),
                Outcome::Error(_) | Outcome::Forward(_) => Err(WebError::Bad),
            }
        };
        outcome(request, read.await)
    }
}

fn outcome<'r, T: FromData<'r, Error = WebError>>(
    request: &Request<'_>,
    read: Result<T, WebError>,
) -> Outcome<'r, T> {
    match read {
        Ok(value) => Outcome::Success(value),
        Err(error) => {
            let status = error.status();
            let error_again = match &error {
                WebError::Stale => WebError::Stale,
                WebError::TooLarge => WebError::TooLarge,
                _ => WebError::Bad,
            };
            error.remember(request);
            Outcome::Error((status, error_again))
        }
    }
}

/// Refuses what the browser says comes from another site. Every browser says so by one of the two headers;
/// a client that sends neither still needs the token.
async fn check_origin(request: &Request<'_>) -> Result<(), WebError> {
    let header = |name| request.headers().get_one(name);
    if let Some(site) = header("Sec-Fetch-Site") {
        return if matches!(site, "same-origin" | "none") {
            Ok(())
        } else {
            Err(WebError::Stale)
        };
    }
    let Some(origin) = header("Origin") else {
        return Ok(());
    };
    let visit = Visit::of(request)
        .await
        .map_err(|_| WebError::Internal("no visit".to_owned()))?;
    let state = visit.state()?;
    let host = header("Host").unwrap_or_default();
    let is_ours = match &state.public_url {
        Some(url) => origin.eq_ignore_ascii_case(url.trim_end_matches('/')),
        None => origin.eq_ignore_ascii_case(&format!("http://{host}")),
    };
    if is_ours {
        Ok(())
    } else {
        Err(WebError::Stale)
    }
}

async fn check_token(request: &Request<'_>, posted: Posted) -> Result<Posted, WebError> {
    let visit = Visit::of(request)
        .await
        .map_err(|_| WebError::Internal("no visit".to_owned()))?;
    if token::equal(posted.raw(TOKEN_FIELD), visit.form_token()) {
        Ok(posted)
    } else {
        Err(WebError::Stale)
    }
}

#[async_trait]
impl<'r> FromForm<'r> for Posted {
    type Context = Posted;

    fn init(_: Options) -> Posted {
        <Posted as Default>::default()
    }

    fn push_value(posted: &mut Posted, field: ValueField<'r>) {
        posted
            .values
            .push((field.name.source().to_string(), clean(field.value)));
    }

    async fn push_data(posted: &mut Posted, field: DataField<'r, '_>) {
        let name = field.name.source().to_string();
        let Some(file_name) = field.file_name else {
            let text = field.data.open(TEXT_BYTES.bytes()).into_bytes().await;
            if let Ok(bytes) = text {
                posted
                    .values
                    .push((name, clean(&String::from_utf8_lossy(&bytes))));
            }
            return;
        };
        let raw_name = file_name
            .dangerous_unsafe_unsanitized_raw()
            .as_str()
            .to_owned();
        let Ok(bytes) = field.data.open(FILE_BYTES.bytes()).into_bytes().await else {
            return;
        };
        let is_too_large = !bytes.is_complete();
        posted.files.push(PostedFile {
            field: name,
            name: bare_name(&raw_name),
            bytes: if is_too_large {
                Vec::new()
            } else {
                bytes.into_inner()
            },
            is_too_large,
        });
    }

    fn finalize(posted: Posted) -> form::Result<'r, Posted> {
        Ok(posted)
    }
}

/// A text with one kind of line break: forms send two characters for it.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A file's name without folders and control characters.
fn bare_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_as_typed_and_files_without_folders() {
        assert_eq!(clean("a\r\nb\rc\tå"), "a\nb\nc\tå");
        assert_eq!(bare_name("C:\\Users\\eva\\avtal.md"), "avtal.md");
        assert_eq!(bare_name("../../etc/passwd"), "passwd");
        let posted = Form::<Posted>::parse_encoded(RawStr::new("a=%C3%A5+b&a=c&x="))
            .expect("any pairs are a form");
        assert_eq!(posted.get("a"), "å b");
        assert_eq!(posted.all("a"), ["å b", "c"]);
        assert!(posted.has("x") && !posted.has("y"));
    }
}
