#!/usr/bin/env python3
"""Trains the ranker of the parts of a page and writes src/label/score/rank_table.rs.

  rank.py prepare WORK           the parts of all pages, each scored by the block model that has not seen its site: builds the example
                                 label_features with the model of each fold (WORK as `train.py cv` left it)
  rank.py cv WORK                cross-validation by site; prints what the ranker gains on each set
  rank.py export WORK OUT        trains on the parts of all pages and writes the table
  rank.py held-out WORK OUT N    the same without the sites of fold N

A part is the kept text of one container. The ranker says whether the page is better without the rest. It is trained on what that
gains in F1: the sign is the class, and the size the weight. Packages: requirements.txt.
"""
import json, os, shutil, subprocess, sys
from pathlib import Path

import numpy as np

import train
import unseen

# A page of our own labels counts so many times as much as one of the public sets. Gains count up to a limit, so that no page
# decides alone.
OWN_WEIGHT, MAX_GAIN = 4, 0.3
TREES = 100
PARAMS = dict(objective="binary", num_leaves=16, learning_rate=0.06, min_data_in_leaf=40, feature_fraction=0.4, bagging_fraction=0.8,
              bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=1, seed=7, deterministic=True, force_row_wise=True)
# SURE of src/label/main_part/mod.rs.
SURE = 0.9


def prepare(work):
    pages = [json.loads(line) for line in open(work / "html.pages")]
    folds = [train.fold(page["site"]) for page in pages]
    found = [None] * len(pages)
    tree = work / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(unseen.ROOT, tree, ignore=unseen.LEFT_OUT)
    for fold in range(train.FOLDS):
        unseen.train_without(work, tree / unseen.TABLE, fold)
        some = [n for n, f in enumerate(folds) if f == fold and usable(pages[n])]
        for n, line in zip(some, features(work, tree, set(some))):
            found[n] = json.loads(line)["parts"]
    with open(work / "parts", "w") as out:
        for page, parts in zip(pages, found):
            out.write(json.dumps([gains(page, part) for part in parts or []]) + "\n")


def usable(page):
    """Pages with labels. Those of the sites that our held pages are from are never trained on."""
    return page.get("part") != "held" and 1 in page["labels"] and page["set"] != "trafilatura"


def features(work, tree, chosen):
    run = ["cargo", "run", "-q", "--release", "--example", "label_features", "/dev/null"]
    source, result = work / "parts.in", work / "parts.out"
    with open(work / "html.in") as fin, open(source, "w") as out:
        out.writelines(line for n, line in enumerate(fin) if n in chosen)
    with open(source) as fin, open(result, "w") as out:
        subprocess.run(run, cwd=tree, stdin=fin, stdout=out, env=dict(os.environ, CARGO_TARGET_DIR=str(work / "target")), check=True)
    return open(result)


def gains(page, parts):
    """The rows of the parts of a page at one threshold offset, and what each gains in F1."""
    words, labels, kept = np.array(page["counts"], float), np.array(page["labels"]), np.array(parts["kept"], bool)
    if len(kept) != len(labels):
        return dict(columns=[], rows=[], gains=[])
    before = f1(words, labels, kept)
    inside = lambda first, end: kept & (np.arange(len(kept)) >= first) & (np.arange(len(kept)) < end)
    after = [f1(words, labels, inside(*blocks)) for blocks in parts["blocks"]]
    return dict(columns=parts["columns"], rows=parts["rows"], gains=[x - before for x in after])


def f1(words, labels, kept):
    right, surplus = words[kept & (labels == 1)].sum(), words[kept & (labels == 0)].sum()
    return 2 * right / max(right + surplus + words[labels == 1].sum(), 1)


class Parts:
    def __init__(self, work):
        self.pages = [json.loads(line) for line in open(work / "html.pages")]
        held = {p["site"] for p in self.pages if p.get("part") == "held"}
        rows, owners, self.gain, weights, asked = [], [], [], [], []
        self.columns = []
        for n, (page, line) in enumerate(zip(self.pages, open(work / "parts"))):
            for turn, part in enumerate(json.loads(line)):
                self.columns = part["columns"] or self.columns
                rows += [[np.nan if v is None else v for v in row] for row in part["rows"]]
                self.gain += part["gains"]
                weight = (OWN_WEIGHT if page["set"] == train.OWN else 1) * (page["site"] not in held)
                weights += [weight / max(len(part["rows"]), 1) ** 0.5] * len(part["rows"])
                owners += [n] * len(part["rows"])
                asked += [turn == 0 and not page["bare"]] * len(part["rows"])
        self.x, self.gain, self.page = np.array(rows, np.float32), np.array(self.gain), np.array(owners)
        self.w = np.array(weights) * np.minimum(np.abs(self.gain), MAX_GAIN)
        self.w /= self.w.mean()
        self.fold = np.array([train.fold(p["site"]) for p in self.pages])[self.page]
        self.asked = np.array(asked)


def fit(parts, chosen):
    import lightgbm as lgb
    use = chosen & (parts.w > 0)
    data = lgb.Dataset(parts.x[use], label=(parts.gain > 0)[use], weight=parts.w[use], feature_name=parts.columns)
    # Without the average as a first guess: the table has only trees.
    return lgb.train(dict(PARAMS, boost_from_average=False), data, num_boost_round=TREES)


def cross_validate(work):
    parts = Parts(work)
    rank = np.full(len(parts.gain), -9.0)
    for fold in range(train.FOLDS):
        test = (parts.fold == fold) & parts.asked
        rank[test] = fit(parts, parts.fold != fold).predict(parts.x[test], raw_score=True)
    for sure in (0, 0.3, 0.6, SURE, 1.2):
        best = {}
        for n in np.argsort(rank):
            if rank[n] > sure:
                best[parts.page[n]] = parts.gain[n]
        show(sure, parts.pages, best)


def show(sure, pages, best):
    sets = {}
    for n, page in enumerate(pages):
        if usable(page) and not page["bare"]:
            for name in {page["set"], f"{page['set']} {page['type']}"} if page["set"] == train.OWN else {page["set"]}:
                sets.setdefault(name, []).append(best.get(n))
    print(f"ranked above {sure}")
    for name, gain in sorted(sets.items()):
        taken = [g for g in gain if g is not None]
        print(f"  {name:16} {sum(taken) / len(gain):+.4f} of F1; changed {len(taken)} of {len(gain)}: {sum(g > .01 for g in taken)} gain, {sum(g < -.01 for g in taken)} lose")


def export(work, target, fold=None):
    import export as tables
    parts = Parts(work)
    out = ["// @generated by models/label/rank.py export WORK src/label/score/rank_table.rs",
           "//! Trees that rank the parts of a page; models/label/REPORT.md says what they were trained on.", "",
           "#![allow(clippy::unreadable_literal)]", "", "use super::packed::Packed;", "",
           "/// Hash of the names of the columns: other columns need a new table.", "#[cfg(test)]",
           f"pub(in crate::label) const COLUMNS: u32 = {tables.fnv(' '.join(parts.columns))};"]
    tables.forest("RANK", fit(parts, parts.fold != fold), out)
    target.write_text("\n".join(out) + "\n")
    subprocess.run(["rustfmt", "--edition", "2024", target])


def main():
    verb, work, *rest = sys.argv[1:]
    if verb == "prepare":
        prepare(Path(work))
    elif verb == "cv":
        cross_validate(Path(work))
    elif verb == "export":
        export(Path(work), Path(rest[0]))
    elif verb == "held-out":
        export(Path(work), Path(rest[0]), int(rest[1]))


if __name__ == "__main__":
    main()
