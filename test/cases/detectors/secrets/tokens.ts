/** An example and near misses for every kind of token, put together from its form; no value here is of anybody. */
import { EDGES, PINNED_KINDS, type Piece, type PinnedKind, piecesOf } from './forms.ts';

/** A text, and what of it has to be found. */
export interface Example {
  readonly rule: string;
  readonly type: string;
  readonly text: string;
  readonly found: string;
  readonly score?: number;
  /** Texts like it that hold nothing. */
  readonly misses: readonly string[];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const ALPHABETS: Readonly<Record<string, string>> = {
  digit: DIGITS,
  hex: `${DIGITS}abcdef`,
  lower: LETTERS + DIGITS,
  upper: LETTERS.toUpperCase() + DIGITS,
  alnum: LETTERS + LETTERS.toUpperCase() + DIGITS,
  name: LETTERS + LETTERS.toUpperCase() + DIGITS,
  base64: `${LETTERS + LETTERS.toUpperCase() + DIGITS}+/`,
  base64url: LETTERS + LETTERS.toUpperCase() + DIGITS,
  dotted: LETTERS + LETTERS.toUpperCase() + DIGITS,
  dotted64: LETTERS + LETTERS.toUpperCase() + DIGITS,
  escaped: LETTERS + LETTERS.toUpperCase() + DIGITS,
};

/** Numbers that are the same in each run, and look like none in particular. */
export function dice(seed: string): (below: number) => number {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** So many characters as a generator would give them; long ones have digits among letters. */
export function generated(seed: string, length: number, alphabet = 'alnum'): string {
  const throwDie = dice(seed);
  const from = ALPHABETS[alphabet];
  if (from === undefined) throw new Error(`no alphabet ${alphabet}`);
  for (;;) {
    const value = Array.from({ length }, () => from[throwDie(from.length)]).join('');
    if (alphabet === 'digit' || length < 12 || /\d.*\d.*[A-Za-z]/.test(value)) return value;
  }
}

/** Forms that need more than characters. */
const WRITTEN: Readonly<Record<string, string>> = {
  'openai-key': `sk-proj-${generated('openai', 48)}`,
  'azure-sas-signature': `sig=${generated('sas', 43)}%3D`,
};

function tokenOf(kind: PinnedKind, lengthOf: (piece: Piece, place: number) => number): string {
  return piecesOf(kind.form)
    .map((piece, place) => {
      if (typeof piece === 'string') return piece;
      return generated(`${kind.name} ${place}`, lengthOf(piece, place), piece.alphabet);
    })
    .join('');
}

function placeholderOf(kind: PinnedKind): string {
  return piecesOf(kind.form)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return (
        piece.alphabet === 'hex' || piece.alphabet === 'digit' ? '0' : piece.alphabet === 'upper' ? 'X' : 'x'
      ).repeat(piece.least);
    })
    .join('');
}

function introduced(kind: PinnedKind, token: string, name = kind.named[0]): string {
  return name === undefined ? `see "${token}".` : `${name} api token: "${token}"`;
}

/** A token with this in the middle of each run that is long enough. */
function holding(kind: PinnedKind, token: string, inside: (piece: Piece, place: number) => string): string {
  let at = 0;
  let out = '';
  for (const [place, piece] of piecesOf(kind.form).entries()) {
    const length = typeof piece === 'string' ? piece.length : piece.least;
    const run = token.slice(at, at + length);
    const put = typeof piece === 'string' ? '' : inside(piece, place);
    const middle = Math.floor((length - put.length) / 2);
    out += middle < 2 ? run : run.slice(0, middle) + put + run.slice(middle + put.length);
    at += length;
  }
  return out;
}

/** Its runs as short as they may be, as long, and with all that their alphabets have. */
function tokensOf(kind: PinnedKind): string[] {
  const written = WRITTEN[kind.name];
  if (written !== undefined) return [written];
  const short = tokenOf(kind, ({ least }) => least);
  const full = holding(kind, short, ({ alphabet }) => EDGES[alphabet]?.holds ?? '');
  return [...new Set([short, tokenOf(kind, ({ most }) => most), full])];
}

/** An example for each form that a token may have, and for each name of its issuer. */
function examplesOf(kind: PinnedKind): Example[] {
  const { name: rule, type, score } = kind;
  const tokens = tokensOf(kind);
  const misses = missesOf(kind, tokens[0]!);
  const others = kind.named.slice(1).map((name) => ({ found: tokens[0]!, name }));
  return [...tokens.map((found) => ({ found, name: kind.named[0] })), ...others].map(
    ({ found, name }, at) => ({
      ...{ rule, type, found, score, text: introduced(kind, found, name) },
      misses: at === 0 ? misses : [],
    }),
  );
}

function missesOf(kind: PinnedKind, token: string): string[] {
  const pieces = piecesOf(kind.form);
  const first = pieces[0]!;
  const changed = [placeholderOf(kind)];
  if (typeof first === 'string' || first.least === first.most) changed.push(`x${token}`);
  if (typeof pieces.at(-1) === 'string') changed.push(`${token}x9`);
  if (WRITTEN[kind.name] === undefined) changed.push(...otherLengths(kind), ...otherCharacters(kind, token));
  if (kind.digits) changed.push(withoutDigits(kind));
  const misses = changed.map((text) => introduced(kind, text));
  if (kind.named.length === 0) return misses;
  // Without its issuer, and with its issuer in another paragraph.
  return [...misses, `a token: "${token}"`, `${kind.named[0]} api token.\n\nThen "${token}"`];
}

/** With letters where its runs have digits. */
function withoutDigits(kind: PinnedKind): string {
  const lettered = ({ least, alphabet }: Piece) =>
    generated(kind.name, least, alphabet).replace(/\d/g, alphabet === 'upper' ? 'K' : 'k');
  return piecesOf(kind.form)
    .map((piece) => (typeof piece === 'string' ? piece : lettered(piece)))
    .join('');
}

/** The places of the runs of a form. */
function runsOf(kind: PinnedKind): number[] {
  return [...piecesOf(kind.form).entries()].flatMap(([place, piece]) =>
    typeof piece === 'string' ? [] : [place],
  );
}

/** With one run a character shorter than it may be, and a character longer. */
function otherLengths(kind: PinnedKind): string[] {
  return runsOf(kind).flatMap((run) => [
    tokenOf(kind, ({ least }, place) => (place === run ? least - 1 : least)),
    tokenOf(kind, ({ least, most }, place) => (place === run ? most + 1 : least)),
  ]);
}

/** With a character in one run that is not of its alphabet. */
function otherCharacters(kind: PinnedKind, token: string): string[] {
  return runsOf(kind)
    .map((run) =>
      holding(kind, token, ({ alphabet }, place) => (place === run ? (EDGES[alphabet]?.lacks ?? '') : '')),
    )
    .filter((other) => other !== token);
}

/** Every kind has at least one. */
export const TOKEN_EXAMPLES: readonly Example[] = PINNED_KINDS.flatMap(examplesOf);
