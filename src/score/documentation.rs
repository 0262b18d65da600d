//! The documentation of a program: the sentence that says what the program is, and the sections that every such text has.

use super::heading::is_underlined;
use super::role::{Role, line_of};
use crate::script::letters::is_alphanumeric;
use crate::script::reading_units;
use crate::sentence::{LineKind, TextLine};
use crate::span::Span;

/// The shortest description of a program, in reading units. Chosen by hand: `Parse ANSI colors quickly`.
const DESCRIPTION_UNITS: f32 = 4.0;
/// A description without a stop has at most this many headings above it: the title, and one such as `About`.
const TITLES: usize = 2;

/// How sentences begin that only lead elsewhere, how many characters of a sentence are compared, and the longest such sentence, in
/// reading units; a link counts a few. Chosen by hand.
const POINTERS: &str = "see |please |check |read |visit |also see|for more|more |follow |join |star |siehe |weitere |voir |pour plus |véase|\
    ver |más |veja |mais |vedi |zie |zobacz |смотрите |см. |bkz|参照|参见|请|詳しく|詳細|자세한";
const POINTER: usize = 12;
const POINTER_UNITS: f32 = 22.0;

/// How the headings of sections begin that say nothing about the program: licence, contributors, sponsors, contents, history.
const FORMAL: &str = "licen|copyright|contribut|authors|maintainers|acknowledg|thanks|credits|sponsor|backers|donat|funding|\
    changelog|change log|release notes|code of conduct|table of contents|contents|stargazers|star history|lizenz|mitwirken|mitmachen|\
    inhaltsverzeichnis|contribuer|remerciements|contribuir|agradecimientos|agradecimentos|contribuire|bijdragen|\
    лицензия|ліцензія|lisans|katkı|许可|版权|貢献|贡献|致谢|目录|授權|授权|ライセンス|謝辞|目次|라이선스|기여|ترخيص|الترخيص|giấy phép";

/// A document in which lines and sentences are known.
pub(super) struct Documentation<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: &'a [Span],
    pub(super) lines: &'a [TextLine],
}

impl Documentation<'_> {
    /// True for a heading by markup, unlike a line that merely has no stop.
    fn is_section(&self, n: usize) -> bool {
        let sentence = self.sentences[n];
        line_of(self.lines, &sentence).is_some_and(|line| line.kind == LineKind::Heading)
            || is_underlined(self.text, sentence)
    }

    /// The sentence that says what the program is: the first one below the title. It may lack a stop, as a subtitle does.
    pub(super) fn opening(&self, roles: &[Role], stopped: impl Fn(usize) -> bool) -> Option<usize> {
        let mut titles = 0;
        for (n, role) in roles.iter().enumerate() {
            let is_section = self.is_section(n);
            titles += usize::from(is_section);
            let may_describe = |role: &Role| !role.is_boilerplate && !role.asks && !role.exclaims && !role.is_personal;
            if !is_section && may_describe(role) && self.describes(n) {
                return (titles <= TITLES || stopped(n)).then_some(n);
            }
        }
        None
    }

    /// True for a sentence, or a phrase of several words that are not all names.
    fn describes(&self, n: usize) -> bool {
        let content = self.sentences[n].of(self.text);
        let units = reading_units(content);
        let is_motto = content.starts_with(['*', '_']) && !content.starts_with("**");
        let is_plain = content.split_whitespace().skip(1).any(|word| !word.starts_with(char::is_uppercase));
        units >= DESCRIPTION_UNITS && is_plain && !is_motto
    }

    /// Marks the sentences of sections that every documentation has, and those that only lead elsewhere.
    pub(super) fn mark_formalities(&self, roles: &mut [Role]) {
        let mut is_formal = false;
        for (n, role) in roles.iter_mut().enumerate() {
            if self.is_section(n) {
                is_formal = begins_formal(self.sentences[n].of(self.text));
            }
            role.is_boilerplate |= is_formal || is_pointer(self.sentences[n].of(self.text));
        }
    }
}

/// True for a sentence that only leads elsewhere: `See the [documentation](https://docs.rs) for details.`
fn is_pointer(sentence: &str) -> bool {
    let bare = sentence.trim_start_matches(|c: char| !is_alphanumeric(c));
    let first: String = bare.chars().take(POINTER).flat_map(char::to_lowercase).collect();
    (sentence.contains("](") || sentence.contains("://") || sentence.contains("]["))
        && reading_units(sentence) <= POINTER_UNITS
        && POINTERS.split('|').any(|word| first.starts_with(word))
}

/// True for the heading of a section that says nothing about the program: `## License`.
fn begins_formal(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    // A tag or a command is not part of the heading.
    let bare = match lower.chars().next() {
        Some('<') => lower.split_once('>').map_or("", |(_, text)| text),
        Some('=' | '.' | '\\') => lower.split_once([' ', '{']).map_or("", |(_, text)| text),
        _ => &lower,
    };
    let bare = bare.trim_start_matches(|c: char| !is_alphanumeric(c));
    FORMAL.split('|').any(|name| bare.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_have_a_link_and_a_verb_for_it() {
        assert!(is_pointer("See the [docs](https://docs.rs/base64) for all the details."));
        assert!(is_pointer("> Please read the [guide][g] first."));
        assert!(
            !is_pointer("See how fast it is.") && !is_pointer("It reads [Parquet](https://parquet.apache.org) files.")
        );
    }

    #[test]
    fn formal_sections_are_known_by_their_headings() {
        for heading in [
            "## License",
            "<h2>Licensing</h2>",
            "📄 Лицензия",
            "### 🙏 Acknowledgements",
            "Contributing\n====",
            "=head1 AUTHORS",
            ".SH \"AUTHORS\"",
        ] {
            assert!(begins_formal(heading), "{heading}");
        }
        for heading in ["## Usage", "# Tables", "<h2>Security</h2>", "## The content model"] {
            assert!(!begins_formal(heading), "{heading}");
        }
    }
}
