/** Where an issuer's public keys come from: fetched or read again and again; the last good ones count for a while. */
import type { Fault, Result } from '../core/fault.ts';
import type { Clock } from '../core/ports.ts';
import { fetchText } from './fetch-text.ts';
import { type KeySet, readKeySet } from './key-set.ts';
import { readKeyText } from './read-file.ts';
import type { IssuerSection } from './section.ts';

/** Bytes of a set of keys. */
const LARGEST_SET = 262_144;
/** How soon a file is looked at again, and an address that failed is asked again. */
const FILE_MS = 1000;
const RETRY_MS = 5000;
/** Requests with unknown keys may have the set fetched so often at once, and then once in each interval. */
const BURST = 3;
const INTERVAL_MS = 30_000;

export interface KeySourceOptions {
  readonly section: Pick<IssuerSection, 'jwks' | 'refreshSeconds' | 'maxAgeSeconds' | 'deadlineMs'>;
  readonly clock: Clock;
  /** Called when keys came that differ, or when they cannot be had any more. */
  changed(fault: Fault | undefined): void;
}

/** The keys of one issuer. */
export class KeySource {
  readonly #options: KeySourceOptions;
  #set: KeySet | undefined;
  /** When they were last seen to be the issuer's; monotonic. */
  #seenAt = Number.NEGATIVE_INFINITY;
  #fault: Fault | undefined;
  #loading: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #wanted = BURST;
  #wantedAt: number;

  constructor(options: KeySourceOptions) {
    this.#options = options;
    this.#wantedAt = options.clock.monotonic();
    // A file is there at once, so that a start can fail for want of it.
    if ('file' in options.section.jwks) this.#adopt(this.#readFile(options.section.jwks.file));
  }

  /** What kept the keys from being renewed at the last try. */
  get fault(): Fault | undefined {
    return this.#fault;
  }

  /** The keys that count now. */
  get keys(): KeySet | undefined {
    const age = this.#options.clock.monotonic() - this.#seenAt;
    return age <= this.#options.section.maxAgeSeconds * 1000 ? this.#set : undefined;
  }

  /** Renews the keys from now on. */
  watch(): void {
    void this.renew().then(() => this.#wait());
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** Renews them because a request needs it; not at every such request. */
  async renewOnDemand(): Promise<void> {
    const now = this.#options.clock.monotonic();
    if (this.#loading === undefined) {
      const earned = Math.floor((now - this.#wantedAt) / INTERVAL_MS);
      if (earned > 0) this.#wantedAt = now;
      this.#wanted = Math.min(BURST, this.#wanted + earned);
      if (this.#wanted === 0) return;
      this.#wanted -= 1;
    }
    await this.renew();
  }

  /** Reads them now; calls at the same time share one answer. Never rejects. */
  async renew(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    await this.#loading;
  }

  async #load(): Promise<void> {
    const { jwks, deadlineMs } = this.#options.section;
    this.#take(
      'file' in jwks
        ? this.#readFile(jwks.file)
        : await fetchText(jwks.url, { deadlineMs, largest: LARGEST_SET }),
    );
  }

  #readFile(file: string): Result<string> {
    return readKeyText(file, LARGEST_SET);
  }

  #take(text: Result<string>): void {
    if (this.#adopt(text)) this.#options.changed(this.#fault);
  }

  /** Returns whether anything is different now. */
  #adopt(text: Result<string>): boolean {
    const before = { fault: this.#fault, set: this.#set };
    const same = text.ok && text.value === before.set?.text ? before.set : undefined;
    const read: Result<KeySet> = same === undefined ? keysIn(text) : { ok: true, value: same };
    this.#fault = read.ok ? undefined : read.fault;
    if (read.ok) {
      this.#seenAt = this.#options.clock.monotonic();
      this.#set = read.value;
    }
    return this.#set !== before.set || this.#fault?.message !== before.fault?.message;
  }

  #wait(): void {
    if (this.#closed) return;
    const { jwks, refreshSeconds } = this.#options.section;
    const ms = 'file' in jwks ? FILE_MS : refreshSeconds * 1000;
    this.#timer = setTimeout(
      () => this.watch(),
      this.#fault === undefined ? ms : Math.min(ms, RETRY_MS),
    ).unref();
  }
}

function keysIn(text: Result<string>): Result<KeySet> {
  return text.ok ? readKeySet(text.value) : text;
}
