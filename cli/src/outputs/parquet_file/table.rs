//! Writes rows as row groups of typed columns.

use std::io;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use serde_json::value::RawValue;

use super::super::whole_file::WholeFile;
use super::kinds::{Columns, Kind, texts};
use crate::json::{Row, parse_string};

/// The bytes of JSON in one row group. Readers skip and share out whole row groups; memory holds one of them, several
/// times over.
const ROW_GROUP: usize = 32 << 20;

/// Definition levels: how many of the optional and repeated levels of a column are there. 0 is null.
const PRESENT: i16 = 1;
const ELEMENT: i16 = 3;
const EMPTY_LIST: i16 = 1;

/// A table that is being written.
pub(super) struct Table {
    writer: SerializedFileWriter<WholeFile>,
    columns: Columns,
    /// The cells of the current row group, column by column.
    cells: Vec<Cells>,
    bytes: usize,
}

impl Table {
    pub(super) fn new(file: WholeFile, columns: Columns) -> io::Result<Self> {
        let fields = columns.all.iter().map(|(name, kind)| field(name, *kind)).collect::<Result<_, _>>();
        let schema = Type::group_type_builder("schema").with_fields(fields.map_err(failed)?).build().map_err(failed)?;
        let properties = WriterProperties::builder()
            .set_created_by(concat!("limpid version ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_compression(Compression::GZIP(Default::default()))
            .build();
        let writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties)).map_err(failed)?;
        let cells = columns.all.iter().map(|(_, kind)| Cells::new(*kind)).collect();
        Ok(Self { writer, columns, cells, bytes: 0 })
    }

    /// Adds a row: one line of JSON.
    pub(super) fn push(&mut self, line: &str) -> io::Result<()> {
        let row = Row::parse(line).map_err(io::Error::other)?;
        let mut values: Vec<Option<&RawValue>> = vec![None; self.cells.len()];
        for (name, value) in row.fields() {
            let column = self.columns.index(name).expect("every column was noted");
            values[column] = (value.get() != "null").then_some(value);
        }
        for (cells, value) in self.cells.iter_mut().zip(values) {
            cells.push(value.map(RawValue::get))?;
        }
        self.bytes += line.len();
        if self.bytes >= ROW_GROUP { self.end_group() } else { Ok(()) }
    }

    /// Writes what is left, and the footer.
    pub(super) fn finish(mut self) -> io::Result<WholeFile> {
        self.end_group()?;
        self.writer.into_inner().map_err(failed)
    }

    fn end_group(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.bytes) == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group().map_err(failed)?;
        for cells in &mut self.cells {
            let mut column = group.next_column().map_err(failed)?.expect("a writer for each column");
            cells.write(column.untyped()).map_err(failed)?;
            column.close().map_err(failed)?;
            cells.clear();
        }
        group.close().map(drop).map_err(failed)
    }
}

fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        error => io::Error::other(error),
    }
}

/// The description of a column. Every value is optional.
fn field(name: &str, kind: Kind) -> Result<TypePtr, ParquetError> {
    let primitive = |name: &str, physical, logical| {
        Type::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical)
            .build()
            .map(Arc::new)
    };
    match kind {
        Kind::Bool => primitive(name, Physical::BOOLEAN, None),
        Kind::Integer | Kind::Long => primitive(name, Physical::INT64, None),
        Kind::Number => primitive(name, Physical::DOUBLE, None),
        // JSON, too: the logical type JSON is bytes to some readers (Polars 1.36).
        Kind::Null | Kind::Text | Kind::Json => primitive(name, Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Texts => list(name, primitive("element", Physical::BYTE_ARRAY, Some(LogicalType::String))?),
    }
}

/// A list in the three levels that the format asks for.
fn list(name: &str, element: TypePtr) -> Result<TypePtr, ParquetError> {
    let elements = Type::group_type_builder("list").with_repetition(Repetition::REPEATED).with_fields(vec![element]);
    Type::group_type_builder(name)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(Some(LogicalType::List))
        .with_fields(vec![Arc::new(elements.build()?)])
        .build()
        .map(Arc::new)
}

