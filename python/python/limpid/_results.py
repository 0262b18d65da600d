"""Results. Spans count code points, as in ``text[span.start:span.end]``; spans of bytes count bytes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Callable, ClassVar, Dict, Iterable, Iterator, List, Literal, Optional, Tuple, Type, TypeVar, Union

from ._errors import LimpidError
from ._native import register

if TYPE_CHECKING:
    from ._native import Fields

RepairReason = Literal[
    "mojibake", "inconsistent-utf8", "byte-a0", "lossy-sequence", "c1-control", "entity", "quoted-printable",
    "encoded-word", "ligature", "width", "quote", "line-break", "surrogate", "control", "terminal-escape",
    "normalization", "lost-bytes", "invalid-bytes",
]  # fmt: skip
"""Why a piece of text was repaired."""

RemovalReason = Literal[
    "navigation", "breadcrumb", "header", "footer", "sidebar", "advert", "consent", "share", "related", "comments",
    "newsletter", "login", "pagination", "metadata", "hidden", "duplicate", "template", "user-rule",
]  # fmt: skip
"""Why a block was removed."""

Reason = Union[RepairReason, RemovalReason]
Verdict = Literal[
    "cleaned", "nothing-to-remove", "too-little-left", "limit-exceeded", "from-data", "needs-scripts"
]  # fmt: skip
"""How cleaning went."""
BlockKind = Literal[
    "paragraph", "heading", "list-item", "definition", "table-cell", "code", "quote", "caption", "form", "line"
]  # fmt: skip
TextKind = Literal[
    "article", "paper", "contract", "how-to", "question-answer", "meeting", "chat", "mail", "review", "readme", "list",
    "table", "verse", "code", "changelog",
]  # fmt: skip
EncodingSource = Literal["bom", "label", "declared", "utf8", "guess", "fallback"]
Direction = Literal["ltr", "rtl"]
MetadataOrigin = Literal[
    "json-ld", "open-graph", "meta", "microdata", "title-element", "heading", "byline", "time", "link", "html", "url",
    "text",
]  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, _Record):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


class _Record:
    """A part of a result. It is immutable."""

    def to_dict(self) -> Dict[str, Any]:
        """The same data as dictionaries, lists, strings and numbers, ready for ``json.dumps``."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type]


@dataclass(frozen=True, order=True)
class Span(_Record):
    """A half-open range, ``text[span.start:span.end]``.

    Attributes
    ----------
    start, end : int
        Code points of a text, or bytes where the input was bytes and the span is called ``source``.

    Examples
    --------
    >>> Span(3, 8).of("to arrive")
    'arriv'
    >>> start, end = Span(3, 8)
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The part of `text` that the span covers."""
        return text[self.start : self.end]

    def __iter__(self) -> Iterator[int]:
        return iter((self.start, self.end))


@dataclass(frozen=True)
class Evidence(_Record):
    """One measurement behind a decision.

    Attributes
    ----------
    signal : str
        The name of the measurement.
    value : float
        The measured value.
    weight : float
        How much it contributed to the decision; the sign gives the direction.
    """

    signal: str
    value: float
    weight: float


@dataclass(frozen=True)
class Change(_Record):
    """One change to a text. The changes in a list are in text order and never overlap.

    Attributes
    ----------
    id : int
        Identifies the change for undo; unique among the repairs and removals of one result.
    input : Span
        The span that was replaced, in the input of the stage.
    output : Span
        The span of the replacement in the output of the stage; empty for a removal.
    before : str
        The text that was replaced.
    replacement : str
        The new text; the same as `before` if the change only reports something.
    reasons : tuple of str
        Why the change was made, main reason first; never empty.
    confidence : float
        The confidence, from 0 (a guess) to 1 (certain).
    evidence : tuple of Evidence
        The measurements that led to it, largest effect first.
    """

    id: int
    input: Span
    output: Span
    before: str
    replacement: str
    reasons: Tuple[Reason, ...]
    confidence: float
    evidence: Tuple[Evidence, ...]


@dataclass(frozen=True)
class PageChange(Change):
    """A change to a page, with its position in the original input.

    Attributes
    ----------
    page : Span
        The span that was replaced, in ``page_text``, whichever stage made the change.
    source : Span
        The same range in the original input: code points of a ``str`` (including markup), or bytes.
    """

    page: Span
    source: Span


@dataclass(frozen=True)
class Links(_Record):
    """How many links begin in a block, and how many bytes (of UTF-8) of its text they cover."""

    count: int
    bytes: int


