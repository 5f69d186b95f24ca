/** Fuzz target: the codings that a message names. Each line of an input is one header. */
import assert from 'node:assert/strict';
import { CODINGS } from '../../../src/core/ports.ts';
import { codingsOf } from '../../../src/screen/codings.ts';
import type { Target } from '../framework/target.ts';
import { linesOf } from '../support/lines.ts';

export const contentEncoding: Target = {
  name: 'content-encoding',
  holds: 'Codings are read whole or refused; no coding means that no header names one.',
  tokens: [
    ...CODINGS,
    'identity',
    'x-gzip',
    'compress',
    ',',
    ', ',
    ' ',
    '\t',
    '\n',
    'GZIP',
    '*',
    'gzip;q=1',
    '\u00a0',
  ],
  longest: 65_536,
  run: (input) => {
    const headers = linesOf(input).map((value) => ({ name: 'content-encoding', value }));
    const read = codingsOf(headers);
    if (!read.ok) return `refused: ${read.fault.message}`;
    const named = headers.map(({ value }) =>
      value.toLowerCase().replaceAll(/[ \t]/g, '').replace('x-gzip', 'gzip'),
    );
    const whole = named.join(',').replace(/^identity$/, '');
    assert.equal(whole.replaceAll('x-gzip', 'gzip'), read.value.join(','), 'a coding was lost or made up');
    return `read ${read.value.length}`;
  },
};
