//! The kinds of events in the journal: what happened, in the past tense. The words are public (filters,
//! exports) and never reused for something else. Knows nothing of how the journal is kept.

use super::choice::choice;

choice! {
    /// What happened to the register.
    EventKind, "event" {
        VendorAdded = "vendor-added",
        VendorChanged = "vendor-changed",
        VendorMerged = "vendor-merged",
        VendorWithdrawn = "vendor-withdrawn",
        AgreementAdded = "agreement-added",
        AgreementChanged = "agreement-changed",
        AgreementWithdrawn = "agreement-withdrawn",
        VersionAdded = "version-added",
        VersionFound = "version-found",
        VersionChanged = "version-changed",
        VersionBound = "version-bound",
        VersionTerminated = "version-terminated",
        VersionWithdrawn = "version-withdrawn",
        VersionChecked = "version-checked",
        KindConfirmed = "kind-confirmed",
        NoticeGiven = "notice-given",
        ReviewOpened = "review-opened",
        ReviewApproved = "review-approved",
        ReviewRejected = "review-rejected",
        ProofAdded = "proof-added",
        ProofWithdrawn = "proof-withdrawn",
        DocumentFound = "document-found",
        DocumentSettled = "document-settled",
        FindingWaived = "finding-waived",
        WaiverEnded = "waiver-ended",
        UserAdded = "user-added",
        UserChanged = "user-changed",
        UserInvited = "user-invited",
        PasswordReset = "password-reset",
        PasswordSet = "password-set",
        SecondFactorSet = "second-factor-set",
        SecondFactorRemoved = "second-factor-removed",
        SettingsChanged = "settings-changed",
        LogoChanged = "logo-changed",
        EntityAdded = "entity-added",
        EntityChanged = "entity-changed",
        PaperIssued = "paper-issued",
        EventRedacted = "event-redacted",
        RegisterRestored = "register-restored",
    }
}
