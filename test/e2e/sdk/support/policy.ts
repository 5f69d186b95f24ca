/** The policy of the SDK tests: words that are denied, numbers that are masked, in both directions. */
export { CARD } from '../../../../demo/answers.ts';

/** Denied in a request. */
export const FORBIDDEN = 'Project Heron';
/** Denied in an answer. */
export const BANNED = 'Project Halcyon';
/** What takes the place of a card number. */
export const MASK = '[CARD]';

function policy(name: string, told = ''): string {
  return `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: ${name} }
spec:
${told}  request:
    rules:
      - { name: no-heron, detector: keywords, options: { words: ["${FORBIDDEN}"] }, action: deny }
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: "${MASK}" }
  response:
    rules:
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: "${MASK}" }
      - { name: no-leak, detector: keywords, options: { words: ["${BANNED}"] }, action: deny }
`;
}

/** The host whose denials are told by ordinary answers. */
export const POLITE_HOST = 'localhost';

const POLITE = `  selects: { hosts: [${POLITE_HOST}] }
  refusals: { as: answer, text: "I cannot help with that (decision {id})." }
`;

/** The whole policy as YAML; `POLITE_HOST` has one of its own. */
export const SDK_POLICY = `${policy('sdk')}---${policy('sdk-polite', POLITE)}`;
