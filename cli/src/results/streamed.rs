//! `limpid repair` in bounded memory: an input of any size is read and written in pieces.
//!
//! A short file is decoded as a whole. The encoding of a longer one is determined in a first pass over all of it.
//! Standard input and pipes can be read only once, so their encoding is determined from the start
//! ([`limpid::DecodeStream`] documents how much of it).

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use limpid::{BinaryKind, DecodeOptions, EncodingSource, RepairStream, RepairedPiece, decode};
use limpid::{BinaryScan, binary_kind, signed_kind};

use crate::args::Job;
use crate::inputs::Input;
use crate::inputs::Source;
use crate::inputs::{Survey, UTF8, encoding_named, refuse_archive, require_clear};
use crate::message::{InputError, report_error};
use crate::outputs::{COMPRESSED, Replacement, unreplaced};
use crate::present::Styles;
use crate::present::{NO_LINES, StreamedDiff, would_change};

use super::charset::declares_utf8;

/// Files of at most this many bytes are decoded as a whole. With the result, that is half of the memory a run may use.
const MAX_WHOLE: usize = 1 << 20;
/// How many bytes are read and repaired at a time.
const PIECE: usize = 64 << 10;
/// How many bytes of a pipe are examined before anything is written: as many as the search for a declared charset
/// needs.
const EXAMINED: usize = 1024;
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The destination of the repaired text.
pub(crate) enum Target<'a> {
    /// The common output, or the input's own output file.
    Writer(&'a mut dyn Write),
    /// The input file itself; the original is kept with the suffix.
    InPlace(&'a Path, &'a str),
}

/// Repairs one input according to the job. Returns true when the text, written as UTF-8, differs from the input.
pub(crate) fn repair<'a>(
    job: &Job,
    styles: &'a Styles,
    source: &Source,
    name: &'a str,
    target: Target<'a>,
) -> Result<bool, InputError> {
    let in_place = matches!(target, Target::InPlace(..));
    let view = View::new(job, styles, name, target);
    let mut input = source.open_decompressed()?;
    if in_place && input.is_compressed() {
        return Err(COMPRESSED.into());
    }
    let mut result = Outcome {
        view,
        comparison: Comparison::default(),
        written: Ok(()),
        keeps_any_mark: in_place,
        declares_utf8: false,
    };
    let start = Start::read(&mut input, source.is_seekable())?;
    refuse_archive(start.bytes())?;
    match start {
        Start::Whole(bytes) => whole(job, &bytes, &mut result)?,
        Start::Part(bytes) if source.is_seekable() => {
            let found = survey(job, &bytes, &mut input)?;
            result.declares_utf8 =
                !found.is_ascii && found.options.label.as_deref().and_then(encoding_named) != Some(UTF8);
            pieces(job, &found.options, &[], source.open_decompressed()?, None, &mut result)?;
        }
        Start::Part(bytes) => {
            refuse_binary(binary_of(&bytes, &job.options.decode))?;
            let watch = job.options.decode.label.is_none().then(Watch::default);
            let decoded = decode(&bytes, &job.options.decode)?;
            let is_declared = decoded.source() == EncodingSource::Declared && decoded.encoding() != UTF8;
            result.declares_utf8 = is_declared && !bytes.is_ascii();
            pieces(job, &job.options.decode, &bytes, input, watch, &mut result)?;
        }
    }
    result.finish()
}

/// The first bytes of an input.
enum Start {
    /// All of them.
    Whole(Vec<u8>),
    Part(Vec<u8>),
}

impl Start {
    fn bytes(&self) -> &[u8] {
        let (Self::Whole(bytes) | Self::Part(bytes)) = self;
        bytes
    }

    /// Reads as much of a file as is decoded as a whole. Reads only as much of a pipe as is needed to distinguish text
    /// from binary data, so that interactive input gets its result soon.
    fn read(input: &mut Input, seekable: bool) -> io::Result<Self> {
        let most = if seekable { MAX_WHOLE } else { EXAMINED };
        let mut bytes = Vec::new();
        let mut piece = vec![0; PIECE];
        while bytes.len() <= most {
            match read(input, &mut piece)? {
                0 => return Ok(Self::Whole(bytes)),
                count => bytes.extend_from_slice(&piece[..count]),
            }
        }
        Ok(Self::Part(bytes))
    }
}

