/** Part texts: the strings of a list of parts are one text to whoever reads the message. */
import type { Channel } from '../../core/segment.ts';
import type { Place } from './place.ts';

/** Finds the text that a part is of; lists of parts follow one another in a document. */
export class PartTexts {
  readonly #streamed: Channel['streamed'];
  #whole: Channel | undefined;

  /** `streamed` says how the parts come, where not in a document. */
  constructor(streamed?: Channel['streamed']) {
    this.#streamed = streamed;
  }

  /**
   * `{ within }` for a string of a part in a list (`content[1].text`), or in place of a part (`content[1]`), the same for
   * all parts of the list; else `{}`.
   */
  of(place: Place): { readonly within?: Channel } {
    const list = listAround(place);
    if (list === undefined) return {};
    const { path } = list;
    if (this.#whole?.path !== path) this.#whole = this.#begun(path);
    return { within: this.#whole };
  }

  #begun(path: string): Channel {
    const whole: Channel = { path, role: 'unknown', settled: false };
    return this.#streamed === undefined ? whole : { ...whole, streamed: this.#streamed };
  }
}

/** The list that a text is a part of; undefined where it is of none. */
function listAround({ shape, parent, index }: Place): Place | undefined {
  if (!shape.part || parent === undefined) return undefined;
  if (index >= 0) return parent;
  return parent.index >= 0 ? parent.parent : undefined;
}
