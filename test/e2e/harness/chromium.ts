/** A real Chromium for one test, without a window; from the PATH (Debian: apt-get install chromium). */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

function executable(): string | undefined {
  const paths = (process.env['PATH'] ?? '').split(delimiter);
  return paths.flatMap((path) => NAMES.map((name) => join(path, name))).find((path) => existsSync(path));
}

/** Why tests with a browser cannot run here, or undefined; in CI that is a failure. */
export function lacksChromium(): string | undefined {
  if (executable() !== undefined) return undefined;
  const message = 'chromium is not on the PATH; install it (Debian: apt-get install chromium)';
  assert.notEqual(process.env['CI'], 'true', message);
  return message;
}

export async function startChromium(): Promise<Browser> {
  // As root it runs without its sandbox or not at all; the pages are our own.
  const args = [
    '--disable-dev-shm-usage',
    '--disable-gpu',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  return await chromium.launch({ executablePath: executable() ?? '', args, timeout: 120_000 });
}
