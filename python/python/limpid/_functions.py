"""The functions of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple

from . import _arguments, _native
from ._arguments import Bytes, Page, with_options
from ._options import (
    CleanOptions,
    DecodeOptions,
    PageCleanOptions,
    ProcessOptions,
    RepairOptions,
    SentenceOptions,
    SummaryOptions,
    check,
    names,
)
from ._results import Cleaned, Decoded, Detection, JointSummary, KeyPhrase, Repaired, Report, Span, Summary

if TYPE_CHECKING:
    from typing_extensions import Unpack


@with_options(RepairOptions)
def repair(text: str, **options: Unpack[RepairOptions]) -> Repaired:
    """Repair damaged text: mojibake, stray HTML entities, control characters.

    Undamaged text comes back unchanged, and repairing the result again changes nothing.

    Parameters
    ----------
    text : str
        The text, of any length.
    fix_encoding : bool, default True
        Undo mojibake, that is text decoded with the wrong encoding (reason ``mojibake``).
    restore_byte_a0 : bool, default True
        Treat a space inside a damaged sequence as the byte A0 (``byte-a0``).
    replace_lossy_sequences : bool, default True
        Repair sequences that lost a byte (``lossy-sequence``).
    decode_inconsistent_utf8 : bool, default True
        Repair single sequences in otherwise undamaged text (``inconsistent-utf8``).
    fix_c1_controls : bool, default True
        Turn C1 controls into the windows-1252 characters that they stand for (``c1-control``).
    unescape_html : bool or 'auto', default 'auto'
        Resolve HTML entities (``entity``). ``'auto'`` leaves them alone in markup, in code and in text about entities.
    decode_quoted_printable, decode_encoded_words : bool, default False
        Decode ``=C3=A9`` and ``=?UTF-8?Q?…?=``, which are legitimate in mail.
    remove_terminal_escapes, remove_control_chars, fix_surrogates : bool, default True
        Remove terminal sequences and control characters; join surrogate pairs.
    fix_line_breaks, fix_latin_ligatures, fix_character_width, uncurl_quotes : bool, default False
        Change typography. These are off by default, because typography is not damage.
    normalization : {'compose', 'nfc', 'nfd', 'nfkc', 'nfkd'} or None, default 'compose'
        The Unicode normalization form. ``'compose'`` only joins letters with their marks.
    min_confidence : float, default 0.5
        The lowest confidence at which a change is made, from 0 to 1.

    Returns
    -------
    Repaired
        The text and its changes; ``input`` spans are code points of `text`.

    Raises
    ------
    TypeError, ValueError
        If an argument is invalid, or the text has lone surrogates.

    Examples
    --------
    >>> import limpid
    >>> repaired = limpid.repair("Indiaโ€™s frigates")
    >>> repaired.text
    'India’s frigates'
    >>> [(change.before, change.replacement, change.reasons[0]) for change in repaired.changes]
    [('โ€™', '’', 'mojibake')]
    """
    text = _arguments.text("repair", text)
    native = _native.repair(text, _arguments.given("repair", RepairOptions, options))
    return Repaired(native, {} if native is not None else {"text": text, "changes": ()})


@with_options(DecodeOptions)
def detect(data: Bytes, **options: Unpack[DecodeOptions]) -> Detection:
    """Detect the encoding of bytes.

    Parameters
    ----------
    data : bytes, bytearray or memoryview
    label : str or None
        The encoding, if you know it: a label of the WHATWG encoding standard, or a code page such as ``cp437``.
    allow : list of str
        Labels of the encodings that may be guessed; all of them if empty.
    tld : str or None
        The top-level domain or host that the bytes come from. Makes the legacy encodings common there more likely.

    Returns
    -------
    Detection
        The encoding, what determined it, and a confidence.

    Raises
    ------
    LimpidError
        If the bytes are a binary file, or a label is unknown.

    Examples
    --------
    >>> import limpid
    >>> limpid.detect("Сегодня хорошая погода, и мы идём гулять".encode("koi8-r")).encoding
    'koi8-r'
    """
    found: Detection = _native.decode(
        _arguments.data("detect", data), _arguments.given("detect", DecodeOptions, options), False
    )
    return found


@with_options(DecodeOptions)
def decode(data: Bytes, **options: Unpack[DecodeOptions]) -> Decoded:
    """Decode bytes, whatever their encoding. Bytes that cannot be decoded become U+FFFD.

    Parameters are those of :func:`detect`.

    Examples
    --------
    >>> import limpid
    >>> limpid.decode("naïve café".encode("utf-16")).text
    'naïve café'
    """
    found: Decoded = _native.decode(
        _arguments.data("decode", data), _arguments.given("decode", DecodeOptions, options), True
    )
    return found


@with_options(PageCleanOptions)
def clean(page: Page, **options: Unpack[PageCleanOptions]) -> Cleaned:
    """Remove the boilerplate of a page (menus, comment forms, teasers) without repairing its text.

    Parameters
    ----------
    page : str, bytes, bytearray or memoryview
        HTML or plain text; limpid detects which. Bytes are decoded first.
    focus : {'precision', 'balanced', 'recall', 'all'}, default 'balanced'
        When in doubt, ``'precision'`` removes and ``'recall'`` keeps; ``'all'`` keeps everything that is visible.
        ``'precision'`` also removes from plain text that does not look like a saved page.
    keep, remove : list of str
        Blocks that are always kept or removed: simple selectors (``tag``, ``.class``, ``#id``), or a
        ``/regular expression/`` for their text. `keep` takes precedence.
    comments : bool, default False
        Keep readers' comments.
    tables, links, images : bool, default True
        Keep tables; write links and images in Markdown.
    html_images : bool, default False
        Write images in HTML.
    min_units : float, default 20
        If fewer words than this would be left, nothing is removed.
    min_confidence : float, default 0.5
        The lowest confidence at which a block is removed, from 0 to 1.
    lang : str or None
        Language tag of the page, if you know it.
    template : SiteTemplate or None
        What the pages of the site have in common, from a :class:`TemplateLearner`.
    label, allow, tld
        How to decode bytes; see :func:`detect`.
    kind : {'html', 'text'} or None
        The kind of input; detected if omitted.
    url : str or None
        The address of the page, to resolve relative links and images.
    max_bytes, max_blocks, max_depth : int
        Limits for reading. If one is exceeded, all visible text is kept (verdict ``limit-exceeded``).

    Returns
    -------
    Cleaned

    Raises
    ------
    LimpidError
        If the bytes are a binary file, a rule is malformed, or a label is unknown.

    Examples
    --------
    >>> import limpid
    >>> page = limpid.clean("<nav><a href=/>Home</a></nav><h1>Ferry</h1><p>It sails <b>hourly</b>.</p>")
    >>> page.text
    'Ferry\\n\\nIt sails hourly.'
    >>> page.changes[0].reasons
    ('navigation',)
    """
    native = _native.process(
        _arguments.page("clean", page), stages(check("clean", PageCleanOptions, options), CleanOptions)
    )
    return Cleaned(native, {})


def stages(options: Mapping[str, Any], clean: Optional[type] = None) -> Dict[str, Any]:
    """Checked options, sorted into the stages of the core. With `clean`, only cleaning runs."""
    sorted_: Dict[str, Any] = {"decode": {}, "read": {}}
    if clean is not None:
        sorted_.update(repair=None, clean={})
    for name, value in options.items():
        if clean is not None and name in names(clean):
            sorted_["clean"][name] = value
        elif name in names(DecodeOptions):
            sorted_["decode"][name] = value
        elif name in ("repair", "clean", "summary"):
            # An empty dictionary is a stage with its defaults.
            sorted_[name] = {} if value is True else None if value is False else value
        else:
            sorted_["read"][name] = value
    return sorted_


@with_options(ProcessOptions)
def process(page: Page, **options: Unpack[ProcessOptions]) -> Report:
    """Decode, repair, clean and, on request, summarize a page.

    Parameters
    ----------
    page : str, bytes, bytearray or memoryview
        HTML or plain text; limpid detects which. Bytes are decoded first.
    repair : bool or dict, default True
        Repair encoding damage; a dict has the options of :func:`repair`.
    clean : bool or dict, default True
        Remove boilerplate; a dict has the options of :func:`clean`.
    summary : bool or dict, default False
        Summarize; a dict has the options of :func:`summarize`.
    label, allow, tld, kind, url, max_bytes, max_blocks, max_depth
        How to decode and read the page; see :func:`clean`.

    Returns
    -------
    Report

    Raises
    ------
    LimpidError
        If the bytes are a binary file, a rule is malformed, or a label is unknown.

    Examples
    --------
    >>> import limpid
    >>> report = limpid.process("<nav>Home</nav><p>The cafÃ© reopened on Monday.</p>", summary={"length": 1})
    >>> report.text
    'The café reopened on Monday.'
    >>> report.summary.text
    'The café reopened on Monday.'
    >>> report.with_changes(lambda change: change.reasons[0] != "mojibake")
    'The cafÃ© reopened on Monday.'
    """
    native = _native.process(_arguments.page("process", page), stages(check("process", ProcessOptions, options)))
    return Report(native, {})


@with_options(SummaryOptions)
def summarize(text: str, **options: Unpack[SummaryOptions]) -> Summary:
    """Extract the most important sentences of a text, verbatim.

    Parameters
    ----------
    text : str
    length : int, str or dict, default 3
        A number of sentences, ``'20%'`` of them, or at most ``'60w'`` (words) or ``'400c'`` (characters). As a dict:
        ``{'sentences': 3}``, ``{'percent': 20}``, ``{'words': 60}`` or ``{'characters': 400}``.
    algorithm : {'combined', 'frequency', 'graph', 'lead'}, default 'combined'
        How sentences are scored: by all signals, by frequent words, by similarity, or by position.
    title : str or None
        The title of the document.
    boost, avoid : list of str
        Words that raise, or lower, the score of sentences that contain them.
    weights : dict
        How much each signal counts: ``title``, ``position``, ``frequency``, ``graph``, ``length``.
    diversity : float, default 0.3
        How strongly a sentence is penalized for repeating one already picked, from 0 to 1.
    order : {'document', 'rank'}, default 'document'
        The order of the picked sentences.
    lang : str or None
        Language tag; detected where it matters if omitted.
    key_phrases : int, default 0
        How many key phrases to find, at most 100.
    query : str or None
        What the summary should be about.
    per_section : bool, default False
        Pick the best sentence of each section first.
    min_words : int, default 0
        The shortest sentence that is picked.
    max_words : int or None
        The longest sentence that is picked.
    stop_words : list of str
        Words that are ignored when scoring sentences and that cannot begin or end a key phrase.
    min_phrase_words, max_phrase_words : int, default 1 and 4
        The length of key phrases in words.
    line_breaks : {'auto', 'lines', 'paragraphs'}, default 'auto'
        What a line break means.
    abbreviations : list of str
        Abbreviations to add to the built-in lists. No sentence ends after one.

    Returns
    -------
    Summary
        All sentences with their scores; spans are code points of `text`.

    Examples
    --------
    >>> import limpid
    >>> summary = limpid.summarize("The dam above the town broke at noon. Hello. Nobody was hurt.", length=1)
    >>> summary.picked[0].span
    Span(start=0, end=37)
    """
    text = _arguments.text("summarize", text)
    return Summary(_native.summarize(text, _arguments.given("summarize", SummaryOptions, options)), {})


@with_options(SummaryOptions)
def summarize_together(texts: Sequence[str], **options: Unpack[SummaryOptions]) -> JointSummary:
    """Extract the most important sentences of several texts, without repetition.

    Parameters
    ----------
    texts : sequence of str
    **options
        Those of :func:`summarize`. ``length`` applies to the whole summary; ``per_section`` picks the best sentence of each
        text first.

    Returns
    -------
    JointSummary
        Each text with its sentences and scores, and which of them were picked.

    Examples
    --------
    >>> import limpid
    >>> first = "The dam above the town of Riva broke on Monday at noon. Nobody was hurt, the mayor said."
    >>> second = "On Monday at noon the dam above the town of Riva broke. The road is closed until Friday."
    >>> limpid.summarize_together([first, second]).text.count("dam")
    1
    """
    if isinstance(texts, str):
        raise TypeError("summarize_together() takes a list of texts; for one text, use summarize()")
    given = [_arguments.text("summarize_together", text, "texts") for text in texts]
    native = _native.summarize_together(given, _arguments.given("summarize_together", SummaryOptions, options))
    return JointSummary(native, {})


@with_options(SentenceOptions)
def sentences(text: str, **options: Unpack[SentenceOptions]) -> List[Span]:
    """Split a text into sentences.

    Parameters
    ----------
    text : str
    lang : str or None
        Language tag; detected where it matters if omitted.
    line_breaks : {'auto', 'lines', 'paragraphs'}, default 'auto'
        What a line break means.
    abbreviations : list of str
        Abbreviations to add to the built-in lists.

    Returns
    -------
    list of Span
        Spans in text order that together cover all of `text`. White space belongs to the sentence before it.

    Examples
    --------
    >>> import limpid
    >>> text = "Dr. Hale came. She left."
    >>> [span.of(text) for span in limpid.sentences(text)]
    ['Dr. Hale came. ', 'She left.']
    """
    text = _arguments.text("sentences", text)
    pairs: Sequence[Tuple[int, int]] = _native.sentences(
        text, _arguments.given("sentences", SentenceOptions, options)
    )
    return [Span(start, end) for start, end in pairs]


def key_phrases(text: str, n: int = 10, *, lang: Optional[str] = None) -> Tuple[KeyPhrase, ...]:
    """Find the phrases that say what a text is about, best first.

    Parameters
    ----------
    text : str
    n : int, default 10
        How many to find, at most 100.
    lang : str or None
        Language tag; detected where it matters if omitted.

    Examples
    --------
    >>> import limpid
    >>> text = "The harbour bridge in Riva closes. Engineers found cracks in the harbour bridge."
    >>> limpid.key_phrases(text, 1)[0].text
    'harbour bridge'
    """
    text = _arguments.text("key_phrases", text)
    options = check("key_phrases", SummaryOptions, {"lang": lang})
    options["key_phrases"] = _arguments.count("key_phrases", n, "n")
    return Summary(_native.summarize(text, options), {}).key_phrases


def is_suspect(text: str) -> bool:
    """Return ``False`` if a text certainly has no damage, and ``True`` if it may. Much cheaper than :func:`repair`.

    Examples
    --------
    >>> import limpid
    >>> limpid.is_suspect("plain"), limpid.is_suspect("cafÃ©")
    (False, True)
    """
    return _native.is_suspect(_arguments.text("is_suspect", text))


def is_probably_readerable(page: Page) -> bool:
    """Return ``True`` for a page with a few full paragraphs, in any script. A cheap check to make before cleaning.

    Examples
    --------
    >>> import limpid
    >>> limpid.is_probably_readerable("<nav><a href=/>Home</a></nav><p>Log in to go on.</p>")
    False
    """
    return _native.is_probably_readerable(_arguments.page("is_probably_readerable", page))
