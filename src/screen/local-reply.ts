/** A refusal as an HTTP answer in the client's dialect. */
import type { Dialect } from '../core/dialect.ts';
import type { LocalReply } from '../core/frame.ts';
import type { Refusal } from '../core/verdict.ts';
import { GENERIC } from '../dialects/index.ts';

/** A status that is a refusal whatever happened before: never a success (C38). */
function refusalStatus(status: number): number {
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : 403;
}

/** Statuses that pass by themselves: shed, shutting down, a judge or a journal that is away, a budget of a minute. */
const PASSING: readonly number[] = [429, 503];
/** Seconds until it is worth asking again. */
const RETRY_AFTER = '1';

/** Builds the answer to a refused exchange; SDKs that honour `x-should-retry` ask again only where that may help. */
export function localReply(refusal: Refusal, dialect: Dialect | undefined): LocalReply {
  const status = refusalStatus(refusal.status);
  const passing = PASSING.includes(status);
  return {
    status,
    headers: [
      { name: 'content-type', value: 'application/json' },
      { name: 'x-weir-decision', value: 'deny' },
      { name: 'x-weir-id', value: refusal.id },
      { name: 'x-should-retry', value: String(passing) },
      ...(passing ? [{ name: 'retry-after', value: RETRY_AFTER }] : []),
      ...(dialect?.refusalHeaders?.(refusal) ?? []),
    ],
    body: (dialect ?? GENERIC).refuse(refusal),
    details: `weir_deny_${refusal.rule.replaceAll(/[^A-Za-z0-9._-]/g, '_')}`,
  };
}
