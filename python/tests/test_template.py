"""What the pages of a site share is learnt and removed, as in Rust."""

import pytest

import limpid

HOTLINE = "Call our hotline any time, day or night."


def page(name):
    text = f"The {name} above the town broke at noon, the {name} below it held. " * 9
    return f"<p>{text}</p><p>{HOTLINE}</p>"


def learnt(names):
    learner = limpid.TemplateLearner()
    for name in names:
        learner.add(page(name).encode())
    return learner.template()


NAMES = ["dam", "mill", "ford", "weir", "lock"]


def test_shared_lines_go_with_their_reason():
    template = learnt(NAMES)
    assert HOTLINE in template
    assert "The dam broke." not in template
    for clean in [limpid.clean(page("dam"), template=template), limpid.process(page("dam"), clean={"template": template})]:
        assert HOTLINE not in clean.text
        assert [change.reasons[0] for change in clean.changes] == ["template"]
    assert HOTLINE in limpid.clean(page("dam"), template=None).text


def test_batches_take_it():
    found = limpid.batch([page(name) for name in NAMES], "clean", template=learnt(NAMES))
    assert [HOTLINE in item.result().text for item in found] == [False] * len(NAMES)


def test_few_pages_and_copies_give_no_template():
    assert learnt(NAMES[:3]) is None
    assert learnt(["dam"] * 9) is None


def test_it_may_be_asked_for_more_than_once():
    learner = limpid.TemplateLearner()
    for name in NAMES[:3]:
        learner.add(page(name))
    assert learner.template() is None
    for name in NAMES[3:]:
        learner.add(page(name))
    assert learner.template() is not None


def test_other_values_are_refused():
    with pytest.raises(TypeError, match="option 'template' must be a SiteTemplate or None, not 'x'"):
        limpid.clean("a", template="x")
    with pytest.raises(TypeError, match="argument 'page' must be str or bytes"):
        limpid.TemplateLearner().add(3)
    with pytest.raises(TypeError, match="unexpected option 'ur'; did you mean 'url'"):
        limpid.TemplateLearner(ur="x")
    with pytest.raises(limpid.LimpidError):
        limpid.TemplateLearner().add(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
