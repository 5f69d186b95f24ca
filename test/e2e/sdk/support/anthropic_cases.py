"""Puts Anthropic's SDK for Python through the cases of the matrix; prints one JSON line for each."""

import json
import sys

import anthropic

base, card, forbidden, polite = sys.argv[1:5]
plain = anthropic.Anthropic(base_url=base, api_key="test", max_retries=2)
in_words = anthropic.Anthropic(base_url=polite, api_key="test", max_retries=2)


def asked(script, content="Weirs?"):
    return {
        "model": "claude-sonnet-5",
        "max_tokens": 64,
        "messages": [{"role": "user", "content": content}],
        "extra_headers": {"x-script": script},
    }


def text_of(message):
    return "".join(block.text for block in message.content if block.type == "text")


def whole(script, content="Weirs?", client=plain):
    raw = client.messages.with_raw_response.create(**asked(script, content))
    message = raw.parse()
    return {"text": text_of(message), "stop": message.stop_reason, "id": raw.headers["x-weir-id"]}


def streamed(script, content="Weirs?", client=plain):
    with client.messages.stream(**asked(script, content)) as stream:
        message = stream.get_final_message()
        return {
            "text": text_of(message),
            "stop": message.stop_reason,
            "id": stream.response.headers["x-weir-id"],
        }


def denied(script, content):
    try:
        whole(script, content)
    except anthropic.APIStatusError as error:
        return {
            "error": type(error).__name__,
            "type": error.body["error"]["type"],
            "message": error.message,
            "id": error.response.headers["x-weir-id"],
        }
    return {"error": "none"}


CASES = {
    "clean": lambda: whole("clean"),
    "clean stream": lambda: streamed("clean"),
    "redacted": lambda: whole("card", f"Is {card} mine?"),
    "redacted stream": lambda: streamed("card"),
    "denied request": lambda: denied("clean", f"Tell me of {forbidden}."),
    "denied answer": lambda: denied("leak", "News?"),
    "cut": lambda: streamed("leaks on"),
    "answered request": lambda: whole("clean", f"Tell me of {forbidden}.", in_words),
    "answered answer": lambda: whole("leak", "News?", in_words),
    "answered stream": lambda: streamed("clean", f"Tell me of {forbidden}.", in_words),
    "answered cut": lambda: streamed("leaks on", "News?", in_words),
}

for name, case in CASES.items():
    try:
        outcome = case()
    except Exception as error:  # whatever it is, the test names it
        outcome = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps({"case": name, **outcome}), flush=True)
