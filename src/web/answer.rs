//! What a handler gives back: a page, a page with messages at its fields, a way on with a message, or a
//! file. One type, so that status, headers and the message over a redirect are decided in one place.

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rocket::Request;
use rocket::http::{ContentType, CookieJar, Header, Status};
use rocket::response::{self, Responder, Response};
use rocket::tokio::fs::File as SentFile;
use serde::{Deserialize, Serialize};

use crate::domain::text::Arg;

use super::cookie;
use super::problem::WebError;
use super::state::WebState;

/// What every handler returns.
pub type Reply = Result<Answer, WebError>;

/// An answer that is not a failure.
pub struct Answer {
    status: Status,
    content_type: ContentType,
    body: Body,
    headers: Vec<Header<'static>>,
    flash: Option<Flash>,
}

/// What an answer holds.
enum Body {
    Bytes(Vec<u8>),
    /// A file from its first byte, with its length.
    File(std::fs::File, u64),
}

/// Whatever a browser makes of a file that someone sent us, it may load nothing and run nothing.
pub(super) const SANDBOX: &str = "default-src 'none'; sandbox";

impl Answer {
    fn new(status: Status, content_type: ContentType, body: Vec<u8>) -> Answer {
        Answer {
            status,
            content_type,
            body: Body::Bytes(body),
            headers: Vec::new(),
            flash: None,
        }
    }

    /// A page.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn page(page: &impl Template) -> Reply {
        Answer::page_with(Status::Ok, page)
    }

    /// The page of a form again, with what was typed and a message at each field that is wrong: 422.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn invalid(page: &impl Template) -> Reply {
        Answer::page_with(Status::UnprocessableEntity, page)
    }

    /// A page with another status.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn page_with(status: Status, page: &impl Template) -> Reply {
        Ok(Answer::new(
            status,
            ContentType::HTML,
            page.render()?.into_bytes(),
        ))
    }

    /// On to another page of ours after something was done: 303. `path` begins with one slash.
    #[must_use]
    pub fn to(path: impl Into<String>) -> Answer {
        let path = path.into();
        let path = if is_local(&path) {
            path
        } else {
            "/".to_owned()
        };
        let mut answer = Answer::new(Status::SeeOther, ContentType::HTML, Vec::new());
        answer.headers.push(Header::new("Location", path));
        answer
    }

    /// With a message on the next page. The key begins with `flash-`.
    #[must_use]
    pub fn saying(mut self, key: &str, args: &[(&str, String)]) -> Answer {
        self.flash = Some(Flash {
            key: key.to_owned(),
            args: args
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
        });
        self
    }

    /// A file to be saved under a name.
    #[must_use]
    pub fn download(name: &str, content_type: ContentType, bytes: Vec<u8>) -> Answer {
        let mut answer = Answer::new(Status::Ok, content_type, bytes);
        answer
            .headers
            .push(Header::new("Content-Disposition", disposition(name)));
        answer
    }

    /// A file to be saved under a name, sent piece by piece from where it was written; `n_bytes` is its length.
    #[must_use]
    pub fn download_file(
        name: &str,
        content_type: ContentType,
        file: std::fs::File,
        n_bytes: u64,
    ) -> Answer {
        let mut answer = Answer::download(name, content_type, Vec::new());
        answer.body = Body::File(file, n_bytes);
        answer
    }

    /// Bytes to be shown in the page, a picture for instance.
    #[must_use]
    pub fn bytes(content_type: ContentType, bytes: Vec<u8>) -> Answer {
        Answer::new(Status::Ok, content_type, bytes)
    }

    /// A status without a body.
    #[must_use]
    pub fn empty(status: Status) -> Answer {
        Answer::new(status, ContentType::Plain, Vec::new())
    }

    /// With one more header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: String) -> Answer {
        self.headers.push(Header::new(name, value));
        self
    }
}

impl<'r> Responder<'r, 'static> for Answer {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        if let (Some(flash), Some(state)) = (&self.flash, request.rocket().state::<WebState>()) {
            flash.put(request.cookies(), state);
        }
        let mut response = Response::build();
        response.status(self.status).header(self.content_type);
        for header in self.headers {
            response.header(header);
        }
        match self.body {
            Body::Bytes(bytes) => {
                response.sized_body(bytes.len(), std::io::Cursor::new(bytes));
            }
            Body::File(file, n_bytes) => {
                let file = SentFile::from_std(file);
                response.sized_body(usize::try_from(n_bytes).ok(), file);
            }
        }
        Ok(response.finalize())
    }
}

/// A finished page as a response.
pub(super) fn html(status: Status, body: String) -> Response<'static> {
    Response::build()
        .status(status)
        .header(ContentType::HTML)
        .sized_body(body.len(), std::io::Cursor::new(body))
        .finalize()
}

/// Whether an address leads to this server: one slash, and nothing that a browser takes for a host.
#[must_use]
pub fn is_local(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(['\\', '\r', '\n'])
        && path.is_ascii()
}

/// The header that names a download: plain ASCII for old clients, UTF-8 for the rest (RFC 6266).
fn disposition(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let plain: String = name
        .chars()
        .map(|c| match c {
            '"' | '\\' | '/' | '%' => '_',
            c if c.is_ascii() => c,
            _ => '_',
        })
        .collect();
    format!(
        "attachment; filename=\"{plain}\"; filename*=UTF-8''{}",
        super::query::encoded(&name)
    )
}

/// A message that one answer leaves for the next page: a text key and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// The key of the text; it begins with `flash-`.
    pub key: String,
    /// The words in it.
    pub args: Vec<(String, String)>,
}

impl Flash {
    /// The words as arguments of a text.
    #[must_use]
    pub fn text_args(&self) -> Vec<(&str, Arg)> {
        self.args
            .iter()
            .map(|(name, value)| (name.as_str(), Arg::from(value.as_str())))
            .collect()
    }

    fn put(&self, jar: &CookieJar<'_>, state: &WebState) {
        if let Ok(json) = serde_json::to_vec(self) {
            cookie::set(jar, state, cookie::FLASH, URL_SAFE_NO_PAD.encode(json));
        }
    }

    /// Takes the message that the last answer left, if it is one of ours.
    pub(super) fn take(jar: &CookieJar<'_>, state: &WebState) -> Option<Flash> {
        let value = cookie::get(jar, state, cookie::FLASH)?;
        cookie::remove(jar, state, cookie::FLASH);
        let json = URL_SAFE_NO_PAD.decode(value).ok()?;
        let flash: Flash = serde_json::from_slice(&json).ok()?;
        flash.key.starts_with("flash-").then_some(flash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_server_are_followed() {
        assert!(is_local("/vendors?q=a"));
        for elsewhere in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "",
            "a",
        ] {
            assert!(!is_local(elsewhere), "{elsewhere}");
        }
        let header = disposition("Ångström \"AB\".md");
        assert!(header.contains("filename=\"_ngstr_m _AB_.md\""), "{header}");
    }
}
