//! The start of elements: what a start tag says about the text inside.

use std::collections::BTreeSet;

use super::Tree;
use super::siblings::{is_read_aloud, sibling};
use crate::page::{BlockKind, ContainerKind, MarkKind};
use crate::read::html::attributes::{direction, hash, is_hidden, mark_kind, role_heading, write_names};
use crate::read::html::block_writer::{OpenMark, holds_blocks};
use crate::read::html::stack::{CodePart, OpenElement};
use crate::read::html::tag::{Flow, Tag, role_kind};
use crate::read::html::tokens::{Attributes, Name};
use crate::read::html::{code, title_region};

/// How many inline marks may be open at once; more carry no meaning.
const MAX_MARKS: usize = 32;

impl Tree {
    fn open_element(&mut self, tag: Tag, name: &[u8], attributes: &Attributes) {
        let depth = self.writer.stack.len();
        if depth >= self.max_depth {
            self.overflow += 1;
            return;
        }
        let parent_kind = self.writer.stack.top().map(|open| open.kind);
        let custom = if tag == Tag::Custom { hash(name) } else { 0 };
        let detail = self.structures.open(tag, attributes, depth);
        let is_source_of_quote = is_in_quote(tag, |outer| self.writer.stack.find(outer).is_some());
        let start = self.writer.builder.len();
        let is_shown_panel = is_panel(&self.panels, tag, attributes);
        let language = may_name_language(tag).then(|| code::language_class(attributes)).flatten();
        let open = self.writer.stack.push(tag, custom, |names| {
            write_names(names, attributes);
            if let Some(language) = &language {
                names.extend([" ", language]);
            }
        });
        open.detail = detail;
        open.children.end = start;
        if is_source_of_quote {
            open.container_kind = ContainerKind::Group;
        }
        set_code(open, tag, attributes);
        set_level(open, tag, parent_kind);
        set_role(open, attributes);
        open.dir = direction(attributes, open.dir);
        open.hidden |= is_hidden(tag, attributes) && !is_shown_panel && name != ASSISTIVE_MATHML;
        open.hidden |= tag == Tag::Custom && AMP_ADVERTS.contains(&name);
        self.note_names(tag, attributes);
        if tag == Tag::H1 {
            self.writer.stack.note_title();
        }
        let stack = &self.writer.stack;
        let place = self.writer.builder.blocks().len();
        self.head.element(tag, attributes, stack.len(), place, |is_marked| title_region::is_noise(stack, is_marked));
        self.open_mark(tag, attributes);
    }

    /// Opens the mark of the element, such as a link, if it has one.
    fn open_mark(&mut self, tag: Tag, attributes: &Attributes) {
        let in_code = self.is_in_code();
        if let Some(kind) = mark_kind(tag, attributes).filter(|kind| !(in_code && *kind == MarkKind::Code))
            && self.writer.marks.len() < MAX_MARKS
        {
            let kind = self.links.absolute(kind);
            self.writer.marks.push(OpenMark { element: self.writer.stack.len() - 1, kind, start: None, blocks: 0 });
        }
    }

    /// Notes the names that links lead to, and the panels that controls open.
    fn note_names(&mut self, tag: Tag, attributes: &Attributes) {
        let stack = &self.writer.stack;
        let in_menu = stack.find(Tag::Nav).is_some() || stack.find(Tag::Header).is_some();
        let opens_menu = attributes.get(Name::AriaHasPopup).is_some_and(|value| value != "false");
        if let Some(panels) = attributes.get(Name::AriaControls).filter(|_| !in_menu && !opens_menu)
            && self.panels.len() < MAX_PANELS
        {
            self.panels.extend(panels.split_ascii_whitespace().map(str::to_owned));
        }
        if tag == Tag::A
            && let Some(address) = attributes.get(Name::Href)
        {
            self.links.refer(address);
        }
        if let Some(id) = attributes.get(Name::Id) {
            self.head.id(id);
        }
        let name = [Name::Id, Name::Name].into_iter().filter_map(|name| attributes.get(name));
        let noted: Vec<&str> = name.filter(|name| self.links.is_referred(name)).collect();
        if !holds_blocks(tag) && self.writer.block.is_none() {
            for name in noted {
                // An existing container already has text before the name.
                let _ = self.writer.stack.name_container(&name.to_ascii_lowercase(), |open| holds_blocks(open.tag));
            }
        }
    }

