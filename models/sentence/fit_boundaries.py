"""Writes src/sentence/boundary_weights.rs: what the splitter weighs where no rule says that a sentence ends.

    pip install numpy scipy
    python3 models/sentence/fit_boundaries.py DATA/summarize/seg                     fits, cross-validates, writes
    python3 models/sentence/fit_boundaries.py DATA/summarize/seg --check COMMAND     fits and compares, writes nothing

DATA holds the development parts of Universal Dependencies treebanks (German, English, Spanish, French, Portuguese,
Turkish), one document a line: {"text", "ends"}. The weights come from counts over them; no text of theirs is kept.
The places, and what is looked at, are those of src/sentence/boundary_model.rs; `--check` runs COMMAND (`limpid sentences
--jsonl`) on the same documents and counts the places where it and this file disagree.
"""
import json
import pathlib
import re
import subprocess
import sys

import numpy as np
from scipy.optimize import minimize

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "src/sentence/boundary_weights.rs"
LANGUAGES = ["de", "en", "es", "fr", "pt", "tr"]
MIN_PROBABILITY = .6  # chosen by hand: a sentence end must be this probable; a wrong one does more harm than a missed one
RIDGE = 2.0  # the best of 1, 2, 3 by cross-validation over documents
UNIT = 64  # weights are whole numbers of 1/64
FOLDS = 5
SHORTEST = 4  # as in boundary_model.rs
WINDOW = 160  # bytes looked at on either side, as in boundary_model.rs
ENDS = ["word", "stop", "question", "semicolon", "bracket", "smiley", "sign", "quote"]
FAMILIES = [  # name, columns; the first six by kind of end, the rest alone
    ("next_frequent", 2), ("case", 6), ("length", 5), ("frequent", 2), ("words", 5),
    ("second_case", 12), ("next_length", 5), ("next_case", 6), ("next_tail", 8), ("before_case", 6),
    ("second_frequent", 2), ("address", 2)]
BY_END = 5
TAILS = ",.:;!?)"


def word_lists(path, columns):
    """{language: [set of words of each column]} of a generated table."""
    string = r', "((?:[^"\\]|\\.)*)"' * columns
    found = re.finditer(r'\("([a-z]+)"' + string, (ROOT / path).read_text(encoding="utf-8"))
    return {m[1]: [set(m[n + 2].replace('\\"', '"').split()) for n in range(columns)] for m in found}


FREQUENT = word_lists("src/script/language_table.rs", 1)
ABBREVIATIONS = word_lists("src/sentence/abbreviation_table.rs", 2)
CAPITAL_ANYWHERE = word_lists("src/sentence/language.rs", 1)


def bare(token):
    """A token without the signs around it."""
    begin, end = 0, len(token)
    while begin < end and not token[begin].isalnum():
        begin += 1
    while end > begin and not token[end - 1].isalnum():
        end -= 1
    return token[begin:end]


def case(word):
    if not word:
        return 0
    if word[0].islower():
        return 1
    if not word[0].isupper():
        return 5
    if len(word) == 1:
        return 4
    return 3 if all(not c.islower() for c in word) else 2


def kind_of_end(token):
    last = token[-1]
    if re.search(r"[:;=]-?[)(DP]$", token):
        return "smiley"
    if last.isalnum():
        return "word"
    if len(token) > 1 and token[-2] in ".!?…":
        return None
    kinds = {".": "stop", "?": "question", ";": "semicolon", ")": "bracket",
             "]": "bracket", '"': "quote", "”": "quote", "»": "quote", "’": "quote", "'": "quote"}
    kind = kinds.get(last) or ("sign" if last in ">_*|~" else None)
    return kind


def is_abbreviation(word, language):
    known = ABBREVIATIONS.get(language, [set(), set()]) + ABBREVIATIONS["und"]
    return any(word.lower() in words for words in known)


def starts_small(sentence):
    """As in boundary_model.rs: a rule decides there."""
    return sentence[0][0].islower() and not sentence[0][1:2].isupper()


def is_address(token):
    name, at, host = token.partition("@")
    return bool(at and name and "." in host) or "://" in token or token.startswith("www.")


