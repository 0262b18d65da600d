use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use super::super::sink::Sink;

/// A file of its own for each test.
fn path(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("limpid-parquet-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn write(name: &str, pieces: &[&str]) -> (PathBuf, SerializedFileReader<File>) {
    let path = path(name);
    let mut sink = Sink::open(Some(&path)).unwrap();
    for piece in pieces {
        sink.write_all(piece.as_bytes()).unwrap();
    }
    assert!(!path.exists(), "the file has its name only when it is complete");
    sink.finish().unwrap();
    let reader = SerializedFileReader::new(File::open(&path).unwrap()).unwrap();
    (path, reader)
}

/// The rows as `name=value` pairs.
fn rows(reader: &SerializedFileReader<File>) -> Vec<Vec<(String, Field)>> {
    let columns = |row: parquet::record::Row| row.into_columns();
    reader.get_row_iter(None).unwrap().map(|row| columns(row.unwrap())).collect()
}

fn cell(rows: &[Vec<(String, Field)>], row: usize, name: &str) -> Field {
    rows[row].iter().find(|(column, _)| column == name).map_or(Field::Null, |(_, field)| field.clone())
}

fn text(text: &str) -> Field {
    Field::Str(text.to_owned())
}

#[test]
fn each_column_has_the_type_that_fits_all_its_values() {
    let lines = concat!(
        "{\"id\":1,\"text\":\"caf\u{e9} \\\"a\\\"\",\"score\":1,\"ok\":true,\"mixed\":1,\"none\":null}\n",
        "{\"text\":null,\"id\":9007199254740993,\"score\":0.5,\"ok\":false,\"mixed\":\"b\",\"late\":{\"a\":[1]}}\n",
        "{\"id\":-3}\n",
    );
    let (path, reader) = write("types.parquet", &[lines]);
    let names: Vec<&str> = reader.metadata().file_metadata().schema().get_fields().iter().map(|f| f.name()).collect();
    assert_eq!(names, ["id", "text", "score", "ok", "mixed", "none", "late"]);
    let rows = rows(&reader);
    assert_eq!(rows.len(), 3);
    assert_eq!(cell(&rows, 0, "id"), Field::Long(1));
    assert_eq!(cell(&rows, 1, "id"), Field::Long(9_007_199_254_740_993));
    assert_eq!(cell(&rows, 0, "text"), text("caf\u{e9} \"a\""));
    assert_eq!(cell(&rows, 1, "text"), Field::Null);
    assert_eq!(cell(&rows, 0, "score"), Field::Double(1.0));
    assert_eq!(cell(&rows, 1, "ok"), Field::Bool(false));
    assert_eq!(cell(&rows, 0, "mixed"), text("1"));
    assert_eq!(cell(&rows, 1, "mixed"), text("\"b\""));
    assert_eq!(cell(&rows, 1, "none"), Field::Null);
    assert_eq!(cell(&rows, 1, "late"), text("{\"a\":[1]}"));
    assert_eq!(cell(&rows, 2, "late"), Field::Null);
    fs::remove_file(path).unwrap();
}

#[test]
fn lists_of_strings_are_lists_and_other_lists_are_json() {
    let lines = "{\"a\":[\"x\",\"y\"],\"b\":[1]}\n{\"a\":[],\"b\":[\"z\"]}\n{\"b\":null}\n{\"a\":[\"\"]}\n";
    let (path, reader) = write("lists.parquet", &[lines]);
    let rows = rows(&reader);
    let list = |row| match cell(&rows, row, "a") {
        Field::ListInternal(list) => Some(list.elements().to_vec()),
        _ => None,
    };
    assert_eq!(list(0), Some(vec![text("x"), text("y")]));
    assert_eq!(list(1), Some(Vec::new()));
    assert_eq!(list(2), None);
    assert_eq!(list(3), Some(vec![text("")]));
    assert_eq!((cell(&rows, 0, "b"), cell(&rows, 1, "b")), (text("[1]"), text("[\"z\"]")));
    fs::remove_file(path).unwrap();
}

#[test]
fn numbers_too_large_for_any_type_stay_as_written() {
    let lines = "{\"big\":123456789012345678901,\"wide\":9007199254740993}\n{\"big\":1,\"wide\":0.5}\n";
    let (path, reader) = write("numbers.parquet", &[lines]);
    let rows = rows(&reader);
    assert_eq!(cell(&rows, 0, "big"), text("123456789012345678901"));
    assert_eq!(cell(&rows, 0, "wide"), text("9007199254740993"));
    fs::remove_file(path).unwrap();
}

/// Rows arrive in pieces of any length; text that JSON can hold and UTF-8 cannot is replaced.
#[test]
fn pieces_are_joined_and_lone_surrogates_replaced() {
    let (path, reader) = write("pieces.parquet", &["{\"a\":\"x\\ud8", "00\"", "}\n{\"a\":\"y\"}"]);
    let rows = rows(&reader);
    assert_eq!((cell(&rows, 0, "a"), cell(&rows, 1, "a")), (text("x\u{fffd}"), text("y")));
    fs::remove_file(path).unwrap();
}

#[test]
fn a_table_without_rows_can_be_read() {
    let (path, reader) = write("empty.parquet", &[]);
    assert_eq!(reader.metadata().file_metadata().num_rows(), 0);
    fs::remove_file(path).unwrap();
}
