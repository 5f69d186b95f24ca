/** The names that a format uses, found by their bytes. */
import { byteAt } from './bytes.ts';

/** A closed set of ASCII names; looking one up by bytes allocates nothing. */
export class NameTable {
  readonly #names: ReadonlySet<string>;
  readonly #byHash = new Map<number, string[]>();

  constructor(names: Iterable<string>) {
    this.#names = new Set(names);
    for (const name of this.#names) {
      const hash = hashOf(Buffer.from(name, 'latin1'), 0, name.length);
      this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), name]);
    }
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** The name that these bytes spell, if it is one of the set. */
  find(bytes: Uint8Array, start: number, end: number): string | undefined {
    const candidates = this.#byHash.get(hashOf(bytes, start, end));
    if (candidates === undefined) return undefined;
    for (const name of candidates) if (spells(bytes, { start, end }, name)) return name;
    return undefined;
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let index = start; index < end; index++) hash = (Math.imul(hash, 31) + byteAt(bytes, index)) | 0;
  return hash;
}

function spells(bytes: Uint8Array, range: { start: number; end: number }, name: string): boolean {
  const { start, end } = range;
  if (end - start !== name.length) return false;
  for (let index = start; index < end; index++) {
    if (byteAt(bytes, index) !== name.charCodeAt(index - start)) return false;
  }
  return true;
}
