//! All reasons for changes. `code()` is the string in JSON, in TypeScript and on the command line.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every reason, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable code of this reason.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The reason with that code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|reason| reason.code() == code)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.code())
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(code: &str) -> Result<Self, Error> {
                let known = || Self::ALL.iter().map(|reason| reason.code()).collect::<Vec<_>>();
                Self::from_code(code).ok_or_else(|| Error::unknown_name("reason", code, &known()))
            }
        }
    };
}

vocabulary! {
    /// Why a piece of text was repaired.
    RepairReason {
        /// Text that had been decoded with the wrong encoding.
        Mojibake = "mojibake",
        /// Single UTF-8 sequences in otherwise undamaged text.
        InconsistentUtf8 = "inconsistent-utf8",
        /// A UTF-8 sequence whose byte A0 had become a space.
        ByteA0 = "byte-a0",
        /// A sequence that lost bytes to `U+FFFD` or `?`, but can only mean one thing.
        LossySequence = "lossy-sequence",
        /// A C1 control character that stands for a windows-1252 character.
        C1Control = "c1-control",
        /// An HTML entity in plain text.
        Entity = "entity",
        /// Quoted-printable text, such as `=C3=A9`.
        QuotedPrintable = "quoted-printable",
        /// An encoded word of a mail header, such as `=?UTF-8?Q?…?=`.
        EncodedWord = "encoded-word",
        /// A Latin ligature character.
        Ligature = "ligature",
        /// A full-width or half-width form.
        Width = "width",
        /// A curly quote.
        Quote = "quote",
        /// A line break other than a line feed.
        LineBreak = "line-break",
        /// A UTF-16 surrogate pair that was encoded as two characters.
        Surrogate = "surrogate",
        /// A control character that has no place in text.
        Control = "control",
        /// A terminal escape sequence.
        TerminalEscape = "terminal-escape",
        /// Characters that were not in the requested Unicode normalization form.
        Normalization = "normalization",
        /// Damage that cannot be repaired with certainty. It is reported and the text is left as it is.
        LostBytes = "lost-bytes",
        /// Invalid bytes in text that is otherwise UTF-8: decoded with another encoding, or replaced by `U+FFFD`.
        InvalidBytes = "invalid-bytes",
    }
}

vocabulary! {
    /// Why a block was removed.
    RemovalReason {
        /// Menus and lists of links to other parts of the site.
        Navigation = "navigation",
        /// The path from the home page to this page.
        Breadcrumb = "breadcrumb",
        /// The masthead of the page.
        Header = "header",
        /// The footer of the page: copyright, legal notice, contact.
        Footer = "footer",
        /// A column beside the main content.
        Sidebar = "sidebar",
        /// Advertising.
        Advert = "advert",
        /// Cookie and privacy notices.
        Consent = "consent",
        /// Buttons for sharing and following.
        Share = "share",
        /// Teasers and links to other stories.
        Related = "related",
        /// Readers' comments and the comment form.
        Comments = "comments",
        /// Newsletter sign-up.
        Newsletter = "newsletter",
        /// Login, registration and paywall notices.
        Login = "login",
        /// Links to the previous and next page.
        Pagination = "pagination",
        /// Data about the page rather than its text: dates, image ids, template variables, counters.
        Metadata = "metadata",
        /// Not visible to a reader.
        Hidden = "hidden",
        /// A repetition of text earlier on the page.
        Duplicate = "duplicate",
        /// Text that other pages of the site share.
        Template = "template",
        /// Removed by one of the user's own rules.
        UserRule = "user-rule",
    }
}

/// Why a change was made.
///
/// ```
/// use limpid::{Reason, RepairReason};
/// assert_eq!(Reason::from_code("mojibake"), Some(Reason::Repair(RepairReason::Mojibake)));
/// assert_eq!(Reason::Repair(RepairReason::ByteA0).code(), "byte-a0");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    /// A repair.
    Repair(RepairReason),
    /// A removal.
    Removal(RemovalReason),
}

impl Reason {
    /// The stable code of this reason.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Repair(reason) => reason.code(),
            Self::Removal(reason) => reason.code(),
        }
    }

    /// The reason with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        RepairReason::from_code(code).map(Self::Repair).or_else(|| RemovalReason::from_code(code).map(Self::Removal))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl FromStr for Reason {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        code.parse().map(Self::Repair).or_else(|_: Error| code.parse().map(Self::Removal))
    }
}

impl From<RepairReason> for Reason {
    fn from(reason: RepairReason) -> Self {
        Self::Repair(reason)
    }
}

impl From<RemovalReason> for Reason {
    fn from(reason: RemovalReason) -> Self {
        Self::Removal(reason)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Reason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for RemovalReason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Reason, RemovalReason, RepairReason};

    fn codes<R: Copy>(all: &[R], code: fn(R) -> &'static str) -> Vec<&'static str> {
        all.iter().map(|&reason| code(reason)).collect()
    }

    impl JsonSchema for RepairReason {
        fn schema_name() -> Cow<'static, str> {
            "repair-reason".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "description": "Why text was repaired.", "enum": codes(Self::ALL, Self::code) })
        }
    }

    impl JsonSchema for RemovalReason {
        fn schema_name() -> Cow<'static, str> {
            "removal-reason".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "description": "Why a block was removed.", "enum": codes(Self::ALL, Self::code) })
        }
    }

    impl JsonSchema for Reason {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "reason".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let repair = generator.subschema_for::<RepairReason>();
            let removal = generator.subschema_for::<RemovalReason>();
            json_schema!({ "anyOf": [repair, removal] })
        }
    }
}
