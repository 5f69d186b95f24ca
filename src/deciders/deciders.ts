/** The deciders of the configuration, by their names: each question goes to the one that it names, and is counted. */
import type { Decision, DecisionInput, DecisionQuestion, Told } from '../core/decision.ts';
import { ok, type Result } from '../core/fault.ts';
import type { Clock, Decider } from '../core/ports.ts';
import { DeciderFailure, type DeciderFailureReason } from './decider-failure.ts';
import { OpaBundle } from './opa-bundle.ts';
import { OpaServer } from './opa-server.ts';
import type { DeciderKind, DecidersSection } from './section.ts';

/** Questions to deciders of one kind that ended in one way. */
export interface DeciderCounter {
  readonly kind: DeciderKind;
  readonly outcome: 'allowed' | 'denied' | DeciderFailureReason;
  readonly questions: number;
  readonly seconds: number;
}

interface Entry {
  readonly kind: DeciderKind;
  decide(input: DecisionInput, signal: AbortSignal): Promise<Decision>;
  /** Makes it ready to be asked, or says what keeps it from that; left out for one that is elsewhere. */
  ready?(): Promise<Result<void>>;
  close?(): Promise<void>;
}

/** Why it is not asked: a document that lacks what its rules look for could be allowed. */
const UNTOLD: Readonly<Record<Told, string>> = {
  history: 'was to be told of earlier calls, and nobody can tell which they are',
  texts: 'was to be told the texts of a request that is larger than limits.requestCharacters',
};

/** Every failure is a `DeciderFailure`. */
export class Deciders implements Decider {
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #counters = new Map<string, DeciderCounter>();

  constructor(sections: DecidersSection, clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
    this.#entries = new Map(
      Object.entries(sections).map(([name, section]) => [name, entryOf(name, section, clock)]),
    );
  }

  /** Makes those of a configuration ready, or says which bundle cannot be used. */
  static async open(sections: DecidersSection, clock: Pick<Clock, 'monotonic'>): Promise<Result<Deciders>> {
    const deciders = new Deciders(sections, clock);
    const ready = await deciders.ready();
    return ready.ok ? ok(deciders) : ready;
  }

  /** Loads the bundles that Weir runs itself; the first that cannot be used. */
  async ready(): Promise<Result<void>> {
    const opened = await Promise.all([...this.#entries.values()].map((entry) => entry.ready?.()));
    return opened.find((result) => result?.ok === false) ?? ok(undefined);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => entry.close?.()));
  }

  /** What was asked so far. */
  get counters(): readonly DeciderCounter[] {
    return [...this.#counters.values()];
  }

  async decide({ decider, input, unknown }: DecisionQuestion, signal: AbortSignal): Promise<Decision> {
    const entry = this.#entries.get(decider);
    if (entry === undefined) throw new DeciderFailure(decider, 'unknown', 'there is no decider of that name');
    const started = this.#clock.monotonic();
    const count = (outcome: DeciderCounter['outcome']): void =>
      this.#count(entry.kind, outcome, (this.#clock.monotonic() - started) / 1000);
    try {
      if (unknown !== undefined) throw new DeciderFailure(decider, 'untold', UNTOLD[unknown]);
      const decision = await entry.decide(input, signal);
      count(decision.allow ? 'allowed' : 'denied');
      return decision;
    } catch (cause) {
      if (cause instanceof DeciderFailure) count(cause.reason);
      throw cause;
    }
  }

  #count(kind: DeciderKind, outcome: DeciderCounter['outcome'], seconds: number): void {
    const key = `${kind} ${outcome}`;
    const before = this.#counters.get(key);
    this.#counters.set(key, {
      ...{ kind, outcome, questions: (before?.questions ?? 0) + 1 },
      seconds: (before?.seconds ?? 0) + seconds,
    });
  }
}

function entryOf(name: string, section: DecidersSection[string], clock: Pick<Clock, 'monotonic'>): Entry {
  if (section.kind === 'opa') {
    const server = new OpaServer(name, section, clock);
    return { kind: section.kind, decide: (input, signal) => server.decide(input, signal) };
  }
  const bundle = new OpaBundle(name, section);
  return {
    kind: section.kind,
    decide: (input, signal) => bundle.decide(input, signal),
    ready: () => bundle.ready(),
    close: () => bundle.close(),
  };
}
