/** Watches the words of one text for secrets of a prompt. */
import type { Secret } from './secrets.ts';

/** Units between two words of a secret, at most. */
const WIDEST_GAP = 3;

/** Secrets by their first word. */
export type Secrets = ReadonlyMap<string, readonly Secret[]>;

/** Secrets, ready to be watched for; undefined for none. */
export function secretsByWord(secrets: readonly Secret[]): Secrets | undefined {
  if (secrets.length === 0) return undefined;
  const byWord = new Map<string, Secret[]>();
  for (const secret of secrets) {
    const [first = ''] = secret;
    byWord.set(first, [...(byWord.get(first) ?? []), secret]);
  }
  return byWord;
}

/** A secret that has begun: how many of its words were read, and where the first one begins. */
interface Begun {
  readonly secret: Secret;
  readonly read: number;
  readonly start: number;
}

/** Follows one text. */
export class SecretWatch {
  readonly #secrets: Secrets;
  readonly #knows: (secret: Secret) => boolean;
  #begun: readonly Begun[] = [];
  /** Where the last word ended. */
  #end = 0;

  /** `knows` is true for secrets that the user has named. */
  constructor(secrets: Secrets, knows: (secret: Secret) => boolean) {
    this.#secrets = secrets;
    this.#knows = knows;
  }

  /** Where the first secret begins that is not complete, while its next word may begin at an offset; that offset for none. */
  begunAt(next: number): number {
    if (this.#begun.length === 0) return next;
    if (next - this.#end > WIDEST_GAP) this.#begun = [];
    return this.#begun.reduce((least, { start }) => Math.min(least, start), next);
  }

  /** Takes the next word; says where a secret begins that ends with it, undefined for none. */
  take(word: string, start: number, end: number): number | undefined {
    const lower = word.toLowerCase();
    const goOn =
      start - this.#end > WIDEST_GAP ? [] : this.#begun.filter(({ secret, read }) => secret[read] === lower);
    const begin = this.#secrets.get(lower) ?? [];
    this.#end = end;
    if (goOn.length === 0 && begin.length === 0) {
      this.#begun = [];
      return undefined;
    }
    const now = [
      ...goOn.map((one) => ({ ...one, read: one.read + 1 })),
      ...begin.map((secret) => ({ secret, read: 1, start })),
    ];
    this.#begun = now.filter(({ secret, read }) => read < secret.length);
    return now.find(({ secret, read }) => read === secret.length && !this.#knows(secret))?.start;
  }
}
