//! The one error type.
//!
//! Repairing, cleaning and summarizing accept any text. Only invalid options and bytes that are not text are errors.

use std::fmt;

use crate::binary::BinaryKind;

/// Why a call failed.
///
/// The message says what is wrong, then what to do, in lower case and without a final full stop.
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

/// The kind of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A label is not the name of a known encoding.
    UnknownEncoding,
    /// A rule of `keep` or `remove` is neither a selector nor a regular expression.
    BadRule,
    /// A name is not one of the values that an option accepts.
    UnknownName,
    /// The input is a binary file, not text.
    BinaryInput(BinaryKind),
}

impl ErrorKind {
    /// The stable code, as in JavaScript and the command's JSON.
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
            format!("unknown encoding {label:?}; use a label from the WHATWG Encoding Standard, such as windows-1252");
        Self { kind: ErrorKind::UnknownEncoding, message }
    }

    #[cfg(feature = "pages")]
    pub(crate) fn bad_rule(rule: &str, why: impl fmt::Display) -> Self {
        let message = format!("rule {rule:?} is neither a simple selector nor a /regular expression/: {why}");
        Self { kind: ErrorKind::BadRule, message }
    }

    pub(crate) fn unknown_name(what: &str, name: &str, known: &[&str]) -> Self {
        let message = format!("unknown {what} {name:?}; use one of {}", known.join(", "));
        Self { kind: ErrorKind::UnknownName, message }
    }

    /// The kind of error.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable code of the kind of error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The kind of binary data, if the input was refused because it is not text.
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
