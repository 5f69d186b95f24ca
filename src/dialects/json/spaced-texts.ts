/** Spaced texts: texts whose words stand in strings of their own, in one document. */
import { beginsBlank, endsBlank } from '../../core/blanks.ts';
import type { Channel, TextRun } from '../../core/segment.ts';
import type { TextPiece } from './token-sink.ts';

/** Puts blanks between words that are written without. */
export class SpacedTexts {
  /** Those that have begun: whether they end in a blank so far. */
  readonly #endsBlank = new Map<Channel, boolean>();

  /** The blank in front of a string that goes on with a text: no byte spells it. Undefined where none is needed. */
  before(channel: Channel, { text, start }: TextPiece): TextRun | undefined {
    const open = this.#endsBlank.get(channel) === false;
    if (!open || beginsBlank(text)) return undefined;
    return { channel, text: ' ', start, end: start, spelling: 'json', last: false };
  }

  /** A stretch of such a text was read. */
  read(channel: Channel, { text }: TextPiece): void {
    if (text !== '') this.#endsBlank.set(channel, endsBlank(text));
  }
}
