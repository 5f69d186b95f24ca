/** The judges of the configuration, by their names: each question goes to the one that it names, and is counted. */
import { type Fault, ok, type Result } from '../core/fault.ts';
import type { Hit } from '../core/finding.ts';
import type { Judge, Question } from '../core/ports.ts';
import type { Bill, Spent } from './bill.ts';
import { JudgeFailure, type JudgeFailureReason } from './judge-failure.ts';
import { LocalJudge } from './onnx/local-judge.ts';
import { type Outside, RemoteJudge } from './remote.ts';
import type { JudgeKind, JudgesSection } from './section.ts';

/** Questions to judges of one kind that ended in one way. */
export interface JudgeCounter {
  readonly kind: JudgeKind | 'encoder';
  readonly outcome: 'answered' | 'unsuspected' | JudgeFailureReason;
  readonly questions: number;
  readonly seconds: number;
}

/** What a judge of the configuration has taken. */
export interface JudgeBill extends Spent {
  readonly judge: string;
  readonly kind: JudgeCounter['kind'];
}

/** Whether a judge is asked about a text. */
export type Suspicion = (text: Question['texts'][number]) => boolean;

/** What judges that the configuration does not name are asked like. */
export interface Entry {
  readonly kind: JudgeCounter['kind'];
  readonly judge: Judge;
  /** Of a service: what it takes. */
  readonly bill?: Bill;
  /** Starts it; undefined for one that is elsewhere. */
  readonly ready?: () => Promise<Result<void>>;
  /** Of one that is started where policies ask it: what can be said of it before. */
  readonly check?: () => Result<void>;
  /** Weir starts without it too: what it is asked then has no answer. */
  readonly dispensable?: boolean;
  readonly close?: () => Promise<void>;
  /** Has it say when a thread of it has ended that could judge. */
  readonly watch?: (lost: (fault: Fault) => void) => void;
}

/** Every failure is a `JudgeFailure`. */
export class Judges implements Judge {
  readonly #clock: Outside;
  readonly #entries: Map<string, Entry>;
  readonly #suspicions: ReadonlyMap<string, Suspicion>;
  readonly #counters = new Map<string, JudgeCounter>();
  /** What was to run here and does not, though Weir goes without: it is told to whoever watches. */
  readonly lacking: Fault[] = [];
  #tellLost: ((fault: Fault) => void) | undefined;

  constructor(
    sections: JudgesSection,
    clock: Outside,
    suspicions: ReadonlyMap<string, Suspicion> = new Map(),
  ) {
    this.#clock = clock;
    this.#suspicions = suspicions;
    this.#entries = new Map(
      Object.entries(sections).map(([name, section]): [string, Entry] => {
        const { kind } = section;
        if (kind !== 'onnx') {
          const judge = new RemoteJudge(name, section, clock);
          return [name, { kind, judge, bill: judge.bill }];
        }
        const judge = new LocalJudge(name, section);
        return [name, { kind, judge, ...running(judge, section.onFault) }];
      }),
    );
  }

  /** Adds one that no configuration names. */
  add(name: string, entry: Entry): void {
    this.#entries.set(name, entry);
  }

  /** Has models say that they are not there, and when a thread of theirs has ended that could judge; it is started again. */
  watch(lost: (fault: Fault) => void): void {
    this.#tellLost = lost;
    for (const lack of this.lacking) lost(lack);
    for (const entry of this.#entries.values()) entry.watch?.(lost);
  }

  /**
   * Starts the models that Weir runs itself, of some only those that are `asked`, and waits until they can be asked; the first
   * failure of one that it does not start without. Before it is known what is asked, those are left alone.
   */
  async ready(asked?: ReadonlySet<string>): Promise<Result<void>> {
    const known = [...this.#entries].filter(([, { check }]) => asked !== undefined || check === undefined);
    const opening = known.map(([name, entry]) => this.#open(entry, asked?.has(name) === true));
    const opened = await Promise.all(opening);
    return opened.find((result) => !result.ok) ?? ok(undefined);
  }

  async #open({ check, ready, dispensable }: Entry, isAsked: boolean): Promise<Result<void>> {
    const opened = (isAsked ? undefined : check?.()) ?? (await ready?.()) ?? ok(undefined);
    if (opened.ok || dispensable !== true) return opened;
    if (this.lacking.every(({ message }) => message !== opened.fault.message)) {
      this.lacking.push(opened.fault);
      this.#tellLost?.(opened.fault);
    }
    return ok(undefined);
  }

  /** Ends the models that Weir runs itself; a process that ends before that is aborted by their runtime. */
  async close(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => entry.close?.()));
  }

  /** What was asked so far. */
  get counters(): readonly JudgeCounter[] {
    return [...this.#counters.values()];
  }

  /** What services have taken so far. */
  get bills(): readonly JudgeBill[] {
    return [...this.#entries].flatMap(([judge, { kind, bill }]) =>
      bill === undefined ? [] : [{ judge, kind, ...bill.spent }],
    );
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

  #count(kind: JudgeCounter['kind'], outcome: JudgeCounter['outcome'], seconds: number): void {
    const key = `${kind} ${outcome}`;
    const before = this.#counters.get(key);
    this.#counters.set(key, {
      ...{ kind, outcome, questions: (before?.questions ?? 0) + 1 },
      seconds: (before?.seconds ?? 0) + seconds,
    });
  }
}

/** What runs in this process. */
interface Running {
  onLost: (lost: Fault) => void;
  ready(): Promise<Result<void>>;
  close(): Promise<void>;
}

/** How a model is started, watched and ended; with `without`, nothing is refused where it cannot be started. */
export function running(
  model: Running,
  onFault: 'refuse' | 'without',
): Required<Omit<Entry, 'kind' | 'judge' | 'bill' | 'check'>> {
  return {
    dispensable: onFault === 'without',
    ready: () => model.ready(),
    close: () => model.close(),
    watch: (lost) => {
      model.onLost = lost;
    },
  };
}
