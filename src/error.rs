//! The one error type.
//!
//! Repairing, cleaning and summarizing accept any text; options that make no sense and bytes that are not text can fail.

use std::fmt;

use crate::binary::BinaryKind;

/// Why a call could not be carried out.
///
/// Prints in lower case without a final full stop: what is wrong, then what to do.
///
/// ```
/// use limpid::{DecodeOptions, ErrorKind};
/// let error = limpid::decode(b"abc", &DecodeOptions::new().label("utf-99")).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::UnknownEncoding);
/// assert_eq!(error.code(), "unknown-encoding");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
}

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A label names no known encoding.
    UnknownEncoding,
    /// A rule of `keep` or `remove` is neither a selector nor a regular expression.
    BadRule,
    /// A name is none of those that an option takes.
    UnknownName,
    /// The input is a binary file, not text.
    BinaryInput(BinaryKind),
}

impl ErrorKind {
    /// Its stable code, as JavaScript and the command's JSON have it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownEncoding => "unknown-encoding",
            Self::BadRule => "bad-rule",
            Self::UnknownName => "unknown-name",
            Self::BinaryInput(_) => "binary-input",
        }
    }
}

impl Error {
    pub(crate) fn unknown_encoding(label: &str) -> Self {
        let message =
            format!("unknown encoding {label:?}; give a label of the WHATWG encoding standard, such as windows-1252");
        Self { kind: ErrorKind::UnknownEncoding, message }
    }

    pub(crate) fn bad_rule(rule: &str, why: impl fmt::Display) -> Self {
        let message = format!("rule {rule:?} is neither a simple selector nor a /regular expression/: {why}");
        Self { kind: ErrorKind::BadRule, message }
    }

    pub(crate) fn unknown_name(what: &str, name: &str, known: &[&str]) -> Self {
        let message = format!("unknown {what} {name:?}; use one of {}", known.join(", "));
        Self { kind: ErrorKind::UnknownName, message }
    }

    /// What kind of thing went wrong.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable code of its kind.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// What the input is, when it is refused because it is not text.
    #[must_use]
    pub const fn binary_kind(&self) -> Option<BinaryKind> {
        if let ErrorKind::BinaryInput(kind) = self.kind { Some(kind) } else { None }
    }
}

/// The input is not text.
impl From<BinaryKind> for Error {
    fn from(kind: BinaryKind) -> Self {
        let message = if kind.is_ebcdic() {
            format!("{kind}, which limpid cannot read; convert it to UTF-8 first")
        } else {
            format!("{kind}, not text")
        };
        Self { kind: ErrorKind::BinaryInput(kind), message }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
