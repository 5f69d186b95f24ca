/** What ext_authz cannot do: it sees a request once, changes no body, and sees no answer. */
import { type Fault, fault } from '../core/fault.ts';
import type { Coding } from '../core/ports.ts';
import type { Denial } from '../screen/denial.ts';
import type { WholeVerdict } from './judge-whole.ts';

/** Queries of a store are rewritten, and its answers checked, which is done by ext_proc alone. */
export const UNSCOPED: Denial = {
  kind: 'fault',
  fault: fault(
    'unsupported',
    'The policy keeps queries of a store in a scope, which ext_authz cannot do; use ext_proc.',
  ),
  rule: 'retrieval.request',
};

/** ext_authz cannot send on what it has undone, and the next server may undo it in another way. */
export function codedFault({ codings }: { readonly codings: readonly Coding[] }): Fault | undefined {
  if (codings.length === 0) return undefined;
  const message =
    'A body with a content-encoding cannot be judged by ext_authz; use ext_proc, or send it plain.';
  return fault('unsupported', message, 'content-encoding');
}

/** ext_authz cannot rewrite a body: what would be redacted, or set, is denied. */
export function rewriteDenial({ mutatedBy }: WholeVerdict): Denial | undefined {
  if (mutatedBy === undefined) return undefined;
  const because = fault(
    'unsupported',
    `The policy changes this body (${mutatedBy}), which ext_authz cannot do; use ext_proc.`,
  );
  return { kind: 'fault', fault: because, rule: mutatedBy };
}
