/** Calls of tools in the messages of Ollama; the arguments of one are an object. */
import type { Channel } from '../../core/segment.ts';
import type { CallOwner } from '../json/call-texts.ts';

/** The channel of a name or a long number: those among arguments are of the call. */
export function fixedInCall(channel: Channel, { call, inArguments }: CallOwner): Channel {
  return call !== undefined && inArguments ? { ...channel, call: { part: 'arguments', call } } : channel;
}
