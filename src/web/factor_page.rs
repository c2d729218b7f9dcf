//! The pages that turn the second step on and off. The secret stays with the page until the first right
//! code proves that the app has it; the recovery codes are shown once.

use askama::Template;
use rocket::{Route, get, post, routes};

use super::account;
use super::answer::{Answer, Reply};
use super::factor;
use super::form::{Field, FormView, Markup};
use super::guard::SignedIn;
use super::posted::Posted;
use super::problem::WebError;
use super::token;
use super::visit::Visit;

/// The routes of the second step.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![show, turn_on, turn_off]
}

#[derive(Template)]
#[template(path = "account/factor.html")]
struct FactorPage {
    visit: Visit,
    form: FormView,
    secret: String,
    spaced: String,
    picture: Markup,
}

#[derive(Template)]
#[template(path = "account/codes.html")]
struct CodesPage {
    visit: Visit,
    codes: Vec<String>,
}

fn factor_page(
    signed_in: SignedIn,
    form: FormView,
    secret: String,
) -> Result<FactorPage, WebError> {
    let SignedIn { visit, member } = signed_in;
    let issuer = match visit.settings.organisation.as_str() {
        "" => "Avtal".to_owned(),
        name => format!("Avtal {name}"),
    };
    let address = factor::app_address(&secret, &issuer, &member.user.facts.email);
    let spaced = secret
        .as_bytes()
        .chunks(4)
        .map(String::from_utf8_lossy)
        .collect::<Vec<_>>()
        .join(" ");
    Ok(FactorPage {
        picture: Markup(inline_svg(&factor::picture(&address)?)),
        visit,
        form,
        secret,
        spaced,
    })
}

/// The picture's `<svg>` element without the XML declaration, which has no place inside a page.
fn inline_svg(svg: &str) -> String {
    svg.find("<svg")
        .map_or_else(String::new, |start| svg[start..].to_owned())
}

fn code_form(visit: &Visit) -> FormView {
    FormView::new(visit, "factor").field(
        Field::text("code")
            .required()
            .max(10)
            .width("short")
            .autocomplete("one-time-code"),
    )
}

#[get("/account/second-step")]
fn show(signed_in: SignedIn) -> Reply {
    let form = code_form(&signed_in);
    Answer::page(&factor_page(signed_in, form, factor::new_secret())?)
}

#[post("/account/second-step", data = "<posted>")]
async fn turn_on(signed_in: SignedIn, posted: Posted) -> Reply {
    let secret = posted.get("secret").to_owned();
    let is_secret = secret.len() == 32
        && secret
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || (b'2'..=b'7').contains(&byte));
    if !is_secret {
        return Err(WebError::Bad);
    }
    let Some(step) = factor::step_of(&secret, posted.get("code"), signed_in.now.timestamp()) else {
        let mut form = code_form(&signed_in);
        form.problem("code", "factor-code-wrong", &[]);
        return Answer::invalid(&factor_page(signed_in, form, secret)?);
    };
    let codes = factor::new_codes();
    let hashes: Vec<token::Digest32> = codes
        .iter()
        .map(|code| token::digest(&token::normal(code)))
        .collect();
    let user = signed_in.member.user.id;
    signed_in
        .write(move |writer| {
            writer.set_second_factor(user, Some(&secret))?;
            writer.set_recovery_codes(user, &hashes)?;
            writer.accept_totp_step(user, step)
        })
        .await?;
    Answer::page(&CodesPage {
        visit: signed_in.visit,
        codes,
    })
}

#[post("/account/second-step/end", data = "<posted>")]
async fn turn_off(signed_in: SignedIn, posted: Posted) -> Reply {
    let mut form = account::factor_form(&signed_in).fill(&posted);
    form.check();
    let password = posted.raw("factor-password");
    if form.is_good() && !account::is_present(&signed_in, &signed_in.member, password).await? {
        form.problem("factor-password", "password-wrong", &[]);
    }
    if !form.is_good() {
        let told = account::Told {
            factor: Some(form),
            ..account::Told::default()
        };
        return account::invalid(signed_in, told).await;
    }
    let user = signed_in.member.user.id;
    signed_in
        .write(move |writer| {
            writer.set_recovery_codes(user, &[])?;
            writer.set_second_factor(user, None)
        })
        .await?;
    Ok(Answer::to("/account").saying("flash-factor-off", &[]))
}
