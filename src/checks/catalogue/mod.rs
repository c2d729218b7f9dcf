//! The catalogue: every requirement and red flag with its law, texts, examples and cues, embedded in the program.
//!
//! One file each, listed once below. [`Catalogue::load`] reads them all, compiles their cues and collects everything that is
//! wrong. It knows the form of the files; what they ask is theirs.

mod file;
pub mod lint;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};

use super::{
    engine::{
        Rules,
        cue::{self, Cue},
    },
    lexicon::Lexicon,
};
use crate::domain::lang::Lang;
pub use file::{Example, ExampleVerdict, Level, Text};
use file::{RequirementFile, RuleFile};

/// The requirement files: name and text, in the order in which a report lists them.
macro_rules! embed {
    ($($name:literal),* $(,)?) => { [$(($name, include_str!(concat!($name, ".toml")))),*] };
}

const FILES: [(&str, &str); 45] = embed![
    "parties",
    "subject-matter",
    "duration",
    "nature-and-purpose",
    "personal-data-types",
    "data-subject-categories",
    "controller-obligations",
    "documented-instructions",
    "legal-requirement-notice",
    "transfer-instructions",
    "infringing-instruction",
    "confidentiality",
    "security-of-processing",
    "security-measures",
    "sub-processor-authorisation",
    "sub-processor-changes",
    "sub-processor-objection",
    "sub-processor-obligations",
    "sub-processor-liability",
    "sub-processor-list",
    "data-subject-requests",
    "assist-security",
    "breach-notice",
    "breach-notice-content",
    "assist-breach-authority",
    "assist-breach-data-subjects",
    "assist-impact-assessment",
    "assist-prior-consultation",
    "deletion-or-return",
    "deletion-choice",
    "demonstrate-compliance",
    "audits",
    "transfer-mechanism",
    "staff-instructions",
    "processor-records",
    "data-protection-officer",
    "liability",
    "own-purposes",
    "processor-decides-deletion",
    "audits-excluded",
    "silent-sub-processor-change",
    "slow-breach-notice",
    "foreign-law-exception",
    "controller-indemnifies",
    "unilateral-change",
];

/// What the catalogue needs beside requirements: conditions, kinds of documents, standard clauses, and why a verdict is partial.
const CONDITIONS: &str = include_str!("conditions.toml");
const KINDS: &str = include_str!("kinds.toml");
const STANDARD: &str = include_str!("standard.toml");
const LACKS: &str = include_str!("lacks.toml");

/// A requirement or red flag.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Its id, final: in JSON, labels, profiles and addresses.
    pub id: String,
    /// How much the law wants it.
    pub level: Level,
    /// The condition of a conditional requirement, by id.
    pub condition: Option<String>,
    /// The law that asks for it, such as `GDPR 33(2)`.
    pub law: Vec<String>,
    /// Its texts by language.
    pub text: BTreeMap<Lang, Text>,
    /// The parts that are all needed where no single passage says the whole, by code.
    pub parts: Vec<String>,
    /// Why a verdict can be partial, by code and language; the shared codes are [`Catalogue::lack`]'s.
    pub lacks: BTreeMap<String, BTreeMap<Lang, String>>,
    /// What it is tested on.
    pub examples: Vec<Example>,
    /// The condition under which it does not apply when nothing is found, beside its own.
    pub(crate) exempt: Vec<String>,
}

impl Requirement {
    /// Its text in a language; every requirement has all languages.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &Text {
        static NONE: LazyLock<Text> = LazyLock::new(Text::default);
        self.text
            .get(&lang)
            .or_else(|| self.text.values().next())
            .unwrap_or(&NONE)
    }
}

/// Something else that cues speak for: a condition, a kind of document, a set of standard clauses.
#[derive(Clone, Debug)]
pub(crate) struct Topic {
    pub(crate) id: String,
}

/// All requirements and flags with the rules to check them.
#[derive(Debug)]
pub struct Catalogue {
    /// Requirements first, then flags, in the order of a report.
    pub requirements: Vec<Requirement>,
    /// Twelve hexadecimal digits over all its data: results of different versions are not comparable.
    pub version: String,
    pub(crate) conditions: Vec<Topic>,
    pub(crate) kinds: Vec<Topic>,
    pub(crate) standards: Vec<Topic>,
    lacks: BTreeMap<String, BTreeMap<Lang, String>>,
    pub(crate) rules: Rules,
}

