use std::io::{BufRead, Write};
fn main() {
    let mode = std::env::args().nth(1).unwrap();
    let algorithm = match std::env::args().nth(2).as_deref() { Some("graph") => limpid::Algorithm::Graph, Some("frequency") => limpid::Algorithm::Frequency, Some("lead") => limpid::Algorithm::Lead, _ => limpid::Algorithm::Combined };
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let v: serde_json::Value = serde_json::from_str(&line).unwrap();
        let text = v["text"].as_str().unwrap();
        let lang = v["lang"].as_str();
        let s: Vec<&str> = if mode == "seg" {
            limpid::sentences(text, lang).iter().map(|s| s.of(text)).collect()
        } else {
            let length = if let Some(n) = v["sentences"].as_u64() { limpid::Length::Sentences(n as usize) } else { limpid::Length::Words(v["words"].as_u64().unwrap() as usize) };
            let o = limpid::SummaryOptions { length, algorithm, lang: lang.map(str::to_owned), title: v["title"].as_str().map(str::to_owned), ..Default::default() };
            let r = limpid::summarize(text, &o);
            r.picked().map(|s| s.span.of(text)).collect()
        };
        writeln!(out, "{}", serde_json::json!({"id": v["id"], "sentences": s})).unwrap();
    }
}
