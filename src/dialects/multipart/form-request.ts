/** The reader of a request that has to be a form. */
import type { RequestHead } from '../../core/dialect.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import { contentTypeOf, mediaOf } from '../content-type.ts';
import { ANY_FORMAT } from '../generic/any-format.ts';
import { boundaryOf } from './boundary.ts';
import { type FormOptions, FormReader } from './form-reader.ts';

/** What of a form a dialect names; fields of JSON are of no known format. */
export interface FormRequest extends Omit<FormOptions, 'boundary' | 'format'> {
  /** What a client is told that sends anything else. */
  readonly otherwise: string;
}

/** Builds the reader; a fault when the content type is not that of a form. */
export function formRequest({ headers }: RequestHead, form: FormRequest): Result<FormReader> {
  const type = contentTypeOf(headers);
  if (!type.ok) return type;
  if (type.value === undefined || mediaOf(type.value) !== 'form')
    return failed('unsupported', form.otherwise, 'content-type');
  const boundary = boundaryOf(type.value);
  if (!boundary.ok) return boundary;
  return ok(new FormReader({ ...form, format: ANY_FORMAT, boundary: boundary.value }));
}
