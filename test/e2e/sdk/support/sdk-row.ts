/** One row of the matrix: an SDK, put through every case. */
import { it } from 'node:test';
import { record, SDK_CASES, type SdkCase } from './matrix.ts';

/** Runs a case and returns its outcome in a few words; a text in its place says why there is none. */
export type SdkCheck = (() => Promise<string>) | `n/a: ${string}`;

/** Cases that are promised by id. */
const IDS: Readonly<Partial<Record<SdkCase, string>>> = { cut: 'S11 ' };

/** Declares a test for each case of an SDK; none can be left out. */
export function sdkRow(sdk: string, checks: Readonly<Record<SdkCase, SdkCheck>>): void {
  for (const name of SDK_CASES) {
    const check = checks[name];
    if (typeof check === 'string') record(sdk, name, check);
    else it(`${IDS[name] ?? ''}${sdk}: ${name}`, async () => record(sdk, name, await check()));
  }
}
