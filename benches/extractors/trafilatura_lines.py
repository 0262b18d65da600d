"""trafilatura over JSON Lines: {"id","html"} in, {"id","text"} out."""
import json
import logging
import sys

import trafilatura

logging.disable(logging.CRITICAL)
for line in sys.stdin:
    page = json.loads(line)
    try:
        text = trafilatura.extract(page["html"], include_comments=False) or ""
    except Exception:  # a page that it cannot read counts as empty
        text = ""
    print(json.dumps({"id": page["id"], "text": text}))
