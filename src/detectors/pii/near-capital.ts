/** What is open at the end of a text, for matches that begin with a capital: most ends of texts hold none. */
import type { Recognizer } from '../engine/recognizer.ts';

type Pending = NonNullable<Recognizer['pending']>;

/**
 * The same, asked only where the end of the text holds a capital, or a unit that is not ASCII. It holds back no more than
 * `longest` characters.
 */
export function nearCapital(longest: number, pending: Pending): Pending {
  return (text, from) =>
    holdsCapital(text, Math.max(from, text.length - longest)) ? pending(text, from) : text.length;
}

/** What was asked last: many rules ask of the end of one text. bench: deltas */
let asked = { text: '', floor: 0, last: -1 };

function holdsCapital(text: string, from: number): boolean {
  if (text !== asked.text || (asked.last < from && from < asked.floor))
    asked = { text, floor: from, last: lastCapital(text, from) };
  return asked.last >= from;
}

/** Where the last capital, or unit that is not ASCII, stands; -1 where none does from an offset on. */
function lastCapital(text: string, from: number): number {
  for (let at = text.length - 1; at >= from; at--) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80 || (unit >= 0x41 && unit <= 0x5a)) return at;
  }
  return -1;
}
