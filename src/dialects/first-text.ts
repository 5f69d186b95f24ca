/** Words of the policy behind a text of the model begin a paragraph of their own. */
import type { Reading, Unit } from '../core/segment.ts';
import type { Refusal } from '../core/verdict.ts';

const PARAGRAPH = '\n\n';

/** Follows a stream until the model says something. */
export class FirstText {
  /** Units until then, it included. */
  #at = Number.POSITIVE_INFINITY;
  #units = 0;
  #last: Unit | undefined;

  see({ units }: Reading): void {
    if (this.#at <= this.#units) return;
    for (const unit of units) {
      if (unit !== this.#last) this.#units++;
      this.#last = unit;
      if (unit.runs.some(isSaid)) {
        this.#at = this.#units;
        this.#last = undefined;
        return;
      }
    }
  }

  /** The refusal as it goes on when so many units have left. */
  behind(refusal: Refusal, sent: number): Refusal {
    const { says } = refusal;
    return says === undefined || this.#at > sent ? refusal : { ...refusal, says: `${PARAGRAPH}${says}` };
  }
}

function isSaid({ text, channel }: Unit['runs'][number]): boolean {
  return text !== '' && channel.role === 'assistant' && channel.call === undefined;
}
