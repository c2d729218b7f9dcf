//! The headers on every answer: what a browser may load, whom it may tell, how long it may keep a page.
//! Rocket's own shield is replaced by this one list, so that the whole policy is in sight.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Header;
use rocket::{Request, Response};

/// Nothing is loaded but this server's own style sheet, script and pictures; no inline script or style.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; \
     frame-ancestors 'none'; base-uri 'none'";

/// Puts the headers on every answer.
pub struct SecurityHeaders {
    /// Whether browsers reach the server by TLS.
    pub is_secure: bool,
}

#[rocket::async_trait]
impl Fairing for SecurityHeaders {
    fn info(&self) -> Info {
        Info {
            name: "security headers",
            kind: Kind::Response,
        }
    }

    async fn on_response<'r>(&self, _request: &'r Request<'_>, response: &mut Response<'r>) {
        let fixed = [
            ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            (
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            ),
            ("X-Robots-Tag", "noindex, nofollow"),
        ];
        for (name, value) in fixed {
            if !response.headers().contains(name) {
                response.set_header(Header::new(name, value));
            }
        }
        if self.is_secure {
            response.set_header(Header::new("Strict-Transport-Security", "max-age=31536000"));
        }
        if !response.headers().contains("Cache-Control") {
            response.set_header(Header::new("Cache-Control", "no-store"));
        }
    }
}
