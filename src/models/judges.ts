/** The judges of the configuration, by their names: each question goes to the one that it names. */
import { ok, type Result } from '../core/fault.ts';
import type { Hit } from '../core/finding.ts';
import type { Clock, Judge, Question } from '../core/ports.ts';
import { JudgeFailure } from './judge-failure.ts';
import { LocalJudge } from './onnx/local-judge.ts';
import { RemoteJudge } from './remote.ts';
import type { JudgeSection, JudgesSection } from './section.ts';

/** Every failure is a `JudgeFailure`. */
export class Judges implements Judge {
  readonly #judges: ReadonlyMap<string, Judge>;
  /** Those that Weir runs itself, and whether it starts without them. */
  readonly #local: readonly { readonly judge: LocalJudge; readonly needed: boolean }[];

  constructor(sections: JudgesSection, clock: Pick<Clock, 'monotonic'>) {
    const judges = Object.entries(sections).map(([name, section]) => ({
      ...{ name, section, judge: judgeOf(name, section, clock) },
    }));
    this.#judges = new Map(judges.map(({ name, judge }) => [name, judge]));
    this.#local = judges.flatMap(({ judge, section }) =>
      judge instanceof LocalJudge
        ? [{ judge, needed: section.kind === 'onnx' && section.onFault === 'refuse' }]
        : [],
    );
  }

  /** Starts the models; the first failure of one that is needed. The others answer with a fault. */
  async ready(): Promise<Result<void>> {
    const opened = await Promise.all(this.#local.map(({ judge }) => judge.ready()));
    return opened.find((result, at) => !result.ok && this.#local[at]?.needed) ?? ok(undefined);
  }

  async ask(question: Question, signal: AbortSignal): Promise<readonly Hit[]> {
    const { judge: name } = question;
    const judge = this.#judges.get(name);
    if (judge === undefined) throw new JudgeFailure(name, 'unknown', 'there is no judge of that name');
    return await judge.ask(question, signal);
  }
}

function judgeOf(name: string, section: JudgeSection, clock: Pick<Clock, 'monotonic'>): Judge {
  return section.kind === 'onnx' ? new LocalJudge(name, section) : new RemoteJudge(name, section, clock);
}
