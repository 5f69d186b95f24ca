/** The channel of a text that stands encoded in a string. */
import type { Channel } from '../../core/segment.ts';

/** Whoever speaks in the string speaks in it, and of what call, also when that becomes known later; nobody can edit it in place. */
export function decodedChannel(string: Channel): Channel {
  return {
    path: `${string.path}:decoded`,
    get role() {
      return string.role;
    },
    get settled() {
      return string.settled;
    },
    get call() {
      return string.call;
    },
    editable: false,
    ...(string.argument === undefined ? {} : { argument: string.argument }),
  };
}
