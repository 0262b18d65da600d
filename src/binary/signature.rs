//! The signatures of binary formats, each with enough of the following structure that no text can match.

use super::BinaryKind;

/// The signature of a format.
struct Signature {
    at: usize,
    magic: &'static [u8],
    name: &'static str,
    /// Checks the rest; the bytes start at the beginning of the file.
    fits: fn(&[u8]) -> bool,
}

/// A signature that contains bytes found in no text.
const fn sure(magic: &'static [u8], name: &'static str) -> Signature {
    Signature { at: 0, magic, name, fits: |_| true }
}

/// A signature made of letters, which binary bytes must follow.
const fn letters(magic: &'static [u8], name: &'static str) -> Signature {
    Signature { at: 0, magic, name, fits: has_binary }
}

/// A signature whose rest is checked by `fits`.
const fn checked(magic: &'static [u8], name: &'static str, fits: fn(&[u8]) -> bool) -> Signature {
    Signature { at: 0, magic, name, fits }
}

const fn at(at: usize, magic: &'static [u8], name: &'static str) -> Signature {
    Signature { at, magic, name, fits: has_binary }
}

/// The formats of files, the most common first. The signatures come from the specifications of the formats.
const SIGNATURES: &[Signature] = &[
    // Images
    sure(b"\x89PNG\r\n\x1a\n", "PNG image"),
    letters(b"\xff\xd8\xff", "JPEG image"),
    letters(b"GIF87a", "GIF image"),
    letters(b"GIF89a", "GIF image"),
    checked(b"BM", "BMP image", is_bmp),
    sure(b"II*\0", "TIFF image"),
    sure(b"MM\0*", "TIFF image"),
    sure(b"II+\0", "TIFF image"),
    sure(b"MM\0+", "TIFF image"),
    checked(b"\0\0\x01\0", "icon", is_icon),
    checked(b"\0\0\x02\0", "cursor", is_icon),
    at(8, b"WEBP", "WebP image"),
    sure(b"8BPS\0", "Photoshop image"),
    sure(b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000 image"),
    sure(b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL image"),
    letters(b"gimp xcf ", "GIMP image"),
    letters(b"icns", "icon"),
    letters(b"AT&TFORM", "DjVu document"),
    sure(b"\xd7\xcd\xc6\x9a\0\0", "Windows metafile"),
    checked(b"P4", "PBM image", is_netpbm),
    checked(b"P5", "PGM image", is_netpbm),
    checked(b"P6", "PPM image", is_netpbm),
    // Documents and archives
    checked(b"%PDF-", "PDF document", is_pdf),
    checked(b"PK\x03\x04", "ZIP archive", has_binary),
    sure(b"PK\x05\x06\0\0\0\0", "ZIP archive"),
    sure(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office document"),
    sure(b"\x1f\x8b\x08", BinaryKind::GZIP.name),
    sure(b"\xfd7zXZ\0", "xz data"),
    checked(b"BZh", "bzip2 data", is_bzip2),
    sure(b"\x28\xb5\x2f\xfd", "Zstandard data"),
    sure(b"\x04\x22\x4d\x18", "LZ4 data"),
    letters(b"LZIP\x01", "lzip data"),
    checked(b"x", "zlib data", is_zlib),
    checked(b"\x1f\x9d", "compress data", |bytes| bytes.get(2).is_some_and(|flags| flags & 0x60 == 0)),
    sure(b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    sure(b"Rar!\x1a\x07", "RAR archive"),
    sure(b"MSCF\0\0\0\0", "cabinet archive"),
    at(257, b"ustar", "tar archive"),
    checked(b"", "tar archive", is_old_tar),
    checked(b"!<arch>\n", "static library or Debian package", is_ar),
    sure(b"\xed\xab\xee\xdb", "RPM package"),
    // Fonts
    checked(b"\0\x01\0\0", "TrueType font", is_font),
    letters(b"OTTO\0", "OpenType font"),
    letters(b"true\0", "TrueType font"),
    letters(b"ttcf\0", "font collection"),
    letters(b"wOFF", "WOFF font"),
    letters(b"wOF2", "WOFF2 font"),
    checked(b"\x80\x01", "PostScript font", |bytes| bytes.get(6..8) == Some(b"%!")),
    // Audio and video
    checked(b"ID3", "MP3 audio", is_id3),
    checked(b"\xff", "MP3 audio", is_mpeg_audio),
    letters(b"OggS\0", "Ogg audio or video"),
    letters(b"fLaC", "FLAC audio"),
    sure(b"MThd\0\0\0\x06", "MIDI file"),
    at(8, b"WAVE", "WAV audio"),
    at(8, b"AVI ", "AVI video"),
    at(8, b"AIFF", "AIFF audio"),
    at(8, b"AIFC", "AIFF audio"),
    checked(b"\0\0", "MPEG-4 audio, video or image", is_mpeg4),
    sure(b"\x1a\x45\xdf\xa3", "Matroska or WebM video"),
    letters(b"FLV\x01", "Flash video"),
    sure(b"\0\0\x01\xba", "MPEG video"),
    sure(b"\0\0\x01\xb3", "MPEG video"),
    checked(b"G", "MPEG video", is_transport_stream),
    sure(b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "Windows media"),
    // Programs
    sure(b"\x7fELF", "ELF program"),
    checked(b"MZ", "Windows program", is_pe),
    checked(b"\xfe\xed\xfa", "macOS program", is_mach_o),
    sure(b"\xce\xfa\xed\xfe", "macOS program"),
    sure(b"\xcf\xfa\xed\xfe", "macOS program"),
    checked(b"\xca\xfe\xba\xbe", "Java class file", is_class),
    letters(b"\xca\xfe\xba\xbe", "macOS program"),
    sure(b"\0asm\x01\0\0\0", "WebAssembly module"),
    letters(b"dex\n0", "Android program"),
    sure(b"BC\xc0\xde", "LLVM bitcode"),
    sure(b"\x1bLua", "Lua bytecode"),
    Signature { at: 2, magic: b"\r\n", name: "Python bytecode", fits: is_python },
    // Data
    sure(b"SQLite format 3\0", "SQLite database"),
    sure(b"\x89HDF\r\n\x1a\n", "HDF5 data"),
    sure(b"\x93NUMPY", "NumPy array"),
    letters(b"PAR1", "Parquet data"),
    sure(b"ARROW1\0\0", "Arrow data"),
    letters(b"Obj\x01", "Avro data"),
    sure(b"\xd4\xc3\xb2\xa1", "network capture"),
    sure(b"\xa1\xb2\xc3\xd4", "network capture"),
    Signature {
        at: 8,
        magic: b"\x4d\x3c\x2b\x1a",
        name: "network capture",
        fits: |bytes| bytes.starts_with(b"\n\r\r\n"),
    },
    sure(b"\xde\x12\x04\x95", "message catalogue"),
    sure(b"\x95\x04\x12\xde", "message catalogue"),
    sure(b"PACK\0\0\0", "Git pack"),
    sure(b"DIRC\0\0\0", "Git index"),
    sure(b"\xac\xed\0\x05", "Java objects"),
    letters(b"bplist00", "property list"),
    checked(b"\x80", "Python pickle", is_pickle),
    letters(b"TZif", "time zone data"),
    at(128, b"DICM", "DICOM image"),
    at(36, b"acsp", "colour profile"),
    sure(b"\0\0\0\x01Bud1", "macOS folder settings"),
    sure(b"L\0\0\0\x01\x14\x02\0", "Windows shortcut"),
    sure(b"ITSF\x03\0\0\0", "Windows help file"),
    sure(b"\x1a\x01", "terminal description"),
    sure(b"\x1e\x02", "terminal description"),
    checked(b"\0\0\0\x02", "index of quotations", is_strfile),
];

/// The kind of file that begins with `head`, if its signature is known.
pub(super) fn kind(head: &[u8]) -> Option<BinaryKind> {
    let is_there = |Signature { at, magic, .. }: &Signature| {
        let Some(rest) = head.get(*at..) else { return false };
        // Nearly all differ in the first byte.
        magic.first().is_none_or(|first| rest.first() == Some(first)) && rest.starts_with(magic)
    };
    let found = SIGNATURES.iter().find(|signature| is_there(signature) && (signature.fits)(head))?;
    Some(BinaryKind { name: if found.name == "ZIP archive" { zip_name(head) } else { found.name } })
}

/// The size and, except in `P4`, the highest value follow the signature of netpbm as text, with comments between them; then the
/// pixels.
fn is_netpbm(bytes: &[u8]) -> bool {
    let mut rest = &bytes[2..];
    for _ in 0..if bytes[1] == b'4' { 2 } else { 3 } {
        match after_number(rest) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    std::str::from_utf8(rest).map_or(true, |text| text.contains(|c: char| c.is_control() && !c.is_whitespace()))
}

/// What follows a number in decimal digits, which white space and comments precede.
fn after_number(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.trim_ascii_start();
    while rest.len() < bytes.len() && rest.starts_with(b"#") {
        let line = rest.iter().position(|&b| b == b'\n')?;
        rest = rest[line..].trim_ascii_start();
    }
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    (digits > 0 && rest.len() < bytes.len()).then(|| &rest[digits..])
}

/// Where the header of a tar archive has its checksum: the sum of its bytes, in octal, with spaces in this field.
const TAR_CHECKSUM: std::ops::Range<usize> = 148..156;
const TAR_HEADER: usize = 512;

/// An archive from before POSIX has no signature, only the checksum.
fn is_old_tar(bytes: &[u8]) -> bool {
    let Some(header) = bytes.get(..TAR_HEADER).filter(|header| header[0] != 0) else { return false };
    let digits = header[TAR_CHECKSUM].iter().copied().skip_while(|&b| b == b' ').take_while(u8::is_ascii_digit);
    let stated = digits.fold(0, |sum, b| sum * 8 + u32::from(b - b'0'));
    let sum = |bytes: &[u8]| bytes.iter().map(|&b| u32::from(b)).sum::<u32>();
    let field = TAR_CHECKSUM.len() as u32 * u32::from(b' ');
    stated > 0 && stated == sum(header) - sum(&header[TAR_CHECKSUM]) + field
}

/// The index of a fortune file: a version, four counts, and a delimiter with three zeros.
fn is_strfile(bytes: &[u8]) -> bool {
    bytes.get(20).is_some_and(u8::is_ascii_graphic) && bytes.get(21..24) == Some(&[0; 3])
}

/// Programs look for the signature of a PDF within this many bytes; mail headers and the like may come before it.
const PDF_START: usize = 1024;

/// The format that binary data claims to be without starting with its signature: a PDF document after other bytes or a
/// long comment.
pub(super) fn claimed(head: &[u8]) -> Option<BinaryKind> {
    let start = &head[..head.len().min(PDF_START)];
    start.windows(5).any(|bytes| bytes[0] == b'%' && bytes == b"%PDF-").then_some(BinaryKind { name: "PDF document" })
}

/// Paths among the first entries of ZIP archives that are documents.
const IN_ZIP: [(&[u8], &str); 8] = [
    (b"application/epub+zip", "EPUB book"),
    (b"application/vnd.oasis.opendocument", "OpenDocument file"),
    (b"word/", "Word document"),
    (b"xl/", "Excel workbook"),
    (b"ppt/", "PowerPoint presentation"),
    (b"[Content_Types].xml", "Microsoft Office document"),
    (b"AndroidManifest.xml", "Android package"),
    (b"META-INF/", "Java archive"),
];

fn zip_name(head: &[u8]) -> &'static str {
    let holds = |what: &[u8]| head.windows(what.len()).any(|at| at == what);
    IN_ZIP.iter().find(|(entry, _)| holds(entry)).map_or("ZIP archive", |&(_, name)| name)
}

/// How many bytes after a signature made of letters must include a control byte: formats have sizes and versions there.
const CONTROL_REACH: usize = 64;

/// True when a control byte that text does not use is near the start, or a byte of the padding of a tar header.
fn has_binary(bytes: &[u8]) -> bool {
    let is_control = |&byte: &u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B);
    bytes[..bytes.len().min(CONTROL_REACH)].iter().any(is_control)
        || bytes.get(100..256).is_some_and(|head| head.contains(&0))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// True when the two reserved fields are zero and the header has one of its sizes.
fn is_bmp(bytes: &[u8]) -> bool {
    u32_at(bytes, 6) == Some(0) && matches!(u32_at(bytes, 14), Some(12 | 16 | 40 | 52 | 56 | 64 | 108 | 124))
}

/// True when there is at least one picture, and fewer than 256.
fn is_icon(bytes: &[u8]) -> bool {
    matches!(bytes.get(4..6), Some([1..=255, 0])) && bytes.len() >= 22
}

/// True for a version, a line end, and then an object or the line of binary bytes that the specification recommends.
fn is_pdf(bytes: &[u8]) -> bool {
    let Some([major, b'.', minor, rest @ ..]) = bytes.get(5..) else { return false };
    let ends = rest.iter().find(|&&byte| byte != b' ').is_some_and(|byte| matches!(byte, b'\n' | b'\r' | b'%'));
    let near = &rest[..rest.len().min(2048)];
    let holds = |what: &[u8]| near.windows(what.len()).any(|at| at == what);
    major.is_ascii_digit()
        && minor.is_ascii_digit()
        && ends
        && (holds(b" obj") || near.iter().any(|&byte| byte >= 0x80))
}

/// True for a block size, followed by the magic number of a block or of the end.
fn is_bzip2(bytes: &[u8]) -> bool {
    bytes.get(3).is_some_and(|size| (b'1'..=b'9').contains(size))
        && bytes.get(4..10).is_some_and(|mark| mark == b"1AY&SY" || mark == b"\x17\x72\x45\x38\x50\x90")
}

/// True when the checksum of the header is right, a block of a known kind follows, and it is not text: `xœ`, `xÚ`.
fn is_zlib(bytes: &[u8]) -> bool {
    let Some(&[method, flags, block]) = bytes.get(..3) else { return false };
    let is_header = u16::from_be_bytes([method, flags]).is_multiple_of(31) && flags & 0x20 == 0;
    is_header && block & 6 != 6 && bytes[2..].iter().any(|byte| *byte >= 0x80) && has_binary(bytes)
}

/// True for a protocol that has a header, and the byte that ends a pickle, if the end can be seen.
fn is_pickle(bytes: &[u8]) -> bool {
    matches!(bytes.get(1), Some(2..=5)) && (bytes.len() >= super::CHUNK || bytes.ends_with(b"."))
}

/// True when the header of the first member ends with its magic number.
fn is_ar(bytes: &[u8]) -> bool {
    bytes.get(66..68) == Some(b"`\n")
}

/// True when the number of tables is one that fonts have.
fn is_font(bytes: &[u8]) -> bool {
    matches!(bytes.get(4..6), Some([0, 1..=64]))
}

/// True when the version exists and the sizes use seven bits for each byte.
fn is_id3(bytes: &[u8]) -> bool {
    matches!(bytes.get(3..10), Some([2..=4, 0, flags, size @ ..])
        if flags.trailing_zeros() >= 4 && size.iter().all(|byte| *byte < 0x80))
}

/// True for two consecutive frames of the same kind.
fn is_mpeg_audio(bytes: &[u8]) -> bool {
    let Some(length) = frame_length(bytes) else { return false };
    bytes.get(length..length + 2).is_some_and(|next| next[0] == 0xFF && next[1] == bytes[1])
}

/// The sample rates of layer III, in version 1 and in the versions for lower rates.
const RATES: [[usize; 3]; 2] = [[44_100, 48_000, 32_000], [22_050, 24_000, 16_000]];
/// The bit rates, in kilobits a second.
const BITS: [[usize; 14]; 2] = [
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];

/// The length in bytes of an MPEG audio frame of layer III, or of AAC (ADTS).
fn frame_length(head: &[u8]) -> Option<usize> {
    let [0xFF, second, third, fourth, fifth, sixth] = *head.get(..6)? else { return None };
    if second & 0xF6 == 0xF0 {
        let length = usize::from(fourth & 3) << 11 | usize::from(fifth) << 3 | usize::from(sixth) >> 5;
        return (length > 7).then_some(length);
    }
    let (version, layer) = (second >> 3 & 3, second >> 1 & 3);
    if second & 0xE0 != 0xE0 || layer != 1 || version == 1 {
        return None;
    }
    let lower = usize::from(version != 3);
    let bits = BITS[lower].get(usize::from(third >> 4).checked_sub(1)?)? * 1000;
    let rate = RATES[lower].get(usize::from(third >> 2 & 3))? >> usize::from(version == 0);
    let padding = usize::from(third >> 1 & 1);
    Some((144 >> lower) * bits / rate + padding)
}

/// True when the first box has a plausible size and one of the names that come first.
fn is_mpeg4(bytes: &[u8]) -> bool {
    matches!(bytes.get(4..8), Some(b"ftyp" | b"moov" | b"mdat" | b"wide"))
}

/// True for packets of 188 bytes that each begin with the letter G.
fn is_transport_stream(bytes: &[u8]) -> bool {
    (1..4).all(|packet| bytes.get(packet * 188) == Some(&b'G')) && has_binary(bytes)
}

/// True when the new header is where the old one says.
fn is_pe(bytes: &[u8]) -> bool {
    let head = u32_at(bytes, 0x3C).and_then(|at| bytes.get(at as usize..)?.get(..4));
    head == Some(b"PE\0\0")
}

fn is_mach_o(bytes: &[u8]) -> bool {
    matches!(bytes.get(3), Some(0xCE | 0xCF)) && has_binary(bytes)
}

/// True when the version of the class file is at least 45. A macOS universal binary has its small number of
/// architectures there.
fn is_class(bytes: &[u8]) -> bool {
    matches!(bytes.get(4..8), Some([_, _, high, low]) if *high > 0 || *low >= 45)
}

/// True for the magic number of a Python 3 version, followed by flags that use only the lowest two bits.
fn is_python(bytes: &[u8]) -> bool {
    matches!(bytes.get(1), Some(0x0B..=0x0F)) && u32_at(bytes, 4).is_some_and(|flags| flags <= 3)
}
