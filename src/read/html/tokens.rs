//! Turns the tokenizer's calls into tags with attributes and runs of text, without copying text.

use std::convert::Infallible;

use html5gum::{Emitter, State, Tokenizer};

use super::tag::Tag;

macro_rules! attributes {
    ($($variant:ident $name:literal,)*) => {
        /// The attributes that the reader uses.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(clippy::enum_variant_names)] // `Name` is an attribute of the standard.
        pub(super) enum Name { $($variant,)* Unknown }

        impl Name {
            const COUNT: usize = Name::Unknown as usize;

            pub(super) fn of(name: &[u8]) -> Self {
                match name { $($name => Self::$variant,)* _ => Self::Unknown }
            }
        }
    };
}

attributes! {
    Alt b"alt", AltText b"alttext", AriaControls b"aria-controls", AriaExpanded b"aria-expanded",
    AriaHasPopup b"aria-haspopup", AriaHidden b"aria-hidden", AriaLevel b"aria-level", Checked b"checked", Cite b"cite", Class b"class",
    Close b"close", ColSpan b"colspan", Content b"content", Controls b"controls", DataLang b"data-lang", DataLanguage b"data-language",
    DataLatex b"data-latex", DataLazySrc b"data-lazy-src", DataMath b"data-math", DataOriginal b"data-original", DataSrc b"data-src", DataSrcSet b"data-srcset", DataTex b"data-tex", DataVideoId b"data-videoid",
    DateTime b"datetime", Dir b"dir", Display b"display", Encoding b"encoding", Height b"height", Hidden b"hidden",
    Href b"href", HttpEquiv b"http-equiv", Id b"id", ItemId b"itemid", ItemProp b"itemprop", ItemType b"itemtype",
    Lang b"lang", Name b"name", Open b"open", Popover b"popover", Property b"property", Rel b"rel",
    Reversed b"reversed", Role b"role", RowSpan b"rowspan", ShadowRootMode b"shadowrootmode", Src b"src",
    SrcSet b"srcset", Start b"start", Style b"style", Title b"title", Type b"type", Value b"value", Width b"width",
    XmlLang b"xml:lang",
}

/// A longer attribute name is not one of them.
const LONGEST_NAME: usize = 14;

/// The attributes of a start tag. If a name is repeated, the first one counts.
#[derive(Debug)]
pub(super) struct Attributes {
    text: Vec<u8>,
    spans: [Option<(u32, u32)>; Name::COUNT],
}

impl Default for Attributes {
    fn default() -> Self {
        Self { text: Vec::new(), spans: [None; Name::COUNT] }
    }
}

impl Attributes {
    pub(super) fn get(&self, name: Name) -> Option<&str> {
        let (start, end) = self.spans[name as usize]?;
        std::str::from_utf8(&self.text[start as usize..end as usize]).ok()
    }

    pub(super) fn has(&self, name: Name) -> bool {
        self.spans[name as usize].is_some()
    }

    /// Sets an attribute. Unknown ones are ignored.
    pub(super) fn set(&mut self, name: Name, value: &str) {
        if let Some(span) = self.spans.get_mut(name as usize) {
            let start = self.text.len() as u32;
            self.text.extend_from_slice(value.as_bytes());
            *span = Some((start, self.text.len() as u32));
        }
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.spans = [None; Name::COUNT];
    }
}

/// Receives the tokens.
pub(super) trait TokenSink {
    /// A start tag that ends at byte `end` of the source.
    fn start_tag(&mut self, tag: Tag, name: &[u8], attributes: &Attributes, self_closing: bool, end: usize);
    /// An end tag.
    fn end_tag(&mut self, tag: Tag, name: &[u8]);
    /// Text. If `verbatim`, it is exactly the source at `from..to`; otherwise the source range only contains it in
    /// another form, such as an entity.
    fn text(&mut self, text: &str, verbatim: bool, from: usize, to: usize);
    /// True when the content of `tag` is parsed as markup regardless of its name: inside a drawing, or in a
    /// `<noscript>` that is shown.
    fn is_markup(&self, tag: Tag) -> bool;
}

/// Sends the tokens of `source` to `sink`.
pub(super) fn tokenize<S: TokenSink>(source: &str, sink: S) -> S {
    let mut done = None;
    let tokens = Tokens::new(source, sink, &mut done);
    let Ok(()) = Tokenizer::new_with_emitter(source, tokens).finish();
    done.expect("the tokenizer always ends")
}