def is_doubtful(kind, sentence, left, following, language):
    """Whether the place between two tokens is one that the table decides."""
    token, first = left[-1], following[0]
    if kind in ("stop", "question"):
        if starts_small(sentence):
            return False
        word = bare(token)
        long = len(word) >= SHORTEST or word.lower() in FREQUENT[language][0] and len(word) > 1
        plain = word.isalpha() and any(c.islower() for c in word) and not is_abbreviation(word, language)
        return first.islower() and long and plain and bare(following) in FREQUENT[language][0]
    word = bare(following).lower()
    if kind is None or not first.isupper() or word in CAPITAL_ANYWHERE.get(language, [set()])[0]:
        return False
    if kind == "word" and (language == "de" or is_address(token)):
        return False
    if kind == "word" and len(word) == 1 and (len(following) > 1 or case(bare(token)) != 1):
        return False
    if kind in ("sign", "bracket") and len(left) == 1 or kind == "quote" and not bare(token):
        return False
    return kind in ("smiley", "sign") or word in FREQUENT[language][0]


def features(left, right, language):
    """The row of the end and the column of each family."""
    frequent = FREQUENT[language][0]
    token, following = left[-1], right[0]
    word, after = bare(token), bare(following)
    second = bare(right[1]) if len(right) > 1 else ""
    before = bare(left[-2]) if len(left) > 1 else ""
    is_next = int(after.lower() in frequent)
    tail = TAILS.find(following[-1]) + 1
    address = int("@" in token or "://" in token or "www." in token)
    return [is_next, case(word), min(len(word), 4), int(word.lower() in frequent), min(len(left), 4),
            is_next * 6 + case(second), min(len(after), 4), case(after), tail, case(before),
            int(second.lower() in frequent), address]


def offsets():
    """Where each family begins in the flat list of weights, and its length."""
    at, begin = len(ENDS), []
    for n, (_, columns) in enumerate(FAMILIES):
        begin.append(at)
        at += columns * (len(ENDS) if n < BY_END else 1)
    return begin, at


BEGIN, WEIGHTS = offsets()


def active(kind, columns):
    end = ENDS.index(kind)
    rows = [end * FAMILIES[n][1] if n < BY_END else 0 for n in range(len(FAMILIES))]
    return [end] + [BEGIN[n] + rows[n] + column for n, column in enumerate(columns)]


def window(text, begin, end):
    """The words of a slice, in bytes, of a text."""
    return text.encode()[begin:end].decode(errors="ignore").split()


def places(folder):
    """(language, document, offset, active weights, is a border) of every doubtful place."""
    for language in LANGUAGES:
        lines = (folder / f"ud-{language}.jsonl").read_text(encoding="utf-8").splitlines()
        for document, line in enumerate(lines):
            one = json.loads(line)
            text, start, ends = one["text"], 0, set(one["ends"])
            for blank in re.finditer(r"(?<=\S)\s+(?=\S)", text):
                at, begin = blank.span()
                left, right = window(text[start:at], -WINDOW, None), window(text[begin:], None, WINDOW)
                kind = kind_of_end(left[-1])
                border = at in ends or begin in ends
                if is_doubtful(kind, text[start:at].split(), left, right[0], language):
                    yield language, document, at, active(kind, features(left, right, language)), border
                if border:
                    start = begin


def fit(rows, labels):
    def loss(weights):
        z = rows @ weights[:-1] + weights[-1]
        p = 1 / (1 + np.exp(-z))
        ridge = RIDGE / 2 * weights[:-1] @ weights[:-1]
        return np.logaddexp(0, z).sum() - labels @ z + ridge, np.append(rows.T @ (p - labels) + RIDGE * weights[:-1], (p - labels).sum())
    return minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def cross_validate(rows, labels, groups, languages):
    """Prints how many borders are found and how many of them are right, each by a model that did not see its group."""
    z = np.zeros(len(labels))
    for group in np.unique(groups):
        weights = fit(rows[groups != group], labels[groups != group])
        z[groups == group] = rows[groups == group] @ weights[:-1] + weights[-1]
    taken = z > np.log(MIN_PROBABILITY / (1 - MIN_PROBABILITY))
    for language in LANGUAGES:
        own = languages == language
        right = int((taken & (labels == 1) & own).sum())
        print(f"  {language}: {int((taken & own).sum())} taken, {right} right, of {int(labels[own].sum())}")
    kinds = rows[:, :len(ENDS)].argmax(1)
    print("  " + ", ".join(f"{name} {int((taken & (kinds == n)).sum())}/{int((taken & (kinds == n) & (labels == 1)).sum())}/{int(labels[kinds == n].sum())}" for n, name in enumerate(ENDS)))
    return taken


