/** Every kind of token as forms.tsv has it, so that a form that changes by accident does not change its examples too. */
import { readFileSync } from 'node:fs';

/** One line of the file. */
export interface PinnedKind {
  readonly name: string;
  readonly type: string;
  readonly score: number;
  readonly form: string;
  readonly named: readonly string[];
  /** True where a token without a digit is none. */
  readonly digits: boolean;
}

function kindOf(line: string): PinnedKind {
  const [name = '', type = '', score, form = '', named = '', digits = ''] = line.split('\t');
  const words = named.split(', ').filter((word) => word !== '');
  return { name, type, score: Number(score), form, named: words, digits: digits === 'digits' };
}

export const PINNED_KINDS: readonly PinnedKind[] = readFileSync(new URL('forms.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map(kindOf);

/** A stretch of one alphabet. */
export interface Piece {
  readonly alphabet: string;
  readonly least: number;
  readonly most: number;
}

/** Text, and runs between. */
export function piecesOf(form: string): (string | Piece)[] {
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

/** By alphabet: what it has beside what every token is made of, and what is the least that it has not. */
export const EDGES: Readonly<Record<string, { readonly holds: string; readonly lacks: string }>> = {
  digit: { holds: '', lacks: 'a' },
  hex: { holds: 'AF', lacks: 'g' },
  lower: { holds: 'z', lacks: 'Q' },
  upper: { holds: 'Z', lacks: 'q' },
  alnum: { holds: 'zZ', lacks: '-' },
  name: { holds: '-_', lacks: '.' },
  base64: { holds: '+/', lacks: '-' },
  base64url: { holds: '-_', lacks: '+' },
  dotted: { holds: '-._~', lacks: '+' },
  dotted64: { holds: '%+/=-_.', lacks: '~' },
  escaped: { holds: '%+/=-_', lacks: '.' },
};
