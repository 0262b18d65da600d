"""The options of each stage. When a function is called, its options are checked against these types."""

from __future__ import annotations

import difflib
import math
import sys
from typing import Any, Dict, Mapping, Optional, Sequence, Tuple, Type, TypedDict, Union, get_type_hints

if sys.version_info >= (3, 10):
    from types import UnionType
else:
    UnionType = None
from typing import Literal, get_args, get_origin

from ._native import SiteTemplate


class RepairOptions(TypedDict, total=False):
    """What to repair. By default only damage is repaired and typography is left alone."""

    fix_encoding: bool
    restore_byte_a0: bool
    replace_lossy_sequences: bool
    decode_inconsistent_utf8: bool
    fix_c1_controls: bool
    unescape_html: Union[bool, Literal["yes", "no", "auto"]]
    decode_quoted_printable: bool
    decode_encoded_words: bool
    remove_terminal_escapes: bool
    remove_control_chars: bool
    fix_surrogates: bool
    fix_line_breaks: bool
    fix_latin_ligatures: bool
    fix_character_width: bool
    uncurl_quotes: bool
    normalization: Optional[Literal["compose", "nfc", "nfd", "nfkc", "nfkd"]]
    min_confidence: float


class CleanOptions(TypedDict, total=False):
    """What to remove from a page."""

    focus: Literal["precision", "balanced", "recall", "all"]
    keep: Sequence[str]
    remove: Sequence[str]
    comments: bool
    tables: bool
    links: bool
    images: bool
    html_images: bool
    min_units: float
    min_confidence: float
    lang: Optional[str]
    template: Optional[SiteTemplate]


class Weights(TypedDict, total=False):
    """How much each signal of a sentence's score counts: 1 is the trained weight, 0 ignores the signal."""

    title: float
    position: float
    frequency: float
    graph: float
    length: float


class Length(TypedDict, total=False):
    """The length of a summary: exactly one of these keys."""

    sentences: int
    percent: float
    words: int
    characters: int


class SummaryOptions(TypedDict, total=False):
    """What to include in a summary."""

    length: Union[int, str, Length]
    algorithm: Literal["combined", "frequency", "graph", "lead"]
    title: Optional[str]
    boost: Sequence[str]
    avoid: Sequence[str]
    weights: Weights
    diversity: float
    order: Literal["document", "rank"]
    lang: Optional[str]
    key_phrases: int
    query: Optional[str]
    per_section: bool
    min_words: int
    max_words: Optional[int]
    stop_words: Sequence[str]
    min_phrase_words: int
    max_phrase_words: int
    line_breaks: Literal["auto", "lines", "paragraphs"]
    abbreviations: Sequence[str]


class SentenceOptions(TypedDict, total=False):
    """How text is split into sentences."""

    lang: Optional[str]
    line_breaks: Literal["auto", "lines", "paragraphs"]
    abbreviations: Sequence[str]


class DecodeOptions(TypedDict, total=False):
    """How bytes are decoded."""

    label: Optional[str]
    allow: Sequence[str]
    tld: Optional[str]


class ReadOptions(TypedDict, total=False):
    """What is known about a page, and the limits for reading it."""

    kind: Optional[Literal["html", "text"]]
    url: Optional[str]
    max_bytes: int
    max_blocks: int
    max_depth: int


class PageOptions(DecodeOptions, ReadOptions, total=False):
    """How a page is decoded and read."""


class PageCleanOptions(CleanOptions, PageOptions, total=False):
    """Options of :func:`limpid.clean`."""


class ProcessOptions(PageOptions, total=False):
    """Options of :func:`limpid.process`."""

    repair: Union[bool, RepairOptions]
    clean: Union[bool, CleanOptions]
    summary: Union[bool, SummaryOptions]


# Options that are parts of a whole, from 0 to 1.
_FRACTIONS = {"min_confidence", "diversity"}
# The letters after a length, as on the command line.
_UNITS = {"": "sentences", "%": "percent", "w": "words", "c": "characters"}
_LENGTH_FORMS = "a number of sentences, '20%', '60w' (words), '400c' (characters), or a dict such as {'words': 60}"

_NAMES: Dict[Any, str] = {bool: "bool", int: "int", float: "a number", str: "str", SiteTemplate: "a SiteTemplate"}

_hints: Dict[type, Dict[str, Any]] = {}


def names(spec: type) -> Dict[str, Any]:
    """The types of the options of `spec`."""
    if spec not in _hints:
        _hints[spec] = get_type_hints(spec)
    return _hints[spec]


def check(function: str, spec: type, given: Mapping[str, Any], path: str = "") -> Dict[str, Any]:
    """Check the options `given`, and return them as the core takes them.

    Raises
    ------
    TypeError
        For an unknown name or a value of a wrong type.
    ValueError
        For an invalid value.
    """
    known = names(spec)
    for name in given:
        if name not in known:
            raise TypeError(_unknown(function, path + str(name), str(name), list(known)))
    values = {name: _value(function, path + name, name, known[name], value) for name, value in given.items()}
    # The core takes it beside the plain values.
    return {name: value for name, value in values.items() if name != "template" or value is not None}


