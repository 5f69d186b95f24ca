/** Call rules: what a policy says of tools, at work on the calls of one answer. */
import type { ConditionFacts } from '../core/condition.ts';
import type { Scanner } from '../core/detector.ts';
import type { ToolCall } from '../core/segment.ts';
import type { CallNote } from '../core/tool-call.ts';
import { wrongBySchema } from '../detectors/schema/holds.ts';
import { argumentsScanner, Calls } from '../detectors/tool-calls/call-scanner.ts';
import { type AskedCall, isMethod } from '../dialects/mcp/message.ts';
import type { CompiledPolicy, CompiledRule } from '../policy/compiled-policy.ts';
import { ARGUMENTS_RULE, type CompiledTools, partKey } from '../policy/tools/compiled-tools.ts';
import { ToolJudge } from '../policy/tools/tool-judge.ts';
import { ChannelTrack } from './channel-track.ts';
import type { Flow } from './flow.ts';
import { HeldCalls } from './held-calls.ts';
import type { Pins } from './pins.ts';
import { ruleViews } from './rule-views.ts';
import { findingOf, type Settings, scanningOf } from './scanning.ts';

/** Nobody has listed the tool through Weir, or its schema is too large to be kept. */
const UNLISTED = 'SCHEMA_UNLISTED';
/** Reasons that say nothing of the arguments. */
const UNKNOWN: ReadonlySet<string> = new Set([UNLISTED, 'SCHEMA_UNUSABLE']);
const NO_RULES: readonly CompiledRule[] = [];

/** What reads arguments, by the rules of a policy. */
const readers = new WeakMap<CompiledTools, Scanner>();

/** The calls of one answer. */
export class CallRules {
  /** The rule that tells what is decided, with a scanner for this answer. */
  readonly rule: CompiledRule;
  readonly #calls: Calls;
  /** Those that people have to approve. */
  readonly held: HeldCalls;

  constructor(rule: Omit<CompiledRule, 'by'>, calls: Calls) {
    this.#calls = calls;
    this.rule = { ...rule, by: { kind: 'scanner', scanner: calls.scanner } };
    this.held = new HeldCalls({
      found: () => calls.held.all,
      termsOf: (name) => rule.parts?.get(partKey({ type: 'TOOL_HELD', rule: name }))?.hold,
    });
  }

  /** The rule in whose name a note is told. */
  ruleFor(note: CallNote): CompiledRule {
    const part = this.rule.parts?.get(partKey(note));
    return part === undefined ? this.rule : { ...part, by: this.rule.by };
  }

  /** Hands over the calls since the last time that an engine outside decides about. */
  takeQuestions(): readonly CallNote[] {
    return this.#calls.takeQuestions();
  }

  /** What is decided about a call that has come without arguments, at the place of its name; undefined where it has been already. */
  withoutArguments(call: ToolCall, settings: Settings): ChannelTrack | undefined {
    const channel = this.#calls.waiting.get(call);
    if (channel === undefined) return undefined;
    const scanning = scanningOf(ruleViews(NO_RULES, undefined), settings);
    const matched = call.name ?? '';
    const found = this.#calls
      .withoutArguments(call)
      .map((hit) => findingOf({ rule: this.rule, hit }, { channel, scanning, matched }));
    if (found.length === 0) return undefined;
    const track = new ChannelTrack(channel, scanning);
    track.complete(found);
    return track;
  }

  /** What is decided about a call that stands in no text of its own. */
  asked({ tool, args, path, argsPath, misnamed }: AskedCall, settings: Settings): ChannelTrack | undefined {
    const decided = this.#calls.asked({ tool, args, misnamed });
    const scanning = scanningOf(ruleViews(NO_RULES, undefined), settings);
    const place = decided.by === 'name' ? path : argsPath;
    const channel = { path: place, role: 'assistant', settled: true, editable: false } as const;
    const found = decided.hits.map((hit) =>
      findingOf({ rule: this.rule, hit }, { channel, scanning, matched: tool }),
    );
    if (found.length === 0) return undefined;
    const track = new ChannelTrack(channel, scanning);
    track.complete(found);
    return track;
  }

  /** The same for all calls that wait; nothing more comes of them. */
  allWithoutArguments(settings: Settings): ChannelTrack[] {
    return [...this.#calls.waiting.keys()].flatMap((call) => this.withoutArguments(call, settings) ?? []);
  }
}

/** The rules on calls for one answer; undefined where the policy says nothing of tools. */
export function callRules(
  { tools, response }: CompiledPolicy,
  facts: ConditionFacts,
  { flow, pins }: { readonly flow?: Flow | undefined; readonly pins?: Pins | undefined } = {},
): CallRules | undefined {
  if (tools === undefined) return undefined;
  const { depth } = response.limits;
  const judge = new ToolJudge(tools, facts);
  const json = readers.get(tools) ?? argumentsScanner(depth);
  readers.set(tools, json);
  return new CallRules(
    tools.rule,
    new Calls({
      ...{ judge, sourceOf: partKey, json, passes: (tool) => flow?.passes(tool) },
      ...(pins === undefined
        ? {}
        : { wrongIn: (tool, args) => asPinned(tools, { pins, depth, tool, args }) }),
    }),
  );
}

/** What is wrong with the arguments of a call by what is pinned of its tool; methods of the protocol have no schema. */
function asPinned(
  tools: CompiledTools,
  call: { readonly pins: Pins; readonly depth: number; readonly tool: string; readonly args: unknown },
): CallNote | undefined {
  if (tools.arguments !== 'offered' || isMethod(call.tool)) return undefined;
  const known = call.pins.schemaOf(call.tool);
  const reason = known === undefined ? UNLISTED : wrongBySchema(call.args, known.schema, call.depth);
  if (reason === undefined || (UNKNOWN.has(reason) && tools.onFault === 'allow')) return undefined;
  return { type: 'TOOL_ARGUMENTS', rule: ARGUMENTS_RULE, reason };
}
