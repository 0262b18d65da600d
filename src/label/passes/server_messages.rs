//! Removes the messages of PHP that a server writes into its pages.

use super::pass::{Override, PassContext};
use crate::page::BlockKind;
use crate::reason::RemovalReason;

/// How such a message begins, with or without `PHP ` before it.
const LABELS: [&str; 7] = [
    "Strict Standards: ",
    "Warning: ",
    "Notice: ",
    "Deprecated: ",
    "Fatal error: ",
    "Parse error: ",
    "Catchable fatal error: ",
];
/// What comes before the path of the file, and what before the number of the line.
const PATHS: [&str; 2] = [" in /", ":\\"];
const LINE: &str = " on line ";
/// Words of the title of a page about such messages.
const SUBJECTS: [&str; 4] = ["php", "error", "warning", "notice"];
/// The score of a message, which has a form that prose never has.
const MESSAGE: f32 = 3.0;

/// Removes these messages, unless the page is about them: a thread, code, or a title that says so.
pub(super) fn of_php(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let title = m.page.metadata().title.as_deref().unwrap_or_default().to_lowercase();
    if m.is_thread || SUBJECTS.iter().any(|subject| title.contains(subject)) {
        return Vec::new();
    }
    let is_prose = |n: usize| m.page.blocks()[n].kind != BlockKind::Code;
    let found = at.kept().filter(|&n| is_prose(n) && is_message(at.text(n)));
    found.map(|n| Override::remove(n, RemovalReason::Metadata, MESSAGE)).collect()
}

/// True for `Warning: Undefined variable $a in /srv/www/a.php on line 7`.
fn is_message(text: &str) -> bool {
    let text = text.trim();
    let bare = text.strip_prefix("PHP ").unwrap_or(text);
    let Some((message, line)) = text.rsplit_once(LINE) else { return false };
    LABELS.iter().any(|label| bare.starts_with(label))
        && PATHS.iter().any(|path| message.contains(path))
        && message.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("php"))
        && !line.is_empty()
        && line.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::is_message;
    use crate::label::measure::Measured;
    use crate::label::testing::titled;

    const MESSAGE: &str =
        "Warning: Use of undefined constant trackbacks in /home/www/blog/wp-content/themes/sky/single.php on line 41";

    #[test]
    fn messages_have_a_file_and_a_line() {
        assert!(is_message(MESSAGE));
        assert!(is_message("PHP Notice: Undefined index: id in C:\\www\\list.php on line 7"));
        assert!(!is_message("Warning: the ferry leaves at noon, and nobody waits on line 7"));
        assert!(!is_message("The file says: Warning: in /srv/a.php on line 7, it breaks"));
    }

    #[test]
    fn messages_go_unless_the_page_is_about_them() {
        let text = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";
        let by = |title: &str| decided(&Measured::of(&titled(title, &[text, MESSAGE])), vec![-1.0; 2]).by[1];
        assert_eq!(by("Bridge shut until spring"), "server-message");
        assert_eq!(by("What does this warning mean?"), "model");
    }
}
