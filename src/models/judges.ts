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
  readonly outcome: 'answered' | 'unsuspected' | JudgeFailureReason;
  readonly questions: number;
  readonly seconds: number;
}

/** Whether a judge is asked about a text. */
export type Suspicion = (text: Question['texts'][number]) => boolean;

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
  readonly #suspicions: ReadonlyMap<string, Suspicion>;
  readonly #counters = new Map<string, JudgeCounter>();

  constructor(
    sections: JudgesSection,
    clock: Pick<Clock, 'monotonic'>,
    suspicions: ReadonlyMap<string, Suspicion> = new Map(),
  ) {
    this.#clock = clock;
    this.#suspicions = suspicions;
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
    const suspicion = this.#suspicions.get(name);
    if (suspicion !== undefined && !question.texts.some(suspicion)) {
      count('unsuspected');
      return [];
    }
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
