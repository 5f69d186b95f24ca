/** The texts that the encoder learns from: rows of all tasks, and some made from them. */
import { EVASIONS, LEARNED, UNREAD } from '../evasions/index.ts';
import { everydaySentences } from '../everyday.ts';
import { type Row, readRows } from '../rows.ts';
import { oneOf, randomOf, shuffled } from '../shuffled.ts';
import { composedTexts } from './composed.ts';
import { HARMLESS } from './ours.ts';
import { LEFT_OUT, type Marker, markerOf } from './sources.ts';

/** A text, whose it is and what it is; a label that nobody knows is missing. */
export interface Labelled {
  readonly text: string;
  readonly marker: Marker;
  /** The task whose rows it is from. */
  readonly task: string;
  readonly kind: string;
  /** Of its parts. */
  readonly sources: readonly string[];
  readonly labels: Readonly<Record<string, number>>;
  readonly weight: number;
  /** True for one that says the same when nobody knows whose it is. */
  readonly anyones?: boolean;
}

const TASKS = ['injection', 'harmful_request', 'toxicity'] as const;
/** Rows of a source and label of toxicity at most: there are many of them, and they are alike. */
const MOST_OF_TOXICITY = 1500;
/** A source with more rows counts less than their number. */
const EVEN = 200;
const EVENNESS = 0.3;
/** One row of so many in a disguise, one attack of so many as the text of somebody else. */
const DISGUISED = 6;
const MOVED = 5;
/** Rows of other tasks. */
const GUESTS = { pii: 8, secrets: 8 } as const;

/** All of them; the same for the same data and seed. */
export function trainingTexts(data: string, seed: number): Labelled[] {
  const own = TASKS.flatMap((task) =>
    balanced(capped(readRows(data, task, 'train'), task)).map(([row, weight]) => labelled(row, task, weight)),
  );
  const random = randomOf(seed);
  const always = own.filter(({ sources }) => !sources.some((source) => LEFT_OUT.includes(source)));
  // Once of those that are never left out alone: with all, few of the composed texts are without the others.
  const composed = [...composedTexts(always, random), ...composedTexts(own, random)];
  const made = [...composed, ...moved(own), ...disguised(own, random)];
  return [...own, ...guests(data), ...languages(), ...made].map((one) => ({ anyones: true, ...one }));
}

/** What a row of a task says of all labels. */
export function labelled(row: Row, task: string, weight: number): Labelled {
  const { text, source, kind } = row;
  return {
    ...{ text, task, kind, weight, marker: markerOf(row), sources: [source] },
    labels: LABELS_OF[task]?.(row) ?? HARMLESS,
  };
}

const yes = (is: boolean) => (is ? 1 : 0);

const LABELS_OF: Readonly<Record<string, (row: Row) => Readonly<Record<string, number>>>> = {
  injection: ({ positive, kind }) =>
    positive
      ? { injection: 1, jailbreak: yes(kind === 'jailbreak'), indirect: yes(kind === 'indirect') }
      : HARMLESS,
  harmful_request: ({ positive }) => (positive ? { injection: 0, harmful_request: 1 } : HARMLESS),
  toxicity: ({ positive, kind }) =>
    positive
      ? {
          ...{ injection: 0, toxicity: 1, hate: yes(kind === 'hate') },
          implicit_hate: yes(kind === 'implicit-hate'),
          harmful_compliance: yes(kind === 'harmful-compliance'),
        }
      : { injection: 0, toxicity: 0, hate: 0, implicit_hate: 0, harmful_compliance: 0 },
};

function capped(rows: readonly Row[], task: string): readonly Row[] {
  if (task !== 'toxicity') return rows;
  const taken = new Map<string, number>();
  return Array.from(shuffled(rows.length, 1), (index) => rows[index]).filter((row): row is Row => {
    if (row === undefined) return false;
    const key = `${row.source} ${row.positive}`;
    taken.set(key, (taken.get(key) ?? 0) + 1);
    return (taken.get(key) ?? 0) <= MOST_OF_TOXICITY;
  });
}

function balanced(rows: readonly Row[]): (readonly [Row, number])[] {
  const key = ({ source, positive }: Row) => `${source} ${positive}`;
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(key(row), (sizes.get(key(row)) ?? 0) + 1);
  return rows.map((row) => [row, (EVEN / (sizes.get(key(row)) ?? EVEN)) ** EVENNESS] as const);
}

function guests(data: string): Labelled[] {
  return Object.entries(GUESTS).flatMap(([task, every]) =>
    readRows(data, task, 'train')
      .filter((_, index) => index % every === 0)
      .map((row) => ({ ...labelled({ ...row, positive: false }, task, 0.5), labels: HARMLESS })),
  );
}

/** Sentences of many languages. */
function languages(): Labelled[] {
  return everydaySentences().map(({ text, lang }) => ({
    ...{ text, marker: 'user', task: 'languages', kind: 'everyday', weight: 0.5 },
    ...{ sources: [`languages: ${lang}`], labels: HARMLESS },
  }));
}

/** Attacks that are attacks wherever they stand, as the text of a tool or of a document. */
function moved(own: readonly Labelled[]): Labelled[] {
  const attacks = own.filter(
    ({ marker, kind, labels }) => labels['injection'] === 1 && marker === 'user' && kind !== 'encoded',
  );
  return attacks
    .filter((_, index) => index % MOVED === 0)
    .map((row, index) => ({
      ...row,
      marker: index % 2 === 0 ? 'tool' : 'retrieved',
      weight: row.weight / 2,
    }));
}

/** Some rows, of all labels, disguised; attacks only where the disguise is read as it stands. */
function disguised(own: readonly Labelled[], random: () => number): Labelled[] {
  return own
    .filter(({ task }) => task !== 'toxicity')
    .filter((_, index) => index % DISGUISED === 0)
    .map((row) => {
      const names = Object.values(row.labels).includes(1) ? LEARNED : [...LEARNED, ...UNREAD];
      const evasion = EVASIONS[oneOf(names, random)];
      const text = evasion?.(row.text, random) ?? row.text;
      return { ...row, text, weight: row.weight / 2 };
    });
}