struct Tokens<'a, S> {
    source: &'a str,
    /// Receives the sink at the end of the input.
    done: &'a mut Option<S>,
    sink: Option<S>,
    /// The number of bytes read.
    position: usize,
    /// The source range of text that has not been sent to the sink yet.
    run: (usize, usize),
    tag: Vec<u8>,
    is_end: bool,
    self_closing: bool,
    /// The last start tag, because raw text ends only with the matching end tag.
    opened: Vec<u8>,
    attributes: Attributes,
    attribute: Vec<u8>,
    attribute_open: bool,
    value_start: usize,
    value_name: Option<Name>,
}

impl<'a, S: TokenSink> Tokens<'a, S> {
    fn new(source: &'a str, sink: S, done: &'a mut Option<S>) -> Self {
        Self {
            source,
            done,
            sink: Some(sink),
            position: 0,
            run: (0, 0),
            tag: Vec::new(),
            is_end: false,
            self_closing: false,
            opened: Vec::new(),
            attributes: Attributes::default(),
            attribute: Vec::new(),
            attribute_open: false,
            value_start: 0,
            value_name: None,
        }
    }

    fn flush(&mut self) {
        let (start, end) = self.run;
        self.run = (self.position, self.position);
        if start < end
            && let Some(text) = self.source.get(start..end)
            && let Some(sink) = &mut self.sink
        {
            sink.text(text, true, start, end);
        }
    }

    /// The name of the current attribute, which is complete when its value begins.
    fn name(&mut self) -> Name {
        *self.value_name.get_or_insert_with(|| {
            let name = Name::of(&self.attribute);
            // A repeated name is ignored, as in browsers.
            if name != Name::Unknown && self.attributes.spans[name as usize].is_some() { Name::Unknown } else { name }
        })
    }

    fn close_attribute(&mut self) {
        if std::mem::take(&mut self.attribute_open) {
            let name = self.name();
            if name != Name::Unknown {
                self.attributes.spans[name as usize] =
                    Some((self.value_start as u32, self.attributes.text.len() as u32));
            }
        }
    }
}

/// The tokenizer state for the text inside an element.
fn state_in(tag: Tag) -> Option<State> {
    match tag {
        Tag::Textarea | Tag::Title => Some(State::RcData),
        Tag::Plaintext => Some(State::PlainText),
        Tag::Script => Some(State::ScriptData),
        Tag::Style | Tag::Iframe | Tag::Xmp | Tag::Noembed | Tag::Noframes | Tag::Noscript => Some(State::RawText),
        _ => None,
    }
}

impl<S: TokenSink> Emitter for Tokens<'_, S> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, last: Option<&[u8]>) {
        self.opened.clear();
        self.opened.extend_from_slice(last.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.flush();
        *self.done = self.sink.take();
    }

    fn emit_error(&mut self, _: html5gum::Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        let start = self.position.saturating_sub(text.len());
        let verbatim = self.source.as_bytes().get(start..self.position) == Some(text);
        if verbatim && self.run.1 == start {
            self.run.1 = self.position;
            return;
        }
        let from = self.run.1;
        self.flush();
        if verbatim {
            self.run = (start, self.position);
        } else if let (Ok(text), Some(sink)) = (std::str::from_utf8(text), &mut self.sink) {
            sink.text(text, false, from.min(start), self.position);
        }
    }

    fn init_start_tag(&mut self) {
        self.tag.clear();
        self.is_end = false;
        self.self_closing = false;
        self.attributes.clear();
        self.attribute_open = false;
    }

    fn init_end_tag(&mut self) {
        self.init_start_tag();
        self.is_end = true;
    }

    fn init_comment(&mut self) {
        self.flush();
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.close_attribute();
        self.flush();
        let tag = Tag::of(&self.tag);
        let sink = self.sink.as_mut()?;
        if self.is_end {
            self.opened.clear();
            sink.end_tag(tag, &self.tag);
            return None;
        }
        self.opened.clear();
        self.opened.extend_from_slice(&self.tag);
        sink.start_tag(tag, &self.tag, &self.attributes, self.self_closing, self.position);
        if sink.is_markup(tag) { None } else { state_in(tag) }
    }

    fn emit_current_comment(&mut self) {
        self.run = (self.position, self.position);
    }

    fn emit_current_doctype(&mut self) {
        self.run = (self.position, self.position);
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        self.tag.extend_from_slice(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {
        self.flush();
    }

    fn init_attribute(&mut self) {
        self.close_attribute();
        self.attribute.clear();
        self.attribute_open = true;
        self.value_name = None;
        self.value_start = self.attributes.text.len();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        // One byte over the limit is enough to make the name unknown.
        let room = (LONGEST_NAME + 1).saturating_sub(self.attribute.len());
        self.attribute.extend_from_slice(&name[..name.len().min(room)]);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        if self.name() != Name::Unknown {
            self.attributes.text.extend_from_slice(value);
        }
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.opened.is_empty() && self.opened == self.tag
    }

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.position = self.position.wrapping_add_signed(offset);
    }
}
