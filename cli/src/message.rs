//! Messages for people, on standard error: `limpid: FILE: what is wrong; what to do`.

use std::fmt::Display;
use std::io::{self, Write};

/// The name of standard input, as an operand and in results.
pub(crate) const STDIN: &str = "-";

/// Says what is wrong with one input. Standard error that is closed is nobody's to tell.
pub(crate) fn complain(name: &str, problem: impl Display) {
    let name = if name == STDIN { "standard input" } else { name };
    let _ = writeln!(io::stderr(), "limpid: {name}: {problem}");
}

/// Says something that belongs to no input.
pub(crate) fn say(text: impl Display) {
    let _ = writeln!(io::stderr(), "limpid: {text}");
}

/// An error of the system in plain words, with what to do where that is known.
pub(crate) fn explain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the name".into(),
        io::ErrorKind::PermissionDenied => "permission denied; check who may read or write it".into(),
        io::ErrorKind::IsADirectory => "is a folder; give it as --input-dir".into(),
        io::ErrorKind::StorageFull => "no space left on the device".into(),
        _ => without_number(error),
    }
}

/// The system's words without the number behind them.
fn without_number(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or(&text);
    words.to_lowercase()
}
