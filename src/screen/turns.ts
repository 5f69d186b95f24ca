/**
 * Turns: what a user says in several messages in a row is judged as one text too, by rules that ask for it: a payload may be
 * split over them, or be led up to. What one message says by itself is found there.
 */
import type { Fingerprint } from '../core/ports.ts';
import type { Channel, TextRun } from '../core/segment.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { matchesRole, passesThreshold } from '../policy/decide.ts';
import { ChannelTrack } from './channel-track.ts';
import { ruleViews } from './rule-views.ts';
import { scanWhole } from './scan-whole.ts';
import { type RuleFinding, type Scanning, type Settings, scanningOf } from './scanning.ts';
import type { Tenant } from './tenant.ts';
import { type JoinedTurns, joined, Turn } from './turn-texts.ts';
import { CleanWindows } from './turn-windows.ts';

/** The last messages of a request that are read together; what stood before was when it was the last. */
const MOST_TURNS = 100;

/** A text of a message in a list of them: which list; texts that are items of a list themselves are no messages. */
const IN_LIST = /^(.*)\[\d+\]\.[^[\]]+$/;

/** What windows of one size are judged by. */
interface SizedRules {
  readonly turns: number;
  readonly rules: readonly CompiledRule[];
}

/** By the rules of a direction, which a policy keeps as one list. */
const sized = new WeakMap<readonly CompiledRule[], readonly SizedRules[]>();
/** Windows that were found clean, by the same. */
const windows = new WeakMap<readonly CompiledRule[], CleanWindows>();

export interface TurnsOptions {
  readonly rules: readonly CompiledRule[];
  readonly settings: Settings;
  readonly fingerprint: Fingerprint;
  /** For whom windows are remembered; where nobody is proven, none is. */
  readonly tenant: Tenant;
}

/** A reader of the turns of one request; undefined where no rule asks for it. */
export function turnsFor(options: TurnsOptions): Turns | undefined {
  const sizes = sizedRules(options.rules);
  return sizes.length === 0 ? undefined : new Turns(sizes, options);
}

/** The messages of a user in one unit. */
export class Turns {
  readonly #sizes: readonly SizedRules[];
  readonly #options: TurnsOptions;
  readonly #clean: CleanWindows;
  #turns = new Map<Channel, Turn>();
  /** The rules that find something in a message by itself, where that had to be known. */
  readonly #alone = new Map<Turn, Map<SizedRules, ReadonlySet<CompiledRule>>>();

  constructor(sizes: readonly SizedRules[], options: TurnsOptions) {
    this.#sizes = sizes;
    this.#options = options;
    this.#clean = windows.get(options.rules) ?? new CleanWindows();
    windows.set(options.rules, this.#clean);
  }

  /** Takes the next text; who speaks may become known later. */
  take({ channel, text }: TextRun): void {
    if (text === '' || (channel.settled && channel.role !== 'user') || channel.call !== undefined) return;
    const message = channel.within ?? channel;
    if (!IN_LIST.test(message.path)) return;
    const turn = this.#turns.get(message) ?? new Turn(channel, message.path);
    turn.add(text);
    this.#turns.set(message, turn);
  }

  /** The unit is complete: a track for each window in which something was found. */
  complete(): ChannelTrack[] {
    const turns = [...this.#turns.values()].filter(({ role }) => role === 'user');
    this.#turns = new Map();
    const lists = Map.groupBy(turns, ({ path }) => IN_LIST.exec(path)?.[1] ?? '');
    const tracks = [...lists.values()].flatMap((list) =>
      this.#sizes.flatMap((size) => this.#windows(list.slice(-MOST_TURNS), size)),
    );
    this.#alone.clear();
    return tracks;
  }

  #windows(turns: readonly Turn[], by: SizedRules): ChannelTrack[] {
    return turns.slice(1).flatMap((_, at) => {
      const window = turns.slice(Math.max(0, at + 2 - by.turns), at + 2);
      return this.#window(window, by) ?? [];
    });
  }

  #window(window: readonly Turn[], by: SizedRules): ChannelTrack | undefined {
    const readings = joined(window);
    const key = this.#keyOf(readings, by);
    if (key !== undefined && this.#clean.has(key)) return undefined;
    const channel: Channel = {
      ...{ path: window.map(({ path }) => path).join(' + '), role: 'user', settled: true, editable: false },
    };
    const scanning = this.#scanning(by);
    for (const reading of readings) {
      const found = this.#scan(reading.text, channel, scanning).filter((one) =>
        this.#isNews(one, reading, by),
      );
      if (found.length === 0) continue;
      const track = new ChannelTrack(channel, scanning);
      track.complete(found);
      return track;
    }
    if (key !== undefined) this.#clean.add(key);
    return undefined;
  }

  #scan(text: string, channel: Channel, scanning: Scanning): readonly RuleFinding[] {
    const found = scanWhole(text, channel, scanning) ?? [];
    return found.filter(({ rule, finding }) => passesThreshold(rule, finding.score));
  }

  /** What stands across a seam is. Else no message may say it alone: its neighbours are about that then. */
  #isNews({ rule, finding }: RuleFinding, { starts }: JoinedTurns, by: SizedRules): boolean {
    if (starts.some(({ at }) => finding.start < at && at < finding.end)) return true;
    return !starts.some(({ turn, text }) => this.#rulesAlone(turn, text, by).has(rule));
  }

  #rulesAlone(turn: Turn, text: string, by: SizedRules): ReadonlySet<CompiledRule> {
    const known = this.#alone.get(turn) ?? new Map<SizedRules, ReadonlySet<CompiledRule>>();
    this.#alone.set(turn, known);
    const channel: Channel = { path: turn.path, role: 'user', settled: true };
    const rules =
      known.get(by) ?? new Set(this.#scan(text, channel, this.#scanning(by)).map(({ rule }) => rule));
    known.set(by, rules);
    return rules;
  }

  #scanning({ rules }: SizedRules): Scanning {
    const scanning = scanningOf(ruleViews(rules, 'user', 'text'), this.#options.settings);
    return { ...scanning, judges: [], partial: true };
  }

  #keyOf(readings: readonly JoinedTurns[], { turns }: SizedRules): string | undefined {
    const owner = this.#options.tenant();
    const [first] = readings;
    if (owner === undefined || first === undefined) return undefined;
    const lengths = first.starts.map(({ at }) => at).join(',');
    return this.#options.fingerprint(`turns\n${owner}\n${turns}\n${lengths}\n${first.text}`);
  }
}

function sizedRules(rules: readonly CompiledRule[]): readonly SizedRules[] {
  const known = sized.get(rules);
  if (known !== undefined) return known;
  const reading = rules.flatMap((rule) => {
    const { turns } = rule;
    if (turns === undefined || !matchesRole(rule, 'user')) return [];
    const by = { kind: 'scanner', scanner: turns.scanner } as const;
    return [{ turns: turns.messages, rule: { ...rule, by } }];
  });
  const sizes = [...Map.groupBy(reading, ({ turns }) => turns)].map(([turns, of]) => {
    return { turns, rules: of.map(({ rule }) => rule) };
  });
  sized.set(rules, sizes);
  return sizes;
}
