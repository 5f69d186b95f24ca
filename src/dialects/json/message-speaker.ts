/** Who speaks in the message being read, also when it names its role behind its texts. */
import type { Channel, Role } from '../../core/segment.ts';

/** Gives the channels of one message after the other their role; messages do not stand in one another. */
export class MessageSpeaker {
  #role: Role | undefined;
  /** Channels that wait for the role. */
  #undecided: Channel[] = [];

  /** A message begins; outside of one nobody is known to speak. */
  open(): void {
    this.#role = undefined;
  }

  /** Makes a channel of whoever speaks. */
  channel(named: Omit<Channel, 'role' | 'settled'>): Channel {
    if (this.#role !== undefined) return { ...named, role: this.#role, settled: true };
    const channel: Channel = { ...named, role: 'unknown', settled: false };
    this.#undecided.push(channel);
    return channel;
  }

  /** The message names its role. */
  learn(role: Role): void {
    this.#role = role;
    for (const channel of this.#undecided) {
      channel.role = role;
      channel.settled = true;
    }
    this.#undecided = [];
  }

  /** No more is said of the message. */
  close(): void {
    this.learn(this.#role ?? 'unknown');
    this.#role = undefined;
  }
}
