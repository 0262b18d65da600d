//! Bad input gives a clear error or comes back unchanged: never a panic, a hang or lost text.
//!
//! Each case runs with the default limits, and with limits so high that the work is really done. The sizes are chosen so
//! that a single quadratic step would look like a hang.

use limpid::ReadOptions;
use limpid::{Input, Options, Report, SummaryOptions, Verdict, process};

fn raised() -> Options {
    let read = ReadOptions::new().max_bytes(usize::MAX).max_blocks(usize::MAX).max_depth(1 << 20);
    with_summary().read(read)
}

fn with_summary() -> Options {
    Options::new().summary(SummaryOptions::default())
}

/// Runs `input` with both sets of limits and checks that no text is lost.
fn run(input: Input<'_>) -> Vec<Report<'_>> {
    [with_summary(), raised()]
        .iter()
        .map(|options| {
            let report = process(input, options).expect("the options make sense");
            assert_eq!(report.changes().apply(report.page_text()), report.text());
            report
        })
        .collect()
}

#[test]
fn empty_input_gives_empty_output_and_no_removals() {
    for input in [Input::Bytes(b""), Input::Text(""), Input::Html(""), Input::Auto("")] {
        for report in run(input) {
            assert_eq!((report.text(), report.summary_text().as_str()), ("", ""));
            assert_eq!(report.cleaned().verdict(), Verdict::NothingToRemove);
        }
    }
}

#[test]
fn any_single_byte_is_accepted() {
    for byte in 0..=255_u8 {
        run(Input::Bytes(&[byte]));
    }
}

#[test]
fn a_huge_line_is_kept() {
    let line = "word and other words ".repeat(50_000_000 / 21);
    let reports = run(Input::Text(&line));
    assert_eq!(reports[0].cleaned().verdict(), Verdict::LimitExceeded);
    for report in reports {
        assert_eq!(report.text(), line);
    }
}

#[test]
fn a_huge_damaged_line_is_repaired() {
    let line = "cafÃ© ".repeat(500_000);
    for report in run(Input::Text(&line)) {
        assert_eq!(report.text().trim_end(), "café ".repeat(500_000).trim_end());
    }
}

#[test]
fn invalid_utf8_is_decoded() {
    let mut bytes = b"A plain sentence that goes on for a while, and ".repeat(20);
    bytes.extend([0xE9, 0xFF, 0xC0, 0x80, 0xF8]);
    for report in run(Input::Bytes(&bytes)) {
        assert!(report.text().starts_with("A plain sentence"));
    }
}

#[test]
fn nuls_do_not_end_the_text() {
    for report in run(Input::Text("before\0after")) {
        assert!(report.text().contains("before") && report.text().contains("after"));
    }
    for report in run(Input::Html("<p>before\0after</p>")) {
        assert!(report.text().contains("before") && report.text().contains("after"));
    }
}

#[test]
fn unclosed_tags_lose_no_text() {
    for html in
        ["<p>kept <b>too <a href=", "<p>kept <!-- not", "<table><tr><td>kept", "<p>kept<script>x", "<ul><li>kept<li>"]
    {
        for report in run(Input::Html(html)) {
            assert!(report.text().contains("kept"), "{html:?} gave {:?}", report.text());
        }
    }
}

#[test]
fn deep_nesting_takes_linear_time() {
    let deep = format!("{}kept text{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let unclosed = format!("{}kept text", "<b><i><p>".repeat(40_000));
    for html in [&deep, &unclosed] {
        for report in run(Input::Html(html)) {
            assert_eq!(report.text(), "kept text");
        }
    }
}

#[test]
fn many_small_elements_take_linear_time() {
    let cases = [
        "<p>a few words here</p>".repeat(100_000),
        "text<br>".repeat(200_000),
        format!("<p {}>kept</p>", "a=1 ".repeat(200_000)),
        format!("kept{}", "<a href=x>".repeat(100_000)),
        format!("<p>kept{}", "</div>".repeat(200_000)),
        "<table><tr><td>kept".repeat(20_000),
    ];
    for html in &cases {
        for report in run(Input::Html(html)) {
            assert!(!report.text().is_empty());
        }
    }
}

#[test]
fn a_text_of_short_lines_takes_linear_time() {
    let lines = "Home\nNews\nA line with a few more words in it.\n".repeat(60_000);
    for report in run(Input::Text(&lines)) {
        assert!(report.text().contains("A line with a few more words"));
    }
}

#[test]
fn runs_of_suspect_characters_take_linear_time() {
    for run_of in ["Ã", "Ã\u{83}Â", "â€", "&amp;", "\u{fffd}", "&", "Ð", "\u{92}", "'"] {
        let text = run_of.repeat(200_000);
        run(Input::Text(&text));
    }
}

#[test]
fn runs_of_stops_take_linear_time() {
    for run_of in [". ", "...", "? ! ", "a.b.c.", "A. B. ", "![", "。", "\"' )", "\n"] {
        let text = run_of.repeat(100_000);
        run(Input::Text(&text));
    }
}

#[test]
fn unknown_labels_and_bad_rules_are_errors() {
    let mut options = Options::default();
    options.decode.label = Some("utf-99".into());
    let error = process(Input::Bytes(b"x"), &options).unwrap_err();
    assert!(error.to_string().contains("utf-99"));
    let mut options = Options::default();
    options.clean.as_mut().unwrap().remove = vec!["/(/".into()];
    let error = process(Input::Text("x"), &options).unwrap_err();
    assert_eq!(error.code(), "bad-rule");
}