    /// Begins an inline element whose start tag ends at byte `end` of the source.
    pub(in crate::read::html) fn open_inline(&mut self, tag: Tag, name: &[u8], attributes: &Attributes, end: usize) {
        if tag == Tag::Custom && name.starts_with(b"amp-") {
            self.take_amp(name, attributes);
        }
        let read_aloud = is_read_aloud(attributes);
        self.writer.space |= tag == Tag::Option || self.is_set_apart(read_aloud);
        let adds_nothing = self.is_visual_copy(attributes) || self.adds_nothing_to_form(tag, read_aloud, attributes);
        let sibling = sibling(tag, attributes, self.writer.builder.len());
        self.writer.separation = self.separation(tag, sibling);
        let depth = self.writer.stack.len();
        let in_pre = self.writer.stack.top().is_some_and(|open| open.tag == Tag::Pre && open.container.is_none());
        let part = self.code_part(tag, attributes);
        self.open_element(tag, name, attributes);
        if self.writer.stack.len() == depth {
            return;
        }
        let before = self.writer.builder.len();
        let open = self.writer.stack.get_mut(depth);
        open.code_part = part;
        open.sibling = sibling;
        open.hidden |= adds_nothing;
        open.read_aloud = read_aloud.then_some(before);
        self.copy_language_to_box(attributes);
        if tag == Tag::Code && in_pre {
            self.writer.stack.copy_names_outward();
        }
        if self.mathjax.is_output(attributes) {
            self.mathjax.open(depth);
        }
        self.writer.push_before(tag, end);
    }

    /// True for the first entry of a dropdown list that only asks to choose one, and for what screen readers get after the name of
    /// a choice, such as that it is sold out.
    fn adds_nothing_to_form(&self, tag: Tag, read_aloud: bool, attributes: &Attributes) -> bool {
        let in_label =
            || self.writer.block.is_some() && self.writer.stack.top().is_some_and(|own| own.tag == Tag::Label);
        tag == Tag::Option && attributes.get(Name::Value) == Some("") || read_aloud && in_label()
    }

    /// Copies the language that an element inside a code box names to the box.
    fn copy_language_to_box(&mut self, attributes: &Attributes) {
        if !self.writer.stack.top().is_some_and(|open| open.keeps_space) {
            return;
        }
        let mut classes = attributes.get(Name::Class).unwrap_or_default().split_ascii_whitespace();
        let named = |class: &&str| class.starts_with("language-") || class.starts_with("lang-");
        let Some(class) = classes.find(named) else { return };
        let stack = &mut self.writer.stack;
        let is_box = |open: &OpenElement| holds_blocks(open.tag) && open.code_part.is_none();
        let depth = stack.len();
        let inner = depth.checked_sub(1).map(|at| stack.get(at)).filter(|open| open.keeps_space && !is_box(open));
        let in_part = depth > 1 && stack.get(depth - 2).code_part.is_some();
        if inner.is_some_and(|open| open.code_part.is_some() || in_part) {
            let made = stack.name_container(&class.to_ascii_lowercase(), is_box);
            if let Some(id) = made {
                self.writer.builder.add_name(id, &class.to_ascii_lowercase());
            }
        }
    }

    /// True inside code whose line breaks and spaces are significant.
    pub(in crate::read::html) fn is_in_code(&self) -> bool {
        self.writer.stack.top().is_some_and(|open| open.keeps_space && open.kind == BlockKind::Code)
    }

