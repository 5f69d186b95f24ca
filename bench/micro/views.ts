/** Measures what folding and views cost beside a plain loop over the text and beside all detectors. `node bench/micro/views.ts` */
import { ScannerSet } from '../../src/detectors/engine/scanner-set.ts';
import { Folding } from '../../src/detectors/fold/folding.ts';
import { DETECTORS } from '../../src/detectors/index.ts';
import { KEY_WORDS } from '../../src/detectors/injection/key-words.ts';
import { rawStretch } from '../../src/detectors/stretch.ts';
import { Spellings } from '../../src/detectors/views/spellings.ts';
import { Disguises } from '../../src/detectors/views/whole/disguises.ts';
import { Vocabulary } from '../../src/detectors/views/whole/vocabulary.ts';
import { PROSE } from '../../test/cases/detectors/prose.ts';

const SIZE = 1 << 20;
const ROUNDS = 9;
const fill = (part: string) => part.repeat(Math.ceil(SIZE / part.length)).slice(0, SIZE);
const base64 = (text: string) => Buffer.from(text).toString('base64');

const TEXTS: readonly (readonly [string, string])[] = [
  ['prose', fill(PROSE)],
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

/** Processor time of one run in nanoseconds per character: the least of several, so that other work matters less. */
function cost(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return (least * 1000) / SIZE;
}

function loop(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
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

console.log('ns/char             loop  folding  +decoded  disguises  all rules (folded)');
for (const [name, text] of TEXTS) {
  const costs = [
    cost(() => void loop(text)),
    cost(() => void new Folding().push(rawStretch(text, 0), true)),
    cost(() => void new Spellings().push(text, 0, true)),
    cost(() => void disguises.readings(text)),
    cost(() => scan(text)),
  ];
  console.log(name.padEnd(16), costs.map((one) => one.toFixed(2).padStart(8)).join('  '));
}
