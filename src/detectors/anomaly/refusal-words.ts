/** Refusals: two words in a row with which assistants say that they do not; as hashes. Written by hand. */
import { hashed, hashedText } from './word-hash.ts';

/** An apostrophe stands between words here. */
const PAIRS: readonly string[] = [
  ...['i cannot', 't help', 't assist', 't provide', 't discuss', 't share', 'cannot help', 'cannot assist'],
  ...['cannot provide', 'm unable', 'am unable', 'not able', 'i won', 'must decline', 'm sorry'],
  ...[
    'am sorry',
    'my guidelines',
    'not comfortable',
    'not permitted',
    'language model',
    'kann nicht',
    'darf nicht',
  ],
  ...['tut mir', 'peux pas', 'suis désolé', 'no puedo', 'lo siento', 'não posso', 'non posso', 'mi dispiace'],
  ...['kan niet', 'het spijt', 'не могу', 'nie mogę'],
];

/** The hashes of the pairs, of words hashed from `begins`. */
export function refusalPairs(begins: number): ReadonlySet<number> {
  return new Set(
    PAIRS.map((pair) => {
      const [one = 0, other = 0] = pair.split(' ').map((word) => hashedText(begins, word));
      return hashed(one, other);
    }),
  );
}
