# The closed lists of words: categories, statuses, roles, kinds, states.

category-chat = Chat
category-crm = CRM
category-hosting = Hosting
category-email = E-mail
category-analytics = Analytics
category-payments = Payments
category-hr = HR
category-support = Support
category-telephony = Telephony
category-marketing = Marketing
category-security = Security
category-backup = Backup
category-development = Development
category-other = Other

vendor-status-proposed = Proposed
vendor-status-active = Active
vendor-status-offboarding = Offboarding
vendor-status-former = Former

gdpr-role-processor = Processor
gdpr-role-controller = Controller
gdpr-role-joint-controller = Joint controller
gdpr-role-sub-processor = Sub-processor
gdpr-role-none = No role

personal-data-yes = Yes
personal-data-no = No
personal-data-unknown = Not known yet

need-dpa = Data processing agreement
need-arrangement = Arrangement between joint controllers

criticality-low = Low
criticality-medium = Medium
criticality-high = High

contact-kind-privacy = Privacy
contact-kind-security = Security
contact-kind-dpo = Data protection officer
contact-kind-contract = Contract

agreement-kind-dpa = Data processing agreement
agreement-kind-standard-clauses = Standard contractual clauses
agreement-kind-joint-controller = Joint-controller arrangement
agreement-kind-amendment = Amendment
agreement-kind-nda = Non-disclosure agreement
agreement-kind-main = Main agreement
agreement-kind-other = Other document

binding-mode-signed = Signed by both
binding-mode-click = Accepted by click
binding-mode-incorporated = Incorporated by reference

user-role-procurement = Procurement
user-role-legal = Legal
user-role-auditor = Auditor
user-role-admin = Administrator

action-read = Read the register
action-edit = Add and change vendors and agreements
action-decide = Approve, waive, bind and withdraw
action-read-journal = Read and verify the journal
action-share = Share documents in data rooms
action-administer = Manage users and settings

state-draft = Draft
state-in-review = In review
state-awaiting-signature = Awaiting signature
state-upcoming = Upcoming
state-in-force = In force
state-expiring = Expiring
state-expired = Expired
state-superseded = Superseded
state-terminated = Terminated

severity-high = High
severity-medium = Medium
severity-low = Low

number-kind-organisationsnummer = Organisationsnummer
number-kind-lei = LEI
number-kind-vat = VAT number
number-kind-other = Other number

notice-unit-days = days
notice-unit-months = months
