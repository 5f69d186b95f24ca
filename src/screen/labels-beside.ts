/** Labels beside texts: what the labels in a request, and the marks of its passages, say of the texts that it holds. */
import { labelName, type SourceLabel } from '../core/document.ts';
import type { Unit } from '../core/segment.ts';
import type { MarkedPassage } from '../dialects/documents/marked-reader.ts';
import {
  type IsLabel,
  type LabelledStretch,
  labelledStretches,
  MORE_LABELS,
  mayHoldLabels,
} from '../dialects/documents/source-labels.ts';
import { firstWhere } from './first-where.ts';

const NONE: readonly SourceLabel[] = [];
/** Labels that speak of one place, at most. */
const MOST_SPEAKING = 32;
/** What a place costs in memory, in bytes, give or take. */
const EDGE_COST = 100;

/** The labels of one request, found by where its texts begin. */
export class LabelsBeside {
  readonly #isLabel: IsLabel;
  /** Where labels begin or end to speak, in order, and all that speak from there on. */
  readonly #from: number[] = [];
  readonly #speaking: (readonly SourceLabel[])[] = [];

  constructor({ bytes, sealing }: Unit, names: ReadonlySet<string>, passages: readonly MarkedPassage[]) {
    this.#isLabel = (name) => names.has(labelName(name));
    const spelled = sealing?.opened ?? bytes;
    if (spelled === undefined) return;
    this.#sweep([...labelledStretches(spelled, this.#isLabel), ...passages.flatMap(ofPassage)]);
  }

  /** What they hold in memory, in bytes, give or take. */
  get holding(): number {
    return this.#from.length * EDGE_COST;
  }

  /** What is said about a text whose parts begin there. */
  of(text: string, starts: readonly number[]): readonly SourceLabel[] {
    const found = new Set<readonly SourceLabel[]>();
    for (const start of starts) found.add(this.#at(start));
    if (mayHoldLabels(text))
      for (const { labels } of labelledStretches(Buffer.from(text), this.#isLabel, 'text')) found.add(labels);
    found.delete(NONE);
    const [first = NONE, ...others] = found;
    return others.length === 0 ? first : [...found].flat();
  }

  /** Stretches stand in one another, or apart. */
  #sweep(stretches: LabelledStretch[]): void {
    const edges = stretches.flatMap(({ start, end, labels }) => [
      { at: start, labels },
      { at: end, labels: undefined },
    ]);
    edges.sort((a, b) => a.at - b.at || Number(a.labels !== undefined) - Number(b.labels !== undefined));
    const open: (readonly SourceLabel[])[] = [];
    for (const { at, labels } of edges) {
      if (labels === undefined) open.pop();
      else open.push(joined(open.at(-1) ?? NONE, labels));
      this.#from.push(at);
      this.#speaking.push(open.at(-1) ?? NONE);
    }
  }

  #at(start: number): readonly SourceLabel[] {
    const behind = firstWhere(this.#from.length, (index) => (this.#from[index] ?? 0) > start);
    return this.#speaking[behind - 1] ?? NONE;
  }
}

function joined(around: readonly SourceLabel[], labels: readonly SourceLabel[]): readonly SourceLabel[] {
  if (around.length === 0) return labels;
  const others = labels.filter(
    ({ name, value, held }) =>
      !around.some((one) => one.name === name && one.value === value && one.held === held),
  );
  if (others.length === 0) return around;
  if (around.length + others.length < MOST_SPEAKING) return [...around, ...others];
  return around.includes(MORE_LABELS) ? around : [...around, MORE_LABELS];
}

function ofPassage({ labels, start, end }: MarkedPassage): LabelledStretch[] {
  const said = labels.class ?? [];
  if (said.length === 0) return [];
  return [{ start, end, labels: said.map((value) => ({ name: undefined, value, held: true })) }];
}
