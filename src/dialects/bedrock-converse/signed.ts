/** Requests that are signed over their body (AWS Signature Version 4): a change would make them worthless. */
import type { RequestHead } from '../../core/dialect.ts';
import { headerValue } from '../../core/headers.ts';
import type { Channel, Facts, Reader, Reading } from '../../core/segment.ts';

const SIGNED = /^\s*AWS4-/i;
/** A signature in the query. */
const PRESIGNED = /[?&]X-Amz-(?:Signature|Algorithm)=/i;
const UNSIGNED = 'UNSIGNED-PAYLOAD';

/** True where the signature of a request counts its body, as it does unless it says otherwise. */
export function isSigned({ headers }: RequestHead): boolean {
  if (headerValue(headers, 'x-amz-content-sha256') === UNSIGNED) return false;
  const authorization = headerValue(headers, 'authorization') ?? '';
  return SIGNED.test(authorization) || PRESIGNED.test(headerValue(headers, ':path') ?? '');
}

/** Reads a request of which no text can be replaced. */
export class SignedReader implements Reader {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    return fixed(this.#reader.push(bytes));
  }

  end(): Reading {
    return fixed(this.#reader.end());
  }
}

function fixed(reading: Reading): Reading {
  for (const unit of reading.units) {
    for (const { channel } of unit.runs) {
      fix(channel);
      if (channel.within !== undefined) fix(channel.within);
    }
    if (unit.parameters !== undefined)
      unit.parameters = unit.parameters.map((note) => ({ ...note, fixed: true }));
  }
  return reading;
}

/** The same object: who reads it may still learn its role. */
function fix(channel: Channel): void {
  Object.assign(channel, { signed: true });
}
