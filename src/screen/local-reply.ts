/** A refusal as an HTTP answer in the client's dialect. */
import type { Dialect } from '../core/dialect.ts';
import type { LocalReply } from '../core/frame.ts';
import type { Refusal } from '../core/verdict.ts';
import { GENERIC } from '../dialects/index.ts';

/** A status that is a refusal whatever happened before: never a success (C38). */
function refusalStatus(status: number): number {
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : 403;
}

/** Builds the answer to a refused exchange; SDKs that honour `x-should-retry` do not ask again. */
export function localReply(refusal: Refusal, dialect: Dialect | undefined): LocalReply {
  return {
    status: refusalStatus(refusal.status),
    headers: [
      { name: 'content-type', value: 'application/json' },
      { name: 'x-weir-decision', value: 'deny' },
      { name: 'x-weir-id', value: refusal.id },
      { name: 'x-should-retry', value: 'false' },
    ],
    body: (dialect ?? GENERIC).refuse(refusal),
    details: `weir_deny_${refusal.rule.replaceAll(/[^A-Za-z0-9._-]/g, '_')}`,
  };
}
