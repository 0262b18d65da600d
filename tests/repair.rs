//! The cases of `tests/cases/repair`, and the properties of repair on generated text.
//!
//! Besides the common fields, a case may have a `profile` (`ftfy`). A negative case may leave out `expect`.

use std::fs;
use std::path::{Path, PathBuf};

use limpid::{RepairOptions, repair};
use proptest::prelude::*;
use serde_json::Value;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/repair").join(name)
}

/// Every case of a folder, with the file it is in.
fn cases(name: &str) -> Vec<(String, Value)> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut all = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "json")) {
        let list: Vec<Value> = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        all.extend(list.into_iter().map(|case| (format!("{}: {}", file.display(), case["label"]), case)));
    }
    assert!(!all.is_empty(), "no case in {name}");
    all
}

fn options(case: &Value) -> RepairOptions {
    if case["profile"] == "ftfy" { RepairOptions::ftfy() } else { RepairOptions::default() }
}

/// What is wrong with the result of a case, if anything. Also checks the properties of repair.
fn complaint(case: &Value) -> Option<String> {
    let input = case["input"].as_str().unwrap();
    let expect = case["expect"].as_str().unwrap_or(input);
    let options = options(case);
    check_laws(input, &options);
    let got = repair(input, &options);
    (got.text() != expect).then(|| format!("{input:?}\n   gave {:?}\n   want {expect:?}", got.text()))
}

fn check_laws(input: &str, options: &RepairOptions) {
    let once = repair(input, options);
    assert_eq!(once.with(|_| true), once.text());
    assert_eq!(once.with(|_| false), input);
    for change in once.changes() {
        assert!(input.get(change.input.range()).is_some(), "{change:?}");
        assert_eq!(once.text().get(change.output.range()), Some(&*change.replacement));
        let breaks = |text: &str| text.matches('\n').count();
        assert!(options.fix_line_breaks || breaks(&input[change.input.range()]) == breaks(&change.replacement));
    }
    assert!(std::str::from_utf8(once.with(|change| change.id.0 % 2 == 0).as_bytes()).is_ok());
    let twice = repair(once.text(), options);
    assert_eq!(twice.text(), once.text(), "not idempotent on {input:?}");
}

fn check(folder: &str) {
    let complaints: Vec<String> = cases(folder)
        .iter()
        .filter_map(|(label, case)| complaint(case).map(|complaint| format!("{label}\n   {complaint}")))
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn damage_seen_in_the_wild_is_repaired() {
    check("wild");
}

#[test]
fn synthetic_damage_is_repaired() {
    check("synthetic");
}

#[test]
fn undamaged_text_is_unchanged() {
    check("negative");
}

#[test]
fn known_failures_still_fail() {
    for (label, case) in cases("known-failures") {
        assert!(complaint(&case).is_some(), "{label} passes now; move it");
    }
}

#[test]
fn negatives_outnumber_fixes() {
    let fixes = cases("wild").len() + cases("synthetic").len();
    assert!(cases("negative").len() > fixes);
}

#[test]
fn the_sample_page_is_repaired() {
    let read = |name: &str| fs::read_to_string(folder("../../sample").join(name)).unwrap();
    assert_eq!(repair(&read("page.txt"), &RepairOptions::default()).text(), read("page.repaired.txt"));
}

/// Text with much of what repair looks for: lead and trail characters, entities, escapes, spaces, line feeds.
fn suspicious() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ÂÃÐÑâãäåæçèéđ–‡’“€™œžŸ]{1,4}",
        "[\u{80}-\u{bf}]{1,3}",
        "[вРСЂ°іє»јЃѓ]{1,4}",
        "[เธโ€™‚น]{1,4}",
        "[├┤┬┐√∏‚Äô]{1,4}",
        "[鈥檚锛岋紝�]{1,3}",
        "&(amp;)?(eacute|#195|#x80|lt|AMP);?",
        "\u{1b}\\[[0-9;]{0,4}[a-zA-Z]?",
        "[A-Za-z ]{1,6}",
        "[ \u{a0}\n\r\t.,]{1,2}",
        "[e\u{301}\u{300}o\u{308}]{1,3}",
        "\\PC{1,3}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// A text, and the same text after being decoded as windows-1252 by mistake, `layers` times.
