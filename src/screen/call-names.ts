/**
 * Names of streamed tool calls. A name is over when the arguments of its call begin: what waits for its end need not wait
 * for that of the stream. Where an upstream goes on with it all the same, it is judged again with all that came.
 */
import type { Channel, TextRun, ToolCall } from '../core/segment.ts';

/** A name so far. */
interface Name {
  readonly channel: Channel;
  text: string;
  over: boolean;
}

/** What a run may say of a name. */
interface Heard {
  /** The channel of a name that is over now. */
  readonly over?: Channel;
  /** What came before in a name which goes on after it was over. */
  readonly again?: string;
}

/** Most runs say nothing of one. */
const NOTHING: Heard = {};

/** The names of one lane's calls. */
export class CallNames {
  readonly #names = new Map<ToolCall, Name>();

  /** Hears of a run. */
  take({ channel, text, last }: TextRun): Heard {
    const { call } = channel;
    if (call === undefined || (last && call.part === 'name')) return NOTHING;
    const known = this.#names.get(call.call);
    if (call.part === 'name') return this.#more(known, { channel, text, call: call.call });
    if (known === undefined || known.over || text === '') return NOTHING;
    known.over = true;
    return { over: known.channel };
  }

  #more(
    known: Name | undefined,
    { channel, text, call }: { readonly channel: Channel; readonly text: string; readonly call: ToolCall },
  ): Heard {
    if (known === undefined) {
      this.#names.set(call, { channel, text, over: false });
      return NOTHING;
    }
    const before = known.text;
    const again = known.over && text !== '';
    known.text += text;
    if (again) known.over = false;
    return again ? { again: before } : NOTHING;
  }

  clear(): void {
    this.#names.clear();
  }
}
