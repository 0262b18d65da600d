//! The cases of `tests/cases/clean`, the sample page, and the properties of removals.
//!
//! A case has `kind` (`html` or `text`), `expect.keeps` (what must be in the text) and `expect.removes` (what must not).

use std::fs;
use std::path::Path;

use limpid::{CleanOptions, Cleaned, Focus, Input, Reason, RemovalReason, Verdict, clean};
use serde_json::Value;

fn cases(folder: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/clean").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file| serde_json::from_str::<Vec<Value>>(&fs::read_to_string(file).unwrap()).unwrap();
    files.into_iter().flat_map(read).collect()
}

fn run(case: &Value) -> Cleaned {
    let input = case["input"].as_str().unwrap();
    let input = if case["kind"] == "html" { Input::Html(input) } else { Input::Text(input) };
    clean(input, &CleanOptions::default()).unwrap()
}

fn texts<'a>(case: &'a Value, field: &str) -> Vec<&'a str> {
    case["expect"][field].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// What is wrong with the result of a case.
fn faults(case: &Value) -> Vec<String> {
    let cleaned = run(case);
    let label = case["label"].as_str().unwrap();
    let lost = texts(case, "keeps").into_iter().filter(|text| !cleaned.text().contains(text));
    let left = texts(case, "removes").into_iter().filter(|text| cleaned.text().contains(text));
    let lost = lost.map(|text| format!("{label}: lost {text:?}"));
    lost.chain(left.map(|text| format!("{label}: left {text:?}"))).collect()
}

