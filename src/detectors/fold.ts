/** Folding: one spelling for what reads alike, so that disguised text is matched as what it says. */
import { UnitBlocks } from './engine/unit-blocks.ts';
import { FoldedText } from './fold/folded-text.ts';
import { isPlain } from './fold/plain.ts';
import { foldPoint } from './fold/point.ts';
import { rawStretch, type Stretch } from './stretch.ts';

/** Neither printable ASCII nor white space. */
const NOT_PLAIN = /[^\x20-\x7e\t-\r]/;
/** Longer texts are told from plain ones faster than by an expression. */
const LONG = 256;

const blocks = new UnitBlocks();

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

/** A word of a list as folded text in lower case has it. */
export function foldedWord(word: string): string {
  return fold(word).text.toLowerCase();
}

/** Folds a stretch; where each unit comes from goes on with it. bench: views */
export function foldStretch(stretch: Stretch): Stretch {
  const { text } = stretch;
  if (text.length < LONG ? !NOT_PLAIN.test(text) : isPlain(text)) return stretch;
  const folded = new FoldedText(stretch);
  for (let begin = 0; begin < text.length; ) {
    const block = blocks.read(text, begin, text.length);
    let at = folded.take(block, 0);
    while (at < block.length) {
      const end = foldLong(text, begin + at, folded);
      at = folded.take(block, end - begin);
    }
    begin += at;
  }
  return folded.stretch();
}

/** Folds a code point whose folding is not one unit; returns where it ends. */
function foldLong(text: string, at: number, folded: FoldedText): number {
  const point = text.codePointAt(at) ?? 0;
  const end = at + (point > 0xffff ? 2 : 1);
  folded.replace(at, end, foldPoint(point));
  return end;
}
