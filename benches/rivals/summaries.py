"""Summaries side by side: quality and speed of limpid, the lead, sumy and summa on the same documents.

    pip install -r benches/rivals/requirements.txt
    cargo build --release -p limpid-cli
    python3 benches/rivals/summaries.py DATA/summarize/sum [--sets cnndm_val,vietnews] [--documents 200]

DATA holds SET.jsonl.gz with {"id","text","lang","refs","sentences"} a line: the text, summaries that people wrote, and
how many sentences are asked for. All programs choose among the sentences that `limpid sentences` finds, so that
splitting does not decide; summa, which takes text alone, splits by itself and gets the sentences on lines of their own.

Prints one Markdown table: the mean F1 of ROUGE-1, ROUGE-2 and ROUGE-L (rouge-score; for English with its stemmer),
the difference from the lead with a 95 % interval (paired bootstrap), and documents a second of CPU time on one core.
limpid's time is that of the whole command, splitting, JSON and start included; that of the others is the summarizing
call alone. limpid `combined` was trained on cnndm_val, orangesum and scitldr: what it does there is not the figure for
unseen text (models/score/FIGURES.md has it); it has never seen klexikon, tes and vietnews.
"""
import argparse
import gzip
import json
import pathlib
import re
import resource
import subprocess
import time

import numpy as np
from rouge_score import rouge_scorer
from summa import summarizer as summa
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer, null_stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

COMMAND = pathlib.Path(__file__).resolve().parent / "../../target/release/limpid"
SETS = "cnndm_val,orangesum,scitldr,tes,vietnews"
LANGUAGES = {"en": "english", "fr": "french", "de": "german", "tr": None, "vi": None}
SUMMA = {"en": "english", "fr": "french", "de": "german"}
UNSPACED = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
KINDS = ["rouge1", "rouge2", "rougeLsum"]


class Words:
    """A tokenizer for rouge-score and for sumy, which asks it for words only, since the sentences are given."""

    def tokenize(self, text):
        return WORD.findall(text.lower())

    def to_words(self, sentence):
        return tuple(WORD.findall(sentence))


ENGLISH = rouge_scorer.RougeScorer(KINDS, use_stemmer=True)
OTHERS = rouge_scorer.RougeScorer(KINDS, tokenizer=Words())


def rouge(document, sentences):
    """Mean of the three F1, over several references the best."""
    scorer = ENGLISH if document["lang"] == "en" else OTHERS
    made = "\n".join(sentences)
    return max(100 * np.mean([score.fmeasure for score in scorer.score(ref, made).values()]) for ref in document["refs"])


def limpid(documents, *arguments):
    """Runs the command on all documents; its answers and the CPU time it took."""
    lines = "".join(json.dumps({k: d[k] for k in ("id", "text", "lang", "sentences")}) + "\n" for d in documents)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [COMMAND, *arguments, "--jsonl", "--jobs", "1"]
    made = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [json.loads(line)["sentences"] for line in made.splitlines()], seconds


def by_limpid(algorithm):
    return lambda documents: limpid(documents, "summarize", "--algorithm", algorithm)


def by_call(summarize):
    def run(documents):
        began = time.process_time()
        made = [summarize(d) for d in documents]
        return made, time.process_time() - began

    return run


def by_sumy(kind):
    def summarize(document):
        language = LANGUAGES.get(document["lang"])
        summarizer = kind(Stemmer(language) if language else null_stemmer)
        paragraph = Paragraph([Sentence(s, Words()) for s in document["parts"]])
        return [str(s) for s in summarizer(ObjectDocumentModel([paragraph]), document["sentences"])]

    return by_call(summarize)


def by_summa(document):
    share = min(1.0, document["sentences"] / max(1, len(document["parts"])) + 1e-9)
    language = SUMMA.get(document["lang"], "english")
    return summa.summarize("\n".join(document["parts"]), ratio=share, language=language, split=True)


PROGRAMS = {
    "lead": by_call(lambda d: d["parts"][: d["sentences"]]),
    "limpid combined": by_limpid("combined"),
    "limpid graph (LexRank)": by_limpid("graph"),
    "limpid frequency": by_limpid("frequency"),
    "sumy LexRank": by_sumy(LexRankSummarizer),
    "sumy TextRank": by_sumy(TextRankSummarizer),
    "sumy LSA": by_sumy(LsaSummarizer),
    "summa TextRank": by_call(by_summa),
}


def interval(gains, rounds=2000):
    draws = gains[np.random.default_rng(7).integers(0, len(gains), (rounds, len(gains)))].mean(1)
    return np.percentile(draws, [2.5, 97.5])


def load(folder, name, count):
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [d for d in map(json.loads, lines) if "sentences" in d][:count]
    for document, parts in zip(documents, limpid(documents, "sentences")[0]):
        document["parts"] = [part.strip() for part in parts if re.search(r"\w", part)]
    return documents


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("data", type=pathlib.Path)
    arguments.add_argument("--sets", default=SETS)
    arguments.add_argument("--documents", type=int, default=200)
    given = arguments.parse_args()
    print("| set | program | ROUGE | against the lead | interval | documents/s |\n| --- | --- | --- | --- | --- | --- |")
    for name in given.sets.split(","):
        documents, lead = load(given.data, name, given.documents), None
        for program, run in PROGRAMS.items():
            made, seconds = run(documents)
            scores = np.array([rouge(d, sentences) for d, sentences in zip(documents, made)])
            lead = scores if lead is None else lead
            low, high = interval(scores - lead)
            gain = (scores - lead).mean()
            speed = f"{len(documents) / seconds:,.0f}" if program != "lead" else ""
            print(f"| {name} | {program} | {scores.mean():.2f} | {gain:+.2f} | {low:+.2f} to {high:+.2f} | {speed} |", flush=True)


if __name__ == "__main__":
    main()
