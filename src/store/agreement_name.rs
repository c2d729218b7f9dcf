//! The names around an agreement that its page shows: vendors, our company, the agreements before and after it. One
//! statement for all of them.

use crate::domain::agreement::AgreementId;
use crate::domain::vendor::VendorId;

use super::agreement_list::VendorName;
use super::error::StoreError;
use super::reader::Reader;

/// Names around an agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreementNames {
    /// The vendors that it is with, in order.
    pub vendors: Vec<VendorName>,
    /// Which of our companies is the party.
    pub entity: String,
    /// The agreement that it replaces.
    pub replaces: Option<(AgreementId, String)>,
    /// The agreement that it amends.
    pub amends: Option<(AgreementId, String)>,
    /// The agreements that replace it.
    pub replaced_by: Vec<(AgreementId, String)>,
    /// The agreements that amend it.
    pub amended_by: Vec<(AgreementId, String)>,
}

impl Reader<'_> {
    /// The names around an agreement.
    pub fn agreement_names(&self, id: AgreementId) -> Result<AgreementNames, StoreError> {
        let rows = self.all(
            "SELECT 'vendor' AS what, v.id, v.slug, v.name, av.position AS place FROM agreement_vendor av JOIN vendor v ON v.id = av.vendor WHERE av.agreement = ?1
             UNION ALL SELECT 'entity', e.id, '', e.name, 0 FROM agreement a JOIN entity e ON e.id = a.entity WHERE a.id = ?1
             UNION ALL SELECT 'replaces', b.id, '', b.title, 0 FROM agreement a JOIN agreement b ON b.id = a.replaces WHERE a.id = ?1
             UNION ALL SELECT 'amends', b.id, '', b.title, 0 FROM agreement a JOIN agreement b ON b.id = a.amends WHERE a.id = ?1
             UNION ALL SELECT 'replaced-by', b.id, '', b.title, 0 FROM agreement b WHERE b.replaces = ?1 AND b.withdrawn_on IS NULL
             UNION ALL SELECT 'amended-by', b.id, '', b.title, 0 FROM agreement b WHERE b.amends = ?1 AND b.withdrawn_on IS NULL
             ORDER BY what, place, id",
            [id.0],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?)),
        )?;
        let mut names = AgreementNames::default();
        for (what, id, slug, name) in rows {
            let agreement = (AgreementId(id), name.clone());
            match what.as_str() {
                "vendor" => names.vendors.push(VendorName {
                    id: VendorId(id),
                    slug,
                    name,
                }),
                "entity" => names.entity = name,
                "replaces" => names.replaces = Some(agreement),
                "amends" => names.amends = Some(agreement),
                "replaced-by" => names.replaced_by.push(agreement),
                _ => names.amended_by.push(agreement),
            }
        }
        Ok(names)
    }
}
