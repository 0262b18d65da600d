//! Writes what the block model sees of pages, for its training in models/label.
//!
//! Reads JSON Lines `{"html"}` or `{"text"}` from standard input. Writes one JSON line a page to standard output,
//! `{"columns", "blocks": [text], "at": [container of each block], "parents": [of each container], "single_topic", "is_thread",
//! "roles": [of each block], "parts": [for the ranker]}`, and the rows of all blocks as little-endian `f32` to the file given as argument.

use std::fs::File;
use std::io::{self, BufRead, BufWriter, Write};

use limpid::ReadOptions;
use limpid::SourceKind;
use limpid::advanced::read;
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let path = std::env::args().nth(1).expect("the file for the rows is missing");
    let mut rows_file = BufWriter::new(File::create(path)?);
    let mut out = BufWriter::new(io::stdout());
    for line in io::stdin().lock().lines() {
        let page: Value = serde_json::from_str(&line?)?;
        let (kind, source) = match page["html"].as_str() {
            Some(html) => (SourceKind::Html, html),
            None => (SourceKind::Text, page["text"].as_str().unwrap_or_default()),
        };
        let page = read(source, kind, &ReadOptions::default());
        let features = limpid::advanced::feature_rows(&page);
        for value in features.rows.iter().flatten() {
            rows_file.write_all(&value.to_le_bytes())?;
        }
        let blocks: Vec<&str> = page.blocks().iter().map(|block| page.block_text(block)).collect();
        let at: Vec<Option<u32>> = page.blocks().iter().map(|block| block.container.map(|id| id.0)).collect();
        let parents: Vec<Option<u32>> = page.containers().iter().map(|c| c.parent.map(|id| id.0)).collect();
        let row = json!({
            "columns": features.columns,
            "blocks": blocks,
            "at": at,
            "parents": parents,
            "single_topic": features.declares_single_topic,
            "is_thread": features.is_thread,
            "roles": features.roles,
            "parts": features.parts.iter().map(|parts| json!({
                "columns": parts.columns, "kept": parts.kept, "blocks": parts.blocks, "rows": parts.rows,
            })).collect::<Vec<_>>(),
        });
        writeln!(out, "{row}")?;
    }
    Ok(())
}
