/** Modelless: requests with a document that no model is asked about, and in which no parameter means anything. */
import type { ReadLimits } from '../core/dialect.ts';
import type { Reader } from '../core/segment.ts';
import { DocumentReader } from './json/document-reader.ts';
import { PlaceHooks } from './json/place-hooks.ts';
import type { Format } from './json/shape.ts';
import { onlyParameters } from './only-parameters.ts';

/** Reads such a document; whoever said what is in it is unknown. */
export function modellessReader(format: Format, limits: ReadLimits): Reader {
  const hooks = new PlaceHooks('unknown');
  hooks.facts.modelless = true;
  return new DocumentReader({ format, limits: onlyParameters(limits), loneSurrogates: false, hooks });
}
