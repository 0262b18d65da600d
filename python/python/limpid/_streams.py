"""Text and bytes that arrive in chunks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterable, Iterator, Optional, Union

from . import _arguments, _native
from ._arguments import Page, with_options
from ._options import DecodeOptions, RepairOptions

if TYPE_CHECKING:
    from typing_extensions import Unpack


class RepairStream:
    """Repairs text or bytes that arrive in chunks, which may be split anywhere.

    The output is the same as :func:`limpid.repair` returns for the whole text. No repair crosses a line feed, so most lines
    are returned as soon as they are complete. Lines that may show damage on purpose, such as those of a diff, and short
    damaged lines, such as the entries of a list, wait for up to twelve more. Lines longer than 1 MiB are split.

    Parameters
    ----------
    label : str or None
        The encoding of bytes, if you know it.
    **options
        Those of :func:`limpid.repair`.

    Examples
    --------
    >>> stream = RepairStream()
    >>> stream.push("The news:\\nThe cafÃ")
    'The news:\\n'
    >>> stream.push("© reopened.") + stream.finish()
    'The café reopened.'
    """

    def __init__(self, *, label: Optional[str] = None, **options: Unpack[RepairOptions]) -> None:
        decode = _arguments.given("RepairStream", DecodeOptions, {"label": label})
        self._native = _native.RepairStream(_arguments.given("RepairStream", RepairOptions, options), decode)

    def push(self, chunk: Page) -> str:
        """Add `chunk`, and return the repaired text that is final so far."""
        given = _arguments.page("push", chunk, "chunk")
        return self._native.push_text(given) if isinstance(given, str) else self._native.push(given)

    def finish(self) -> str:
        """End the stream, and return the rest of the repaired text."""
        return self._native.finish()


class DecodeStream:
    """Decodes bytes that arrive in chunks, which may be split anywhere. The text is the same as with :func:`limpid.decode`.

    Parameters are the options of :func:`limpid.decode`.

    Examples
    --------
    >>> stream = DecodeStream(label="utf-8")
    >>> stream.push(b"caf\\xc3") + stream.push(b"\\xa9") + stream.finish()
    'café'
    """

    def __init__(self, **options: Unpack[DecodeOptions]) -> None:
        self._native = _native.DecodeStream(_arguments.given("DecodeStream", DecodeOptions, options))

    @property
    def encoding(self) -> Optional[str]:
        """The encoding, once it is known and until the stream ends."""
        return self._native.encoding()

    def push(self, chunk: Union[bytes, bytearray, memoryview]) -> str:
        """Add `chunk`, and return the text that is final so far."""
        return self._native.push(_arguments.data("push", chunk, "chunk"))

    def finish(self) -> str:
        """End the stream, and return the rest of the text."""
        return self._native.finish()


@with_options(RepairOptions)
def repair_chunks(chunks: Iterable[Page], **options: Unpack[RepairOptions]) -> Iterator[str]:
    """Repair chunks of text or bytes, such as an open file or the body of a response.

    Examples
    --------
    >>> import io, limpid
    >>> "".join(limpid.repair_chunks(io.BytesIO("The cafÃ© reopened.".encode())))
    'The café reopened.'
    """
    stream = RepairStream(**options)
    return _all(stream, chunks)


def _all(stream: RepairStream, chunks: Iterable[Any]) -> Iterator[str]:
    for chunk in chunks:
        yield stream.push(chunk)
    yield stream.finish()
