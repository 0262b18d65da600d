"""Repairs damaged text, removes boilerplate, and extracts the most important sentences.

>>> import limpid
>>> limpid.repair("Indiaโ€™s frigates").text
'India’s frigates'
>>> limpid.clean("<nav><a href=/>Home</a></nav><h1>Ferry</h1><p>It sails <b>hourly</b>.</p>").markdown
'# Ferry\\n\\nIt sails **hourly**.'
>>> limpid.summarize("The dam above the town broke at noon. Hello. Nobody was hurt.", length=1).text
'The dam above the town broke at noon.'

Any text is accepted: text that cannot be processed comes back unchanged. Invalid arguments raise a ``TypeError`` or
``ValueError`` that names them; bytes that are not text, unknown encodings and malformed rules raise :class:`LimpidError`.

Spans count code points and are half-open: ``text[span.start:span.end]``. If the input was bytes, ``source`` spans count
bytes. Functions release the global interpreter lock, so threads can run them in parallel.
"""

from __future__ import annotations

from ._batch import BatchItem, batch
from ._errors import LimpidError
from ._functions import (
    clean,
    decode,
    detect,
    is_probably_readerable,
    is_suspect,
    key_phrases,
    process,
    repair,
    sentences,
    summarize,
    summarize_together,
)
from ._native import SiteTemplate, __version__
from ._options import (
    CleanOptions,
    DecodeOptions,
    Length,
    ProcessOptions,
    ReadOptions,
    RepairOptions,
    SentenceOptions,
    SummaryOptions,
    Weights,
)
from ._results import (
    Block,
    Candidate,
    Change,
    Cleaned,
    Decoded,
    Detection,
    Evidence,
    JointSummary,
    KeyPhrase,
    Label,
    Links,
    Metadata,
    MetadataOrigins,
    PageChange,
    PageKeyPhrase,
    PageSentence,
    PageSummary,
    Part,
    Repaired,
    Report,
    Sentence,
    Span,
    Summary,
)
from ._streams import DecodeStream, RepairStream, repair_chunks
from ._template import TemplateLearner

__all__ = [
    "BatchItem",
    "Block",
    "Candidate",
    "Change",
    "CleanOptions",
    "Cleaned",
    "DecodeOptions",
    "DecodeStream",
    "Decoded",
    "Detection",
    "Evidence",
    "JointSummary",
    "KeyPhrase",
    "Label",
    "Length",
    "LimpidError",
    "Links",
    "Metadata",
    "MetadataOrigins",
    "PageChange",
    "PageKeyPhrase",
    "PageSentence",
    "PageSummary",
    "Part",
    "ProcessOptions",
    "ReadOptions",
    "RepairOptions",
    "RepairStream",
    "Repaired",
    "Report",
    "Sentence",
    "SentenceOptions",
    "SiteTemplate",
    "Span",
    "Summary",
    "SummaryOptions",
    "TemplateLearner",
    "Weights",
    "__version__",
    "batch",
    "clean",
    "decode",
    "detect",
    "is_probably_readerable",
    "is_suspect",
    "key_phrases",
    "process",
    "repair",
    "repair_chunks",
    "sentences",
    "summarize",
    "summarize_together",
]
