"""Cuts texts with the reference tokenizer (Python package `tokenizers`): JSON lines in, [ids, [[start, end], ...]] out.

Usage: python wordpiece-reference.py tokenizer.json. Offsets are UTF-16 units. Special tokens in a text are ordinary text.
"""
import json
import sys

from tokenizers import Tokenizer

tokenizer = Tokenizer.from_file(sys.argv[1])
tokenizer.no_padding()
tokenizer.no_truncation()
tokenizer.encode_special_tokens = True
for line in sys.stdin:
    text = json.loads(line)
    encoding = tokenizer.encode(text, add_special_tokens=False)
    at = [0]
    for char in text:
        at.append(at[-1] + (2 if ord(char) > 0xFFFF else 1))
    print(json.dumps([encoding.ids, [[at[start], at[end]] for start, end in encoding.offsets]]), flush=True)
