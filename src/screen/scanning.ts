/** Scanning: the rules for one role, sorted once for all channels of a lane. */
import type { Doubt, Finding } from '../core/finding.ts';
import type { Direction } from '../core/frame.ts';
import type { Fingerprint } from '../core/ports.ts';
import type { Channel } from '../core/segment.ts';
import type { CallQuestion, CallToHold } from '../core/tool-call.ts';
import { isEdit } from '../policy/actions/index.ts';
import type { Replacing } from '../policy/actions/value.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { passesThreshold } from '../policy/decide.ts';
import { hashOnce } from './hash-once.ts';
import type { LaneOptions } from './lane-options.ts';
import { nestedRule } from './nested.ts';
import { replacingWith } from './placeholders/replacing.ts';
import type { Restoring } from './placeholders/restoring.ts';
import type { RuleViews } from './rule-views.ts';
import type { RuleHit } from './view.ts';

/** What channels of one role are judged by. */
export interface Scanning extends RuleViews {
  readonly direction: Direction;
  readonly fingerprint: Fingerprint;
  /** True when text is not held for the window (streamed mode): what was received may leave. */
  readonly eager: boolean;
  /** Characters per question to a judge; Infinity asks once, at the end. */
  readonly judgeEvery: number;
  /** Those that were made for this exchange. */
  readonly bound: RuleViews | undefined;
  /** True where a text is judged that is only a part of its channel's. */
  readonly partial?: true;
  /** Finds what is encoded deeper than it is decoded; undefined where nobody asks. */
  readonly nested: CompiledRule | undefined;
  /** What edits are written with. */
  readonly replacing: Replacing;
  /** Finds the placeholders that are brought back; undefined where there are none. */
  readonly restoring: Restoring | undefined;
}

/** A finding with the rule that asked for it. */
export interface RuleFinding {
  readonly rule: CompiledRule;
  readonly finding: Finding;
  /** The text it covers, where the rule edits it. Content: it is never recorded. */
  readonly matched?: string;
  /** Who has to be asked first what it comes to. Content: it is never recorded. */
  readonly asks?: CallQuestion;
  /** What a person has to approve first. Content: it is never recorded. */
  readonly held?: CallToHold;
  /** It goes on in another text, so that an edit would leave a part of it. */
  readonly across?: true;
  /** What a judge is asked for, where the detector is not sure: the score of the finding is then not known yet. */
  readonly doubt?: Doubt;
}

export type Settings = Pick<
  LaneOptions,
  'direction' | 'fingerprint' | 'eager' | 'judgeEvery' | 'uninspected'
> &
  Partial<Pick<Scanning, 'replacing' | 'restoring' | 'bound'>>;

/** The rules for one role, in the lane of these settings. */
export function scanningOf(views: RuleViews, settings: Settings): Scanning {
  const { direction, eager, judgeEvery, restoring, bound } = settings;
  const fingerprint = hashOnce(settings.fingerprint);
  const replacing = settings.replacing ?? replacingWith(fingerprint);
  const nested = nestedBy(settings);
  return { direction, fingerprint, eager, judgeEvery, replacing, restoring, bound, nested, ...views };
}

/** The rule by which the policy passes or denies what is encoded too deep. */
function nestedBy({ uninspected }: Settings): CompiledRule | undefined {
  if (uninspected === undefined) return undefined;
  const unseen = uninspected({ path: '', reason: 'nested', bytes: 0 });
  return nestedRule(unseen === undefined ? 'annotate' : 'deny');
}

/** Makes a finding of a hit; `matched` is the text it covers. */
export function findingOf(
  { rule: found, hit }: RuleHit,
  on: { readonly channel: Channel; readonly scanning: Scanning; readonly matched: string },
): RuleFinding {
  const { channel, scanning, matched } = on;
  const { rule, source = hit.reason } = namedBy(found, hit);
  const finding: Writable<Finding> = {
    rule: rule.name,
    detector: rule.detector,
    type: hit.type,
    score: hit.score,
    direction: scanning.direction,
    role: channel.role,
    path: channel.path,
    start: hit.start,
    end: hit.end,
    hash: mayCount(rule, hit) ? scanning.fingerprint(hit.spelled ?? matched) : '',
  };
  if (source !== undefined) finding.source = source;
  // Member by member: spread into each other they cost as much as the rest of a finding. bench: scan
  const made: Writable<RuleFinding> = { rule, finding };
  if (isEditing(rule)) made.matched = matched;
  if (hit.asks !== undefined) made.asks = hit.asks;
  if (hit.held !== undefined) made.held = hit.held;
  if (hit.doubt !== undefined) made.doubt = hit.doubt;
  return made;
}

/** False for a hit that its rule leaves alone, whatever else comes to be known: it has no hash, for nobody is told of it. */
function mayCount(rule: CompiledRule, { score, doubt }: RuleHit['hit']): boolean {
  return doubt !== undefined || passesThreshold(rule, score);
}

type Writable<Of> = { -readonly [Member in keyof Of]: Of[Member] };

/** The rule in whose name a hit is told; where that is a part of another, the hit's source says which. */
function namedBy(
  rule: CompiledRule,
  { source }: RuleHit['hit'],
): { rule: CompiledRule; source?: string | undefined } {
  const part = source === undefined ? undefined : rule.parts?.get(source);
  return part === undefined ? { rule, source } : { rule: { ...part, by: rule.by } };
}

/** True for a rule that changes text, the way back of placeholders included. */
export function isEditing({ action }: CompiledRule): boolean {
  return action === 'restore' || isEdit(action);
}

/**
 * Of two findings of a rule that reads a text in two spellings, where one thing begins: the one that covers more, or is
 * surer. Undefined for findings that stand beside each other.
 */
export function unitedFinding(one: RuleFinding, other: RuleFinding): RuleFinding | undefined {
  const { rule, finding } = one;
  if (!readsTwice(one) || rule !== other.rule || finding.start !== other.finding.start) return undefined;
  const more = other.finding.end - finding.end || other.finding.score - finding.score;
  return more > 0 ? other : one;
}

/** All findings of a text, those that are one united. */
export function unitedFindings(found: readonly RuleFinding[]): readonly RuleFinding[] {
  if (!found.some(readsTwice)) return found;
  const united: RuleFinding[] = [];
  for (const one of found.toSorted(compareFindings)) {
    const before = united.at(-1);
    const both = before && unitedFinding(before, one);
    if (both === undefined) united.push(one);
    else united[united.length - 1] = both;
  }
  return united;
}

function readsTwice({ rule: { by } }: RuleFinding): boolean {
  return by.kind === 'scanner' && by.scanner.beside !== undefined;
}

/** The order of findings: by start, then by rule. */
export function compareFindings(one: RuleFinding, other: RuleFinding): number {
  return one.finding.start - other.finding.start || one.rule.order - other.rule.order;
}
