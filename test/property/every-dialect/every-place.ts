/** Documents made from a format itself, with a word of its own at every place, so that none is left to a sample. */
import assert from 'node:assert/strict';
import type { Shape } from '../../../src/dialects/json/shape.ts';
import type { Formatted } from '../../dialects/types.ts';
import { readAll } from '../../unit/dialects/read-all.ts';

/** What stands at the places of one document: words, and zeros where a word is refused. */
class Filling {
  readonly #zeros: ReadonlySet<string>;
  readonly words = new Map<string, string>();

  constructor(zeros: ReadonlySet<string>) {
    this.#zeros = zeros;
  }

  /** A value with a word at every place below; `flat` puts a word even where a list or an object may stand. */
  fill(shape: Shape, path: string, flat: boolean): unknown {
    if (this.#zeros.has(path)) return 0;
    const open = shape.rest === shape;
    if (shape.members.size === 0 && (open || (shape.items === undefined && shape.rest === undefined)))
      return open && !flat ? { [this.#word(`${path}.*`)]: [this.#word(path)] } : this.#word(path);
    if (flat && shape.role !== 'unknown') return this.#word(path);
    if (shape.items !== undefined && (shape.members.size === 0 || !flat))
      return [this.fill(shape.items, `${path === '$' ? '' : path}[0]`, flat)];
    return this.#object(shape, path, flat);
  }

  #object(shape: Shape, path: string, flat: boolean): object {
    const within = path === '$' ? '' : `${path}.`;
    const members = [...shape.members].map(([name, member]) => [
      name,
      this.fill(member, `${within}${name}`, flat),
    ]);
    if (shape.rest !== undefined)
      members.push([this.#word(`${path}.*`), this.fill(shape.rest, `${within}*`, flat)]);
    return Object.fromEntries(members) as object;
  }

  #word(path: string): string {
    const word = `w${String(this.words.size).padStart(5, '0')}w`;
    this.words.set(word, path);
    return word;
  }
}

const MOST_ZEROS = 40;

/** Every word of such documents is read, or the reading names its place as skipped. Returns how many words there were. */
export function assertEveryPlace(formatted: Formatted): number {
  return assertFilled(formatted, false) + assertFilled(formatted, true);
}

function assertFilled({ format, reader, frame = (document) => document }: Formatted, flat: boolean): number {
  const zeros = new Set<string>();
  for (;;) {
    const filling = new Filling(zeros);
    const document = JSON.stringify(filling.fill(format.root, '$', flat));
    const { units, skipped, fault } = readAll(reader(), Buffer.from(frame(document)));
    if (fault === undefined) {
      const texts = units.flatMap(({ runs }) => runs.map(({ text }) => text)).join('\n');
      const named = new Set(skipped.map(({ path }) => path));
      const lost = [...filling.words].filter(([word, path]) => !texts.includes(word) && !named.has(path));
      assert.deepEqual(lost, []);
      return filling.words.size;
    }
    assert.ok(fault.at !== undefined && !zeros.has(fault.at) && zeros.size < MOST_ZEROS, fault.message);
    zeros.add(fault.at);
  }
}
