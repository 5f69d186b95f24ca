/** Calls of tools, as rules decide about them. */

/** What may be found of a call. */
export const CALL_TYPES = [
  'TOOL_ALLOWED',
  'TOOL_DENIED',
  'TOOL_NAME', // a name that is none: not plain ASCII, too long, or missing
  'TOOL_ARGUMENTS', // arguments that are no JSON, say a name twice, or come in pieces
  'TOOL_UNDECIDED', // a condition could not be told
  'TOOL_REMOVED', // taken out of what a request offers
] as const;
export type CallType = (typeof CALL_TYPES)[number];

/** One thing to be told of a call, and the rule that says so. */
export interface CallNote {
  readonly type: CallType;
  readonly rule: string;
}

/** What is decided about a call: what is to be told of it; or that its arguments decide. */
export type CallDecision =
  | { readonly kind: 'told'; readonly notes: readonly CallNote[] }
  | { readonly kind: 'arguments' };

/** Decides about the calls of one answer. */
export interface CallJudge {
  byName(name: string): CallDecision;
  /** Arguments as a JSON value; an empty object where a call has none. */
  byArguments(name: string, args: unknown): readonly CallNote[];
  /** What is told of a call whose arguments cannot be read. */
  unreadable(type: CallType): readonly CallNote[];
}

const LONGEST_NAME = 128;
const NAME = /^[!-~]+$/;

/** True for a name that is compared with those of a policy: ASCII without blanks, of which no letter has a twin. */
export function isToolName(name: string): boolean {
  return name.length <= LONGEST_NAME && NAME.test(name);
}
