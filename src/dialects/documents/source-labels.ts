/** Source labels: what stands beside a text about it in its message, and how far in the bytes it speaks. */
import type { SourceLabel } from '../../core/document.ts';
import { NameTable } from '../json/names.ts';
import type { TextPiece, TokenSink } from '../json/token-sink.ts';
import { JsonTokenizer } from '../json/tokenizer.ts';

/** What labels speak of, in bytes; half open. */
export interface LabelledStretch {
  readonly start: number;
  readonly end: number;
  readonly labels: readonly SourceLabel[];
}

/** Which names are those of labels. */
export type IsLabel = (name: string) => boolean;

/** Objects of a part in which nothing else stands than what is said about it. */
const HOLDERS: ReadonlySet<string> = new Set([
  'annotations',
  '_meta',
  'meta',
  'metadata',
  'attributes',
  'labels',
]);
/** The member of a document of the Messages and the Converse API that holds the same, often JSON as text. */
const CONTEXT = 'context';
/** What a request is made of says nothing of its texts. */
const REQUEST: ReadonlySet<string> = new Set(['', 'params']);
/** It was read once within the limits of the policy. */
const DEEPEST = 512;
/** Characters of a label; more of one says nothing else. */
const LONGEST_LABEL = 256;
const LONGEST_CONTEXT = 8192;
/** Labels of one object that differ. */
const MOST_LABELS = 16;
/** In the place of more: nobody knows what they say. */
export const MORE_LABELS: SourceLabel = { name: undefined, value: '', held: true };
/** Where a label that is an object says what it is. */
const SAYING: ReadonlySet<string> = new Set(['name', 'displayName', 'label', 'level', 'value']);

/**
 * The stretches of a JSON document that labels speak of, each before those around it: the object that bears them, itself
 * or in a holder. What the object around everything bears is about the request, unless it is a text of one. What is no
 * JSON has none, and of what breaks off those until there.
 */
export function labelledStretches(
  bytes: Uint8Array,
  isLabel: IsLabel,
  whose: 'request' | 'text' = 'request',
): readonly LabelledStretch[] {
  const top: Bearer | undefined = whose === 'text' ? { labels: [] } : undefined;
  const sink = new LabelSink(isLabel, top);
  read(bytes, sink);
  return sink.ended(bytes.length);
}

/** True for a text in which labels may stand in holders. */
export function mayHoldLabels(text: string): boolean {
  return /^\s{0,64}[[{]/.test(text) && /meta|annotations|attributes|labels/.test(text);
}

function read(bytes: Uint8Array, sink: TokenSink): void {
  const tokenizer = new JsonTokenizer({
    ...{ sink, names: new NameTable([]), depth: DEEPEST, loneSurrogates: true },
  });
  if (tokenizer.push(bytes, 0) === undefined) tokenizer.end();
}

/** An object whose texts the labels are about. */
interface Bearer {
  readonly labels: SourceLabel[];
}

/** An object or array that is open. */
interface Level {
  readonly start: number;
  readonly array: boolean;
  /** Of the member that is read; of an array, its own. */
  name: string;
  /** Whose labels stand in it; nobody's at the top of a request. */
  readonly bearer: Bearer | undefined;
  /** It is the bearer. */
  readonly bears: boolean;
  /** It holds what is said about another, and no texts. */
  readonly held: boolean;
  /** The label that this object is. */
  readonly label?: string | undefined;
}

class LabelSink implements TokenSink {
  readonly #isLabel: IsLabel;
  readonly #top: Bearer | undefined;
  /** True where all that is read is about the top. */
  readonly #held: boolean;
  readonly #levels: Level[] = [];
  readonly #found: LabelledStretch[] = [];
  #text: string | undefined;

  constructor(isLabel: IsLabel, top: Bearer | undefined, held = false) {
    this.#isLabel = isLabel;
    this.#top = top;
    this.#held = held;
  }

  /** What was found, also in what has not ended. */
  ended(end: number): readonly LabelledStretch[] {
    while (this.#levels.length > 0) this.close(end);
    return this.#found;
  }

  value(): void {}

  open(array: boolean, start: number): undefined {
    this.#levels.push({ start, array, ...this.#placeOf(array) });
  }

  close(at: number): undefined {
    const level = this.#levels.pop();
    const labels = level?.bears === true ? (level.bearer?.labels ?? []) : [];
    if (level !== undefined && labels.length > 0)
      this.#found.push({ start: level.start, end: at + 1, labels });
  }

  key(name: string): undefined {
    const level = this.#levels.at(-1);
    if (level !== undefined) level.name = name;
  }

  text({ text, last }: TextPiece): undefined {
    const level = this.#levels.at(-1);
    if (level?.bearer === undefined) return;
    const label = this.#labelOf(level);
    if (label === undefined && level.name !== CONTEXT) return;
    const room = (label !== undefined ? LONGEST_LABEL : LONGEST_CONTEXT) - (this.#text?.length ?? 0);
    this.#text = (this.#text ?? '') + text.slice(0, Math.max(room, 0));
    if (!last) return;
    const said = this.#text;
    this.#text = undefined;
    if (label !== undefined) this.#add(level, label, said);
    else if (said.startsWith('{')) read(Buffer.from(said), new LabelSink(this.#isLabel, level.bearer, true));
  }

  number(_value: number, { text }: TextPiece): undefined {
    this.#scalar(text);
  }

  word(value: boolean | null): undefined {
    if (value !== null) this.#scalar(String(value));
  }

  where(): string {
    return '$';
  }

  #scalar(text: string): void {
    const level = this.#levels.at(-1);
    const label = level === undefined ? undefined : this.#labelOf(level);
    if (level !== undefined && label !== undefined) this.#add(level, label, text);
  }

  #labelOf({ name, label }: Level): string | undefined {
    if (this.#isLabel(name)) return name;
    return label !== undefined && SAYING.has(name) ? label : undefined;
  }

  #add({ bearer, held }: Level, name: string, value: string): void {
    if (bearer === undefined || value.trim() === '' || bearer.labels.length > MOST_LABELS) return;
    if (bearer.labels.some((one) => one.value === value && one.name === name && one.held === held)) return;
    const room = bearer.labels.length < MOST_LABELS;
    bearer.labels.push(room ? { name, value, held } : MORE_LABELS);
  }

  #placeOf(array: boolean): Omit<Level, 'start' | 'array'> {
    const around = this.#levels.at(-1);
    if (around === undefined) {
      const bears = this.#top !== undefined && !this.#held;
      return { name: '', bearer: this.#top, bears, held: this.#held };
    }
    // What stands in a list is about what the list is about, and a label may be a list.
    const { name, bearer, held } = around;
    const label = this.#labelOf(around);
    if (held || label !== undefined || HOLDERS.has(name))
      return { name: array ? name : '', bearer, bears: false, held: held || label === undefined, label };
    if (array) return { name, bearer, bears: false, held: false };
    const top = this.#levels.length === 1 && this.#top === undefined;
    const own = top && REQUEST.has(name) ? undefined : { labels: [] };
    return { name: '', bearer: own, bears: own !== undefined, held: false };
  }
}
