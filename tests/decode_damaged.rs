//! UTF-8 with a few invalid bytes, generated from a fixed seed, is still decoded as UTF-8, and its valid parts are unchanged.

use limpid::{DecodeOptions, DecodeStream, Decoded, Input, Options, RepairReason, decode, process};

/// A few sentences in twenty languages.
const TEXTS: [(&str, &str); 20] = [
    ("en", "It’s a fine day – isn’t it? “Yes”, she said, and they walked to the café by the river before it closed."),
    (
        "de",
        "Die Bäckerei an der Brücke öffnet früh. Für jeden Gast gab es ein Stück Kuchen, und draußen spielten Mädchen.",
    ),
    (
        "fr",
        "Le marché commence très tôt. Les élèves achètent des pêches, puis ils rentrent à pied jusqu’à la forêt voisine.",
    ),
    (
        "es",
        "El tren llegó con retraso y la señora pidió más café mientras esperaba a su sobrino en la estación pequeña.",
    ),
    ("pt", "A reunião começa às nove da manhã e não há café. O João já está à espera do avião que vem de São Tomé."),
    (
        "pl",
        "Zażółć gęślą jaźń, rzekła śpiąca królewna. Później poszliśmy do sąsiada, który piekł świeże bułki na śniadanie.",
    ),
    ("cs", "Příliš žluťoučký kůň úpěl ďábelské ódy. Večer přišli sousedé a všichni seděli u stolu až do půlnoci."),
    (
        "hu",
        "Árvíztűrő tükörfúrógép. A szomszéd kertjében érett az őszibarack, és a gyerekek egész délután ott játszottak.",
    ),
    ("tr", "Güneş doğdu, ışık bahçeye düştü. Çocuklar okula giderken yaşlı kadın pencereden onlara gülümsedi."),
    ("vi", "Buổi sáng trời rất đẹp, chúng tôi đi dạo quanh hồ rồi uống cà phê ở một quán nhỏ gần chợ."),
    ("sv", "På morgonen gick vi över ängen till sjön. Fågeln sjöng i trädet och båten låg stilla vid bryggan."),
    ("el", "Ο καιρός είναι καλός σήμερα και πάμε στο πάρκο. Τα παιδιά παίζουν δίπλα στη θάλασσα μέχρι το βράδυ."),
    (
        "ru",
        "Сегодня хорошая погода, и мы идём гулять в парк. Завтра будет собрание жильцов, а потом все поедут на дачу.",
    ),
    ("uk", "Сьогодні гарна погода, і ми йдемо гуляти в парк. Її зошит лежить на столі, а ґудзик загубився біля воріт."),
    ("he", "מזג האוויר היום נעים מאוד ואנחנו הולכים לטייל בפארק. מחר תהיה אסיפה של כל השכנים בבניין."),
    ("ar", "الطقس جميل اليوم وسنذهب إلى الحديقة. غدا يجتمع الجيران في البيت الكبير قرب السوق القديم."),
    ("hi", "आज मौसम बहुत अच्छा है और हम पार्क में घूमने जा रहे हैं। कल सभी पड़ोसी एक साथ मिलेंगे।"),
    ("th", "วันนี้อากาศดีมาก เราจะไปเดินเล่นที่สวนสาธารณะ พรุ่งนี้เพื่อนบ้านทุกคนจะมาประชุมกัน"),
    ("zh", "小镇的早晨很安静，人们在河边散步。孩子们去学校，老人们坐在树下聊天。到了中午，市场里开始热闹起来。"),
    ("ja", "朝の港はとても静かで、漁師たちは網を直していました。午後になると市場がにぎやかになります。"),
];

const SIZES: [usize; 3] = [200, 5_000, 100_000];

/// A small random number generator (xorshift) that gives the same numbers on every platform.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Lines of sentences in one language, about `size` bytes in total.
fn undamaged(text: &str, size: usize, dice: &mut Dice) -> String {
    let sentences: Vec<&str> = text.split_inclusive(['.', '。', '?', '，', '、', ',']).collect();
    let mut out = String::new();
    while out.len() < size {
        out += sentences[dice.below(sentences.len())].trim_start();
        out += if dice.below(4) == 0 { "\n" } else { " " };
    }
    out
}

