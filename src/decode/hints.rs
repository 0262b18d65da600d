//! What is known about the bytes beforehand: where they come from, and which encodings are possible.

use super::DecodeOptions;
use super::label::Codec;
use crate::error::Error;

/// The encodings that are more likely, and those that may be guessed.
#[derive(Clone, Debug, Default)]
pub(super) struct Hints {
    /// From the domain, and from the language that a page declares.
    likely: [&'static [&'static str]; 2],
    allowed: Vec<&'static str>,
}

impl Hints {
    pub(super) fn new(options: &DecodeOptions) -> Result<Self, Error> {
        let name =
            |label: &String| Codec::for_label(label).map(Codec::name).ok_or_else(|| Error::unknown_encoding(label));
        let allowed = options.allow.iter().map(name).collect::<Result<_, _>>()?;
        Ok(Self { likely: [options.tld.as_deref().map_or(&[], likely), &[]], allowed })
    }

    /// The same hints for a page in the language `lang`.
    pub(super) fn with_lang(&self, lang: Option<&str>) -> Self {
        let of_lang = |lang: &str| BY_LANGUAGE.iter().find(|(langs, _)| langs.contains(&lang)).map(|&(_, names)| names);
        Self { likely: [self.likely[0], lang.and_then(of_lang).unwrap_or(&[])], allowed: self.allowed.clone() }
    }

    /// Whether `name` may be guessed. `gb18030` includes `gbk`.
    pub(super) fn allows(&self, name: &str) -> bool {
        self.allowed.is_empty() || self.allowed.contains(&name) || name == "gb18030" && self.allowed.contains(&"gbk")
    }

    /// The bits that the hint adds in favour of `name`.
    pub(super) fn bits(&self, name: &str) -> i64 {
        let hints = self.likely.iter().filter(|likely| likely.contains(&name)).count();
        HINT_BITS * hints as i64
    }

    /// The encoding to use when none that is allowed can be guessed.
    pub(super) fn fallback(&self) -> &'static str {
        self.allowed.first().copied().unwrap_or("windows-1252")
    }
}

/// The lead in bits of the encodings of a domain. It decides where the letters hardly do, but a single word of four
/// letters outweighs it (chosen by hand).
const HINT_BITS: i64 = 6;

/// The legacy encodings of pages in a top-level domain: the default encodings by locale that the HTML standard suggests
/// (13.2.3.2), for the countries where that language is the most common one. The ISO, KOI8 and Mac encodings of the
/// same letters follow the one that browsers use.
const BY_DOMAIN: &[(&[&str], &[&str])] = &[
    (&["ru", "su", "by", "kz", "kg", "tj", "mn"], &["windows-1251", "koi8-r", "ibm866"]),
    (&["ua"], &["windows-1251", "koi8-u"]),
    (&["bg", "mk", "rs"], &["windows-1251"]),
    (&["pl", "hu", "si"], &["iso-8859-2", "windows-1250"]),
    (&["cz", "sk", "hr", "ba", "ro"], &["windows-1250", "iso-8859-2"]),
    (&["gr", "cy"], &["iso-8859-7", "windows-1253"]),
    (&["tr", "az"], &["windows-1254"]),
    (&["il"], &["windows-1255"]),
    (
        &["ae", "dz", "eg", "iq", "ir", "jo", "kw", "lb", "ly", "ma", "om", "qa", "sa", "sd", "sy", "tn", "ye"],
        &["windows-1256"],
    ),
    (&["ee", "lt", "lv"], &["windows-1257"]),
    (&["vn"], &["windows-1258"]),
    (&["th"], &["windows-874"]),
    (&["cn", "sg"], &["gb18030"]),
    (&["tw", "hk", "mo"], &["big5"]),
    (&["jp"], &["shift_jis", "euc-jp"]),
    (&["kr"], &["euc-kr"]),
];

/// The same for the languages that pages declare.
const BY_LANGUAGE: &[(&[&str], &[&str])] = &[
    (&["ru", "be", "ky", "mn", "tg"], &["windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic"]),
    (&["uk"], &["windows-1251", "koi8-u"]),
    (&["bg", "mk", "sr"], &["windows-1251", "iso-8859-5"]),
    (&["kk"], &["kz-1048", "windows-1251"]),
    (&["pl", "hu", "sl", "cs", "sk", "hr", "bs", "ro", "sq"], &["windows-1250", "iso-8859-2", "cp852", "x-mac-ce"]),
    (&["el"], &["iso-8859-7", "windows-1253", "cp737", "x-mac-greek"]),
    (&["tr", "az"], &["windows-1254", "cp857", "x-mac-turkish"]),
    (&["he", "yi"], &["windows-1255", "iso-8859-8", "cp862"]),
    (&["ar", "fa", "ur"], &["windows-1256", "iso-8859-6"]),
    (&["et", "lt", "lv"], &["windows-1257", "iso-8859-13", "iso-8859-4", "cp775"]),
    (&["vi"], &["windows-1258"]),
    (&["th"], &["windows-874"]),
    (&["zh"], &["gb18030", "big5"]),
    (&["ja"], &["shift_jis", "euc-jp", "iso-2022-jp"]),
    (&["ko"], &["euc-kr", "johab"]),
];

/// The likely encodings of `tld`, which may have a leading full stop or be a whole host name.
fn likely(tld: &str) -> &'static [&'static str] {
    let last = tld.trim_end_matches('.').rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    BY_DOMAIN.iter().find(|(domains, _)| domains.contains(&last.as_str())).map_or(&[], |&(_, encodings)| encodings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_the_table_is_known_by_its_name() {
        for &name in BY_DOMAIN.iter().flat_map(|(_, encodings)| *encodings) {
            assert_eq!(Codec::for_label(name).map(Codec::name), Some(name));
        }
    }

    #[test]
    fn a_domain_may_be_written_in_several_ways() {
        for tld in ["gr", ".gr", "GR", "www.example.gr", "example.gr."] {
            assert_eq!(likely(tld)[0], "iso-8859-7", "{tld}");
        }
        for tld in ["", ".", "com", "gr.com", "gruezi"] {
            assert!(likely(tld).is_empty(), "{tld}");
        }
    }
}
