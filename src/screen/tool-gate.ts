/** Tool gate: what a message asks to be done, and what it lists, beyond its texts; decided when its unit is complete. */
import { canonicalJson } from '../core/canonical-json.ts';
import type { ConditionFacts } from '../core/condition.ts';
import { fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Direction } from '../core/frame.ts';
import type { Fingerprint } from '../core/ports.ts';
import type { Unit } from '../core/segment.ts';
import type { CallType } from '../core/tool-call.ts';
import { jsonOf } from '../dialects/json/tree.ts';
import type { AskedCall, Listed, McpList } from '../dialects/mcp/message.ts';
import { editsOf } from '../dialects/offers/trim.ts';
import { TOOLS_DETECTOR } from '../policy/names.ts';
import { type CompiledTools, NAMES_RULE } from '../policy/tools/compiled-tools.ts';
import { ToolJudge } from '../policy/tools/tool-judge.ts';
import type { CallRules } from './call-rules.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { Denial } from './denial.ts';
import type { LaneOptions } from './lane-options.ts';
import type { Pins } from './pins.ts';
import type { DeniedPlace } from './queued-unit.ts';
import type { Settings } from './scanning.ts';
import type { Settled } from './settling.ts';
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
  /** What is pinned of the tools of the server, where the policy asks. */
  readonly pins: Pins | undefined;
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

/** What changed tools are told by, and denied. */
const PINS_RULE = 'tools.pins';
const CHANGED_TOOL: Denial = {
  ...({ kind: 'limit', rule: PINS_RULE, status: 403 } as const),
  message:
    'The server has changed what it says of this tool; somebody has to look at it first (weir tools pins).',
};

/** A call that is decided behind all texts of its unit; it waits where what is known of earlier calls is not there yet. */
class AskedPlace implements DeniedPlace {
  readonly #waits: () => boolean;
  readonly #decide: () => ChannelTrack | undefined;
  #tracks: ChannelTrack[] | undefined;

  constructor(waits: () => boolean, decide: () => ChannelTrack | undefined) {
    this.#waits = waits;
    this.#decide = decide;
  }

  get denial(): Denial {
    return WRONG_VALUE;
  }

  get recall(): 'waits' | 'known' | 'unknown' {
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

/** The same of a tool that its server may have changed. */
class PinnedPlace extends AskedPlace {
  readonly #isChanged: () => boolean;

  constructor(asked: { waits(): boolean; decide(): ChannelTrack | undefined }, isChanged: () => boolean) {
    super(asked.waits, asked.decide);
    this.#isChanged = isChanged;
  }

  override get denial(): Denial {
    return CHANGED_TOOL;
  }

  override get recall(): 'waits' | 'known' | 'unknown' {
    return super.recall === 'known' && this.#isChanged() ? 'unknown' : super.recall;
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
    const { waits, calls, pins, direction } = this.#options;
    if (call !== undefined && direction === 'request' && pins?.reviews === true)
      return new PinnedPlace({ waits, decide: () => calls.asked(call, settings) }, () =>
        pins.isChanged(call.tool),
      );
    return call && new AskedPlace(waits, () => calls.asked(call, settings));
  }

  /** Takes out of lists what may not be used. */
  #settle({ bytes }: Unit): Settled | undefined {
    const deeds = this.#deedsIn(bytes);
    if (deeds === undefined || deeds === 'too-large' || deeds.list === undefined) return undefined;
    const { root, listed, tools } = deeds.list;
    const changed = new Set(tools.filter((one) => this.#isChanged(one)));
    const told = [...changed].map((one) => this.#told('TOOL_CHANGED', { one, rule: PINS_RULE }));
    const reviews = this.#options.pins?.reviews === true;
    const gone = listed.flatMap((one) => {
      const rule = reviews && changed.has(one) ? PINS_RULE : this.#keptBack(one);
      return rule === undefined ? [] : [{ one, rule }];
    });
    const eased = this.#judge.mayEase ? listed.flatMap((one) => this.#stays(one)) : [];
    const [first] = gone;
    const findings = [...told, ...gone.map((one) => this.#told('TOOL_REMOVED', one)), ...eased];
    if (findings.length === 0) return undefined;
    const edits = editsOf(root, new Set(gone.map(({ one }) => one.value)));
    return { edits, by: first?.rule, findings };
  }

  /** What stays because the rule that would take it out does not act. */
  #stays(one: Listed): Finding[] {
    const eased = one.misnamed ? undefined : this.#judge.easesBack(one.tool, one.args);
    return eased === undefined
      ? []
      : [{ ...this.#told('TOOL_REMOVED', { one, rule: eased.rule }), eased: eased.eased }];
  }

  #deedsIn(bytes: Uint8Array | undefined): Deeds | 'too-large' | undefined {
    if (bytes === undefined) return undefined;
    if (this.#last?.bytes !== bytes) this.#last = { bytes, deeds: this.#options.read(bytes) };
    return this.#last.deeds;
  }

  #keptBack(one: Listed): string | undefined {
    return one.misnamed ? NAMES_RULE : this.#judge.keepsBack(one.tool, one.args);
  }

  /** Only what a server answers is pinned. */
  #isChanged({ tool, value }: Listed): boolean {
    const { pins, direction } = this.#options;
    const definition = pins === undefined || direction === 'request' ? undefined : jsonOf(value);
    return definition !== undefined && pins?.compare(tool, definition.json) === 'changed';
  }

  #told(type: CallType, { one, rule }: { readonly one: Listed; readonly rule: string }): Finding {
    const { direction, fingerprint } = this.#options;
    const spelled = one.args === undefined ? one.tool : canonicalJson(one.args.json);
    return {
      ...{ rule, detector: TOOLS_DETECTOR, type, score: 1 },
      ...({ direction, role: 'tool-definition' } as const),
      ...{ path: one.path, start: 0, end: one.tool.length, hash: fingerprint(spelled) },
    };
  }
}
