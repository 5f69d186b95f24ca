/**
 * Measures what looking for links and unsafe output costs: each character of prose, of text full of links, and of hostile
 * text, whole and in deltas, in both spellings; and that ten times as much costs ten times as much. `node bench/micro/links.ts`
 */
import type { Scanner } from '../../src/core/detector.ts';
import { Driver } from '../../src/detectors/drive.ts';
import { linkData } from '../../src/detectors/link-data/index.ts';
import { links } from '../../src/detectors/links/index.ts';
import { UNSAFE_TYPES, unsafeOutput } from '../../src/detectors/unsafe-output/index.ts';
import { SAID } from '../../test/cases/detectors/link-data.ts';
import { PROSE } from '../../test/cases/detectors/prose.ts';
import { leastCost } from '../scan/cost.ts';

const SIZE = 200_000;
const DELTA = 5;
const fill = (part: string, size: number) => part.repeat(Math.ceil(size / part.length)).slice(0, size);

const scanners: readonly (readonly [string, Scanner])[] = [
  ['links', links.compile({ allow: ['shop.example', '*.shop.example'], bareHosts: true })],
  ['unsafe-output', unsafeOutput.compile({ types: [...UNSAFE_TYPES] })],
  ['link-data', linkData.bind?.({ from: ['tool'] }).begin(SAID) ?? links.compile({})],
];

const texts: readonly (readonly [string, string])[] = [
  ['prose', PROSE],
  ['links that may stand', 'See [orders](https://shop.example/orders/12?a=b "t") and <b>more</b>. '],
  ['links that may not', 'See ![x](https://evil.example/a.png?q=1) or https://evil.example/b now. '],
  ['addresses in one', 'https://shop.example/?a=https://shop.example/&'],
  ['openings', ']('],
  ['definitions', '[1]: '],
  ['attributes', 'srcset="a '],
  ['tags', '<script'],
  ['handlers', '<b onx='],
  ['escapes', '\u001b]'],
  ['words of SQL', 'drop /*'],
];

function both(scanner: Scanner): Scanner[] {
  return scanner.beside === undefined ? [scanner] : [scanner, scanner.beside];
}

function whole(scanner: Scanner, text: string): void {
  for (const one of both(scanner)) one.scan({ text, from: 0, fresh: 0, final: true, first: true });
}

function streamed(scanner: Scanner, text: string): void {
  for (const one of both(scanner)) {
    const driver = new Driver(one, false);
    for (let at = 0; at < text.length; at += DELTA) driver.push(text.slice(at, at + DELTA));
    driver.end();
  }
}

console.log('ns/char                                whole   in deltas   ten times the text');
for (const [detector, scanner] of scanners) {
  for (const [name, part] of texts) {
    const text = fill(part, SIZE);
    const least = leastCost(() => whole(scanner, text.slice(0, SIZE / 10)));
    const all = leastCost(() => whole(scanner, text));
    const deltas = leastCost(() => streamed(scanner, text.slice(0, SIZE / 10))) * 10;
    const perChar = (microseconds: number) => ((microseconds * 1000) / SIZE).toFixed(1).padStart(8);
    console.log(
      `${detector}: ${name}`.padEnd(36),
      perChar(all),
      perChar(deltas).padStart(11),
      `${(all / least).toFixed(1)}x`.padStart(12),
    );
  }
}
