//! Reads WARC and WET files (ISO 28500) of any size, record by record.
//!
//! Existing crates read a whole record before its size is known and stop at the first malformed one, but a crawl
//! contains records of any size, some of them truncated.

mod http;

use std::io::{self, BufRead, Read};

use limpid::SourceKind;

use crate::inputs::compressed::Input;
pub(crate) use http::Body;

/// The start of every record.
pub(crate) const MAGIC: &[u8] = b"WARC/";
/// The error for an archive that is read as a text.
const NO_TEXT: &str = "is a WARC archive, not a text; add --jsonl to process its records";
/// The header of a record has a few hundred bytes; anything longer is not a header.
const MAX_HEAD: u64 = 64 << 10;

/// A record that contains a page.
#[derive(Debug)]
pub(crate) struct Record {
    /// Its offset: in the file or, for gzip, the start of its member.
    pub(crate) offset: u64,
    pub(crate) id: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) date: Option<String>,
    /// The page, or why it cannot be used.
    pub(crate) page: Result<Page, String>,
}

/// The content of a record.
#[derive(Debug)]
pub(crate) enum Page {
    /// Text that a crawler extracted from a page (a record of type `conversion`).
    Text(Vec<u8>),
    /// The response of a server.
    Sent(Body),
}

/// The records of a file that contain pages; requests, redirects, images and so on are skipped.
pub(crate) struct Records {
    input: Input,
    /// Longer records are not read.
    max_record: u64,
    /// True after something that is not a record: the next one must be searched for.
    lost: bool,
    /// Records that start before this offset are skipped.
    start: u64,
}

impl Records {
    pub(crate) fn new(input: Input, max_record: u64) -> Self {
        Self { input, max_record, lost: false, start: 0 }
    }

    /// Skips the records that start before `offset`.
    pub(crate) fn start_at(&mut self, offset: u64) {
        self.start = offset;
    }

    /// The next record with a page.
    fn read(&mut self) -> io::Result<Option<Record>> {
        while self.find_start()? {
            let offset = self.input.offset();
            let head = match Head::read(&mut self.input)? {
                Ok(head) => head,
                Err(problem) => {
                    self.lost = true;
                    if offset < self.start {
                        continue;
                    }
                    return Ok(Some(Record { offset, id: None, url: None, date: None, page: Err(problem) }));
                }
            };
            if let Some(page) = self.page(&head)?
                && offset >= self.start
            {
                return Ok(Some(head.record(offset, page)));
            }
        }
        Ok(None)
    }

    /// Skips the empty lines between records and, when lost, everything that is not a record; false at the end.
    fn find_start(&mut self) -> io::Result<bool> {
        loop {
            let next = self.input.fill_buf()?.first().copied();
            match next {
                None => return Ok(false),
                Some(b'\r' | b'\n') => self.input.consume(1),
                Some(_) if !self.lost || self.input.starts_with(MAGIC)? => break,
                Some(_) => {
                    self.input.skip_until(b'\n')?;
                }
            }
        }
        self.lost = false;
        Ok(true)
    }

    /// The page of the record with this header; afterwards the input is after the record. `None` if it contains no
    /// page.
    fn page(&mut self, head: &Head) -> io::Result<Option<Result<Page, String>>> {
        let kind = head.get("warc-type").unwrap_or_default().to_ascii_lowercase();
        let wanted = matches!(kind.as_str(), "response" | "resource" | "conversion");
        if !wanted || head.length > self.max_record {
            let passed = io::copy(&mut self.input.by_ref().take(head.length), &mut io::sink())?;
            let problem =
                if passed < head.length { cut_off(passed, head.length) } else { head.too_long(self.max_record) };
            return Ok(wanted.then_some(Err(problem)));
        }
        let mut block = Vec::with_capacity(head.length as usize);
        self.input.by_ref().take(head.length).read_to_end(&mut block)?;
        if (block.len() as u64) < head.length {
            return Ok(Some(Err(cut_off(block.len() as u64, head.length))));
        }
        let kind_of_block = head.get("content-type").unwrap_or_default();
        Ok(match kind.as_str() {
            "conversion" => Some(Ok(Page::Text(block))),
            "response" if block.starts_with(b"HTTP/") => http::body(block).map(|body| Ok(Page::Sent(body))),
            _ => http::typed(kind_of_block).map(|(kind, charset)| Ok(Page::Sent(Body::plain(block, kind, charset)))),
        })
    }
}

/// Refuses an archive where a text is expected: its headers would become part of the text.
///
/// # Errors
/// If the input that begins with `start` is one.
pub(crate) fn refuse_archive(start: &[u8]) -> Result<(), &'static str> {
    let line = start.strip_prefix(MAGIC).and_then(|rest| rest.split(|&byte| byte == b'\n').next());
    let is_version = |line: &[u8]| matches!(line.trim_ascii_end(), [b'0'..=b'9', b'.', b'0'..=b'9']);
    if line.is_some_and(is_version) { Err(NO_TEXT) } else { Ok(()) }
}

fn cut_off(there: u64, length: u64) -> String {
    format!("the record is truncated: only {there} of {length} bytes are present")
}

impl Iterator for Records {
    type Item = io::Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

/// The header of a record.
struct Head {
    fields: Vec<(String, String)>,
    length: u64,
}

impl Head {
    /// Reads up to and including the empty line. The inner error is for something that is not a header.
    fn read(input: &mut Input) -> io::Result<Result<Self, String>> {
        let offset = input.offset();
        if !input.starts_with(MAGIC)? {
            return Ok(Err(format!("no WARC record starts at byte {offset}")));
        }
        let mut head = Vec::new();
        let mut input = input.take(MAX_HEAD);
        while input.read_until(b'\n', &mut head)? > 0 && !ends_with_empty_line(&head) {}
        if !ends_with_empty_line(&head) {
            return Ok(Err(format!("the header of the record at byte {offset} has no end")));
        }
        let fields = fields(&head);
        let length = field(&fields, "content-length").and_then(|length| length.parse().ok());
        Ok(match length {
            Some(length) => Ok(Self { fields, length }),
            None => Err(format!("the record at byte {offset} has no valid length")),
        })
    }

