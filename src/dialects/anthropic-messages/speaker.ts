/** Who speaks at a place: what its message and the blocks around it say, in whatever order they say it. */
import type { Channel, Role } from '../../core/segment.ts';
import type { Voice } from './block-types.ts';

interface Waiting {
  readonly speaker: Speaker;
  readonly channel: Channel;
}

/**
 * A message (`around` undefined) or a block. The outermost block that names a role decides (an image in the result of a
 * tool is the tool's); where none does, the message.
 */
export class Speaker {
  readonly #around: Speaker | undefined;
  #voice: Voice | undefined;
  /** Channels whose role depends on what is not known here yet. */
  #waiting: Waiting[] = [];

  constructor(around: Speaker | undefined, voice?: Voice) {
    this.#around = around;
    this.#voice = voice;
  }

  /** Gives a channel its role: at once, or when the last of what it depends on is known. */
  give(channel: Channel): void {
    const found = this.#decided();
    if (typeof found !== 'string') {
      found.#waiting.push({ speaker: this, channel });
      return;
    }
    channel.role = found;
    channel.settled = true;
  }

  /** What kind of block it is, or who the message is by; the first word counts. */
  learn(voice: Voice): void {
    if (this.#voice !== undefined) return;
    this.#voice = voice;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { speaker, channel } of waiting) speaker.give(channel);
  }

  /** No more is said of it. */
  close(): void {
    this.learn('unknown');
  }

  /** The role, or the speaker of whom something has to be known first. */
  #decided(): Role | Speaker {
    const block = this.#block();
    if (block !== undefined) return block;
    const message = this.#message();
    return message.#voice === undefined || message.#voice === 'around' ? message : message.#voice;
  }

  #block(): Role | Speaker | undefined {
    if (this.#around === undefined) return undefined;
    const outer = this.#around.#block();
    if (outer !== undefined) return outer;
    return this.#voice === 'around' ? undefined : (this.#voice ?? this);
  }

  #message(): Speaker {
    return this.#around === undefined ? this : this.#around.#message();
  }
}
