/** Readers for what has no known format: every string is text. */
import type { ReadLimits } from '../../core/dialect.ts';
import type { Reader } from '../../core/segment.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { FormReader } from '../multipart/form-reader.ts';
import { LinesReader } from '../ndjson/lines-reader.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { ANY_FORMAT, ANY_STREAM_FORMAT } from './any-format.ts';
import { AnyHooks } from './any-hooks.ts';

/** Reads one JSON document; answers may hold half surrogate pairs, because models write them. */
export function anyDocument(limits: ReadLimits, loneSurrogates: boolean): Reader {
  return new DocumentReader({ format: ANY_FORMAT, limits, loneSurrogates, hooks: new AnyHooks() });
}

/** Reads JSON lines that have nothing to do with each other. */
export function anyLines(limits: ReadLimits): Reader {
  const hooks = new AnyHooks();
  return new LinesReader({ format: ANY_FORMAT, limits, loneSurrogates: false, hooks, apart: true });
}

/** Reads JSON lines that carry a text on from line to line, as streamed answers do. */
export function anyLineStream(limits: ReadLimits): Reader {
  const hooks = new AnyHooks();
  return new LinesReader({ format: ANY_STREAM_FORMAT, limits, loneSurrogates: true, hooks, apart: false });
}

/** Reads an event stream. */
export function anyStream(limits: ReadLimits): Reader {
  return new StreamReader({ format: ANY_STREAM_FORMAT, limits, hooks: new AnyHooks(), outside: 'unknown' });
}

/** Reads a form. */
export function anyForm(limits: ReadLimits, boundary: string): Reader {
  return new FormReader({ boundary, limits, format: ANY_FORMAT, hooks: new AnyHooks() });
}
