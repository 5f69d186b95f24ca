/** An example and near misses for every kind of token, put together from its form; no value here is of anybody. */
import type { TokenKind } from '../../../../src/detectors/secrets/kind.ts';
import { TOKEN_KINDS } from '../../../../src/detectors/secrets/kinds/index.ts';

/** A text, and what of it has to be found. */
export interface Example {
  readonly rule: string;
  readonly type: string;
  readonly text: string;
  readonly found: string;
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

interface Piece {
  readonly alphabet: string;
  readonly least: number;
  readonly most: number;
}

/** Text, and runs between. */
function piecesOf(form: string): (string | Piece)[] {
  return form
    .replaceAll('[uuid]', '[hex:8]-[hex:4]-[hex:4]-[hex:4]-[hex:12]')
    .split(/(\[[^\]]+\])/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const run = /^\[(\w+):(\d+)(?:-(\d+))?\]$/.exec(piece);
      if (run === null) return piece;
      return { alphabet: run[1]!, least: Number(run[2]), most: Number(run[3] ?? run[2]) };
    });
}

/** Forms that need more than characters. */
const WRITTEN: Readonly<Record<string, string>> = {
  'openai-key': `sk-proj-${generated('openai', 48)}`,
  'azure-sas-signature': `sig=${generated('sas', 43)}%3D`,
};

function tokenOf(kind: TokenKind, lengthOf: (piece: Piece, isLast: boolean) => number): string {
  const pieces = piecesOf(kind.form);
  return pieces
    .map((piece, place) => {
      if (typeof piece === 'string') return piece;
      return generated(`${kind.name} ${place}`, lengthOf(piece, place === pieces.length - 1), piece.alphabet);
    })
    .join('');
}

function placeholderOf(kind: TokenKind): string {
  return piecesOf(kind.form)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return (
        piece.alphabet === 'hex' || piece.alphabet === 'digit' ? '0' : piece.alphabet === 'upper' ? 'X' : 'x'
      ).repeat(piece.least);
    })
    .join('');
}

function introduced(kind: TokenKind, token: string): string {
  const name = kind.named[0];
  return name === undefined ? `see "${token}".` : `${name} api token: "${token}"`;
}

/** An example of a kind with its runs as short as they may be, and one with them as long. */
function examplesOf(kind: TokenKind): Example[] {
  const written = WRITTEN[kind.name];
  const tokens =
    written === undefined
      ? [tokenOf(kind, ({ least }) => least), tokenOf(kind, ({ most }) => most)]
      : [written];
  const misses = missesOf(kind, tokens[0]!);
  return [...new Set(tokens)].map((token) => ({
    rule: kind.name,
    type: kind.type,
    text: introduced(kind, token),
    found: token,
    misses,
  }));
}

function missesOf(kind: TokenKind, token: string): string[] {
  const pieces = piecesOf(kind.form);
  const first = pieces[0]!;
  const changed = [placeholderOf(kind)];
  if (typeof first === 'string' || first.least === first.most) changed.push(`x${token}`);
  if (typeof pieces.at(-1) === 'string') changed.push(`${token}x9`);
  else if (WRITTEN[kind.name] === undefined) {
    changed.push(tokenOf(kind, ({ least }, isLast) => (isLast ? least - 1 : least)));
    changed.push(tokenOf(kind, ({ most }, isLast) => (isLast ? most + 1 : most)));
  }
  const misses = changed.map((text) => introduced(kind, text));
  if (kind.named.length === 0) return misses;
  // Without its issuer, and with its issuer in another paragraph.
  return [...misses, `a token: "${token}"`, `${kind.named[0]} api token.\n\nThen "${token}"`];
}

/** Every kind has at least one. */
export const TOKEN_EXAMPLES: readonly Example[] = TOKEN_KINDS.flatMap(examplesOf);
