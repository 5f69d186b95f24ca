/** Reads classes and escapes of regular expressions. */
import { type CharacterSet, classLeaf, type Flags, type Range } from './symbol.ts';
import type { Leaf } from './syntax.ts';

/** What was read at a place: a leaf, one character still to be folded, or why it cannot be read. */
export type Read =
  | { readonly kind: 'leaf'; readonly leaf: Leaf; readonly end: number }
  | { readonly kind: 'character'; readonly point: number; readonly end: number }
  | { readonly kind: 'refused'; readonly message: string };

/** One member of a class. */
type Member =
  | { readonly kind: 'point'; readonly point: number; readonly end: number }
  | { readonly kind: 'named'; readonly named: string; readonly end: number }
  | { readonly kind: 'refused'; readonly message: string };

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
]);

/** Reads `\d`, `\x41`, `\.`, `\p{Greek}` and the like, outside of brackets. */
export function escapeAt(source: string, at: number, flags: Flags): Read {
  const member = escaped(source, at);
  if (member.kind === 'refused') return member;
  if (member.kind === 'point') return { kind: 'character', point: member.point, end: member.end };
  const set: CharacterSet = { ranges: [], named: [member.named], isNegated: false };
  return { kind: 'leaf', leaf: classLeaf(set, flags), end: member.end };
}

/** Reads a class in brackets. */
export function classAt(source: string, start: number, flags: Flags): Read {
  const ranges: Range[] = [];
  const named: string[] = [];
  const isNegated = source[start + 1] === '^';
  const first = start + (isNegated ? 2 : 1);
  let at = first;
  while (at === first || source[at] !== ']') {
    const part = partAt(source, at);
    if (part.kind === 'refused') return part;
    if (part.kind === 'named') named.push(part.named);
    else ranges.push(part);
    at = part.end;
  }
  return { kind: 'leaf', leaf: classLeaf({ ranges, named, isNegated }, flags), end: at + 1 };
}

type Refused = Extract<Member, { kind: 'refused' }>;

/** One member, or a range of two. */
function partAt(source: string, at: number): RangeRead | Exclude<Member, { kind: 'point' }> {
  const member = memberAt(source, at);
  return member.kind === 'point' ? rangeFrom(source, member) : member;
}

interface RangeRead extends Range {
  readonly kind: 'range';
  readonly end: number;
}

/** The range that a member begins; that of itself when none follows. */
function rangeFrom(source: string, { point, end }: Extract<Member, { kind: 'point' }>): RangeRead | Refused {
  if (source[end] !== '-' || source[end + 1] === ']') return { kind: 'range', from: point, to: point, end };
  const last = memberAt(source, end + 1);
  if (last.kind === 'refused') return last;
  if (last.kind === 'named' || last.point < point)
    return refused('a range in brackets ends before it begins; write the smaller character first, or \\-');
  return { kind: 'range', from: point, to: last.point, end: last.end };
}

function memberAt(source: string, at: number): Member {
  if (at >= source.length) return refused('a class is not closed; add "]", or write \\[ for the character');
  const posix = /^\[:\^?[a-z]+:\]/.exec(source.slice(at, at + 20));
  if (posix !== null) return { kind: 'named', named: posix[0], end: at + posix[0].length };
  if (source[at] === '\\') return escaped(source, at);
  const point = source.codePointAt(at) ?? 0;
  return { kind: 'point', point, end: at + String.fromCodePoint(point).length };
}

function escaped(source: string, at: number): Member {
  const rest = source.slice(at + 1, at + 60);
  const letter = rest[0] ?? '';
  const control = CONTROLS.get(letter);
  if (control !== undefined) return { kind: 'point', point: control, end: at + 2 };
  if (/[dDwWsS]/.test(letter)) return { kind: 'named', named: `\\${letter}`, end: at + 2 };
  if (/[pP]/.test(letter)) return property(rest, at);
  if (/[xu]/.test(letter)) return numbered(rest, at);
  if (/[1-9k]/.test(letter))
    return refused('a reference to an earlier group cannot run in linear time; write out what it repeats');
  if (letter === '' || /[0-9A-Za-z]/.test(letter))
    return refused(
      `"\\${letter}" has no meaning here; write ${letter === '' ? '\\\\' : letter} for the character`,
    );
  const point = rest.codePointAt(0) ?? 0;
  return { kind: 'point', point, end: at + 1 + String.fromCodePoint(point).length };
}

function property(rest: string, at: number): Member {
  const name = /^[pP](?:[A-Z]|\{\^?\w+\})/.exec(rest)?.[0];
  return name === undefined
    ? refused('a set of Unicode is not named; write \\p{Greek} or \\pL')
    : { kind: 'named', named: `\\${name}`, end: at + 1 + name.length };
}

function numbered(rest: string, at: number): Member {
  const [all = '', short, long] =
    /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|[xu]\{([0-9a-fA-F]{1,6})\})/.exec(rest) ?? [];
  const digits = short ?? long ?? /[0-9a-fA-F]+(?=\}$)/.exec(all)?.[0];
  const point = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
  if (!(point <= 0x10ffff)) return refused('a character is not numbered; write \\x41, \\u0041 or \\x{1f600}');
  return point >= 0xd800 && point <= 0xdfff
    ? refused('half of a character never stands alone; write the whole one, as in \\x{1f600}')
    : { kind: 'point', point, end: at + 1 + all.length };
}

function refused(message: string): Refused {
  return { kind: 'refused', message };
}
