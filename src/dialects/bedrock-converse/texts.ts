/** What the marks of a content block say of its texts and data. */
import type { Channel } from '../../core/segment.ts';
import type { CallTexts } from '../json/call-texts.ts';
import type { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';
import type { Told } from '../json/told.ts';
import { isBase64, type Kinds, kindsAt } from '../json/value-gate.ts';

/** `{ editable: false }` for text that is signed; else `{}`. */
export function fixedBy({ shape }: Place): Pick<Channel, 'editable'> {
  return shape.mark === 'signed' ? { editable: false } : {};
}

/** Data in place is always Base64, whatever it is of. */
export function kindsOf({ shape }: Place, beginning: string): Kinds {
  const packed =
    shape.mark === 'data' && shape.media !== undefined && isBase64(beginning.replaceAll(/[\r\n]/g, ''));
  return packed && shape.media !== undefined ? [shape.media] : kindsAt(shape, beginning);
}

/** The place that is a part of a list of texts: the string itself, or what it stands in. */
function partAround(place: Place): Place {
  let around: Place | undefined = place;
  while (around !== undefined && !around.shape.part) around = around.parent;
  return around ?? place;
}

/** What a document of Converse tells of a text. */
export function toldBy(place: Place, parts: PartTexts, calls: CallTexts): Told {
  return { ...parts.of(partAround(place)), ...calls.of(place), ...fixedBy(place) };
}
