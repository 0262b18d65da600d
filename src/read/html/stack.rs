//! The open elements. Finding the element that an end tag closes takes constant time at any depth.

use super::tag::Tag;
use crate::page::{BlockKind, ContainerId, ContainerKind, Detail, Dir};

/// An element whose end has not been reached.
#[derive(Clone, Debug)]
pub(super) struct OpenElement {
    pub tag: Tag,
    /// Distinguishes custom elements.
    pub custom: u32,
    /// Its container on the page, once it contains text.
    pub container: Option<ContainerId>,
    pub container_kind: ContainerKind,
    /// The range of its names in the stack's buffer.
    names: (usize, usize),
    /// The kind of the text inside it.
    pub kind: BlockKind,
    pub level: u8,
    /// True when it, or an element around it, is hidden.
    pub hidden: bool,
    pub keeps_space: bool,
    /// True when line feeds in its text are line breaks.
    pub keeps_lines: bool,
    /// Set when it is part of code: then it begins no block, whatever its tag.
    pub code_part: Option<CodePart>,
    pub detail: Detail,
    /// What browsers show after its text.
    pub after: &'static str,
    pub dir: Option<Dir>,
    /// The length of the page text before it, if only screen readers get it.
    pub read_aloud: Option<usize>,
    /// The length of the page text after the last element of that sort inside it.
    pub read_aloud_end: usize,
    /// How it separates from the inline elements next to it, and what was read of those inside it.
    pub sibling: Sibling,
    pub children: Children,
    /// The next outer element with the same tag, and the next outer scope boundary.
    outer_same: u32,
    outer_bound: u32,
}

/// An inline element as seen from the one next to it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sibling {
    /// The length of the page text before it.
    pub start: usize,
    /// One bit for each of its classes, by their hash.
    pub classes: u64,
    pub naming: Naming,
}

/// What the attributes of an inline element say about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Naming {
    /// How it looks, or something else.
    #[default]
    Other,
    /// Nothing.
    Plain,
    /// What its text is: a price, an author.
    Named,
}

/// The inline elements inside an element, as long as they contain all of its text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Children {
    /// The length of the page text after the last one, or before the first one.
    pub end: usize,
    pub last: Option<Sibling>,
}

/// An element inside code.
#[derive(Clone, Copy, Debug)]
pub(super) struct CodePart {
    /// The length of the page text before it.
    pub start: usize,
    /// True when it is a line of its own.
    pub is_line: bool,
    /// True when it may contain line numbers.
    pub is_gutter: bool,
}

/// How many elements are searched for the container that takes the name of an element inside it.
const CONTAINER_SEARCH: usize = 16;

const NONE: u32 = u32::MAX;
/// How many custom elements are searched for an end tag; real pages have fewer open at once.
const CUSTOM_SEARCH: usize = 32;

#[derive(Debug)]
pub(super) struct Stack {
    open: Vec<OpenElement>,
    names: String,
    last: [u32; Tag::COUNT],
    last_bound: u32,
    /// The elements before this index have their containers.
    pub ready: usize,
    /// The elements before this index have a heading of the first level inside them.
    pub titled: usize,
}

