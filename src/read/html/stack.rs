//! The open elements. Finding the one that an end tag closes takes constant time, however deep it lies.

use super::tag::Tag;
use crate::page::{BlockKind, ContainerId, ContainerKind, Detail, Dir};

/// An element whose end was not seen yet.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub tag: Tag,
    /// Tells custom elements apart.
    pub custom: u32,
    /// Its container on the page, once it holds text.
    pub container: Option<ContainerId>,
    pub container_kind: ContainerKind,
    /// Where its names stand in the stack's store.
    names: (usize, usize),
    /// What text inside it is.
    pub kind: BlockKind,
    pub level: u8,
    /// It or an element around it is not shown.
    pub hidden: bool,
    pub keeps_space: bool,
    /// Line feeds in its text are line breaks.
    pub keeps_lines: bool,
    /// Part of code: it begins no block, whatever its tag.
    pub code_part: Option<CodePart>,
    pub detail: Detail,
    /// What browsers show behind its text.
    pub behind: &'static str,
    pub dir: Option<Dir>,
    /// The next outer element of the same tag, and the next outer one that bounds.
    outer_same: u32,
    outer_bound: u32,
}

/// An element inside code.
#[derive(Clone, Copy, Debug)]
pub(super) struct CodePart {
    /// Bytes of page text before it.
    pub start: usize,
    /// It makes a line of its own.
    pub is_line: bool,
    /// It may hold the numbers of lines.
    pub is_gutter: bool,
}

/// Elements inside a container that may lend it a name.
const LEND_SEARCH: usize = 16;

const NONE: u32 = u32::MAX;
/// Custom elements looked at for an end tag: more are not open at once on real pages.
const CUSTOM_SEARCH: usize = 32;

#[derive(Debug)]
pub(super) struct Stack {
    open: Vec<Open>,
    names: String,
    last: [u32; Tag::COUNT],
    last_bound: u32,
    /// Elements up to this one have their containers.
    pub ready: usize,
}

impl Stack {
    pub(super) fn new() -> Self {
        Self { open: Vec::new(), names: String::new(), last: [NONE; Tag::COUNT], last_bound: NONE, ready: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    pub(super) fn top(&self) -> Option<&Open> {
        self.open.last()
    }

    pub(super) fn get(&self, at: usize) -> &Open {
        &self.open[at]
    }

    pub(super) fn get_mut(&mut self, at: usize) -> &mut Open {
        &mut self.open[at]
    }

    pub(super) fn names_of(&self, at: usize) -> &str {
        let (start, end) = self.open[at].names;
        &self.names[start..end]
    }

    /// Gives the names of the innermost open element to the one around it too, which has no container yet: `<code>` in
    /// `<pre>` names the language of both.
    pub(super) fn lend_names(&mut self) {
        let [.., outer, inner] = self.open.as_mut_slice() else { return };
        if outer.names.0 < outer.names.1 && inner.names.0 < inner.names.1 {
            self.names.insert(inner.names.0, ' ');
            inner.names.1 += 1;
        }
        outer.names.1 = inner.names.1;
        inner.names.0 = inner.names.1;
    }

    /// An element inside the innermost open one, which hands on what text is.
    pub(super) fn push(&mut self, tag: Tag, custom: u32, names: impl FnOnce(&mut String)) -> &mut Open {
        let start = self.names.len();
        names(&mut self.names);
        let around = self.open.last();
        let inner = Open {
            tag,
            custom,
            container: None,
            container_kind: tag.container(),
            names: (start, self.names.len()),
            kind: tag.block_kind(around.map_or(BlockKind::Line, |a| a.kind)),
            level: around.map_or(0, |a| a.level),
            hidden: around.is_some_and(|a| a.hidden),
            keeps_space: tag.keeps_space() || around.is_some_and(|a| a.keeps_space),
            keeps_lines: around.is_some_and(|a| a.keeps_lines),
            code_part: None,
            detail: Detail::None,
            behind: "",
            dir: around.and_then(|a| a.dir),
            outer_same: self.last[tag as usize],
            outer_bound: self.last_bound,
        };
        let at = self.open.len();
        self.last[tag as usize] = at as u32;
        if tag.bounds() {
            self.last_bound = at as u32;
        }
        self.open.push(inner);
        &mut self.open[at]
    }

    /// Gives `name` to the innermost open container, which may have been made already: then it is returned.
    pub(super) fn lend_name(&mut self, name: &str, is_container: impl Fn(&Open) -> bool) -> Option<ContainerId> {
        let at = (0..self.open.len()).rev().take(LEND_SEARCH).find(|&at| is_container(&self.open[at]))?;
        if self.open[at].container.is_some() {
            return self.open[at].container;
        }
        // The names of the elements inside stand behind and move.
        let (start, end) = self.open[at].names;
        let text = if start < end { format!(" {name}") } else { name.to_owned() };
        self.names.insert_str(end, &text);
        self.open[at].names.1 += text.len();
        for open in &mut self.open[at + 1..] {
            open.names = (open.names.0 + text.len(), open.names.1 + text.len());
        }
        None
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.last[open.tag as usize] = open.outer_same;
        self.last_bound = open.outer_bound;
        self.names.truncate(open.names.0);
        self.ready = self.ready.min(self.open.len());
        Some(open)
    }

    /// The innermost open `tag`, whatever is around it.
    pub(super) fn find(&self, tag: Tag) -> Option<usize> {
        let at = self.last[tag as usize];
        (at != NONE).then_some(at as usize)
    }

    /// The innermost open `tag` that an end tag here may close: none behind a table cell or the like.
    pub(super) fn in_scope(&self, tag: Tag) -> Option<usize> {
        let bound = if self.last_bound == NONE { 0 } else { self.last_bound as usize };
        self.find(tag).filter(|&at| at >= bound)
    }

    /// The innermost open `tag` that no open `fence` parts from here.
    pub(super) fn inside(&self, tag: Tag, fences: &[Tag]) -> Option<usize> {
        let fence = fences.iter().filter_map(|&fence| self.find(fence)).max();
        self.in_scope(tag).filter(|&at| fence.is_none_or(|fence| fence < at))
    }

    /// The innermost open custom element of that name.
    pub(super) fn find_custom(&self, custom: u32) -> Option<usize> {
        let mut at = self.last[Tag::Custom as usize];
        for _ in 0..CUSTOM_SEARCH {
            if at == NONE || self.open[at as usize].custom == custom {
                break;
            }
            at = self.open[at as usize].outer_same;
        }
        (at != NONE && self.open[at as usize].custom == custom).then_some(at as usize)
    }
}
