/** One row of the matrix: an SDK, put through every case. */
import { it } from 'node:test';
import { record, SDK_CASES, type SdkCase } from './matrix.ts';

/** Runs a case and returns its outcome in a few words; a text in its place says why there is none. */
export type SdkCheck = (() => Promise<string>) | `n/a: ${string}`;

type Polite = 'answered' | 'answered stream';

/** A check for each case; a row without one of the polite ones has a hole in the matrix. */
export type SdkChecks = Readonly<
  Record<Exclude<SdkCase, Polite>, SdkCheck> & Partial<Record<Polite, SdkCheck>>
>;

/** Declares a test for each case of an SDK. */
export function sdkRow(sdk: string, checks: SdkChecks): void {
  for (const name of SDK_CASES) {
    const check = checks[name];
    if (typeof check === 'string') record(sdk, name, check);
    else if (check !== undefined) it(`${sdk}: ${name}`, async () => record(sdk, name, await check()));
  }
}
