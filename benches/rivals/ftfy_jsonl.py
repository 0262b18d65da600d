#!/usr/bin/env python3
"""ftfy as a command that speaks JSON Lines, for scorers: {"text": …} in, {"text": …} out, typography left alone."""
import json
import sys

import ftfy

CONFIG = ftfy.TextFixerConfig(
    uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, fix_line_breaks=False
)

for line in sys.stdin:
    record = json.loads(line)
    record["text"] = ftfy.fix_text(record["text"], CONFIG)
    print(json.dumps(record), flush=True)
