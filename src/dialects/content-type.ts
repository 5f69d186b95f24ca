/** The content type of a message, as far as it chooses a reader. */

import { failed, ok, type Result } from '../core/fault.ts';
import { type HeaderList, headerValues } from '../core/headers.ts';

export type Media = 'json' | 'events' | 'text';

const UTF8_NAMES = new Set(['utf-8', 'utf8', 'us-ascii']);
const SHOWN = 60;

/** Chooses how the body is read; a fault when nothing here reads it. */
export function mediaOf(headers: HeaderList): Result<Media> {
  const [value, ...more] = headerValues(headers, 'content-type');
  if (value === undefined) return unsupported('The answer has a body but no content-type.');
  if (more.length > 0) return unsupported('The answer names more than one content-type.');
  const [essence = '', ...parameters] = value
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !UTF8_NAMES.has(charset.replaceAll('"', ''))) {
    return unsupported('The answer names a charset other than UTF-8.');
  }
  if (essence === 'application/json' || /^[a-z0-9.-]+\/[a-z0-9.-]+\+json$/.test(essence)) return ok('json');
  if (essence === 'text/event-stream') return ok('events');
  if (essence === 'text/plain') return ok('text');
  return unsupported(`Nothing reads answers of the content-type "${shown(essence)}".`);
}

function unsupported(message: string): Result<Media> {
  return failed('unsupported', message, 'content-type');
}

function shown(value: string): string {
  return value.replaceAll(/[^a-z0-9.+/-]/g, '?').slice(0, SHOWN);
}
