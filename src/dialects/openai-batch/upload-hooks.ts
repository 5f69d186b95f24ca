/** What the form says with which a file is sent: what the file is for, and so how it is read. */
import type { ReadLimits } from '../../core/dialect.ts';
import { type Fault, fault } from '../../core/fault.ts';
import type { Facts, Reader, Skipped } from '../../core/segment.ts';
import { AnyHooks } from '../generic/any-hooks.ts';
import { type FormHooks, fileReason } from '../multipart/form-reader.ts';
import type { PartHead } from '../multipart/part-head.ts';
import { uploadKind } from './file-kind.ts';
import { fileReader } from './file-reader.ts';

const NO_NAME = 'The file has no name, so that servers could take it for a field; send one with filename.';

/** Follows one form. */
export class UploadHooks extends AnyHooks implements FormHooks {
  override readonly facts: Facts = {};
  readonly #limits: ReadLimits;
  #purpose: string | undefined;

  constructor(limits: ReadLimits) {
    super();
    this.#limits = limits;
  }

  field(mark: string, text: string): Fault | undefined {
    if (mark === 'file') return fault('unreadable', NO_NAME);
    if (mark === 'purpose') this.#purpose = text.trim().toLowerCase();
    return undefined;
  }

  file({ filename, type }: PartHead): Reader | Skipped['reason'] {
    const kind = uploadKind(this.#purpose, { name: filename?.text ?? '', type });
    if (kind === undefined) return fileReason(type);
    const role = this.#purpose === undefined ? 'unknown' : 'retrieved';
    return fileReader(kind, { limits: this.#limits, role, loneSurrogates: false, facts: this.facts });
  }
}
