/** System prompts of clients, which a policy may forbid: known by who speaks, whatever the format. */
import type { Channel, Role, TextRun } from '../core/segment.ts';
import type { Denial } from './denial.ts';

const RULE = 'parameters.systemPrompts';

/** Looks at every text of one request; one lane has one. */
export class SystemPrompts {
  /** Whose speaker may become known later. */
  #open: Channel[] = [];

  /** Takes the next text. */
  seen({ channel }: TextRun): Denial | undefined {
    if (channel.settled) return isForbidden(channel) ? denied(channel) : undefined;
    if (this.#open.at(-1) !== channel) this.#open.push(channel);
    return undefined;
  }

  /** All texts have come, and every speaker is known. */
  end(): Denial | undefined {
    const forbidden = this.#open.find(isForbidden);
    this.#open = [];
    return forbidden === undefined ? undefined : denied(forbidden);
  }
}

const PROMPTS: ReadonlySet<Role> = new Set<Role>(['system', 'developer']);

/** Text whose speaker nobody knows may be anybody's; names of members, and numbers, are no prompts. */
function isForbidden({ role, editable }: Channel): boolean {
  return PROMPTS.has(role) || (role === 'unknown' && editable !== false);
}

function denied({ path, role }: Channel): Denial {
  const what =
    role === 'unknown' ? 'text of an unknown role, which may be a system prompt' : 'a system prompt';
  const message = `The request holds ${what} (${path}), which ${RULE} does not allow; leave it out.`;
  return { kind: 'limit', rule: RULE, status: 403, message };
}
