/** Refusal: a denial in words that a client may read: what was refused, where, and what to do; never content. */
import type { Fault, FaultKind } from '../core/fault.ts';
import type { Direction } from '../core/frame.ts';
import { unreachable } from '../core/unreachable.ts';
import type { Refusal } from '../core/verdict.ts';
import type { Denial } from './denial.ts';
import { DESTINATION, SINGLE } from './head-fault.ts';

interface Terms {
  readonly status: number;
  readonly code: string;
}

const REQUEST_FAULTS: Readonly<Record<FaultKind, Terms>> = {
  unreadable: { status: 400, code: 'unreadable_body' },
  unsupported: { status: 403, code: 'unsupported' },
  'too-large': { status: 413, code: 'request_too_large' },
  deadline: { status: 408, code: 'deadline_exceeded' },
  judge: { status: 503, code: 'judge_unavailable' },
  journal: { status: 503, code: 'journal_unavailable' },
  state: { status: 503, code: 'state_unavailable' },
  credential: { status: 503, code: 'credential_unavailable' },
  unauthenticated: { status: 401, code: 'unauthenticated' },
  identity: { status: 503, code: 'identity_unavailable' },
  condition: { status: 403, code: 'undecided' },
  decision: { status: 503, code: 'decision_unavailable' },
  protocol: { status: 500, code: 'protocol_error' },
  overload: { status: 503, code: 'overloaded' },
  shutdown: { status: 503, code: 'shutting_down' },
  internal: { status: 500, code: 'internal_error' },
};

/** What is wrong with the head of a request says more than its kind alone; by the place of the fault. */
const UNCLEAR_HEADER: Terms = { status: 400, code: 'unreadable_headers' };
const UNREAD_MEDIA: Terms = { status: 415, code: 'unsupported_media' };
const HEAD_FAULTS: Readonly<Partial<Record<FaultKind, ReadonlyMap<string, Terms>>>> = {
  unreadable: new Map([
    [':path', { status: 400, code: 'unreadable_path' }],
    ...[...DESTINATION, ...SINGLE].map((name) => [name, UNCLEAR_HEADER] as const),
  ]),
  unsupported: new Map([
    ['content-type', UNREAD_MEDIA],
    ['content-encoding', UNREAD_MEDIA],
  ]),
};

/** An answer that cannot be judged is a fault of the upstream, not of the client. */
const RESPONSE_FAULTS: Readonly<Record<FaultKind, Terms>> = {
  ...REQUEST_FAULTS,
  unreadable: { status: 502, code: 'unreadable_answer' },
  unsupported: { status: 502, code: 'unsupported_answer' },
  'too-large': { status: 502, code: 'answer_too_large' },
  deadline: { status: 504, code: 'deadline_exceeded' },
};

const LIMIT_CODES: Readonly<Record<number, string>> = {
  403: 'not_allowed',
  413: 'request_too_large',
  429: 'budget_exceeded',
  502: 'answer_too_large',
};

/** The code of a refusal that a person may still turn. */
export const APPROVAL_REQUIRED = 'approval_required';

const HELD: Readonly<Record<Extract<Denial, { kind: 'held' }>['state'], Terms>> = {
  pending: { status: 403, code: APPROVAL_REQUIRED },
  denied: { status: 403, code: 'approval_denied' },
  flooded: { status: 429, code: 'too_many_approvals' },
};

/** What is no client's to mend is told by its kind alone: the sentence of the fault is the operator's, and stands in the record. */
const NOT_JUDGED = 'Weir could not judge this exchange.';
const TOLD_BY_KIND: Readonly<Partial<Record<FaultKind, string>>> = {
  judge: 'A check of this exchange could not be made; try again later.',
  journal: 'This exchange could not be recorded; try again later.',
  state: 'What this exchange is judged by could not be looked up; try again later.',
  credential: 'The provider cannot be asked now; try again later.',
  identity: 'Who asks could not be checked; try again later.',
  decision: 'This exchange could not be decided on; try again later.',
  condition: NOT_JUDGED,
  protocol: NOT_JUDGED,
  internal: NOT_JUDGED,
};

const UNREADABLE_ANSWER = 'The answer of the server cannot be read. ';
const LONGEST_PATH = 80;

/** Puts a denial into a refusal: an HTTP status of 400 or more, a closed code, one sentence. */
export function refusalOf(denial: Denial, direction: Direction, id: string): Refusal {
  switch (denial.kind) {
    case 'finding': {
      const { finding } = denial;
      const what = direction === 'request' ? 'request' : 'answer';
      const message = `The ${what} was denied by rule "${denial.rule}" (${finding.type} in ${shortPath(finding.path)}).`;
      return { status: 403, rule: denial.rule, code: 'content_policy_violation', message, id };
    }
    case 'limit': {
      const code = LIMIT_CODES[denial.status] ?? 'not_allowed';
      const { status, rule, message, budget, ends } = denial;
      return { status, rule, code, message, id, ...(budget && { budget }), ...(ends && { ends }) };
    }
    case 'held':
      return { ...HELD[denial.state], rule: denial.rule, message: denial.says, id };
    case 'fault': {
      const { fault } = denial;
      const terms = direction === 'request' ? requestTerms(fault) : RESPONSE_FAULTS[fault.kind];
      return { ...terms, rule: ruleOf(denial), message: sentenceOf(fault, direction), id };
    }
    default:
      return unreachable(denial);
  }
}

/** What the readers of requests and answers say alike is said of the server's answer there: it is not the client's to mend. */
function sentenceOf(fault: Fault, direction: Direction): string {
  const told = TOLD_BY_KIND[fault.kind];
  if (told !== undefined) return told;
  const whose = direction === 'response' && fault.kind === 'unreadable' ? UNREADABLE_ANSWER : '';
  return `${whose}${fault.message}${placeOf(fault)}`;
}

/** Where it was, when the sentence does not say so; the top of a document (`$`) says nothing. */
function placeOf({ at, message }: Fault): string {
  if (at === undefined || at === '$' || message.includes(at)) return '';
  return ` (at ${shortPath(at)})`;
}

/** Paths are as deep as the document: a long one is shown by its beginning. */
function shortPath(path: string): string {
  return path.length <= LONGEST_PATH ? path : `${path.slice(0, LONGEST_PATH)}...`;
}

function requestTerms({ kind, at }: Fault): Terms {
  return (at === undefined ? undefined : HEAD_FAULTS[kind]?.get(at)) ?? REQUEST_FAULTS[kind];
}

/** What a denial is called where it is told: what a person still has to decide is held. */
export function verdictOf(denial: Denial): 'deny' | 'hold' {
  return denial.kind === 'held' && denial.state === 'pending' ? 'hold' : 'deny';
}

/** The name under which a denial is counted and recorded: its rule, its bound, or the kind of its fault. */
export function ruleOf(denial: Denial): string {
  if (denial.kind === 'fault') return denial.rule ?? denial.fault.kind;
  return denial.rule;
}