fn damaged() -> impl Strategy<Value = (String, usize)> {
    ("[a-zäöüéèàçñßøåŠščćžłğşиеанпривтλογος “”’–…€]{1,30}", 1usize..4)
}

fn misread(text: &str, layers: usize) -> String {
    (0..layers).fold(text.to_owned(), |text, _| encoding_rs::WINDOWS_1252.decode(text.as_bytes()).0.into_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn laws_hold_on_suspicious_text(text in suspicious()) {
        check_laws(&text, &RepairOptions::default());
        check_laws(&text, &RepairOptions::ftfy());
    }

    #[test]
    fn laws_hold_on_any_text(text in "\\PC{0,40}") {
        check_laws(&text, &RepairOptions::default());
    }

    #[test]
    fn laws_hold_on_misread_text((text, layers) in damaged()) {
        check_laws(&misread(&text, layers), &RepairOptions::default());
    }

    #[test]
    fn ascii_without_entities_is_borrowed(text in "[ -%'-~\n\t]{0,200}") {
        let repaired = repair(&text, &RepairOptions::default());
        prop_assert!(matches!(repaired.into_text(), std::borrow::Cow::Borrowed(_)));
    }
}

/// Cases show one kind of damage each. Here every two of them meet on a line, in both orders.
#[test]
fn laws_hold_where_two_kinds_of_damage_meet_on_a_line() {
    let inputs: Vec<String> = ["synthetic", "wild"]
        .iter()
        .flat_map(|name| cases(name))
        .filter(|(file, _)| !file.contains("ftfy"))
        .map(|(_, case)| case["input"].as_str().unwrap().replace(['\n', '\r'], " "))
        .filter(|input| input.len() < 100)
        .collect();
    for first in &inputs {
        for second in &inputs {
            check_laws(&format!("{first} {second}"), &RepairOptions::default());
        }
    }
}

#[test]
fn laws_hold_where_a_composed_letter_follows_a_less_than_sign() {
    for options in [RepairOptions::default(), RepairOptions::ftfy()] {
        check_laws("&amp;eacute<e\u{308}", &options);
    }
}

/// The line break between the entity and the tag is a line feed only once it is fixed.
#[test]
fn laws_hold_where_another_line_break_precedes_a_tag() {
    for line_break in ["\r", "\u{2028}", "\u{2029}", "\r\n"] {
        let text = format!("œ&eacute;{line_break}<a");
        check_laws(&text, &RepairOptions::ftfy());
        assert_eq!(repair(&text, &RepairOptions::ftfy()).text(), "œé\n<a");
    }
}

#[test]
fn entities_after_a_tag_stay_in_any_pieces() {
    let text = "<ul>\nFish &amp; chips\nCaf&eacute; &amp; bar\n";
    let mut stream = limpid::RepairStream::new(RepairOptions::default());
    let pieces: Vec<String> = text.split_inclusive('\n').map(|line| stream.push_text(line)).collect();
    assert_eq!(pieces.concat() + &stream.finish(), text);
    assert_eq!(repair(text, &RepairOptions::default()).text(), text);
}

#[test]
fn entities_of_a_page_are_resolved_once() {
    let page = "<p>Write <code>&amp;lt;</code> for &lt;, and &amp;eacute;tude for &eacute;tude.</p>";
    let report = limpid::process(limpid::Input::Html(page), &limpid::Options::new().clean(None)).unwrap();
    assert_eq!(report.text().trim(), "Write &lt; for <, and &eacute;tude for étude.");
}
