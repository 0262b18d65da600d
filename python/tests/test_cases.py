"""Runs the case files of `tests/cases/` through the package."""

import sys
from pathlib import Path

import pytest

import limpid

sys.path.insert(0, str(Path(__file__).parent))
from cases import cases, stages  # noqa: E402

FTFY = {"fix_line_breaks": True, "fix_latin_ligatures": True, "fix_character_width": True, "uncurl_quotes": True}
# Texts around the piece of a case, as in tests/fidelity.rs.
BEFORE = "The first paragraph of the page says what it is about."
AFTER = "The last paragraph of the page brings it to an end."


def check_changes(text, changes):
    for change in changes:
        assert change.output.of(text) == change.replacement


def check_repair(one):
    given = one["input"]
    repaired = limpid.repair(given, **(FTFY if one.get("profile") == "ftfy" else {}))
    assert repaired.text == one.get("expect", given)
    assert repaired.changed == (repaired.text != given)
    assert repaired.with_changes(lambda _: False) == given
    assert repaired.with_changes(lambda _: True) == repaired.text
    assert all(change.input.of(given) == change.before for change in repaired.changes)
    check_changes(repaired.text, repaired.changes)


def check_clean(one):
    kind = None if one.get("kind") in (None, "auto") else one["kind"]
    cleaned = limpid.clean(one["input"], kind=kind)
    assert [text for text in one["expect"]["keeps"] if text not in cleaned.text] == []
    assert [text for text in one["expect"]["removes"] if text in cleaned.text] == []
    assert cleaned.with_changes(lambda _: False) == cleaned.page_text
    assert cleaned.with_changes(lambda _: True) == cleaned.text
    check_changes(cleaned.text, cleaned.changes)


def check_fidelity(one):
    page = f"<html><body><main><p>{BEFORE}</p>{one['input']}<p>{AFTER}</p></main></body></html>"
    cleaned = limpid.clean(page, kind="html", focus="all", url=one.get("url"))
    for form in ("markdown", "text"):
        whole = getattr(cleaned, form)
        assert whole[len(BEFORE) : len(whole) - len(AFTER)].strip("\n") == one["expect"][form]


def check_metadata(one):
    """A date is right when it begins with the expected one, as in tests/metadata.rs."""
    metadata = limpid.clean(one["input"], kind="html", url=one.get("url")).metadata
    names = {"readingMinutes": "reading_minutes"}
    for field, wanted in one["expect"].items():
        found = getattr(metadata, names.get(field, field))
        if field in ("published", "modified"):
            found = found and found[: len(wanted)]
        assert (list(found) if isinstance(wanted, list) else found) == wanted, field


def check_sentence(one):
    given = one["input"]
    found = [span.of(given).strip() for span in limpid.sentences(given, lang=one.get("lang"))]
    assert found == one["expect"]


def snake(name):
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def check_summarize(one):
    others = {"label", "comment", "source", "input", "expect", "folder", "name", "sentences", "words", "kind", "missing", "over"}
    options = {snake(name): value for name, value in one.items() if name not in others}
    if "words" in one:
        options["length"] = {"words": one["words"]}
    elif "sentences" in one:
        options["length"] = one["sentences"]
    summary = limpid.summarize(one["input"], **options)
    assert summary.kind == one.get("kind", summary.kind)
    assert list(summary.missing_words) == one.get("missing", list(summary.missing_words))
    assert summary.over_length == one.get("over", summary.over_length)
    if "keyPhrases" in one:
        phrases = summary.key_phrases
        found = [[phrase.spans[0].of(one["input"]), len(phrase.spans)] for phrase in phrases]
    else:
        found = [sentence.span.of(one["input"]) for sentence in summary.picked]
        assert found == [sentence.text for sentence in summary.picked]
    assert found == one["expect"]


CHECKS = {
    "clean": check_clean,
    "fidelity": check_fidelity,
    "metadata": check_metadata,
    "repair": check_repair,
    "sentence": check_sentence,
    "summarize": check_summarize,
}


@pytest.mark.parametrize("stage", stages())
def test_cases(stage):
    wrong = []
    for one in cases(stage):
        try:
            CHECKS[stage](one)
        except AssertionError as error:
            problem = str(error)
        else:
            problem = None
        if (problem is None) == (one["folder"] == "known-failures"):
            wrong.append((one["name"], problem or "this known failure passes now; move it"))
    assert wrong == []
