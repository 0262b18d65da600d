//! Writes the features of each sentence, for `models/score/train.py` and `models/score/suitability.py`.
//!
//! Reads JSON Lines `{"id","text","lang"?,"title"?,"sentences"? or "words"?}`, writes `{"id","sentences":[…],"features":[[…]…],"suitability":[[…]…],"totals":[…]}`.

use limpid::advanced::{Context, features, suitability_features};
use limpid::{Span, SummaryOptions, summarize};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let document: Value = serde_json::from_str(&line?)?;
        let text = document["text"].as_str().unwrap_or_default();
        let (lang, title) = (document["lang"].as_str(), document["title"].as_str());
        let words = document["words"].as_f64().map_or(3.0, |words| words as f32 / 20.0);
        let summary_length = document["sentences"].as_f64().map_or(words, |sentences| sentences as f32);
        let options = {
            let mut options = SummaryOptions::new();
            options.lang = lang.map(str::to_owned);
            options
        };
        let spans: Vec<Span> = summarize(text, &options).sentences().iter().map(|sentence| sentence.span).collect();
        let context = Context { lang, title, blocks: &[] };
        let rows = features(text, &spans, &context, summary_length);
        let (suitability, totals) = suitability_features(text, &spans, &context, summary_length);
        let sentences: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        let row = json!({"id": document["id"], "sentences": sentences, "features": rows, "suitability": suitability, "totals": totals});
        writeln!(out, "{row}")?;
    }
    out.flush()
}
