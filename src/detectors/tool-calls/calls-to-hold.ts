/** Calls that a person has to approve: each once, however often its message tells it again. */
import type { Channel, ToolCall } from '../../core/segment.ts';
import type { CallToHold } from '../../core/tool-call.ts';

/** Choices of an answer count their calls each for themselves, and tell none again. */
const CHOICES = /^choices\[/;

/** The held calls of one answer. */
export class CallsToHold {
  /** In the order in which they came. */
  readonly all: CallToHold[] = [];
  readonly #known = new Map<string | ToolCall, CallToHold>();

  /** The call, the same object where it was told before; undefined where it is told with something else to do. */
  take(call: CallToHold, of: Channel | undefined): CallToHold | undefined {
    const identity = identityOf(of);
    const known = identity === undefined ? undefined : this.#known.get(identity);
    if (known !== undefined) return isSame(known, call) ? known : undefined;
    if (identity !== undefined) this.#known.set(identity, call);
    this.all.push(call);
    return call;
  }
}

/** Events that close an item or a response tell its calls again, under the same number and id. */
function identityOf(channel: Channel | undefined): string | ToolCall | undefined {
  const call = channel?.call?.call;
  if (channel === undefined || call === undefined) return undefined;
  const { id, index } = call;
  return id === undefined || CHOICES.test(channel.path) ? call : JSON.stringify([index, id]);
}

function isSame(one: CallToHold, other: CallToHold): boolean {
  return one.rule === other.rule && one.tool === other.tool && one.args === other.args;
}
