//! The response of a server: status, type, charset, and the body without its transfer and content codings (RFC 9110,
//! 9112).

use std::io::Read;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use limpid::SourceKind;

use super::{Typed, field, fields};

/// A body as it was sent.
#[derive(Debug)]
pub(crate) struct Body {
    bytes: Vec<u8>,
    chunked: bool,
    coding: String,
    /// The kind of page according to the server.
    pub(crate) kind: Option<SourceKind>,
    /// The charset according to the server.
    pub(crate) charset: Option<String>,
}

impl Body {
    /// A body without codings.
    pub(crate) fn plain(bytes: Vec<u8>, kind: Option<SourceKind>, charset: Option<String>) -> Self {
        Self { bytes, chunked: false, coding: String::new(), kind, charset }
    }

    /// The bytes of the page, at most `limit`.
    ///
    /// Archives keep the header of a response even if they have removed its codings, so a body that is not coded as its
    /// header says is used as it is.
    pub(crate) fn decompress(self, limit: u64) -> Result<Vec<u8>, String> {
        let bytes = if self.chunked { dechunked(&self.bytes).unwrap_or(self.bytes) } else { self.bytes };
        // The coding that was applied last is named last.
        self.coding.rsplit(',').try_fold(bytes, |bytes, coding| decoded(coding.trim(), bytes, limit))
    }
}

/// `bytes` without one coding.
fn decoded(coding: &str, bytes: Vec<u8>, limit: u64) -> Result<Vec<u8>, String> {
    match coding {
        "gzip" | "x-gzip" if bytes.starts_with(&[0x1F, 0x8B]) => inflated(MultiGzDecoder::new(&bytes[..]), limit),
        "deflate" if is_zlib(&bytes) => inflated(ZlibDecoder::new(&bytes[..]), limit),
        "deflate" => inflated(DeflateDecoder::new(&bytes[..]), limit).or(Ok(bytes)),
        "" | "identity" | "gzip" | "x-gzip" => Ok(bytes),
        // Text begins with a mark, a letter or white space, and compressed data does not look like that.
        _ if std::str::from_utf8(&bytes).is_ok() => Ok(bytes),
        #[cfg(not(target_os = "wasi"))]
        "br" => inflated(brotli_decompressor::Decompressor::new(&bytes[..], 4096), limit),
        #[cfg(not(target_os = "wasi"))]
        "zstd" => inflated(crate::inputs::zstd::Frames::new(&bytes[..]), limit),
        other => Err(format!("the body is compressed with {other:?}; only {READABLE} are supported")),
    }
}

/// The codings of [`decoded`].
const READABLE: &str = if cfg!(target_os = "wasi") { "gzip and deflate" } else { "gzip, deflate, br and zstd" };

/// The body of a response; `None` if it is not a page: the status is not a success, or the content is not text.
pub(super) fn body(response: Vec<u8>) -> Option<Body> {
    let start = end_of_head(&response)?;
    let head = &response[..start];
    let success = head.split(|&b| b == b' ').nth(1).is_some_and(|status| status.starts_with(b"2"));
    let fields = fields(head);
    let get = |name| field(&fields, name).unwrap_or_default().to_ascii_lowercase();
    let (kind, charset) = typed(field(&fields, "content-type").unwrap_or_default()).filter(|_| success)?;
    let chunked = get("transfer-encoding").contains("chunked");
    let coding = get("content-encoding");
    let mut bytes = response;
    bytes.drain(..start);
    (!bytes.is_empty()).then_some(Body { bytes, chunked, coding, kind, charset })
}

/// The offset after the empty line.
fn end_of_head(response: &[u8]) -> Option<usize> {
    let mut start = 0;
    for line in response.split_inclusive(|&b| b == b'\n') {
        start += line.len();
        if line.trim_ascii().is_empty() {
            return Some(start);
        }
    }
    None
}

/// The kind of page and the charset in a content type. A missing type is assumed to be a page.
pub(super) fn typed(content_type: &str) -> Typed {
    let mut parts = content_type.split(';');
    let kind = match parts.next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "text/html" | "application/xhtml+xml" => Some(SourceKind::Html),
        "text/plain" => Some(SourceKind::Text),
        "" => None,
        _ => return None,
    };
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    Some((kind, charset))
}

