/** Reads what is said of a stored completion; no model is asked anything. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Place } from '../json/place.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { FOREIGN_MARK } from './format.ts';

const NOT_SAID = 'Nothing but metadata is said of a stored completion; send no other member.';

/** What one request's document means. */
export class StoredHooks extends PlaceHooks {
  constructor() {
    super('unknown');
    this.facts.modelless = true;
  }

  override opened(place: Place, array: boolean, at: number): Fault | undefined {
    return foreign(place) ?? super.opened(place, array, at);
  }

  override string(place: Place, value: string): Fault | undefined {
    return foreign(place) ?? super.string(place, value);
  }
}

function foreign({ shape, path }: Place): Fault | undefined {
  return shape.mark === FOREIGN_MARK ? fault('unsupported', NOT_SAID, path) : undefined;
}
