/** Names of the policy language that are fixed, and those that are promised and not there yet. */
import { FAULT_KINDS } from '../core/fault.ts';
import { formatPath, type Path } from './problem.ts';

export const API_VERSION = 'weir.dev/v1alpha1';
export const POLICY_KIND = 'GuardPolicy';

/** The detector that asks a judge over HTTP; its options name the judge. */
export const REMOTE_DETECTOR = 'remote';

/** What records call the judging of structure (`spec.response.schema`). */
export const SCHEMA_DETECTOR = 'schema';
/** And that of `spec.response.format`. */
export const FORMAT_DETECTOR = 'format';
/** And what decides about tools (`spec.tools`). */
export const TOOLS_DETECTOR = 'tools';
/** And what decides about documents (`spec.documents`). */
export const DOCUMENTS_DETECTOR = 'documents';
/** And what engines outside decide about requests (`spec.request.decisions`). */
export const DECISION_DETECTOR = 'decision';

/** Rule names that records use for something else. */
export const RESERVED_RULES: ReadonlySet<string> = new Set([
  'none',
  'models',
  'selects.models',
  'callers',
  'placeholders',
  ...FAULT_KINDS,
]);

/** Keys and values of the design that this version does not read, by their path; `[]` stands for any index. */
const PLANNED: ReadonlySet<string> = new Set([
  'spec.audit',
  'spec.request.limits.inputTokens',
  'spec.request.rules[].action=hold',
  'spec.response.rules[].action=hold',
  'spec.tools.default=hold',
]);

/** True for a key at that path, or a value of the key at that path, which a later version will read. */
export function isPlanned(path: Path, word: string): boolean {
  const place = formatPath(path).replaceAll(/\[\d+\]/g, '[]');
  return PLANNED.has(`${place}.${word}`) || PLANNED.has(`${place}=${word}`);
}
