//! Downloads: a version's Markdown byte for byte, and the proofs beside it. Nothing of it is ever shown in the page.

use rocket::get;
use rocket::http::ContentType;

use crate::domain::agreement::AgreementId;
use crate::store::error::StoreError;
use crate::store::proof::ProofId;
use crate::web::answer::{Answer, Reply, SANDBOX};
use crate::web::guard::{Can, Read};

#[get("/agreements/<id>/versions/<number>/text.md")]
pub(super) async fn markdown(can: Can<Read>, id: i64, number: u32) -> Reply {
    let (name, bytes) = can
        .read_slow(move |reader| {
            let agreement = reader
                .agreement(AgreementId(id))?
                .ok_or(StoreError::NotFound("agreement"))?;
            let version = agreement
                .versions
                .iter()
                .find(|version| version.number == number)
                .ok_or(StoreError::NotFound("version"))?;
            let bytes = reader
                .version_text(version.id)?
                .ok_or(StoreError::NotFound("version"))?;
            Ok((version.file.clone(), bytes))
        })
        .await?;
    let name = name.rsplit('/').next().unwrap_or("agreement.md").to_owned();
    Ok(
        Answer::download(&name, ContentType::new("text", "markdown"), bytes)
            .header("Content-Security-Policy", SANDBOX.to_owned()),
    )
}

#[get("/agreements/<id>/proofs/<proof>")]
pub(super) async fn proof(can: Can<Read>, id: i64, proof: i64) -> Reply {
    let (proof, bytes) = can
        .read_slow(move |reader| {
            let found = reader
                .proof(ProofId(proof))?
                .ok_or(StoreError::NotFound("proof"))?;
            // The address names the agreement too; a proof of another is not to be had by it.
            let agreement = reader.agreement_of_version(found.0.version)?;
            if agreement.is_none_or(|agreement| agreement.id != AgreementId(id)) {
                return Err(StoreError::NotFound("proof"));
            }
            Ok(found)
        })
        .await?;
    let kind = ContentType::parse_flexible(proof.kind.media_type()).unwrap_or(ContentType::Binary);
    Ok(Answer::download(&proof.name, kind, bytes)
        .header("Content-Security-Policy", SANDBOX.to_owned()))
}