def _unknown(function: str, path: str, name: str, known: Sequence[str]) -> str:
    similar = difflib.get_close_matches(name, known, 1)
    hint = f"; did you mean {similar[0]!r}?" if similar else f"; expected one of {', '.join(known)}"
    return f"{function}() got an unexpected option {path!r}{hint}"


def _value(function: str, path: str, name: str, hint: Any, value: Any) -> Any:
    if name == "length" and path != "weights.length" and not path.endswith(".weights.length"):
        return _length(function, path, value)
    if not _matches(hint, value):
        return _refuse(function, path, hint, value)
    if _is_typed_dict(hint) or (isinstance(value, Mapping) and _typed_dict_in(hint)):
        return check(function, _typed_dict_in(hint) or hint, value, f"{path}.")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        _check_number(function, path, name, value)
    if name == "unescape_html" and isinstance(value, bool):
        return "yes" if value else "no"
    return list(value) if get_origin(hint) is not None and isinstance(value, (list, tuple)) else value


def _check_number(function: str, path: str, name: str, value: float) -> None:
    if not math.isfinite(value) or value < 0 or (name in _FRACTIONS and value > 1):
        wanted = "a number from 0 to 1" if name in _FRACTIONS else "a number of at least 0"
        raise ValueError(f"{function}() option {path!r} must be {wanted}, not {value!r}")
    if isinstance(value, int) and value > sys.maxsize:
        raise ValueError(f"{function}() option {path!r} is too large: {value!r}")


def _length(function: str, path: str, value: Any) -> Dict[str, float]:
    bad = f"{function}() option {path!r} must be {_LENGTH_FORMS}, not {value!r}"
    if isinstance(value, bool) or not isinstance(value, (int, str, Mapping)):
        raise TypeError(bad)
    if isinstance(value, str):
        digits = value.rstrip("%wc")
        unit = _UNITS.get(value[len(digits) :])
        if unit is None or not digits.isascii() or not digits.replace(".", "", 1 if unit == "percent" else 0).isdigit():
            raise ValueError(bad)
        value = {unit: float(digits) if unit == "percent" else int(digits)}
    if isinstance(value, int):
        value = {"sentences": value}
    if len(value) != 1 or next(iter(value)) not in _UNITS.values():
        raise ValueError(bad)
    unit, number = next(iter(value.items()))
    if isinstance(number, bool) or not isinstance(number, (int, float) if unit == "percent" else int):
        raise TypeError(bad)
    _check_number(function, path, "length", number)
    if unit == "percent" and number > 100:
        raise ValueError(bad)
    return {unit: number}


def _refuse(function: str, path: str, hint: Any, value: Any) -> Any:
    message = f"{function}() option {path!r} must be {_described(hint)}, not {value!r}"
    # A string that is none of the listed ones has the right type.
    if isinstance(value, str) and any(isinstance(choice, str) for choice in _choices(hint)):
        raise ValueError(message)
    raise TypeError(f"{message} ({type(value).__name__})")


def _members(hint: Any) -> Tuple[Any, ...]:
    if get_origin(hint) is Union or (UnionType is not None and get_origin(hint) is UnionType):
        return get_args(hint)
    return (hint,)


def _choices(hint: Any) -> Tuple[Any, ...]:
    return tuple(choice for each in _members(hint) if get_origin(each) is Literal for choice in get_args(each))


def _is_typed_dict(hint: Any) -> bool:
    return isinstance(hint, type) and hasattr(hint, "__total__")


def _typed_dict_in(hint: Any) -> Optional[Type[Any]]:
    return next((each for each in _members(hint) if _is_typed_dict(each)), None)


def _matches(hint: Any, value: Any) -> bool:
    return any(_matches_one(each, value) for each in _members(hint))


def _matches_one(hint: Any, value: Any) -> bool:
    if get_origin(hint) is Literal:
        return isinstance(value, str) and value in get_args(hint)
    if hint is bool:
        return isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if hint is str or hint is type(None) or hint is SiteTemplate:
        return isinstance(value, hint)
    if _is_typed_dict(hint):
        return isinstance(value, Mapping)
    # What is left is a sequence of strings; a string is one too, but hardly ever meant.
    return isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value)


def _described(hint: Any) -> str:
    """`hint` in words: "bool, 'yes' or 'no'"."""
    words = []
    for each in _members(hint):
        if get_origin(each) is Literal:
            words += [repr(choice) for choice in get_args(each)]
        elif each is type(None):
            words.append("None")
        elif _is_typed_dict(each):
            words.append(f"a dict with {', '.join(names(each))}")
        else:
            words.append(_NAMES.get(each, "a list of str"))
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
