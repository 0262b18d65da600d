//! Classes of characters.

use super::BIT;

/// The kind of a character. Letters have a script and a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Space,
    /// The no-break space.
    NoBreak,
    Digit,
    /// ASCII punctuation and symbols.
    Ascii,
    /// Opening quotes and brackets.
    Open,
    /// Other typographic punctuation.
    Punct,
    /// Currency, Latin-1 signs, mathematics, arrows, emoji.
    Symbol,
    /// Arrows, mathematics, pictures.
    Picture,
    /// Box drawing and blocks.
    Box,
    Lower(Script),
    Upper(Script),
    Mark,
    /// Zero-width joiners, variation selectors and other invisible characters.
    Format,
    Control,
    Private,
    Rare,
    Lost,
}

/// The writing systems that costs distinguish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Ascii,
    Latin,
    LatinExtended,
    LatinRare,
    Greek,
    Cyrillic,
    CyrillicRare,
    Hebrew,
    Arabic,
    Thai,
    Kana,
    Hangul,
    Han,
    HalfKana,
    Other,
}

impl Class {
    /// Those that are not letters, in order.
    const PLAIN: [Self; 15] = [
        Self::Space,
        Self::NoBreak,
        Self::Digit,
        Self::Ascii,
        Self::Open,
        Self::Punct,
        Self::Symbol,
        Self::Picture,
        Self::Box,
        Self::Mark,
        Self::Format,
        Self::Control,
        Self::Private,
        Self::Rare,
        Self::Lost,
    ];

    /// The number of classes.
    pub(super) const COUNT: usize = Self::PLAIN.len() + 2 * Script::ALL.len();

    /// All classes, in order.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let letters = Script::ALL.map(Self::Lower).into_iter().chain(Script::ALL.map(Self::Upper));
        Self::PLAIN.into_iter().chain(letters)
    }

    /// Its place among all classes.
    pub(super) fn place(self) -> usize {
        match self {
            Self::Lower(script) => Self::PLAIN.len() + script as usize,
            Self::Upper(script) => Self::PLAIN.len() + Script::ALL.len() + script as usize,
            plain => Self::PLAIN.iter().position(|&class| class == plain).unwrap_or(0),
        }
    }

    /// The cost of a character of this class on its own, in quarter bits (chosen by hand; the tables replace it).
    pub(crate) fn cost(self) -> i32 {
        let bits = match self {
            Self::Space | Self::Digit | Self::Ascii => 4,
            Self::Lower(script) | Self::Upper(script) => script.bits(),
            Self::Open | Self::Punct | Self::NoBreak => 7,
            Self::Mark | Self::Format => 8,
            Self::Symbol | Self::Picture => 10,
            Self::Box => 9,
            Self::Control | Self::Private => 20,
            Self::Rare => 24,
            Self::Lost => 14,
        };
        bits * BIT
    }
}

impl Script {
    /// All scripts, in order.
    pub(super) const ALL: [Self; 15] = [
        Self::Ascii,
        Self::Latin,
        Self::LatinExtended,
        Self::LatinRare,
        Self::Greek,
        Self::Cyrillic,
        Self::CyrillicRare,
        Self::Hebrew,
        Self::Arabic,
        Self::Thai,
        Self::Kana,
        Self::Hangul,
        Self::Han,
        Self::HalfKana,
        Self::Other,
    ];

    /// The script whose letters occur in the same words as those of this one.
    pub(crate) fn family(self) -> Self {
        match self {
            Self::Latin | Self::LatinExtended | Self::LatinRare => Self::Ascii,
            Self::CyrillicRare => Self::Cyrillic,
            Self::Kana => Self::Han,
            other => other,
        }
    }

    /// True for scripts with lower case and capitals.
    pub(crate) fn is_cased(self) -> bool {
        matches!(self.family(), Self::Ascii | Self::Greek | Self::Cyrillic)
    }

    fn bits(self) -> i32 {
        match self {
            Self::Ascii => 4,
            Self::Greek | Self::Cyrillic | Self::Hebrew | Self::Arabic | Self::Thai | Self::Kana => 5,
            Self::Latin => 6,
            Self::LatinExtended | Self::Other => 7,
            Self::Hangul => 8,
            Self::Han | Self::CyrillicRare => 10,
            Self::HalfKana => 11,
            Self::LatinRare => 13,
        }
    }
}

