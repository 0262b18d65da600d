//! The judged texts of `benches/summaries/judged.txt`: a summary of three sentences holds one that it must, and none that
//! it must not. `benches/summaries/judged.py` compares it with other programs.

use limpid::{SummaryOptions, summarize};
use std::fs;
use std::path::Path;

/// What part of the texts has to come out right, in percent: close to the goals of the project (95 and 85).
const CLEAN: usize = 90;
const MUST: usize = 85;
/// Letters of a sentence that is looked for inside a longer one.
const MIN_LETTERS: usize = 8;

struct Judged {
    lang: String,
    kind: String,
    text: String,
    must: Vec<String>,
    not: Vec<String>,
}

fn read() -> Vec<Judged> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/summaries/judged.txt");
    let mut found: Vec<Judged> = Vec::new();
    for line in fs::read_to_string(path).expect("the texts").lines() {
        if let Some(head) = line.strip_prefix("@ ") {
            let mut words = head.split(' ').skip(1).map(str::to_owned);
            let (lang, kind) = (words.next().expect("a language"), words.next().expect("a kind"));
            found.push(Judged { lang, kind, text: String::new(), must: Vec::new(), not: Vec::new() });
        } else if let (Some(mark @ ("+ " | "- " | "= ")), Some(judged)) = (line.get(..2), found.last_mut()) {
            let content = line[2..].to_owned();
            judged.text += &(content.clone() + "\n");
            match mark {
                "+ " => judged.must.push(content),
                "- " => judged.not.push(content),
                _ => {}
            }
        }
    }
    found
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// True when the summary has the sentence, or most of it.
fn holds(summary: &[String], sentence: &str) -> bool {
    let whole = squeezed(sentence);
    summary.iter().any(|part| {
        whole.contains(part) && part.len() * 2 > whole.len()
            || whole.chars().count() >= MIN_LETTERS && part.contains(&whole)
    })
}

#[test]
fn summaries_contain_what_they_must() {
    let texts = read();
    let (mut clean, mut must, mut count) = (0, 0, 0);
    for judged in &texts {
        let options = SummaryOptions::new().lang(judged.lang.clone());
        let summary = summarize(&judged.text, &options);
        if matches!(judged.kind.as_str(), "list" | "table" | "verse" | "code") {
            assert!(summary.kind().has_no_sentences(), "{}: {:?}", judged.kind, summary.kind());
            continue;
        }
        let parts: Vec<String> = summary.picked().map(|sentence| squeezed(sentence.span.of(&judged.text))).collect();
        clean += usize::from(!judged.not.iter().any(|sentence| holds(&parts, sentence)));
        must += usize::from(judged.must.iter().any(|sentence| holds(&parts, sentence)));
        count += 1;
    }
    assert!(count >= 50, "only {count} texts");
    assert!(
        clean * 100 >= CLEAN * count && must * 100 >= MUST * count,
        "{clean} clean, {must} with a must, of {count}"
    );
}
