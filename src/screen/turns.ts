/**
 * Turns: what a user says in several messages in a row is judged as one text too, by rules that ask for it, and what a tool
 * or a document says with what the user says next: a payload may be split over them, or be led up to. What one message says
 * by itself is found there.
 */
import type { Fingerprint } from '../core/ports.ts';
import type { Channel, Role, TextRun } from '../core/segment.ts';
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

/** What a user may go on with that others have said. */
const DATA: ReadonlySet<Role> = new Set(['tool', 'retrieved']);

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

/** A text that is being taken, and the item of a list that it is of where it is data. */
interface Said {
  readonly part: Channel;
  readonly turn: Turn;
  readonly item: string | undefined;
}

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
  #last: Said | undefined;
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
    if (text === '' || channel.call !== undefined) return;
    const isData = channel.settled && DATA.has(channel.role);
    if (channel.settled && !isData && channel.role !== 'user') return;
    const part = channel.within ?? channel;
    if (this.#last?.part !== part) this.#last = this.#begin(channel, part, isData);
    this.#last.turn.add(text);
  }

  /** The turn of another text than the last: data of one item of a list are read as one, a line each. */
  #begin(channel: Channel, part: Channel, isData: boolean): Said {
    const item = isData ? itemOf(part.path) : undefined;
    const known = this.#turns.get(part);
    if (known !== undefined) return { part, turn: known, item };
    if (item !== undefined && this.#last?.item === item) {
      this.#last.turn.add('\n');
      return { part, turn: this.#last.turn, item };
    }
    const turn = new Turn(channel, part.path);
    this.#turns.set(part, turn);
    return { part, turn, item };
  }

  /** The unit is complete: a track for each window in which something was found. */
  complete(): ChannelTrack[] {
    const said = [...this.#turns.values()];
    this.#turns = new Map();
    this.#last = undefined;
    const lists = Map.groupBy(said.filter(isMessage), ({ path }) => IN_LIST.exec(path)?.[1] ?? '');
    const tracks = [...lists].flatMap(([list, turns]) => {
      const last = turns.slice(-MOST_TURNS);
      const after = behindData(said, list, new Set(last));
      return this.#sizes.flatMap((size) => [
        ...this.#windows(last, size),
        ...after.flatMap((window) => this.#window(window, size) ?? []),
      ]);
    });
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

/** A message of a user. */
function isMessage({ role, path }: Turn): boolean {
  return role === 'user' && IN_LIST.test(path);
}

/** Messages of a user in a list, each with the data that stood before it there and behind the one before. */
function behindData(said: readonly Turn[], list: string, messages: ReadonlySet<Turn>): (readonly Turn[])[] {
  const windows: (readonly Turn[])[] = [];
  let data: Turn | undefined;
  for (const turn of said.filter(({ path }) => path.startsWith(`${list}[`))) {
    if (DATA.has(turn.role)) data = data === undefined ? turn : oneItem(data, turn);
    if (!isMessage(turn)) continue;
    if (data !== undefined && messages.has(turn)) windows.push([data, turn]);
    data = undefined;
  }
  return windows;
}

/** Data that follow one another, as one where they are of one item; else the last. */
function oneItem(one: Turn, other: Turn): Turn {
  if (itemOf(one.path) !== itemOf(other.path)) return other;
  const both = one.begun();
  for (const text of [one.tail, '\n', other.tail]) both.add(text);
  return both;
}

/** The item of the outermost list that a path begins with: a message, a line of a batch. */
function itemOf(path: string): string {
  return path.slice(0, path.indexOf(']') + 1);
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
