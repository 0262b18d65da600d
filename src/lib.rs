//! Repairs damaged text, removes boilerplate, and extracts the most important sentences.
//!
//! [`process`] does all three. Give it a page as bytes, HTML or plain text:
//!
//! ```
//! let page = "Home | News | Login\n\nThe cafÃ© reopened on Monday. It had been shut for a year.\n\n© 2024";
//! let report = limpid::process(page, &limpid::Options::new())?;
//! assert_eq!(report.text(), "The café reopened on Monday. It had been shut for a year.");
//! # Ok::<(), limpid::Error>(())
//! ```
//!
//! Each stage is also a function of its own. **Repair** undoes encoding damage in text that is not a page:
//!
//! ```
//! let repaired = limpid::repair("Indiaโ€™s frigates", &limpid::RepairOptions::new());
//! assert_eq!(repaired.text(), "India’s frigates");
//! ```
//!
//! **Clean** removes menus, comment forms and teasers, and returns text, Markdown or safe HTML:
//!
//! ```
//! use limpid::{CleanOptions, Input};
//!
//! let html = Input::Html("<nav><a href=/>Home</a></nav><h1>Ferry</h1><p>It sails <b>hourly</b>.</p>");
//! assert_eq!(limpid::clean(html, &CleanOptions::new())?.to_markdown(), "# Ferry\n\nIt sails **hourly**.");
//! # Ok::<(), limpid::Error>(())
//! ```
//!
//! **Summarize** extracts the most important sentences, verbatim:
//!
//! ```
//! use limpid::{Length, SummaryOptions};
//!
//! let text = "The dam above the town broke at noon. Hello. Nobody was hurt when the dam broke.";
//! let summary = limpid::summarize(text, &SummaryOptions::new().length(Length::Sentences(1)));
//! assert_eq!(summary.text(text), "The dam above the town broke at noon.");
//! ```
//!
//! **Every change can be explained and undone.** A [`Change`] records its position, its reasons and its confidence:
//!
//! ```
//! use limpid::{Options, Reason};
//!
//! let report = limpid::process("Home | News | Login\n\nThe cafÃ© reopened on Monday.", &Options::new())?;
//! for change in report.changes() {
//!     println!("{:?} {} {:.2}", change.input, change.reason(), change.confidence.get());
//! }
//! let repaired_only = report.with(|change| matches!(change.reason(), Reason::Repair(_)));
//! assert_eq!(repaired_only, "Home | News | Login\n\nThe café reopened on Monday.");
//! # Ok::<(), limpid::Error>(())
//! ```
//!
//! Offsets count bytes, spans are half-open, and both ends lie on character boundaries. [`Utf16Index`] translates
//! offsets for JavaScript, and [`CodePointIndex`] for Python. Only two things cause an [`Error`]: invalid options, and
//! bytes that are not text. Damaged, hostile or huge input never causes a panic; time and memory are linear in its
//! size. The crate opens no files and no connections.
//!
//! # Features
//!
//! - `html` (on by default) reads HTML pages, and includes `pages`. Without it, all input is treated as plain text, and
//!   the parser is not compiled.
//! - `pages` cleans pages, splits sentences and summarizes. Without it, the crate only repairs and decodes, which takes
//!   less than half the code.
//! - `serde` serializes results and deserializes options, in camelCase; see `limpid::report`.
//! - `schema` derives a JSON Schema of the results, with `schemars`.
//!
//! The crate needs `std`: decoding tables, regular expressions and HTML all allocate, and the pattern engine uses
//! thread-safe caches.
//!
//! # Stability
//!
//! Reason codes, option names and the structure of results follow semantic versioning. The decisions of the heuristics
//! may change in any version. [`advanced`] is for tools that are built on limpid's stages, and may change in minor
//! versions.

#[macro_use]
mod setters;

pub mod advanced;
mod binary;
mod change;
#[cfg(feature = "pages")]
mod clean;
mod codepage;
mod decode;
mod error;
#[cfg_attr(not(feature = "pages"), allow(dead_code, reason = "only pages are hashed in 64 bits"))]
mod fnv;
#[cfg(feature = "pages")]
mod label;
mod order;
#[cfg(feature = "pages")]
mod page;
#[cfg(feature = "pages")]
mod pipeline;
mod plausible;
#[cfg(feature = "pages")]
mod read;
mod reason;
mod repair;
#[cfg(feature = "serde")]
pub mod report;
#[cfg(feature = "pages")]
mod score;
#[cfg_attr(not(feature = "pages"), allow(dead_code, unused_imports, reason = "lists for sentences and summaries"))]
mod script;
#[cfg(feature = "pages")]
mod sentence;
mod span;
mod stream;
#[cfg(feature = "pages")]
mod summarize;
#[cfg(feature = "pages")]
mod template;

#[doc(inline)]
pub use binary::{BinaryKind, BinaryScan, binary_kind, signed_kind};
#[doc(inline)]
pub use change::{Change, ChangeId, Changes, Confidence, Evidence};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use clean::{Cleaned, Verdict};
#[doc(inline)]
pub use decode::{Candidate, DecodeOptions, DecodeStream, Decoded, EncodingSource, decode};
#[doc(inline)]
pub use error::{Error, ErrorKind};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use label::{CleanOptions, Focus, Label};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use page::{Block, BlockId, BlockKind, Dir, Links, Metadata, MetadataOrigins, Origin, Page, SourceKind};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use pipeline::{Input, Options, Report, clean, is_probably_readerable, process};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use read::ReadOptions;
#[doc(inline)]
pub use reason::{Reason, RemovalReason, RepairReason};
#[doc(inline)]
pub use repair::{Normalization, RepairOptions, Repaired, Tristate, is_suspect, repair};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use score::{KeyPhrase, Part, TextKind, Weights};
#[doc(inline)]
pub use script::{guess_language, language_of};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use sentence::{LineBreaks, SentenceOptions, sentences, sentences_with};
#[doc(inline)]
pub use span::{CodePointIndex, Span, Utf16Index};
#[doc(inline)]
pub use stream::{RepairStream, RepairedPiece};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use summarize::{
    Algorithm, JointSummary, Length, Order, Sentence, Summary, SummaryOptions, summarize, summarize_together,
};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use template::{PageLines, SiteTemplate, TemplateLearner};
