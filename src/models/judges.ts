/** The judges of the configuration, by their names: each question goes to the one that it names, and is counted. */
import { ok, type Result } from '../core/fault.ts';
import type { Hit } from '../core/finding.ts';
import type { Clock, Judge, Question } from '../core/ports.ts';
import { JudgeFailure, type JudgeFailureReason } from './judge-failure.ts';
import { LocalJudge } from './onnx/local-judge.ts';
import { RemoteJudge } from './remote.ts';
import type { JudgeKind, JudgesSection } from './section.ts';

/** Questions to judges of one kind that ended in one way. */
export interface JudgeCounter {
  readonly kind: JudgeKind;
  readonly outcome: 'answered' | JudgeFailureReason;
  readonly questions: number;
  readonly seconds: number;
}

interface Entry {
  readonly kind: JudgeKind;
  readonly judge: Judge;
  /** Starts it; undefined for one that is elsewhere. */
  readonly ready?: () => Promise<Result<void>>;
  readonly close?: () => Promise<void>;
}

/** Every failure is a `JudgeFailure`. */
export class Judges implements Judge {
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #counters = new Map<string, JudgeCounter>();

  constructor(sections: JudgesSection, clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
    this.#entries = new Map(
      Object.entries(sections).map(([name, section]): [string, Entry] => {
        const { kind } = section;
        if (kind !== 'onnx') return [name, { kind, judge: new RemoteJudge(name, section, clock) }];
        const judge = new LocalJudge(name, section);
        const ready = async () => {
          const opened = await judge.ready();
          return section.onFault === 'refuse' ? opened : ok(undefined);
        };
        return [name, { kind, judge, ready, close: () => judge.close() }];
      }),
    );
  }

  /** Starts the models that Weir runs itself; the first failure of one that it does not start without. */
  async ready(): Promise<Result<void>> {
    const opened = await Promise.all([...this.#entries.values()].map((entry) => entry.ready?.()));
    return opened.find((result) => result?.ok === false) ?? ok(undefined);
  }

  /** Ends the models that Weir runs itself; a process that ends before that is aborted by their runtime. */
  async close(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => entry.close?.()));
  }

  /** What was asked so far. */
  get counters(): readonly JudgeCounter[] {
    return [...this.#counters.values()];
  }

  async ask(question: Question, signal: AbortSignal): Promise<readonly Hit[]> {
    const { judge: name } = question;
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new JudgeFailure(name, 'unknown', 'there is no judge of that name');
    const started = this.#clock.monotonic();
    const count = (outcome: JudgeCounter['outcome']): void =>
      this.#count(entry.kind, outcome, (this.#clock.monotonic() - started) / 1000);
    try {
      const hits = await entry.judge.ask(question, signal);
      count('answered');
      return hits;
    } catch (cause) {
      if (cause instanceof JudgeFailure) count(cause.reason);
      throw cause;
    }
  }

  #count(kind: JudgeKind, outcome: JudgeCounter['outcome'], seconds: number): void {
    const key = `${kind} ${outcome}`;
    const before = this.#counters.get(key);
    this.#counters.set(key, {
      ...{ kind, outcome, questions: (before?.questions ?? 0) + 1 },
      seconds: (before?.seconds ?? 0) + seconds,
    });
  }
}
