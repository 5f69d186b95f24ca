/** What documents, forms and events with images mean. */
import type { Facts, Skipped } from '../../core/segment.ts';
import { AnyHooks } from '../generic/any-hooks.ts';
import type { Place } from '../json/place.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import type { Kinds } from '../json/value-gate.ts';
import { type FormHooks, fileReason } from '../multipart/form-reader.ts';
import type { PartHead } from '../multipart/part-head.ts';
import { kindsOfImage } from '../ollama/parts.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';

/** A document or an event: images are data in Base64. */
export class ImageHooks extends PlaceHooks implements StreamHooks<undefined> {
  begin(): void {}

  owner(): undefined {}

  kinds(place: Place, beginning: string): Kinds {
    return kindsOfImage(place, beginning);
  }
}

const COUNT = /^\d{1,9}$/;
/** Parts with the names of files that are images, whatever type they are sent with. */
const IMAGES = new Set(['image', 'image[]', 'mask']);

/** A form with an image. */
export class ImageFormHooks extends AnyHooks implements FormHooks {
  override readonly facts: Facts = {};

  field(mark: string, text: string): undefined {
    if (mark === 'model') this.facts.model = text;
    else if (mark === 'stream') this.facts.stream = text === 'true';
    else if (mark === 'n' && COUNT.test(text)) this.facts.choices = Number(text);
  }

  file({ name, type }: PartHead): Skipped['reason'] {
    return IMAGES.has(name.text) ? 'image' : fileReason(type);
  }
}
