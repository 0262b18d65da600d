"""One summary of several texts."""

import json

import pytest

import limpid

FIRST = "The dam above the town of Riva broke on Monday at noon. Nobody was hurt, the mayor said. Two bridges are gone."
SECOND = "On Monday at noon the dam above the town of Riva broke. The road is closed until Friday. Buses go by Arco."


def test_what_both_texts_say_is_summarized_once():
    assert limpid.summarize_together([FIRST, SECOND], length=2).text.count("dam") == 1


def test_picked_sentences_are_found_in_their_texts():
    joint = limpid.summarize_together([FIRST, SECOND], length=3)
    spans = [joint.documents[document].sentences[sentence].span for document, sentence in joint.picked]
    texts = [(FIRST, SECOND)[document] for document, _ in joint.picked]
    quoted = [text[span.start : span.end] for text, span in zip(texts, spans)]
    assert quoted
    assert joint.text == " ".join(quoted)


def test_length_and_query_are_those_of_the_whole():
    joint = limpid.summarize_together([FIRST, SECOND], length="12w", query="volcano")
    assert len(joint.text.split()) <= 12
    assert joint.missing_words == ("volcano",)
    assert not joint.over_length


def test_it_is_data():
    joint = limpid.summarize_together([FIRST, SECOND])
    data = json.loads(json.dumps(joint.to_dict()))
    assert data["text"] == joint.text
    assert len(data["documents"]) == 2


def test_one_text_is_not_a_list_of_texts():
    with pytest.raises(TypeError, match="list of texts"):
        limpid.summarize_together(FIRST)
    with pytest.raises(TypeError):
        limpid.summarize_together([b"bytes"])
