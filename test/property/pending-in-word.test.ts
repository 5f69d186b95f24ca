/** What a rule leaves open within a word has no blank in it: the search does not ask it where the whole word is open. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rule } from '../../src/detectors/engine/rule.ts';
import { PII_RULES } from '../../src/detectors/pii/rules.ts';
import { SECRET_RULES } from '../../src/detectors/secrets/rules.ts';
import { fc } from './fast-check.ts';

const RULES: readonly Rule[] = [...PII_RULES, ...SECRET_RULES].filter(
  ({ pendingInWord }) => pendingInWord === true,
);
const unit = fc.constantFrom(
  ...['a', 'e', 'F', 'K', 'o', '0', '3', '8', 'é', '密'],
  ...' \t\n\r\u000b.:,;-_=@/+\'"`~',
);
const piece = fc.constantFrom(
  'password=',
  ':APA91b',
  '.atlasv1.',
  '8Q~',
  '-us',
  'o\u0027',
  'fe80::',
  'user:',
);
const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: unit }, piece), { minLength: 1, maxLength: 60 })
  .map((parts) => parts.join(''));

function lastWord(written: string): number {
  return written.length - (/[^ \t\r\n]*$/.exec(written)?.[0].length ?? 0);
}

describe('what rules leave open within a word', () => {
  it('begins no earlier than the last word does', () => {
    assert.ok(RULES.length >= 18, `only ${RULES.length} rules say so`);
    let open = 0;
    fc.assert(
      fc.property(text, fc.nat(20), (written, skipped) => {
        const from = Math.min(skipped, written.length);
        for (const { name, pending } of RULES) {
          const begin = pending?.(written, from) ?? written.length;
          if (begin < written.length) open++;
          assert.ok(begin >= Math.min(lastWord(written), written.length), `${name} leaves ${begin} open`);
        }
      }),
      { numRuns: 3000 },
    );
    assert.ok(open > 3000, `only ${open} ends of texts were left open`);
  });
});
