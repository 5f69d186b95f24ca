/** A refusal as an HTTP answer in the client's dialect: an error, or where the policy asks for it an answer with status 200. */
import type { Dialect } from '../core/dialect.ts';
import type { LocalReply } from '../core/frame.ts';
import { DECISION_HEADER, ID_HEADER } from '../core/header-names.ts';
import type { HeaderList } from '../core/headers.ts';
import type { Facts } from '../core/segment.ts';
import type { Refusal, SpentBudget } from '../core/verdict.ts';
import { GENERIC } from '../dialects/index.ts';
import type { Refusals } from '../policy/compiled-policy.ts';
import { APPROVAL_REQUIRED } from './refusal.ts';

/** A status that is a refusal whatever happened before: never a success (conformance case C38). */
function refusalStatus(status: number): number {
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : 403;
}

/** Statuses that pass by themselves: shed, shutting down, a judge or a journal that is away, a budget of a minute. */
const PASSING: readonly number[] = [429, 503];
/** Clients wait that many seconds at most before they ask again by themselves. */
const LONGEST_WAIT = 60;
/** Seconds until it is worth asking again. */
const RETRY_AFTER = '1';

/** What a client may prove who it is by (RFC 9110 section 11.6.1, RFC 6750 section 3); 401 has to say it. */
const UNAUTHENTICATED = 401;
const CHALLENGE = { name: 'www-authenticate', value: 'Bearer realm="weir"' } as const;

/** Builds the error for a refused exchange; SDKs that honour `x-should-retry` ask again only where that may help. */
export function localReply(refusal: Refusal, dialect: Dialect | undefined): LocalReply {
  const status = refusalStatus(refusal.status);
  const { budget } = refusal;
  const passing = PASSING.includes(status) && (budget?.retryAfter ?? 0) <= LONGEST_WAIT;
  return {
    status,
    headers: [
      ...headersOf(refusal, { type: 'application/json', passing }),
      ...(budget === undefined ? [] : budgetHeaders(budget)),
      ...(passing && budget === undefined ? [{ name: 'retry-after', value: RETRY_AFTER }] : []),
      ...(status === UNAUTHENTICATED ? [CHALLENGE] : []),
      ...(dialect?.refusalHeaders?.(refusal) ?? []),
    ],
    body: (dialect ?? GENERIC).refuse(refusal),
    details: detailsOf(refusal),
  };
}

/** As many providers say it of their own limits: the word behind says what is counted. */
function budgetHeaders({ counts, limit, remaining, retryAfter }: SpentBudget): HeaderList {
  const kind = counts.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return [
    { name: 'retry-after', value: String(retryAfter) },
    { name: `x-ratelimit-limit-${kind}`, value: String(limit) },
    { name: `x-ratelimit-remaining-${kind}`, value: String(remaining) },
    { name: `x-ratelimit-reset-${kind}`, value: `${retryAfter}s` },
  ];
}

/** What a refusal is an answer to. */
export interface Refused {
  readonly dialect: Dialect | undefined;
  /** What was read of the request; undefined where nothing was. */
  readonly request: Facts | undefined;
  readonly as: Refusals['as'];
}

/** Builds what a client gets in place of everything: what the policy asks for, where the dialect has such words. */
export function refusalReply(refusal: Refusal, { dialect, request = {}, as }: Refused): LocalReply {
  const { says } = refusal;
  const answer = says === undefined ? undefined : dialect?.answerWith?.(says, request, refusal);
  if (answer !== undefined) return success(refusal, { ...answer, told: 'answer' });
  // A budget is for programs to heed, which read it from the status.
  const events = as === 'events' && refusal.budget === undefined;
  const body = events && request.stream === true && dialect?.refuseStream?.(refusal, request);
  if (body) return success(refusal, { contentType: 'text/event-stream', body, told: 'events' });
  return localReply(refusal, dialect);
}

interface Told {
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly told: NonNullable<LocalReply['told']>;
}

/** Its status is 200; its headers say `deny`. */
function success(refusal: Refusal, { contentType, body, told }: Told): LocalReply {
  const headers = headersOf(refusal, { type: contentType, passing: false });
  return { status: 200, told, headers, body, details: detailsOf(refusal) };
}

function headersOf({ id, code }: Refusal, { type, passing }: { type: string; passing: boolean }): HeaderList {
  return [
    { name: 'content-type', value: type },
    { name: DECISION_HEADER, value: code === APPROVAL_REQUIRED ? 'hold' : 'deny' },
    { name: ID_HEADER, value: id },
    { name: 'x-should-retry', value: String(passing) },
  ];
}

function detailsOf({ rule }: Refusal): string {
  return `weir_deny_${rule.replaceAll(/[^A-Za-z0-9._-]/g, '_')}`;
}
