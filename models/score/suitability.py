"""Trains the trees that say how suitable a sentence is for a summary, and writes src/score/suitability_table.rs and
src/score/headings_table.rs.

    pip install -r models/score/requirements.txt
    cargo build --release --example sentence_features
    cargo build --release -p limpid-cli
    python3 models/score/suitability.py cv DATA
    python3 models/score/suitability.py export DATA
    python3 models/score/suitability.py export-headings DATA

The judged texts in benches/summaries say of each sentence whether a summary of three must, may or must not hold it. The trees
learn to rank must before may before must not (LambdaMART, Burges 2010), going on from the scores that the sentences have without
them. News and abstracts with reference summaries are learnt from in the same way, by what a sentence adds to summaries: they
keep the trees from unlearning what the scores know. Saved news pages, cleaned by the command, have no references: there the order of
the scores is kept, since the first sentences of news say most. Texts of `MEASURING` are never trained on.

The trees for texts with headings see news only as pages have it: below a headline and a by-line, and in paragraphs. Bare stories made
them distrust what distinguishes judged texts, and judged-h.txt fell.
"""
import hashlib
import json
import lzma
import pathlib
import subprocess
import sys

import lightgbm
import numpy as np

import train

BENCH = train.ROOT / "benches/summaries"
sys.path.insert(0, str(BENCH))
import judged

TABLE, HEADINGS_TABLE = (train.ROOT / "src/score" / f"{name}_table.rs" for name in ("suitability", "headings"))
JUDGED = ["judged.txt", "judged-dev.txt", "judged-final.txt", "judged-a.txt", "judged-c.txt", "judged-d.txt", "judged-f.txt", "judged-g.txt", "judged-i.txt"]
# judged-u.txt has been read since and may be added when these trees are trained again.
HEADINGS_JUDGED = [*JUDGED, *(f"judged-{letter}.txt" for letter in "kmpqrst")]
MEASURING = ["judged-b.txt", "judged-e.txt", "judged-h.txt", "judged-j.txt", "judged-l.txt", "judged-n.txt", "judged-o.txt", "judged-v.txt"]
# Sets with references, and how much each counts. Together they count `NEWS` times as much as the judged texts.
SETS, NEWS = dict(cnndm_val=1, orangesum=0.5, vietnews=1, scitldr=0.5, pages=1), 4
PAGES = ["newsandy", "scrapinghub", "zh69"]  # sets of saved news pages
COMMAND = train.ROOT / "target/release/limpid"
# Those of three sentences are read a second time with paragraphs, as pages have them: a paragraph ends after this share of the sentences.
WITH_PARAGRAPHS, PARAGRAPH = ["cnndm_val", "orangesum", "vietnews"], 0.6
# The same for the trees for texts with headings. With twice as much news, judged-h.txt loses five summaries without a must-not sentence;
# with none, news below headlines loses six points of ROUGE (REPORT.md).
HEADINGS_SETS, HEADINGS_NEWS = dict(cnndm_val=.7, orangesum=.3, pages=1), 0.5
BY_LINES = ["By Anna Whitlock\nPublished 14 March 2024, 06:40", "Peter Moreau\n3 min read", "12.05.2023", "Par Jean Moreau", "Publié le 14 mars 2024 à 06h40"]
HEADLINE = 9  # words of a made headline
HEADLINE_OF_FIRST = 0.6  # how often they are those of the first sentence, else of the second
# Features that judged texts do not have or that are the same for all of them.
LEFT_OUT = ["title", "title-known", "caption", "requested", "requested-share"]
# How much the scores count at the start: the best sentence is so much better than the worst, in units of the trees.
START = 4
FOLDS, TREES = 3, 60
PARAMS = dict(objective="lambdarank", num_leaves=12, learning_rate=0.18, min_data_in_leaf=20, feature_fraction=0.4, bagging_fraction=0.8,
              bagging_freq=1, lambda_l2=5, label_gain=[0, 2, 3], lambdarank_truncation_level=5, num_threads=1, seed=7, deterministic=True,
              force_row_wise=True, verbose=-1)