    fn get(&self, name: &str) -> Option<&str> {
        field(&self.fields, name)
    }

    fn too_long(&self, max_record: u64) -> String {
        let length = self.length;
        format!("the record has {length} bytes, more than {max_record}; raise --max-record")
    }

    fn record(&self, offset: u64, page: Result<Page, String>) -> Record {
        let bare = |value: &str| value.trim_start_matches('<').trim_end_matches('>').to_owned();
        Record {
            offset,
            id: self.get("warc-record-id").map(bare),
            url: self.get("warc-target-uri").map(bare),
            date: self.get("warc-date").map(str::to_owned),
            page,
        }
    }
}

fn ends_with_empty_line(head: &[u8]) -> bool {
    head.ends_with(b"\n\r\n") || head.ends_with(b"\n\n")
}

/// The fields of a header with lower-case names, without the first line. A line that begins with white space continues
/// the one before.
fn fields(head: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(head);
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in text.lines().skip(1) {
        if let (true, Some((_, value))) = (line.starts_with([' ', '\t']), fields.last_mut()) {
            *value = format!("{value} {}", line.trim());
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    fields
}

fn field<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
}

/// The kind and charset of a content type such as `text/html; charset=…`; the outer `None` is for other than pages.
type Typed = Option<(Option<SourceKind>, Option<String>)>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::compressed::tests::{gzip, input};

    fn record(kind: &str, url: &str, block: &str) -> String {
        let length = block.len();
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{url}>\r\n\
             Content-Length: {length}\r\n\r\n{block}\r\n\r\n"
        )
    }

    fn response(url: &str, head: &str, body: &str) -> String {
        record("response", url, &format!("HTTP/1.1 {head}\r\n\r\n{body}"))
    }

    fn texts(records: Records) -> Vec<(String, Result<String, String>)> {
        let text = |record: Record| {
            let page = record.page.and_then(|page| match page {
                Page::Text(bytes) => Ok(bytes),
                Page::Sent(body) => body.decompress(1000),
            });
            (record.url.unwrap_or_default(), page.map(|bytes| String::from_utf8(bytes).unwrap()))
        };
        records.map(|record| text(record.unwrap())).collect()
    }

    #[test]
    fn only_records_with_text_are_read() {
        let records = [
            record("warcinfo", "i", "software: x\r\n"),
            record("request", "a", "GET / HTTP/1.1\r\n\r\n"),
            response("a", "200 OK\r\nContent-Type: text/html; charset=utf-8", "<p>a"),
            response("b", "301 Moved\r\nContent-Type: text/html", "<p>moved"),
            response("c", "200 OK\r\ncontent-type: image/png", "PNG"),
            record("conversion", "d", "text of d"),
            response("e", "200 OK", "<p>no type"),
        ];
        let found = [("a", "<p>a"), ("d", "text of d"), ("e", "<p>no type")];
        let found = found.map(|(url, text)| (url.to_owned(), Ok(text.to_owned())));
        assert_eq!(texts(Records::new(input(records.concat().into()), 1000)), found);
        let members: Vec<Vec<u8>> = records.iter().map(|record| gzip(record.as_bytes())).collect();
        assert_eq!(texts(Records::new(input(members.concat()), 1000)), found);
        let offsets: Vec<u64> = Records::new(input(members.concat()), 1000).map(|r| r.unwrap().offset).collect();
        assert_eq!(offsets[0] as usize, members[..2].iter().map(Vec::len).sum::<usize>());
    }

    #[test]
    fn a_bad_record_does_not_end_the_file() {
        let long = record("conversion", "long", &"x".repeat(2000));
        let good = record("conversion", "good", "good");
        let bytes =
            [&good, "junk\r\nWARC", "\r\n\r\n", &good, &long, &good, "WARC/1.0\r\nA: b\r\n\r\n", &good].concat();
        let all = texts(Records::new(input(bytes.into()), 1000));
        let good = all.iter().filter(|(_, text)| text.as_deref() == Ok("good")).count();
        let errors: Vec<&String> = all.iter().filter_map(|(_, text)| text.as_ref().err()).collect();
        assert_eq!(good, 4, "{all:?}");
        assert_eq!(errors.len(), 3, "{errors:?}");
        assert!(errors[1].contains("raise --max-record"));
    }

    #[test]
    fn only_archives_are_refused_as_texts() {
        assert!(refuse_archive(record("warcinfo", "i", "").as_bytes()).is_err());
        for text in ["WARC/1.0 is a version of the format.\n", "WARC files\n", "WARC/\n", ""] {
            assert_eq!(refuse_archive(text.as_bytes()), Ok(()), "{text}");
        }
    }

    #[test]
    fn reports_a_truncated_file() {
        let bytes = record("conversion", "a", "some words");
        let cut = texts(Records::new(input(bytes[..bytes.len() - 8].into()), 1000));
        assert!(cut[0].1.as_ref().unwrap_err().contains("6 of 10 bytes"), "{cut:?}");
        let head = texts(Records::new(input(bytes[..30].into()), 1000));
        assert!(head[0].1.as_ref().unwrap_err().contains("has no end"), "{head:?}");
    }
}
