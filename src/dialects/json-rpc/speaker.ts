/** Whoever speaks in an object; JSON may say who it is after what was said. */
import type { Channel, Role } from '../../core/segment.ts';

/** A channel as far as its place says what it is. */
export type NamedChannel = Omit<Channel, 'role' | 'settled'>;

/** Gives texts their role, at once or when it is known. */
export class Speaker {
  #role: Role | undefined;
  #waiting: Channel[] | undefined;

  constructor(role?: Role) {
    this.#role = role;
  }

  /** The channel of something that is said. */
  channel(named: NamedChannel): Channel {
    if (this.#role !== undefined) return withRole(named, this.#role, true);
    const channel = withRole(named, 'unknown', false);
    this.#waiting ??= [];
    this.#waiting.push(channel);
    return channel;
  }

  /** It is known who speaks; only the first word counts. */
  decide(role: Role): void {
    this.#role ??= role;
    for (const channel of this.#waiting ?? []) {
      channel.role = this.#role;
      channel.settled = true;
    }
    this.#waiting = undefined;
  }
}

/** The same object, so that what it computes stays alive. */
function withRole(named: NamedChannel, role: Role, settled: boolean): Channel {
  return Object.assign(named, { role, settled });
}
