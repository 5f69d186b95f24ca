/** Calls of tools, as rules decide about them. */
import type { Decision, DecisionQuestion } from './decision.ts';
import type { Result } from './fault.ts';

/** What may be found of a call. */
export const CALL_TYPES = [
  'TOOL_ALLOWED',
  'TOOL_DENIED',
  'TOOL_HELD', // a person has to approve it
  'TOOL_APPROVED', // one did
  'TOOL_NAME', // a name that is none: not plain ASCII, too long, or missing
  'TOOL_ARGUMENTS', // arguments that are no JSON, say a name twice, or come in pieces
  'TOOL_UNDECIDED', // a condition could not be told
  'TOOL_ASKED', // an engine outside decides; never told
  'TOOL_REMOVED', // taken out of what a request offers, or a server lists
  'TOOL_CHANGED', // described otherwise than when it was first seen
] as const;
export type CallType = (typeof CALL_TYPES)[number];

/** One thing to be told of a call, and the rule that says so. */
export interface CallNote {
  readonly type: CallType;
  readonly rule: string;
  /** With TOOL_ASKED. */
  readonly asks?: CallQuestion;
  /** The id of the reason that an engine outside gave. */
  readonly reason?: string;
  /** With TOOL_HELD. */
  readonly held?: CallToHold;
}

/** A call that a person has to approve. Content: its arguments are never recorded. */
export interface CallToHold {
  readonly rule: string;
  readonly tool: string;
  /** As canonical JSON (RFC 8785). */
  readonly args: string;
}

/** A question about a call to an engine outside. */
export interface CallQuestion {
  readonly question: DecisionQuestion;
  /** What is to be told of the call once it was answered, or cannot be. */
  told(outcome: Result<Decision>): readonly CallNote[];
}

/** What is decided about a call: what is to be told of it; or that its arguments decide. */
export type CallDecision =
  | { readonly kind: 'told'; readonly notes: readonly CallNote[] }
  | { readonly kind: 'arguments' };

/** What some clients take for a name that came in several events. */
export type NamePieces = readonly string[];

/** Decides about the calls of one answer. */
export interface CallJudge {
  byName(name: string, pieces?: NamePieces): CallDecision;
  /** Arguments as a JSON value; an empty object where a call has none. */
  byArguments(name: string, args: unknown, pieces?: NamePieces): readonly CallNote[];
  /** What is told of a call whose arguments cannot be read. */
  unreadable(type: CallType): readonly CallNote[];
}

const LONGEST_NAME = 128;
const NAME = /^[!-~]+$/;

/** True for a name that is compared with those of a policy: ASCII without blanks, of which no letter has a twin. */
export function isToolName(name: string): boolean {
  return name.length <= LONGEST_NAME && NAME.test(name);
}
