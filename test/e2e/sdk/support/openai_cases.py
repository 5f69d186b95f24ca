"""Puts OpenAI's SDK for Python through the cases of the matrix; prints one JSON line for each."""

import json
import sys

import openai

base, card, forbidden, polite = sys.argv[1:5]
plain = openai.OpenAI(base_url=f"{base}/v1", api_key="test", max_retries=2)
in_words = openai.OpenAI(base_url=f"{polite}/v1", api_key="test", max_retries=2)
MODEL = "gpt-4o-mini"


class Chat:
    """Chat completions."""

    def __init__(self, script, client=plain):
        self.client = client
        self.more = {"extra_headers": {"x-script": script, "x-pace-ms": "1", "x-events": "20"}}

    def asked(self, content):
        return {"model": MODEL, "messages": [{"role": "user", "content": content}], **self.more}

    def whole(self, content):
        raw = self.client.chat.completions.with_raw_response.create(**self.asked(content))
        choice = raw.parse().choices[0]
        return {
            "text": choice.message.content,
            "stop": choice.finish_reason,
            "id": raw.headers["x-weir-id"],
        }

    def streamed(self, content):
        text = ""
        with self.client.chat.completions.stream(**self.asked(content)) as stream:
            told = {"id": stream._response.headers["x-weir-id"]}
            try:
                for event in stream:
                    if event.type == "content.delta":
                        text += event.delta
                stop = stream.get_final_completion().choices[0].finish_reason
                return {"text": text, "stop": stop, **told}
            except openai.OpenAIError as error:
                return {"text": text, "error": type(error).__name__, **told}


class Responses:
    """The Responses API."""

    def __init__(self, script, client=plain):
        self.client = client
        self.more = {"extra_headers": {"x-script": f"{script}-response"}}

    def asked(self, content):
        return {"model": MODEL, "input": content, **self.more}

    def whole(self, content):
        raw = self.client.responses.with_raw_response.create(**self.asked(content))
        answer = raw.parse()
        return {"text": answer.output_text, "stop": answer.status, "id": raw.headers["x-weir-id"]}

    def streamed(self, content):
        raw = self.client.responses.with_raw_response.create(**self.asked(content), stream=True)
        text = ""
        final = None
        for event in raw.parse():
            if event.type == "response.output_text.delta":
                text += event.delta
            if event.type in ("response.completed", "response.incomplete"):
                final = event.response
        reason = final.incomplete_details.reason if final.incomplete_details else final.status
        return {"text": text, "stop": reason, "id": raw.headers["x-weir-id"]}


class Completions:
    """Completions of a prompt."""

    def __init__(self, script, client=plain):
        self.client = client
        self.more = {"extra_headers": {"x-script": f"{script}-completion"}}

    def asked(self, content):
        return {"model": MODEL, "prompt": content, **self.more}

    def whole(self, content):
        raw = self.client.completions.with_raw_response.create(**self.asked(content))
        choice = raw.parse().choices[0]
        return {"text": choice.text, "stop": choice.finish_reason, "id": raw.headers["x-weir-id"]}

    def streamed(self, content):
        raw = self.client.completions.with_raw_response.create(**self.asked(content), stream=True)
        text = ""
        stop = None
        for event in raw.parse():
            for choice in event.choices:
                text += choice.text
                stop = choice.finish_reason or stop
        return {"text": text, "stop": stop, "id": raw.headers["x-weir-id"]}


def denied(kind, script, content):
    try:
        kind(script).whole(content)
    except openai.APIStatusError as error:
        return {
            "error": type(error).__name__,
            "code": error.code,
            "id": error.response.headers["x-weir-id"],
        }
    return {"error": "none"}


CASES = {
    "clean": lambda kind: kind("chat").whole("Weirs?"),
    "clean stream": lambda kind: kind("chat").streamed("Weirs?"),
    "redacted": lambda kind: kind("card").whole(f"Is {card} mine?"),
    "redacted stream": lambda kind: kind("card").streamed("Weirs?"),
    "denied request": lambda kind: denied(kind, "chat", f"Tell me of {forbidden}."),
    "denied answer": lambda kind: denied(kind, "banned", "News?"),
    "cut": lambda kind: kind("banned").streamed("News?"),
    "answered request": lambda kind: kind("chat", in_words).whole(f"Tell me of {forbidden}."),
    "answered answer": lambda kind: kind("banned", in_words).whole("News?"),
    "answered stream": lambda kind: kind("chat", in_words).streamed(f"Tell me of {forbidden}."),
    "answered cut": lambda kind: kind("banned", in_words).streamed("News?"),
}

for api, kind in (("chat", Chat), ("responses", Responses), ("completions", Completions)):
    for name, case in CASES.items():
        try:
            outcome = case(kind)
        except Exception as error:  # whatever it is, the test names it
            outcome = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps({"api": api, "case": name, **outcome}), flush=True)
