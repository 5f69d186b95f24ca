/** Bytes in variation selectors, put together: folding reads each selector by itself, which is enough for ASCII alone. */
import { foldStretch } from '../../fold.ts';
import type { Stretch, StretchBuilder } from '../../stretch.ts';
import { rebuilt } from './rebuilt.ts';

/** A selector that stands for a byte of several (0x80 and above). */
const BEYOND_ASCII = /\udb40[\udd70-\uddef]/;
const RUNS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2,}/gu;
const SUPPLEMENT = 0xe0100;
/** Bytes that the first block of selectors stands for. */
const FIRST_BLOCK = 16;

/** The text with what its variation selectors say in UTF-8 (RFC 3629); undefined where they say nothing beyond ASCII. */
export function selected(raw: Stretch): Stretch | undefined {
  if (!BEYOND_ASCII.test(raw.text)) return undefined;
  return foldStretch(rebuilt(raw, RUNS, (built, run, at) => putBytes(built, run, raw.at + at)));
}

/** Puts what a run of selectors says, which begins at an offset of the raw text; bytes that are no UTF-8 are no letters. */
function putBytes(built: StretchBuilder, run: string, at: number): void {
  const selectors = Array.from(run);
  const bytes = Buffer.from(selectors.map(byteOf));
  let start = at;
  for (let first = 0; first < bytes.length; ) {
    const next = Math.min(first + sizeOf(bytes[first] ?? 0), bytes.length);
    let end = start;
    for (const selector of selectors.slice(first, next)) end += selector.length;
    built.put(bytes.toString('utf8', first, next), start, end);
    [first, start] = [next, end];
  }
}

function byteOf(selector: string): number {
  const point = selector.codePointAt(0) ?? 0;
  return point >= SUPPLEMENT ? point - SUPPLEMENT + FIRST_BLOCK : point % FIRST_BLOCK;
}

/** Bytes of the character that begins with this one. */
function sizeOf(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