@dataclass(frozen=True)
class Block(_Record):
    """A block of a page, such as a paragraph or a table cell. Properties that plain text does not have are ``None``.

    Attributes
    ----------
    id : int
        The index of the block, from 0.
    kind : str
    level : int
        Level of a heading or depth of a list item; otherwise 0.
    span : Span
        Its position in the repaired page text.
    page : Span
        Its position in ``page_text``.
    source : Span
        The same range in the original input.
    output : Span
        Its position in ``text``; empty for a removed block.
    container : int or None
        The index of the innermost container that it is in.
    links : Links or None
    hidden : bool or None
        True if the page hides it from readers.
    dir : str
        ``ltr`` or ``rtl``.
    """

    id: int
    kind: BlockKind
    level: int
    span: Span
    page: Span
    source: Span
    output: Span
    container: Optional[int]
    links: Optional[Links]
    hidden: Optional[bool]
    dir: Direction


@dataclass(frozen=True)
class Label(_Record):
    """The decision about a block.

    Attributes
    ----------
    removal : str or None
        The kind of boilerplate; ``None`` for content.
    confidence : float
        The confidence that the label is correct, from 0 to 1.
    evidence : tuple of Evidence
    """

    removal: Optional[RemovalReason]
    confidence: float
    evidence: Tuple[Evidence, ...]


@dataclass(frozen=True)
class MetadataOrigins(_Record):
    """Where each field of `Metadata` was found; ``None`` for fields that the page does not have."""

    title: Optional[MetadataOrigin]
    authors: Optional[MetadataOrigin]
    excerpt: Optional[MetadataOrigin]
    site: Optional[MetadataOrigin]
    published: Optional[MetadataOrigin]
    modified: Optional[MetadataOrigin]
    section: Optional[MetadataOrigin]
    tags: Optional[MetadataOrigin]
    lang: Optional[MetadataOrigin]
    dir: Optional[MetadataOrigin]
    canonical: Optional[MetadataOrigin]
    image: Optional[MetadataOrigin]
    license: Optional[MetadataOrigin]
    reading_minutes: Optional[MetadataOrigin]


@dataclass(frozen=True)
class Metadata(_Record):
    """What a page declares about itself. Dates are in ISO 8601."""

    title: Optional[str]
    authors: Tuple[str, ...]
    excerpt: Optional[str]
    site: Optional[str]
    published: Optional[str]
    modified: Optional[str]
    section: Optional[str]
    tags: Tuple[str, ...]
    lang: Optional[str]
    dir: Optional[Direction]
    canonical: Optional[str]
    image: Optional[str]
    license: Optional[str]
    reading_minutes: Optional[int]
    origins: MetadataOrigins


@dataclass(frozen=True)
class Candidate(_Record):
    """A possible encoding of the bytes, and its likelihood, from 0 to 1."""

    encoding: str
    confidence: float


@dataclass(frozen=True)
class Detection(_Record):
    """The encoding of bytes.

    Attributes
    ----------
    encoding : str
        Its name in lower case.
    source : str
        What determined it: ``bom``, ``label``, ``declared``, ``utf8``, ``guess`` or ``fallback``.
    confidence : float
        The confidence, from 0 to 1.
    candidates : tuple of Candidate
        Up to three likely encodings, best first. The first is the one that was used.
    """

    encoding: str
    source: EncodingSource
    confidence: float
    candidates: Tuple[Candidate, ...]


@dataclass(frozen=True)
class Decoded(Detection):
    """Decoded bytes: a `Detection` and the text.

    Attributes
    ----------
    text : str
    strict_text : str
        The text that a strict decoder returns, with U+FFFD where bytes are invalid. Usually the same as `text`.
    changes : tuple of Change
        How invalid bytes were replaced: the changes that turn `strict_text` into `text`.
    """

    text: str
    strict_text: str
    changes: Tuple[Change, ...]


@dataclass(frozen=True)
class Part(_Record):
    """One contribution to a score."""

    signal: str
    value: float


@dataclass(frozen=True)
class Sentence(_Record):
    """A sentence with its score.

    Attributes
    ----------
    span : Span
        Its position in the text, without surrounding white space.
    text : str
    rank : int
        Its rank among all sentences by score; 0 is the best.
    score : float
        The sum of `parts`.
    parts : tuple of Part
    picked : bool
        True if it is in the summary.
    reasons : tuple of str
        Up to three reasons for its score, in words.
    """

    span: Span
    text: str
    rank: int
    score: float
    parts: Tuple[Part, ...]
    picked: bool
    reasons: Tuple[str, ...]


