/** The indexes of the process configuration, opened: read again only where their files have changed. */
import type { Indexes, OpenedIndex } from '../../core/detector.ts';
import { ok, type Result } from '../../core/fault.ts';
import { openIndex } from '../../detectors/open-index.ts';
import { readIndex, sha256Of, stampOf } from '../../dlp/index-files.ts';
import type { DlpSection, IndexSection } from '../../dlp/section.ts';
import type { Checked, Problem } from '../../policy/problem.ts';

/** An index, and its files as they were when it was read. */
interface Held {
  readonly stamp: string;
  readonly index: OpenedIndex;
}

export class IndexShelf {
  readonly #section: DlpSection;
  readonly #held = new Map<string, Held>();

  constructor(section: DlpSection) {
    this.#section = section;
  }

  /** What changes with the files. */
  stamp(): string {
    return Object.values(this.#section.indexes).map(stampOf).join('\n');
  }

  /** All of them as they are now, or what is wrong with each that cannot be used. */
  open(): Checked<Indexes> {
    const indexes = new Map<string, OpenedIndex>();
    const problems: Problem[] = [];
    for (const [name, section] of Object.entries(this.#section.indexes)) {
      const opened = this.#opened(name, section);
      if (opened.ok) indexes.set(name, opened.value);
      else problems.push({ file: `dlp.indexes.${name}`, path: '', message: opened.fault.message });
    }
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value: indexes };
  }

  #opened(name: string, section: IndexSection): Result<OpenedIndex> {
    const stamp = stampOf(section);
    const held = this.#held.get(name);
    if (held?.stamp === stamp) return ok(held.index);
    const opened = openFiles(section);
    if (opened.ok) this.#held.set(name, { stamp, index: opened.value });
    return opened;
  }
}

/** Reads and opens one index; the fault names the file. */
export function openFiles(section: IndexSection): Result<OpenedIndex> {
  const read = readIndex(section);
  if (!read.ok) return read;
  const { bytes, key, digest } = read.value;
  const opened = openIndex({ bytes, key, sha256: sha256Of }, digest);
  if (opened.ok) return opened;
  const { fault } = opened;
  return { ok: false, fault: { ...fault, message: `${section.file} ${fault.message}` } };
}
