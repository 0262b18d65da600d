//! The elements that the reader distinguishes.
#![allow(clippy::enum_glob_use, reason = "the tables of this file name most of the elements")]

use crate::page::{BlockKind, ContainerKind};

macro_rules! tags {
    ($($variant:ident $name:literal,)*) => {
        /// An element name. `Custom` stands for all that are not listed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Tag { $($variant,)* Custom }

        impl Tag {
            /// The number of elements.
            pub(super) const COUNT: usize = Tag::Custom as usize + 1;

            /// The element with this name, which must be in lower case.
            pub(super) fn of(name: &[u8]) -> Self {
                match name { $($name => Self::$variant,)* _ => Self::Custom }
            }

            /// Its name; empty for `Custom`.
            pub(super) fn name(self) -> &'static str {
                const NAMES: &[&[u8]] = &[$($name,)* b""];
                std::str::from_utf8(NAMES[self as usize]).unwrap_or_default()
            }
        }
    };
}

tags! {
    A b"a", Abbr b"abbr", Address b"address", Area b"area", Article b"article", Aside b"aside", Audio b"audio", B b"b",
    Base b"base", Bdo b"bdo", Big b"big", Blockquote b"blockquote", Body b"body", Br b"br", Button b"button",
    Canvas b"canvas", Caption b"caption", Center b"center", Cite b"cite", Code b"code", Col b"col",
    Colgroup b"colgroup", Datalist b"datalist", Dd b"dd", Del b"del", Details b"details", Dialog b"dialog", Dir b"dir",
    Div b"div", Dl b"dl", Dt b"dt", Em b"em", Embed b"embed", Fieldset b"fieldset", Figcaption b"figcaption",
    Figure b"figure", Font b"font", Footer b"footer", Form b"form", Frame b"frame", Frameset b"frameset", H1 b"h1",
    H2 b"h2", H3 b"h3", H4 b"h4", H5 b"h5", H6 b"h6", Head b"head", Header b"header", Hgroup b"hgroup", Hr b"hr",
    Html b"html", I b"i", Iframe b"iframe", Img b"img", Input b"input", Ins b"ins", Kbd b"kbd", Label b"label",
    Legend b"legend", Li b"li", Link b"link", Listing b"listing", Main b"main", Map b"map", Mark b"mark",
    Math b"math", Menu b"menu", Meta b"meta", Nav b"nav", Nobr b"nobr", Noembed b"noembed", Noframes b"noframes",
    Noscript b"noscript", Object b"object", Ol b"ol", Optgroup b"optgroup", Option b"option", Output b"output", P b"p",
    Param b"param", Picture b"picture", Plaintext b"plaintext", Pre b"pre", Progress b"progress", Q b"q", Rp b"rp",
    Rt b"rt", Ruby b"ruby", S b"s", Samp b"samp", Script b"script", Search b"search", Section b"section",
    Select b"select", Small b"small", Source b"source", Span b"span", Strike b"strike", Strong b"strong",
    Style b"style", Sub b"sub", Summary b"summary", Sup b"sup", Svg b"svg", Table b"table", Tbody b"tbody", Td b"td",
    Template b"template", Textarea b"textarea", Tfoot b"tfoot", Th b"th", Thead b"thead", Time b"time",
    Title b"title", Tr b"tr", Track b"track", Tt b"tt", U b"u", Ul b"ul", Var b"var", Video b"video", Wbr b"wbr",
    Xmp b"xmp",
}

/// How an element takes part in layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// Part of running text.
    Inline,
    /// Begins and ends a block.
    Block,
    /// Has no end tag.
    Void,
    /// Never rendered, including its content.
    Unseen,
}

impl Tag {
    #[rustfmt::skip]
    pub(super) fn flow(self) -> Flow {
        use Tag::*;
        match self {
            Area | Base | Br | Col | Embed | Frame | Hr | Img | Input | Link | Meta | Param | Source | Track | Wbr => {
                Flow::Void
            }
            Audio | Canvas | Datalist | Iframe | Noembed | Noframes | Noscript | Object | Script | Style | Svg
            | Template | Title | Video => Flow::Unseen,
            Address | Article | Aside | Blockquote | Body | Button | Caption | Center | Colgroup | Dd | Details
            | Dialog | Dir | Div | Dl | Dt | Fieldset | Figcaption | Figure | Footer | Form | Frameset | H1 | H2 | H3
            | H4 | H5 | H6 | Head | Header | Hgroup | Html | Label | Legend | Li | Listing | Main | Menu | Nav | Ol
            | Optgroup | P | Plaintext | Pre | Search | Section | Select | Summary | Table | Tbody | Td | Textarea
            | Tfoot | Th | Thead | Tr | Ul | Xmp => Flow::Block,
            _ => Flow::Inline,
        }
    }

