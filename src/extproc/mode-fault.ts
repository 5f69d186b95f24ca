/** Mode fault: body modes in which a policy cannot be enforced are refused at the first message, never half done. */
import { type Fault, fault } from '../core/fault.ts';
import type { Direction, Protocol } from '../core/frame.ts';
import type { Policy } from '../screen/gate.ts';
import type { ExchangeState } from './state.ts';

/** Why the announced body modes cannot enforce this policy, or undefined when they can. */
export function modeFault(state: ExchangeState, policy = state.policy): Fault | undefined {
  if (state.protocol === undefined) {
    return state.observed
      ? undefined
      : fault('unsupported', 'Envoy announced no body modes (protocol_config); use Envoy 1.36 or later.');
  }
  return refused(state, policy, 'request') ?? refused(state, policy, 'response');
}

/** True when mode NONE stands for "ask for what you need", and Envoy listens to what is asked. */
function mayOverride({ protocol }: ExchangeState, policy: Policy | undefined): boolean {
  return policy?.acceptWeaker.has('mode-override') === true && protocol !== undefined && heeds(protocol);
}

/** Envoy ignores overrides where a configured mode is full-duplex, or where bodies are sent early. */
function heeds({ request, response, sendsBodyEarly }: Protocol): boolean {
  return request !== 'full-duplex' && response !== 'full-duplex' && !sendsBodyEarly;
}

function refused(state: ExchangeState, policy: Policy | undefined, direction: Direction): Fault | undefined {
  const mode = state.protocol?.[direction];
  const key = `${direction}_body_mode`;
  switch (mode) {
    case 'full-duplex':
    case 'buffered':
      return undefined;
    case 'streamed':
      if (policy?.acceptWeaker.has('streamed') === true) return undefined;
      return fault(
        'unsupported',
        `${key} STREAMED enforces less; use FULL_DUPLEX_STREAMED, or set acceptWeaker: [streamed].`,
        key,
      );
    case 'none':
      return mayOverride(state, policy) ? undefined : fault('unsupported', unenforceable(key, 'NONE'), key);
    default:
      return fault('unsupported', unenforceable(key, mode?.toUpperCase().replace('-', '_') ?? 'NONE'), key);
  }
}

function unenforceable(key: string, mode: string): string {
  return `${key} ${mode} cannot be enforced; use FULL_DUPLEX_STREAMED.`;
}
