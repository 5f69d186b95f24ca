/** Choosing: a request whose policy its model decides is held until that is known; its head is answered where it has to be. */
import { added } from '../core/added.ts';
import { type Fault, fault } from '../core/fault.ts';
import type { ModelWait } from '../screen/model-wait.ts';
import { strippedFromRequest } from '../screen/stripped.ts';
import { headersReply } from './deliver.ts';
import type { Effects } from './effects.ts';
import { modeFault } from './mode-fault.ts';
import { type ExchangeState, enforces, type IdentifiedFrame } from './state.ts';

const NO_BODY = fault(
  'unsupported',
  'Policies are selected by model here, and request_body_mode NONE brings none; use FULL_DUPLEX_STREAMED.',
  'request_body_mode',
);
const NO_CREDENTIAL = fault(
  'unsupported',
  'The model decides about the credential, and in STREAMED the head leaves before it is known; use FULL_DUPLEX_STREAMED.',
  'request_body_mode',
);

const CODED = fault(
  'unsupported',
  'A body with a content-encoding cannot be given a policy by its model where Weir only watches; send it plain.',
  'content-encoding',
);

/** Begins to wait; true where there is nothing to wait for, and the admission says what happens. */
export function beginChoice(
  state: ExchangeState,
  { frame, wait }: { readonly frame: IdentifiedFrame; readonly wait: ModelWait },
  effects: Effects,
): boolean {
  const { request: side } = state;
  const problem = state.context.overload ?? problemOf(state, wait);
  if (problem !== undefined) wait.stop({ kind: 'fault', fault: problem, rule: problem.kind });
  else if (side.bare) wait.end();
  if (wait.decided) return true;
  side.choice = { frame, wait, held: [] };
  side.codings = wait.codings;
  side.inflates = wait.codings.length > 0 && enforces(state);
  state.dialect = wait.dialect;
  if (side.mode === 'streamed') side.stripped = strippedByAny(state, frame, wait);
  if (side.mode !== 'full-duplex')
    effects.replies = added(effects.replies, headersReply(state, side, 'same'));
  return false;
}

/** Every policy that may be chosen has to accept the modes. */
function problemOf(state: ExchangeState, { policies, codings }: ModelWait): Fault | undefined {
  const { protocol } = state;
  if (state.observed && codings.length > 0) return CODED;
  for (const policy of policies) {
    const problem = modeFault(state, policy);
    if (problem !== undefined) return problem;
  }
  if (protocol?.request === 'none') return NO_BODY;
  const credential = policies.some(({ upstream }) => upstream !== undefined);
  return protocol?.request === 'streamed' && credential ? NO_CREDENTIAL : undefined;
}

/** The head leaves without what any of the policies takes away. */
function strippedByAny(
  state: ExchangeState,
  { headers }: IdentifiedFrame,
  { policies }: ModelWait,
): string[] {
  const stripped = policies.flatMap((policy) => {
    const enforced = !state.observed && policy.mode === 'enforce';
    return strippedFromRequest(headers, { policy, enforced, inspected: true, proof: state.proof });
  });
  return [...new Set(stripped)];
}
