/** What one question was about, for its records. */
import type { Caller } from '../core/caller.ts';
import type { CheckQuestion } from '../core/check.ts';
import type { ExchangeFacts } from '../core/event.ts';
import type { Admission } from '../screen/gate.ts';

/** Recorded names of client data are capped. */
const MAX_RECORDED = 256;

/** What is known of a question once it was decided. */
export interface Answered {
  readonly admission: Admission;
  readonly model: string;
  readonly caller: Caller;
  /** The break-glass that suspends the rules of the policy. */
  readonly glass?: string | undefined;
}

export function exchangeFacts(
  id: string,
  { method, host, path }: Pick<CheckQuestion, 'method' | 'host' | 'path'>,
  { admission, model, caller, glass }: Answered,
): ExchangeFacts {
  const cap = (text: string) => text.slice(0, MAX_RECORDED);
  const { policy } = admission;
  return {
    ...{ id, service: 'ext_authz', caller },
    ...{ method: cap(method), host: cap(host), path: cap(path) },
    dialect: (admission.kind === 'pass' ? undefined : admission.dialect)?.name ?? 'none',
    model: cap(model),
    policy: policy?.name ?? 'none',
    policyDigest: policy?.digest ?? '',
    mode: policy?.mode ?? 'enforce',
    ...(glass === undefined ? {} : { breakGlass: glass }),
  };
}
