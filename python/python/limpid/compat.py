"""Functions with the names and defaults of those in ftfy, trafilatura and chardet.

They make it easy to try limpid in an existing program. The results are limpid's own, so they can differ from those of the
original packages. Options that limpid does not have raise ``TypeError``.
"""

from __future__ import annotations

import json
from typing import Any, Dict, List, NamedTuple, Optional, Tuple, Union

from . import _arguments, _native
from ._errors import LimpidError
from ._functions import detect as _detect, process
from ._options import CleanOptions, RepairOptions, check

__all__ = ["ExplainedText", "detect", "extract", "fix_and_explain", "fix_encoding", "fix_text"]

_FTFY = {
    "fix_line_breaks": True,
    "fix_latin_ligatures": True,
    "fix_character_width": True,
    "uncurl_quotes": True,
    "normalization": "nfc",
}


class ExplainedText(NamedTuple):
    """Repaired text and its explanation: pairs of a reason and the text that was replaced."""

    text: str
    explanation: List[Tuple[str, str]]


def _ftfy_options(function: str, options: Dict[str, Any]) -> Dict[str, Any]:
    given = {**_FTFY, **options}
    if isinstance(given["normalization"], str):
        given["normalization"] = given["normalization"].lower()
    return check(function, RepairOptions, given)


def _without_surrogates(text: str) -> str:
    """Pairs of surrogates joined, and single ones replaced by U+FFFD, as ftfy does."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def fix_text(text: str, **options: Any) -> str:
    """Repair text like ``ftfy.fix_text``, with its defaults, which also change typography.

    Parameters
    ----------
    text : str
    **options
        Those options of ftfy that :func:`limpid.repair` also has: ``uncurl_quotes=False``, ``normalization="NFKC"`` and so on.

    Examples
    --------
    >>> from limpid.compat import fix_text
    >>> fix_text("schÃ¶n â€œquotedâ€\\x9d")
    'schön "quoted"'
    """
    text = _without_surrogates(_arguments.text("fix_text", text))
    fixed = _native.repair_text(text, _ftfy_options("fix_text", options))
    return text if fixed is None else fixed


def fix_encoding(text: str) -> str:
    """Undo mojibake and nothing else, like ``ftfy.fix_encoding``.

    Examples
    --------
    >>> from limpid.compat import fix_encoding
    >>> fix_encoding("“schÃ¶n”")
    '“schön”'
    """
    only = {"unescape_html": False, "remove_terminal_escapes": False, "remove_control_chars": False, "normalization": None}
    text = _without_surrogates(_arguments.text("fix_encoding", text))
    fixed = _native.repair_text(text, check("fix_encoding", RepairOptions, only))
    return text if fixed is None else fixed


def fix_and_explain(text: str, **options: Any) -> ExplainedText:
    """Repair text like :func:`fix_text`, and explain what was done.

    Examples
    --------
    >>> from limpid.compat import fix_and_explain
    >>> fix_and_explain("schÃ¶n")
    ExplainedText(text='schön', explanation=[('mojibake', 'Ã¶')])
    """
    text = _without_surrogates(_arguments.text("fix_and_explain", text))
    native = _native.repair(text, _ftfy_options("fix_and_explain", options))
    if native is None:
        return ExplainedText(text, [])
    return ExplainedText(native.field("text"), [(c.reasons[0], c.before) for c in native.field("changes")])


def detect(data: Union[bytes, bytearray]) -> Dict[str, Any]:
    """Detect the encoding of bytes, like ``chardet.detect``. The encoding of a binary file is ``None``.

    Examples
    --------
    >>> from limpid.compat import detect
    >>> detect("Сегодня хорошая погода, и мы идём гулять".encode("koi8-r"))["encoding"]
    'koi8-r'
    """
    given = _arguments.data("detect", data)
    try:
        found = _detect(given)
    except LimpidError:
        return {"encoding": None, "confidence": 0.0, "language": None}
    language = _native.language_of_bytes(given)
    return {"encoding": found.encoding, "confidence": found.confidence, "language": language}


def extract(
    filecontent: Union[str, bytes],
    url: Optional[str] = None,
    *,
    output_format: str = "txt",
    favor_precision: bool = False,
    favor_recall: bool = False,
    include_comments: bool = True,
    include_tables: bool = True,
    include_images: bool = False,
    include_links: bool = False,
    with_metadata: bool = False,
    repair: bool = True,
) -> Optional[str]:
    """Extract the main text of a page, like ``trafilatura.extract``.

    Parameters
    ----------
    filecontent : str or bytes
    url : str, optional
        The address of the page.
    output_format : {'txt', 'markdown', 'html', 'json'}, default 'txt'
    favor_precision, favor_recall : bool
        When in doubt, remove (precision) or keep (recall).
    include_comments, include_tables, include_images, include_links : bool
    with_metadata : bool
        Put title, author, date and other metadata before the text. JSON always includes them.
    repair : bool, default True
        Also repair encoding damage, which trafilatura does not do.

    Returns
    -------
    str or None
        ``None`` if the page has no text, or is not text.

    Examples
    --------
    >>> from limpid.compat import extract
    >>> extract("<nav><a href=/>Home</a></nav><h1>Ferry</h1><p>It sails hourly.</p>")
    'Ferry\\n\\nIt sails hourly.'
    """
    if output_format not in ("txt", "markdown", "html", "json"):
        raise ValueError(
            f"extract() argument 'output_format' must be 'txt', 'markdown', 'html' or 'json', not {output_format!r}"
        )
    cleaning: CleanOptions = {
        "focus": "precision" if favor_precision else "recall" if favor_recall else "balanced",
        "comments": include_comments,
        "tables": include_tables,
        "images": include_images,
        "html_images": include_images,
        "links": include_links,
    }
    try:
        page = process(filecontent, url=url, repair=repair, clean=cleaning)
    except LimpidError as error:
        if error.code != "binary-input":
            raise
        return None
    form = page.markdown if output_format == "markdown" else page.html if output_format == "html" else page.text
    if not page.text.strip():
        return None
    about = {name: value for name, value in page.metadata.to_dict().items() if value and name != "origins"}
    if output_format == "json":
        return json.dumps({**about, "text": form}, ensure_ascii=False)
    if with_metadata and about:
        lines = [f"{name}: {', '.join(value) if isinstance(value, list) else value}" for name, value in about.items()]
        form = "\n".join(["---", *lines, "---", form])
    return form
