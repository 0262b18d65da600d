//! Containers whose names mention comments.

use super::blocks::Blocks;
use super::class_names::{NameHint, Named, bit};
use crate::page::Page;

/// Readers' comments, recognised by the names around them.
pub(in crate::label) struct Comments {
    /// For each container, how many containers from it outwards have the comments hint.
    pub depth: Vec<u8>,
    /// The outermost of them.
    pub thread: Vec<Option<u32>>,
    /// The amount of prose inside them, and elsewhere.
    pub prose: f32,
    pub other_prose: f32,
}

impl Comments {
    pub(super) fn of(page: &Page, named: &[Named], blocks: &Blocks) -> Self {
        let mut depth: Vec<u8> = Vec::with_capacity(named.len());
        let mut thread: Vec<Option<u32>> = Vec::with_capacity(named.len());
        for (at, (container, named)) in page.containers().iter().zip(named).enumerate() {
            let parent = container.parent.map(|id| id.0 as usize);
            let (above, outer) = parent.map_or((0, None), |p| (depth[p], thread[p]));
            let is_named = named.hints & bit(NameHint::Comments) != 0;
            depth.push(above.saturating_add(u8::from(is_named)));
            thread.push(outer.or(is_named.then_some(at as u32)));
        }
        let (mut prose, mut other_prose) = (0.0, 0.0);
        for (n, block) in page.blocks().iter().enumerate() {
            let inside = block.container.is_some_and(|id| depth[id.0 as usize] > 0);
            let sum = if inside { &mut prose } else { &mut other_prose };
            *sum += blocks.prose[n].max(0.0);
        }
        Self { depth, thread, prose, other_prose }
    }
}