/// True for a C1 control: a byte without a character in iso-8859-1.
pub(crate) fn is_c1(c: char) -> bool {
    ('\u{80}'..='\u{9F}').contains(&c)
}

/// The first character of the CJK blocks: radicals, ideographs, kana and Hangul. Emoji come after it, too.
pub(crate) const FIRST_CJK: char = '\u{2E80}';

/// Computes the class of `c`.
pub(super) fn class(c: char) -> Class {
    match c {
        '\0'..='\u{7F}' => ascii(c),
        '\u{80}'..='\u{9F}' => Class::Control,
        '\u{A0}'..='\u{24F}' => latin(c),
        _ => beyond_latin(c),
    }
}

fn ascii(c: char) -> Class {
    match c {
        ' ' | '\t' | '\n' | '\r' => Class::Space,
        'a'..='z' => Class::Lower(Script::Ascii),
        'A'..='Z' => Class::Upper(Script::Ascii),
        '0'..='9' => Class::Digit,
        '!'..='~' => Class::Ascii,
        _ => Class::Control,
    }
}

#[allow(clippy::match_same_arms, reason = "the arms are in the order of the code points")]
fn latin(c: char) -> Class {
    match c {
        '\u{A0}' => Class::NoBreak,
        '«' | '¿' | '¡' => Class::Open,
        '»' | '·' => Class::Punct,
        '\u{AD}' => Class::Format,
        '×' | '÷' => Class::Symbol,
        '\u{A1}'..='\u{BF}' => Class::Symbol,
        // The long s of old prints.
        'ſ' => Class::Rare,
        _ => cased(
            c,
            if c <= '\u{FF}' {
                Script::Latin
            } else if c <= '\u{17F}' {
                Script::LatinExtended
            } else {
                latin_b(c)
            },
        ),
    }
}

fn latin_b(c: char) -> Script {
    if "ƏƠơƯưȘșȚțǍǎǦǧǨǩǪǫƁƊƘƙɓɗƎǝƑƒǏǐǑǒǓǔǸǹȞȟƳƴ".contains(c) {
        Script::LatinExtended
    } else {
        Script::LatinRare
    }
}

fn cased(c: char, script: Script) -> Class {
    if c.is_uppercase() { Class::Upper(script) } else { Class::Lower(script) }
}

/// Letters with a dot or an accent that are used in living languages.
const DOTTED: &str = "ḌḍḤḥṢṣṬṭẒẓṄṅṆṇẀẁẂẃẄẅḾḿ";

#[allow(clippy::match_same_arms, reason = "the arms are in the order of the code points")]
fn beyond_latin(c: char) -> Class {
    match c {
        'ə' | 'ɓ' | 'ɗ' | 'ɛ' | 'ɔ' | 'ɣ' | 'ɩ' | 'ʋ' => Class::Lower(Script::LatinExtended),
        '\u{250}'..='\u{2AF}' => Class::Lower(Script::LatinRare),
        'ʰ' | 'ʲ' | 'ʷ' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʾ' | 'ʿ' | 'ˆ' | 'ˇ' | 'ˈ' | 'ˌ' | 'ː' | '˘' | '˙' | '˚' | '˛' | '˜'
        | '˝' => Class::Symbol,
        '\u{2B0}'..='\u{2FF}' => Class::Rare,
        '\u{300}'..='\u{304}'
        | '\u{306}'..='\u{309}'
        | '\u{30B}'
        | '\u{30C}'
        | '\u{323}'
        | '\u{324}'
        | '\u{327}'
        | '\u{328}'
        | '\u{32D}'
        | '\u{331}' => Class::Mark,
        '\u{300}'..='\u{36F}' | '\u{3E2}'..='\u{3EF}' => Class::Rare,
        // Letters that only old inscriptions and formulas have.
        '\u{370}'..='\u{377}'
        | '\u{37B}'..='\u{37D}'
        | '\u{37F}'
        | '\u{3CF}'
        | '\u{3D2}'..='\u{3D4}'
        | '\u{3D6}'..='\u{3E1}'
        | '\u{3F3}'..='\u{3FF}' => Class::Rare,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => assigned(c, cased(c, Script::Greek)),
        '\u{400}'..='\u{1FFF}' => other_alphabets(c),
        _ => symbols_and_cjk(c),
    }
}

