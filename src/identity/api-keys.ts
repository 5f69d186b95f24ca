/** API keys of callers: a file of their hashes, read again when it changes. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { Caller } from '../core/caller.ts';
import { type Fault, failed, ok, type Result } from '../core/fault.ts';
import type { Clock } from '../core/ports.ts';
import { readKeyText } from './read-file.ts';
import { keyFileSchema } from './section.ts';

const LARGEST_FILE = 32 * 1_048_576;

interface Entry {
  readonly digest: Buffer;
  readonly caller: Caller;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}
type Entries = ReadonlyMap<string, Entry>;

/** Knows callers by their keys. */
export class ApiKeys {
  readonly #file: string;
  readonly #clock: Clock;
  readonly #changed: (fault: Fault | undefined) => void;
  /** What is looked up is keyed anew in each process, so that how long it takes tells nothing of the hashes. */
  readonly #pepper = randomBytes(32);
  #used: string | undefined;
  #seen: string | undefined;
  #entries: Result<Entries>;

  constructor(file: string, by: { clock: Clock; changed: (fault: Fault | undefined) => void }) {
    this.#file = file;
    this.#clock = by.clock;
    this.#changed = by.changed;
    const text = readKeyText(file, LARGEST_FILE);
    this.#used = text.ok ? text.value : undefined;
    this.#seen = this.#used;
    this.#entries = this.#read(text);
  }

  /** Why no key can be checked. */
  get fault(): Fault | undefined {
    return this.#entries.ok ? undefined : this.#entries.fault;
  }

  /** Takes what has changed and is the same as at the last look. */
  look(): void {
    const text = readKeyText(this.#file, LARGEST_FILE);
    const now = text.ok ? text.value : undefined;
    const settled = now === this.#seen;
    this.#seen = now;
    if (!settled || now === this.#used) return;
    this.#used = now;
    this.#entries = this.#read(text);
    this.#changed(this.fault);
  }

  /** Returns the caller of a key. */
  verify(key: string): Result<Caller> {
    if (!this.#entries.ok) return failed('identity', 'The keys of callers cannot be read.');
    const digest = hash('sha256', key, 'buffer');
    const entry = this.#entries.value.get(this.#place(digest));
    if (entry === undefined || !timingSafeEqual(entry.digest, digest))
      return failed('unauthenticated', 'The key is not known.');
    if (!(this.#clock.now() < entry.expires)) return failed('unauthenticated', 'The key has expired.');
    return ok(entry.caller);
  }

  #place(digest: Buffer): string {
    // Both are 32 bytes: nothing can be moved from one to the other. bench: identity
    return hash('sha256', Buffer.concat([this.#pepper, digest]), 'base64');
  }

  #read(text: Result<string>): Result<Entries> {
    if (!text.ok) return text;
    const file = keyFileSchema.safeParse(parsed(text.value));
    if (!file.success) return failed('identity', `${this.#file} ${problemOf(file.error)}`);
    const entries = new Map<string, Entry>();
    for (const row of file.data) {
      const digest = Buffer.from(row.sha256, 'hex');
      const place = this.#place(digest);
      if (entries.has(place)) return failed('identity', `${this.#file} holds one key twice ("${row.name}")`);
      entries.set(place, {
        digest,
        caller: callerOf(row),
        expires: row.expires === undefined ? Infinity : Date.parse(row.expires),
      });
    }
    return ok(entries);
  }
}

function callerOf({ name, tenant, roles, clearance }: z.output<typeof keyFileSchema>[number]): Caller {
  return {
    ...{ id: `key:${name}`, kind: 'key', roles: [...new Set(roles)], claims: {} },
    ...(tenant === undefined ? {} : { tenant }),
    ...(clearance === undefined ? {} : { clearance }),
  };
}

function parsed(text: string): unknown {
  try {
    // As in policies: no aliases, and no merging.
    return text.trim() === '' ? [] : parse(text, { maxAliasCount: 0, schema: 'core' });
  } catch {
    return undefined;
  }
}

/** The place and what is wrong there, of the first problem. */
function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  return `is not a list of keys${place}: ${issue?.message ?? 'it cannot be read'}`;
}
