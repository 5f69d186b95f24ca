/** What the journal's tests share: a folder, a clock that stands still, events, and the lines on disk. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileJournal, type JournalOptions, openJournal } from '../../../src/audit/journal.ts';
import type { ExchangeEvent, ExchangeFacts } from '../../../src/core/event.ts';

/** A clock that moves only when told. */
export class HeldClock {
  time = Date.UTC(2030, 0, 1);
  ticks = 0;

  now = (): number => this.time;
  monotonic = (): number => this.ticks;
}

/** What runs something after a test: its context, or a suite's own list. */
export interface Cleanup {
  after(work: () => unknown): void;
}

/** Journals that a test opened, by folder. */
const OPENED = new Map<string, FileJournal[]>();

/** A fresh folder, removed after the test. */
export function freshFolder(context: Cleanup): string {
  const dir = mkdtempSync(join(tmpdir(), 'weir-journal-'));
  context.after(async () => {
    // A journal that is still open would make its folder anew.
    for (const [inside, journals] of OPENED) {
      if (!inside.startsWith(dir)) continue;
      for (const journal of journals) await journal.close();
      OPENED.delete(inside);
    }
    rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

/** Opens a journal that retries fast and is closed after the test. */
export async function open(
  context: Cleanup,
  options: Partial<JournalOptions> & { dir: string },
): Promise<FileJournal> {
  const journal = await openJournal({
    chain: 'worker-0',
    mode: 'strict',
    clock: new HeldClock(),
    retryMs: 5,
    headMs: 0,
    ...options,
  });
  OPENED.set(options.dir, [...(OPENED.get(options.dir) ?? []), journal]);
  context.after(() => journal.close());
  return journal;
}

/** An event; `facts` change the exchange. */
export function event(
  id: string,
  change: Partial<ExchangeEvent> = {},
  facts: Partial<ExchangeFacts> = {},
): ExchangeEvent {
  return {
    kind: 'request',
    exchange: {
      id,
      service: 'ext_proc',
      caller: { id: 'spiffe://shop/cart', kind: 'spiffe', roles: [], claims: {} },
      method: 'POST',
      host: 'llm.shop.internal',
      path: '/v1/chat/completions',
      dialect: 'openai-chat',
      model: 'gpt-4o-mini',
      policy: 'support',
      policyDigest: 'ab'.repeat(32),
      mode: 'enforce',
      ...facts,
    },
    direction: 'request',
    verdict: 'allow',
    rule: 'none',
    enforced: true,
    ran: ['no-injection', 'mask-cards'],
    findings: [],
    findingCount: 0,
    skipped: [],
    ...change,
  };
}

/** A denied request. */
export function denial(
  id: string,
  facts: Partial<ExchangeFacts> = {},
  change: Partial<ExchangeEvent> = {},
): ExchangeEvent {
  return event(id, { verdict: 'deny', rule: 'no-injection', ...change }, facts);
}

export interface Line {
  readonly seq: number;
  readonly prev: string;
  readonly kind: string;
  readonly hash: string;
  readonly exchange?: string;
  readonly [name: string]: unknown;
}

/** Every record of a chain, parsed, in the order of the files. */
export function records(dir: string, chain = 'worker-0'): Line[] {
  return segments(dir, chain).flatMap((name) =>
    lines(join(dir, chain, name)).map((line) => JSON.parse(line)),
  );
}

export function segments(dir: string, chain = 'worker-0'): string[] {
  return readdirSync(join(dir, chain))
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
}

/** The complete lines of a file. */
export function lines(path: string): string[] {
  return readFileSync(path, 'latin1').split('\n').slice(0, -1);
}

export function exchanges(dir: string, chain = 'worker-0'): string[] {
  return records(dir, chain).flatMap((record) => (record.exchange === undefined ? [] : [record.exchange]));
}

/** Waits until a claim holds; fails after five seconds. */
export async function until(claim: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 5000; !claim(); ) {
    if (Date.now() > end) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
