//! The properties of the whole pipeline: it gives what its stages give one after the other, and every change can be undone.

use limpid::ReadOptions;
use limpid::advanced::clean_page;
use limpid::advanced::label;
use limpid::advanced::{read, sniff};
use limpid::{CleanOptions, Input, Options, RepairOptions, Report, SourceKind, Span, SummaryOptions, process, repair};
use proptest::collection::vec;
use proptest::prelude::*;

fn options() -> Options {
    Options::new().summary(SummaryOptions::default())
}

/// Pieces to build pages from, some damaged and some not.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=\"nav\">",
    "</div>",
    "<ul>",
    "<li>",
    "</ul>",
    "<a href=\"/x\">",
    "</a>",
    "<h1>",
    "</h1>",
    "<table>",
    "<td>",
    "<tr>",
    "<br>",
    "<pre>",
    "</pre>",
    "<!-- x -->",
    "<script>var a = 1 < 2;</script>",
    "<",
    "&amp;",
    "&eacute;",
    "&#x80;",
    "\n",
    "\n\n",
    " ",
    "\t",
    "Home",
    " | ",
    "News",
    "© 2024",
    "Share this",
    "cafÃ©",
    "Indiaโ€™s frigates",
    "â€œquotedâ€\u{9d}",
    "\u{fffd}",
    "\u{0}",
    "\u{85}",
    "e\u{301}",
    "العربية",
    "漢字のテキスト。",
    "The minister said on Monday that the bridge would open again in spring. ",
    "It had been shut for a year, she said.",
    "Please enter your comment!",
    "ﬁ",
    "😀",
    "\r\n",
    "\u{1b}[31m",
];

fn page() -> impl Strategy<Value = String> {
    vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

fn assert_laws(report: &Report<'_>) -> Result<(), TestCaseError> {
    let page_text = report.page_text();
    prop_assert_eq!(report.changes().apply(page_text), report.text());
    prop_assert_eq!(report.with(|_| true), report.text());
    prop_assert_eq!(report.with(|_| false), page_text);
    prop_assert_eq!(report.repairs().apply(page_text), report.cleaned().page().text());
    prop_assert_eq!(report.removals().apply(report.cleaned().page().text()), report.text());
    for pair in report.changes().as_slice().windows(2) {
        prop_assert!(pair[0].input.end <= pair[1].input.start);
    }
    for pair in report.cleaned().blocks().windows(2) {
        prop_assert!(pair[0].span.end <= pair[1].span.start);
    }
    let summary = report.summary().expect("was requested");
    for sentence in summary.sentences() {
        prop_assert!(!sentence.span.of(report.text()).trim().is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn laws_hold_for_html_and_text(source in page()) {
        for input in [Input::Html(&source), Input::Text(&source), Input::Bytes(source.as_bytes())] {
            assert_laws(&process(input, &options()).unwrap())?;
        }
    }

    #[test]
    fn laws_hold_for_any_bytes(bytes in vec(any::<u8>(), 0..200)) {
        match process(Input::Bytes(&bytes), &options()) {
            Ok(report) => assert_laws(&report)?,
            Err(error) => prop_assert_eq!(error.code(), "binary-input"),
        }
    }

    #[test]
    fn spans_lead_into_the_input(source in page()) {
        for input in [Input::Html(&source), Input::Text(&source)] {
            let report = process(input, &options()).unwrap();
            for change in report.changes() {
                let span = report.source(change.input);
                prop_assert!(source.get(span.range()).is_some(), "{span:?} of {source:?}");
            }
            for sentence in report.summary().unwrap().picked() {
                prop_assert!(source.get(report.trace(sentence.span).range()).is_some());
            }
        }
    }

    #[test]
    fn any_subset_of_the_changes_can_be_chosen(source in page(), mask in any::<u64>()) {
        let report = process(Input::Html(&source), &options()).unwrap();
        let accept = |id: u32| mask >> (id % 64) & 1 == 1;
        let text = report.with(|change| accept(change.id.0));
        // A block whose removal was rejected is in the text, repaired or not.
        for removal in report.removals().iter().filter(|r| !accept(r.id.0)) {
            let block = removal.input.of(report.cleaned().page().text()).trim();
            prop_assert!(!report.repairs().is_empty() || text.contains(block));
        }
    }

    #[test]
    fn the_pipeline_is_its_stages(source in page()) {
        for kind in [SourceKind::Html, SourceKind::Text] {
            let input = if kind == SourceKind::Html { Input::Html(&source) } else { Input::Text(&source) };
            let report = process(input, &Options::default()).unwrap();
            let page = read(&source, kind, &ReadOptions::default());
            let repaired = repair(page.text(), &RepairOptions::default());
            let changes = repaired.changes().clone();
            let page = page.clone().with_changes(&changes);
            let labels = label(&page, &CleanOptions::default()).unwrap();
            let cleaned = clean_page(page, labels, &CleanOptions::default());
            prop_assert_eq!(cleaned.text(), report.text());
            prop_assert_eq!(&changes, report.repairs());
        }
    }

    #[test]
    fn repair_is_idempotent(source in page()) {
        let once = repair(&source, &RepairOptions::default());
        let twice = repair(once.text(), &RepairOptions::default());
        prop_assert_eq!(twice.text(), once.text());
    }
}

#[test]
fn spans_of_decoded_bytes_point_into_the_bytes() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("<p>Президент сообщил о новых решениях правительства.</p>");
    let report = process(Input::Bytes(&bytes), &options()).unwrap();
    assert_eq!(report.decoded().unwrap().encoding(), "windows-1251");
    let whole = report.trace(Span::new(0, report.text().len()));
    assert_eq!(whole, Span::new(3, bytes.len() - 4));
}

#[test]
fn a_skipped_stage_changes_nothing() {
    let page = "Home | News | Login\n\ncafÃ©";
    let off = Options::new().repair(None).clean(None);
    let report = process(Input::Text(page), &off).unwrap();
    assert_eq!(report.text(), page);
    assert!(report.changes().is_empty());
}

#[test]
fn html_is_distinguished_from_text() {
    assert_eq!(sniff("<p>x</p>"), SourceKind::Html);
    assert_eq!(sniff("a < b"), SourceKind::Text);
    let declaration = "<?xml version=\"1.0\"?>\n";
    for start in ["<!DOCTYPE html PUBLIC \"x\">", "<!-- a --> <!-- b -->\n<html>", "<HTML lang=en>"] {
        assert_eq!(sniff(&format!("{declaration}{start}")), SourceKind::Html, "{start}");
    }
    for start in ["<rss>", "<!DOCTYPE book>", "<!-- <html>", ""] {
        assert_eq!(sniff(&format!("{declaration}{start}")), SourceKind::Text, "{start}");
    }
}

#[test]
fn results_can_cross_threads() {
    fn check<T: Send + Sync>() {}
    check::<Report<'_>>();
    check::<limpid::Error>();
    check::<Options>();
}
