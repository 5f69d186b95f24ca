/** Flow: which tools were called before, and whose texts a request holds, for conditions on calls. */
import type { ConditionFacts, PastCall } from '../core/condition.ts';
import type { InputText, Told } from '../core/decision.ts';
import type { NamedValue } from '../core/ports.ts';
import { type Channel, ROLES, type Role, type TextRun, type ToolCall } from '../core/segment.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import type { CompiledTools } from '../policy/tools/compiled-tools.ts';
import { labelled } from '../policy/tools/labels.ts';
import { RequestTexts } from './request-texts.ts';

/** Calls that conditions are told of; of more nobody can tell, for a condition goes through all of them. */
const MOST_CALLS = 500;
/** Names are short; what is longer is none, and denied. */
const LONGEST_NAME = 128;
/** What of the rules for tools is about what was called before. */
type FlowTools = Pick<CompiledTools, 'history' | 'labels' | 'asksHistory' | 'asksSees' | 'asksTexts'>;
const EVERY_ROLE: ReadonlySet<Role> = new Set(ROLES);
/** Of a policy that says nothing of tools: the messages of a request tell of calls all the same. */
const NO_TOOLS: FlowTools = {
  history: { by: 'request', header: '', minutes: 1 },
  ...{ labels: [], asksHistory: false, asksSees: false, asksTexts: false },
};
/** A stored call: milliseconds since the epoch, and the name of its tool. */
const STORED = /^(\d{1,15}) ([\s\S]{1,128})$/;

export interface FlowOptions {
  readonly tools: Pick<CompiledTools, 'history' | 'labels' | 'asksSees'>;
  /** What the request says is kept here, where an engine outside is told. */
  readonly texts?: RequestTexts | undefined;
  /** The exchange, whose calls get its name in the store. */
  readonly id: string;
  /** When it began. */
  readonly time: Date;
  /** True where the messages of the request tell of calls; a request that is a call itself tells of none. */
  readonly hears: boolean;
}

/** What one exchange knows of earlier calls. */
export class Flow {
  readonly #options: FlowOptions;
  /** Calls of the request's messages, in order. */
  readonly #said = new Set<ToolCall>();
  readonly #seen = new Set<Role>();
  /** Texts whose role is not known yet. */
  #unsettled: Channel[] = [];
  /** What was stored of earlier exchanges; undefined where nobody can tell. */
  #stored: readonly PastCall[] | undefined;
  readonly #made: string[] = [];
  #taken = 0;

  constructor(options: FlowOptions) {
    this.#options = options;
    this.#stored = options.tools.history.by === 'request' ? [] : undefined;
  }

  /** Hears of a text of the request. */
  hears(run: TextRun): void {
    this.#options.texts?.take(run);
    if (!this.#options.hears) return;
    const { channel, text } = run;
    if (channel.call?.part === 'name' && this.#said.size <= MOST_CALLS) this.#said.add(channel.call.call);
    if (!this.#options.tools.asksSees || text.trim() === '') return;
    if (channel.settled) this.#seen.add(channel.role);
    else if (this.#unsettled.at(-1) !== channel) this.#unsettled.push(channel);
  }

  /** What was stored is there. */
  learn(stored: readonly NamedValue[]): void {
    const calls = stored.flatMap(([, value]) => {
      const [, ms, tool = ''] = STORED.exec(value ?? '') ?? [];
      return ms === undefined ? [] : [{ tool, time: this.#timeOf(Number(ms)), parallel: false }];
    });
    this.#stored = calls.sort((a, b) => a.time.getTime() - b.time.getTime());
  }

  /** A call of this exchange may go on. */
  passes(tool: string): void {
    if (tool.length <= LONGEST_NAME) this.#made.push(tool);
  }

  /** What is to be stored of the calls since the last time. */
  takeFresh(): NamedValue[] {
    const fresh = this.#made.slice(this.#taken);
    const { id, time } = this.#options;
    const stored = fresh.map(
      (tool, at): NamedValue => [`${id}:${this.#taken + at}`, `${time.getTime()} ${tool}`],
    );
    this.#taken += fresh.length;
    return stored;
  }

  /** Calls that were made before the next one; undefined where nobody can tell. */
  get history(): readonly PastCall[] | undefined {
    const { time } = this.#options;
    const stored = this.#stored;
    if (stored === undefined) return undefined;
    const said = [...this.#said].map(({ name = '' }) => ({ tool: name, time, parallel: false }));
    const made = this.#made.map((tool) => ({ tool, time, parallel: true }));
    const calls = [...stored, ...unknownIn(stored, said), ...made];
    return calls.length > MOST_CALLS ? undefined : calls;
  }

  /** Whose texts the request holds. */
  get sees(): readonly Role[] {
    for (const { role } of this.#unsettled) this.#seen.add(role);
    this.#unsettled = [];
    return [...this.#seen];
  }

  /** What the request says; undefined where not all of it was kept. */
  get texts(): readonly InputText[] | undefined {
    const texts = this.#options.texts?.of(EVERY_ROLE);
    return texts?.map(({ role, path, text }) => ({ role, path, text }));
  }

  /** What it keeps of texts, in bytes, give or take. */
  get holding(): number {
    return this.#options.texts?.holding ?? 0;
  }

  /** What an engine outside is told about the request, once all of that was read. */
  told(facts: ConditionFacts): ConditionFacts {
    const { labels } = this.#options.tools;
    return { ...facts, history: labelled(this.history, labels), texts: () => this.texts };
  }

  /** The facts with all this, as it is when they are looked at. */
  joined(facts: ConditionFacts): ConditionFacts {
    const history = () => this.history;
    const sees = () => this.sees;
    return {
      ...facts,
      texts: () => this.texts,
      get history() {
        return history();
      },
      get sees() {
        return sees();
      },
    };
  }

  #timeOf(ms: number): Date {
    const time = structuredClone(this.#options.time);
    time.setTime(ms);
    return time;
  }
}

/** Calls of the messages that are not among those which are stored. */
function unknownIn(stored: readonly PastCall[], said: readonly PastCall[]): readonly PastCall[] {
  const left = new Map<string, number>();
  for (const { tool } of stored) left.set(tool, (left.get(tool) ?? 0) + 1);
  return said.filter(({ tool }) => {
    const known = left.get(tool) ?? 0;
    if (known > 0) left.set(tool, known - 1);
    return known === 0;
  });
}

/** What one exchange may know of earlier calls; undefined where nobody asks. */
export function flowOf(
  { tools: own, request: { decisions }, response: { limits } }: CompiledPolicy,
  options: Pick<FlowOptions, 'id' | 'time' | 'hears'>,
): Flow | undefined {
  const tools: FlowTools = own ?? NO_TOOLS;
  const tells = (one: Told) => decisions.some(({ ask }) => ask.tells.has(one));
  const wantsTexts = tools.asksTexts || tells('texts');
  if (!wantsTexts && !tools.asksHistory && !tools.asksSees && !tells('history')) return undefined;
  const texts = wantsTexts ? new RequestTexts(EVERY_ROLE, limits.requestCharacters) : undefined;
  return new Flow({ ...options, tools, texts });
}
