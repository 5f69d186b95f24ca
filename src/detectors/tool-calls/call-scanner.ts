/** The scanner of calls: it holds a name until it is complete, arguments too where they matter, and tells what is decided. */
import { canonicalJson } from '../../core/canonical-json.ts';
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import { parseNumbers } from '../../core/exact-json.ts';
import type { Hit } from '../../core/finding.ts';
import { exactNumber, hasTwins } from '../../core/one-reading.ts';
import type { Channel, ToolCall } from '../../core/segment.ts';
import type { CallDecision, CallJudge, CallNote, CallType } from '../../core/tool-call.ts';
import { structureOf } from '../schema/index.ts';
import { isFreeText, isInPieces, speaksOf } from '../schema/target.ts';
import { CallsToHold } from './calls-to-hold.ts';

const TOOLS = { kind: 'tools' } as const;
const NOTHING: readonly [] = [];

/** What of a call means that it may come to be made. */
const PASSING: ReadonlySet<CallType> = new Set(['TOOL_ALLOWED', 'TOOL_ASKED', 'TOOL_HELD']);

/** For texts that are of no call. */
const IDLE: Scanner = {
  ...{ on: 'raw', lookback: 0, context: 0 },
  scan: ({ text }) => ({ hits: NOTHING, holdFrom: text.length }),
};

/** What decides about the calls of one answer, and how it is told. */
export interface CallRule {
  readonly judge: CallJudge;
  /** What a hit says is its source, for a note. */
  sourceOf(note: CallNote): string;
  /** Reads arguments as any JSON, strictly. */
  readonly json: Scanner;
  /** What is wrong with the arguments of a call by what its server says of the tool; undefined where nothing is. */
  wrongIn?(tool: string, args: unknown): CallNote | undefined;
  /** Takes the name of each call that may go on. */
  passes?(tool: string): void;
}

/** A call whose arguments are known as JSON; undefined where readers could differ in them. */
export interface WholeCall {
  readonly tool: string;
  readonly args: { readonly json: unknown } | undefined;
  /** It has a name that means something else. */
  readonly misnamed: boolean;
}

/** The calls of one answer whose arguments decide, until they are judged. */
export class Calls {
  readonly rule: CallRule;
  /** Those that a person has to approve. */
  readonly held = new CallsToHold();
  #asked: CallNote[] = [];
  readonly #waiting = new Map<ToolCall, Channel>();
  readonly #byName = new WeakMap<ToolCall, { readonly name: string; readonly decision: CallDecision }>();

  constructor(rule: CallRule) {
    this.rule = rule;
  }

  /** The scanner for the texts of the answer. */
  get scanner(): Scanner {
    return {
      ...IDLE,
      unfinished: () => false,
      open: (of) => (of === undefined ? IDLE : scannerFor(of, this)),
    };
  }

  /** What its name decides about a call; the same as long as its name is the same. */
  byName(call: ToolCall, name: string): CallDecision {
    const known = this.#byName.get(call);
    if (known?.name === name) return known.decision;
    const decision = this.rule.judge.byName(name, call.pieces);
    this.#byName.set(call, { name, decision });
    if (decision.kind === 'told') this.#noted(name, decision.notes);
    return decision;
  }

  /** What its arguments decide about one. */
  byArguments(name: string, args: unknown, of?: Channel): readonly CallNote[] {
    const { judge } = this.rule;
    const notes = judge
      .byArguments(name, args, of?.call?.call.pieces)
      .flatMap((note): readonly CallNote[] => {
        if (note.type !== 'TOOL_HELD') return [note];
        const held = this.held.take({ rule: note.rule, tool: name, args: canonicalJson(args) }, of);
        return held === undefined ? judge.unreadable('TOOL_ARGUMENTS') : [{ ...note, held }];
      });
    return this.#noted(name, notes);
  }

  /** Hands over what was noted since the last time of calls that an engine outside decides about. */
  takeQuestions(): readonly CallNote[] {
    const asked = this.#asked;
    if (asked.length > 0) this.#asked = [];
    return asked;
  }

