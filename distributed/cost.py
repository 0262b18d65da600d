#!/usr/bin/env python3
"""What a crawl costs, worked out from a sample: CPU seconds per page, and core hours and money for all pages.

    python3 distributed/cost.py sample.warc.gz --pages 3e9 --price 0.04 -- clean

Runs the native command over the sample in one thread and counts its CPU time, which other work on the machine hardly
changes. Reading and decompressing the sample are included. Arguments after `--` are passed to the command.
"""

import argparse
import os
import subprocess
import sys
import tempfile

from splits import SOME_FAILED, own_and_passed

# The best of so many runs.
RUNS = 3


def measured(command: list[str]) -> tuple[int, float]:
    """The number of answers, and the CPU seconds of the fastest run."""
    times = []
    for _ in range(RUNS):
        with tempfile.TemporaryFile() as out, subprocess.Popen(command, stdout=out) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in (0, SOME_FAILED):
                raise RuntimeError(f"limpid ended with status {process.returncode}")
            out.seek(0)
            answers = sum(1 for _ in out)
        times.append(usage.ru_utime + usage.ru_stime)
    return answers, min(times)


def report(answers: int, seconds: float, size: int, pages: float, price: "float | None") -> list[str]:
    """The lines that say what `pages` pages like those of the sample cost."""
    hours = pages * seconds / answers / 3600
    lines = [
        f"sample: {answers} pages, {size / 1e6:.1f} MB as stored, {seconds:.2f} CPU seconds",
        f"a page: {1000 * seconds / answers:.2f} ms; a core: {answers / seconds:.0f} pages or {size / seconds / 1e6:.1f} MB a second",
        f"{pages:,.0f} pages: {hours:,.0f} core hours, {hours / 1000:.1f} hours on 1,000 cores",
        f"stored size: {pages * size / answers / 1e12:,.1f} TB, read at {1000 * size / seconds / 1e9:.1f} GB/s by 1,000 cores",
    ]
    return lines + ([f"at {price} a core hour: {hours * price:,.0f}"] if price is not None else [])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sample", nargs="+", help="WARC, WET or JSON Lines files")
    parser.add_argument("--pages", type=float, default=3e9, help="pages of the crawl (default: 3e9)")
    parser.add_argument("--price", type=float, help="price of a core hour")
    parser.add_argument("--limpid", default="limpid", help="the native command")
    given, args = own_and_passed(sys.argv[1:], default=("clean",))
    own = parser.parse_args(given)
    answers, seconds = measured([own.limpid, *args, "--jsonl", "--jobs", "1", "--quiet", *own.sample])
    if not answers:
        sys.exit("the sample has no pages")
    size = sum(map(os.path.getsize, own.sample))
    print("\n".join(report(answers, seconds, size, own.pages, own.price)))


if __name__ == "__main__":
    main()
