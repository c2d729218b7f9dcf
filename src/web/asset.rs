//! The style sheet, the script and the pictures, compiled in and served under a name that holds their
//! hash, so that a browser may keep them for good and still sees a new release at once.

use std::sync::LazyLock;

use rocket::http::{ContentType, Header, Status};
use rocket::response::Responder;
use rocket::{Request, Response, Route, get, routes};
use sha2::{Digest, Sha256};

/// One file with the name under which it is served.
struct Asset {
    name: &'static str,
    bytes: &'static [u8],
    content_type: ContentType,
    /// First 16 hexadecimal digits of its SHA-256.
    hash: String,
}

macro_rules! assets {
    ($($name:literal: $content_type:expr),+ $(,)?) => {
        vec![$(Asset {
            name: $name,
            bytes: include_bytes!(concat!("../../templates/static/", $name)),
            content_type: $content_type,
            hash: short_hash(include_bytes!(concat!("../../templates/static/", $name))),
        }),+]
    };
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    assets! {
        "avtal.css": ContentType::CSS,
        "avtal.js": ContentType::JavaScript,
        "icon.svg": ContentType::SVG,
    }
});

fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    super::token::hex(&digest[..8])
}

/// The address of an asset: `/static/<hash>/<name>`. A name that is not compiled in gives an address that
/// answers 404.
#[must_use]
pub fn asset_url(name: &str) -> String {
    let hash = ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map_or("none", |asset| &asset.hash);
    format!("/static/{hash}/{name}")
}

/// The routes of the assets.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![asset, favicon]
}

/// An asset by hash and name. A hash of another release answers with today's file, not to be kept.
#[get("/static/<hash>/<name>")]
fn asset(hash: &str, name: &str) -> Option<AssetAnswer> {
    let asset = ASSETS.iter().find(|asset| asset.name == name)?;
    Some(AssetAnswer {
        asset,
        is_current: asset.hash == hash,
    })
}

/// Browsers ask for it whatever the page says.
#[get("/favicon.ico")]
fn favicon() -> Option<AssetAnswer> {
    let asset = ASSETS.iter().find(|asset| asset.name == "icon.svg")?;
    Some(AssetAnswer {
        asset,
        is_current: false,
    })
}

struct AssetAnswer {
    asset: &'static Asset,
    is_current: bool,
}

impl<'r> Responder<'r, 'static> for AssetAnswer {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let etag = format!("\"{}\"", self.asset.hash);
        let cache = if self.is_current {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let mut response = Response::build();
        response
            .header(Header::new("ETag", etag.clone()))
            .header(Header::new("Cache-Control", cache));
        let known = request
            .headers()
            .get("If-None-Match")
            .flat_map(|line| line.split(','))
            .any(|tag| tag.trim().trim_start_matches("W/") == etag);
        if known {
            return Ok(response.status(Status::NotModified).finalize());
        }
        Ok(response
            .header(self.asset.content_type.clone())
            .sized_body(
                self.asset.bytes.len(),
                std::io::Cursor::new(self.asset.bytes),
            )
            .finalize())
    }
}
