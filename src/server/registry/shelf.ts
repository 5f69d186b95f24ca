/** Everything of the process configuration that detectors look texts up in: indexes and profiles. */
import type { ProfilesSection } from '../../behaviour/section.ts';
import type { Indexes, OpenedIndex } from '../../core/detector.ts';
import type { DlpSection } from '../../dlp/section.ts';
import type { Checked, Problem } from '../../policy/problem.ts';
import { IndexShelf } from './index-shelf.ts';
import { type ProfileDrift, ProfileShelf } from './profile-shelf.ts';

export interface ShelfSections {
  readonly dlp: DlpSection;
  readonly profiles: ProfilesSection;
}

export class Shelf {
  readonly #indexes: IndexShelf;
  readonly #profiles: ProfileShelf;

  constructor({ dlp, profiles }: ShelfSections) {
    this.#indexes = new IndexShelf(dlp);
    this.#profiles = new ProfileShelf(profiles);
  }

  /** What changes with the files. */
  stamp(): string {
    return `${this.#indexes.stamp()}\n${this.#profiles.stamp()}`;
  }

  /** All of them by their names, or what is wrong with each that cannot be used. */
  open(): Checked<Indexes> {
    const indexes = this.#indexes.open();
    const profiles = this.#profiles.open();
    const problems = [indexes, profiles].flatMap((read) => (read.ok ? [] : read.problems));
    if (!indexes.ok || !profiles.ok) return { ok: false, problems };
    return joined(indexes.value, profiles.value);
  }

  drifts(): readonly ProfileDrift[] {
    return this.#profiles.drifts();
  }
}

/** Both in one list; options name them by one name. */
function joined(indexes: Indexes, profiles: ReadonlyMap<string, OpenedIndex>): Checked<Indexes> {
  const problems = [...profiles.keys()].flatMap((name): Problem[] =>
    indexes.has(name)
      ? [
          {
            file: `profiles.${name}`,
            path: '',
            message: 'an index of "dlp" has the same name; choose another',
          },
        ]
      : [],
  );
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: new Map([...indexes, ...profiles]) };
}
