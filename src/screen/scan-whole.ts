/** Scans a text that is complete in one go: no window, nothing kept but the findings. */
import type { Channel } from '../core/segment.ts';
import { endAt, rawStretch, type Stretch, startAt } from '../detectors/stretch.ts';
import { spell } from '../detectors/views/spellings.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { NestedText } from './nested.ts';
import { RestoreWindow, type Restoring } from './placeholders/restoring.ts';
import type { RuleView, RuleViews } from './rule-views.ts';
import { findingOf, type RuleFinding, type Scanning, unitedFindings } from './scanning.ts';
import type { RuleHit } from './view.ts';

const NOTHING: readonly RuleFinding[] = [];

/**
 * Returns what the scanners find in the whole text of a channel, in no particular order, as a window would; undefined
 * when one of them still holds text back, which it must not at the end.
 */
export function scanWhole(
  text: string,
  channel: Channel,
  scanning: Scanning,
): readonly RuleFinding[] | undefined {
  const found: RuleFinding[] = [];
  const on = { text, channel, scanning, found };
  const { restoring, bound } = scanning;
  const views = bound === undefined ? [scanning] : [scanning, bound];
  if (!scanSpellings(views, on) || !scanRaw(views, on)) return undefined;
  if (restoring !== undefined) found.push(...restoredIn(restoring, on));
  return found.length === 0 ? NOTHING : unitedFindings(found);
}

interface Scan {
  readonly text: string;
  readonly channel: Channel;
  readonly scanning: Scanning;
  readonly found: RuleFinding[];
}

function restoredIn(restoring: Restoring, on: Scan): RuleFinding[] {
  const hits = new RestoreWindow(restoring).push(on.text, true);
  return hits.map((one) => findingOf(one, { ...on, matched: on.text.slice(one.hit.start, one.hit.end) }));
}

function scanRaw(views: readonly RuleViews[], on: Scan): boolean {
  return views.every(({ raw }) => raw.rules.length === 0 || scanStretch(rawStretch(on.text, 0), raw, on));
}

function scanSpellings(views: readonly RuleViews[], on: Scan): boolean {
  if (views.every((view) => view.folded.rules.length === 0)) return true;
  const { nested } = on.scanning;
  const decodes = views.some((view) => view.decoded.rules.length > 0);
  const { folded, decoded, deeper } = spell(on.text, decodes, nested !== undefined);
  if (nested !== undefined && deeper !== undefined) scanNested(deeper, nested, on);
  return views.every(
    (view) =>
      scanStretch(folded, view.folded, on) &&
      decoded.every((stretch) => stretch.text === '' || scanStretch(stretch, view.decoded, on)),
  );
}

function scanNested(deeper: Stretch, rule: CompiledRule, on: Scan): void {
  for (const one of new NestedText(rule).push(deeper))
    on.found.push(findingOf(one, { ...on, matched: on.text.slice(one.hit.start, one.hit.end) }));
}

/** True when every rule has judged to the end. */
function scanStretch(stretch: Stretch, view: RuleView, on: Scan): boolean {
  const { rules } = view;
  if (rules.length === 0) return true;
  const set = view.set.open(on.scanning.partial === true ? undefined : on.channel);
  const input = { text: stretch.text, from: 0, fresh: 0, final: true, first: true };
  const searched = { candidates: set.find(input), shift: 0 };
  for (const [index, { rule }] of rules.entries()) {
    const { hits, holdFrom } = set.scan(index, input, searched);
    if (holdFrom < stretch.text.length) return false;
    for (const hit of hits) addFinding({ rule, hit }, stretch, on);
  }
  return true;
}

/** Adds what stands in a stretch, in offsets of the whole text. */
function addFinding({ rule, hit }: RuleHit, stretch: Stretch, on: Scan): void {
  const start = startAt(stretch, hit.start);
  const end = endAt(stretch, hit.end);
  const placed = start === hit.start && end === hit.end ? hit : { ...hit, start, end };
  const { channel, scanning } = on;
  on.found.push(findingOf({ rule, hit: placed }, { channel, scanning, matched: on.text.slice(start, end) }));
}
