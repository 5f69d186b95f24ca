/** How much of some texts an address quotes: as it is, encoded, backwards, rotated, spread over labels and parameters. */
import type { Address } from '../links/address.ts';
import { partsOf } from '../links/payload.ts';
import { decodeLabel } from '../links/punycode.ts';
import { wholeUnescaped } from '../links/redirectors.ts';
import { Follower } from '../overlap/follower.ts';
import { letterOf, lettersOf, NO_LETTER, rotatedLetterOf } from '../overlap/letters.ts';
import { type Passages, Tail } from '../overlap/passages.ts';
import { decodings } from './decodings.ts';

/** Letters in a row that an address quotes. */
export interface Quoted {
  /** As they are written, escapes undone. */
  readonly plain: number;
  /** Where they are encoded, turned or rotated, which no address is by chance. */
  readonly disguised: number;
}

/** Measures what an address quotes. */
export function quotedIn(passages: Passages, address: Address): Quoted {
  const labels = [...userOf(address), ...labelsOf(address)];
  const values = [...labels, ...valuesOf(address.rest)];
  const plain = distinct([
    wholeUnescaped(address.rest.replaceAll('+', ' ')),
    values.join(' '),
    namesOf(address.rest).join(' '),
  ]);
  const encoded = [...labels, ...partsOf(address.rest), values.join(''), labels.join('')];
  const runs = [
    ...plain.map((text) => runsIn(passages, text, letterOf)),
    ...plain.map((text) => turned(runsIn(passages, text, rotatedLetterOf))),
    ...decodings(distinct(encoded)).map((text) => turned(runsIn(passages, text, letterOf))),
  ];
  return {
    plain: longest(runs.map((run) => run.plain)),
    disguised: longest(runs.map((run) => run.disguised)),
  };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}

/** Of a text that was encoded, both directions are a disguise. */
function turned({ plain, disguised }: Quoted): Quoted {
  return { plain: 0, disguised: Math.max(plain, disguised) };
}

/** True where the texts name all of the address themselves. */
export function isGiven(passages: Passages, written: string): boolean {
  const size = lettersOf(written).length;
  return size > 0 && runsIn(passages, written, letterOf).plain >= size;
}

/** Name and password of a user, which go to the host as well. */
function userOf({ authority }: Address): string[] {
  const end = authority.lastIndexOf('@');
  return end < 0 ? [] : authority.slice(0, end).split(':').map(wholeUnescaped);
}

/** Labels below the registered name, as people read them. */
function labelsOf({ host }: Address): string[] {
  if (host.startsWith('[')) return [];
  return host
    .split('.')
    .slice(0, -2)
    .map((label) => decodeLabel(label) ?? label);
}

/** Names of parameters. */
function namesOf(rest: string): string[] {
  return [...rest.matchAll(/[?&;#]([^=&;#]+)=/g)].map(([, name = '']) => wholeUnescaped(name));
}

/** Values of parameters, and segments of the path. */
function valuesOf(rest: string): string[] {
  return rest
    .split(/[/?&;#]/)
    .map((part) => wholeUnescaped(part.slice(part.indexOf('=') + 1).replaceAll('+', ' ')))
    .filter((part) => part !== '');
}

/** The longest runs of letters of a text that the passages hold, and hold backwards. */
function runsIn(passages: Passages, text: string, read: (unit: number) => number): Quoted {
  const tail = new Tail();
  const forwards = new Follower(passages, 1);
  const backwards = new Follower(passages, -1);
  let [plain, disguised] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const letter = read(text.charCodeAt(at));
    if (letter === NO_LETTER) continue;
    tail.push(letter);
    forwards.follow(letter, tail);
    backwards.follow(letter, tail);
    if (forwards.length > plain) plain = forwards.length;
    if (backwards.length > disguised) disguised = backwards.length;
  }
  return { plain, disguised };
}

function longest(lengths: readonly number[]): number {
  return Math.max(0, ...lengths);
}
