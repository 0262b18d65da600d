//! Streams give the same result as the text in one piece.

use limpid::{DecodeOptions, DecodeStream, RepairOptions, RepairStream, decode, repair};
use proptest::prelude::*;

/// `bytes` split into pieces of the given sizes, plus the rest.
fn pieces<'a>(bytes: &'a [u8], sizes: &[usize]) -> Vec<&'a [u8]> {
    let mut rest = bytes;
    let mut pieces = Vec::new();
    for &size in sizes {
        let (piece, after) = rest.split_at(size.min(rest.len()));
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

fn decoded(bytes: &[u8], sizes: &[usize], options: &DecodeOptions) -> String {
    let mut stream = DecodeStream::new(options).unwrap();
    let text: String = pieces(bytes, sizes).into_iter().map(|piece| stream.push(piece)).collect();
    text + &stream.finish()
}

fn repaired(bytes: &[u8], sizes: &[usize]) -> String {
    let mut stream = RepairStream::new(RepairOptions::default());
    let text: String = pieces(bytes, sizes).into_iter().map(|piece| stream.push(piece)).collect();
    text + &stream.finish()
}

const RUSSIAN: &str = "Сегодня хорошая погода, и мы идём гулять в парк. ";

#[test]
fn every_encoding_comes_out_as_in_one_piece() {
    let page = |start: &str| format!("{start}{}", RUSSIAN.repeat(200));
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let inputs = [
        page("").into_bytes(),
        page("\u{FEFF}").into_bytes(),
        encoding_rs::KOI8_R.encode(&page("<meta charset=koi8-r>")).0.into_owned(),
        encoding_rs::WINDOWS_1251.encode(&page("")).0.into_owned(),
        encoding_rs::WINDOWS_1251.encode(&page(&"plain ascii first. ".repeat(900))).0.into_owned(),
        encoding_rs::SHIFT_JIS.encode(&"今日はとても良い天気なので、散歩に行きます。".repeat(300)).0.into_owned(),
        encoding_rs::ISO_2022_JP.encode(&"今日はとても良い天気です。".repeat(300)).0.into_owned(),
        utf16(&page("")),
        utf16(&page(&"plain ascii first. ".repeat(900))),
        b"plain".to_vec(),
        Vec::new(),
    ];
    let options = DecodeOptions::default();
    for bytes in inputs {
        let whole = decode(&bytes, &options).unwrap();
        for size in [1, 7, 1024, 4097] {
            let sizes = vec![size; bytes.len() / size];
            assert!(decoded(&bytes, &sizes, &options) == whole.text(), "{} by {size}", whole.encoding());
        }
    }
}

#[test]
fn ascii_is_not_held_back() {
    let mut stream = DecodeStream::new(&DecodeOptions::default()).unwrap();
    assert_eq!(stream.push("a".repeat(5000).as_bytes()).len(), 5000);
    assert_eq!(stream.encoding(), None);
    assert_eq!(stream.push("é".repeat(4000).as_bytes()).chars().count(), 4000);
    assert_eq!(stream.encoding(), Some("utf-8"));
}

#[test]
fn an_unknown_label_is_an_error() {
    let options = DecodeOptions::new().label("utf-99");
    assert_eq!(DecodeStream::new(&options).unwrap_err().code(), "unknown-encoding");
    assert!(RepairStream::with_decoding(RepairOptions::default(), &options).is_err());
}

#[test]
fn a_line_without_end_is_repaired_in_bounded_memory() {
    let word = "cafÃ© ";
    let mut stream = RepairStream::new(RepairOptions::default());
    let (mut text, mut count) = (String::new(), 0);
    while text.is_empty() {
        text = stream.push_text(&word.repeat(1000));
        count += 1000;
        assert!(count * word.len() < 2 * RepairStream::LONGEST_LINE, "nothing came out");
    }
    text += &stream.finish();
    assert_eq!(text, "café ".repeat(count));
}

/// The repaired text of `text` in pieces of `size` bytes.
fn repaired_by(text: &str, size: usize) -> String {
    repaired(text.as_bytes(), &vec![size; text.len() / size])
}

#[test]
fn parts_of_a_long_line_do_not_depend_on_the_pieces() {
    let line = "The cafÃ© by the bridge was open all day. ".repeat(RepairStream::LONGEST_LINE / 32);
    let text = format!("cafÃ©\n{line}\n{line}cafÃ©");
    let whole = repaired_by(&text, text.len());
    assert!(whole == text.replace("cafÃ©", "café"));
    for size in [5000, 65_536, RepairStream::LONGEST_LINE + 1] {
        assert!(repaired_by(&text, size) == whole, "{size}");
    }
}

#[test]
fn a_long_line_without_white_space_stays_whole() {
    let cases = ["x".repeat(1_500_000), "漢字".repeat(200_000), "a,".repeat(600_000), "😀".repeat(300_000)];
    for line in cases {
        assert!(repaired_by(&line, 65_536) == line, "{}", &line[..12]);
    }
    let damaged = "cafÃ©,".repeat(160_000);
    assert!(repaired_by(&damaged, 65_536) == damaged.replace("cafÃ©", "café"));
}

#[test]
fn lines_that_show_damage_wait_for_the_lines_after_them() {
    let mut stream = RepairStream::new(RepairOptions::default());
    assert_eq!(stream.push_text("A café.\n-cafÃ©\n-thÃ©\n"), "A café.\n");
    assert_eq!(stream.push_text("+café\n"), "");
    assert_eq!(stream.finish(), "-cafÃ©\n-thé\n+café\n");
}

#[test]
fn entries_of_a_list_wait_for_the_lines_that_tell_their_encoding() {
    let mut stream = RepairStream::new(RepairOptions::default());
    let list = "MÄ…ka\nÅšwiat\nŻółw\nKsiÄ…Å¼ka\nŹrÃ³dÅ‚o\n";
    let (first, rest) = list.split_once('\n').unwrap();
    assert_eq!(stream.push_text(first), "");
    assert_eq!(stream.push_text("\n"), "");
    let text = stream.push_text(rest) + &stream.finish();
    assert_eq!(text, repair(list, &RepairOptions::default()).text());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_stream_repairs_as_one_piece(
        lines in prop::collection::vec("(cafÃ©|café|MÄ…ka|Å¹|Ã³|â€œyesâ€\u{9d}|plain|Ð¿Ñ€Ð¸|&amp;lt;|\r|é|\u{85}|[-+<>'/]| ){0,12}", 0..12),
        sizes in prop::collection::vec(0usize..40, 0..30),
    ) {
        let text = lines.join("\n");
        let options = RepairOptions::default();
        prop_assert_eq!(repaired(text.as_bytes(), &sizes), repair(&text, &options).into_text());
    }

    #[test]
    fn any_bytes_come_out_in_any_pieces(bytes in prop::collection::vec(any::<u8>(), 0..3000), sizes in prop::collection::vec(0usize..900, 0..9)) {
        let options = DecodeOptions::default();
        let text = decoded(&bytes, &sizes, &options);
        match decode(&bytes, &options) {
            Ok(whole) => prop_assert_eq!(text, whole.into_text()),
            // A stream takes any bytes, but decoding them as a whole reports that they are not text.
            Err(error) => prop_assert_eq!(error.code(), "binary-input"),
        }
    }
}