@dataclass(frozen=True)
class PageSentence(Sentence):
    """A sentence of a page, with its position in ``page_text`` and in the original input."""

    page: Span
    source: Span


@dataclass(frozen=True)
class KeyPhrase(_Record):
    """A phrase that says what a text is about.

    Attributes
    ----------
    text : str
        Its most common form.
    score : float
        Relevance from 0 to 1; the first phrase has 1.
    count : int
        The number of occurrences.
    shown : Span
        An occurrence in the most common form.
    spans : tuple of Span
        Every occurrence, in text order; they may differ in case and inflection.
    """

    text: str
    score: float
    count: int
    shown: Span
    spans: Tuple[Span, ...]


@dataclass(frozen=True)
class PageKeyPhrase(KeyPhrase):
    """A key phrase of a page, with the positions of its ``spans`` in ``page_text`` and in the original input."""

    pages: Tuple[Span, ...]
    sources: Tuple[Span, ...]


_Self = TypeVar("_Self", bound="_Result")


class _Result:
    """A result whose fields are converted to Python objects on first access."""

    __slots__ = ("_cache", "_native")
    _FIELDS: ClassVar[Tuple[str, ...]] = ()

    def __init__(self, native: Optional[Fields], cache: Dict[str, Any]) -> None:
        self._native = native
        self._cache = cache

    def _get(self, name: str) -> Any:
        if name not in self._cache:
            assert self._native is not None, name
            self._cache[name] = self._native.field(name)
        return self._cache[name]

    @classmethod
    def _restore(cls: Type[_Self], cache: Dict[str, Any]) -> _Self:
        return cls(None, cache)

    def __reduce__(self) -> Tuple[Any, ...]:
        return type(self)._restore, ({name: self._get(name) for name in self._FIELDS},)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Result) or type(other) is not type(self):
            return NotImplemented
        return all(self._get(name) == other._get(name) for name in self._FIELDS)

    def __hash__(self) -> int:
        return hash(self._get("text"))

    def __repr__(self) -> str:
        text: str = self._get("text")
        shown = repr(text if len(text) <= 60 else text[:57] + "...")
        return f"{type(self).__name__}(text={shown})"

    def to_dict(self) -> Dict[str, Any]:
        """The same data as dictionaries, lists, strings and numbers, ready for ``json.dumps``."""
        return {name: _plain(self._get(name)) if name != "summary" else _summary_dict(self._get(name)) for name in self._FIELDS}


def _summary_dict(summary: Optional[Summary]) -> Optional[Dict[str, Any]]:
    return summary.to_dict() if summary is not None else None


def _apply(text: str, edits: List[Tuple[Span, str]]) -> str:
    """Applies edits and skips those inside another."""
    # An edit that contains others comes before them.
    edits.sort(key=lambda edit: (edit[0].start, -edit[0].end))
    pieces: List[str] = []
    done = 0
    for span, replacement in edits:
        if span.start >= done:
            pieces += [text[done : span.start], replacement]
            done = span.end
    return "".join([*pieces, text[done:]])


class Repaired(_Result):
    """Repaired text, with every change."""

    __slots__ = ()
    _FIELDS = ("text", "changes")

    @property
    def text(self) -> str:
        """The repaired text."""
        text: str = self._get("text")
        return text

    @property
    def changes(self) -> Tuple[Change, ...]:
        """What was changed or reported. ``input`` spans point into the text you passed."""
        changes: Tuple[Change, ...] = self._get("changes")
        return changes

    @property
    def changed(self) -> bool:
        """True if the text differs from the input."""
        return any(change.before != change.replacement for change in self.changes)

    def with_changes(self, accept: Callable[[Change], bool]) -> str:
        """The text with only those changes applied that `accept` returns true for.

        Examples
        --------
        >>> import limpid
        >>> repaired = limpid.repair("CafÃ©, naÃ¯ve")
        >>> repaired.with_changes(lambda change: change.input.start < 5)
        'Café, naÃ¯ve'
        """
        # Undo what is not accepted, in the repaired text.
        undone = [(change.output, change.before) for change in self.changes if not accept(change)]
        return _apply(self.text, undone)


