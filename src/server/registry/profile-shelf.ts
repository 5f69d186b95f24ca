/** The profiles of the process configuration, opened. */
import { readProfile } from '../../behaviour/profile-file.ts';
import type { ProfileSection, ProfilesSection } from '../../behaviour/section.ts';
import type { Result } from '../../core/fault.ts';
import { OpenedProfile } from '../../detectors/anomaly/opened-profile.ts';
import { FileShelf } from './file-shelf.ts';

/** How far the answers of late are from a profile. */
export interface ProfileDrift {
  readonly profile: string;
  /** Answers that came to their end. */
  readonly answers: number;
  /** By feature, in spreads, signed. */
  readonly means: readonly (readonly [feature: string, mean: number])[];
}

export class ProfileShelf extends FileShelf<ProfileSection, OpenedProfile> {
  constructor(profiles: ProfilesSection) {
    super(profiles, { place: 'profiles', filesOf: ({ file }) => [file], open: openProfile });
  }

  /** Of those that have judged. */
  drifts(): readonly ProfileDrift[] {
    return Array.from(this.held(), ([profile, { drift }]) => {
      return { profile, answers: drift.answers, means: drift.means() };
    });
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
