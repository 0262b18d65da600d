//! The kept blocks of a page as a nested structure, from which Markdown and HTML are written.

use crate::page::{Block, BlockKind, Container, ContainerId, ContainerKind, Page, Picture};

/// How deep structures may nest; deeper ones count as part of the last level. Chosen by hand: nobody reads deeper.
const MAX_NESTING: u8 = 12;

/// The kinds of structure that outputs show.
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

/// Receives the page step by step: structures open and close around blocks.
pub(super) trait PartSink {
    fn open(&mut self, step: Step);
    fn close(&mut self, step: Step);
    fn block(&mut self, block: &Block);
    /// Whether to write this image, or a link to this video.
    fn accepts(&self, picture: &Picture) -> bool;
    /// Writes an image with its caption. Returns true if the caption was written, too.
    fn picture(&mut self, picture: &Picture, caption: Option<&Block>) -> bool;
    /// Writes a rule between two blocks.
    fn rule(&mut self);
}

/// Elements around code that may name its language.
const CODE_ANCESTORS: usize = 3;
/// Class prefixes that name it, in the HTML standard, in syntax highlighters and in `MediaWiki`.
const CODE_CLASSES: [&str; 6] =
    ["language-", "lang-", "highlight-source-", "highlight-text-", "mw-highlight-lang-", "brush:"];
/// Classes of boxes around code that also have the language as a class of its own.
const CODE_BOXES: [&str; 4] = ["highlight", "sourcecode", "code-block", "prettyprint"];
/// Languages that are named in this way.
const LANGUAGES: [&str; 54] = [
    "bash",
    "c",
    "clojure",
    "cmake",
    "console",
    "cpp",
    "csharp",
    "css",
    "dart",
    "diff",
    "dockerfile",
    "elixir",
    "erlang",
    "go",
    "graphql",
    "groovy",
    "haskell",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "jsx",
    "julia",
    "kotlin",
    "latex",
    "lua",
    "makefile",
    "markdown",
    "matlab",
    "nginx",
    "ocaml",
    "perl",
    "php",
    "powershell",
    "pycon",
    "python",
    "r",
    "rst",
    "ruby",
    "rust",
    "scala",
    "scss",
    "sh",
    "shell",
    "sql",
    "swift",
    "toml",
    "ts",
    "typescript",
    "xml",
    "yaml",
];

/// The programming language in the classes around code. Contains only letters, digits, `+`, `-` and `#`.
pub(super) fn code_language<'a>(page: &'a Page, block: &Block) -> Option<&'a str> {
    let containers = page.ancestors(block).take(CODE_ANCESTORS);
    let names = containers.flat_map(|container| container.names.split_ascii_whitespace());
    let mut languages = names.filter_map(|name| CODE_CLASSES.iter().find_map(|start| name.strip_prefix(start)));
    let plain = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '#'));
    let found = languages.find(|name| !name.is_empty()).filter(plain);
    found.or_else(|| named_language(page, block)).or_else(|| class_of_code(page, block))
}

/// The language that is a class of the code element itself.
fn class_of_code<'a>(page: &'a Page, block: &Block) -> Option<&'a str> {
    let own = page.ancestors(block).take_while(|container| matches!(&*container.tag, "code" | "pre"));
    own.flat_map(|container| container.names.split_ascii_whitespace())
        .find(|name| LANGUAGES.binary_search(name).is_ok())
}

/// The language that is a class of its own, next to a class of a box around code.
fn named_language<'a>(page: &'a Page, block: &Block) -> Option<&'a str> {
    page.ancestors(block).take(BOX_ANCESTORS).find_map(|container| {
        let names = || container.names.split_ascii_whitespace();
        let is_box = names().any(|name| CODE_BOXES.contains(&name));
        let sphinx = names().filter_map(|name| name.strip_prefix("highlight-"));
        names().filter(|_| is_box).chain(sphinx).find(|name| LANGUAGES.binary_search(name).is_ok())
    })
}

/// How many elements around code may be its box.
const BOX_ANCESTORS: usize = 8;

/// Passes the blocks that `keeps` accepts to `sink`, in this order, with the structures, images and rules around them.
pub(super) fn walk(
    page: &Page,
    order: impl IntoIterator<Item = usize>,
    keeps: impl Fn(&Block) -> bool,
    sink: &mut impl PartSink,
) {
    let kept: Vec<bool> = page.blocks().iter().map(|block| !block.span.is_empty() && keeps(block)).collect();
    let mut walk =
        BlockWalk { page, outline: Outline::of(page), kept, open: Vec::new(), path: Vec::new(), written: None, sink };
    let mut pictures = page.pictures().iter().peekable();
    let mut rules = page.rules().iter().peekable();
    // Whether the next kept block has a rule directly above it on the page. The rule belongs to that block, as in the page text.
    let (mut rule, mut has_text) = (false, false);
    for n in order {
        let block = &page.blocks()[n];
        while let Some(picture) = pictures.next_if(|picture| picture.before as usize <= n) {
            walk.picture(picture);
        }
        while let Some(&at) = rules.next_if(|&&at| at <= n) {
            rule |= has_text && walk.kept[at];
        }
        if walk.kept[n] {
            walk.block(block, std::mem::take(&mut rule));
            has_text = true;
        }
    }
    pictures.for_each(|picture| walk.picture(picture));
    walk.close_to(0);
}

struct BlockWalk<'a, S> {
    page: &'a Page,
    outline: Outline,
    kept: Vec<bool>,
    open: Vec<Step>,
    path: Vec<Step>,
    /// The caption that was written with its image.
    written: Option<usize>,
    sink: &'a mut S,
}