    /// The part of code that an element forms; `None` if it begins a block or only marks text.
    fn code_part(&mut self, tag: Tag, attributes: &Attributes) -> Option<CodePart> {
        if !code::is_part(tag) && tag != Tag::Custom || !self.is_in_code() {
            return None;
        }
        let is_line = code::is_line(tag, attributes);
        let is_gutter = code::may_be_gutter(attributes);
        (is_line || is_gutter || tag.flow() == Flow::Block).then(|| self.writer.begin_code_part(is_line, is_gutter))
    }

    /// Makes the innermost element a box of code if its name says that its lines are those of a listing.
    fn make_code_of_listing(&mut self) {
        let stack = &mut self.writer.stack;
        let Some(at) = stack.len().checked_sub(1) else { return };
        if stack.get(at).tag == Tag::Div && code::is_listing(stack.names_of(at)) {
            stack.make_code_of(at, self.writer.builder.len());
        }
    }

    /// Begins a block element.
    pub(in crate::read::html) fn open_block(&mut self, tag: Tag, name: &[u8], attributes: &Attributes) {
        if tag == Tag::Html {
            self.head.html(attributes);
        }
        if tag == Tag::Td && !self.is_in_code() && code::is_line_cell(attributes) {
            let start = self.writer.builder.len();
            self.writer.stack.make_code_of_table(start);
        }
        if tag == Tag::Div && !self.is_in_code() && code::is_line(Tag::Span, attributes) {
            self.make_code_of_listing();
        }
        let part = self.code_part(tag, attributes);
        if part.is_none() {
            self.writer.end_block();
        }
        let depth = self.writer.stack.len();
        self.open_element(tag, name, attributes);
        if self.writer.stack.len() > depth {
            self.writer.stack.get_mut(depth).code_part = part;
            self.copy_language_to_box(attributes);
            if self.mathjax.is_output(attributes) {
                self.mathjax.open(depth);
            }
        }
    }

    /// The TeX in an attribute of an element that a script fills with a formula, and whether it has a line to itself.
    pub(in crate::read::html) fn formula_of(attributes: &Attributes) -> Option<(String, bool)> {
        let names = [Name::DataMath, Name::DataTex, Name::DataLatex];
        let tex =
            names.into_iter().find_map(|name| attributes.get(name)).map(str::trim).filter(|tex| !tex.is_empty())?;
        let class = attributes.get(Name::Class).unwrap_or_default();
        let named = ["math", "katex", "tex", "formula", "equation"].iter().any(|word| class.contains(word));
        let display = class.contains("block") || class.contains("display");
        named.then(|| (tex.to_owned(), display))
    }

    /// True for elements that add nothing: another form of a formula, a copy of a slide, or a control inside code or a heading.
    pub(in crate::read::html) fn is_repeated(&mut self, tag: Tag, attributes: &Attributes) -> bool {
        let class = attributes.get(Name::Class).unwrap_or_default();
        if self.writer.is_after_formula() && class.contains("katex-html") {
            return true;
        }
        let adds_nothing = |class: &str| HEADING_CONTROLS.contains(&class) || SLIDE_COPIES.contains(&class);
        if class.split_ascii_whitespace().any(adds_nothing) {
            return true;
        }
        if tag.flow() == Flow::Inline && class.split_ascii_whitespace().any(is_icon_font) {
            self.writer.space |= self.writer.block.is_some();
            return true;
        }
        self.is_in_code() && !matches!(tag, Tag::Code | Tag::Pre | Tag::Table) && code::is_control(tag, attributes)
    }
}

/// Classes of the controls that `MediaWiki` and Sphinx put inside headings and terms: links to edit a section, and to the place
/// itself.
const HEADING_CONTROLS: [&str; 2] = ["mw-editsection", "headerlink"];

