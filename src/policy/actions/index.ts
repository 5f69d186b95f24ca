/** The actions that put something else in place of what a rule finds. */
import { faked } from './fake.ts';
import { hashed } from './hash.ts';
import { type Mask, masked } from './mask.ts';
import { neutralised } from './neutralise.ts';
import { bracketed, redaction } from './redact.ts';
import type { Write } from './value.ts';

export const EDITS = ['redact', 'mask', 'hash', 'fake', 'neutralise', 'placeholder'] as const;
export type Edit = (typeof EDITS)[number];

/** True for an action that replaces text. */
export function isEdit(action: string): action is Edit {
  return EDITS.some((edit) => edit === action);
}

/** What a rule says of its action. */
export interface EditOptions {
  readonly replacement: string | undefined;
  readonly mask: Mask;
}

/** The writer of an action, with what the rule says of it. */
export function writerOf(action: Edit, { replacement, mask }: EditOptions): Write {
  const writers: Readonly<Record<Edit, Write>> = {
    redact: redaction(replacement),
    mask: masked(mask),
    hash: hashed,
    fake: faked,
    neutralise: neutralised,
    placeholder: (value, by) => by.placeholderOf(value) ?? bracketed(value),
  };
  return writers[action];
}
