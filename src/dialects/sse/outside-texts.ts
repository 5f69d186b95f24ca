/** Outside texts: what an event stream says outside of data (comments, names of events), which events may say piece by piece. */
import type { Channel, TextRun } from '../../core/segment.ts';
import { StrangeTexts } from '../json/strange-texts.ts';
import type { TextPiece } from '../json/token-sink.ts';

/** Fields that count: one says nothing together with the next. */
const COUNTED: ReadonlySet<string> = new Set(['id', 'retry']);

const NO_WORDS: ReadonlySet<string> = new Set();

/** The texts outside of the data of one stream. No event waits for the next: a comment may be there to keep a client waiting. */
export class OutsideTexts {
  readonly #role: Channel['role'];
  readonly #words: ReadonlySet<string>;
  readonly #texts = new StrangeTexts(true);
  #goesOn = false;

  /** `words` are names that go on with no other. */
  constructor(role: Channel['role'], words: ReadonlySet<string> = NO_WORDS) {
    this.#role = role;
    this.#words = words;
  }

  /** The text of one line, as a part of what lines of that field say. */
  run(field: string, piece: TextPiece): Omit<TextRun, 'spelling'> {
    const channel: Channel = { path: `event.${field}`, role: this.#role, settled: true, editable: false };
    const alone = COUNTED.has(field) || this.#words.has(piece.text);
    const part = alone ? undefined : this.#texts.of(field, channel, piece);
    this.#goesOn ||= part !== undefined;
    return { channel: part ?? channel, ...piece };
  }

  /** The event is complete; true where it has gone on with a text, so that the next like it would not read alike. */
  ended(): boolean {
    const goesOn = this.#goesOn;
    if (goesOn) this.#texts.ended();
    this.#goesOn = false;
    return goesOn;
  }
}
