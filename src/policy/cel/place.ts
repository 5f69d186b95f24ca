/** Places of conditions: where a `when` stands, and what is known there. */
import type { ConditionName } from '../../core/condition.ts';

const HEAD = ['caller', 'request', 'time'] as const;
const WHOLE = [...HEAD, 'model', 'findings'] as const;

/** By the place of a condition: the names that it may use. */
export const PLACES = {
  /** `selects.when`: nothing of the body was read. */
  head: HEAD,
  /** Rules of requests; what the body says is known once all of it was read. */
  request: WHOLE,
  /** Rules of answers: the request is known. */
  answer: WHOLE,
  /** Rules of tools. */
  tool: [...WHOLE, 'tool', 'args', 'reads', 'sends', 'history', 'sees'],
  /** `documents.visible`: once for each document. */
  document: [...HEAD, 'model', 'document'],
} as const satisfies Readonly<Record<string, readonly ConditionName[]>>;
export type Place = keyof typeof PLACES;

/** Members of `request`: what its head says, and what is known once it was read. */
export const HEAD_MEMBERS = { host: 'string', path: 'string', method: 'string', dialect: 'string' } as const;
export const REQUEST_MEMBERS = { ...HEAD_MEMBERS, model: 'string', stream: 'bool' } as const;

/** Members of `caller`; a text that is not proven is empty. */
export const CALLER_MEMBERS = {
  ...({ id: 'string', kind: 'string', tenant: 'string', clearance: 'string' } as const),
  ...({ roles: 'list<string>', claims: 'map<string, dyn>' } as const),
} as const;

/** Members of `document`; a label that it does not bear has no value, and what is said of it cannot be told. */
export const DOCUMENT_MEMBERS = { tenant: 'string', class: 'string', source: 'string' } as const;

/** Members of each of `findings`. */
export const FINDING_MEMBERS = {
  ...({ rule: 'string', detector: 'string', type: 'string', role: 'string', score: 'double' } as const),
} as const;

/** Members of each of `history`. */
export const CALL_MEMBERS = {
  ...({ tool: 'string', reads: 'list<string>', sends: 'list<string>' } as const),
  ...({ time: 'google.protobuf.Timestamp', parallel: 'bool' } as const),
} as const;
