/** The texts of messages that are read together: of each its ends, which neighbours may carry on. */
import type { Channel, Role } from '../core/segment.ts';

/** Characters of a message that are read with its neighbours, at either end. */
export const REACH = 1000;
/** A letter, a digit, or what encodings end with: what stands on both sides of a seam may be one word. */
const ENDS_OPEN = /[\p{L}\p{N}+/_-]$/u;
const BEGINS_OPEN = /^[\p{L}\p{N}+/_-]/u;

/** One message of a user, or what a tool or a document says before one. */
export class Turn {
  readonly path: string;
  /** A part of it; who speaks in it speaks in all of them. */
  readonly #part: Channel;
  /** Its beginning and its end, where it is longer than both; else all of it in `head`. */
  #head = '';
  #tail = '';
  #length = 0;

  constructor(part: Channel, path: string) {
    this.#part = part;
    this.path = path;
  }

  get role(): Role {
    return this.#part.role;
  }

  /** Another that is named alike and has no text yet. */
  begun(): Turn {
    return new Turn(this.#part, this.path);
  }

  add(text: string): void {
    this.#length += text.length;
    if (this.#head.length < REACH) this.#head += text.slice(0, REACH - this.#head.length);
    this.#tail = (this.#tail + text.slice(-REACH)).slice(-REACH);
  }

  /** Characters that it has in all. */
  get length(): number {
    return this.#length;
  }

  /** How it begins. */
  get head(): string {
    return this.#head;
  }

  /** How it ends. */
  get tail(): string {
    return this.#tail;
  }
}

/** Messages as one text, and where each of them begins in it. */
export interface JoinedTurns {
  readonly text: string;
  readonly starts: readonly { readonly turn: Turn; readonly at: number; readonly text: string }[];
}

/** The messages on lines of their own; and without a seam, where a word or something encoded may go on across one. */
export function joined(turns: readonly Turn[]): readonly JoinedTurns[] {
  const texts = turns.map((turn, at) => (at === turns.length - 1 ? turn.head : turn.tail));
  const isOpen = texts.some(
    (text, at) => at > 0 && ENDS_OPEN.test(texts[at - 1] ?? '') && BEGINS_OPEN.test(text),
  );
  const apart = joinedBy('\n', turns, texts);
  return isOpen ? [apart, joinedBy('', turns, texts)] : [apart];
}

function joinedBy(seam: string, turns: readonly Turn[], texts: readonly string[]): JoinedTurns {
  let at = 0;
  const starts = turns.map((turn, index) => {
    const text = texts[index] ?? '';
    const start = { turn, at, text };
    at += text.length + seam.length;
    return start;
  });
  return { text: texts.join(seam), starts };
}
