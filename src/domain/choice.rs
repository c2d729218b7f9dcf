//! The macro behind every closed list of words (categories, statuses, kinds): one place gives the
//! variant, its word in the database, in forms and in JSON, and the list of all.

/// What every closed list of words has in common, for forms and filters that do not care which list it is.
pub trait Words: Copy + 'static {
    /// Every variant, in the order in which forms offer them.
    const WORDS: &'static [Self];

    /// The word in the database, in forms and in JSON.
    fn as_word(self) -> &'static str;

    /// The key of its name in the texts of both languages.
    fn key(self) -> &'static str;
}

/// Makes an enum whose variants each have one kebab-case word, used in the database, in forms, in JSON
/// and as the last part of the text key (`category-chat`).
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident, $key:literal { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[allow(missing_docs, reason = "a variant whose word says all needs no sentence")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every variant, in the order in which forms offer them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word in the database, in forms and in JSON.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The variant of a word, `None` for any other text.
            #[must_use]
            pub fn from_word(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }

            /// The variant of a word, or of its name in either language, in upper or lower case: what people
            /// write into a spreadsheet.
            #[must_use]
            pub fn from_text(text: &str) -> Option<$name> {
                let wanted = text.trim().to_lowercase();
                $name::from_word(&wanted).or_else(|| {
                    $name::ALL.iter().copied().find(|variant| {
                        $crate::domain::lang::Lang::ALL.into_iter().any(|lang| {
                            $crate::domain::text::text(lang, variant.text_key()).to_lowercase() == wanted
                        })
                    })
                })
            }

            /// The key of its name in the texts of both languages.
            #[must_use]
            pub fn text_key(self) -> &'static str {
                match self { $($name::$variant => concat!($key, "-", $word)),+ }
            }
        }

        impl $crate::domain::choice::Words for $name {
            const WORDS: &'static [$name] = $name::ALL;

            fn as_word(self) -> &'static str {
                self.word()
            }

            fn key(self) -> &'static str {
                self.text_key()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}
pub(crate) use choice;
