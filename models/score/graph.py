"""Writes tests/score/lexrank.json: the LexRank of the sentences of some texts, by an implementation of its own.

    pip install numpy==2.4.6 lexrank==0.1.0
    python3 models/score/graph.py

The stationary distribution is found by the power method of the lexrank package (MIT), on a dense matrix of the paper
(Erkan and Radev 2004, continuous LexRank): cosines of 0.1 and more, of each sentence with itself too, rows that sum to
1, and a chance of 0.15 to jump anywhere. The cosines are made here from words cut to seven letters and pairs of
Chinese characters, weighed by log2((N + 1) / (n + 0.5)). The texts were written for this.
"""
import json
import math
import pathlib
import re
from collections import Counter

import numpy as np
from lexrank.algorithms.power_method import stationary_distribution

FILE = pathlib.Path(__file__).resolve().parent / "../../tests/score/lexrank.json"
THRESHOLD, TELEPORT, STEM = 0.1, 0.15, 7
TEXTS = {
    "english": [
        "The old harbour bridge in Riva closes on Monday.",
        "Engineers of the port authority found deep cracks in the harbour bridge in May.",
        "The mayor of Riva said that a ferry will cross the bay until the bridge is repaired.",
        "The port authority pays for the ferry.",
        "Shops on both sides of the bay fear for their customers.",
        "Birds nest there.",
        "A new bridge would cost ninety million and take six years, the engineers of the authority said.",
        "The ferry will cross the bay every twenty minutes, from six in the morning until midnight.",
        "Nobody was hurt when a part of the bridge fell into the bay in May.",
    ],
    "german": [
        "Die alte Hafenbrücke in Riva wird am Montag gesperrt.",
        "Ingenieure der Hafenbehörde fanden im Mai tiefe Risse in der Hafenbrücke.",
        "Bis zum Ende der Arbeiten fährt eine Fähre über die Bucht.",
        "Die Hafenbehörde bezahlt die Fähre.",
        "Vögel brüten dort.",
        "Die Läden an der Bucht fürchten um ihre Kunden.",
    ],
    "chinese": ["人工智能改变制造业。", "工厂使用人工智能。", "人工智能工厂需要大量数据。", "中国的工厂希望提高效率。", "天气很好。"],
    "no neighbours": ["Birds nest here.", "Rain fell all night.", "Nobody knew why."],
    "a repetition": ["The dam broke at noon.", "The dam broke at noon.", "Nobody was hurt."],
    "one": ["The dam broke at noon."],
}


def terms(sentence):
    words = [word[:STEM] for word in re.findall(r"[^\W\u4e00-\u9fff]+", sentence.lower())]
    runs = re.findall(r"[\u4e00-\u9fff]+", sentence)
    return Counter(words + [run[n : n + 2] for run in runs for n in range(len(run) - 1)])


def cosines(sentences):
    counts = [terms(sentence) for sentence in sentences]
    known = sorted(set().union(*counts))
    holding = {term: sum(term in count for count in counts) for term in known}
    rarity = {term: math.log2((len(counts) + 1) / (holding[term] + 0.5)) for term in known}
    vectors = np.array([[count[term] * rarity[term] for term in known] for count in counts])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors @ vectors.T


def lexrank(sentences):
    matrix = cosines(sentences)
    matrix[matrix < THRESHOLD] = 0
    matrix /= matrix.sum(1, keepdims=True)
    # With the chance to jump all sentences are one group, and the ranks have a mean of 1.
    return stationary_distribution((1 - TELEPORT) * matrix + TELEPORT / len(matrix), increase_power=False, normalized=False)


def main():
    cases = []
    for name, sentences in TEXTS.items():
        gap = "" if name == "chinese" else " "
        scores = [round(float(score), 4) for score in lexrank(sentences)]
        cases.append({"label": name, "input": gap.join(sentences), "expect": scores})
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(cases, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
