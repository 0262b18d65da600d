//! Repairs damaged text, removes page chrome, and picks the sentences that matter.
//!
//! ```
//! let page = "Home | News | Login\n\nThe cafÃ© reopened on Monday. It had been shut for a year.\n\n© 2024";
//! let report = limpid::process(limpid::Input::Text(page), &limpid::Options::default()).unwrap();
//! assert_eq!(report.text(), "The café reopened on Monday. It had been shut for a year.");
//! ```
//!
//! One pipeline, each stage a module that imports only what stands before it:
//!
//! ```text
//! bytes → text → page (blocks) → repaired page → labels → cleaned text → sentences → scores → summary
//! ```
//!
//! Every stage returns its output and the [`Changes`] it made, each with spans, reasons, a confidence and evidence.
//! Offsets are bytes, half-open. All functions are total: bad input comes back unchanged, never a panic.
//!
//! Features: `html` (on by default: the reader of HTML pages), `serde` (results serialize, options deserialize, in camelCase), `wasm` (JavaScript exports).

pub mod change;
pub mod clean;
mod codepage;
pub mod decode;
pub mod error;
pub mod label;
pub mod page;
pub mod pipeline;
mod plausible;
pub mod read;
pub mod reason;
pub mod repair;
pub mod score;
pub mod script;
pub mod sentence;
pub mod span;
pub mod stream;
pub mod summarize;
pub mod template;
#[cfg(all(feature = "wasm", target_arch = "wasm32"))]
mod wasm;

/// Packing is plain Rust: its tests need no WebAssembly.
#[cfg(all(test, feature = "serde"))]
#[path = "wasm/pack.rs"]
mod pack;

pub use change::{Change, ChangeId, Changes, Confidence, Evidence};
pub use clean::{Cleaned, Verdict};
pub use decode::{Candidate, DecodeOptions, DecodeStream, Decoded, EncodingSource, decode};
pub use error::Error;
pub use label::{CleanOptions, Focus, Label};
pub use page::{Block, BlockKind, Dir, Metadata, MetadataOrigins, Origin, Page, SourceKind};
pub use pipeline::{Input, Options, Report, clean, is_probably_readerable, process};
pub use reason::{Reason, RemovalReason, RepairReason};
pub use repair::{Normalization, RepairOptions, Repaired, Tristate, is_suspect, repair};
pub use score::{KeyPhrase, Weights};
pub use sentence::sentences;
pub use span::{Span, Utf16Index};
pub use stream::RepairStream;
pub use summarize::{Algorithm, Length, Order, Sentence, Summary, SummaryOptions, summarize};
pub use template::SiteTemplate;
