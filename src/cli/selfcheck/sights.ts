/** What the scripted upstream recognises in a request that reached it. */
import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ATTACK, CARD, OVERSIZED_BYTES } from './texts.ts';

/** Things that a probe sends and that must not reach the model. */
export const SIGHTS = ['injection', 'card', 'oversized', 'trailer', 'forged', 'upgrade'] as const;
export type Sight = (typeof SIGHTS)[number];

/** Sent by probes; a model that gets one of them got what no client may say. */
export const TRAILER = 'x-selfcheck-note';
export const FORGED_DECISION = { name: 'x-weir-decision', value: 'allow' } as const;
export const FORGED_ID = 'forged-by-weir-selfcheck';

/** How much of a body is looked at, in bytes, as it came and inflated. */
const LOOKED_AT = 1024 * 1024;

/** A request as it reached the upstream. */
export interface Reached {
  readonly headers: IncomingHttpHeaders;
  readonly trailers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** Names what is in a request, whatever it was packed in. */
export function sightsIn(reached: Reached): Sight[] {
  const texts = readings(reached.body.subarray(0, LOOKED_AT));
  const has = (part: string): boolean => texts.some((text) => text.includes(part));
  const found: Readonly<Record<Sight, boolean>> = {
    injection: has(ATTACK),
    card: has(CARD),
    oversized: reached.body.length >= OVERSIZED_BYTES,
    trailer: reached.trailers[TRAILER] !== undefined,
    forged: reached.headers[FORGED_DECISION.name] !== undefined,
    upgrade: reached.headers.upgrade !== undefined,
  };
  return SIGHTS.filter((sight) => found[sight]);
}

/** Every way in which some server may read the bytes. */
function readings(body: Buffer): string[] {
  const plain = [body, ...inflated(body)];
  const texts = plain.flatMap((bytes) => [bytes.toString('utf8'), bytes.toString('utf16le')]);
  return texts.flatMap((text) => [text, unescaped(text)]);
}

function inflated(body: Buffer): Buffer[] {
  return [gunzipSync, brotliDecompressSync].flatMap((inflate) => {
    try {
      return [inflate(body, { maxOutputLength: LOOKED_AT })];
    } catch {
      return [];
    }
  });
}

function unescaped(text: string): string {
  return text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
