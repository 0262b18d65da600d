"""A rival as a command that speaks JSON Lines: `python3 lines.py NAME < in > out`. `all.py` sets the path to its packages.

In: {"id","text"}, {"id","b64"} or {"id","html"}; out: {"id"} with "text", "encoding" or "sentences". What a rival cannot
take counts as an empty answer.
"""
import base64
import importlib
import json
import logging
import sys

logging.disable(logging.CRITICAL)
SUMY = {"en": "english", "fr": "french", "de": "german"}
# The name under which pySBD knows no such language.
DEFAULT = "en"


def ftfy():
    module = importlib.import_module("ftfy")
    off = dict(uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, fix_line_breaks=False)
    config = module.TextFixerConfig(**off)
    return lambda row: {"text": module.fix_text(row["text"], config)}


def plsfix():
    module = importlib.import_module("plsfix")
    return lambda row: {"text": module.fix_text(row["text"])}


def chardet():
    module = importlib.import_module("chardet")
    return lambda row: {"encoding": module.detect(base64.b64decode(row["b64"]))["encoding"]}


def trafilatura():
    module = importlib.import_module("trafilatura")
    return lambda row: {"text": module.extract(row["html"], include_comments=False) or ""}


def resiliparse():
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda row: {"text": extract(row["html"], main_content=True)}


def pysbd():
    module = importlib.import_module("pysbd")
    splitters = {}

    def split(row):
        language = row.get("lang") or DEFAULT
        if language not in splitters:
            try:
                splitters[language] = module.Segmenter(language=language, clean=False)
            except ValueError:
                splitters[language] = module.Segmenter(language=DEFAULT, clean=False)
        return {"sentences": splitters[language].segment(row["text"])}

    return split


def sentencex():
    module = importlib.import_module("sentencex")
    return lambda row: {"sentences": list(module.segment(row.get("lang") or DEFAULT, row["text"]))}


def sumy():
    dom = importlib.import_module("sumy.models.dom")
    stemmers = importlib.import_module("sumy.nlp.stemmers")
    ranker = importlib.import_module("sumy.summarizers.lex_rank").LexRankSummarizer
    words = type("Words", (), {"to_words": staticmethod(lambda sentence: tuple(str(sentence).lower().split()))})()

    def summarize(row):
        language = SUMY.get(row["lang"])
        summarizer = ranker(stemmers.Stemmer(language) if language else stemmers.null_stemmer)
        paragraph = dom.Paragraph([dom.Sentence(part, words) for part in row["parts"]])
        return {"sentences": [str(s) for s in summarizer(dom.ObjectDocumentModel([paragraph]), row["sentences"])]}

    return summarize


def main():
    work = globals()[sys.argv[1]]()
    for line in sys.stdin:
        row = json.loads(line)
        try:
            answer = work(row)
        except Exception:  # noqa: BLE001 - whatever a rival throws is no answer
            answer = {}
        print(json.dumps({"id": row["id"], **answer}), flush=False)


if __name__ == "__main__":
    main()
