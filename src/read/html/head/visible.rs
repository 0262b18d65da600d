//! What the lines near the title say besides names: when the page was published and changed, and how long it takes to
//! read it.

use super::dates;

/// Words before the date of the last change, in lower case.
#[rustfmt::skip]
const UPDATED: [&str; 52] = [
    "last updated", "updated", "update", "last modified", "modified", "last edited", "revised", "last reviewed",
    "zuletzt aktualisiert", "aktualisiert", "geändert", "mis à jour", "mise à jour", "modifié", "actualizado", "actualizada",
    "última actualización", "aggiornato", "ultimo aggiornamento", "atualizado", "atualizada", "bijgewerkt", "gewijzigd",
    "uppdaterad", "ändrad", "opdateret", "oppdatert", "päivitetty", "zaktualizowano", "aktualizacja", "aktualizováno",
    "frissítve", "güncellenme", "güncelleme", "güncellendi", "обновлено", "обновлён", "оновлено", "ενημερώθηκε", "ενημέρωση",
    "actualizat", "diperbarui", "cập nhật", "最終更新", "更新", "수정", "آخر تحديث", "تم التحديث", "עודכן", "به‌روزرسانی",
    "अपडेट", "อัปเดต",
];
/// Words before the date of publication, in lower case.
#[rustfmt::skip]
const PUBLISHED: [&str; 39] = [
    "first published", "published", "posted", "created", "veröffentlicht", "erstellt", "publié", "publicado", "publicada",
    "pubblicato", "gepubliceerd", "geplaatst", "publicerad", "udgivet", "offentliggjort", "publisert", "julkaistu",
    "opublikowano", "data publikacji", "publikováno", "zveřejněno", "megjelent", "közzétéve", "yayınlanma", "yayın tarihi", "опубликовано",
    "опубліковано", "δημοσιεύθηκε", "δημοσίευση", "publicat", "diterbitkan", "đăng", "公開", "公开", "发布", "發布", "입력", "نشر", "פורסם",
];
/// Words before the date on which a user joined, in lower case.
#[rustfmt::skip]
const JOINED: [&str; 22] = [
    "joined", "join date", "member since", "registered", "registriert", "dabei seit", "mitglied seit", "inscrit", "inscription",
    "membre depuis", "registrado", "miembro desde", "membro desde", "iscritto", "lid sinds", "medlem sedan", "dołączył", "na forum od",
    "зарегистрирован", "регистрация", "üyelik tarihi", "注册时间",
];
/// Words beside the minutes that reading takes, in lower case.
#[rustfmt::skip]
const READING: [&str; 32] = [
    "min read", "mins read", "minute read", "minutes read", "min. read", "minutes to read", "reading time", "lesezeit", "lesedauer",
    "min. lesen", "min de lecture", "minutes de lecture", "temps de lecture", "min de lectura", "minutos de lectura", "tiempo de lectura",
    "min di lettura", "minuti di lettura", "tempo di lettura", "min de leitura", "tempo de leitura", "leestijd", "min lezen",
    "min läsning", "lästid", "lesetid", "læsetid", "czas czytania", "мин чтения", "время чтения", "okuma süresi", "分で読め",
];
/// A date further behind its label belongs to something else, in bytes.
const DATE_REACH: usize = 64;
/// A longer line is a sentence of the text, in bytes.
const MAX_LINE_BYTES: usize = 120;
/// A text that takes longer to read is a book.
const MAX_MINUTES: u32 = 180;

/// The dates in the lines near the title.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dates {
    pub published: Option<String>,
    pub modified: Option<String>,
}

/// The first date of each kind. A date without a label, or with one of publication, is when the page was published.
pub(super) fn dates(lines: &[String], month_first: bool) -> Dates {
    let mut found = Dates::default();
    let mut labelled = false;
    for line in lines {
        let lower = lowered(line);
        if JOINED.iter().any(|word| lower.starts_with(word)) {
            continue;
        }
        for (label, text) in parts(&lower) {
            let Some(date) = dates::parse(reach(text, label), month_first) else { continue };
            match label {
                Label::Updated => found.modified = found.modified.or(Some(date)),
                Label::Published if !labelled => (found.published, labelled) = (Some(date), true),
                Label::None if found.published.is_none() => found.published = Some(date),
                Label::Published | Label::None => {}
            }
        }
    }
    found
}

/// The minutes that reading the page takes, as one of its lines says.
pub(super) fn reading_minutes(lines: &[String]) -> Option<u32> {
    lines.iter().filter(|line| line.len() <= MAX_LINE_BYTES).find_map(|line| {
        let lower = lowered(line);
        let pairs = BytePairs::of(&lower);
        let mut words = READING.iter().filter(|word| pairs.may_hold(word));
        let (at, word) = words.find_map(|word| Some((lower.find(word)?, *word)))?;
        let before = lower[..at].trim_end().trim_end_matches(['-', '\u{2011}']);
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let number = if digits > 0 { &before[before.len() - digits..] } else { &lower[at + word.len()..] };
        first_number(number).filter(|minutes| (1..=MAX_MINUTES).contains(minutes))
    })
}

