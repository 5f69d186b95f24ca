/** Answer classes: which class the labels and marks of an MCP server's answer say that it bears, and the rules that ask for it. */
import { type Class, higher, isAbove } from '../core/classes.ts';
import type { RequestText } from '../core/detector.ts';
import type { Channel, TextRun, Unit } from '../core/segment.ts';
import { asBuffer, decodeText } from '../dialects/json/decode.ts';
import type { Stretch } from '../dialects/json/tree.ts';
import { isListed } from '../dialects/mcp/message.ts';
import type { ByteEdit } from '../dialects/splice.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { matchesPlace, matchesRole } from '../policy/decide.ts';
import { ChannelTrack } from './channel-track.ts';
import { firstWhere } from './first-where.ts';
import { LabelsBeside } from './labels-beside.ts';
import type { LaneOptions } from './lane-options.ts';
import type { DeniedPlace } from './queued-unit.ts';
import { ruleViews } from './rule-views.ts';
import { findingOf, type RuleFinding, type Settings, scanningOf } from './scanning.ts';
import { WRONG_VALUE } from './value-track.ts';

export interface AnswerClassesOptions {
  /** Rules that were made for this exchange. */
  readonly rules: readonly CompiledRule[];
  /** Names of the labels that they know. */
  readonly labels: ReadonlySet<string>;
  /** Where the JSON of a unit stands, which is all of it when left out. */
  pieces?(bytes: Uint8Array): readonly Stretch[];
  /** What is taken out of a unit before it leaves. */
  removed?(unit: Unit): readonly ByteEdit[];
}

/** What a unit of an answer says of itself. */
export interface Bearing {
  readonly bears: Class;
  /** Where the rules that ask for it decide about it. */
  readonly place: DeniedPlace;
}

/** A text, by where it stands. */
interface Heard {
  readonly channel: Channel;
  readonly runs: Pick<TextRun, 'start' | 'end' | 'spelling'>[];
}

/** A text with what stands beside it about it. */
interface Said extends Pick<RequestText, 'role' | 'text' | 'labels'> {
  readonly channel: Channel;
}

/** Nothing is looked for in the texts here. */
const NO_RULES: readonly CompiledRule[] = [];

/** What a lane is given to tell the class of what it lets leave; nothing where no rule asks for classes. */
export function answerClasses(options: AnswerClassesOptions): Pick<LaneOptions, 'hears' | 'classes'> {
  const rules = options.rules.filter((rule) => rule.arguments === undefined && matchesPlace(rule, undefined));
  if (!rules.some(({ by }) => by.kind === 'scanner' && by.scanner.classOf !== undefined)) return {};
  const answer = new AnswerTexts(options);
  return {
    hears: (run) => answer.take(run),
    classes: (unit, settings) => bearingOf(answer.complete(unit), rules, settings),
  };
}

/** The texts of one unit of an answer: what is kept of them until it is complete is where they stand. */
class AnswerTexts {
  readonly #options: AnswerClassesOptions;
  #heard = new Map<Channel, Heard>();

  constructor(options: AnswerClassesOptions) {
    this.#options = options;
  }

  take({ channel, start, end, spelling }: TextRun): void {
    if (isListed(channel.path)) return;
    const heard = this.#heard.get(channel) ?? { channel, runs: [] };
    this.#heard.set(channel, heard);
    heard.runs.push({ start, end, spelling });
  }

  /** Those that leave with the unit, in the order in which they began. */
  complete(unit: Unit): Said[] {
    const heard = [...this.#heard.values()];
    this.#heard = new Map();
    const { bytes } = unit;
    if (bytes === undefined || heard.length === 0) return [];
    const { labels: names, pieces, removed } = this.#options;
    const gone = removed?.(unit) ?? [];
    const beside = new LabelsBeside({ ...unit, bytes: jsonIn(bytes, pieces?.(bytes)) }, names, []);
    return heard
      .filter(({ runs }) => !runs.every(({ start }) => isIn(gone, start)))
      .map(({ channel, runs }) => {
        const text = textOf(bytes, runs);
        const starts = runs.map(({ start }) => start);
        return { channel, role: channel.role, text, labels: beside.of(text, starts) };
      });
  }
}

/** True where one of the edits covers that byte; they stand in order. */
function isIn(edits: readonly ByteEdit[], at: number): boolean {
  const first = edits[firstWhere(edits.length, (index) => (edits[index]?.to ?? 0) > at)];
  return (first?.from ?? Number.POSITIVE_INFINITY) <= at;
}

function textOf(bytes: Uint8Array, runs: Heard['runs']): string {
  const buffer = asBuffer(bytes);
  return runs
    .map(({ start, end, spelling }) =>
      decodeText(buffer, { start, end, ascii: false, escaped: spelling === 'json' }),
    )
    .join('');
}

/** The JSON of a unit where it stands, with blanks for what is around it. */
function jsonIn(bytes: Uint8Array, pieces: readonly Stretch[] | undefined): Uint8Array {
  if (pieces === undefined) return bytes;
  const json = Buffer.alloc(bytes.length, ' ');
  for (const { start, end } of pieces) json.set(bytes.subarray(start, end), start);
  return json;
}

function bearingOf(
  texts: readonly Said[],
  rules: readonly CompiledRule[],
  settings: Settings,
): Bearing | undefined {
  const scanning = scanningOf(ruleViews(NO_RULES, undefined), settings);
  const tracks: ChannelTrack[] = [];
  let bears: Class | undefined;
  for (const rule of rules) {
    const highest = highestOf(texts, rule);
    if (highest === undefined) continue;
    const { type, said } = highest;
    bears = higher(bears, type);
    // All of the answer bears it: nothing that could be taken out of its text would change that.
    const channel: Channel = { ...said.channel, editable: false, call: undefined };
    const hit = { type, start: 0, end: said.text.length, score: 1 };
    const found: RuleFinding = findingOf({ rule, hit }, { channel, scanning, matched: said.text });
    const track = new ChannelTrack(channel, scanning);
    track.complete([found]);
    tracks.push(track);
  }
  return bears && { bears, place: { denial: WRONG_VALUE, recall: 'known', tracks } };
}

/** The first text of the highest class among those that the rule reads. */
function highestOf(texts: readonly Said[], rule: CompiledRule) {
  const { by } = rule;
  if (by.kind !== 'scanner') return undefined;
  let highest: { readonly type: Class; readonly said: Said } | undefined;
  for (const said of texts) {
    const type = matchesRole(rule, said.role) ? by.scanner.classOf?.(said) : undefined;
    if (type !== undefined && isAbove(type, highest?.type ?? 'PUBLIC')) highest = { type, said };
  }
  return highest;
}