fn read(input: &mut Input, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

fn refuse_binary(kind: Option<BinaryKind>) -> Result<(), InputError> {
    kind.map_or(Ok(()), |kind| Err(InputError::binary(kind)))
}

/// The kind of `bytes` if they are not text. If the user names an encoding, they are text unless they have the
/// signature of a binary format.
pub(crate) fn binary_of(bytes: &[u8], options: &DecodeOptions) -> Option<BinaryKind> {
    if options.label.is_some() { signed_kind(bytes) } else { binary_kind(bytes) }
}

fn whole(job: &Job, bytes: &[u8], result: &mut Outcome<'_>) -> Result<(), InputError> {
    let decoded = decode(bytes, &job.options.decode)?;
    require_clear(&decoded)?;
    result.declares_utf8 = !bytes.is_ascii() && decoded.encoding() != UTF8;
    result.comparison.input(bytes);
    result.start(bytes);
    let mut stream = RepairStream::new(job.options.repair.clone().unwrap_or_default());
    stream.push_text_each(decoded.text(), |piece| result.add(piece));
    stream.finish_each(|piece| result.add(piece));
    Ok(())
}

/// The result of the survey of a file.
struct Found {
    /// How to decode it.
    options: DecodeOptions,
    is_ascii: bool,
}

/// Reads the rest of a file to determine its encoding and whether it is binary.
fn survey(job: &Job, start: &[u8], input: &mut Input) -> Result<Found, InputError> {
    let options = &job.options.decode;
    refuse_binary(signed_kind(start))?;
    let (mut scan, mut survey) = (BinaryScan::new(), Survey::new(start));
    scan.push(start);
    let mut piece = vec![0; PIECE];
    loop {
        let count = read(input, &mut piece)?;
        if count == 0 {
            break;
        }
        scan.push(&piece[..count]);
        survey.add(&piece[..count]);
    }
    refuse_binary(scan.finish().filter(|_| options.label.is_none()))?;
    let is_ascii = survey.is_ascii();
    Ok(Found { options: survey.options(options)?, is_ascii })
}

/// Watches for binary data in a pipe that starts as text, such as a program appended to a script.
#[derive(Default)]
struct Watch {
    scan: BinaryScan,
    seen: usize,
}

impl Watch {
    /// Looks at the next bytes; from a whole piece on, the share of binary data says enough.
    fn look(&mut self, bytes: &[u8]) -> Result<(), InputError> {
        self.scan.push(bytes);
        self.seen += bytes.len();
        if self.seen < PIECE { Ok(()) } else { self.verdict() }
    }

    fn verdict(&self) -> Result<(), InputError> {
        refuse_binary(self.scan.clone().finish())
    }
}

fn pieces(
    job: &Job,
    options: &DecodeOptions,
    start: &[u8],
    mut input: Input,
    mut watch: Option<Watch>,
    result: &mut Outcome<'_>,
) -> Result<(), InputError> {
    let mut stream = RepairStream::with_decoding(job.options.repair.clone().unwrap_or_default(), options)?;
    let mut piece = vec![0; PIECE];
    let mut is_first = true;
    let mut add = |bytes: &[u8], result: &mut Outcome<'_>| {
        result.comparison.input(bytes);
        if std::mem::take(&mut is_first) {
            result.start(bytes);
        }
        stream.push_each(bytes, |piece| result.add(piece));
    };
    if let Some(watch) = &mut watch {
        watch.look(start)?;
    }
    start.chunks(PIECE).for_each(|piece| add(piece, result));
    while result.written.is_ok() {
        match read(&mut input, &mut piece)? {
            0 => break,
            count => {
                if let Some(watch) = &mut watch {
                    watch.look(&piece[..count])?;
                }
                add(&piece[..count], result);
            }
        }
    }
    stream.finish_each(|piece| result.add(piece));
    watch.map_or(Ok(()), |watch| watch.verdict())
}

