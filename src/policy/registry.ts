/** The registry: what a policy may refer to, passed in so that compiling stays pure. */
import type { Detector, Indexes, Scanner } from '../core/detector.ts';
import type { Result } from '../core/fault.ts';
import type { CredentialKind } from '../core/header-names.ts';
import type { FormatSpec, Structure, StructureSpec } from '../core/structure.ts';

export interface Registry {
  readonly detectors: readonly Detector[];
  /** Names of the judges in the process configuration. */
  readonly judges: readonly string[];
  /** Names of the policy engines in the process configuration; none when left out. */
  readonly deciders?: readonly string[];
  /** Credentials in the process configuration, by their names, and of which kind they are; none when left out. */
  readonly credentials?: ReadonlyMap<string, CredentialKind>;
  /** Indexes in the process configuration, which the detectors have already; none when left out. */
  readonly indexes?: Indexes;
  /** Names that `limits.scripts` may hold. */
  readonly scripts: readonly string[];
  /** Compiles what a policy asks of the structure of answers; nothing may be asked when left out. */
  structure?(spec: StructureSpec): Structure;
  /** The same for how long answers may be, and how written. */
  format?(spec: FormatSpec): Scanner;
  /** Compiles a regular expression of a condition, which runs in linear time; conditions have none when left out. */
  pattern?(source: string): Result<{ test(text: string): boolean }>;
  /** SHA-256 of text, hex. */
  digest(text: string): string;
}