/// Damaged bytes and the expected characters; `None` where any character may come out.
struct Damaged {
    fault: &'static str,
    bytes: Vec<u8>,
    want: Vec<Option<char>>,
}

fn known(text: &str) -> Vec<Option<char>> {
    text.chars().map(Some).collect()
}

/// `text` with `bytes` inserted before the character `at`; any characters may come out for them.
fn insert(damaged: &mut Damaged, at: usize, bytes: &[u8]) {
    let before: usize = damaged.want[..at].iter().flatten().map(|c| c.len_utf8()).sum();
    damaged.bytes.splice(before..before, bytes.iter().copied());
    damaged.want.insert(at, None);
}

fn with_bad_bytes(text: &str, count: usize, dice: &mut Dice) -> Damaged {
    let mut damaged = Damaged { fault: "bad bytes", bytes: text.as_bytes().to_vec(), want: known(text) };
    // From the end, so that earlier positions stay valid.
    let mut places: Vec<usize> = (0..count).map(|_| dice.below(damaged.want.len())).collect();
    places.sort_unstable_by(|a, b| b.cmp(a));
    places.dedup();
    for at in places {
        insert(&mut damaged, at, &[0x80 + dice.below(0x80) as u8]);
    }
    damaged
}

fn with_cut_ends(text: &str) -> Damaged {
    let wide = |c: char| c.len_utf8() > 1;
    let start = text.find(wide).unwrap_or(0);
    let end = text.rfind(wide).unwrap_or(0);
    let bytes = text.as_bytes()[start + 1..=end].to_vec();
    let mut want = known(&text[start..end]);
    want[0] = None;
    want.push(None);
    Damaged { fault: "cut ends", bytes, want }
}

fn with_line(text: &str, line: &[u8], reading: &str, fault: &'static str, dice: &mut Dice) -> Damaged {
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).chain([0]).collect();
    let at = ends[dice.below(ends.len())];
    let (before, after) = text.split_at(at);
    let bytes = [before.as_bytes(), line, b"\n", after.as_bytes()].concat();
    let want = [known(before), known(reading), vec![Some('\n')], known(after)].concat();
    Damaged { fault, bytes, want }
}

fn all_faults(text: &str, dice: &mut Dice) -> Vec<Damaged> {
    let count = 1 + dice.below(5);
    vec![
        with_bad_bytes(text, 1, dice),
        with_bad_bytes(text, count, dice),
        with_cut_ends(text),
        with_line(
            text,
            b"Er sagte: \x84Gr\xF6\xDFe z\xE4hlt\x93 \x96 und ging.",
            "Er sagte: „Größe zählt“ – und ging.",
            "windows-1252 line",
            dice,
        ),
        with_line(text, b"Nice \xED\xA0\xBD\xED\xB1\x8D and \xC0\x80 ok", "Nice 👍 and \0 ok", "CESU-8", dice),
        with_line(text, b"10\xA0km", "10\u{A0}km", "stray A0", dice),
        with_line(text, b"field\0field", "field\0field", "NUL", dice),
    ]
}

/// Characters of `want` that are missing in `got`, after comparing both from the start and from the end up to a difference.
fn wrong(want: &[Option<char>], got: &str) -> usize {
    let got: Vec<char> = got.chars().collect();
    let (mut w, mut g, mut bad) = (0, 0, 0);
    while w < want.len() {
        match want[w] {
            Some(c) if got.get(g) == Some(&c) => g += 1,
            Some(_) => bad += 1,
            // Skip anything up to where the text continues.
            None => {
                let next: Vec<char> = want[w + 1..].iter().map_while(|&c| c).take(8).collect();
                g += (0..=4).find(|&n| got[(g + n).min(got.len())..].starts_with(&next)).unwrap_or(1);
            }
        }
        w += 1;
    }
    bad
}