def table(weights):
    threshold = np.log(MIN_PROBABILITY / (1 - MIN_PROBABILITY)) - weights[-1]
    whole = [int(round(w * UNIT)) for w in weights[:-1]]
    lines = ["// @generated by `python3 models/sentence/fit_boundaries.py DATA`; see that file.\n\n",
             f"/// Ways in which a line can end: the rows of the tables.\nconst ENDS: usize = {len(ENDS)};\n\n",
             "/// The sum of the weights from which on a sentence ends, in the unit of the weights.\n",
             f"pub(super) const THRESHOLD: i32 = {int(round(threshold * UNIT))};\n"]

    def row(begin, length):
        return "[" + ", ".join(map(str, whole[begin:begin + length])) + "]"
    lines.append(f"#[rustfmt::skip]\npub(super) const END: [i16; ENDS] = {row(0, len(ENDS))};\n")
    for n, (name, columns) in enumerate(FAMILIES):
        kind, value = f"[i16; {columns}]", row(BEGIN[n], columns)
        if n < BY_END:
            kind = f"[[i16; {columns}]; ENDS]"
            value = "[\n" + "".join(f"    {row(BEGIN[n] + end * columns, columns)}, // {ENDS[end]}\n" for end in range(len(ENDS))) + "]"
        lines.append(f"#[rustfmt::skip]\npub(super) const {name.upper()}: {kind} = {value};\n")
    return "".join(lines)


def disagreements(folder, command, found, taken):
    """Places where the command and the table disagree."""
    wrong = 0
    for language in LANGUAGES:
        text = (folder / f"ud-{language}.jsonl").read_text(encoding="utf-8")
        out = subprocess.run(command.split(), input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
        ends = []
        for line, source in zip(out.splitlines(), text.splitlines()):
            at, whole, own = 0, json.loads(source)["text"], set()
            for sentence in json.loads(line)["sentences"]:
                at = whole.index(sentence.strip(), at) + len(sentence.strip())
                own.add(at)
            ends.append(own)
        wrong += sum((at in ends[document]) != bool(t) for (own, document, at, _, _), t in zip(found, taken) if own == language)
    return wrong


def main():
    folder = pathlib.Path(sys.argv[1])
    found = list(places(folder))
    rows = np.zeros((len(found), WEIGHTS))
    for n, (_, _, _, columns, _) in enumerate(found):
        rows[n, columns] = 1
    labels = np.array([float(place[4]) for place in found])
    languages, documents = (np.array([place[n] for place in found]) for n in (0, 1))
    print(f"{len(found)} places, {int(labels.sum())} borders, {WEIGHTS} weights")
    made = fit(rows, labels)
    if "--check" in sys.argv:
        taken = rows @ made[:-1] + made[-1] > np.log(MIN_PROBABILITY / (1 - MIN_PROBABILITY))
        wrong = disagreements(folder, sys.argv[sys.argv.index("--check") + 1], found, taken)
        print(f"{wrong} of {len(found)} places decided otherwise by the command")
        sys.exit(table(made) != TABLE.read_text(encoding="utf-8"))
    print("each language by a model of the others:")
    cross_validate(rows, labels, languages, languages)
    print("each document by a model of the others:")
    cross_validate(rows, labels, documents % FOLDS, languages)
    TABLE.write_text(table(made), encoding="utf-8")


if __name__ == "__main__":
    main()
