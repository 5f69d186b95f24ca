/** Finds the credential that a request presents to Weir: at most one, in the headers that the configuration names. */
import { failed, ok, type Result } from '../core/fault.ts';
import { type HeaderList, headerValues } from '../core/headers.ts';
import type { ProofHeader } from './section.ts';

/** A token or a key, as its header holds it. */
export interface Presented {
  readonly header: ProofHeader;
  readonly kind: 'token' | 'key';
  readonly value: string;
}

/** Where tokens and keys are looked for. */
export interface Places {
  /** Undefined where no issuer is known. */
  readonly token: ProofHeader | undefined;
  readonly keys: readonly ProofHeader[];
}

/** Characters of a token or a key. */
const LONGEST = 16_384;
/** JWS Compact Serialization (RFC 7515 section 3.1); an empty signature is refused where it is checked. */
const TOKEN = /^[\w-]+\.[\w-]*\.[\w-]*$/;
/** RFC 6750 section 2.1; the scheme in any case (RFC 9110 section 11.1). */
const BEARER = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/** Returns what a request presents, undefined for nothing; what is there and cannot count is a fault. */
export function presentedIn(headers: HeaderList, places: Places): Result<Presented | undefined> {
  const names = new Set([...(places.token === undefined ? [] : [places.token]), ...places.keys]);
  const lines = [...names].flatMap((header) =>
    headerValues(headers, header).flatMap((text) => (text === '' ? [] : [{ header, text }])),
  );
  const [line, second] = lines;
  if (line === undefined) return ok(undefined);
  const { header, text } = line;
  if (second !== undefined)
    return refused('The request has more than one credential; send one.', second.header);
  const value = credentialOf(header, text);
  if (value === undefined) return refused(`The ${header} is not one token or key; send one.`, header);
  return ok({ header, kind: kindOf(header, value, places), value });
}

function credentialOf(header: ProofHeader, text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  if (header === 'authorization') return BEARER.exec(text)?.[1];
  return /^[\x21-\x7e]+$/.test(text) ? text : undefined;
}

/** Where both come in one header, what has the form of a token is one. */
function kindOf(header: ProofHeader, value: string, { token, keys }: Places): Presented['kind'] {
  if (header !== token) return 'key';
  return !keys.includes(header) || TOKEN.test(value) ? 'token' : 'key';
}

function refused(message: string, at: string): ReturnType<typeof failed> {
  return failed('unauthenticated', message, at);
}