/// Classes of the copies that sliders make of their slides, so that the last one leads on to the first.
const SLIDE_COPIES: [&str; 4] =
    ["slick-cloned", "swiper-slide-duplicate", "splide__slide--clone", "glide__slide--clone"];

/// True for the class of an element whose text is the name of an icon, which the font draws as a ligature: those of
/// Google's Material Icons and Material Symbols, and of Angular's `mat-icon` with them.
fn is_icon_font(class: &str) -> bool {
    let style = ["material-icons", "material-symbols"].iter().find_map(|font| class.strip_prefix(font));
    let named = style.is_some_and(|style| {
        matches!(style, "" | "-outlined" | "-round" | "-rounded" | "-sharp" | "-two-tone" | "-filled")
    });
    named || matches!(class, "mat-ligature-font" | "google-symbols" | "google-material-icons")
}

/// Elements of AMP that a script fills with advertising. What they contain is shown instead if there is none.
const AMP_ADVERTS: [&[u8]; 3] = [b"amp-ad", b"amp-embed", b"amp-sticky-ad"];

/// The element with the `MathML` of a formula that `MathJax` 3 draws. It is hidden from the eye only.
const ASSISTIVE_MATHML: &[u8] = b"mjx-assistive-mml";

/// How many panels are noted; pages with more are not texts.
const MAX_PANELS: usize = 1000;

/// True for a part of the page that a control before it opens. Like `<details>`, it is part of the text. Menus are not.
fn is_panel(panels: &BTreeSet<String>, tag: Tag, attributes: &Attributes) -> bool {
    let role = attributes.get(Name::Role).unwrap_or_default();
    let is_menu = matches!(tag, Tag::Nav | Tag::Dialog | Tag::Form | Tag::Ul | Tag::Ol | Tag::Menu | Tag::Aside)
        || matches!(role, "menu" | "dialog" | "alertdialog" | "listbox" | "navigation" | "search" | "tooltip");
    !is_menu && attributes.get(Name::Id).is_some_and(|id| panels.contains(id))
}

/// True for the source of a quotation, which is part of the quotation.
fn is_in_quote(tag: Tag, is_open: impl Fn(Tag) -> bool) -> bool {
    matches!(tag, Tag::Footer | Tag::Header | Tag::Cite) && is_open(Tag::Blockquote)
}

/// True for elements whose class may name the language of the code inside.
fn may_name_language(tag: Tag) -> bool {
    matches!(tag, Tag::Pre | Tag::Code | Tag::Div | Tag::Figure)
}

/// Sets whether spaces and line breaks inside `open` are significant, and whether it is a code box.
fn set_code(open: &mut OpenElement, tag: Tag, attributes: &Attributes) {
    open.keeps_lines |= code::keeps_lines(attributes);
    if !open.keeps_space && code::is_code_box(tag, attributes) {
        (open.kind, open.keeps_space) = (BlockKind::Code, true);
        if tag.flow() == Flow::Block {
            open.container_kind = ContainerKind::Code;
        }
    }
}

/// Sets the level of headings and lists, which starts again inside tables.
fn set_level(open: &mut OpenElement, tag: Tag, parent_kind: Option<BlockKind>) {
    let lists = u8::from(matches!(tag, Tag::Ul | Tag::Ol | Tag::Menu));
    open.level = tag.heading().unwrap_or(open.level.saturating_add(lists));
    if tag == Tag::Table || (tag.heading().is_none() && parent_kind == Some(BlockKind::Heading)) {
        open.level = 0;
    }
    if tag == Tag::Table && !open.keeps_space {
        open.kind = BlockKind::Line;
    }
}

/// Applies the attribute `role`.
fn set_role(open: &mut OpenElement, attributes: &Attributes) {
    if let Some(kind) = attributes.get(Name::Role).and_then(role_kind) {
        open.container_kind = kind;
    }
    if let Some(level) = role_heading(attributes) {
        (open.kind, open.level) = (BlockKind::Heading, level);
    }
}
