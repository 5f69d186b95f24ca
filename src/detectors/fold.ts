/** Folding: one spelling for what reads alike, so that disguised text is matched as what it says. */
import { FoldedText } from './fold/folded-text.ts';
import { foldPoint, foldUnit, LONGER } from './fold/point.ts';
import { nextUnit } from './next-unit.ts';
import { rawStretch, type Stretch } from './stretch.ts';

/**
 * Read as `charCodeAt.call(text, at)` in loops: strings come in many shapes (one byte or two, slices, joined), and one that
 * has met more than four looks up its own `charCodeAt` for each unit, at five times the cost. bench: views
 */
const { charCodeAt } = String.prototype;

/** Neither printable ASCII nor white space. */
const NOT_PLAIN = /[^\x20-\x7e\t-\r]/g;
/** So many plain units in a row end what is folded unit by unit: behind them the engine looks for what is not plain. */
const PLAIN_RUN = 16;

/**
 * Folds a text, each code point by itself, so any split between code points gives the same result: compatibility forms
 * (UAX #15), combining marks, invisible and control characters, hidden ASCII (tags, variation selectors), digits of every
 * script, letters that look Latin, spaces, dashes and quotes. Case stays. Plain ASCII is returned as it is. Without
 * places unit i comes from unit i.
 */
export function fold(text: string): Pick<Stretch, 'text' | 'places'> {
  const folded = foldStretch(rawStretch(text, 0));
  return { text: folded.text, places: folded.places };
}

/** Folds a stretch; where each unit comes from goes on with it. */
export function foldStretch(stretch: Stretch): Stretch {
  const { text } = stretch;
  let next = nextUnit(text, 0, NOT_PLAIN);
  if (next < 0) return stretch;
  const folded = new FoldedText(stretch);
  let at = 0;
  while (next >= 0) {
    folded.keep(at, next);
    at = foldRun(text, next, folded);
    next = nextUnit(text, at, NOT_PLAIN);
  }
  folded.keep(at, text.length);
  return folded.stretch();
}

/** Folds unit by unit from an offset on; returns where a run of plain units ends it. bench: views */
function foldRun(text: string, from: number, folded: FoldedText): number {
  const { length } = text;
  let plain = 0;
  let at = from;
  while (at < length && plain < PLAIN_RUN) {
    const unit = charCodeAt.call(text, at);
    const one = foldUnit(unit);
    if (one === LONGER) {
      at = foldLong(text, at, folded);
      plain = 0;
    } else {
      folded.put(one);
      at++;
      plain = unit < 0x80 ? plain + 1 : 0;
    }
  }
  return at;
}

/** Folds a code point whose folding is not one unit; returns where it ends. */
function foldLong(text: string, at: number, folded: FoldedText): number {
  const point = text.codePointAt(at) ?? 0;
  const end = at + (point > 0xffff ? 2 : 1);
  folded.replace(at, end, foldPoint(point));
  return end;
}
