/** The policies of the conformance cases: fixed words, so that what they show is the pipeline and not a detector. */

/** Denied in requests. */
export const EVIL = 'open the sluice gate';
/** Denied in answers. */
export const BANNED = 'Project Halcyon';
/** Redacted both ways, as `[CREDIT_CARD]`. */
export const CARD = '4111 1111 1111 1111';
export const MASK = '[CREDIT_CARD]';
/** Hosts whose requests, or answers, are asked about at the judge `probe`. */
export const JUDGED_REQUESTS = 'judged-requests.test';
export const JUDGED_ANSWERS = 'judged-answers.test';

const REQUEST_RULES = `
      - { name: no-evil, detector: keywords, options: { words: ["${EVIL}"] }, action: deny }
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }`;
const RESPONSE_RULES = `
      - { name: no-leak, detector: keywords, options: { words: ["${BANNED}"] }, action: deny }
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }`;
const ask = (role: string): string => `
      - { name: ask, detector: remote, options: { judge: probe }, on: [${role}], action: deny }`;

interface PolicyText {
  readonly name: string;
  readonly hosts?: string;
  readonly requestRules?: string;
  readonly responseRules?: string;
  /** Request trailers; allowed unless said otherwise. */
  readonly trailers?: 'allow' | 'deny';
  /** What a refusal is; an error unless said otherwise. */
  readonly refusals?: 'error' | 'events';
  readonly weaker?: string;
}

function policy(text: PolicyText): string {
  const { name, hosts, requestRules = '', responseRules = '', trailers = 'allow' } = text;
  return `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: ${name} }
spec:
  selects: {${hosts === undefined ? '' : ` hosts: [${hosts}] `}}
  acceptWeaker: [${text.weaker ?? 'streamed'}]
  passPaths: [/v1/models]
  refusals: { as: ${text.refusals ?? 'error'} }
  request:
    trailers: ${trailers}
    rules:${REQUEST_RULES}${requestRules}
  response:
    rules:${RESPONSE_RULES}${responseRules}
`;
}

/** For every host: `EVIL` and `BANNED` are denied, `CARD` is redacted. */
export const PLAIN = policy({ name: 'plain' });

/** The same, and a judge for the requests of one host and the answers of another. */
export const JUDGED = [
  PLAIN,
  policy({ name: 'judged-requests', hosts: JUDGED_REQUESTS, requestRules: ask('user') }),
  policy({ name: 'judged-answers', hosts: JUDGED_ANSWERS, responseRules: ask('assistant') }),
].join('---');

/** The host on which `REFUSING_TRAILERS` lets requests with trailers through. */
export const TRAILERS_ALLOWED = 'trailers.test';
/** `PLAIN`, without request trailers as a policy is when it does not speak of them. */
export const REFUSING_TRAILERS = [
  policy({ name: 'plain', trailers: 'deny' }),
  policy({ name: 'trailers', hosts: TRAILERS_ALLOWED }),
].join('---');

/** `PLAIN`, with denied streams answered as streams. */
export const REFUSING_BY_EVENTS = policy({ name: 'plain', refusals: 'events' });

/** `PLAIN`, for filters that announce no body mode and heed what is asked for. */
export const OVERRIDING = policy({ name: 'plain', weaker: 'mode-override' });
