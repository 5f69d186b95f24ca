/** Texts that must not leave, spelled over many deltas, in escapes, beside characters of several bytes. */
import { DONE, STOP, spelledEvent } from '../../conformance/support/events.ts';
import { BANNED, CARD } from '../../conformance/support/policies.ts';

export { BANNED, CARD };
/** Shaped like an access key of AWS; assembled here so that no scanner takes this file for a leak. */
export const SECRET = ['AKIA', 'Z7QJ3XKD5MWPT2RB'].join('');
export const MASKS = { card: '[CREDIT_CARD]', secret: '[SECRET]' } as const;

/** Redacts cards and keys, denies the banned words, in answers. */
export const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: answers }
spec:
  request:
    limits: { bodyBytes: 16MiB, characters: 16777216 }
    trailers: allow
  response:
    rules:
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
      - { name: no-secrets, detector: secrets, action: redact, replacement: "${MASKS.secret}" }
      - { name: no-leak, detector: keywords, options: { words: ["${BANNED}"] }, action: deny }
---
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: small }
spec:
  selects: { hosts: [small.test] }
  response:
    limits: { bodyBytes: 64KiB }
`;

/** Cuts text into pieces of `size` characters. */
export function pieces(text: string, size: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += size) parts.push(text.slice(at, at + size));
  return parts;
}

/** Spells every character as a JSON escape. */
export function escaped(text: string): string {
  return Array.from(
    { length: text.length },
    (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** A whole stream of events: each entry is the inside of a JSON string as it stands. */
export function stream(spelled: readonly string[], lineEnd = '\n'): string {
  return [...spelled.map((inside) => spelledEvent(inside, lineEnd)), STOP, DONE].join('');
}
