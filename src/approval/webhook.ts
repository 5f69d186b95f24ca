/** The webhook: a signed message for each new ticket, tried a few times; it says nothing of the arguments. */
import { createHmac } from 'node:crypto';
import { errorCode } from '../core/error-code.ts';
import type { Ticket } from '../core/ticket.ts';
import { linkOf, signatureOf } from './links.ts';
import type { WebhookSection } from './section.ts';

const FIRST_PAUSE_MS = 500;
const MINUTE_MS = 60_000;
/** Messages on their way at once; a ticket beyond it is told of by the page alone. */
const MOST_MESSAGES = 100;

export interface WebhookOptions {
  readonly section: WebhookSection;
  readonly secret: string;
  /** What links are signed with. */
  readonly linkKey: Uint8Array;
  /** Where links lead. */
  readonly url: string | undefined;
  now(): number;
  /** What became of a message: it was taken; or not after all tries, and why the last one failed. */
  told(outcome: 'sent' | 'failed', about: { readonly ticket: string; readonly reason?: string }): void;
}

/** Tells of tickets. */
export class Webhook {
  readonly #options: WebhookOptions;
  #open = 0;

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  /** Begins to tell; resolves when it was told, or given up. */
  async tell(ticket: Ticket): Promise<void> {
    if (this.#open >= MOST_MESSAGES) {
      this.#options.told('failed', { ticket: ticket.id, reason: 'too many messages are on their way' });
      return;
    }
    this.#open += 1;
    const reason = await this.#tries(JSON.stringify(this.#message(ticket)));
    this.#open -= 1;
    if (reason === undefined) this.#options.told('sent', { ticket: ticket.id });
    else this.#options.told('failed', { ticket: ticket.id, reason });
  }

  /** Why the last try failed; undefined once the message is taken. */
  async #tries(body: string): Promise<string | undefined> {
    const { attempts } = this.#options.section;
    let reason: string | undefined;
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (attempt > 0) await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      reason = await this.#send(body);
      if (reason === undefined) return undefined;
    }
    return reason;
  }

  /** Signed with the time, so that an old message cannot be sent again unnoticed. Says why it was not taken. */
  async #send(body: string): Promise<string | undefined> {
    const { section, secret, now } = this.#options;
    const time = String(Math.floor(now() / 1000));
    const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-weir-time': time,
      'x-weir-signature': `sha256=${signature}`,
    };
    try {
      const signal = AbortSignal.timeout(section.deadlineMs);
      const answer = await fetch(section.url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      await answer.body?.cancel();
      return answer.ok ? undefined : `answered with status ${answer.status}; one from 200 to 299 is expected`;
    } catch (cause) {
      return `cannot be reached, or did not answer in time (${errorCode(cause)})`;
    }
  }

  #message(ticket: Ticket) {
    const { id, tenant, caller, model, tool, rule, policy, approvers, quorum } = ticket;
    return {
      ...{ kind: 'ticket', id, tenant, caller, model, tool, rule, policy, approvers, quorum },
      opened: new Date(ticket.opened).toISOString(),
      expires: new Date(ticket.expires).toISOString(),
      link: this.#link(ticket),
    };
  }

  #link({ id, expires }: Ticket): string | undefined {
    const { section, url, linkKey, now } = this.#options;
    const page = linkOf(url, id);
    if (page === undefined || section.approver === undefined) return page;
    const until = Math.min(expires, now() + section.linkMinutes * MINUTE_MS);
    return `${page}?until=${until}&sig=${signatureOf(linkKey, { ticket: id, until })}`;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