class _Page(_Result):
    __slots__ = ()

    @property
    def text(self) -> str:
        """The text without boilerplate."""
        text: str = self._get("text")
        return text

    @property
    def markdown(self) -> str:
        """`text` as Markdown."""
        text: str = self._get("markdown")
        return text

    @property
    def html(self) -> str:
        """`text` as safe HTML: only known tags and links with known schemes, without scripts or styles."""
        text: str = self._get("html")
        return text

    @property
    def page_text(self) -> str:
        """The text before any change: for plain text the input itself, for HTML its visible text."""
        text: str = self._get("page_text")
        return text

    @property
    def blocks(self) -> Tuple[Block, ...]:
        """All blocks, including removed ones."""
        blocks: Tuple[Block, ...] = self._get("blocks")
        return blocks

    @property
    def labels(self) -> Tuple[Label, ...]:
        """The decisions, one for each block."""
        labels: Tuple[Label, ...] = self._get("labels")
        return labels

    @property
    def metadata(self) -> Metadata:
        """What the page declares about itself."""
        metadata: Metadata = self._get("metadata")
        return metadata

    @property
    def verdict(self) -> Verdict:
        """How cleaning went: ``cleaned``, ``nothing-to-remove``, ``too-little-left`` and so on."""
        verdict: Verdict = self._get("verdict")
        return verdict

    @property
    def encoding(self) -> Optional[str]:
        """The name of the encoding; ``None`` if the input was ``str``."""
        encoding: Optional[str] = self._get("encoding")
        return encoding

    @property
    def decoded(self) -> Optional[Detection]:
        """How the bytes were decoded; ``None`` if the input was ``str``."""
        decoded: Optional[Detection] = self._get("decoded")
        return decoded

    def _with(self, accept: Callable[[PageChange], bool], stages: Iterable[str]) -> str:
        changes: List[PageChange] = [change for stage in stages for change in self._get(stage)]
        return _apply(self.page_text, [(change.page, change.replacement) for change in changes if accept(change)])


class Cleaned(_Page):
    """A cleaned page."""

    __slots__ = ()
    _FIELDS = (
        "text", "markdown", "html", "page_text", "removals", "blocks", "labels", "metadata", "verdict", "encoding",
        "decoded",
    )  # fmt: skip

    @property
    def changes(self) -> Tuple[PageChange, ...]:
        """The removals. ``input`` spans point into `page_text`."""
        changes: Tuple[PageChange, ...] = self._get("removals")
        return changes

    def with_changes(self, accept: Callable[[PageChange], bool]) -> str:
        """The page text with only those removals applied that `accept` returns true for."""
        return self._with(accept, ["removals"])


class Report(_Page):
    """The result of :func:`limpid.process`."""

    __slots__ = ()
    _FIELDS = (
        "text", "markdown", "html", "page_text", "repairs", "removals", "changes", "blocks", "labels", "metadata",
        "verdict", "encoding", "decoded", "summary",
    )  # fmt: skip

    @property
    def repairs(self) -> Tuple[PageChange, ...]:
        """The repairs. ``input`` spans point into `page_text`."""
        changes: Tuple[PageChange, ...] = self._get("repairs")
        return changes

    @property
    def removals(self) -> Tuple[PageChange, ...]:
        """The removals. ``input`` spans point into the repaired page text; ids follow those of the repairs."""
        changes: Tuple[PageChange, ...] = self._get("removals")
        return changes

    @property
    def changes(self) -> Tuple[PageChange, ...]:
        """Repairs and removals in one list, from `page_text` to `text`. Repairs inside a removal are part of it."""
        changes: Tuple[PageChange, ...] = self._get("changes")
        return changes

    @property
    def summary(self) -> Optional[PageSummary]:
        """The summary; ``None`` if none was requested. Its spans point into `text`."""
        summary: Optional[PageSummary] = self._get("summary")
        return summary

    def with_changes(self, accept: Callable[[PageChange], bool]) -> str:
        """The page text with only those changes applied that `accept` returns true for.

        `accept` is called for each of `repairs` and `removals`, so each one can be undone individually. Repairs inside an
        accepted removal have no effect.
        """
        return self._with(accept, ["repairs", "removals"])


