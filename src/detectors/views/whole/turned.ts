/** Turned text: rotated letter by letter (ROT13), or written backwards by the line or by the word. */
import { textOf, UnitBlocks } from '../../engine/unit-blocks.ts';
import { Places } from '../../places.ts';
import { endAt, place, type Stretch, startAt } from '../../stretch.ts';
import { rotate } from './words.ts';

/** ASCII unit -> the one half the alphabet on. */
const ROTATED = Uint8Array.from({ length: 0x80 }, (_, unit) => rotate(unit));
/** By unit: 1 for what parts words (ECMA-262, sections 12.2 and 12.3), and for what parts lines. */
const PARTS_WORDS = tableOf(
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
);
const PARTS_LINES = tableOf('\r\n');

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const one of characters) table[one.charCodeAt(0)] = 1;
  return table;
}

const blocks = new UnitBlocks();

/** Every Latin letter moved half the alphabet on. */
export function rotatedText(stretch: Stretch): Stretch {
  const source = stretch.text;
  let text = '';
  for (let begin = 0; begin < source.length; ) {
    const units = blocks.read(source, begin, source.length);
    for (let at = 0; at < units.length; at++) {
      const unit = units[at] ?? 0;
      if (unit < 0x80) units[at] = ROTATED[unit] ?? 0;
    }
    text += textOf(units);
    begin += units.length;
  }
  return { ...stretch, text };
}

/** Every line read from its end. */
export function backwardLines(stretch: Stretch): Stretch {
  return turned(stretch, PARTS_LINES);
}

/** Every word read from its end. */
export function backwardWords(stretch: Stretch): Stretch {
  return turned(stretch, PARTS_WORDS);
}

/** What stands between two units that part something is turned. */
function turned(stretch: Stretch, parting: Uint8Array): Stretch {
  const { text } = stretch;
  const out = new Uint16Array(text.length);
  const places = new Places();
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && parting[text.charCodeAt(at)] === 0) continue;
    for (let unit = from; unit < at; unit++) out[from + at - 1 - unit] = text.charCodeAt(unit);
    if (at > from) placeTurned(places, stretch, { from, to: at });
    if (at === text.length) break;
    out[at] = text.charCodeAt(at);
    place(places, stretch, { at, from: at, to: at + 1 });
    from = at + 1;
  }
  return { ...stretch, text: textOf(out), places };
}

/** Tells where the units of a part come from that was turned. */
function placeTurned(
  places: Places,
  stretch: Stretch,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  if (stretch.places === undefined) {
    places.stand(from, startAt(stretch, to - 1), { size: 1, width: 1, step: -1 });
    return;
  }
  for (let unit = to - 1; unit >= from; unit--) {
    const start = startAt(stretch, unit);
    places.stand(from + to - 1 - unit, start, { size: 1, width: endAt(stretch, unit + 1) - start });
  }
}
