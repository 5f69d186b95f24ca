/** The profiles of the process configuration, opened: read again only where their files have changed. */
import { readProfile, stampOfProfile } from '../../behaviour/profile-file.ts';
import type { ProfileSection, ProfilesSection } from '../../behaviour/section.ts';
import { ok, type Result } from '../../core/fault.ts';
import { OpenedProfile } from '../../detectors/anomaly/opened-profile.ts';
import type { Checked, Problem } from '../../policy/problem.ts';

/** A profile, and its file as it was when it was read. */
interface Held {
  readonly stamp: string;
  readonly profile: OpenedProfile;
}

/** How far the answers of late are from a profile. */
export interface ProfileDrift {
  readonly profile: string;
  /** Answers that came to their end. */
  readonly answers: number;
  /** By feature, in spreads, signed. */
  readonly means: readonly (readonly [feature: string, mean: number])[];
}

export class ProfileShelf {
  readonly #section: ProfilesSection;
  readonly #held = new Map<string, Held>();

  constructor(section: ProfilesSection) {
    this.#section = section;
  }

  /** What changes with the files. */
  stamp(): string {
    return Object.values(this.#section).map(stampOfProfile).join('\n');
  }

  /** All of them as they are now, or what is wrong with each that cannot be used. */
  open(): Checked<ReadonlyMap<string, OpenedProfile>> {
    const profiles = new Map<string, OpenedProfile>();
    const problems: Problem[] = [];
    for (const [name, section] of Object.entries(this.#section)) {
      const opened = this.#opened(name, section);
      if (opened.ok) profiles.set(name, opened.value);
      else problems.push({ file: `profiles.${name}`, path: '', message: opened.fault.message });
    }
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value: profiles };
  }

  /** Of those that have judged. */
  drifts(): readonly ProfileDrift[] {
    return [...this.#held].map(
      ([
        name,
        {
          profile: { drift },
        },
      ]) => {
        return { profile: name, answers: drift.answers, means: drift.means() };
      },
    );
  }

  #opened(name: string, section: ProfileSection): Result<OpenedProfile> {
    const stamp = stampOfProfile(section);
    const held = this.#held.get(name);
    if (held?.stamp === stamp) return ok(held.profile);
    const opened = openProfile(section);
    if (opened.ok) this.#held.set(name, { stamp, profile: opened.value });
    return opened;
  }
}

/** Reads and opens one profile; the fault names the file. */
export function openProfile(section: ProfileSection): Result<OpenedProfile> {
  const read = readProfile(section);
  if (!read.ok) return read;
  const opened = OpenedProfile.open(read.value.text, read.value.digest);
  if (opened.ok) return opened;
  const { fault } = opened;
  return { ok: false, fault: { ...fault, message: `${section.file} ${fault.message}` } };
}
