/** Lines of an event stream that are no data, and that Cohere's SDKs read as data all the same. */
import { fault } from '../../core/fault.ts';
import type { Reading, Unit } from '../../core/segment.ts';

/** The SDKs take what stands behind this wherever it stands in a line. */
const DATA = 'data:';
const HIDDEN = 'The event stream has data inside a line that is no data; send it on a line of its own.';

/** The same reading up to an event with such a line, and a fault there. */
export function refuseHidden(reading: Reading): Reading {
  const at = reading.units.findIndex(hides);
  if (at < 0) return reading;
  return { ...reading, units: reading.units.slice(0, at), fault: fault('unreadable', HIDDEN, 'event.*') };
}

function hides({ runs }: Unit): boolean {
  return runs.some(({ spelling, text }) => spelling === 'text' && text.includes(DATA));
}
