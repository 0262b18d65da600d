//! Properties of the sentence splitter: it covers the text, loses nothing, and takes linear time.

use limpid::{Span, sentences};
use proptest::prelude::*;

fn assert_covers(text: &str, spans: &[Span]) {
    let mut end = 0;
    for span in spans {
        assert_eq!(span.start, end, "{text:?}");
        assert!(!span.is_empty(), "{text:?}");
        end = span.end;
    }
    assert_eq!(end, text.len(), "{text:?}");
    assert_eq!(spans.iter().map(|span| span.of(text)).collect::<String>(), text);
}

/// Where sentences end, counted in characters that are not white space.
fn borders(text: &str) -> Vec<usize> {
    let visible = |span: Span| text[..span.end].chars().filter(|c| !c.is_whitespace()).count();
    sentences(text, Some("en")).into_iter().map(visible).collect()
}

/// Text made of everything that matters to a splitter.
fn damaged_text() -> impl Strategy<Value = String> {
    let pieces = [
        "The",
        "dam",
        "Mr",
        "U.S",
        "p.m",
        "etc",
        "1",
        "12",
        "3.14",
        "a",
        "I",
        ".",
        ".",
        ".",
        "!",
        "?",
        "…",
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "(",
        ")",
        "[1]",
        "“",
        "”",
        "\"",
        "'",
        "«",
        "»",
        "-",
        "–",
        ":",
        ";",
        ",",
        "。",
        "」",
        "।",
        "؟",
        "é",
        "東京",
        "ไทย",
        "•",
        "2)",
        "b.",
        "\u{a0}",
        "\u{feff}",
        "www.",
        "/",
        "@",
        "\t",
        "Ж",
        "Ա",
        "α",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn sentences_cover_any_text(text in any::<String>()) {
        assert_covers(&text, &sentences(&text, None));
    }

    #[test]
    fn sentences_cover_damaged_text(text in damaged_text(), lang in prop::sample::select(vec!["", "de", "en", "xx"])) {
        assert_covers(&text, &sentences(&text, Some(lang)));
    }

    #[test]
    fn no_sentence_begins_with_white_space(text in damaged_text()) {
        for span in sentences(&text, None).iter().skip(1) {
            prop_assert!(!span.of(&text).starts_with(char::is_whitespace));
        }
    }

    #[test]
    fn line_feed_and_carriage_return_give_the_same_borders(text in damaged_text()) {
        prop_assert_eq!(borders(&text), borders(&text.replace('\n', "\r\n")));
    }
}

#[test]
fn texts_without_sentences() {
    assert!(sentences("", None).is_empty());
    for text in [" ", "\n\n", ".", "a", "\u{feff}"] {
        assert_eq!(sentences(text, None), [Span::new(0, text.len())], "{text:?}");
    }
}

/// None of these may take more than linear time. Quadratic work on a megabyte would take minutes.
#[test]
fn long_runs_take_linear_time() {
    let runs = [
        ".", ". ", "a.", "A.", "1.", "1) ", "(", "\"", ".\"", "!", "\n", " ", "\r\n", "a", ".[1]", "«", "。", "... ",
        "」",
    ];
    for run in runs {
        let text = run.repeat(1_000_000 / run.len());
        assert_covers(&text, &sentences(&text, None));
    }
    let one = "word ".repeat(1_000_000);
    assert_eq!(sentences(&one, None).len(), 1);
}
