//! The one error type.
//!
//! Repairing, cleaning and summarizing are total functions of text; options that make no sense and bytes that are not text
//! can fail.

use std::fmt;

use crate::binary::BinaryKind;

/// Why a call could not be carried out. Opaque, so that kinds may be added.
///
/// Prints in lower case without a final full stop, and says what to do.
///
/// ```
/// let error = limpid::decode(b"abc", &limpid::DecodeOptions { label: Some("utf-99".into()), ..Default::default() })
///     .unwrap_err();
/// assert_eq!(error.code(), "unknown-encoding");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ErrorKind {
    UnknownEncoding(String),
    BadRule { rule: String, why: String },
    BinaryInput(BinaryKind),
}

impl Error {
    pub(crate) fn unknown_encoding(label: &str) -> Self {
        Self { kind: ErrorKind::UnknownEncoding(label.to_owned()) }
    }

    pub(crate) fn bad_rule(rule: &str, why: impl fmt::Display) -> Self {
        Self { kind: ErrorKind::BadRule { rule: rule.to_owned(), why: why.to_string() } }
    }

    /// What the input is, when it is refused because it is not text.
    #[must_use]
    pub fn binary_kind(&self) -> Option<BinaryKind> {
        if let ErrorKind::BinaryInput(kind) = self.kind { Some(kind) } else { None }
    }

    /// A stable code: `unknown-encoding`, `bad-rule` or `binary-input`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.kind {
            ErrorKind::UnknownEncoding(_) => "unknown-encoding",
            ErrorKind::BadRule { .. } => "bad-rule",
            ErrorKind::BinaryInput(_) => "binary-input",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ErrorKind::UnknownEncoding(label) => {
                write!(
                    f,
                    "unknown encoding {label:?}; give a label of the WHATWG encoding standard, such as windows-1252"
                )
            }
            ErrorKind::BadRule { rule, why } => {
                write!(f, "rule {rule:?} is neither a simple selector nor a /regular expression/: {why}")
            }
            ErrorKind::BinaryInput(kind) if kind.is_ebcdic() => {
                write!(f, "{kind}, which is not read here; convert it to UTF-8 first")
            }
            ErrorKind::BinaryInput(kind) => write!(f, "{kind}, not text"),
        }
    }
}

impl std::error::Error for Error {}

/// The input is a binary file of that kind.
impl From<BinaryKind> for Error {
    fn from(kind: BinaryKind) -> Self {
        Self { kind: ErrorKind::BinaryInput(kind) }
    }
}