fn in_pieces(bytes: &[u8], size: usize) -> String {
    let mut stream = DecodeStream::new(&DecodeOptions::default()).unwrap();
    let text: String = bytes.chunks(size).map(|piece| stream.push(piece)).collect();
    text + &stream.finish()
}

fn check(name: &str, damaged: &Damaged) -> Result<(), String> {
    let decoded = decode(&damaged.bytes, &DecodeOptions::default()).unwrap();
    let context = format!("{name}, {}: {}", damaged.fault, damaged.bytes.len());
    if decoded.encoding() != "utf-8" {
        return Err(format!("{context}: {}", decoded.encoding()));
    }
    let bad = wrong(&damaged.want, decoded.text());
    if bad * 1000 > damaged.want.len() {
        return Err(format!("{context}: {bad} of {} characters", damaged.want.len()));
    }
    changes_lead_from_strict_text(&decoded, &damaged.bytes);
    for size in [1 << 16, 4097, 61] {
        assert!(in_pieces(&damaged.bytes, size) == decoded.text(), "{context}: in pieces of {size}");
    }
    Ok(())
}

/// The changes are the differences from a strict decoder's text, and their spans lead back to the bytes.
fn changes_lead_from_strict_text(decoded: &Decoded<'_>, bytes: &[u8]) {
    let strict = decoded.strict_text();
    assert_eq!(strict, String::from_utf8_lossy(bytes));
    let changes = decoded.changes();
    assert_eq!(changes.apply(&strict), decoded.text());
    for change in &changes {
        assert_eq!(change.reason(), RepairReason::InvalidBytes.into());
        let source = decoded.source_span(change.output);
        assert!(std::str::from_utf8(&bytes[source.range()]).is_err(), "{change:?} is valid UTF-8");
        assert_eq!(String::from_utf8_lossy(&bytes[source.range()]), change.input.of(&strict));
    }
}

#[test]
fn damaged_utf8_stays_utf8_and_keeps_its_text() {
    let mut dice = Dice(0x2026_1128);
    let mut faults = Vec::new();
    for (lang, text) in TEXTS {
        for size in SIZES {
            let text = undamaged(text, size, &mut dice);
            faults.extend(all_faults(&text, &mut dice).iter().filter_map(|damaged| check(lang, damaged).err()));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn lines_of_two_encodings_are_each_read_in_their_own() {
    let german = "Das schöne Café hat geöffnet.\n";
    let legacy = encoding_rs::WINDOWS_1251.encode("Сегодня хорошая погода, и мы идём гулять в парк.\n").0.into_owned();
    let bytes = [german.repeat(20).as_bytes(), &legacy, german.as_bytes()].concat();
    let decoded = decode(&bytes, &DecodeOptions::default()).unwrap();
    let want = format!("{}Сегодня хорошая погода, и мы идём гулять в парк.\n{german}", german.repeat(20));
    assert_eq!((decoded.encoding(), decoded.text()), ("utf-8", &*want));
}

#[test]
fn the_pipeline_shows_and_undoes_what_decoding_did() {
    let options = Options::new().clean(None);
    for (bytes, strict, text) in [
        (
            b"It\xe2\x80\x99s a caf\xe9 in \xfftown".as_slice(),
            "It’s a caf\u{FFFD} in \u{FFFD}town",
            "It’s a café in \u{FFFD}town",
        ),
        (
            b"<p title='caf\xe9'>It\xe2\x80\x99s &lt; a <b>caf\xe9</b> in town</p>",
            "It’s < a caf\u{FFFD} in town",
            "It’s < a café in town",
        ),
    ] {
        let report = process(Input::Bytes(bytes), &options).unwrap();
        assert_eq!((report.page_text(), report.text()), (strict, text));
        assert_eq!(report.repairs().apply(strict), text);
        assert_eq!(report.with(|_| false), strict);
        let change = &report.repairs().as_slice()[0];
        assert_eq!(change.reason().code(), "invalid-bytes");
        assert_eq!(&bytes[report.source(change.input).range()], b"\xe9");
    }
}