/// The values of one column in a row group. The levels tell which are missing and, in lists, where each list begins.
struct Cells {
    values: Values,
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
}

enum Values {
    Bools(Vec<bool>),
    Longs(Vec<i64>),
    Numbers(Vec<f64>),
    Texts(Vec<ByteArray>),
    Lists(Vec<ByteArray>),
    Json(Vec<ByteArray>),
}

impl Cells {
    fn new(kind: Kind) -> Self {
        let values = match kind {
            Kind::Bool => Values::Bools(Vec::new()),
            Kind::Integer | Kind::Long => Values::Longs(Vec::new()),
            Kind::Number => Values::Numbers(Vec::new()),
            Kind::Null | Kind::Text => Values::Texts(Vec::new()),
            Kind::Texts => Values::Lists(Vec::new()),
            Kind::Json => Values::Json(Vec::new()),
        };
        Self { values, definitions: Vec::new(), repetitions: Vec::new() }
    }

    /// Adds the value of the next row, as JSON.
    fn push(&mut self, json: Option<&str>) -> io::Result<()> {
        let Some(json) = json else {
            self.definitions.push(0);
            self.repetitions.push(0);
            return Ok(());
        };
        match &mut self.values {
            Values::Lists(values) => {
                let elements = texts(json).expect("lists of strings only");
                let levels = elements.len().max(1);
                let definition = if elements.is_empty() { EMPTY_LIST } else { ELEMENT };
                self.definitions.extend(std::iter::repeat_n(definition, levels));
                self.repetitions.extend((0..levels).map(|n| i16::from(n > 0)));
                return elements.iter().try_for_each(|element| text(element.get()).map(|text| values.push(text)));
            }
            Values::Bools(values) => values.push(json == "true"),
            Values::Longs(values) => values.push(json.parse().map_err(io::Error::other)?),
            Values::Numbers(values) => values.push(json.parse().map_err(io::Error::other)?),
            Values::Texts(values) => values.push(text(json)?),
            Values::Json(values) => values.push(json.as_bytes().to_vec().into()),
        }
        self.definitions.push(PRESENT);
        Ok(())
    }

    fn write(&self, column: &mut ColumnWriter<'_>) -> Result<usize, ParquetError> {
        let definitions = Some(self.definitions.as_slice());
        match (&self.values, column) {
            (Values::Bools(values), ColumnWriter::BoolColumnWriter(column)) => {
                column.write_batch(values, definitions, None)
            }
            (Values::Longs(values), ColumnWriter::Int64ColumnWriter(column)) => {
                column.write_batch(values, definitions, None)
            }
            (Values::Numbers(values), ColumnWriter::DoubleColumnWriter(column)) => {
                column.write_batch(values, definitions, None)
            }
            (Values::Texts(values) | Values::Json(values), ColumnWriter::ByteArrayColumnWriter(column)) => {
                column.write_batch(values, definitions, None)
            }
            (Values::Lists(values), ColumnWriter::ByteArrayColumnWriter(column)) => {
                column.write_batch(values, definitions, Some(&self.repetitions))
            }
            _ => unreachable!("the schema was made from the same kinds"),
        }
    }

    fn clear(&mut self) {
        self.definitions.clear();
        self.repetitions.clear();
        match &mut self.values {
            Values::Bools(values) => values.clear(),
            Values::Longs(values) => values.clear(),
            Values::Numbers(values) => values.clear(),
            Values::Texts(values) | Values::Lists(values) | Values::Json(values) => values.clear(),
        }
    }
}

/// The content of a JSON string. Parquet text is UTF-8, so a lone surrogate becomes `U+FFFD`.
fn text(json: &str) -> io::Result<ByteArray> {
    parse_string(json).map(|(text, _)| text.into_owned().into_bytes().into()).map_err(io::Error::other)
}
