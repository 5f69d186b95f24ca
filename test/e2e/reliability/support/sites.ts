/** Where cases run: the body modes of Envoy's filter and the versions of HTTP. */
import type { RenderOptions } from '../../../../envoy/render.ts';

export type Mode = 'FULL_DUPLEX_STREAMED' | 'STREAMED' | 'BUFFERED';
export type Http = '1.1' | '2';

/** One place. */
export interface Site {
  readonly mode: Mode;
  readonly http: Http;
}

/** Both versions of HTTP in the mode that is shipped; the others see the same messages of Envoy for both. */
export const SITES: readonly Site[] = [
  { mode: 'FULL_DUPLEX_STREAMED', http: '1.1' },
  { mode: 'FULL_DUPLEX_STREAMED', http: '2' },
  { mode: 'STREAMED', http: '1.1' },
  { mode: 'BUFFERED', http: '1.1' },
];

export function nameOf({ mode, http }: Site): string {
  return `${mode}, HTTP/${http}`;
}

/** Envoy in that mode, both ways. */
export function envoyIn({ mode }: Pick<Site, 'mode'>): RenderOptions {
  if (mode === 'FULL_DUPLEX_STREAMED') return {};
  // Request trailers are sent in every mode: they are refused where they come.
  const processing = { request_trailer_mode: 'SEND', response_trailer_mode: 'SKIP' } as const;
  return { requestBody: mode, responseBody: mode, processing };
}
