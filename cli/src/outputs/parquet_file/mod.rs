//! Parquet: the rows of JSON Lines as a table with a type for each column, as databases and data frames read it.
//!
//! A Parquet file begins with its first rows but needs the type of every column, and a later row can change a type. So the
//! rows are kept as JSON in a temporary file until the last one is there; then they are written in row groups. Memory is
//! bounded by one row group.
//!
//! The format: <https://parquet.apache.org/docs/file-format/>.

mod kinds;
mod table;

use std::io::{self, BufRead, BufReader, Write};

use self::kinds::Columns;
use super::spool::Spool;
use super::whole_file::WholeFile;
use crate::json::Row;

/// Rows that become a Parquet file when they are complete.
pub(crate) struct ParquetFile {
    file: WholeFile,
    rows: Spool,
    columns: Columns,
    /// The beginning of a row whose end was not written yet.
    line: Vec<u8>,
}

impl ParquetFile {
    /// Rows for `file`, next to which the temporary file is.
    pub(super) fn new(file: WholeFile) -> Self {
        let rows = Spool::in_folder(file.folder().to_owned());
        Self { file, rows, columns: Columns::default(), line: Vec::new() }
    }

    /// Writes the table and gives the file its name.
    pub(super) fn finish(mut self) -> io::Result<()> {
        if !self.line.is_empty() {
            self.end_line()?;
        }
        let mut rows = BufReader::new(self.rows.into_reader()?);
        let mut table = table::Table::new(self.file, self.columns)?;
        let mut line = String::new();
        while rows.read_line(&mut line)? > 0 {
            table.push(&line)?;
            line.clear();
        }
        table.finish()?.finish()
    }

    fn end_line(&mut self) -> io::Result<()> {
        let line = str::from_utf8(&self.line).map_err(io::Error::other)?;
        self.columns.note(&Row::parse(line).map_err(io::Error::other)?);
        self.rows.write_all(&self.line)?;
        self.line.clear();
        Ok(())
    }
}

impl Write for ParquetFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in bytes.split_inclusive(|&byte| byte == b'\n') {
            self.line.extend_from_slice(piece);
            if piece.ends_with(b"\n") {
                self.end_line()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
