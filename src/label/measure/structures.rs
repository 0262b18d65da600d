//! Structures whose parts belong together: tables, lists, definitions, code and quotations.

use crate::page::{Block, BlockKind, ContainerId, ContainerKind, Page};

/// For each block, the structure it belongs to.
pub(super) fn structures(page: &Page) -> Vec<Option<ContainerId>> {
    let quotes = outermost_quotes(page);
    let quote_of = |block: &Block| block.container.and_then(|id| quotes[id.0 as usize]);
    page.blocks().iter().map(|block| structure_of(page, block).or_else(|| quote_of(block))).collect()
}

/// The table, list or code that a block belongs to; the caption of a table belongs to it.
fn structure_of(page: &Page, block: &Block) -> Option<ContainerId> {
    let kind = match block.kind {
        BlockKind::TableCell | BlockKind::Caption => ContainerKind::Table,
        BlockKind::ListItem => ContainerKind::List,
        BlockKind::Definition => ContainerKind::Definitions,
        BlockKind::Code => ContainerKind::Code,
        _ => return None,
    };
    let containers = page.containers();
    page.ancestor_ids(block).find(|id| containers[id.0 as usize].kind == kind)
}

/// For each container, the outermost quotation at or around it.
fn outermost_quotes(page: &Page) -> Vec<Option<ContainerId>> {
    let mut quotes: Vec<Option<ContainerId>> = Vec::with_capacity(page.containers().len());
    for (at, container) in page.containers().iter().enumerate() {
        let around = container.parent.and_then(|id| quotes[id.0 as usize]);
        let own = (container.kind == ContainerKind::Quote).then_some(ContainerId(at as u32));
        quotes.push(around.or(own));
    }
    quotes
}
