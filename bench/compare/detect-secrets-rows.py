"""Runs detect-secrets over rows: JSON lines {"text"} in, {"findings": [{"type", "start", "end"}]} out, then its own line.

Every row is a file of its own, as the tool is made for files. Offsets count code points. The tool names the value that it
found and its line; where the value stands in the line is searched for. Seconds are processor time of the scan alone.
"""
import importlib.metadata
import json
import logging
import os
import sys
import tempfile
import time

from detect_secrets.core.scan import scan_file
from detect_secrets.settings import default_settings

logging.disable(logging.CRITICAL)


def located(text, secret):
    lines = text.split("\n")
    before = sum(len(line) + 1 for line in lines[: secret.line_number - 1])
    value = secret.secret_value or ""
    at = text.find(value, before)
    if at < 0:
        at = text.find(value)
    return {"type": secret.type, "start": max(at, 0), "end": max(at, 0) + len(value)}


texts = [json.loads(line)["text"] for line in sys.stdin]
with tempfile.TemporaryDirectory() as folder:
    files = []
    for number, text in enumerate(texts):
        path = os.path.join(folder, f"row-{number}.txt")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        files.append(path)
    with default_settings():
        begun = time.process_time()
        found = [list(scan_file(path)) for path in files]
        seconds = time.process_time() - begun
for text, secrets in zip(texts, found):
    print(json.dumps({"findings": [located(text, secret) for secret in secrets]}))
print(json.dumps({"version": importlib.metadata.version("detect-secrets"), "seconds": seconds}))
