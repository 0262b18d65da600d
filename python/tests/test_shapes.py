"""Classes and options are compared with the schema of results and with the core."""

import dataclasses
import inspect
import json
import pickle
import re
import typing

import pytest

import limpid
from cases import ROOT
from limpid import _options, _results
from limpid._arguments import defaults_of
from limpid._native import defaults

SCHEMA = json.loads((ROOT / "cli" / "schema.json").read_text(encoding="utf-8"))["$defs"]

PAGE = (
    "<html lang=en><head><title>Ferry</title></head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav><main>"
    "<h1>The ferry</h1><p>The cafÃ© on the ferry 😀 reopened on Monday after a year of work, and many came.</p>"
    "<p>Nobody expected so many people on the ferry. Tickets were gone by noon.</p></main></body></html>"
)


def snake(name):
    return re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name)


@pytest.mark.parametrize(
    ("definition", "cls"),
    [
        ("Span", limpid.Span), ("evidence", limpid.Evidence), ("change", limpid.PageChange), ("Links", limpid.Links),
        ("block", limpid.Block), ("label", limpid.Label), ("Metadata", limpid.Metadata),
        ("MetadataOrigins", limpid.MetadataOrigins), ("candidate", limpid.Candidate), ("detection", limpid.Detection),
        ("part", limpid.Part), ("sentence", limpid.PageSentence), ("key-phrase", limpid.PageKeyPhrase),
    ],
)  # fmt: skip
def test_classes_have_the_fields_of_the_schema(definition, cls):
    assert {field.name for field in dataclasses.fields(cls)} == {snake(name) for name in SCHEMA[definition]["properties"]}


def test_summaries_have_the_fields_of_the_schema():
    assert set(limpid.Summary._FIELDS) == {snake(name) for name in SCHEMA["summary"]["properties"]}


def choices(definition):
    schema = SCHEMA[definition]
    return set(schema["enum"]) if "enum" in schema else {each["const"] for each in schema["oneOf"]}


@pytest.mark.parametrize(
    ("definition", "literal"),
    [
        ("repair-reason", _results.RepairReason), ("removal-reason", _results.RemovalReason),
        ("Verdict", _results.Verdict), ("BlockKind", _results.BlockKind), ("TextKind", _results.TextKind),
        ("EncodingSource", _results.EncodingSource), ("Dir", _results.Direction), ("Origin", _results.MetadataOrigin),
    ],
)  # fmt: skip
def test_names_are_those_of_the_schema(definition, literal):
    assert set(typing.get_args(literal)) == choices(definition)


@pytest.mark.parametrize(
    ("stage", "spec"),
    [
        ("repair", _options.RepairOptions), ("clean", _options.CleanOptions), ("summary", _options.SummaryOptions),
        ("sentences", _options.SentenceOptions), ("decode", _options.DecodeOptions), ("read", _options.ReadOptions),
    ],
)  # fmt: skip
def test_options_are_those_of_the_core(stage, spec):
    own = defaults(stage)
    assert set(_options.names(spec)) == set(own)
    # The defaults pass the checks: names and types agree.
    _options.check("f", spec, {name: value if isinstance(value, (str, dict)) else value for name, value in own.items()})


@pytest.mark.parametrize("function", ["repair", "clean", "summarize", "sentences", "decode", "detect", "process"])
def test_signatures_and_docs_name_every_option(function):
    called = getattr(limpid, function)
    signature = inspect.signature(called)
    assert signature.parameters["options"] if "options" in signature.parameters else True
    for name, parameter in list(signature.parameters.items())[1:]:
        assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
        assert function == "decode" or re.search(rf"\b{name}\b", called.__doc__), name


def test_defaults_shown_are_those_of_the_core():
    assert defaults_of(_options.RepairOptions)["min_confidence"] == 0.5
    assert inspect.signature(limpid.summarize).parameters["length"].default == {"sentences": 3}


def fields(value):
    return {name: getattr(value, name) for name in type(value)._FIELDS if name != "picked"}


def test_every_field_has_the_type_that_it_declares():
    report = limpid.process(PAGE, summary={"key_phrases": 3})
    for found, cls in [
        (report.changes, limpid.PageChange), (report.blocks, limpid.Block), (report.labels, limpid.Label),
        (report.summary.sentences, limpid.PageSentence), (report.summary.key_phrases, limpid.PageKeyPhrase),
    ]:  # fmt: skip
        assert found
        for each in found:
            assert type(each) is cls
            assert set(vars(each)) == {field.name for field in dataclasses.fields(cls)}
    assert type(report.changes[0].input) is limpid.Span
    assert type(report.metadata.origins) is limpid.MetadataOrigins
    assert set(fields(report)) == set(limpid.Report._FIELDS)


def test_results_pickle_compare_and_become_dictionaries():
    results = [
        limpid.process(PAGE, summary=True), limpid.clean(PAGE), limpid.repair("cafÃ©"), limpid.repair("plain"),
        limpid.summarize("One came. Two left."), limpid.decode(b"abc"),
    ]  # fmt: skip
    for result in results:
        again = pickle.loads(pickle.dumps(result))
        assert again == result
        assert hash(again) == hash(result)
        assert json.loads(json.dumps(result.to_dict())) == again.to_dict()
        assert type(result).__name__ in repr(result)
    report = pickle.loads(pickle.dumps(results[0]))
    assert report.with_changes(lambda change: False) == results[0].page_text
    assert report.summary.picked[0].picked


def test_results_are_frozen():
    report = limpid.process(PAGE)
    with pytest.raises(AttributeError):
        report.text = ""
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.changes[0].confidence = 1.0


def test_spans_count_code_points_and_sources_lead_to_the_input():
    report = limpid.process(PAGE, summary=True)
    (repair,) = report.repairs
    assert repair.input.of(report.page_text) == repair.before == "Ã©"
    assert repair.source.of(PAGE) == "Ã©"
    for sentence in report.summary.sentences:
        assert sentence.span.of(report.text) == sentence.text
    for block in report.blocks:
        assert "\n" in block.output.of(report.text) or block.page.of(report.page_text).strip()
    given = PAGE.encode("utf-8")
    (of_bytes,) = limpid.process(given).repairs
    assert given[of_bytes.source.start : of_bytes.source.end].decode() == "Ã©"


def test_undoing_works_as_in_the_core():
    report = limpid.process(PAGE)
    assert report.with_changes(lambda _: True) == report.text
    assert report.with_changes(lambda _: False) == report.page_text
    assert "cafÃ©" in report.with_changes(lambda change: change in report.removals)
