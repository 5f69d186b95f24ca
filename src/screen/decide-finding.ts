/** Decides one finding at its place: skip it, record it, edit it or deny. */
import type { Easement } from '../core/easement.ts';
import { type Fault, ok } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Channel } from '../core/segment.ts';
import type { CallQuestion, CallToHold } from '../core/tool-call.ts';
import { unreachable } from '../core/unreachable.ts';
import { matchesPlace, matchesRole, passesThreshold } from '../policy/decide.ts';
import { easedBy } from '../policy/easing.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { Conditions, Untold } from './conditions.ts';
import type { RuleFinding } from './scanning.ts';

export type FindingDecision =
  /** The rule does not apply after all: by the role or the call, by its score, or by its condition. */
  | { readonly kind: 'skip' }
  /** Nobody can tell whether the rule is for the exchange. */
  | { readonly kind: 'undecided'; readonly fault: Fault }
  /** It cannot be told yet. */
  | { readonly kind: 'wait'; readonly for: Untold }
  /** An engine outside has to be asked. */
  | { readonly kind: 'ask'; readonly asks: CallQuestion }
  | { readonly kind: 'record'; readonly finding: Finding }
  /** The edit is in the track. */
  | { readonly kind: 'edit'; readonly finding: Finding }
  /** A placeholder is brought back, which is no finding; the edit is in the track. */
  | { readonly kind: 'restore' }
  | { readonly kind: 'hold'; readonly finding: Finding; readonly call: CallToHold }
  | { readonly kind: 'deny'; readonly finding: Finding };

/** Decides a finding; an edit is added to those of its track, merged with one that it overlaps. */
export function decideFinding(
  track: ChannelTrack,
  found: RuleFinding,
  conditions?: Conditions,
): FindingDecision {
  if (!appliesTo(track, found)) return { kind: 'skip' };
  const told = conditions?.tell(found.rule) ?? ok(true);
  if (typeof told !== 'object') return { kind: 'wait', for: told };
  if (!told.ok) return { kind: 'undecided', fault: told.fault };
  if (!told.value) return { kind: 'skip' };
  const eased = easementOf(track, found, conditions);
  return eased === undefined
    ? carryOut(track, found)
    : { kind: 'record', finding: { ...found.finding, role: track.channel.role, eased } };
}

/** Why a rule that would act does not. */
function easementOf(
  { channel }: ChannelTrack,
  { rule, asks }: RuleFinding,
  conditions: Conditions | undefined,
): Easement | undefined {
  const { action, easing } = rule;
  if (asks !== undefined || action === 'allow' || action === 'annotate' || action === 'restore')
    return undefined;
  const tool = channel.call?.call.name;
  return conditions === undefined
    ? easedBy(easing, { facts: undefined, tool })
    : conditions.easement(rule, tool);
}

function appliesTo(track: ChannelTrack, found: RuleFinding): boolean {
  const { rule, finding } = found;
  const { channel } = track;
  const isThere = matchesRole(rule, channel.role) && matchesPlace(rule, channel.call) && track.isFor(found);
  return isThere && passesThreshold(rule, finding.score) && countsThere(found, channel);
}

function carryOut(track: ChannelTrack, found: RuleFinding): FindingDecision {
  const { rule, finding, asks } = found;
  if (asks !== undefined) return { kind: 'ask', asks };
  const { role } = track.channel;
  const decided: Finding = finding.role === role ? finding : { ...finding, role };
  switch (rule.action) {
    case 'allow':
    case 'annotate':
      return { kind: 'record', finding: decided };
    case 'redact':
    case 'mask':
    case 'hash':
    case 'fake':
    case 'neutralise':
    case 'placeholder':
      // What cannot be edited is denied: a name, signed text, or (in streamed mode) text that has left already.
      if (cannotEdit(track, decided) || found.across === true) return { kind: 'deny', finding: decided };
      track.edit(found);
      return { kind: 'edit', finding: decided };
    case 'restore':
      // A placeholder there says nothing to anybody, and stays.
      if (cannotEdit(track, decided) || found.across === true) return { kind: 'skip' };
      track.edit(found);
      return { kind: 'restore' };
    case 'hold':
      // What has left already cannot wait.
      return found.held === undefined
        ? { kind: 'deny', finding: decided }
        : { kind: 'hold', finding: decided, call: found.held };
    case 'deny':
      return { kind: 'deny', finding: decided };
    default:
      return unreachable(rule.action);
  }
}

/** Who is told may be cleared for what was found; a tool is known by now, if it ever is. */
function countsThere({ rule: { by }, finding }: RuleFinding, { call }: Channel): boolean {
  return by.kind !== 'scanner' || by.scanner.counts?.(finding.type, call) !== false;
}

function cannotEdit(track: ChannelTrack, finding: Finding): boolean {
  return isFixed(track.channel) || track.cameTooLate(finding);
}

function isFixed({ editable, signed }: Channel): boolean {
  return editable === false || signed === true;
}
