#!/usr/bin/env python3
"""Measures the reasons of removals against our own labels, and trains the trees that choose them.

  reasons.py table SCORERS GOLD -- CMD...    the confusion of class and reason for a command that cleans JSON Lines with details, such as
                                        `reasons.py table EVAL dev.jsonl -- WORK/limpid clean --jsonl --details`
  reasons.py confidence SCORERS GOLD -- CMD...    how often the removals are right, by the pass that decided and by their confidence
  reasons.py cv WORK                    how often the trees alone choose the right class on sites that they have not seen
  reasons.py export WORK OUT            trains on all development pages and writes src/label/score/reason_table.rs
  reasons.py held-out WORK OUT N        the same without the sites of fold N

SCORERS is the folder of metrics.py, GOLD pages with labels as score_gold.py takes them, and WORK what `train.py prepare` filled. A
reason is right if it is one of those in `RIGHT` for the class of the block (gold/README.md);
`hidden`, `duplicate`, `template` and `user-rule` say something else than the class does and do not count.
Packages: requirements.txt.
"""
import json, lzma, subprocess, sys
from collections import Counter
from pathlib import Path

import numpy as np

import train

RIGHT = dict(
    K={"comments"},
    R={"related", "pagination"},
    A={"advert", "newsletter", "login"},
    N={"navigation", "breadcrumb", "header", "footer", "sidebar", "consent", "share", "login", "pagination", "metadata"},
    W={"metadata", "share", "navigation", "pagination", "login"})
NOT_OF_A_CLASS = {"hidden", "duplicate", "template", "user-rule"}
# The classes with trees, in the order of `Kind` of src/label/reasons.rs; the others are the site's own chrome.
TREES_OF = dict(K="COMMENTS", R="RELATED", A="ADVERT", W="CONTROLS")
TREES = 9
PARAMS = dict(objective="binary", boost_from_average=False, num_leaves=16, learning_rate=0.3, min_data_in_leaf=40, feature_fraction=0.4,
              bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, max_bin=63, verbose=-1, num_threads=2, seed=7, deterministic=True,
              force_row_wise=True)
# Rare classes count more, by this power of how much rarer they are than the others.
BALANCE = 0.5
FOLDS = 4


def read(path):
    with (lzma.open(path, "rt") if str(path).endswith(".xz") else open(path)) as f:
        return [json.loads(line) for line in f if line.strip()]


def removals(gold, command):
    """What the command removes from the pages with labels: the class of each block, and its change."""
    import metrics
    rows = {r["id"]: r for r in read(gold) if "C" in r["labels"]}
    source = "".join(json.dumps(dict(id=r["id"], html=r["html"], url=r.get("url"))) + "\n" for r in rows.values())
    out = subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout
    for line in filter(str.strip, out.split("\n")):
        page = json.loads(line)
        changes = [c for c in page.get("changes") or [] if metrics.tokens(c["before"])]
        row = rows[page["id"]]
        yield from zip(train.classes_of([c["before"].strip() for c in changes], row["blocks"], row["labels"], metrics), changes)


def table(gold, command):
    import metrics
    blocks, words = {c: Counter() for c in RIGHT}, {c: Counter() for c in RIGHT}
    for c, change in removals(gold, command):
        if c in RIGHT:
            blocks[c][change["reasons"][0]] += 1
            words[c][change["reasons"][0]] += len(metrics.tokens(change["before"]))
    print("| class | removals | right, by blocks | by words | most frequent reasons |\n| --- | --- | --- | --- | --- |")
    for c in RIGHT:
        share = lambda counts: sum(n for r, n in counts.items() if r in RIGHT[c]) / max(1, sum(n for r, n in counts.items() if r not in NOT_OF_A_CLASS))
        most = ", ".join(f"{reason} {n:,}" for reason, n in blocks[c].most_common(8))
        print(f"| {c} | {sum(blocks[c].values()):,} | {share(blocks[c]):.3f} | {share(words[c]):.3f} | {most} |")


# The confidence of which a removal should be right in 95 of 100 cases.
SURE = 0.9


