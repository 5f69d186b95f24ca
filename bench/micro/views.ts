/** Measures what folding and views cost for whole texts, beside a plain loop over them and beside all detectors. `node bench/micro/views.ts` */
import { ScannerSet } from '../../src/detectors/engine/scanner-set.ts';
import { Folding } from '../../src/detectors/fold/folding.ts';
import { DETECTORS } from '../../src/detectors/index.ts';
import { KEY_WORDS } from '../../src/detectors/injection/key-words.ts';
import { rawStretch } from '../../src/detectors/stretch.ts';
import { unicode } from '../../src/detectors/unicode/index.ts';
import { Spellings } from '../../src/detectors/views/spellings.ts';
import { Disguises } from '../../src/detectors/views/whole/disguises.ts';
import { Vocabulary } from '../../src/detectors/views/whole/vocabulary.ts';
import { PROSE } from '../../test/cases/detectors/prose.ts';
import { leastCost } from '../scan/cost.ts';

const SIZE = 1 << 20;
/** What a request of some length is. */
const PIECE = 16_384;
const fill = (part: string) => part.repeat(Math.ceil(SIZE / part.length)).slice(0, SIZE);
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Prose with a character in it here and there. */
const sprinkled = (character: string) => fill(PROSE.replace(/[\s\S]{500}/g, `$&${character}`));

const TEXTS: readonly (readonly [string, string])[] = [
  ['prose', fill(PROSE)],
  ['a curly quote', sprinkled('\u2019')],
  ['an emoji', sprinkled('\u{1F600}')],
  ['zero-width', sprinkled('\u200b')],
  [
    'French',
    fill(
      'L\u2019\u00e9t\u00e9 dernier, \u00e9l\u00e8ve \u00e0 l\u2019\u00e9cole, j\u2019\u00e9tais tr\u00e8s occup\u00e9. ',
    ),
  ],
  ['Cyrillic', fill('Привет, как дела? Сегодня хорошая погода в нашем городе. ')],
  ['Chinese', fill('请帮我写一封邮件，告诉客户我们的产品价格和交货时间。')],
  ['Hindi', fill('कृपया मुझे बताएं कि मैं कैसे भुगतान कर सकता हूँ। ')],
  ['words with marks', fill("some_long-name/of_it and item.price don't ")],
  ['base64 of prose', fill(base64(PROSE))],
  ['hex of prose', fill(Buffer.from(PROSE).toString('hex'))],
  [
    'an image',
    fill(Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * at * 31) % 256)).toString('base64')),
  ],
  ['%41%41', fill('%41')],
  ['& & &', fill('& ')],
  ['backslashes', fill('\\')],
  ['41 41 41', fill('41 ')],
  ['IG/IG/', fill('IG/')],
  ['i g n o r e', fill('i g n o r e   ')],
  ['1gn0r3', fill('1gn0r3 ')],
  ['combining marks', fill('e\u0301\u0302')],
  ['selectors', fill('\u{E0158}')],
];

/** Nanoseconds per character. */
function cost(run: () => void): number {
  return (leastCost(run) * 1000) / SIZE;
}

function loop(text: string): number {
  const { length } = text;
  let sum = 0;
  for (let at = 0; at < length; at++) sum += text.charCodeAt(at);
  return sum;
}

const scanners = DETECTORS.filter(
  ({ name }) => name === 'pii' || name === 'secrets' || name === 'injection',
).map((detector) => detector.compile(detector.widest ?? {}));
const set = new ScannerSet(scanners);
const disguises = new Disguises(KEY_WORDS, new Vocabulary(KEY_WORDS.map((text) => ({ text }))));

function scan(text: string): void {
  const input = { text, from: 0, fresh: 0, final: true, first: true };
  const candidates = set.find(input);
  for (const index of scanners.keys()) set.scan(index, input, { candidates, shift: 0 });
}

/** Strings of their own, as they come from the wire. */
function pieces(text: string): string[] {
  const all: string[] = [];
  for (let at = 0; at < text.length; at += PIECE)
    all.push(Buffer.from(text.slice(at, at + PIECE)).toString());
  return all;
}

const hidden = unicode.compile({});

console.log(`ns/char, texts of ${PIECE}  loop   folding  +decoded  unicode  disguises  all rules (folded)`);
for (const [name, text] of TEXTS) {
  const texts = pieces(text);
  const each = (run: (one: string) => void) => cost(() => texts.forEach(run));
  const costs = [
    each((one) => void loop(one)),
    each((one) => void new Folding().push(rawStretch(one, 0), true)),
    each((one) => void new Spellings().push(one, 0, true)),
    each((one) => void hidden.scan({ text: one, from: 0, fresh: 0, final: true, first: true })),
    each((one) => void disguises.readings(one)),
    each(scan),
  ];
  console.log(name.padEnd(18), costs.map((one) => one.toFixed(2).padStart(8)).join('  '));
}