/// Something wrong in a data file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {key}: {what}")]
pub struct CatalogueProblem {
    /// The file, such as `audits.toml`.
    pub file: String,
    /// The key or table in it.
    pub key: String,
    /// What is wrong.
    pub what: String,
}

/// Everything that is wrong with the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the catalogue has {} problems, the first: {}", problems.len(), problems.first().map_or(String::new(), ToString::to_string))]
pub struct CatalogueError {
    /// All of them, by file.
    pub problems: Vec<CatalogueProblem>,
}

static BUILT_IN: LazyLock<Result<Arc<Catalogue>, CatalogueError>> =
    LazyLock::new(|| Catalogue::load(&[]).map(Arc::new));

/// The catalogue of the program, read once.
///
/// # Errors
/// What is wrong with its data; a test proves that nothing is.
pub fn built_in() -> Result<&'static Arc<Catalogue>, &'static CatalogueError> {
    BUILT_IN.as_ref()
}

impl Catalogue {
    /// Reads the embedded files and `added` ones (name without `.toml`, text), such as those that a house profile adds.
    ///
    /// # Errors
    /// Everything that is wrong with any of them.
    pub fn load(added: &[(String, String)]) -> Result<Catalogue, CatalogueError> {
        Catalogue::read(&|_| None, added)
    }

    /// Reads the catalogue with files from elsewhere in place of embedded ones: `other` gives the text of a file such as
    /// `audits.toml` or `lexicon/en.toml`, `None` for the embedded one. For trying rules without building the program.
    ///
    /// # Errors
    /// Everything that is wrong with any of the files.
    pub fn read(
        other: &dyn Fn(&str) -> Option<String>,
        added: &[(String, String)],
    ) -> Result<Catalogue, CatalogueError> {
        let text_of = |name: &str, embedded: &str| {
            other(&format!("{name}.toml")).unwrap_or_else(|| embedded.to_owned())
        };
        let mut problems = Vec::new();
        let (mut lexicon, wrong) = Lexicon::shared(other);
        problems.extend(wrong.into_iter().map(|what| CatalogueProblem {
            file: "lexicon".to_owned(),
            key: "concept".to_owned(),
            what,
        }));
        let shared = lexicon.names().to_vec();
        let mut named: BTreeSet<String> = BTreeSet::new();
        let mut digest = Digest::default();
        let mut requirements = Vec::new();
        let mut cues: Vec<Cue> = Vec::new();
        let texts = FILES
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text_of(name, text)))
            .chain(added.iter().cloned());
        for (name, text) in texts {
            let (name, text) = (name.as_str(), text.as_str());
            digest.add(name, text);
            let at = |key: &str, what: String| CatalogueProblem {
                file: format!("{name}.toml"),
                key: key.to_owned(),
                what,
            };
            let written: RequirementFile = match toml::from_str(text) {
                Ok(written) => written,
                Err(error) => {
                    problems.push(at("syntax", error.to_string()));
                    continue;
                }
            };
            lint::form(name, &written, &mut |key, what| {
                problems.push(at(key, what));
            });
            if requirements
                .iter()
                .any(|r: &Requirement| r.id == written.id)
            {
                problems.push(at("id", format!("{:?} is taken", written.id)));
                continue;
            }
            let subject = requirements.len();
            named.extend(written.cue.iter().flat_map(lint::concepts));
            compile(
                &written.cue,
                subject,
                name,
                &written.words,
                &mut lexicon,
                &mut cues,
                &mut |key, what| problems.push(at(&key, what)),
            );
            requirements.push(written.requirement());
        }
        let mut topics: Vec<Vec<Topic>> = Vec::new();
        let mut next = requirements.len();
        for (name, text) in [
            ("conditions", CONDITIONS),
            ("kinds", KINDS),
            ("standard", STANDARD),
        ] {
            let text = &text_of(name, text);
            digest.add(name, text);
            let at = |key: &str, what: String| CatalogueProblem {
                file: format!("{name}.toml"),
                key: key.to_owned(),
                what,
            };
            let written: RuleFile = toml::from_str(text).unwrap_or_else(|error| {
                problems.push(at("syntax", error.to_string()));
                RuleFile::default()
            });
            let mut list = Vec::new();
            for topic in &written.topic {
                named.extend(topic.cue.iter().flat_map(lint::concepts));
                compile(
                    &topic.cue,
                    next,
                    name,
                    &written.words,
                    &mut lexicon,
                    &mut cues,
                    &mut |key, what| problems.push(at(&format!("{} {key}", topic.id), what)),
                );
                list.push(Topic {
                    id: topic.id.clone(),
                });
                next += 1;
            }
            topics.push(list);
        }
        digest.add("lacks", LACKS);
        let lacks: BTreeMap<String, BTreeMap<Lang, String>> =
            toml::from_str(LACKS).unwrap_or_else(|error| {
                problems.push(CatalogueProblem {
                    file: "lacks.toml".to_owned(),
                    key: "syntax".to_owned(),
                    what: error.to_string(),
                });
                BTreeMap::new()
            });
        let standards = topics.pop().unwrap_or_default();
        let kinds = topics.pop().unwrap_or_default();
        let conditions = topics.pop().unwrap_or_default();
        for requirement in &requirements {
            for condition in requirement.condition.iter().chain(&requirement.exempt) {
                if !conditions.iter().any(|c| c.id == *condition) {
                    problems.push(CatalogueProblem {
                        file: format!("{}.toml", requirement.id),
                        key: "condition".to_owned(),
                        what: format!("no condition {condition:?}"),
                    });
                }
            }
        }
        lint::codes(&requirements, &cues, &lacks, &mut problems);
        lint::unused(&shared, &named, &mut problems);
        if problems.is_empty() {
            Ok(Catalogue {
                requirements,
                version: digest.hex(),
                conditions,
                kinds,
                standards,
                lacks,
                rules: Rules::new(lexicon, cues),
            })
        } else {
            Err(CatalogueError { problems })
        }
    }

    /// The requirement or flag of an id.
    #[must_use]
    pub fn requirement(&self, id: &str) -> Option<&Requirement> {
        self.requirements.iter().find(|r| r.id == id)
    }

    /// What a code in a finding's `lacks` says to a reader: the requirement's own sentence, else the shared one.
    #[must_use]
    pub fn lack(&self, id: &str, code: &str, lang: Lang) -> Option<&str> {
        let own = self.requirement(id).and_then(|r| r.lacks.get(code));
        own.or_else(|| self.lacks.get(code))
            .and_then(|texts| texts.get(&lang))
            .map(String::as_str)
    }

    /// How many subjects the rules speak of.
    pub(crate) fn subjects(&self) -> usize {
        self.requirements.len() + self.conditions.len() + self.kinds.len() + self.standards.len()
    }
}

