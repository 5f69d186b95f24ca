/** What the lines of a batch hold: where a body stands in each, and the words that tell its format. */
import type { Channel, Facts } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import type { LinesHooks } from '../ndjson/lines-reader.ts';

/** An object or an array in a line that is a request or an answer of its own; bytes of the line, half open. */
export interface BodyPlace {
  /** `body` or `response.body`. */
  readonly path: string;
  readonly start: number;
  end: number;
}

/** What one line was seen to hold. */
export interface SeenLine {
  /** Counted from 0. */
  readonly index: number;
  readonly bodies: BodyPlace[];
  /** Where a request goes. */
  url?: string;
  /** What kind of object an answer is. */
  object?: string;
}

/** Follows the lines of one file. */
export class LineHooks implements LinesHooks {
  readonly facts: Facts;
  /** Lines that nobody has taken yet. */
  readonly lines: SeenLine[] = [];
  #line: SeenLine = { index: 0, bodies: [] };

  constructor(facts: Facts) {
    this.facts = facts;
  }

  begin(line: number): void {
    this.#line = { index: line - 1, bodies: [] };
    this.lines.push(this.#line);
  }

  owner(): undefined {}

  channel({ path, shape: { role } }: Place): Channel {
    return { path, role: role === 'speaker' ? 'unknown' : role, settled: true };
  }

  opened({ path, shape }: Place, _array: boolean, at: number): undefined {
    if (shape.mark === 'body') this.#line.bodies.push({ path, start: at, end: at });
  }

  closed({ path, shape }: Place, at: number): undefined {
    if (shape.mark !== 'body') return;
    for (const body of this.#line.bodies) if (body.path === path) body.end = at + 1;
  }

  string({ shape }: Place, value: string): undefined {
    if (shape.mark === 'url') this.#line.url = value;
    else if (shape.mark === 'object') this.#line.object = value;
  }

  number(): undefined {}

  word(): undefined {}
}
