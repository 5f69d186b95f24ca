/** Tokens: what bytes they may hold, wherever in a group of digits a byte stands. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BETWEEN_TOKENS } from '../../../src/detectors/views/decoder.ts';
import { Spellings } from '../../../src/detectors/views/spellings.ts';

/** How a token is spelled. */
const SPELLINGS: readonly (readonly [string, (bytes: Buffer) => string])[] = [
  ['base64', (bytes) => bytes.toString('base64')],
  ['hex', (bytes) => bytes.toString('hex')],
  ['pairs', (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':')],
];

/** What the first token of a text says, given in pieces. */
function firstToken(pieces: readonly string[]): string | undefined {
  const spellings = new Spellings();
  let [said, at] = ['', 0];
  for (const [index, piece] of pieces.entries()) {
    const { decoded } = spellings.push(piece, at, index === pieces.length - 1);
    said += decoded[0]?.text ?? '';
    at += piece.length;
  }
  return said.split(BETWEEN_TOKENS)[1];
}

/** ASCII that is no control character is text, and so are blanks; NUL is passed over; all else ends what can be read. */
function expected(before: string, byte: number, after: string): string {
  const printed = (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);
  if (printed) return before + String.fromCharCode(byte) + after;
  return byte === 0 ? before + after : before;
}

describe('a token', () => {
  for (const [name, spell] of SPELLINGS) {
    it(`in ${name} holds text alone, whole or in pieces`, () => {
      for (const before of ['so it is plain text', 'so it is plain text.', 'so it is a plain text'])
        for (let byte = 0; byte < 0x100; byte++) {
          if (byte === 0x25 || byte === 0x26 || byte === 0x5c) continue; // begin escapes
          const bytes = Buffer.concat([Buffer.from(before), Buffer.of(byte), Buffer.from(' and more')]);
          const token = spell(bytes);
          const told = expected(before, byte, ' and more');
          assert.equal(firstToken([token]), told, `${byte}`);
          assert.equal(firstToken([token.slice(0, 33), token.slice(33), '']), told, `${byte} in pieces`);
        }
    });
  }
});
