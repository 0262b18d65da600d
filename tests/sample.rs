//! The sample page that this project started with.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use limpid::{Input, Options, Report, SummaryOptions, process, repair};

fn sample(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample").join(name)).expect("a sample file")
}

fn words(text: &str) -> HashMap<String, i32> {
    let mut bag = HashMap::new();
    for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *bag.entry(word.to_owned()).or_default() += 1;
    }
    bag
}

/// F1 between two texts as bags of words.
fn token_f1(gold: &str, found: &str) -> f64 {
    let (gold, found) = (words(gold), words(found));
    let common: i32 = gold.iter().map(|(word, n)| *n.min(found.get(word).unwrap_or(&0))).sum();
    2.0 * f64::from(common) / f64::from(gold.values().sum::<i32>() + found.values().sum::<i32>())
}

fn report(page: &str) -> Report<'_> {
    let options = Options::new().summary(SummaryOptions::default());
    process(Input::Bytes(page.as_bytes()), &options).expect("default options make sense")
}

#[test]
fn the_page_is_repaired_exactly() {
    assert_eq!(repair(&sample("page.txt"), &Default::default()).text(), sample("page.repaired.txt"));
}

#[test]
fn the_repairs_of_the_pipeline_are_those_of_repair() {
    let page = sample("page.txt");
    assert_eq!(report(&page).repairs(), repair(&page, &Default::default()).changes());
}

#[test]
fn the_article_is_left_and_nothing_else() {
    let (page, gold) = (sample("page.txt"), sample("page.cleaned.txt"));
    let report = report(&page);
    let f1 = token_f1(&gold, report.text());
    assert!(f1 >= 0.97, "token F1 {f1:.3}:\n{}", report.text());
    for chrome in
        ["Global Defence Updates", "imgsize", "enter your", "Akismet", "Most Popular", "AMCA", "Zen ", "is protected"]
    {
        assert!(!report.text().contains(chrome), "{chrome} is left:\n{}", report.text());
    }
    for paragraph in gold.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        assert!(report.text().contains(paragraph.trim()), "lost: {paragraph}");
    }
}

#[test]
fn the_summary_is_of_the_article() {
    let (page, gold) = (sample("page.txt"), sample("page.cleaned.txt"));
    let report = report(&page);
    let picked: Vec<&str> = report.summary().unwrap().picked().map(|s| s.span.of(report.text())).collect();
    assert_eq!(picked.len(), 3);
    for sentence in picked {
        assert!(gold.contains(sentence), "not of the article: {sentence}");
    }
}

#[test]
fn sentences_without_a_space_are_split() {
    let page = sample("page.txt");
    let report = report(&page);
    let sentences: Vec<&str> = report.summary().unwrap().sentences().iter().map(|s| s.span.of(report.text())).collect();
    assert!(sentences.iter().any(|s| s.ends_with("a second official said.")));
    assert!(sentences.iter().any(|s| s.starts_with("Russia’s rapidly expanding")));
}

#[test]
fn summary_sentences_map_back_to_the_page() {
    let page = sample("page.txt");
    let report = report(&page);
    for sentence in report.summary().unwrap().picked() {
        let source = report.trace(sentence.span);
        assert_eq!(source.of(&page), sentence.span.of(report.text()));
    }
}

#[test]
fn everything_can_be_undone() {
    let page = sample("page.txt");
    let report = report(&page);
    assert_eq!(report.with(|_| false), page);
    assert!(report.repairs().len() >= 5 && report.removals().len() >= 10);
}
