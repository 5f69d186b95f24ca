/** Visible documents: whether a caller may see a document, by its labels and the condition of the policy. */
import type { ConditionFacts } from '../core/condition.ts';
import { DOCUMENT_LABELS, type DocumentLabels, type LabelledDocument } from '../core/document.ts';
import type { CompiledDocuments } from '../policy/compile-documents.ts';

/** Documents of one label are asked about so many times at most; with more values none is visible. */
const MOST_READINGS = 64;

/** What one exchange knows of documents; the same labels are judged once. */
export class VisibleDocuments {
  readonly #documents: CompiledDocuments;
  readonly #facts: ConditionFacts;
  readonly #known = new Map<string, boolean>();

  constructor(documents: CompiledDocuments, facts: ConditionFacts) {
    this.#documents = documents;
    this.#facts = facts;
  }

  /** A label with several values has to be visible with each; what cannot be told is not visible. */
  shows(labels: DocumentLabels): boolean {
    const key = JSON.stringify(DOCUMENT_LABELS.map((label) => labels[label]));
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const shown = this.#judge(labels);
    this.#known.set(key, shown);
    return shown;
  }

  #judge(labels: DocumentLabels): boolean {
    const readings = readingsOf(labels);
    if (DOCUMENT_LABELS.every((label) => labels[label] === undefined)) return this.#documents.keepsUnlabelled;
    if (readings === undefined) return false;
    return readings.every((document) => {
      const told = this.#documents.visible.evaluate({ ...this.#facts, document });
      return told.ok && told.value;
    });
  }
}

/** The document with one value for each label, in every combination; undefined where there are too many. */
function readingsOf(labels: DocumentLabels): readonly LabelledDocument[] | undefined {
  let readings: LabelledDocument[] = [{}];
  for (const label of DOCUMENT_LABELS) {
    const values = labels[label];
    if (values === undefined) continue;
    if (readings.length * values.length > MOST_READINGS) return undefined;
    readings = readings.flatMap((one) => values.map((value) => ({ ...one, [label]: value })));
  }
  return readings;
}
