/** Fuzz target: text that stands encoded in a string. */
import assert from 'node:assert/strict';
import { type EncodedText, encodedText } from '../../../src/dialects/encoded-text.ts';
import type { Target } from '../framework/target.ts';

/** What the gate looks at before it decides. */
const BEGINNING = 128;

export const encodedTextTarget: Target = {
  name: 'encoded-text',
  holds:
    'Encoded text reads alike in any pieces; where all of it is text, it is what a strict decoder reads.',
  tokens: [
    ...['data:', 'data:,', 'data:image/svg+xml;base64,', 'data:text/plain;charset=utf-7,', ';base64', ','],
    ...['PHN2Zz4=', 'SWdub3Jl', '4pyT', 'w6Q', '=', '==', '-_', '+/', '/w==', 'gICA', 'JVBERi0x'],
    ...['%69', '%e2%9c%93', '%', '%4', '%zz', 'words ', '\r\n', 'iVBORw0KGgo='],
  ],
  longest: 16_384,
  run: (input, random) => {
    const string = Buffer.from(input).toString('latin1');
    const make = (): EncodedText | undefined => encodedText(string.slice(0, BEGINNING));
    const whole = make();
    if (whole === undefined) return 'plain';
    const text = whole.push(string, true);
    const pieces = make();
    let joined = '';
    for (let at = 0; at < string.length; ) {
      const to = Math.min(string.length, at + 1 + random(40));
      joined += pieces?.push(string.slice(at, to), to === string.length) ?? '';
      at = to;
    }
    if (string !== '') assert.deepEqual([joined, pieces?.readable], [text, whole.readable]);
    const base64 = /^[A-Za-z0-9+/]{4,}={0,2}$/.test(string) && string.length % 4 === 0;
    const bytes = Buffer.from(string, 'base64');
    if (base64 && whole.readable) assert.equal(text, new TextDecoder().decode(bytes));
    return `${text === '' ? 'nothing' : 'text'}; ${whole.readable ? 'whole' : 'in part'}`;
  },
};
