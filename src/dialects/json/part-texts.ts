/** Part texts: the strings of a list of parts are one text to whoever reads the message. */
import type { Channel } from '../../core/segment.ts';
import type { Place } from './place.ts';

/** Finds the text that a part is of; lists of parts follow one another in a document. */
export class PartTexts {
  #whole: Channel | undefined;

  /** `{ within }` for a string of a part in a list (`content[1].text`), the same for all parts of the list; else `{}`. */
  of(place: Place): { readonly within?: Channel } {
    const part = place.parent;
    if (!place.shape.part || part?.parent === undefined || part.index < 0) return {};
    const { path } = part.parent;
    if (this.#whole?.path !== path) this.#whole = { path, role: 'unknown', settled: false };
    return { within: this.#whole };
  }
}
