//! Telephone numbers and addresses, which make a short sentence a line of contact.

/// The fewest digits of a telephone number.
const PHONE_DIGITS: usize = 8;

/// True for a sentence with a telephone number: `Call 01632 960 144`.
pub(super) fn has_phone(sentence: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | '+');
    let is_number = |part: &str| {
        let part = part.trim();
        part.starts_with(['0', '+', '(']) && part.bytes().filter(u8::is_ascii_digit).count() >= PHONE_DIGITS
    };
    sentence.split(|c| !is_part(c)).any(is_number)
}

/// True for a sentence with a web or mail address that is not the target of a Markdown link.
pub(super) fn has_address(sentence: &str) -> bool {
    if sentence.contains("](") {
        return false;
    }
    let is_mail = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    sentence.contains("://") || sentence.contains("www.") || sentence.split_whitespace().any(is_mail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_target_of_a_link_is_not_an_address() {
        assert!(has_address("Write to info@example.org") && has_address("More at www.example.org"));
        assert!(!has_address("Turns [Markdown](https://commonmark.org) into booklets") && !has_address("at @ once"));
        assert!(has_phone("Call 01632 960 144") && !has_phone("Call 144"));
    }
}
