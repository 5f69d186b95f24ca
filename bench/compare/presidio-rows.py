"""Runs presidio-analyzer over rows: JSON lines {"text"} in, {"findings": [{"type", "start", "end", "score"}]} out, then its
own line.

Pattern recognisers and its phone recogniser only, no language model: every recogniser is asked in English, whatever country
its number is of, and words are their own lemmas, so that context words still count. Offsets count code points. Seconds are
processor time of the analysis alone.
"""
import importlib.metadata
import json
import logging
import sys
import time

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, predefined_recognizers
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine

logging.disable(logging.CRITICAL)

NAMES = """CreditCard UsSsn UsItin Email Iban Ip Phone Crypto Nhs UkNino CaSin UsPassport UsLicense AbaRouting InAadhaar
InPan DeTaxId EsNif EsNie ItFiscalCode MacAddress""".split()


class BlankEngine(SpacyNlpEngine):
    """Tokens of a blank pipeline."""

    def __init__(self):
        super().__init__(models=[{"lang_code": "en", "model_name": "blank"}])
        self.nlp = {"en": spacy.blank("en")}

    def load(self):
        """There is nothing to load."""

    def process_text(self, text, language):
        doc = self.nlp[language](text)
        lemmas = [token.text.lower() for token in doc]
        return NlpArtifacts(
            entities=[],
            tokens=doc,
            tokens_indices=[token.idx for token in doc],
            lemmas=lemmas,
            nlp_engine=self,
            language=language,
        )


registry = RecognizerRegistry(supported_languages=["en"])
missing = []
for name in NAMES:
    kind = getattr(predefined_recognizers, f"{name}Recognizer", None)
    if kind is None:
        missing.append(name)
    else:
        registry.add_recognizer(kind(supported_language="en"))
engine = AnalyzerEngine(registry=registry, nlp_engine=BlankEngine(), supported_languages=["en"])

texts = [json.loads(line)["text"] for line in sys.stdin]
begun = time.process_time()
found = [engine.analyze(text=text, language="en") for text in texts]
seconds = time.process_time() - begun
for results in found:
    rows = [{"type": r.entity_type, "start": r.start, "end": r.end, "score": r.score} for r in results]
    print(json.dumps({"findings": rows}))
version = importlib.metadata.version("presidio_analyzer")
print(json.dumps({"version": version, "seconds": seconds, "missing": missing}))
