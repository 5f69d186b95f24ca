/** Beginnings: who waits for what a text says from a place on to its end, of many texts. */
import { lowerUnit } from '../keywords/trie.ts';

interface Node<Owner> {
  readonly next: Map<number, Node<Owner>>;
  /** Those whose text goes through here, and those whose text ends here. */
  readonly through: Owner[];
  readonly ended: Owner[];
}

/** A tree of texts. */
export class Beginnings<Owner> {
  readonly #root: Node<Owner> = emptyNode();
  readonly #anyCase: boolean;
  #longest = 0;

  /** With `anyCase` the texts are in lower case, and what is looked at may be in either. */
  constructor(anyCase: boolean) {
    this.#anyCase = anyCase;
  }

  /** Units before the end of a text in which a beginning may lie. */
  get longest(): number {
    return this.#longest;
  }

  /** One of the texts begins what the owner waits for, which it knows when so many units have come. */
  add(texts: readonly string[], owner: Owner, longest: number): void {
    this.#longest = Math.max(this.#longest, longest);
    for (const text of texts) {
      let at = this.#root;
      for (let unit = 0; unit < text.length; unit++) {
        const code = text.charCodeAt(unit);
        const next = at.next.get(code) ?? emptyNode();
        at.next.set(code, next);
        next.through.push(owner);
        at = next;
      }
      at.ended.push(owner);
    }
  }

  /** Whose text begins at this place, or goes on behind the end; some more than once. */
  *at(text: string, start: number): Generator<Owner> {
    let node: Node<Owner> | undefined = this.#root;
    for (let at = start; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      node = node.next.get(this.#anyCase ? lowerUnit(unit) : unit);
      if (node === undefined) return;
      yield* node.ended;
    }
    yield* node.through;
  }
}

function emptyNode<Owner>(): Node<Owner> {
  return { next: new Map(), through: [], ended: [] };
}