/// The joined chunks of a body; `None` if it is not chunked.
fn dechunked(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    loop {
        let end = bytes.iter().position(|&b| b == b'\n')?;
        let size = std::str::from_utf8(&bytes[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        bytes = &bytes[end + 1..];
        if size == 0 {
            return Some(out);
        }
        // A last chunk that was cut off is better than none.
        out.extend_from_slice(&bytes[..size.min(bytes.len())]);
        let Some(rest) = bytes.get(size..).filter(|rest| !rest.is_empty()) else { return Some(out) };
        bytes = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

/// True for a zlib header, whose two bytes are a multiple of 31 (RFC 1950).
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// Decompresses at most `limit` bytes, because a small body can contain gigabytes.
fn inflated(decoder: impl Read, limit: u64) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    match decoder.take(limit + 1).read_to_end(&mut out) {
        _ if out.len() as u64 > limit => {
            Err(format!("the body decompresses to more than {limit} bytes; raise --max-record"))
        }
        // The text before the damage is kept, as a browser would show it.
        Err(error) if out.is_empty() => Err(format!("the body cannot be decompressed: {error}")),
        _ => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};

    use super::*;
    use crate::inputs::compressed::tests::gzip;

    const LIMIT: u64 = 100_000;

    fn sent(head: &str, body: &[u8]) -> Option<Body> {
        super::body([format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), body].concat())
    }

    fn page(head: &str, body: &[u8]) -> Result<String, String> {
        let head = format!("Content-Type: text/html\r\n{head}");
        sent(&head, body).unwrap().decompress(LIMIT).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn types_and_charsets() {
        let typed = |value| typed(value).map(|(kind, charset)| (kind, charset.unwrap_or_default()));
        assert_eq!(
            typed("Text/HTML; x=y; Charset=\"windows-1251\""),
            Some((Some(SourceKind::Html), "windows-1251".into()))
        );
        assert_eq!(typed("text/plain"), Some((Some(SourceKind::Text), String::new())));
        assert_eq!(typed(""), Some((None, String::new())));
        for other in ["image/png", "application/json", "text/css"] {
            assert_eq!(typed(other), None);
        }
    }

    /// "<p>Some words. ", 50 times, as `brotli` and `zstd -19` pack it.
    const BROTLI: [u8; 28] = [
        0x1B, 0xED, 0x02, 0xF8, 0x8D, 0x94, 0xAA, 0xD3, 0xAB, 0xE6, 0x99, 0x7A, 0x83, 0x93, 0x3E, 0x65, 0x6D, 0x35,
        0x4B, 0x61, 0x25, 0x80, 0x4C, 0x32, 0xBB, 0xFB, 0x99, 0x09,
    ];
    const ZSTD: [u8; 35] = [
        0x28, 0xB5, 0x2F, 0xFD, 0x04, 0x68, 0xB5, 0x00, 0x00, 0x78, 0x3C, 0x70, 0x3E, 0x53, 0x6F, 0x6D, 0x65, 0x20,
        0x77, 0x6F, 0x72, 0x64, 0x73, 0x2E, 0x20, 0x01, 0x00, 0xDC, 0xA4, 0x9A, 0x75, 0xB9, 0xF2, 0xA2, 0x77,
    ];

    #[test]
    fn chunked_and_gzip_bodies_are_decoded() {
        let text = "<p>Some words. ".repeat(50);
        let bytes = text.as_bytes();
        let chunked = |bytes: &[u8]| {
            let chunks =
                bytes.chunks(100).flat_map(|c| [format!("{:x};a=b\r\n", c.len()).as_bytes(), c, b"\r\n"].concat());
            chunks.chain(*b"0\r\n\r\n").collect::<Vec<u8>>()
        };
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(bytes).unwrap();
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::fast());
        deflate.write_all(bytes).unwrap();
        let both = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip";
        for (head, body) in [
            ("X: y", bytes.to_vec()),
            ("Transfer-Encoding: chunked", chunked(bytes)),
            ("Content-Encoding: gzip", gzip(bytes)),
            (both, chunked(&gzip(bytes))),
            ("Content-Encoding: deflate", zlib.finish().unwrap()),
            ("Content-Encoding: deflate", deflate.finish().unwrap()),
            // Undone before it was archived.
            (both, bytes.to_vec()),
            ("Content-Encoding: br", bytes.to_vec()),
            ("Content-Encoding: br", BROTLI.to_vec()),
            ("Content-Encoding: zstd", ZSTD.to_vec()),
            ("Content-Encoding: br, gzip", gzip(&BROTLI)),
            ("Content-Encoding: GZIP,identity", gzip(bytes)),
        ] {
            assert_eq!(page(head, &body), Ok(text.clone()), "{head}");
        }
    }

    #[test]
    fn undecodable_bodies_are_errors_and_damage_loses_only_the_rest() {
        let bomb = gzip(&vec![b'x'; 1_000_000]);
        assert!(page("Content-Encoding: gzip", &bomb).unwrap_err().contains("more than 100000 bytes"));
        assert!(page("Content-Encoding: br", &[0x1B, 0xFF, 0x80]).unwrap_err().contains("cannot be decompressed"));
        assert!(page("Content-Encoding: compress", &[0x1F, 0x9D, 0x90]).unwrap_err().contains("\"compress\""));
        assert!(page("Content-Encoding: gzip", &[0x1F, 0x8B, 8, 0]).unwrap_err().contains("cannot be decompressed"));
        let compressed = gzip("Some words. ".repeat(5000).as_bytes());
        assert!(
            page("Content-Encoding: gzip", &compressed[..compressed.len() - 20]).unwrap().starts_with("Some words.")
        );
        assert_eq!(page("Transfer-Encoding: chunked", b"64\r\n<p>cut"), Ok("<p>cut".into()));
        assert!(sent("Content-Type: text/html", b"").is_none());
    }
}
