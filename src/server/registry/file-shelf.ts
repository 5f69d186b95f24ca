/** A shelf of what stands in files of the process configuration: opened once, and again where its files have changed. */
import { statSync } from 'node:fs';
import { ok, type Result } from '../../core/fault.ts';
import type { Checked, Problem } from '../../policy/problem.ts';

/** How one kind of things is opened; `S` is its section of the configuration. */
export interface Opening<S, T> {
  /** Where the sections stand, for problems: `profiles`. */
  readonly place: string;
  /** The files that a section names. */
  filesOf(section: S): readonly string[];
  open(section: S): Result<T>;
}

export class FileShelf<S, T> {
  readonly #sections: Readonly<Record<string, S>>;
  readonly #opening: Opening<S, T>;
  /** By name: what was opened last, with its files as they were then. */
  readonly #held = new Map<string, { readonly stamp: string; readonly value: T }>();

  constructor(sections: Readonly<Record<string, S>>, opening: Opening<S, T>) {
    this.#sections = sections;
    this.#opening = opening;
  }

  /** What changes with the files. */
  stamp(): string {
    return Object.values(this.#sections)
      .map((section) => this.#stampOf(section))
      .join('\n');
  }

  /** All of them as they are now, or what is wrong with each that cannot be used. */
  open(): Checked<ReadonlyMap<string, T>> {
    const values = new Map<string, T>();
    const problems: Problem[] = [];
    for (const [name, section] of Object.entries(this.#sections)) {
      const opened = this.#opened(name, section);
      if (opened.ok) values.set(name, opened.value);
      else problems.push({ file: `${this.#opening.place}.${name}`, path: '', message: opened.fault.message });
    }
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value: values };
  }

  /** Those that were opened so far, by name. */
  *held(): Generator<readonly [name: string, value: T]> {
    for (const [name, { value }] of this.#held) yield [name, value];
  }

  #opened(name: string, section: S): Result<T> {
    const stamp = this.#stampOf(section);
    const held = this.#held.get(name);
    if (held?.stamp === stamp) return ok(held.value);
    const opened = this.#opening.open(section);
    if (opened.ok) this.#held.set(name, { stamp, value: opened.value });
    return opened;
  }

  #stampOf(section: S): string {
    return this.#opening.filesOf(section).map(stampOf).join(' ');
  }
}

/** What changes when a file is written or replaced; the same text as long as it is not. */
function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false, bigint: true });
  return stats === undefined ? 'none' : `${stats.ino}-${stats.size}-${stats.mtimeNs}-${stats.ctimeNs}`;
}
