/** Private keys in PuTTY's format, from the first line to the code that proves them. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';

const BEGIN = 'PuTTY-User-Key-File-';
const LONGEST = 8192;
const END = /Private-MAC:[ \t]*[0-9a-f]{40,64}(?![0-9a-f])/i;

export const puttyKey: Rule = {
  name: 'putty-private-key',
  type: 'PRIVATE_KEY',
  finds: 'private keys in PuTTY format, versions 2 and 3, from the first line to the MAC',
  source: 'PuTTY user manual, appendix C: PPK file format',
  lookback: LONGEST + 2,
  context: 1,
  triggers: [{ kind: 'prefix', literal: BEGIN.toLowerCase() }],
  match,
};

/** Matches the key whose first line starts here. */
function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (start > 0 && isWord(text.charCodeAt(start - 1))) return undefined;
  const whole = text.slice(start, start + LONGEST);
  const isOpen = whole.length < LONGEST && !final;
  const begun = whole.slice(0, BEGIN.length + 2);
  if (!/^PuTTY-User-Key-File-([23](:|$)|$)/.test(begun))
    return isOpen && BEGIN.startsWith(begun) ? MORE : undefined;
  const end = END.exec(whole);
  const length = end === null ? whole.length : end.index + end[0].length;
  if (length === whole.length && isOpen) return MORE;
  return end === null ? undefined : { type: 'PRIVATE_KEY', start, end: start + length, score: 0.99 };
}
