//! The second step of a sign-in: six digits from an authenticator app (TOTP, RFC 6238: SHA-1, 30 seconds,
//! one step of grace either way, each step accepted once), or a recovery code, each good once.

use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Secret};

use crate::store::user::Credentials;

use super::problem::WebError;
use super::query::encoded;
use super::token;
use super::visit::Visit;

/// Seconds of one step.
const STEP: u64 = 30;
/// Recovery codes made at a time.
const N_CODES: usize = 10;

/// A new secret, base32.
#[must_use]
pub fn new_secret() -> String {
    let bytes: [u8; 20] = rand::RngExt::random(&mut rand::rng());
    Secret::from(bytes.to_vec()).to_base32()
}

/// The step of a code that fits a secret at an instant (seconds since 1970), `None` where it does not fit.
#[must_use]
pub fn step_of(secret: &str, code: &str, seconds: i64) -> Option<i64> {
    let secret = Secret::try_from_base32(secret).ok()?;
    let totp = Builder::new().with_secret(secret).build().ok()?;
    let seconds = u64::try_from(seconds).ok()?;
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    i64::try_from(totp.check(&digits, seconds)?).ok()
}

/// Whether a code, from the app or a recovery code, lets a user in; it is then used up.
///
/// # Errors
/// As the store says.
pub async fn accepts(visit: &Visit, user: &Credentials, code: &str) -> Result<bool, WebError> {
    let id = user.user.id;
    let Some(secret) = &user.totp_secret else {
        return Ok(false);
    };
    if let Some(step) = step_of(secret, code, visit.now.timestamp()) {
        return visit
            .write(move |writer| writer.accept_totp_step(id, step))
            .await;
    }
    let code = token::normal(code);
    if code.len() < 10 {
        return Ok(false);
    }
    let hash = token::digest(&code);
    visit
        .write(move |writer| writer.use_recovery_code(id, &hash))
        .await
}

/// New recovery codes, as shown once.
#[must_use]
pub fn new_codes() -> Vec<String> {
    (0..N_CODES).map(|_| token::readable(3)).collect()
}

/// What the app reads from the picture.
#[must_use]
pub fn app_address(secret: &str, issuer: &str, account: &str) -> String {
    format!(
        "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period={STEP}",
        issuer = encoded(issuer),
        account = encoded(account)
    )
}

/// A text as a QR code, SVG.
///
/// # Errors
/// When the text is too long for a code.
pub fn picture(text: &str) -> Result<String, WebError> {
    let code = QrCode::new(text).map_err(|error| WebError::Internal(format!("QR: {error}")))?;
    Ok(code
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .quiet_zone(true)
        .build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_fits_its_step_and_the_next_one_but_no_later() {
        // RFC 6238, appendix B, SHA-1, cut to six digits.
        let secret = Secret::from(b"12345678901234567890".to_vec()).to_base32();
        assert_eq!(step_of(&secret, "287 082", 59), Some(1));
        assert_eq!(step_of(&secret, "287082", 80), Some(1));
        assert_eq!(step_of(&secret, "287082", 120), None);
        assert_eq!(step_of(&secret, "", 59), None);
    }
}
