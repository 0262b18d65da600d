//! Cleans a page and prints its text, and what was changed as JSON.

use limpid::{Input, Options, SummaryOptions, process};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page = "<nav><a href=/>Home</a></nav><h1>Ferry</h1><p>The cafÃ© on the ferry reopened on Monday.</p>";
    let report = process(Input::Html(page), &Options::new().summary(SummaryOptions::new()))?;
    println!("{}", report.text());
    println!("{}", serde_json::to_string(report.repairs().as_slice().first().map(|c| &c.replacement).unwrap())?);
    assert!(report.text().contains("The café on the ferry"));
    Ok(())
}
