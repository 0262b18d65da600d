"""Scores a sentence splitter on cases with exact answers.

    python3 benches/sentence_cases.py CASES.jsonl [--cmd 'target/release/limpid sentences --jsonl'] [--show 20] [--kind PREFIX]

CASES.jsonl has one case a line: {"id", "lang", "text", "sentences": [...]}; "what", when present, says what is hard
about it. A case is right when the sentences, white space normalized, are exactly the expected ones.
"""
import argparse
import collections
import json
import re
import shlex
import subprocess


def normalized(sentences):
    return [" ".join(sentence.split()) for sentence in sentences if sentence.strip()]


def split(command, cases):
    rows = "".join(json.dumps({key: case[key] for key in ("id", "lang", "text")}, ensure_ascii=False) + "\n" for case in cases)
    out = subprocess.run(shlex.split(command), input=rows.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    answers = map(json.loads, out.splitlines())
    return {answer["id"]: normalized(answer["sentences"]) for answer in answers}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases")
    parser.add_argument("--cmd", default="target/release/limpid sentences --jsonl")
    parser.add_argument("--show", type=int, default=0, help="how many failures to print")
    parser.add_argument("--kind", default="", help="only cases whose id begins so")
    arguments = parser.parse_args()
    with open(arguments.cases, encoding="utf-8") as lines:
        cases = [case for case in map(json.loads, lines) if case["id"].startswith(arguments.kind)]
    answers = split(arguments.cmd, cases)
    failures = [case for case in cases if answers.get(case["id"]) != normalized(case["sentences"])]
    groups = collections.Counter(re.match(r"[a-z]*", case["id"]).group() for case in cases)
    failed = collections.Counter(re.match(r"[a-z]*", case["id"]).group() for case in failures)
    print(f"{len(cases) - len(failures)} of {len(cases)} right; " + ", ".join(f"{g} {groups[g] - failed[g]}/{groups[g]}" for g in groups))
    for case in failures[:arguments.show]:
        print(f"{case['id']} {case['lang']}: {case.get('what', '')}\n   want {normalized(case['sentences'])}\n   got  {answers.get(case['id'])}")


if __name__ == "__main__":
    main()
