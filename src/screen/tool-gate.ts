/** Tool gate: what a message asks to be done, or lists, beyond its texts, is decided when its unit is complete. */
import { canonicalJson } from '../core/canonical-json.ts';
import type { ConditionFacts } from '../core/condition.ts';
import { fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Direction } from '../core/frame.ts';
import type { Fingerprint } from '../core/ports.ts';
import type { Unit } from '../core/segment.ts';
import type { CallNote, CallType } from '../core/tool-call.ts';
import type { Value } from '../dialects/json/tree.ts';
import type { AskedCall, Listed, McpMessage } from '../dialects/mcp/message.ts';
import { editsOf } from '../dialects/offers/trim.ts';
import { TOOLS_DETECTOR } from '../policy/names.ts';
import { type CompiledTools, NAMES_RULE, partKey } from '../policy/tools/compiled-tools.ts';
import { ToolJudge } from '../policy/tools/tool-judge.ts';
import type { Denial } from './denial.ts';
import type { Settled } from './queued-unit.ts';

export interface ToolGateOptions {
  readonly tools: CompiledTools;
  readonly facts: ConditionFacts;
  readonly direction: Direction;
  readonly fingerprint: Fingerprint;
  /** Reads a unit that was read before. */
  read(bytes: Uint8Array): Readonly<Pick<McpMessage, 'root' | 'call' | 'listed'>> | 'too-large' | undefined;
}

const TOO_LARGE = fault(
  'too-large',
  'The message holds more values than are looked at where tools are decided about; send fewer.',
  '$',
);

/** What of a call is told where. */
interface Place {
  readonly path: string;
  readonly length: number;
  readonly spelled: string;
}

/** The gate of one direction of one exchange. */
export class ToolGate {
  readonly #options: ToolGateOptions;
  readonly #judge: ToolJudge;

  constructor(options: ToolGateOptions) {
    this.#options = options;
    this.#judge = new ToolJudge(options.tools, options.facts);
  }

  /** Denies what may not be done; takes out of lists what may not be used. */
  settle({ bytes }: Unit): Denial | Settled | undefined {
    const message = bytes === undefined ? undefined : this.#options.read(bytes);
    if (message === 'too-large') return { kind: 'fault', fault: TOO_LARGE };
    if (message === undefined) return undefined;
    const { root, call, listed } = message;
    const told = call === undefined ? [] : this.#decide(call);
    if ('kind' in told) return told;
    const gone = this.#keptBack(listed);
    if (told.length === 0 && gone.size === 0) return undefined;
    const findings = [...told, ...[...gone.values()].map((one) => this.#removed(one))];
    const [first] = gone.values();
    return { edits: editsOf(root, new Set(gone.keys())), by: first?.rule, findings };
  }

  #decide(call: AskedCall): Denial | Finding[] {
    const { place, notes } = this.#notesOf(call);
    const findings: Finding[] = [];
    for (const note of notes) {
      const part = this.#options.tools.rule.parts?.get(partKey(note));
      const finding = this.#finding(note, place);
      if (part?.action !== 'allow') return { kind: 'finding', rule: note.rule, finding, says: part?.says };
      findings.push(finding);
    }
    return findings;
  }

  #notesOf({ tool, args, path, argsPath, misnamed }: AskedCall): {
    readonly place: Place;
    readonly notes: readonly CallNote[];
  } {
    const named: Place = { path, length: tool.length, spelled: tool };
    if (misnamed) return { place: named, notes: this.#judge.unreadable('TOOL_NAME') };
    const decision = this.#judge.byName(tool);
    if (decision.kind === 'told') return { place: named, notes: decision.notes };
    if (args === undefined)
      return { place: { ...named, path: argsPath }, notes: this.#judge.unreadable('TOOL_ARGUMENTS') };
    const spelled = canonicalJson(args.json);
    const place = { path: argsPath, length: spelled.length, spelled };
    return { place, notes: this.#judge.byArguments(tool, args.json) };
  }

  #finding({ type, rule }: CallNote, { path, length, spelled }: Place): Finding {
    return this.#told({ type, rule, role: 'assistant', path, length, spelled });
  }

  #keptBack(listed: readonly Listed[]): Map<Value, { readonly one: Listed; readonly rule: string }> {
    const gone = new Map<Value, { readonly one: Listed; readonly rule: string }>();
    for (const one of listed) {
      const rule = one.misnamed ? NAMES_RULE : this.#judge.keepsBack(one.tool, one.args);
      if (rule !== undefined) gone.set(one.value, { one, rule });
    }
    return gone;
  }

  #removed({ one, rule }: { readonly one: Listed; readonly rule: string }): Finding {
    const spelled = one.args === undefined ? one.tool : canonicalJson(one.args.json);
    const { length } = one.tool;
    return this.#told({
      type: 'TOOL_REMOVED',
      rule,
      role: 'tool-definition',
      path: one.path,
      length,
      spelled,
    });
  }

  #told(of: {
    readonly type: CallType;
    readonly rule: string;
    readonly role: Finding['role'];
    readonly path: string;
    readonly length: number;
    readonly spelled: string;
  }): Finding {
    const { direction, fingerprint } = this.#options;
    const { type, rule, role, path, length, spelled } = of;
    return {
      ...{ rule, detector: TOOLS_DETECTOR, type, score: 1, direction, role },
      ...{ path, start: 0, end: length, hash: fingerprint(spelled) },
    };
  }
}
