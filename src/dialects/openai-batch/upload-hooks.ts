/** What the form says with which a file is sent: what the file is for, and so how it is read. */
import type { ReadLimits } from '../../core/dialect.ts';
import { type Fault, fault } from '../../core/fault.ts';
import type { Facts, Reader, Skipped } from '../../core/segment.ts';
import { AnyHooks } from '../generic/any-hooks.ts';
import { type FormHooks, fileReason } from '../multipart/form-reader.ts';
import type { PartHead } from '../multipart/part-head.ts';
import { fileKind, isOfLines, uploadKind } from './file-kind.ts';
import { fileReader } from './file-reader.ts';

const NO_NAME = 'The file has no name, so that servers could take it for a field; send one with filename.';
const TOO_LATE =
  'The purpose of the file says after it that its lines are JSON; name the file .jsonl, or send the purpose first.';

/** Follows one form. */
export class UploadHooks extends AnyHooks implements FormHooks {
  override readonly facts: Facts = { modelless: true };
  readonly #limits: ReadLimits;
  #purpose: string | undefined;
  /** A file came that was not read line by line. */
  #unlined = false;

  constructor(limits: ReadLimits) {
    super();
    this.#limits = limits;
  }

  field(mark: string, text: string): Fault | undefined {
    if (mark === 'file') return fault('unreadable', NO_NAME);
    if (mark !== 'purpose') return undefined;
    this.#purpose = text.trim().toLowerCase();
    if (this.#purpose === 'batch') delete this.facts.modelless;
    return this.#unlined && isOfLines(this.#purpose) ? fault('unreadable', TOO_LATE) : undefined;
  }

  file({ filename, type }: PartHead): Reader | Skipped['reason'] {
    const kind = uploadKind(this.#purpose, fileKind({ name: filename?.text ?? '', type }));
    if (kind === 'batch') delete this.facts.modelless;
    this.#unlined ||= kind !== 'batch' && kind !== 'lines';
    if (kind === undefined) return fileReason(type);
    const role = this.#purpose === undefined ? 'unknown' : 'retrieved';
    return fileReader(kind, { limits: this.#limits, role, loneSurrogates: false, facts: this.facts });
  }
}
