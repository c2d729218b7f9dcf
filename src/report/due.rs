//! What a day by which somebody must act is about, what to do, and on which page: for the lists, the calendar and the
//! mails. Knows neither pages nor files.

use crate::domain::agreement::AgreementId;
use crate::domain::due::DueKind;
use crate::domain::finding::FindingCode;
use crate::domain::lang::Lang;
use crate::domain::text::text;
use crate::domain::vendor::VendorId;

/// What a day is about.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// What it is the last day for.
    pub kind: DueKind,
    /// The agreement's title.
    pub title: &'a str,
    /// The name of a certification, the code of a waived finding, the names of sub-processors.
    pub detail: &'a str,
    /// What it is a day of: `agreement:12`, `change-notice:3`.
    pub of: &'a str,
    /// The vendor that answers for it.
    pub vendor: VendorId,
    /// The agreement, where it is about one.
    pub agreement: Option<AgreementId>,
}

/// What a day says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is about: an agreement's title, a certification's name.
    pub subject: String,
    /// What to do.
    pub next: String,
    /// Where: the path of the page.
    pub path: String,
}

/// What a day says.
#[must_use]
pub fn said(lang: Lang, about: About<'_>) -> Said {
    let subject = match about.kind {
        DueKind::CertificationEnd | DueKind::ObjectionDeadline => about.detail.to_owned(),
        DueKind::WaiverEnd => FindingCode::from_word(about.detail).map_or_else(
            || about.detail.to_owned(),
            |code| text(lang, code.text_key()),
        ),
        _ => about.title.to_owned(),
    };
    let path = match (about.kind, about.agreement) {
        (DueKind::WaiverEnd, _) => "/waivers".to_owned(),
        (DueKind::ObjectionDeadline, _) => {
            let number = about.of.rsplit(':').next().unwrap_or_default();
            format!("/change-notices/{number}")
        }
        (_, Some(agreement)) => format!("/agreements/{}", agreement.0),
        (_, None) => format!("/vendors/{}", about.vendor.0),
    };
    Said {
        subject,
        next: text(lang, &format!("reminder-next-{}", about.kind.word())),
        path,
    }
}