/// The kind of output the job produces.
enum View<'a> {
    Text(&'a mut dyn Write),
    InPlace(Replacement<'a>),
    Check { reasons: BTreeMap<&'static str, usize>, name: &'a str, styles: &'a Styles, out: &'a mut dyn Write },
    Diff { diff: Box<StreamedDiff<'a>>, name: &'a str, quiet: bool },
}

impl<'a> View<'a> {
    fn new(job: &Job, styles: &'a Styles, name: &'a str, target: Target<'a>) -> Self {
        match target {
            Target::InPlace(path, suffix) => Self::InPlace(Replacement::new(path, suffix)),
            Target::Writer(out) if job.change.diff => {
                let diff = Box::new(StreamedDiff::new(name, styles, out));
                Self::Diff { diff, name, quiet: job.general.quiet }
            }
            Target::Writer(out) if job.change.check => Self::Check { reasons: BTreeMap::new(), name, styles, out },
            Target::Writer(out) => Self::Text(out),
        }
    }

    /// Takes a piece, whose text is to be written as `text`.
    fn add(&mut self, piece: RepairedPiece<'_>, text: &str, same: bool) -> io::Result<()> {
        match self {
            Self::Check { reasons, .. } => {
                piece
                    .repaired
                    .changes()
                    .iter()
                    .for_each(|change| *reasons.entry(change.reason().code()).or_insert(0) += 1);
                Ok(())
            }
            Self::Diff { diff, .. } => diff.push(piece),
            _ => self.write(text.as_bytes(), same),
        }
    }

    /// Writes the text itself. With `same`, all of it so far equals the input.
    fn write(&mut self, bytes: &[u8], same: bool) -> io::Result<()> {
        match self {
            Self::Text(out) => out.write_all(bytes),
            Self::InPlace(replacement) => replacement.write(bytes, same),
            Self::Check { .. } | Self::Diff { .. } => Ok(()),
        }
    }

    fn finish(self, changed: bool) -> Result<(), InputError> {
        match self {
            Self::Text(out) => out.flush().map_err(InputError::output),
            Self::InPlace(replacement) if changed => Ok(replacement.finish()?),
            Self::Check { reasons, name, styles, out } if changed => {
                out.write_all(would_change(name, &reasons, styles).as_bytes()).map_err(InputError::output)
            }
            Self::Diff { diff, name, quiet } => {
                let shows_lines = diff.finish().map_err(InputError::output)?;
                if changed && !shows_lines && !quiet {
                    report_error(name, NO_LINES);
                }
                Ok(())
            }
            Self::InPlace(_) | Self::Check { .. } => Ok(()),
        }
    }
}

/// The result of the pieces.
struct Outcome<'a> {
    view: View<'a>,
    comparison: Comparison,
    /// The error if the result cannot be written.
    written: io::Result<()>,
    /// True when a byte order mark of UTF-16 becomes one of UTF-8; otherwise only a UTF-8 mark is kept.
    keeps_any_mark: bool,
    /// True until the charset that a text declares was replaced with UTF-8: the input was not UTF-8.
    declares_utf8: bool,
}

impl Outcome<'_> {
    /// Keeps the byte order mark of an input that begins with `head`.
    fn start(&mut self, head: &[u8]) {
        let utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
        if head.starts_with(UTF8_MARK) || utf16 && self.keeps_any_mark {
            let same = self.comparison.output(UTF8_MARK);
            self.written = self.view.write(UTF8_MARK, same);
        }
    }

    fn add(&mut self, piece: RepairedPiece<'_>) {
        if self.written.is_err() {
            return;
        }
        let text = piece.repaired.text();
        let declared = std::mem::take(&mut self.declares_utf8).then(|| declares_utf8(text)).flatten();
        let text = declared.as_deref().unwrap_or(text);
        let same = self.comparison.output(text.as_bytes());
        self.written = self.view.add(piece, text, same);
    }

    fn finish(self) -> Result<bool, InputError> {
        let changed = self.comparison.is_changed();
        let in_place = matches!(self.view, View::InPlace(_));
        self.written.map_err(|error| if in_place { unreplaced(&error).into() } else { InputError::output(error) })?;
        self.view.finish(changed)?;
        Ok(changed)
    }
}

/// Compares the output with the input.
struct Comparison {
    /// Input that was not compared with any output yet.
    ahead: Vec<u8>,
    same: bool,
}

impl Default for Comparison {
    fn default() -> Self {
        Self { ahead: Vec::new(), same: true }
    }
}

impl Comparison {
    fn input(&mut self, bytes: &[u8]) {
        if self.same {
            self.ahead.extend_from_slice(bytes);
        }
    }

    /// True while all output is the same as the input.
    fn output(&mut self, bytes: &[u8]) -> bool {
        self.same &= self.ahead.starts_with(bytes);
        if self.same {
            self.ahead.drain(..bytes.len());
        } else {
            self.ahead = Vec::new();
        }
        self.same
    }

    fn is_changed(&self) -> bool {
        !self.same || !self.ahead.is_empty()
    }
}