NOT, MAY, MUST = 0, 1, 2


def fold(text, folds=FOLDS):
    return int(hashlib.md5(text["id"].encode()).hexdigest(), 16) % folds


def measure(texts):
    """Adds the sentences, their features, and their scores without the trees."""
    lines = "".join(json.dumps({k: t.get(k) for k in ("id", "text", "lang", "sentences")}) + "\n" for t in texts)
    made = subprocess.run([train.FEATURES], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    for text, row in zip(texts, map(json.loads, made.splitlines())):
        text["sentences_of"] = row["sentences"]
        text["x"], text["totals"] = np.array(row["suitability"], np.float32), np.array(row["totals"])
        text["open"] = [n for n, x in enumerate(row["suitability"]) if not x[OUT]]
    return [text for text in texts if text["sentences_of"]]


def judged_texts(files):
    texts = [dict(t, file=f, sentences=judged.SENTENCES) for f in files for t in judged.texts(f) if t["kind"] not in judged.NO_SENTENCES]
    for text in measure(texts):
        text["rank"] = [rank_of(text, sentence) for sentence in text["sentences_of"]]
    return texts


def rank_of(text, sentence):
    """What is not said counts as what may be there."""
    holds = lambda lines: any(judged.holds([sentence], line) for line in lines)
    return NOT if holds(text["not"]) else MUST if holds(text["must"]) else MAY


def news_texts(data):
    texts = measure([d for name in SETS if name != "pages" for d in train.load(data / "summarize/sum", name)])
    texts += measure([with_paragraphs(t) for t in texts if t["set"] in WITH_PARAGRAPHS])
    for text in texts:
        value = train.values(text, 1 / (1.5 + np.arange(len(text["sentences_of"]))))
        text["rank"] = thirds(value)
    return texts + page_texts(data / "extract")


def texts_with_headings(data):
    """News with headlines, and saved pages with headings."""
    texts = measure([with_headline(t) for name in ("cnndm_val", "orangesum") for t in measure(train.load(data / "summarize/sum", name))])
    for text in texts:
        text["rank"] = thirds(train.values(text, 1 / (1.5 + np.arange(len(text["sentences_of"])))))
    return texts + [text for text in page_texts(data / "extract") if text["x"][0][HEADINGS] > 0]


def page_texts(folder):
    """The text of saved news pages, with their headlines and paragraphs, in the order of the scores."""
    rows = [json.loads(line) for name in PAGES for line in lzma.open(folder / f"{name}.jsonl.xz", "rt")]
    lines = "".join(json.dumps({"id": row["id"], "html": row["html"]}) + "\n" for row in rows)
    made = subprocess.run([COMMAND, "clean", "--jsonl", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    cleaned = [json.loads(line) for line in made.split("\n") if line]
    texts = [{"id": row["id"], "text": row["text"], "set": "pages", "sentences": judged.SENTENCES} for row in cleaned if row.get("text")]
    texts = measure(texts)
    for text in texts:
        text["rank"] = thirds(text["totals"])
    return texts


def draw_for(text):
    return np.random.default_rng(int(hashlib.md5(text["id"].encode()).hexdigest()[:8], 16))


def with_paragraphs(text):
    draw = draw_for(text)
    parts = [sentence + ("\n\n" if draw.random() < PARAGRAPH else " ") for sentence in text["sentences_of"]]
    return {k: text[k] for k in ("id", "lang", "sentences", "refs", "set")} | {"text": "".join(parts).strip()}


def with_headline(text):
    """The text as a page shows it: below a headline, which says what the first sentences say, and a by-line."""
    first = text["sentences_of"][0 if draw_for(text).random() < HEADLINE_OF_FIRST else min(1, len(text["sentences_of"]) - 1)]
    headline = " ".join(first.split()[:HEADLINE]).rstrip(".,;:!?–-\"'”’")
    by_line = BY_LINES[int(hashlib.md5(text["id"].encode()).hexdigest(), 16) % len(BY_LINES)]
    plain = with_paragraphs(text)
    return plain | {"text": f"{headline}\n{by_line}\n\n{plain['text']}"}


def thirds(value):
    """The best three sentences, fewer in a short text, come before the next three, and those before the others."""
    order, most = np.argsort(-value), max(1, min(3, len(value) // 3))
    ranks = np.zeros(len(value), int)
    ranks[order[:most]], ranks[order[most:2 * most]] = MUST, MAY
    return ranks


def spread(totals):
    return (totals.max() - totals.min()) or 1


def fit(own, news, sets=SETS, times=NEWS):
    counts = {name: sum(t["set"] == name for t in news) for name in sets}
    x, y, w, groups, start = [], [], [], [], []
    for text in own + news:
        chosen = text["open"]
        if len(chosen) < 3:
            continue
        totals = text["totals"][chosen]
        weight = times * len(own) * sets[text["set"]] / sum(sets.values()) / counts[text["set"]] if "set" in text else 1
        x.append(text["x"][chosen])
        y += [text["rank"][n] for n in chosen]
        w += [weight] * len(chosen)
        groups.append(len(chosen))
        start += list(START * (totals - totals.mean()) / spread(totals))
    x = np.concatenate(x).copy()
    x[:, [NAMES.index(name) for name in LEFT_OUT]] = 0
    return lightgbm.train(PARAMS, lightgbm.Dataset(x, np.array(y), weight=np.array(w), group=groups, init_score=start), TREES)


def pairs(texts, models):
    """Of all pairs of a sentence that must be there and one that must not, how many are in the right order: without the trees, and with."""
    right = np.zeros(2)
    count = 0
    for text in texts:
        before = text["totals"] / spread(text["totals"])
        after = before + models[fold(text)].predict(text["x"], raw_score=True) / START
        good = [n for n in text["open"] if text["rank"][n] == MUST]
        bad = [n for n in text["open"] if text["rank"][n] == NOT]
        for k, score in enumerate((before, after)):
            right[k] += sum(score[g] > score[b] for g in good for b in bad)
        count += len(good) * len(bad)
    return right / max(count, 1)


def cross_validate(folder):
    own, news = judged_texts(JUDGED), news_texts(folder)
    others = lambda texts, n: [t for t in texts if fold(t) != n]
    models = [fit(others(own, n), others(news, n)) for n in range(FOLDS)]
    print("| texts | | pairs right before | after |\n| --- | --- | --- | --- |")
    for name in JUDGED:
        some = [t for t in own if t["file"] == name]
        print("| {} | {} | {:.3f} | {:.3f} |".format(name, len(some), *pairs(some, models)))
    whole = fit(own, news)
    for name in MEASURING:
        some = judged_texts([name])
        print("| {}, never trained on | {} | {:.3f} | {:.3f} |".format(name, len(some), *pairs(some, [whole] * FOLDS)))


def export(table, verb, model):
    train.export_table(table, f"models/score/suitability.py {verb} DATA", dict(ROOTS=("Where each tree begins.", model)), digits=(3, 3))


NAMES = train.names() + train.names("src/score/suitability.rs", "ADDED: ")
OUT, HEADINGS = (NAMES.index(name) for name in ("role-boilerplate", "text-headings"))


def main():
    verb, folder = sys.argv[1:3] if len(sys.argv) == 3 else ("", "")
    if verb == "cv":
        cross_validate(pathlib.Path(folder))
    elif verb == "export":
        export(TABLE, verb, fit(judged_texts(JUDGED), news_texts(pathlib.Path(folder))))
    elif verb == "export-headings":
        export(HEADINGS_TABLE, verb, fit(judged_texts(HEADINGS_JUDGED), texts_with_headings(pathlib.Path(folder)), HEADINGS_SETS, HEADINGS_NEWS))
    else:
        sys.exit(__doc__.strip())


if __name__ == "__main__":
    main()
