/** The policy of the SDK tests: words that are denied, numbers that are masked, in both directions. */
export { CARD } from '../../../../demo/answers.ts';

/** Denied in a request. */
export const FORBIDDEN = 'Project Heron';
/** Denied in an answer. */
export const BANNED = 'Project Halcyon';
/** What takes the place of a card number. */
export const MASK = '[CARD]';

/** The whole policy as YAML. */
export const SDK_POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: sdk }
spec:
  request:
    rules:
      - { name: no-heron, detector: keywords, options: { words: ["${FORBIDDEN}"] }, action: deny }
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: "${MASK}" }
  response:
    rules:
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: "${MASK}" }
      - { name: no-leak, detector: keywords, options: { words: ["${BANNED}"] }, action: deny }
`;
