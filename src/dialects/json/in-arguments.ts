/** Tells channels in which of the arguments of a call they stand, where these came as an object. */
import type { Channel } from '../../core/segment.ts';
import type { Place } from './place.ts';
import { ARGUMENT_MARKS } from './shape.ts';

/** The channel of a text, which is told the names around it; what no name is around stays as it is. */
export function textIn(place: Place, channel: Channel): Channel {
  const { argument } = place;
  if (argument !== undefined && argument.length > 0) channel.argument = argument;
  return channel;
}

/** The channel of a long number, or of a name in the object at this place. */
export function fixedIn(place: Place, channel: Channel): Channel {
  const argument = place.argument ?? (ARGUMENT_MARKS.has(place.shape.mark) ? [] : undefined);
  if (argument !== undefined) channel.argument = argument;
  return channel;
}
