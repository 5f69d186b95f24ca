/** Policies that models decide between, and requests for them. */
import type { BodyMode } from '../../../../src/core/frame.ts';
import { policiesOf } from '../../../fakes/conversation.ts';
import { type RequestHead, Talk } from '../../../fakes/talk.ts';

export const MODES = ['full-duplex', 'buffered', 'streamed'] as const;
const WEAK = 'acceptWeaker: [streamed, mode-override]';

export function policy(name: string, spec: string): string {
  return `---\napiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: ${name} }\nspec: { ${WEAK}, ${spec} }\n`;
}

export function denying(word: string): string {
  return `request: { rules: [{ name: no-${word}, detector: keywords, options: { words: [${word}] }, action: deny }] }`;
}

export const SET = [
  policy('any', denying('alpha')),
  policy('four', `selects: { models: ["gpt-4*"] }, ${denying('beta')}`),
  policy('mini', `selects: { models: [gpt-4o-mini] }, ${denying('gamma')}`),
  policy('chat', `selects: { hosts: [other], models: ["gpt-4*"] }`),
].join('');

export const asks = (model: string, text = 'hi') =>
  `{"messages":[{"role":"user","content":"${text}"}],"model":"${model}"}`;

export function sent(
  mode: BodyMode,
  chunks: readonly Uint8Array[],
  { set = SET, ...head }: RequestHead & { set?: string } = {},
) {
  const talk = new Talk('', { policies: policiesOf(set) });
  talk.request(mode, { headers: [{ name: 'content-type', value: 'application/json' }], ...head });
  if (mode === 'buffered') {
    talk.take({ kind: 'body', direction: 'request', bytes: Buffer.concat(chunks), end: true });
    return told(talk);
  }
  for (const bytes of chunks) talk.take({ kind: 'body', direction: 'request', bytes, end: false });
  talk.take({ kind: 'body', direction: 'request', bytes: new Uint8Array(0), end: true });
  return told(talk);
}

/** What came of it, whatever the chunks. */
function told(talk: Talk) {
  const requests = talk.events.filter(({ kind }) => kind === 'request');
  const immediate = talk.replies.find((reply) => reply.kind === 'immediate');
  return {
    talk,
    seen: {
      decided: requests.map(({ exchange, rule, verdict }) => [exchange.policy, rule, verdict]),
      status: immediate?.reply.status,
      left: immediate === undefined ? talk.left('request') : undefined,
    },
  };
}

/** A body that leaves as it came is not repeated in the answer for it. */
export const leaves = (mode: BodyMode, body: string) => (mode === 'buffered' ? '' : body);
