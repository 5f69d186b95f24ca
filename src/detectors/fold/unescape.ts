/** Undoes one level of escapes in folded text, in any chunking: an escape that is cut off waits for its rest. */
import { nextOf } from '../next-unit.ts';
import { endAt, joined, type Stretch, StretchBuilder, sliceOf, startAt } from '../stretch.ts';
import { MORE } from '../sweep.ts';
import { MAY_ESCAPE, readEscape } from './escape.ts';

/** One level of one text. */
export class Unescape {
  /** The beginning of an escape at the end of what came. */
  #waiting: Stretch | undefined;

  /** Takes the next stretch and gives what is settled; `final` when none follows. */
  push(fresh: Stretch, final: boolean): Stretch {
    if (this.#waiting === undefined && !mayEscape(fresh.text)) return fresh;
    const stretch = this.#waiting === undefined ? fresh : joined(this.#waiting, fresh);
    this.#waiting = undefined;
    return this.#undo({ ...stretch, until: fresh.until }, final);
  }

  #undo(stretch: Stretch, final: boolean): Stretch {
    const { text } = stretch;
    const built = new StretchBuilder();
    let copied = 0;
    for (let at = nextOf(text, 0, MAY_ESCAPE); at >= 0; ) {
      const undone = readEscape(text, at, final);
      if (undone === MORE) {
        this.#waiting = sliceOf(stretch, at);
        return ending(built, stretch, { copied, at });
      }
      if (undone === undefined) {
        at = nextOf(text, at + 1, MAY_ESCAPE);
        continue;
      }
      built.copy(stretch, copied, at);
      built.put(undone.text, startAt(stretch, at), endAt(stretch, undone.end));
      copied = undone.end;
      at = nextOf(text, copied, MAY_ESCAPE);
    }
    return ending(built, stretch, { copied, at: text.length });
  }
}

/** The engine finds one character ten times as fast as one of three. bench: views */
function mayEscape(text: string): boolean {
  return text.includes('%') || text.includes('&') || text.includes('\\');
}

/** What was undone, and the rest up to `at` as it is. */
function ending(
  built: StretchBuilder,
  stretch: Stretch,
  { copied, at }: { readonly copied: number; readonly at: number },
): Stretch {
  if (copied === 0) return sliceOf(stretch, 0, at);
  built.copy(stretch, copied, at);
  return built.stretch(stretch.at, startAt(stretch, at));
}