fn compile(
    written: &[cue::CueFile],
    subject: usize,
    file: &str,
    words: &cue::Words,
    lexicon: &mut Lexicon,
    cues: &mut Vec<Cue>,
    problem: &mut dyn FnMut(String, String),
) {
    for (i, one) in written.iter().enumerate() {
        match cue::compile(one, subject, file, words, lexicon) {
            Ok(cue) => cues.push(cue),
            Err(what) => problem(format!("cue {} ({})", i + 1, one.find), what),
        }
    }
    let used = |name: &str| {
        written.iter().any(|c| {
            format!(" {} {} ", c.find, c.duty.as_deref().unwrap_or(""))
                .split(|c: char| !(c.is_alphanumeric() || c == '-'))
                .any(|w| w == name)
        })
    };
    for name in words
        .values()
        .flat_map(BTreeMap::keys)
        .filter(|name| file != "kinds" && file != "conditions" && file != "standard" && !used(name))
    {
        problem("words".to_owned(), format!("{name} is used by no cue"));
    }
}

/// A digest over names and texts (FNV-1a, 64 bits, folded): tells versions apart, protects against nothing.
pub(super) struct Digest(u64);

impl Default for Digest {
    fn default() -> Digest {
        Digest(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    pub(super) fn add(&mut self, name: &str, text: &str) {
        for byte in name.bytes().chain([0]).chain(text.bytes()).chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub(super) fn hex(&self) -> String {
        format!("{:012x}", self.0 >> 16)
    }
}