impl<S: PartSink> BlockWalk<'_, S> {
    fn close_to(&mut self, len: usize) {
        while self.open.len() > len {
            self.open.pop().into_iter().for_each(|step| self.sink.close(step));
        }
    }

    fn block(&mut self, block: &Block, rule: bool) {
        if self.written == Some(block.id.0 as usize) {
            return;
        }
        self.outline.path(block.container, block.kind == BlockKind::Code, &self.open, &mut self.path);
        self.enter(rule);
        self.sink.block(block);
    }

    /// Opens the structures of the path, with a rule before them.
    fn enter(&mut self, rule: bool) {
        let common = self.open.iter().zip(&self.path).take_while(|(a, b)| a == b).count();
        self.close_to(common);
        let has_room =
            self.open.last().is_none_or(|step| matches!(step.part, Part::Item | Part::Quote | Part::Details));
        if rule && has_room {
            self.sink.rule();
        }
        for &step in &self.path[common..] {
            self.sink.open(step);
            self.open.push(step);
        }
    }

    fn picture(&mut self, picture: &Picture) {
        if picture.hidden || !self.sink.accepts(picture) || !self.has_kept_neighbour(picture) {
            return;
        }
        let caption = self.caption(picture).filter(|_| !picture.is_embed);
        self.outline.path(picture.container, false, &self.open, &mut self.path);
        self.enter(false);
        if self.sink.picture(picture, caption.map(|n| &self.page.blocks()[n])) {
            self.written = caption.or(self.written);
        }
    }

    /// An image stays with the block before or after it, whichever shares the deeper element with it. Instead of a removed
    /// block, the ones beyond it in that element count: a hero image stays with the text below the share buttons.
    fn has_kept_neighbour(&self, picture: &Picture) -> bool {
        let next = picture.before as usize;
        let before = next.checked_sub(1).and_then(|n| self.neighbour(picture, n, (0..=n).rev()));
        let after = self.neighbour(picture, next, next..self.kept.len());
        match (before, after) {
            (Some(before), Some(after)) if before.0 == after.0 => before.1 && (after.1 || before.0 > BODY),
            (Some(before), Some(after)) => {
                if before.0 > after.0 {
                    before.1
                } else {
                    after.1
                }
            }
            (Some(one), None) | (None, Some(one)) => one.1,
            (None, None) => true,
        }
    }

    /// The depth of the element that an image shares with block `first`, and whether one of the next `blocks` in that element
    /// is kept. `None` if there is no such block.
    fn neighbour(&self, picture: &Picture, first: usize, blocks: impl Iterator<Item = usize>) -> Option<(u32, bool)> {
        let shared = |n: usize| self.shared_depth(self.page.blocks()[n].container, picture.container);
        let depth = (first < self.kept.len()).then(|| shared(first))?;
        let reach = if depth > BODY { IMAGE_REACH } else { 1 };
        let mut inside = blocks.take(reach).take_while(|&n| n == first || shared(n) >= depth);
        Some((depth, inside.any(|n| self.kept[n])))
    }

    /// The depth of the innermost container around both.
    fn shared_depth(&self, a: Option<ContainerId>, b: Option<ContainerId>) -> u32 {
        let containers = self.page.containers();
        let (mut a, mut b) = (a, b);
        for _ in 0..2 * MAX_CLIMB {
            let (Some(left), Some(right)) = (a, b) else { return 0 };
            if left == right {
                return containers[left.0 as usize].depth + 1;
            }
            // A container comes after its parent.
            if left > right { a = containers[left.0 as usize].parent } else { b = containers[right.0 as usize].parent }
        }
        0
    }

    /// The caption of the figure in which `picture` is the first image.
    fn caption(&self, picture: &Picture) -> Option<usize> {
        let containers = self.page.containers();
        let up = |id: &ContainerId| containers[id.0 as usize].parent;
        let figure = std::iter::successors(picture.container, up)
            .take(MAX_CLIMB)
            .find(|id| containers[id.0 as usize].kind == ContainerKind::Figure)?;
        let at = picture.before as usize;
        let inside = |n: &usize| {
            let block = &self.page.blocks()[*n];
            std::iter::successors(block.container, up).take(MAX_CLIMB).any(|id| id == figure)
        };
        let blocks = at..self.page.blocks().len().min(at + MAX_CAPTIONS);
        let mut found = blocks.take_while(inside).filter(|&n| self.kept[n] && self.written != Some(n));
        found.next().filter(|&n| self.page.blocks()[n].kind == BlockKind::Caption)
    }
}

/// How many blocks of the element around an image are examined for kept text (chosen by hand: a row of share buttons, a seller
/// and a date).
const IMAGE_REACH: usize = 6;
/// How many containers to check around an image; no more are between it and its figure.
const MAX_CLIMB: usize = 64;
/// How many blocks of a figure to search for its caption.
const MAX_CAPTIONS: usize = 3;
/// Elements up to this depth contain the whole page.
const BODY: u32 = 2;

/// The innermost structure at or around each container.
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

    /// The structures around a block or image, outermost first, given those that are open now.
    fn path(&self, container: Option<ContainerId>, is_code: bool, open: &[Step], path: &mut Vec<Step>) {
        path.clear();
        let innermost = container.and_then(|id| self.parts[id.0 as usize]);
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
                // A list between two items belongs to the first one.
                path.insert(at + 1, item);
            } else {
                path.remove(at);
                at = at.saturating_sub(1);
            }
        }
        if is_code {
            // White space of code inside a term or caption would be lost.
            path.truncate(path.iter().position(|step| !step.part.holds_code()).unwrap_or(path.len()));
        }
    }
}

impl Part {
    fn is_list(self) -> bool {
        matches!(self, Self::List { .. })
    }

    /// False if `next`, or text of its own, makes no sense inside.
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
