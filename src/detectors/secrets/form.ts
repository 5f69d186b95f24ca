/** Forms: how a token is written, as a notation that reads like the token: `SG.[name:22].[name:43]`. */
import { isAlphanumeric, isDigit, isHex, isWord } from '../characters.ts';
import { MORE } from '../sweep.ts';

const DASH = 0x2d;
const POINT = 0x2e;
/** What base64 has beside letters and digits, and what it becomes in an address. */
const ESCAPED = '%+/=-_';

/** The characters that a run may be made of, by the name they have in the notation. */
const ALPHABETS = {
  digit: isDigit,
  hex: isHex,
  lower: (unit: number) => isDigit(unit) || (unit >= 0x61 && unit <= 0x7a),
  upper: (unit: number) => isDigit(unit) || (unit >= 0x41 && unit <= 0x5a),
  alnum: isAlphanumeric,
  name: (unit: number) => isWord(unit) || unit === DASH,
  base64: (unit: number) => isAlphanumeric(unit) || unit === 0x2b || unit === 0x2f,
  base64url: (unit: number) => isWord(unit) || unit === DASH || unit === 0x3d,
  dotted: (unit: number) => isWord(unit) || unit === DASH || unit === 0x2e || unit === 0x7e,
  dotted64: (unit: number) => isWord(unit) || ESCAPED.includes(String.fromCharCode(unit)) || unit === 0x2e,
  escaped: (unit: number) => isAlphanumeric(unit) || ESCAPED.includes(String.fromCharCode(unit)),
} as const;

/** The same as tables: 1 for an ASCII unit that belongs. bench: detectors */
const TABLES = new Map<AlphabetName, Uint8Array>();
for (const name of Object.keys(ALPHABETS)) if (isAlphabet(name)) TABLES.set(name, tableOf(ALPHABETS[name]));

/** A table of the ASCII units that belong. */
export function tableOf(belongs: (unit: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 0x80 }, (_, unit) => (belongs(unit) ? 1 : 0));
}

/** The units of an alphabet. */
export function unitsOf(alphabet: AlphabetName): Uint8Array {
  return TABLES.get(alphabet) ?? new Uint8Array(0);
}

/** The name of an alphabet. */
export type AlphabetName = keyof typeof ALPHABETS;

/** Fixed text, or between `least` and `most` characters of an alphabet, as many as there are. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'run'; readonly alphabet: AlphabetName; readonly least: number; readonly most: number };

/** A notation that was read. */
export interface Form {
  readonly parts: readonly Part[];
  /** The most characters that it takes. */
  readonly longest: number;
}

const PIECE = /\[([a-z0-9]+):(\d+)(?:-(\d+))?\]|\[uuid\]|[^[]+/y;
const UUID = '[hex:8]-[hex:4]-[hex:4]-[hex:4]-[hex:12]';

/** Reads a notation; throws when it is wrong, which is a bug. */
export function formOf(notation: string): Form {
  const parts: Part[] = [];
  const whole = notation.replaceAll('[uuid]', UUID);
  for (let at = 0; at < whole.length; ) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(whole);
    if (piece === null) throw new Error(`the form ${notation} cannot be read at ${at}`);
    parts.push(partOf(piece));
    at = PIECE.lastIndex;
  }
  return { parts, longest: parts.reduce((sum, part) => sum + longestOf(part), 0) };
}

function partOf(piece: RegExpExecArray): Part {
  const [text, alphabet, least, most] = piece;
  if (alphabet === undefined) return { kind: 'text', text };
  if (!isAlphabet(alphabet)) throw new Error(`there is no alphabet ${alphabet}`);
  return { kind: 'run', alphabet, least: Number(least), most: Number(most ?? least) };
}

function isAlphabet(name: string): name is AlphabetName {
  return Object.hasOwn(ALPHABETS, name);
}

function longestOf(part: Part): number {
  return part.kind === 'text' ? part.text.length : part.most;
}

/** Does a unit belong to an alphabet? */
export function belongsTo(alphabet: AlphabetName, unit: number): boolean {
  return unitsOf(alphabet)[unit] === 1;
}

/** What is matched: a text, and whether it goes on. */
export interface Matched {
  readonly text: string;
  readonly final: boolean;
}

/**
 * The end of what is written in this form from an offset on and stands for itself: no word goes on before or behind it.
 * A run that is longer than it may be is none, but one of a known length ends where the next part begins.
 */
export function matchForm({ parts }: Form, input: Matched, start: number): number | undefined | typeof MORE {
  const { text } = input;
  const first = parts[0];
  if (start > 0 && first !== undefined && joinsBefore(first, text.charCodeAt(start - 1))) return undefined;
  let at = start;
  for (const [place, part] of parts.entries()) {
    const isExact = part.kind === 'run' && part.least === part.most && place < parts.length - 1;
    const end =
      part.kind === 'text' ? textEnd(part.text, input, at) : runEnd(part, input, { from: at, isExact });
    if (end === undefined || end === MORE) return end;
    at = end;
  }
  return settled(input, at);
}

function joinsBefore(first: Part, unit: number): boolean {
  return isAlphanumeric(unit) || (first.kind === 'run' && belongsTo(first.alphabet, unit));
}

function textEnd(wanted: string, { text, final }: Matched, at: number): number | undefined | typeof MORE {
  if (text.startsWith(wanted, at)) return at + wanted.length;
  const isOpen = !final && text.length - at < wanted.length && wanted.startsWith(text.slice(at));
  return isOpen ? MORE : undefined;
}

function runEnd(
  { alphabet, least, most }: Extract<Part, { kind: 'run' }>,
  { text, final }: Matched,
  { from, isExact }: { readonly from: number; readonly isExact: boolean },
): number | undefined | typeof MORE {
  const units = unitsOf(alphabet);
  const limit = Math.min(text.length, from + (isExact ? most : most + 1));
  let at = from;
  while (at < limit && units[text.charCodeAt(at)] === 1) at++;
  // Of a run that may hold points the last one ends a sentence, unless more of it follows.
  const point = !isExact && at - from > least && text.charCodeAt(at - 1) === POINT ? 1 : 0;
  if (at === text.length && !final && mayGoOn(at - from - point, most, isExact)) return MORE;
  if (units[text.charCodeAt(at)] !== 1) at -= point;
  return at - from < least || at - from > most ? undefined : at;
}

function mayGoOn(length: number, most: number, isExact: boolean): boolean {
  return isExact ? length < most : length <= most;
}

/** No word goes on after it. */
function settled({ text, final }: Matched, end: number): number | undefined | typeof MORE {
  if (end === text.length) return final ? end : MORE;
  return isWord(text.charCodeAt(end)) ? undefined : end;
}
