//! Plain text that is not a saved page comes back unchanged: the files of this repository, and texts of the kinds that people have.

use std::fs;
use std::path::{Path, PathBuf};

use limpid::{CleanOptions, Focus, Input, Verdict, clean};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below `folder` with one of these endings.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let (mut folders, mut found) = (vec![root().join(folder)], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| path.to_str().unwrap().ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found
}

/// The files that do not come back unchanged.
fn changed(files: &[PathBuf]) -> Vec<&PathBuf> {
    let comes_back = |path: &&PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        clean(Input::Auto(&text), &CleanOptions::default()).unwrap().text() == text
    };
    files.iter().filter(|path| !comes_back(path)).collect()
}

#[test]
fn source_code_comes_back_unchanged() {
    // The lists of phrases of `score`, which hold little but the words of menus and notices, are among them.
    let files = [files("src", &[".rs"]), files("pkg", &[".js", ".d.ts"]), files("models", &[".py"])].concat();
    assert!(files.len() > 300);
    assert_eq!(changed(&files), Vec::<&PathBuf>::new());
}

#[test]
fn documentation_and_settings_come_back_unchanged() {
    let names = [
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
    ];
    let settings = ["Cargo.toml", "deny.toml", "package.json", "biome.json", "tsconfig.json"];
    let files: Vec<_> =
        names.iter().chain(&settings).map(|name| root().join(name)).chain(files("docs", &[".md"])).collect();
    assert_eq!(changed(&files), Vec::<&PathBuf>::new());
}

const LETTER: &str = "Dear Ms Okafor,\n\nThank you for sending the plans for the boathouse. We have looked at them with the \
    harbour office and have two questions.\n\nFirst, is the slipway meant to stay open to the public? Second, who pays for the \
    dredging?\n\nPlease show these plans to nobody before the meeting. It is on Tuesday at ten, and the agenda follows.\n\nWith \
    kind regards\n\nIlse Brandt\nHarbour office, North quay 4\nTel. 0451 555 0100\n";

const CHAT: &str = "[10:01] <ada> did anyone log in to the build machine today?\n[10:02] <ben> no, I subscribe to the alerts and \
    saw nothing\n[10:02] <ada> search for 'disk full' in the log\n[10:04] <ben> found it, 12 entries\n[10:05] <cy> I'll delete the \
    old archives\n[10:09] <cy> done, 40 GB free\n[10:10] <ada> thanks, next build is running\n";

const TRANSLATIONS: &str = "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: tidewater 2.1\\n\"\n\"Language: de\\n\"\n\n#: \
    menu.c:12\nmsgid \"Home\"\nmsgstr \"Startseite\"\n\n#: menu.c:14\nmsgid \"Log in\"\nmsgstr \"Anmelden\"\n\n#: share.c:8\nmsgid \
    \"Share this page with your friends, or copy the address.\"\nmsgstr \"Teilen Sie diese Seite mit Freunden, oder kopieren Sie \
    die Adresse.\"\n\n#: comment.c:40\nmsgid \"Leave a comment\"\nmsgstr \"Kommentar schreiben\"\n\n#: comment.c:52\nmsgid \"Your \
    comment could not be saved because the server did not answer.\"\nmsgstr \"Ihr Kommentar konnte nicht gespeichert werden, \
    weil der Server nicht antwortet.\"\n";

const MANUAL: &str = "NAME\n       fold - wrap each input line to fit in specified width\n\nSYNOPSIS\n       fold [OPTION]... \
    [FILE]...\n\nDESCRIPTION\n       Wrap input lines in each FILE, writing to standard output.\n\n       With no FILE, or when FILE \
    is -, read standard input.\n\n       -b, --bytes\n              count bytes rather than columns\n\n       -s, --spaces\n              \
    break at spaces\n\nAUTHOR\n       Written by David MacKenzie.\n\nSEE ALSO\n       fmt(1)\n";