def confidence(gold, command):
    by = {}
    for c, change in removals(gold, command):
        if c in RIGHT or c == train.MUST:
            name = change["evidence"][0]["signal"] if change["evidence"] else ""
            for key in ("all", name):
                by.setdefault(key, []).append((change["confidence"], c in RIGHT))
    print("| decided by | removals | right | at .9 or more | right of these | share of the right ones |\n| --- | --- | --- | --- | --- | --- |")
    for name, found in sorted(by.items(), key=lambda item: -len(item[1])):
        sure = [right for value, right in found if value >= SURE]
        right = sum(right for _, right in found)
        print(f"| {name} | {len(found):,} | {right / len(found):.3f} | {len(sure):,} | {sum(sure) / max(1, len(sure)):.3f} | {sum(sure) / max(1, right):.3f} |")
    limits = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 2]
    for low, high in zip(limits, limits[1:]):
        some = [right for value, right in by["all"] if low <= value < high]
        print(f"confidence from {low}: {len(some):,} removals, {sum(some) / max(1, len(some)):.3f} right")


class Chrome:
    """The blocks of the development pages that are chrome."""

    def __init__(self, work):
        self.columns = json.loads((work / "html.columns").read_text())
        pages = [json.loads(line) for line in open(work / "html.pages")]
        starts = np.concatenate([[0], np.cumsum([len(p["blocks"]) for p in pages])])
        held = {p["site"] for p in pages if p.get("part") == "held"}
        found = [(starts[k] + n, c, p["site"], p["bare"]) for k, p in enumerate(pages) if p["set"] == train.OWN and p["site"] not in held
                 for n, c in enumerate(p["classes"]) if c in RIGHT]
        rows, classes, sites, bare = zip(*found)
        all_rows = np.memmap(work / "html.f32", dtype="<f4", mode="r").reshape(-1, len(self.columns))
        self.x, self.y = np.array(all_rows[list(rows)]), np.array(classes)
        self.sites, self.bare = np.array(sites), np.array(bare)

    def fit(self, chosen, c):
        import lightgbm as lgb
        is_class = self.y[chosen] == c
        weight = np.where(is_class, ((~is_class).sum() / is_class.sum()) ** BALANCE, 1) * np.where(self.bare[chosen], train.BARE_WEIGHT, 1)
        data = lgb.Dataset(self.x[chosen], label=is_class, weight=weight / weight.mean(), feature_name=self.columns)
        return lgb.train(PARAMS, data, num_boost_round=TREES)


def cross_validate(work):
    chrome = Chrome(work)
    folds = np.array([train.fold_of(site, FOLDS) for site in chrome.sites])
    scores = np.zeros((len(folds), 1 + len(TREES_OF)))
    for fold in range(FOLDS):
        for n, c in enumerate(TREES_OF):
            scores[folds == fold, n + 1] = chrome.fit(folds != fold, c).predict(chrome.x[folds == fold], raw_score=True)
    chosen = np.array(["N", *TREES_OF])[scores.argmax(1)]
    for c in RIGHT:
        own = (chrome.y == c) & ~chrome.bare
        print(c, own.sum(), f"{(chosen[own] == c).mean():.3f}", *(f"{d} {n}" for d, n in Counter(chosen[own]).most_common(3)))


def export(work, target, fold=None):
    import export as tables
    chrome = Chrome(work)
    chosen = np.array([fold is None or train.fold(site) != fold for site in chrome.sites])
    out = ["// @generated by models/label/reasons.py export WORK src/label/score/reason_table.rs",
           "//! Trees that choose the reason of a removal; models/label/REPORT.md says what they were trained on.", "",
           "#![allow(clippy::unreadable_literal)]", "", "use super::packed::Packed;", "",
           "/// Hash of the names of the columns: other columns need a new table.", "#[cfg(test)]",
           f"pub(super) const COLUMNS: u32 = {tables.fnv(' '.join(chrome.columns))};"]
    for c, name in TREES_OF.items():
        tables.forest(name, chrome.fit(chosen, c), out)
    target.write_text("\n".join(out) + "\n")
    subprocess.run(["rustfmt", "--edition", "2024", target])


def main():
    verb, *rest = sys.argv[1:] or ["--help"]
    if verb in ("table", "confidence") and len(rest) > 3:
        sys.path.insert(0, rest[0])
        (table if verb == "table" else confidence)(rest[1], rest[rest.index("--") + 1:])
    elif verb == "cv" and rest:
        cross_validate(Path(rest[0]))
    elif verb in ("export", "held-out") and len(rest) > 1:
        export(Path(rest[0]), Path(rest[1]), int(rest[2]) if verb == "held-out" else None)
    else:
        print(__doc__.strip())
        sys.exit(verb not in ("-h", "--help"))


if __name__ == "__main__":
    main()
