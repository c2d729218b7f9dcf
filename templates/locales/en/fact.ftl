# The facts that are read off an agreement, by name.

fact-breach-notice-hours = Hours until breach notice
fact-sub-processor-notice-days = Days of notice before a sub-processor changes
fact-sub-processor-objection-days = Days to object to a sub-processor
fact-deletion-days = Days until deletion after the end
fact-audit-notice-days = Days of notice before an audit
fact-audits-per-year = Audits a year at most
fact-effective-date = In force from
fact-expiry-date = In force until
fact-governing-law = Governing law
fact-liability-cap = Cap on liability
fact-transfer-mechanisms = Grounds for transfers
fact-countries = Countries
fact-sub-processors = Sub-processors
fact-contacts = Contacts
