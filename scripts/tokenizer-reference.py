"""Cuts texts with the reference tokenizer (Python package `tokenizers`): JSON lines in, [ids, [[start, end], ...]] out.

Usage: python tokenizer-reference.py tokenizer.json. Offsets are UTF-16 units. Special tokens in a text are ordinary text: in a
Unigram vocabulary, where they are entries like others, they get names that no text has.
"""
import json
import sys

from tokenizers import Tokenizer



def renamed(file):
    """The file, with the special tokens of a Unigram vocabulary out of reach."""
    if file["model"].get("type") != "Unigram":
        return file
    names = {}
    for token in file["added_tokens"]:
        if token["special"]:
            names[token["content"]] = token["content"] = f"\U0010fffe{token['id']}\U0010fffe"
    vocab = [[names.get(text, text), score] for text, score in file["model"]["vocab"]]
    return {**file, "model": {**file["model"], "vocab": vocab}, "post_processor": None}


with open(sys.argv[1], encoding="utf8") as source:
    tokenizer = Tokenizer.from_str(json.dumps(renamed(json.load(source))))
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
