/** Addresses that run what they name: `<javascript:...>` as an autolink, `data:text/html,...` for somebody to paste. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import type { Recognizer } from '../../engine/recognizer.ts';
import { MORE } from '../../sweep.ts';
import { startsWord } from '../../word-edges.ts';
import { addressEnd, LONGEST_ADDRESS, trimmedEnd } from './ending.ts';
import type { JudgeAt } from './judge-at.ts';

/** Schemes that mean nothing else in a text, and kinds of data with code in them. */
const BEGINNINGS = [
  ...[
    'javascript:',
    'vbscript:',
    'data:text/html',
    'data:text/xml',
    'data:text/javascript',
    'data:image/svg',
  ],
  ...[
    'data:application/xhtml',
    'data:application/xml',
    'data:application/javascript',
    'data:application/x-msdownload',
  ],
];
const LONGEST_BEGINNING = Math.max(...BEGINNINGS.map((one) => one.length));
/** Code calls, assigns or is spelled in escapes; a word behind the colon is a sentence. */
const CODE = /^[a-z]+:(?:[^\s]*[(=;`]|\/\/|void\b|%)/i;

/** The hit is all of the address. */
export function scriptAddress(judge: JudgeAt): Recognizer {
  return {
    type: 'UNSAFE_SCHEME',
    lookback: LONGEST_ADDRESS,
    context: 1,
    triggers: BEGINNINGS.map((literal) => ({ kind: 'prefix', literal, stands: 'begins' })),
    match: (input, start) => matchScript(input, start, judge),
  };
}

function matchScript(input: ScanInput, start: number, judge: JudgeAt): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!startsWord(text, start)) return undefined;
  const here = text.slice(start, start + LONGEST_BEGINNING).toLowerCase();
  const begun = BEGINNINGS.find((one) => here.startsWith(one));
  if (begun === undefined) return undefined;
  const limit = start + LONGEST_ADDRESS;
  const stop = addressEnd(text, start + begun.length, limit);
  if (stop === text.length && stop < limit && !final) return MORE;
  const end = trimmedEnd(text, start, stop);
  const address = text.slice(start, end);
  const linked = start > 0 && text[start - 1] === '<';
  return linked || begun.startsWith('data:') || CODE.test(address)
    ? judge(address, 'link', { start, end })
    : undefined;
}
