//! The one error type.
//!
//! Repairing, cleaning and summarizing are total functions; only options that make no sense can fail.

use std::fmt;

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
}

impl Error {
    pub(crate) fn unknown_encoding(label: &str) -> Self {
        Self { kind: ErrorKind::UnknownEncoding(label.to_owned()) }
    }

    pub(crate) fn bad_rule(rule: &str, why: impl fmt::Display) -> Self {
        Self { kind: ErrorKind::BadRule { rule: rule.to_owned(), why: why.to_string() } }
    }

    /// A stable code: `unknown-encoding` or `bad-rule`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.kind {
            ErrorKind::UnknownEncoding(_) => "unknown-encoding",
            ErrorKind::BadRule { .. } => "bad-rule",
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
        }
    }
}

impl std::error::Error for Error {}
