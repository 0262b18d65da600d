//! Syllables of Thai and Lao, which write words without spaces: a phrase neither begins nor ends inside one.

/// How far the letters of Lao are from those of Thai.
const FROM_LAO: u32 = 0x80;

/// What a written character with its marks says about its syllable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// The syllable may end here.
    #[default]
    Whole,
    /// It continues: its vowel is written with the next letter as well, or needs a consonant after it.
    Open,
    /// A consonant alone, which may be the end of the syllable before it.
    Consonant,
}

impl Part {
    pub(super) fn of(written: &str) -> Self {
        let mut signs = written.chars().map(thai);
        let first = signs.next().unwrap_or_default();
        if !('\u{E01}'..='\u{E44}').contains(&first) {
            return Self::Whole;
        }
        let (mut count, mut tone, mut vowel) = (0, false, is_leading(first));
        for sign in signs {
            count += 1;
            match sign {
                // The short a and o of closed syllables, and the sign that shortens a vowel before a consonant.
                '\u{E31}' | '\u{E3B}' | '\u{E47}' => return Self::Open,
                // `เ◌ีย` and `เ◌ือ`.
                '\u{E35}' | '\u{E37}' if first == '\u{E40}' => return Self::Open,
                '\u{E48}'..='\u{E4B}' => tone = true,
                '\u{E30}'..='\u{E3A}' | '\u{E45}' => vowel = true,
                _ => {}
            }
        }
        match () {
            () if count == 0 && !vowel => Self::Consonant,
            () if tone && !vowel => Self::Open,
            () => Self::Whole,
        }
    }
}

/// The Thai letter at the place of a Lao one; others as they are.
fn thai(c: char) -> char {
    if ('\u{E80}'..='\u{EFF}').contains(&c) { char::from_u32(c as u32 - FROM_LAO).unwrap_or(c) } else { c }
}

/// True for vowels that precede their consonant.
fn is_leading(c: char) -> bool {
    ('\u{E40}'..='\u{E44}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::score::phrases::{PhraseOptions, key_phrases};

    #[test]
    fn syllables_are_open_or_whole() {
        for (written, part) in [
            ("ด้", Part::Open),
            ("วั", Part::Open),
            ("เรี", Part::Open),
            ("ເຮື", Part::Open),
            ("ย", Part::Consonant),
            ("ลาว", Part::Whole),
            ("บ้า", Part::Whole),
            ("แม่", Part::Whole),
            ("水", Part::Whole),
        ] {
            assert_eq!(Part::of(written), part, "{written}");
        }
    }

    #[test]
    fn phrases_are_no_parts_of_syllables() {
        let text = "ครูช่วยเด็กเรียนด้วยภาพวาด เด็กเขียนด้วยดินสอสี ภาพวาดช่วยให้เด็กจำ";
        let sentences = crate::sentence::sentences(text, None);
        let options = PhraseOptions { limit: 10, min_words: 1, max_words: 4, stop_words: &[] };
        let list = key_phrases(text, &sentences, "th", &options);
        let shown: Vec<&str> = list.iter().map(|phrase| phrase.shown.of(text)).collect();
        assert!(shown.iter().any(|shown| shown.contains("ภาพวาด")), "{shown:?}");
        assert!(!shown.iter().any(|shown| shown.starts_with('ว') || shown.starts_with('ย')), "{shown:?}");
    }
}
