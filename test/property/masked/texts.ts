/** Texts with marked stretches: what a policy masks in them is known by how they were made, not by a detector. */
import { oneOf, type Random } from '../../fuzz/framework/random.ts';

/** A stretch of a text that must not leave; offsets are UTF-16 units, half open. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly mask: string;
}

export interface MarkedText {
  readonly text: string;
  readonly secrets: readonly Secret[];
}

/** Masks cards, account numbers, addresses and keys in answers. */
export const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: masked }
spec:
  response:
    rules:
      - { name: mask-pii, detector: pii, options: { entities: [CREDIT_CARD, IBAN, EMAIL] }, action: redact }
      - { name: mask-keys, detector: secrets, action: redact, replacement: "[SECRET]" }
`;

/** Made-up data, test card numbers and an assembled key. */
export const SECRETS: readonly (readonly [string, string])[] = [
  ['4111 1111 1111 1111', '[CREDIT_CARD]'],
  ['5500005555555559', '[CREDIT_CARD]'],
  ['3782-822463-10005', '[CREDIT_CARD]'],
  ['GB82 WEST 1234 5698 7654 32', '[IBAN]'],
  ['DE89370400440532013000', '[IBAN]'],
  ['ana.perez@example.com', '[EMAIL]'],
  ['o+tag@mail.example.org', '[EMAIL]'],
  [['AKIA', 'J7Q4M2XW9RT5K3BD'].join(''), '[SECRET]'],
];
/** What nearly is one of those and has to stay as it is. */
const DECOYS = [
  ...['4111 1111 1111 1112', 'order 4111', 'GB82 WEST 1234 5698 7654 33', 'a@b', 'AKIA', 'x@', 'DE89 3704'],
  ...['1111-2222', 'v1.2.3', '@example.com'],
];
const WORDS = [
  ...[
    'the',
    'weather',
    'in',
    'Zürich',
    'café',
    'naïve',
    '日本語の',
    'テキスト',
    'привет',
    'שלום',
    '👩‍👩‍👧',
    '🎉',
    'say "so"',
  ],
  ...['back\\slash', 'a/b', 'tab\tbed', 'line\nbreak', '\u2028', 'x\u200by', '𝒳𝒴', ''],
];
/** What may stand right before and right after a secret; none of it is part of a word or number. */
const BEFORE = [' ', ' (', '"', '\n', '日', '“', '😀', ': ', '\\ ', '（', '\t'];
const AFTER = [' ', ') ', '" ', '\n', '日', '” ', '😀', ', ', '; ', '）', '!'];
const MOST_PARTS = 3;

/** Makes a text: words, and between them secrets and what nearly is one. */
export function makeText(random: Random): MarkedText {
  let text = oneOf(random, WORDS);
  const secrets: Secret[] = [];
  for (let parts = random(MOST_PARTS + 1); parts > 0; parts--) {
    if (random(3) === 0) text += ` ${oneOf(random, DECOYS)} `;
    else {
      const [secret, mask] = oneOf(random, SECRETS);
      text += oneOf(random, BEFORE);
      secrets.push({ start: text.length, end: text.length + secret.length, mask });
      text += secret + oneOf(random, AFTER);
    }
    // A word of letters ends every number.
    text += `so ${oneOf(random, WORDS)} und`;
  }
  return { text, secrets };
}

/** The text with its secrets masked. */
export function maskedText({ text, secrets }: MarkedText): string {
  let masked = '';
  let at = 0;
  for (const { start, end, mask } of secrets) {
    masked += text.slice(at, start) + mask;
    at = end;
  }
  return masked + text.slice(at);
}
