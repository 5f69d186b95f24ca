/** The content type of AWS event streams. */
import type { HeaderList } from '../../core/headers.ts';
import { contentTypeOf } from '../content-type.ts';

export const FRAMES = 'application/vnd.amazon.eventstream';

/** True for a message that is such a stream. */
export function isFrames(headers: HeaderList): boolean {
  const type = contentTypeOf(headers);
  return type.ok && type.value?.essence === FRAMES;
}
