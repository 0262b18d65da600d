//! The cases of `tests/cases/fidelity`: what a page means must come through, in text and in Markdown.
//!
//! A case has `input`, a piece of HTML, `expect.markdown` and `expect.text`, and sometimes `expect.html` or the `url` of its
//! page. The piece is read between the two sentences of [`page`], with all that is visible kept.

use std::fs;
use std::path::Path;

use limpid::{CleanOptions, Focus, Input, Options, process};
use serde_json::Value;

/// Text around the piece, so that it is part of a page.
const BEFORE: &str = "The first paragraph of the page says what it is about.";
const AFTER: &str = "The last paragraph of the page brings it to an end.";

fn cases() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/fidelity");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file| serde_json::from_str::<Vec<Value>>(&fs::read_to_string(file).unwrap()).unwrap();
    files.into_iter().flat_map(read).collect()
}

fn page(piece: &str) -> String {
    format!("<html><body><main><p>{BEFORE}</p>{piece}<p>{AFTER}</p></main></body></html>")
}

/// `text` without the sentences around the piece.
fn inner<'a>(text: &'a str, label: &str) -> &'a str {
    let inner = text.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(AFTER));
    inner.unwrap_or_else(|| panic!("{label}: the sentences around it changed: {text}")).trim_matches('\n')
}

/// Safe HTML without the paragraphs around the piece.
fn inner_html(html: &str) -> String {
    let inner = html.split(BEFORE).nth(1).and_then(|rest| rest.split(AFTER).next()).unwrap();
    inner.trim_start_matches("</p>").trim_end_matches("<p>").trim().to_owned()
}

/// A case in each form.
struct Outputs {
    markdown: String,
    text: String,
    html: String,
    /// The text of the safe HTML.
    text_again: String,
}

fn outputs(case: &Value) -> Outputs {
    let label = case["label"].as_str().unwrap();
    let clean = CleanOptions::new().focus(Focus::All);
    let mut options = Options::new().clean(clean).repair(None);
    options.read.url = case["url"].as_str().map(str::to_owned);
    let html = page(case["input"].as_str().unwrap());
    let report = process(Input::Html(&html), &options).unwrap();
    let safe = format!("<main>{}</main>", report.to_html());
    let again = process(Input::Html(&safe), &options).unwrap();
    let own = |text: String| inner(&text, label).to_owned();
    Outputs {
        markdown: own(report.to_markdown()),
        text: own(report.text().to_owned()),
        html: inner_html(&safe),
        text_again: own(again.text().to_owned()),
    }
}

#[test]
fn pages_keep_their_meaning() {
    let mut wrong = Vec::new();
    for case in cases() {
        let outputs = outputs(&case);
        for (form, got) in [("markdown", outputs.markdown), ("text", outputs.text), ("html", outputs.html)] {
            let Some(want) = case["expect"][form].as_str() else { continue };
            if got != want {
                wrong.push(format!("{} {form}:\n--- want\n{want}\n--- got\n{got}\n", case["label"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_case_expects_markdown_and_text() {
    for case in cases() {
        let expects = |form: &str| case["expect"][form].is_string();
        assert!(expects("markdown") && expects("text"), "{}", case["label"]);
    }
}

/// Words of a text, whatever separates them. The numbers of items do not count: lists whose class may hide them have none
/// in text, but the class does not come through.
fn words(text: &str) -> Vec<&str> {
    let is_number =
        |word: &str| word.strip_suffix('.').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    text.split_whitespace().filter(|word| !is_number(word)).collect()
}

#[test]
fn safe_html_keeps_their_meaning() {
    let mut wrong = Vec::new();
    for case in cases() {
        let Outputs { text, text_again: again, .. } = outputs(&case);
        if words(&text) != words(&again) {
            wrong.push(format!("{}:\n--- text\n{text}\n--- read again\n{again}\n", case["label"]));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn there_are_cases_of_every_construct() {
    let count = cases().len();
    assert!(count >= 150, "{count} cases");
}

/// The Markdown, safe HTML and text of a piece, without the sentences around it.
fn all_outputs(piece: &str) -> [String; 3] {
    let options = Options::new().clean(CleanOptions::new().focus(Focus::All)).repair(None);
    let html = page(piece);
    let report = process(Input::Html(&html), &options).unwrap();
    let inner = |text: String| text.split(BEFORE).nth(1).unwrap().split(AFTER).next().unwrap().to_owned();
    let safe = inner_html(&report.to_html());
    [inner(report.to_markdown()).trim().to_owned(), safe, inner(report.text().to_owned()).trim().to_owned()]
}

/// Outputs link to videos, recordings and maps; text stays without.
#[test]
fn embeds_become_links() {
    let cases = [
        (
            r#"<p><iframe src="https://www.youtube.com/embed/a" title="The [old] flood"></iframe></p>"#,
            "[The \\[old\\] flood](https://www.youtube.com/embed/a)",
        ),
        (r#"<iframe data-src="//player.vimeo.com/video/7"></iframe>"#, "[Vimeo](//player.vimeo.com/video/7)"),
        (r#"<video controls><source src="/v.mp4" type="video/mp4">Use another browser.</video>"#, "[Video](/v.mp4)"),
        (r#"<audio controls src="/r.mp3"></audio>"#, "[Audio](/r.mp3)"),
        (r#"<amp-youtube data-videoid="zz9"></amp-youtube>"#, "[YouTube](https://www.youtube.com/watch?v=zz9)"),
        (
            r#"<amp-img src="/a.jpg" alt="Pier" width=600><noscript><img src="/a.jpg"></noscript><img src="/a.jpg"></amp-img>"#,
            "![Pier](/a.jpg)",
        ),
    ];
    for (piece, want) in cases {
        let [markdown, safe, text] = all_outputs(piece);
        assert_eq!(markdown, want);
        assert_eq!(text, "", "{piece}");
        assert_eq!(safe.contains("<a href="), !piece.contains("amp-img"), "{safe}");
    }
}

/// Frames of advertising and trackers, and moving backgrounds, leave nothing.
#[test]
fn other_frames_are_dropped() {
    let pieces = [
        r#"<iframe src="https://ads.example/frame?u=youtube.com/embed/a" title="Advertisement"></iframe>"#,
        r#"<iframe src="about:blank"></iframe>"#,
        "<video autoplay muted loop src=/b.mp4></video>",
        r#"<video controls src="blob:https://a.example/1"></video>"#,
        r#"<iframe src="javascript:alert(1)//youtube.com/embed/"></iframe>"#,
        r#"<div hidden><iframe src="https://www.youtube.com/embed/a"></iframe></div>"#,
    ];
    for piece in pieces {
        assert_eq!(all_outputs(piece).map(|output| output.replace('\n', "")), ["", "", ""], "{piece}");
    }
}