#[allow(clippy::match_same_arms, reason = "the arms are in the order of the code points")]
fn other_alphabets(c: char) -> Class {
    match c {
        'Ѕ' | 'ѕ' | 'Ѐ' | 'ѐ' | 'Ѝ' | 'ѝ' => cased(c, Script::CyrillicRare),
        '\u{400}'..='\u{45F}' | '\u{490}'..='\u{493}' => cased(c, Script::Cyrillic),
        '\u{460}'..='\u{52F}' => cased(c, Script::CyrillicRare),
        '\u{5B0}'..='\u{5F4}' => Class::Lower(Script::Hebrew),
        '\u{600}'..='\u{6FF}' => Class::Lower(Script::Arabic),
        '\u{E00}'..='\u{E5B}' => Class::Lower(Script::Thai),
        '\u{800}'..='\u{85F}'
        | '\u{1400}'..='\u{177F}'
        | '\u{1800}'..='\u{1AAF}'
        | '\u{1B80}'..='\u{1BFF}'
        | '\u{1C00}'..='\u{1CFF}' => Class::Rare,
        '\u{1EA0}'..='\u{1EF9}' => cased(c, Script::LatinExtended),
        '\u{1E00}'..='\u{1EFF}' => cased(c, if DOTTED.contains(c) { Script::LatinExtended } else { Script::LatinRare }),
        '\u{1D00}'..='\u{1DFF}' => Class::Rare,
        _ => assigned(c, Class::Lower(Script::Other)),
    }
}

fn assigned(c: char, class: Class) -> Class {
    if c.is_alphanumeric()
        || !c.is_control()
            && matches!(c, '\u{900}'..='\u{109F}' | '\u{37E}' | '\u{387}' | '\u{384}'..='\u{385}' | '\u{1360}'..='\u{1368}' | '\u{1780}'..='\u{17DD}' | '\u{559}'..='\u{58A}' | '\u{10FB}')
    {
        class
    } else {
        Class::Rare
    }
}

#[allow(clippy::match_same_arms, reason = "the arms are in the order of the code points")]
fn symbols_and_cjk(c: char) -> Class {
    match c {
        '\u{2018}' | '\u{201A}' | '\u{201C}' | '\u{201E}' | '‹' => Class::Open,
        '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => Class::Space,
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => Class::Format,
        // Marks that occur only in formulas and old prints.
        '\u{2034}'..='\u{2038}' | '\u{203E}'..='\u{2043}' | '\u{2045}'..='\u{205E}' => Class::Symbol,
        '\u{2010}'..='\u{205E}' => Class::Punct,
        '\u{2500}'..='\u{259F}' => Class::Box,
        '⤴' | '⤵' | '⬅'..='⬇' | '⬛' | '⬜' | '⭐' | '⭕' => Class::Symbol,
        // The Braille blank, which people use where white space would be dropped.
        '\u{2800}' => Class::Format,
        '\u{2400}'..='\u{245F}' | '\u{2800}'..='\u{2BFF}' => Class::Rare,
        '\u{2190}'..='\u{2BFF}' => Class::Picture,
        // Not assigned in Unicode 17.
        '\u{2072}'..='\u{2073}' | '\u{208F}' | '\u{209D}'..='\u{209F}' => Class::Rare,
        '\u{20C2}'..='\u{20CF}' | '\u{20F1}'..='\u{20FF}' | '\u{218C}'..='\u{218F}' => Class::Rare,
        '\u{2070}'..='\u{218F}' => Class::Symbol,
        '\u{3000}'..='\u{303F}' => Class::Punct,
        '\u{3040}'..='\u{30FF}' => Class::Lower(Script::Kana),
        '\u{3400}'..='\u{4DBF}' => Class::Rare,
        '\u{4E00}'..='\u{9FFF}' => Class::Lower(Script::Han),
        '\u{AC00}'..='\u{D7A3}' => Class::Lower(Script::Hangul),
        '\u{E000}'..='\u{F8FF}' => Class::Private,
        '\u{FB00}'..='\u{FB06}' => Class::Symbol,
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Class::Lower(Script::Arabic),
        '\u{FF61}'..='\u{FF9F}' => Class::Lower(Script::HalfKana),
        '\u{FF01}'..='\u{FF60}' => Class::Punct,
        '\u{FFFD}' => Class::Lost,
        '\u{1F000}'..='\u{1FAFF}' => Class::Picture,
        _ => Class::Rare,
    }
}