/// The first number in `text`.
pub(super) fn first_number(text: &str) -> Option<u32> {
    text.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?.parse().ok()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    None,
    Published,
    Updated,
}

/// `line` in lower case, with all characters at their places.
fn lowered(line: &str) -> String {
    let lower = |c: char| c.to_lowercase().next().filter(|lower| lower.len_utf8() == c.len_utf8()).unwrap_or(c);
    line.chars().map(lower).collect()
}

fn reach(text: &str, label: Label) -> &str {
    if label == Label::None {
        return text;
    }
    let end = (0..=text.len().min(DATE_REACH)).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

/// How many pairs of a word are looked up, from its beginning (chosen by hand).
const TRIED: usize = 3;

/// The pairs of adjacent bytes in a line, hashed to a bit each. A line has few of the words in the lists, and this rules
/// out most others without a search.
struct BytePairs([u64; 16]);

impl BytePairs {
    fn of(line: &str) -> Self {
        let mut pairs = [0; 16];
        for pair in line.as_bytes().windows(2) {
            let (word, bit) = Self::place(pair[0], pair[1]);
            pairs[word] |= 1 << bit;
        }
        Self(pairs)
    }

    fn place(a: u8, b: u8) -> (usize, u32) {
        let hash = usize::from(a).wrapping_mul(37) ^ usize::from(b);
        (hash / 64 % 16, (hash % 64) as u32)
    }

    /// False for most words that the line does not contain.
    fn may_hold(&self, word: &str) -> bool {
        word.as_bytes().windows(2).take(TRIED).all(|pair| {
            let (word, bit) = Self::place(pair[0], pair[1]);
            self.0[word] >> bit & 1 == 1
        })
    }
}

/// The parts of a line, each with the label that begins it.
fn parts(line: &str) -> Vec<(Label, &str)> {
    let pairs = BytePairs::of(line);
    let of = |label: Label, words: &'static [&str]| {
        words.iter().filter(|word| pairs.may_hold(word)).map(move |word| (label, *word))
    };
    let mut places: Vec<(usize, usize, Label)> = of(Label::Updated, &UPDATED)
        .chain(of(Label::Published, &PUBLISHED))
        .flat_map(|(label, word)| line.match_indices(word).map(move |(at, _)| (at, word.len(), label)))
        .filter(|&(at, ..)| begins_word(line, at))
        .collect();
    crate::order::sort_by_key(&mut places, |&(at, len, _)| (at, std::cmp::Reverse(len)));
    let mut starts = vec![(0, Label::None)];
    let mut end = 0;
    for (at, len, label) in places {
        if at >= end {
            starts.push((at, label));
            end = at + len;
        }
    }
    let ends = starts.iter().skip(1).map(|&(at, _)| at).chain([line.len()]);
    starts.iter().zip(ends).map(|(&(at, label), end)| (label, &line[at..end])).collect()
}

fn begins_word(line: &str, at: usize) -> bool {
    let before = line[..at].chars().next_back();
    before.is_none_or(|c| !c.is_alphabetic() || c >= '\u{2E80}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[&str]) -> [Option<String>; 2] {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let Dates { published, modified } = dates(&lines, false);
        [published, modified]
    }

    #[test]
    fn labels_distinguish_dates() {
        for (lines, published, modified) in [
            (vec!["Last updated: 5 May 2022", "Published: 1 May 2022"], "2022-05-01", "2022-05-05"),
            (vec!["Publié le 3 avril 2021, mis à jour le 4 avril 2021"], "2021-04-03", "2021-04-04"),
            (vec!["Actualizado: 7 de mayo de 2021. Publicado: 6 de mayo de 2021"], "2021-05-06", "2021-05-07"),
            (vec!["입력 2021.03.04 수정 2021.03.05"], "2021-03-04", "2021-03-05"),
            (vec!["3 March 2020", "Published 9 April 2021"], "2021-04-09", ""),
            (vec!["Zuletzt aktualisiert am 3. März 2020"], "", "2020-03-03"),
            (vec!["Jane Doe, 3 March 2020"], "2020-03-03", ""),
        ] {
            assert_eq!(of(&lines).map(Option::unwrap_or_default), [published, modified], "{lines:?}");
        }
    }

    #[test]
    fn reading_minutes_are_found() {
        let minutes = |line: &str| reading_minutes(&[line.to_owned()]);
        for (line, want) in [
            ("12 min read", Some(12)),
            ("3 May 2020 | 6-minute read", Some(6)),
            ("Lesezeit: 4 Minuten", Some(4)),
            ("5 min de lecture", Some(5)),
            ("read in 2020", None),
            ("reading time", None),
        ] {
            assert_eq!(minutes(line), want, "{line}");
        }
    }
}
