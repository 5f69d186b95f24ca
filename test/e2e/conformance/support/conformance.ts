/** Declares the claims of a file, once per version of Envoy and body mode, so that none goes missing unseen. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EnvoyBodyMode, RenderOptions } from '../../../../envoy/render.ts';
import { type Stack, type StackOptions, startStack } from '../../harness/stack.ts';
import { type CaseId, isShownOn, type Mode } from './cases.ts';
import { type Client, HTTP1, HTTP2 } from './clients.ts';
import { cellsOf, type Group } from './groups.ts';
import { type Http, keepResult } from './results.ts';
import { ENVOY_VERSIONS } from './versions.ts';

/** Where a claim is checked. */
export interface Site {
  readonly version: string;
  readonly mode: Mode;
}

/** Declares one test of a case. */
export type Claim = (id: CaseId, title: string, check: () => Promise<void> | void) => void;
/** Declares two: one per version of HTTP. */
export type ClaimOverBoth = (id: CaseId, title: string, check: (client: Client) => Promise<void>) => void;

/** What a file declares its claims with. */
export interface Declarations {
  readonly site: Site;
  /** Its client speaks HTTP/1.1. */
  readonly claim: Claim;
  readonly overHttp2: Claim;
  readonly overBoth: ClaimOverBoth;
  /** No HTTP client has a part in it. */
  readonly withoutHttp: Claim;
}

/** Declares the claims of a file; the last test of each site fails when one of them did not run to its end. */
export function conformance(group: Group, define: (declare: Declarations) => void): void {
  for (const version of ENVOY_VERSIONS)
    for (const [mode, claimed] of cellsOf(group)) {
      const ids = claimed.filter((id) => isShownOn(id, version));
      if (ids.length === 0) continue;
      describe(`conformance, ${group}, Envoy ${version}, ${mode}`, () =>
        declare({ group, ids, site: { version, mode } }, define));
    }
}

function declare(
  { group, ids, site }: { readonly group: Group; readonly ids: readonly CaseId[]; readonly site: Site },
  define: (declare: Declarations) => void,
): void {
  const declared = new Map<CaseId, number>();
  const ran = new Map<CaseId, number>();
  const count = (counts: Map<CaseId, number>, id: CaseId) => counts.set(id, (counts.get(id) ?? 0) + 1);
  const over =
    (http: Http): Claim =>
    (id, title, check) => {
      count(declared, id);
      it(`${id} ${title}`, async () => {
        const result = { id, group, ...site, http };
        try {
          await check();
        } catch (error) {
          keepResult({ ...result, ok: false });
          throw error;
        }
        keepResult({ ...result, ok: true });
        count(ran, id);
      });
    };
  const overBoth: ClaimOverBoth = (id, title, check) => {
    for (const client of [HTTP1, HTTP2])
      over(client.http)(id, `${title}, over HTTP/${client.http}`, () => check(client));
  };
  define({ site, claim: over('1.1'), overHttp2: over('2'), overBoth, withoutHttp: over('-') });
  it('every case of this file ran', () => {
    assert.deepEqual([...declared.keys()].sort(), [...ids].sort());
    assert.deepEqual(ran, declared);
  });
}

const BODY_MODES: Readonly<Record<Mode, EnvoyBodyMode | undefined>> = {
  FD: 'FULL_DUPLEX_STREAMED',
  STREAMED: 'STREAMED',
  BUFFERED: 'BUFFERED',
  other: undefined,
};

/** Starts a stack with the Envoy and the body modes of the site; outside of full-duplex Envoy keeps trailers to itself. */
export function startAt(site: Site, options: StackOptions = {}): Promise<Stack> {
  return startStack({ ...options, envoyVersion: site.version, envoy: { ...modeOf(site), ...options.envoy } });
}

function modeOf({ mode }: Site): RenderOptions {
  const body = BODY_MODES[mode];
  if (body === undefined) return {};
  const trailers = mode === 'FD' ? 'SEND' : 'SKIP';
  return {
    requestBody: body,
    responseBody: body,
    processing: { request_trailer_mode: trailers, response_trailer_mode: trailers },
  };
}
