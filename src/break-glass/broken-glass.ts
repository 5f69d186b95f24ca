/** Broken glass: looks whether an operator has suspended rules, and tells every change before it takes effect. */
import { readFileSync, statSync } from 'node:fs';
import type { BreakGlass, GlassChange } from '../core/easement.ts';
import { failed, type Result } from '../core/fault.ts';
import { fileProblem, NOT_THERE } from '../core/file-problem.ts';
import type { Clock } from '../core/ports.ts';
import { type GrantTerms, keyOf, readGrant } from './grant.ts';
import type { BreakGlassSection } from './section.ts';

const LOOK_MS = 1000;
const LARGEST_FILE = 65_536;

export interface BrokenGlassOptions {
  /** Undefined where nobody may suspend anything. */
  readonly section: BreakGlassSection | undefined;
  readonly clock: Pick<Clock, 'now'>;
  /** Records a change; what is opened counts once that has resolved, and not where it rejects. */
  record(change: GlassChange): Promise<void>;
  /** Tells that the file is there and does not count; once per content. */
  refused(problem: string): void;
}

/** The glass of one process. */
export class BrokenGlass {
  readonly #options: BrokenGlassOptions;
  /** What counts, until its time is over. */
  #open: GrantTerms | undefined;
  /** Told as opened, and not yet as ended. */
  #told: GrantTerms | undefined;
  #refused: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(options: BrokenGlassOptions) {
    this.#options = options;
  }

  /** What is suspended now. */
  get current(): BreakGlass | undefined {
    const open = this.#open;
    if (open === undefined || this.#options.clock.now() >= open.until) return undefined;
    return { id: open.id, policies: open.policies ?? undefined };
  }

  /** Looks every second from now on. */
  watch(): void {
    if (this.#options.section === undefined) return;
    this.#timer ??= setInterval(() => void this.look(), LOOK_MS).unref();
    void this.look();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** One look after the other; never rejects. */
  look(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#look()).catch(() => {});
    return this.#turn;
  }

  async #look(): Promise<void> {
    const { section, clock } = this.#options;
    if (section === undefined) return;
    const now = clock.now();
    const grant = readFiles(section, now);
    const wanted = grant?.ok && now < grant.value.until ? grant.value : undefined;
    this.#refuse(grant?.ok === false ? grant.fault.message : undefined);
    if (this.#told !== undefined && this.#told.id !== wanted?.id) await this.#end(this.#told, now);
    if (wanted !== undefined && this.#open?.id !== wanted.id) await this.#begin(wanted, now);
  }

  async #begin(grant: GrantTerms, now: number): Promise<void> {
    await this.#options.record(changeOf(grant, 'opened', now));
    this.#told = grant;
    this.#open = grant;
  }

  /** It counts no more from here on, recorded or not. */
  async #end(grant: GrantTerms, now: number): Promise<void> {
    this.#open = undefined;
    await this.#options.record(changeOf(grant, now >= grant.until ? 'expired' : 'closed', now));
    this.#told = undefined;
  }

  #refuse(problem: string | undefined): void {
    if (problem !== undefined && problem !== this.#refused) this.#options.refused(problem);
    this.#refused = problem;
  }
}

function changeOf(grant: GrantTerms, step: GlassChange['step'], at: number): GlassChange {
  const { id, policies, owner, reason, from, until } = grant;
  return { step, id, policies: policies ?? undefined, owner, reason, from, until, at };
}

/** Undefined where there is no grant. */
function readFiles({ file, keyFile, hours }: BreakGlassSection, now: number): Result<GrantTerms> | undefined {
  const text = readText(file);
  if (!text.ok) return text.fault.message === NOT_THERE ? undefined : text;
  const key = readText(keyFile);
  if (!key.ok) return failed('credential', `breakGlass.keyFile ${key.fault.message}`);
  const secret = keyOf(key.value);
  if (secret === undefined) return failed('credential', 'breakGlass.keyFile has less than 32 characters');
  return readGrant(text.value, secret, { now, hours });
}

function readText(file: string): Result<string> {
  try {
    if (statSync(file).size > LARGEST_FILE) return failed('credential', 'is larger than 64 KiB');
    return { ok: true, value: readFileSync(file, 'utf8') };
  } catch (cause) {
    return failed('credential', fileProblem(cause));
  }
}
