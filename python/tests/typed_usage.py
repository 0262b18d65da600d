"""Checked by mypy and pyright: what the types promise, and what they refuse."""

from typing import List, Optional

import limpid
from limpid import compat

repaired: limpid.Repaired = limpid.repair("a", unescape_html="auto", normalization=None)
reasons: List[str] = [change.reasons[0] for change in repaired.changes]
report: limpid.Report = limpid.process(b"a", summary={"length": {"words": 60}, "weights": {"title": 2}}, clean=False)
title: Optional[str] = report.metadata.title
source: limpid.Span = report.changes[0].source
summary = report.summary
if summary is not None:
    page: limpid.Span = summary.picked[0].page
start, end = source
texts: List[str] = [item.result().text for item in limpid.batch(["a"], "clean", focus="recall")]
scores: List[float] = [item.result().sentences[0].score for item in limpid.batch(["a"], "summarize", length="20%")]
learner = limpid.TemplateLearner(url="https://example.org/")
learner.add(b"a")
template: Optional[limpid.SiteTemplate] = learner.template()
cleaned: limpid.Cleaned = limpid.clean("a", template=template)
fixed: str = compat.fix_text("a")
extracted: Optional[str] = compat.extract("a")

limpid.repair(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
limpid.repair("a", fix_encoding="yes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
limpid.repair("a", fix_enconding=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
limpid.clean("a", focus="perhaps")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
repaired.text = "b"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
