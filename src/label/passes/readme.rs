//! Keeps the sections of a README: `Installation`, `License` and the like are as short as menus, and code reads like none of the
//! text that the model knows.

use super::pass::{Override, PassContext};
use crate::page::{BlockKind, SourceKind};

/// The fewest headings with a name that most READMEs have. With one, a page about licences would be a README.
const NAMED: usize = 2;
/// A saved page has a menu: more link lines than this share of all lines. Chosen by hand.
const LINKS: f32 = 0.15;

/// Names of the sections of a README, in lower case, sorted.
const NAMES: [&str; 54] = [
    "acknowledgements",
    "acknowledgments",
    "building",
    "configuration",
    "contribuer",
    "contribuir",
    "contributing",
    "features",
    "getting started",
    "how to install",
    "how to use",
    "instalación",
    "instalacja",
    "instalação",
    "install",
    "installatie",
    "installation",
    "installazione",
    "installing",
    "kurulum",
    "licence",
    "licencia",
    "licencja",
    "license",
    "licentie",
    "licenza",
    "licença",
    "lisans",
    "lizenz",
    "mitmachen",
    "mitwirken",
    "nutzung",
    "quick start",
    "quickstart",
    "requirements",
    "running tests",
    "usage",
    "uso",
    "utilisation",
    "użycie",
    "verwendung",
    "współpraca",
    "использование",
    "лицензия",
    "установка",
    "インストール",
    "ライセンス",
    "使い方",
    "使用",
    "使用方法",
    "安装",
    "许可证",
    "라이선스",
    "설치",
];

/// Keeps all lines of a README but badges and pictures.
pub(super) fn sections(at: &PassContext<'_>) -> Vec<Override> {
    let blocks = at.measured.page.blocks();
    if at.measured.page.kind() != SourceKind::Text {
        return Vec::new();
    }
    let is_section = |&n: &usize| is_named(at.text(n), blocks[n].kind == BlockKind::Heading);
    let links = (0..blocks.len()).filter(|&n| is_link_line(at.text(n))).count();
    if (0..blocks.len()).filter(is_section).count() < NAMED || links as f32 > LINKS * blocks.len() as f32 {
        return Vec::new();
    }
    (0..blocks.len()).filter(|&n| !is_picture(at.text(n))).filter_map(|n| at.keep(n)).collect()
}

/// True for a Markdown heading with a name of a README: `## Installation`, or the same underlined.
fn is_named(text: &str, is_heading: bool) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let name = line.trim_start_matches('#');
    let is_underlined = is_heading && text.lines().nth(1).is_some_and(|rule| rule.starts_with(['=', '-']));
    (name.len() < line.len() && name.starts_with(' ') || is_underlined)
        && NAMES.binary_search(&name.trim().to_lowercase().as_str()).is_ok()
}

/// True for an item of a menu in Markdown: `[Home](/)`, `* [Blog](/blog)`.
fn is_link_line(text: &str) -> bool {
    text.trim_start_matches(['*', '-', '+', ' ']).starts_with('[')
        && text.trim_end().ends_with(')')
        && !is_picture(text)
}

/// True for a badge or a picture: `[![build](build.svg)](ci)`.
fn is_picture(text: &str) -> bool {
    ["[![", "![", "<img", "<p align"].iter().any(|mark| text.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::NAMES;
    use crate::label::measure::Measured;
    use crate::label::testing::dump_of;

    /// Which of the lines the rule keeps if the model keeps none.
    fn kept<'a>(lines: &[&'a str]) -> Vec<&'a str> {
        let page = dump_of(lines);
        let decisions = decided(&Measured::of(&page), vec![2.5; lines.len()]);
        lines.iter().zip(&decisions.by).filter(|(_, by)| **by == "readme").map(|(line, _)| *line).collect()
    }

    #[test]
    fn short_sections_of_a_readme_stay() {
        let lines =
            ["# tern", "[![build](b.svg)](ci)", "## Install", "```", "pip install tern", "```", "## License", "MIT"];
        let without_badge: Vec<&str> = lines.iter().copied().filter(|line| !line.starts_with("[!")).collect();
        assert_eq!(kept(&lines), without_badge);
    }

    #[test]
    fn a_saved_page_in_markdown_is_not_a_readme() {
        assert!(kept(&["[Home](/)", "[Blog](/blog)", "# Install", "## License", "Free."]).is_empty());
        assert!(kept(&["# Which licence?", "## License", "All of them.", "## Comments", "Nice!"]).is_empty());
        assert!(kept(&["Install", "License", "Contact"]).is_empty());
    }

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted());
    }
}