class Summary(_Result):
    """A summary: every sentence of the text with its score, and the picked ones."""

    __slots__ = ()
    _FIELDS = ("text", "sentences", "picked", "key_phrases", "kind", "over_length", "missing_words")

    @property
    def text(self) -> str:
        """The picked sentences as text."""
        text: str = self._get("text")
        return text

    @property
    def sentences(self) -> Tuple[Sentence, ...]:
        """All sentences, in text order."""
        sentences: Tuple[Sentence, ...] = self._get("sentences")
        return sentences

    @property
    def picked(self) -> Tuple[Sentence, ...]:
        """The sentences of the summary, in the requested order."""
        return tuple(self.sentences[at] for at in self._get("picked"))

    @property
    def key_phrases(self) -> Tuple[KeyPhrase, ...]:
        """Phrases that say what the text is about, best first; empty unless requested."""
        phrases: Tuple[KeyPhrase, ...] = self._get("key_phrases")
        return phrases

    @property
    def kind(self) -> TextKind:
        """The kind of text, which determines what the summary prefers."""
        kind: TextKind = self._get("kind")
        return kind

    @property
    def over_length(self) -> bool:
        """True if the summary is longer than requested, because its only sentence is."""
        over: bool = self._get("over_length")
        return over

    @property
    def missing_words(self) -> Tuple[str, ...]:
        """Words of the query that do not occur in the text."""
        words: Tuple[str, ...] = self._get("missing_words")
        return words


class JointSummary(_Result):
    """One summary of several texts, without repetition."""

    __slots__ = ()
    _FIELDS = ("text", "documents", "picked", "over_length", "missing_words")

    def _get(self, name: str) -> Any:
        if name == "documents" and name not in self._cache:
            assert self._native is not None
            self._cache[name] = tuple(Summary(one, {}) for one in self._native.field(name))
        return super()._get(name)

    def to_dict(self) -> Dict[str, Any]:
        """The same data as dictionaries, lists, strings and numbers, ready for ``json.dumps``."""
        fields = {name: _plain(self._get(name)) for name in self._FIELDS if name != "documents"}
        return {**fields, "documents": [document.to_dict() for document in self.documents]}

    @property
    def text(self) -> str:
        """The picked sentences as text."""
        text: str = self._get("text")
        return text

    @property
    def documents(self) -> Tuple[Summary, ...]:
        """The summary of each text: its sentences with their scores, and which of them were picked."""
        documents: Tuple[Summary, ...] = self._get("documents")
        return documents

    @property
    def picked(self) -> Tuple[Tuple[int, int], ...]:
        """For each picked sentence, the index of its text and its index within that text, in the requested order."""
        return tuple((document, sentence) for document, sentence in self._get("picked"))

    @property
    def over_length(self) -> bool:
        """True if the summary is longer than requested, because its only sentence is."""
        over: bool = self._get("over_length")
        return over

    @property
    def missing_words(self) -> Tuple[str, ...]:
        """Words of the query that occur in none of the texts."""
        words: Tuple[str, ...] = self._get("missing_words")
        return words


class PageSummary(Summary):
    """The summary of a report."""

    __slots__ = ()

    @property
    def sentences(self) -> Tuple[PageSentence, ...]:
        """All sentences, in text order."""
        sentences: Tuple[PageSentence, ...] = self._get("sentences")
        return sentences

    @property
    def picked(self) -> Tuple[PageSentence, ...]:
        """The sentences of the summary, in the requested order."""
        return tuple(self.sentences[at] for at in self._get("picked"))

    @property
    def key_phrases(self) -> Tuple[PageKeyPhrase, ...]:
        """Phrases that say what the text is about, best first; empty unless requested."""
        phrases: Tuple[PageKeyPhrase, ...] = self._get("key_phrases")
        return phrases


STRUCTURES: Dict[str, Tuple[type, Optional[str], Optional[type]]] = {
    "Span": (Span, None, None),
    "EvidenceView": (Evidence, None, None),
    "ChangeView": (Change, "page", PageChange),
    "Links": (Links, None, None),
    "BlockView": (Block, None, None),
    "LabelView": (Label, None, None),
    "Metadata": (Metadata, None, None),
    "MetadataOrigins": (MetadataOrigins, None, None),
    "CandidateView": (Candidate, None, None),
    "DetectionView": (Detection, None, None),
    "DecodedFields": (Decoded, None, None),
    "PartView": (Part, None, None),
    "SentenceView": (Sentence, "page", PageSentence),
    "KeyPhraseView": (KeyPhrase, "pages", PageKeyPhrase),
}
"""The classes for the structures of `limpid::report` in Rust, and those for pages with the field that identifies them."""

register(STRUCTURES, PageSummary._restore, LimpidError)  # pyright: ignore[reportPrivateUsage]
