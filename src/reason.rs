//! The closed vocabulary of reasons. `code()` is the string in JSON, in TypeScript and on the command line.

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

            /// The reason of that code.
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
        /// UTF-8 or legacy bytes had been read in the wrong encoding.
        Mojibake = "mojibake",
        /// A few UTF-8 sequences stood among text in another encoding.
        InconsistentUtf8 = "inconsistent-utf8",
        /// The byte A0 of a sequence had been turned into a space.
        ByteA0 = "byte-a0",
        /// A sequence with `U+FFFD` or `?` in it whose reading is certain.
        LossySequence = "lossy-sequence",
        /// A C1 control that was a windows-1252 character.
        C1Control = "c1-control",
        /// An HTML entity outside HTML.
        Entity = "entity",
        /// Quoted-printable outside mail.
        QuotedPrintable = "quoted-printable",
        /// An encoded word of a mail header outside mail.
        EncodedWord = "encoded-word",
        /// A Latin ligature character.
        Ligature = "ligature",
        /// A full-width or half-width form.
        Width = "width",
        /// A curly quote.
        Quote = "quote",
        /// A line break other than a line feed.
        LineBreak = "line-break",
        /// A UTF-16 surrogate pair written as two characters.
        Surrogate = "surrogate",
        /// A control character that text does not hold.
        Control = "control",
        /// A terminal escape sequence.
        TerminalEscape = "terminal-escape",
        /// A sequence that was not in the normalization form.
        Normalization = "normalization",
        /// Damage that cannot be repaired with certainty; reported, not edited.
        LostBytes = "lost-bytes",
        /// Bytes that were no UTF-8 in a text that otherwise is: read in another encoding, or `U+FFFD`.
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
        /// The page's masthead.
        Header = "header",
        /// The page's foot: copyright, imprint, contact.
        Footer = "footer",
        /// A column beside the main content.
        Sidebar = "sidebar",
        /// Advertising.
        Advert = "advert",
        /// Cookie and privacy notices.
        Consent = "consent",
        /// Buttons for sharing and following.
        Share = "share",
        /// Links to other stories and their teasers.
        Related = "related",
        /// Readers' comments and the comment form.
        Comments = "comments",
        /// Sign-up for a newsletter.
        Newsletter = "newsletter",
        /// Log-in, registration, paywall notices.
        Login = "login",
        /// Links to the previous and next page.
        Pagination = "pagination",
        /// Machine data: image ids, template variables, counters.
        Metadata = "metadata",
        /// Not visible to a reader.
        Hidden = "hidden",
        /// Said before on the same page.
        Duplicate = "duplicate",
        /// The same on other pages of the site.
        Template = "template",
        /// A rule given by the user.
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

    /// The reason of that code.
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
