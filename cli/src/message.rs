//! Messages for people, on standard error: `limpid: FILE: what is wrong; what to do`.

use std::fmt::{self, Display, Write as _};
use std::io::{self, Write};

use limpid::BinaryKind;

/// The name of standard input, as an operand and in results.
pub(crate) const STDIN: &str = "-";

/// Reports what is wrong with one input. If standard error is closed, the message is dropped.
pub(crate) fn report_error(name: &str, problem: impl Display) {
    let name = if name == STDIN { "standard input" } else { name };
    let _ = writeln!(io::stderr(), "limpid: {}: {problem}", Name(name));
}

/// The name of a file on one line: what a terminal would interpret is escaped.
pub(crate) struct Name<'a>(pub(crate) &'a str);

impl Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("''");
        }
        for c in self.0.chars() {
            if c.is_control() { write!(f, "{}", c.escape_default())? } else { f.write_char(c)? }
        }
        Ok(())
    }
}

/// Prints a message that concerns no single input.
pub(crate) fn say(text: impl Display) {
    let _ = writeln!(io::stderr(), "limpid: {text}");
}

/// Why an input has no result.
#[derive(Debug)]
pub(crate) enum InputError {
    /// It is not text.
    Binary(BinaryKind),
    /// It cannot be read, or an option does not fit it.
    Failed(String),
    /// The result cannot be written, and neither can any other.
    Output(io::Error),
}

impl InputError {
    pub(crate) fn binary(kind: BinaryKind) -> Self {
        Self::Binary(kind)
    }

    pub(crate) fn output(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<limpid::Error> for InputError {
    fn from(error: limpid::Error) -> Self {
        error.binary_kind().map_or_else(|| Self::Failed(error.to_string()), Self::Binary)
    }
}

impl From<io::Error> for InputError {
    fn from(error: io::Error) -> Self {
        match error.downcast::<limpid::Error>() {
            Ok(error) => error.into(),
            Err(error) => Self::Failed(explain(&error)),
        }
    }
}

impl From<String> for InputError {
    fn from(text: String) -> Self {
        Self::Failed(text)
    }
}

impl From<&str> for InputError {
    fn from(text: &str) -> Self {
        Self::Failed(text.to_owned())
    }
}

/// A system error in plain words, with advice if there is any.
pub(crate) fn explain(error: &io::Error) -> String {
    match error.kind() {
        // This error does not come from the system.
        _ if error.get_ref().is_some() => error.to_string(),
        io::ErrorKind::NotFound => "no such file; check the name".into(),
        io::ErrorKind::PermissionDenied => "permission denied; check its permissions".into(),
        io::ErrorKind::IsADirectory => "is a folder; pass it with --input-dir".into(),
        io::ErrorKind::StorageFull => "no space left on the device".into(),
        _ => without_number(error),
    }
}

/// The same for a file that cannot be written.
pub(crate) fn explain_output(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "its folder does not exist; create it first".into(),
        io::ErrorKind::IsADirectory => "is a folder; give the name of a file".into(),
        _ => explain(error),
    }
}

/// The system's message without its error number.
fn without_number(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or(&text);
    words.to_lowercase()
}
