/** Arguments of a call that came as an object: judged as the JSON that they are, by the rules that want all of it. */
import { fault } from '../core/fault.ts';
import type { CallValue, Channel, Unit } from '../core/segment.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { matchesRole } from '../policy/decide.ts';
import { ChannelTrack } from './channel-track.ts';
import type { Denial } from './denial.ts';
import { ruleViews } from './rule-views.ts';
import { findingOf, type RuleFinding, type Scanning, scanningOf } from './scanning.ts';

/** Nobody sees it: the finding decides. */
export const WRONG_VALUE: Denial = { kind: 'fault', fault: fault('internal', 'Arguments were not judged.') };

/** Nothing else is looked for here: every text in the value was judged by itself. */
const NO_RULES: readonly CompiledRule[] = [];

/** What an event of Anthropic says of arguments that come in the events behind it. */
const BEGUN = '{}';
const BEGUN_AT = /^content\[\d+\]\.input$/;

type Settings = Parameters<typeof scanningOf>[1];

export interface ValueRules {
  readonly rules: readonly CompiledRule[];
  readonly settings: Settings;
}

/** A track with what is wrong with the value; undefined where nothing is. Its unit is complete. */
export function valueTrack(unit: Unit, value: CallValue, by: ValueRules): ChannelTrack | undefined {
  const { bytes = new Uint8Array(0), sealing } = unit;
  const { channel, start, end } = value;
  const text = Buffer.from((sealing?.opened ?? bytes).subarray(start, end)).toString();
  const streams = by.settings.judgeEvery !== Number.POSITIVE_INFINITY;
  if (streams && text === BEGUN && BEGUN_AT.test(channel.path)) return undefined;
  const scanning = scanningOf(ruleViews(NO_RULES, undefined), by.settings);
  const found = by.rules.flatMap((rule) => findingsOf(rule, { text, channel }, scanning));
  if (found.length === 0) return undefined;
  const track = new ChannelTrack(channel, scanning);
  track.complete(found);
  return track;
}

function findingsOf(
  rule: CompiledRule,
  { text, channel }: { readonly text: string; readonly channel: Channel },
  scanning: Scanning,
): RuleFinding[] {
  if (rule.by.kind !== 'scanner' || rule.by.scanner.unfinished === undefined) return [];
  if (!matchesRole(rule, channel.role)) return [];
  const scanner = rule.by.scanner.open?.(channel) ?? rule.by.scanner;
  const { hits } = scanner.scan({ text, from: 0, fresh: 0, final: true, first: true });
  return hits.map((hit) =>
    findingOf({ rule, hit }, { channel, scanning, matched: text.slice(hit.start, hit.end) }),
  );
}
