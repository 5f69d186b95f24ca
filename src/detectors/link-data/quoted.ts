/** How much of some texts an address quotes: as it is, encoded, backwards, rotated, spread over labels and parameters. */
import type { Address } from '../links/address.ts';
import { fromBase64, fromHex, partsOf } from '../links/payload.ts';
import { wholeUnescaped } from '../links/redirectors.ts';
import { Follower } from '../overlap/follower.ts';
import { letterOf, lettersOf, NO_LETTER, rotatedLetterOf } from '../overlap/letters.ts';
import { type Passages, Tail } from '../overlap/passages.ts';

/** Letters in a row that an address quotes. */
export interface Quoted {
  /** As they are written, escapes undone. */
  readonly plain: number;
  /** Where they are encoded, turned or rotated, which no address is by chance. */
  readonly disguised: number;
}

/** Measures what an address quotes. */
export function quotedIn(passages: Passages, address: Address): Quoted {
  const parts = [...labelsOf(address), ...partsOf(address.rest)];
  const values = [...labelsOf(address), ...valuesOf(address.rest)];
  const plain = [wholeUnescaped(address.rest.replaceAll('+', ' ')), parts.join(' '), values.join(' ')];
  return {
    plain: longest(plain.map((text) => quoteLength(passages, text, letterOf))),
    disguised: longest([
      ...decodings([...parts, values.join(''), labelsOf(address).join('')]).map((text) =>
        quoteLength(passages, text, letterOf),
      ),
      ...plain.map((text) => quoteLength(passages, text, rotatedLetterOf)),
      ...plain.map((text) => quoteLength(passages, [...text].toReversed().join(''), letterOf)),
    ]),
  };
}

/** True where the texts name all of the address themselves. */
export function isGiven(passages: Passages, written: string): boolean {
  const size = lettersOf(written).length;
  return size > 0 && quoteLength(passages, written, letterOf) >= size;
}

/** Labels below the registered name. */
function labelsOf({ host }: Address): string[] {
  return host.startsWith('[') ? [] : host.split('.').slice(0, -2);
}

/** Values of parameters, and segments of the path. */
function valuesOf(rest: string): string[] {
  return rest
    .split(/[/?&;#]/)
    .map((part) => wholeUnescaped(part.slice(part.indexOf('=') + 1).replaceAll('+', ' ')))
    .filter((part) => part !== '');
}

/** What texts in Base64 or hexadecimal digits say, in UTF-8. */
function decodings(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => [fromHex(text), fromBase64(text), fromBase64(text.replaceAll(' ', '+'))])
    .filter((bytes) => bytes !== '')
    .map(fromUtf8);
}

/** Bytes as text, where they are UTF-8; else as Latin-1. */
function fromUtf8(bytes: string): string {
  const escaped = [...bytes].map((byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return bytes;
  }
}

/** The longest run of letters of a text that the passages hold. */
function quoteLength(passages: Passages, text: string, read: (unit: number) => number): number {
  const tail = new Tail();
  const follower = new Follower(passages, 1);
  let most = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = read(text.charCodeAt(at));
    if (letter === NO_LETTER) continue;
    tail.push(letter);
    follower.follow(letter, tail);
    if (follower.length > most) most = follower.length;
  }
  return most;
}

function longest(lengths: readonly number[]): number {
  return Math.max(0, ...lengths);
}