    /// The level of a heading, 1 to 6.
    pub(super) fn heading(self) -> Option<u8> {
        (Tag::H1 as u8..=Tag::H6 as u8).contains(&(self as u8)).then(|| self as u8 - Tag::H1 as u8 + 1)
    }

    /// True when its start tag closes an open paragraph.
    pub(super) fn ends_paragraph(self) -> bool {
        use Tag::*;
        let stays = matches!(self, Button | Label | Legend | Select | Textarea | Optgroup | Caption | Colgroup | Body);
        self.flow() == Flow::Block && !stays || self == Hr
    }

    /// True when end tags inside it cannot close elements outside it.
    pub(super) fn is_scope_boundary(self) -> bool {
        matches!(self, Tag::Table | Tag::Td | Tag::Th | Tag::Caption | Tag::Html | Tag::Template | Tag::Object)
    }

    /// The kind of container that the tag creates.
    pub(super) fn container(self) -> ContainerKind {
        use Tag::*;
        match self {
            Article => ContainerKind::Article,
            Main => ContainerKind::Main,
            Nav => ContainerKind::Navigation,
            Header => ContainerKind::Header,
            Footer => ContainerKind::Footer,
            Aside => ContainerKind::Aside,
            Form | Search => ContainerKind::Form,
            Dialog => ContainerKind::Dialog,
            Ul | Ol | Menu | Dir => ContainerKind::List,
            Dl => ContainerKind::Definitions,
            Table => ContainerKind::Table,
            Tr => ContainerKind::Row,
            Figure => ContainerKind::Figure,
            Blockquote => ContainerKind::Quote,
            Pre | Listing | Xmp | Plaintext => ContainerKind::Code,
            Details => ContainerKind::Details,
            _ => ContainerKind::Group,
        }
    }

    /// The kind of its text, given the kind of the text around it.
    pub(super) fn block_kind(self, around: BlockKind) -> BlockKind {
        use Tag::*;
        match self {
            // Lines of code may be list items and table rows.
            Li | Td | Th if around == BlockKind::Code => BlockKind::Code,
            Button if around == BlockKind::Heading => BlockKind::Heading,
            P if matches!(around, BlockKind::Line | BlockKind::Form) => BlockKind::Paragraph,
            H1 | H2 | H3 | H4 | H5 | H6 => BlockKind::Heading,
            Li => BlockKind::ListItem,
            Dt | Dd => BlockKind::Definition,
            Td | Th => BlockKind::TableCell,
            Pre | Listing | Xmp | Plaintext => BlockKind::Code,
            Blockquote => BlockKind::Quote,
            Figcaption | Caption => BlockKind::Caption,
            Label | Legend | Button | Select | Optgroup | Textarea => BlockKind::Form,
            _ => around,
        }
    }

    /// True when white space inside it is preserved.
    pub(super) fn keeps_space(self) -> bool {
        matches!(self, Tag::Pre | Tag::Listing | Tag::Xmp | Tag::Plaintext)
    }

    /// HTML elements that end an unclosed SVG drawing (the WHATWG list, without rare ones).
    pub(super) fn ends_svg(self) -> bool {
        use Tag::*;
        self.heading().is_some()
            || matches!(
                self,
                Blockquote
                    | Body
                    | Br
                    | Center
                    | Dd
                    | Div
                    | Dl
                    | Dt
                    | Head
                    | Hr
                    | Img
                    | Li
                    | Menu
                    | Meta
                    | Ol
                    | P
                    | Pre
                    | Table
                    | Ul
            )
    }
}

/// The kind of a container according to its `role`.
pub(super) fn role_kind(role: &str) -> Option<ContainerKind> {
    Some(match role.split_ascii_whitespace().next()? {
        "article" => ContainerKind::Article,
        "main" => ContainerKind::Main,
        "navigation" => ContainerKind::Navigation,
        "banner" => ContainerKind::Header,
        "contentinfo" => ContainerKind::Footer,
        "complementary" => ContainerKind::Aside,
        "form" | "search" => ContainerKind::Form,
        "dialog" | "alertdialog" => ContainerKind::Dialog,
        "list" | "menu" | "menubar" => ContainerKind::List,
        _ => return None,
    })
}
