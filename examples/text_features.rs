//! Writes what tells a saved page from other plain text, for `models/label/whole_text.py`.
//!
//! Reads JSON Lines `{"text"}` from standard input, and writes the result as JSON Lines
//! `{"columns", "values"}` to standard output.

use std::io::{self, BufRead, BufWriter, Write};

use limpid::advanced::{feature_rows, read};
use limpid::{ReadOptions, SourceKind};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout());
    for line in io::stdin().lock().lines() {
        let text: Value = serde_json::from_str(&line?)?;
        let page = read(text["text"].as_str().unwrap_or_default(), SourceKind::Text, &ReadOptions::default());
        let (names, values) = feature_rows(&page).whole_text;
        writeln!(out, "{}", json!({"columns": names, "values": values}))?;
    }
    Ok(())
}
