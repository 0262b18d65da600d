//! The kept blocks of a page as nested structure: what Markdown and HTML are written from.

use crate::page::{Block, BlockKind, Container, ContainerId, ContainerKind, Page};

/// Structures inside one another; deeper ones count as part of the last (a judgement: nobody reads deeper).
const MAX_NESTING: u8 = 12;

/// A structure that outputs show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    List { ordered: bool },
    Item,
    Quote,
    Table,
    Row,
    Cell { header: bool },
    Definitions,
    Term,
    Description,
    Figure,
    Caption,
    Details,
    Summary,
}

/// A structure on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub part: Part,
    pub id: ContainerId,
}

/// What takes the page apart: structures open and close around blocks.
pub(super) trait Sink {
    fn open(&mut self, step: Step);
    fn close(&mut self, step: Step);
    fn block(&mut self, block: &Block);
}

/// Elements around code that may name its language.
const CODE_ANCESTORS: usize = 3;
/// How classes name it: the HTML standard's way, and those of highlighters.
const CODE_CLASSES: [&str; 4] = ["language-", "lang-", "highlight-source-", "brush:"];

/// The programming language that the classes around code name: letters, digits, `+`, `-` and `#` only.
pub(super) fn code_language<'a>(page: &'a Page, block: &Block) -> Option<&'a str> {
    let containers = page.ancestors(block).take(CODE_ANCESTORS);
    let names = containers.flat_map(|container| container.names.split_ascii_whitespace());
    let mut languages = names.filter_map(|name| CODE_CLASSES.iter().find_map(|start| name.strip_prefix(start)));
    let plain = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '#'));
    languages.find(|name| !name.is_empty()).filter(plain)
}

/// Hands the blocks that `keeps` takes to `sink`, in order, with the structures around them.
pub(super) fn walk(page: &Page, keeps: impl Fn(&Block) -> bool, sink: &mut impl Sink) {
    let outline = Outline::of(page);
    let mut open: Vec<Step> = Vec::new();
    let mut path = Vec::new();
    for block in page.blocks().iter().filter(|&block| !block.span.is_empty() && keeps(block)) {
        outline.path(block, &open, &mut path);
        let common = open.iter().zip(&path).take_while(|(a, b)| a == b).count();
        while open.len() > common {
            open.pop().into_iter().for_each(|step| sink.close(step));
        }
        for &step in &path[common..] {
            sink.open(step);
            open.push(step);
        }
        sink.block(block);
    }
    while let Some(step) = open.pop() {
        sink.close(step);
    }
}

/// For each container the innermost structure at or around it.
struct Outline {
    parts: Vec<Option<Step>>,
    /// The structure around each structure.
    outer: Vec<Option<Step>>,
}

impl Outline {
    fn of(page: &Page) -> Self {
        let containers = page.containers();
        let mut outline =
            Self { parts: Vec::with_capacity(containers.len()), outer: Vec::with_capacity(containers.len()) };
        let mut depths: Vec<u8> = Vec::with_capacity(containers.len());
        for (n, container) in containers.iter().enumerate() {
            let parent = container.parent.map(|id| id.0 as usize);
            let around = parent.and_then(|parent| outline.parts[parent]);
            let depth = parent.map_or(0, |parent| depths[parent]);
            let part = part_of(container, around.map(|step| step.part)).filter(|_| depth < MAX_NESTING);
            let here = part.map(|part| Step { part, id: ContainerId(n as u32) });
            depths.push(depth + u8::from(here.is_some()));
            outline.parts.push(here.or(around));
            outline.outer.push(around);
        }
        outline
    }

    /// The structures around `block`, outermost first, given those that are open now.
    fn path(&self, block: &Block, open: &[Step], path: &mut Vec<Step>) {
        path.clear();
        let innermost = block.container.and_then(|id| self.parts[id.0 as usize]);
        path.extend(std::iter::successors(innermost, |step| self.outer[step.id.0 as usize]));
        path.reverse();
        let mut at = 0;
        while at < path.len() {
            let next = path.get(at + 1).map(|step| step.part);
            if path[at].part.may_hold(next) {
                at += 1;
            } else if let Some(&item) =
                open.get(at + 1).filter(|_| open[..=at] == path[..=at] && next.is_some_and(Part::is_list))
            {
                // A list that stands between two items belongs to the first.
                path.insert(at + 1, item);
            } else {
                path.remove(at);
                at = at.saturating_sub(1);
            }
        }
        if block.kind == BlockKind::Code {
            // White space of code inside a term or caption would be lost.
            path.truncate(path.iter().position(|step| !step.part.holds_code()).unwrap_or(path.len()));
        }
    }
}

impl Part {
    fn is_list(self) -> bool {
        matches!(self, Self::List { .. })
    }

    /// False where `next`, or text of its own, makes no sense inside.
    fn may_hold(self, next: Option<Self>) -> bool {
        match self {
            Self::List { .. } => next == Some(Self::Item),
            Self::Table => matches!(next, Some(Self::Row | Self::Caption)),
            Self::Row => matches!(next, Some(Self::Cell { .. })),
            Self::Definitions => matches!(next, Some(Self::Term | Self::Description)),
            _ => true,
        }
    }

    fn holds_code(self) -> bool {
        !matches!(self, Self::Term | Self::Caption | Self::Summary)
    }
}

fn part_of(container: &Container, around: Option<Part>) -> Option<Part> {
    Some(match container.kind {
        ContainerKind::List => Part::List { ordered: &*container.tag == "ol" },
        ContainerKind::Quote => Part::Quote,
        ContainerKind::Table => Part::Table,
        ContainerKind::Row if around == Some(Part::Table) => Part::Row,
        ContainerKind::Definitions => Part::Definitions,
        ContainerKind::Figure => Part::Figure,
        ContainerKind::Details => Part::Details,
        _ => match (&*container.tag, around?) {
            ("li", Part::List { .. }) => Part::Item,
            ("td", Part::Row) => Part::Cell { header: false },
            ("th", Part::Row) => Part::Cell { header: true },
            ("dt", Part::Definitions) => Part::Term,
            ("dd", Part::Definitions) => Part::Description,
            ("caption", Part::Table) | ("figcaption", Part::Figure) => Part::Caption,
            ("summary", Part::Details) => Part::Summary,
            _ => return None,
        },
    })
}
