//! Columns of the page as a whole.

use super::sink::{Sink, flag};
use crate::label::measure::{Measured, share};

pub(super) fn fill(m: &Measured<'_>, row: &mut impl Sink) {
    let (start, end) = (m.prose_run.start, m.prose_run.end);
    let inside = m.blocks.units_between(start, end + 1);
    let count = m.blocks.len() as f32;
    row.put("page_units", m.blocks.total);
    row.put("page_blocks", count);
    row.put("page_links", share(m.blocks.linked_before[m.blocks.len()], m.blocks.total));
    row.put("run_share", share(inside, m.blocks.total));
    row.put("page_paragraphs", m.totals.paragraphs);
    row.put("page_unspaced", m.totals.unspaced);
    row.put(
        "page_best",
        m.containers.best.map_or(f32::NAN, |best| share(m.containers.sums[best].units, m.blocks.total)),
    );
    row.put("page_running", m.totals.running);
    row.put("page_links_known", flag(m.blocks.links.first().is_some_and(|links| !links.is_nan())));
}