impl Stack {
    pub(super) fn new() -> Self {
        Self { open: Vec::new(), names: String::new(), last: [NONE; Tag::COUNT], last_bound: NONE, ready: 0, titled: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    pub(super) fn top(&self) -> Option<&OpenElement> {
        self.open.last()
    }

    pub(super) fn get(&self, at: usize) -> &OpenElement {
        &self.open[at]
    }

    pub(super) fn get_mut(&mut self, at: usize) -> &mut OpenElement {
        &mut self.open[at]
    }

    /// True if another element of the same tag is open around the innermost one.
    pub(super) fn is_nested(&self) -> bool {
        self.open.last().is_some_and(|open| open.outer_same != NONE)
    }

    pub(super) fn names_of(&self, at: usize) -> &str {
        let (start, end) = self.open[at].names;
        &self.names[start..end]
    }

    /// Adds the names of the innermost open element to the element around it, which has no container yet: a `<code>` in
    /// a `<pre>` names the language of both.
    pub(super) fn copy_names_outward(&mut self) {
        let [.., outer, inner] = self.open.as_mut_slice() else { return };
        if outer.names.0 < outer.names.1 && inner.names.0 < inner.names.1 {
            self.names.insert(inner.names.0, ' ');
            inner.names.1 += 1;
        }
        outer.names.1 = inner.names.1;
        inner.names.0 = inner.names.1;
    }

    /// Opens an element inside the innermost open one, from which it inherits what its text is.
    pub(super) fn push(&mut self, tag: Tag, custom: u32, names: impl FnOnce(&mut String)) -> &mut OpenElement {
        let start = self.names.len();
        names(&mut self.names);
        let around = self.open.last();
        let inner = OpenElement {
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
            after: "",
            dir: around.and_then(|a| a.dir),
            read_aloud: None,
            read_aloud_end: 0,
            sibling: Sibling::default(),
            children: Children::default(),
            outer_same: self.last[tag as usize],
            outer_bound: self.last_bound,
        };
        let at = self.open.len();
        self.last[tag as usize] = at as u32;
        if tag.is_scope_boundary() {
            self.last_bound = at as u32;
        }
        self.open.push(inner);
        &mut self.open[at]
    }

    /// Adds `name` to the innermost open container that qualifies. Returns that container if it already exists on the
    /// page.
    pub(super) fn name_container(
        &mut self,
        name: &str,
        is_container: impl Fn(&OpenElement) -> bool,
    ) -> Option<ContainerId> {
        let at = (0..self.open.len()).rev().take(CONTAINER_SEARCH).find(|&at| is_container(&self.open[at]))?;
        if self.open[at].container.is_some() {
            return self.open[at].container;
        }
        // The names of the elements inside come after it in the buffer and move.
        let (start, end) = self.open[at].names;
        let text = if start < end { format!(" {name}") } else { name.to_owned() };
        self.names.insert_str(end, &text);
        self.open[at].names.1 += text.len();
        for open in &mut self.open[at + 1..] {
            open.names = (open.names.0 + text.len(), open.names.1 + text.len());
        }
        None
    }

    /// Makes the innermost table a box of code after `start` bytes of page text, unless it has text that is not.
    pub(super) fn make_code_of_table(&mut self, start: usize) {
        if let Some(table) = self.find(Tag::Table) {
            self.make_code_of(table, start);
        }
    }

    /// Makes the open element `at` a box of code after `start` bytes of page text, unless it has text that is not.
    pub(super) fn make_code_of(&mut self, at: usize, start: usize) {
        if self.open[at].container.is_some() {
            return;
        }
        self.open[at].container_kind = ContainerKind::Code;
        for open in &mut self.open[at..] {
            (open.kind, open.keeps_space) = (BlockKind::Code, true);
        }
        for open in &mut self.open[at + 1..] {
            open.code_part = Some(CodePart { start, is_line: true, is_gutter: false });
        }
    }

    /// Notes that the title of the page may be inside all open elements.
    pub(super) fn note_title(&mut self) {
        self.titled = self.open.len();
    }

    pub(super) fn pop(&mut self) -> Option<OpenElement> {
        let open = self.open.pop()?;
        self.last[open.tag as usize] = open.outer_same;
        self.last_bound = open.outer_bound;
        self.names.truncate(open.names.0);
        self.ready = self.ready.min(self.open.len());
        self.titled = self.titled.min(self.open.len());
        Some(open)
    }

    /// The innermost open `tag`, whatever surrounds it.
    pub(super) fn find(&self, tag: Tag) -> Option<usize> {
        let at = self.last[tag as usize];
        (at != NONE).then_some(at as usize)
    }

    /// The innermost open `tag` that an end tag here may close. Scope boundaries such as table cells hide the elements
    /// around them.
    pub(super) fn in_scope(&self, tag: Tag) -> Option<usize> {
        let bound = if self.last_bound == NONE { 0 } else { self.last_bound as usize };
        self.find(tag).filter(|&at| at >= bound)
    }

    /// The innermost open `tag` with none of the `fences` open inside it.
    pub(super) fn inside(&self, tag: Tag, fences: &[Tag]) -> Option<usize> {
        let fence = fences.iter().filter_map(|&fence| self.find(fence)).max();
        self.in_scope(tag).filter(|&at| fence.is_none_or(|fence| fence < at))
    }

    /// The innermost open custom element with this name.
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
