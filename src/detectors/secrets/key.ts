/** Matches keys that announce themselves by their beginning. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric, isDigit, isHex, isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { isRandom, type KeyKind } from './kinds.ts';

const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const ALPHABETS: Readonly<Record<KeyKind['alphabet'], (unit: number) => boolean>> = {
  alphanumeric: isAlphanumeric,
  upper: (unit) => isDigit(unit) || (unit >= 0x41 && unit <= 0x5a),
  hex: isHex,
  name: (unit) => isWord(unit) || unit === DASH,
  url: (unit) => isWord(unit) || unit === DASH || unit === DOT || unit === SLASH,
};

/** The rule for one kind of key. */
export function keyRule(kind: KeyKind): Rule {
  return {
    name: kind.name,
    type: kind.type,
    finds: kind.finds,
    source: kind.source,
    lookback: kind.prefix.length + kind.longest + 2,
    context: 1,
    triggers: [{ kind: 'prefix', literal: kind.prefix.toLowerCase() }],
    match: (input, start) => matchKey(kind, input, start),
  };
}

/** Matches a key of this kind that starts here. */
function matchKey(kind: KeyKind, input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (start > 0 && isAlphanumeric(text.charCodeAt(start - 1))) return undefined;
  const { prefix } = kind;
  if (text.length - start <= prefix.length) {
    return !final && prefix.startsWith(text.slice(start)) ? MORE : undefined;
  }
  if (!text.startsWith(prefix, start)) return undefined;
  const from = start + prefix.length;
  const end = bodyEnd(text, from, kind);
  if (end === text.length && !final && end - from <= kind.longest) return MORE;
  return settle(text, start, { kind, from, end });
}

/** The end of the body; one more than the longest when it goes on. */
function bodyEnd(text: string, from: number, kind: KeyKind): number {
  const belongs = ALPHABETS[kind.alphabet];
  const limit = Math.min(text.length, from + kind.longest + 1);
  let at = from;
  while (at < limit && belongs(text.charCodeAt(at))) at++;
  return at;
}

interface Body {
  readonly kind: KeyKind;
  readonly from: number;
  readonly end: number;
}

function settle(text: string, start: number, { kind, from, end }: Body): Hit | undefined {
  if (end - from > kind.longest) return undefined;
  const last = trimmedEnd(text, from, end);
  const body = text.slice(from, last);
  if (body.length < kind.shortest || (last < text.length && isWord(text.charCodeAt(last)))) return undefined;
  if (!isRandom(body) || !(kind.accepts?.(body) ?? true)) return undefined;
  return { type: kind.type, start, end: last, score: 0.99 };
}

/** A full stop or slash at the end belongs to the sentence. */
function trimmedEnd(text: string, from: number, end: number): number {
  let last = end;
  while (last > from && (text.charCodeAt(last - 1) === DOT || text.charCodeAt(last - 1) === SLASH)) last--;
  return last;
}
