/** Tool gate: what a message asks to be done, and what it lists, beyond its texts; decided when its unit is complete. */
import { canonicalJson } from '../core/canonical-json.ts';
import type { ConditionFacts } from '../core/condition.ts';
import { fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Direction } from '../core/frame.ts';
import type { Fingerprint } from '../core/ports.ts';
import type { Unit } from '../core/segment.ts';
import type { AskedCall, Listed, McpList } from '../dialects/mcp/message.ts';
import { editsOf } from '../dialects/offers/trim.ts';
import { TOOLS_DETECTOR } from '../policy/names.ts';
import { type CompiledTools, NAMES_RULE } from '../policy/tools/compiled-tools.ts';
import { ToolJudge } from '../policy/tools/tool-judge.ts';
import type { CallRules } from './call-rules.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { Denial } from './denial.ts';
import type { LaneOptions } from './lane-options.ts';
import type { DeniedPlace, Settled } from './queued-unit.ts';
import type { Settings } from './scanning.ts';
import { WRONG_VALUE } from './value-track.ts';

/** What of a message is decided about. */
export interface Deeds {
  readonly call: AskedCall | undefined;
  readonly list: McpList | undefined;
}

export interface ToolGateOptions {
  readonly tools: CompiledTools;
  readonly calls: CallRules;
  readonly facts: ConditionFacts;
  readonly direction: Direction;
  readonly fingerprint: Fingerprint;
  /** True while what was known before is not there yet. */
  waits(): boolean;
  /** Reads a unit that was read before. */
  read(bytes: Uint8Array): Deeds | 'too-large' | undefined;
}

const TOO_LARGE = fault(
  'too-large',
  'The message holds more values than are looked at where tools are decided about; send fewer.',
  '$',
);

/** A call that is decided behind all texts of its unit; it waits where what is known of earlier calls is not there yet. */
class AskedPlace implements DeniedPlace {
  readonly denial: Denial = WRONG_VALUE;
  readonly #waits: () => boolean;
  readonly #decide: () => ChannelTrack | undefined;
  #tracks: ChannelTrack[] | undefined;

  constructor(waits: () => boolean, decide: () => ChannelTrack | undefined) {
    this.#waits = waits;
    this.#decide = decide;
  }

  get recall(): 'waits' | 'known' {
    return this.#waits() ? 'waits' : 'known';
  }

  /** Looked at while it waits, too. */
  get tracks(): readonly ChannelTrack[] {
    if (this.#waits()) return [];
    if (this.#tracks === undefined) {
      const track = this.#decide();
      this.#tracks = track === undefined ? [] : [track];
    }
    return this.#tracks;
  }
}

/** The gate of one direction of one exchange. */
export class ToolGate {
  readonly #options: ToolGateOptions;
  readonly #judge: ToolJudge;
  #last: { readonly bytes: Uint8Array; readonly deeds: Deeds | 'too-large' | undefined } | undefined;

  constructor(options: ToolGateOptions) {
    this.#options = options;
    this.#judge = new ToolJudge(options.tools, options.facts);
  }

  /** What a lane is given to ask it. */
  get asking(): Pick<LaneOptions, 'asked' | 'settle' | 'callRules'> {
    return {
      callRules: this.#options.calls,
      asked: (unit, settings) => this.#asked(unit, settings),
      settle: (unit) => this.#settle(unit),
    };
  }

  #asked({ bytes }: Unit, settings: Settings): DeniedPlace | undefined {
    const deeds = this.#deedsIn(bytes);
    if (deeds === 'too-large') return { denial: { kind: 'fault', fault: TOO_LARGE } };
    const call: AskedCall | undefined = deeds?.call;
    const { waits, calls } = this.#options;
    return call && new AskedPlace(waits, () => calls.asked(call, settings));
  }

  /** Takes out of lists what may not be used. */
  #settle({ bytes }: Unit): Settled | undefined {
    const deeds = this.#deedsIn(bytes);
    if (deeds === undefined || deeds === 'too-large' || deeds.list === undefined) return undefined;
    const { root, listed } = deeds.list;
    const gone = listed.flatMap((one) => {
      const rule = one.misnamed ? NAMES_RULE : this.#judge.keepsBack(one.tool, one.args);
      return rule === undefined ? [] : [{ one, rule }];
    });
    const eased = this.#judge.mayEase ? listed.flatMap((one) => this.#stays(one)) : [];
    const [first] = gone;
    if (first === undefined && eased.length === 0) return undefined;
    const edits = editsOf(root, new Set(gone.map(({ one }) => one.value)));
    return { edits, by: first?.rule, findings: [...gone.map((removed) => this.#removed(removed)), ...eased] };
  }

  /** What stays because the rule that would take it out does not act. */
  #stays(one: Listed): Finding[] {
    const eased = one.misnamed ? undefined : this.#judge.easesBack(one.tool, one.args);
    return eased === undefined ? [] : [{ ...this.#removed({ one, rule: eased.rule }), eased: eased.eased }];
  }

  #deedsIn(bytes: Uint8Array | undefined): Deeds | 'too-large' | undefined {
    if (bytes === undefined) return undefined;
    if (this.#last?.bytes !== bytes) this.#last = { bytes, deeds: this.#options.read(bytes) };
    return this.#last.deeds;
  }

  #removed({ one, rule }: { readonly one: Listed; readonly rule: string }): Finding {
    const { direction, fingerprint } = this.#options;
    const spelled = one.args === undefined ? one.tool : canonicalJson(one.args.json);
    return {
      ...{ rule, detector: TOOLS_DETECTOR, type: 'TOOL_REMOVED', score: 1 },
      ...({ direction, role: 'tool-definition' } as const),
      ...{ path: one.path, start: 0, end: one.tool.length, hash: fingerprint(spelled) },
    };
  }
}
