"""Learns what the pages of a site have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from . import _arguments, _native
from ._arguments import Page, with_options
from ._functions import stages
from ._native import SiteTemplate
from ._options import PageOptions, check

if TYPE_CHECKING:
    from typing_extensions import Unpack


class TemplateLearner:
    """Learns what the pages of one site have in common, so that cleaning removes it (reason ``template``).

    A line belongs to the template if it appears, ignoring numbers, on at least four different pages and on at least half of
    them. At most 200 pages are used. Tables, headings, code and quotes are kept, and a list is removed as a whole or not at
    all.

    The parameters are those of :func:`limpid.clean` that control how a page is decoded and read.

    Examples
    --------
    >>> import limpid
    >>> def page(name):
    ...     text = f"The {name} above the town broke at noon, the {name} below it held. " * 9
    ...     return f"<p>{text}</p><p>Call our hotline any time, day or night.</p>"
    >>> learner = limpid.TemplateLearner()
    >>> for name in ["dam", "mill", "ford", "weir", "lock"]:
    ...     learner.add(page(name))
    >>> "hotline" in limpid.clean(page("dam")).text
    True
    >>> "hotline" in limpid.clean(page("dam"), template=learner.template()).text
    False
    """

    def __init__(self, **options: Unpack[PageOptions]) -> None:
        self._options = stages(check("TemplateLearner", PageOptions, options))
        self._native = _native.TemplateLearner()

    def add(self, page: Page) -> None:
        """Learn from `page`, which is text or bytes. A copy of an earlier page has no effect."""
        self._native.add(_arguments.page("add", page), self._options)

    def template(self) -> Optional[SiteTemplate]:
        """The template so far; ``None`` if there were fewer than four different pages or they share nothing."""
        return self._native.template()


with_options(PageOptions)(TemplateLearner)
