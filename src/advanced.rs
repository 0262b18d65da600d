//! Single stages, for tools that build on limpid: training scripts, other readers, other scorers.
//!
//! **Unstable**: everything here may change in any minor version.
//!
//! ```
//! use limpid::advanced::{label, read};
//! use limpid::{CleanOptions, ReadOptions, SourceKind};
//!
//! let page = read("<nav>Home</nav><p>One &amp; two</p>", SourceKind::Html, &ReadOptions::new());
//! let labels = label(&page, &CleanOptions::new())?;
//! assert_eq!(page.blocks().len(), labels.len());
//! # Ok::<(), limpid::Error>(())
//! ```

#[cfg(feature = "pages")]
#[doc(inline)]
pub use crate::clean::clean_page;
#[cfg(feature = "pages")]
#[doc(inline)]
pub use crate::label::{FeatureRows, PartRows, feature_rows, label};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use crate::page::{
    BlockSpec, Container, ContainerId, ContainerKind, Declared, Mark, MarkKind, PageBuilder, Picture, SourceMap,
};
#[cfg(feature = "html")]
#[doc(inline)]
pub use crate::read::{Columns, read_columns};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use crate::read::{read, sniff};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use crate::score::{Context, FEATURES, SUITABILITY_FEATURES, Score, features, score};
#[doc(inline)]
pub use crate::script::{Script, is_unspaced, reading_units, script_of};
#[cfg(feature = "pages")]
#[doc(inline)]
pub use crate::sentence::unwrapped;
#[cfg(feature = "pages")]
#[doc(inline)]
pub use crate::summarize::{suitability_features, summarize_in, summarize_together_in};
