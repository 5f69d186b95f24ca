/** Events for the tests of this folder. */
import { UNKNOWN_CALLER } from '../../../src/core/caller.ts';
import type { ExchangeEvent } from '../../../src/core/event.ts';
import type { Finding } from '../../../src/core/finding.ts';

/** A decision about a request, with changes. */
export function decision(changes: Partial<ExchangeEvent> = {}): ExchangeEvent {
  return {
    kind: 'request',
    exchange: {
      id: 'exchange-1',
      service: 'ext_proc',
      caller: UNKNOWN_CALLER,
      method: 'POST',
      host: 'llm.internal',
      path: '/v1/chat/completions',
      dialect: 'openai-chat',
      model: 'model-1',
      policy: 'default',
      policyDigest: 'digest',
      mode: 'enforce',
    },
    direction: 'request',
    verdict: 'deny',
    rule: 'no-injection',
    enforced: true,
    ran: [],
    findings: [],
    findingCount: 0,
    skipped: [],
    ...changes,
  };
}

/** A finding with changes. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'mask-cards',
    detector: 'pii',
    type: 'CREDIT_CARD',
    score: 1,
    direction: 'request',
    role: 'user',
    path: 'messages[0].content',
    start: 0,
    end: 16,
    hash: 'hash',
    ...changes,
  };
}
