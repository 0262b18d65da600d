//! `dom_smoothie` over JSON Lines: `{"id","html"}` in, `{"id","text"}` out.

use std::io::{self, BufRead, Write};

use dom_smoothie::{Config, Readability, TextMode};
use serde_json::{Value, json};

fn text(html: &str) -> Option<String> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    Some(article.text_content.to_string())
}

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let page: Value = serde_json::from_str(&line?)?;
        let text = text(page["html"].as_str().unwrap_or_default()).unwrap_or_default();
        writeln!(out, "{}", json!({ "id": page["id"], "text": text }))?;
    }
    out.flush()
}