/// The text of a PDF: the form feeds show that these are no menus and no footer.
const PRINTED: &str = "Harbour News\nIssue 14, June 2026\n\nContents\n\nHome port\n\n1\n\nSearch and rescue\n\n2\n\n\
    Related news\n\n3\n\nHome port\n\nThe council is looking for the best way to support the very\n\
    large number of small boats that depend on the old mole.\nThe result may change the dates of the regatta.\n\n\
    Share this issue with your neighbours.\n\n\u{c}Search and rescue\n\n\
    The new boat was delivered in May. It reaches the lighthouse in\ntwelve minutes.\n\n\
    Contact us: harbour office, North quay 4\n\n2\n\n\u{c}Related news\n\nThe ferry will run until October.\n\n\
    Copyright 2026 Harbour office. All rights reserved.\n\n3\n\n\u{c}";

/// The sections of a guide.
const SECTIONS: &str = "1. Welcome|1.1. What is Tidewater?|1.2. Getting Tidewater|1.3. Licences|2. System Requirements|2.1. Supported \
    Hardware|2.2. Network|2.3. Memory and Disk|3. Before Installing|3.1. Overview|3.2. Back Up Your Data|3.3. Information You \
    Need|4. Booting|4.1. From a Stick|4.2. From the Network|4.3. Accessibility|5. Using the Installer|5.1. Components|5.2. \
    Language|5.3. Clock and Time Zone|6. Users and Passwords|6.1. Next Steps|6.2. Shutting Down|6.3. Reading Mail|7. Further \
    Information";

/// A guide with a table of contents, which looks like a menu.
fn guide() -> String {
    let below = "\n\nTidewater asks for the name of the harbour first, and downloads its\ntables from the server that you chose. If \
        the boat has no connection,\nyou can copy them from a stick; see Section 2.1, “Network”.\n\n  * the name of the harbour and \
        the country, as on the chart\n\n  * the depth of the water at the mole, in metres\n\n";
    let contents: String = SECTIONS.split('|').map(|name| format!("    {name}\n")).collect();
    let body: String = SECTIONS.split('|').map(|name| format!("{name}{below}")).collect();
    format!(
        "Tidewater Installation Guide\n\nCopyright (C) 2004-2026 the Tidewater team\n\nTable of Contents\n\n\
        Installing Tidewater on your boat\n{contents}\n{body}"
    )
}

/// Markdown that begins with some HTML is no HTML: its lines would be run together.
const README: &str = "<p align=\"center\">\n  <img src=\"logo.svg\" alt=\"tidewater\">\n</p>\n\n# tidewater\n\nA small server for tide \
    tables.\n\n## Install\n\n```sh\ncargo install tidewater\n```\n\n## Use\n\n- `tidewater list` shows all harbours\n- `tidewater \
    show <harbour>` shows one\n\n## License\n\nMIT\n";

#[test]
fn letters_chats_manuals_and_data_come_back_unchanged() {
    for text in [LETTER, CHAT, TRANSLATIONS, MANUAL, README, PRINTED, &guide()] {
        assert_eq!(clean(Input::Auto(text), &CleanOptions::default()).unwrap().text(), text);
    }
}

#[test]
fn the_focus_on_precision_cleans_all_plain_text() {
    let options = CleanOptions::new().focus(Focus::Precision);
    let cleaned = clean(Input::Text(MANUAL), &options).unwrap();
    assert!(cleaned.text().len() < MANUAL.len(), "{}", cleaned.text());
}

#[test]
fn a_saved_page_is_still_cleaned() {
    let page = fs::read_to_string(root().join("tests/sample/page.txt")).unwrap();
    let cleaned = clean(Input::Text(&page), &CleanOptions::default()).unwrap();
    assert_eq!(cleaned.verdict(), Verdict::Cleaned);
    assert!(!cleaned.text().contains("Most Popular"));
}