  #noted(name: string, notes: readonly CallNote[]): readonly CallNote[] {
    this.#asked.push(...notes.filter(({ asks }) => asks !== undefined));
    if (notes.some(({ type }) => PASSING.has(type))) this.rule.passes?.(name);
    return notes;
  }

  wait(call: ToolCall, name: Channel): void {
    this.#waiting.set(call, name);
  }

  judged(call: ToolCall): void {
    this.#waiting.delete(call);
  }

  /** Calls that wait for arguments, with the channels of their names. */
  get waiting(): ReadonlyMap<ToolCall, Channel> {
    return this.#waiting;
  }

  /** What is told of a call that has no arguments; it waits no longer. */
  withoutArguments(call: ToolCall): readonly Hit[] {
    const channel = this.#waiting.get(call);
    this.judged(call);
    const notes = this.byArguments(call.name ?? '', {}, channel);
    return this.hits(notes, { start: 0, end: call.name?.length ?? 0 });
  }

  /** What is told of a call that came as a whole, in no text of its own; `by` says what of it decided. */
  asked({ tool, args, misnamed }: WholeCall): {
    readonly by: 'name' | 'arguments';
    readonly hits: readonly Hit[];
  } {
    const { judge } = this.rule;
    const name = { start: 0, end: tool.length };
    if (misnamed) return { by: 'name', hits: this.hits(judge.unreadable('TOOL_NAME'), name) };
    const decision = this.byName({ index: 0 }, tool);
    const passes = decision.kind === 'arguments' || decision.notes.every(({ type }) => PASSING.has(type));
    const wrong = passes && args !== undefined ? this.rule.wrongIn?.(tool, args.json) : undefined;
    if (wrong !== undefined) return { by: 'arguments', hits: this.hits([wrong], name) };
    if (decision.kind === 'told') return { by: 'name', hits: this.hits(decision.notes, name) };
    if (args === undefined)
      return { by: 'arguments', hits: this.hits(judge.unreadable('TOOL_ARGUMENTS'), name) };
    const spelled = canonicalJson(args.json);
    const notes = this.byArguments(tool, args.json);
    return { by: 'arguments', hits: this.hits(notes, { start: 0, end: spelled.length }, spelled) };
  }

  hits(
    notes: readonly CallNote[],
    where: { readonly start: number; readonly end: number },
    spelled?: string,
  ): Hit[] {
    return notes.map((note) => ({
      ...{ type: note.type, ...where, score: 1, source: this.rule.sourceOf(note) },
      ...(spelled === undefined ? {} : { spelled }),
      ...(note.asks === undefined ? {} : { asks: note.asks }),
      ...(note.held === undefined ? {} : { held: note.held }),
      ...(note.reason === undefined ? {} : { reason: note.reason }),
    }));
  }
}

/** Makes the scanner that finds what is wrong with arguments as JSON; `depth` is their deepest nesting. */
export function argumentsScanner(depth: number): Scanner {
  const spec = { target: TOOLS, require: [], forbid: [], asked: false, onUnusable: 'deny', depth } as const;
  const structure = structureOf(spec);
  if (structure.ok && 'scan' in structure.scanner) return structure.scanner;
  throw new Error('any JSON is a schema');
}

function scannerFor(channel: Channel, calls: Calls): Scanner {
  if (channel.call?.part === 'name') return whole((text) => nameHits(channel, calls, text));
  if (channel.call?.part !== 'arguments') return IDLE;
  if (isInPieces(TOOLS, channel))
    return whole((text) => argumentHits(channel, calls, { text, pieces: true }));
  if (!speaksOf(TOOLS, channel) && !isFreeText(channel)) return IDLE;
  return whole((text) => argumentHits(channel, calls, { text, pieces: false }));
}

/** A scanner that holds its text until all of it has come. */
function whole(hitsIn: (text: string) => readonly Hit[]): Scanner {
  return {
    ...{ on: 'raw', lookback: Number.POSITIVE_INFINITY, context: 0 },
    unfinished: () => false,
    scan({ text, from, final }: ScanInput): ScanOutput {
      return final ? { hits: hitsIn(text), holdFrom: text.length } : { hits: NOTHING, holdFrom: from };
    },
  };
}

function nameHits(channel: Channel, calls: Calls, name: string): readonly Hit[] {
  const { call } = channel;
  if (call === undefined) return NOTHING;
  const decision = calls.byName(call.call, name);
  if (decision.kind === 'told') return calls.hits(decision.notes, { start: 0, end: name.length });
  calls.wait(call.call, channel);
  return NOTHING;
}

function argumentHits(
  channel: Channel,
  calls: Calls,
  { text, pieces }: { readonly text: string; readonly pieces: boolean },
): readonly Hit[] {
  const { call } = channel;
  if (call === undefined || text.trim() === '') return NOTHING;
  const { judge } = calls.rule;
  const name = call.call.name ?? '';
  const told = (type: CallType) => calls.hits(judge.unreadable(type), { start: 0, end: text.length });
  // A call without a name is none that a policy could be about.
  if (name === '') return told('TOOL_NAME');
  if (calls.byName(call.call, name).kind === 'told') return NOTHING;
  calls.judged(call.call);
  if (pieces) return told('TOOL_ARGUMENTS');
  if (isFreeText(channel))
    return calls.hits(calls.byArguments(name, text, channel), { start: 0, end: text.length });
  const value = parsed(channel, calls, text);
  if (value === undefined) return told('TOOL_ARGUMENTS');
  const notes = calls.byArguments(name, value.json, channel);
  return calls.hits(notes, { start: 0, end: text.length }, canonicalJson(value.json));
}

/** The value that the text spells; undefined where readers could differ in it. */
function parsed(
  channel: Channel,
  { rule: { json } }: Calls,
  text: string,
): { readonly json: unknown } | undefined {
  const scanner = json.open?.(channel) ?? json;
  const { hits } = scanner.scan({ text, from: 0, fresh: 0, final: true, first: true });
  return hits.length > 0 ? undefined : oneReading(text);
}

/** The value of a text that was found to be JSON; undefined where readers could take it for different ones. */
export function oneReading(text: string): { readonly json: unknown } | undefined {
  let alike = true;
  const json = parseNumbers(text, (spelled) => {
    const number = exactNumber(spelled);
    alike &&= number !== undefined;
    return number;
  });
  return alike && !hasTwinsWithin(json) ? { json } : undefined;
}

function hasTwinsWithin(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return (!Array.isArray(value) && hasTwins(Object.keys(value))) || Object.values(value).some(hasTwinsWithin);
}