fn check(folder: &str) {
    let wrong: Vec<String> = cases(folder).iter().flat_map(faults).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn boilerplate_is_removed() {
    check("fixes");
}

#[test]
fn content_is_kept() {
    check("negative");
}

#[test]
fn comments_below_an_article_are_kept_on_request() {
    let cases = cases("fixes");
    let case = cases.iter().find(|case| case["label"] == "comments-below-an-article").unwrap();
    let options = CleanOptions::new().comments(true);
    let cleaned = clean(Input::Html(case["input"].as_str().unwrap()), &options).unwrap();
    let lost: Vec<&str> = texts(case, "removes").into_iter().filter(|text| !cleaned.text().contains(text)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let reasons = run(case)
        .changes()
        .iter()
        .filter(|change| change.reasons == [Reason::Removal(RemovalReason::Comments)])
        .count();
    assert!(reasons >= 3, "{reasons}");
}

#[test]
fn known_failures_still_fail() {
    for case in cases("known-failures") {
        assert!(!faults(&case).is_empty(), "{} passes now: move it to the cases that must", case["label"]);
    }
}

#[test]
fn negatives_outnumber_fixes() {
    assert!(cases("negative").len() > cases("fixes").len());
}

#[test]
fn any_subset_of_removals_gives_well_formed_text() {
    for case in cases("fixes").iter().chain(&cases("negative")) {
        let cleaned = run(case);
        let page = cleaned.page().text();
        assert_eq!(cleaned.with(|_| false), page);
        assert_eq!(cleaned.with(|_| true), cleaned.text());
        assert_eq!(cleaned.text().trim(), cleaned.text().trim_end_matches('\n'), "{}", case["label"]);
        for n in 0..cleaned.changes().len() as u32 {
            let text = cleaned.with(|change| change.id.0 != n);
            assert!(!text.contains("\n\n\n") || page.contains("\n\n\n"), "{}", case["label"]);
            assert!(!text.starts_with('\n') && !text.ends_with("\n\n"), "{}", case["label"]);
        }
    }
}

#[test]
fn removals_have_a_reason_and_evidence() {
    let cases = cases("fixes");
    let cleaned = run(&cases[0]);
    let reasons: Vec<Reason> = cleaned.changes().iter().map(limpid::Change::reason).collect();
    assert!(reasons.contains(&RemovalReason::Navigation.into()), "{reasons:?}");
    assert!(reasons.contains(&RemovalReason::Footer.into()), "{reasons:?}");
    assert!(cleaned.changes().iter().all(|change| !change.evidence.is_empty() && change.confidence.get() >= 0.5));
}

#[test]
fn user_rules_take_precedence() {
    let html = Input::Html(
        "<main><p>All of this is the text of a page that says something about bridges, and about rivers too.</p>\
         <p class='note big'>A note that the user does not want to see, although it is text like any other here.</p></main>\
         <nav><a href=/>Home</a></nav>",
    );
    let options = CleanOptions::new().remove(["p.note"]).keep(["/^Home/"]);
    let cleaned = clean(html, &options).unwrap();
    assert!(!cleaned.text().contains("A note") && cleaned.text().ends_with("Home"));
    assert_eq!(cleaned.changes().as_slice()[0].reason(), RemovalReason::UserRule.into());
    let bad = CleanOptions::new().remove(["a > b"]);
    assert_eq!(clean(html, &bad).unwrap_err().code(), "bad-rule");
}

#[test]
fn focus_all_keeps_all_visible_text() {
    let html = "<nav><a href=/>Home</a></nav><p>Text.</p><p hidden>Not seen.</p>";
    let cleaned = clean(Input::Html(html), &CleanOptions::new().focus(Focus::All)).unwrap();
    assert_eq!(cleaned.text(), "Home\n\nText.");
}

#[test]
fn empty_input_gives_empty_output() {
    for input in ["", "\n", "x", "\0", "   \n\n  "] {
        for input in [Input::Html(input), Input::Text(input)] {
            let cleaned = clean(input, &CleanOptions::default()).unwrap();
            assert_eq!(cleaned.text(), cleaned.page().text());
            assert_eq!(cleaned.verdict(), Verdict::NothingToRemove);
        }
    }
}

#[test]
fn markdown_keeps_structure() {
    let html = "<h1>Title</h1><p>Some <b>bold</b> text with a <a href='/a_(b)'>link</a>, 2 * 3 and <code>a*b</code>.</p>\
                <ol><li>One</li><li>Two<ul><li>Inner</li></ul></li></ol><pre>x = 1</pre>\
                <table><tr><th>A</th><th>B|C</th></tr><tr><td>1</td><td>2</td></tr></table><blockquote>Said.</blockquote>";
    let options = CleanOptions::new().focus(Focus::All);
    let expected = "# Title\n\nSome **bold** text with a [link](</a_(b)>), 2 \\* 3 and `a*b`.\n\n1. One\n2. Two\n   - Inner\n\n\
                    ```\nx = 1\n```\n\n| A | B\\|C |\n| --- | --- |\n| 1 | 2 |\n\n> Said.";
    assert_eq!(clean(Input::Html(html), &options).unwrap().to_markdown(), expected);
}

#[test]
fn the_sample_page_loses_its_boilerplate_and_no_paragraph() {
    let Ok(page) = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample/page.repaired.txt"))
    else {
        panic!("the sample page is part of the repository");
    };
    let gold = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample/page.cleaned.txt")).unwrap();
    let cleaned = clean(Input::Text(&page), &CleanOptions::default()).unwrap();
    assert_eq!(cleaned.text().trim(), gold.trim());
}

#[test]
fn pages_with_as_much_text_are_readerable_in_every_script() {
    let paragraphs = |text: &str| format!("<nav><a href=/>x</a></nav><p>{text}</p><p>{text}</p><p>{text}</p>");
    for (lang, text) in [
        (
            "en",
            "The town council voted on Tuesday evening to repair the old stone bridge over the river, after two years of \
                debate about who should pay for the work, and about when it should be done, the mayor said.",
        ),
        (
            "zh",
            "市议会星期二晚上投票决定修复河上的古老石桥，此前两年来大家一直在争论应该由谁来支付这项工程的费用，以及应该在什么时候动工。\
                工程师说，这座桥建于十九世纪，行人和骑车的人可以放心通过。",
        ),
        (
            "ja",
            "町議会は火曜日の夜、川にかかる古い石橋を修復することを決めた。費用を誰が負担するかについて二年間議論が続いていた。\
                技術者によると、歩行者と自転車は安全に渡ることができるという。",
        ),
        ("th", "สภาเมืองลงมติเมื่อคืนวันอังคารให้ซ่อมสะพานหินเก่าข้ามแม่น้ำหลังจากถกเถียงกันมาสองปีว่าใครควรเป็นผู้จ่ายค่างาน"),
    ] {
        assert!(limpid::is_probably_readerable(Input::Html(&paragraphs(text))), "{lang}");
        for page in [
            format!("<p>{text}</p>").chars().take(60).collect(),
            format!("<footer>{}</footer>", paragraphs(text)),
            format!("<div hidden>{}</div>", paragraphs(text)),
            format!("<p><a href=x>{text}</a></p>").repeat(5),
            format!("<ul>{}</ul>", format!("<li>{text}</li>").repeat(5)),
        ] {
            assert!(!limpid::is_probably_readerable(Input::Html(&page)), "{lang}: {page}");
        }
    }
    for input in [Input::Text(""), Input::Html("<"), Input::Bytes(b"\xFF\xFE")] {
        assert!(!limpid::is_probably_readerable(input));
    }
}
