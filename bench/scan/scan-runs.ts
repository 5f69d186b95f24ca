/** Scan runs: one text through the rules as the pipeline runs them, whole or as it arrives. */
import { rawStretch } from '../../src/detectors/stretch.ts';
import { Spellings } from '../../src/detectors/views/spellings.ts';
import { ChannelWindow } from '../../src/screen/channel-window.ts';
import type { RuleView } from '../../src/screen/rule-views.ts';
import { scanDisguises } from '../../src/screen/scan-disguises.ts';
import { scanWhole } from '../../src/screen/scan-whole.ts';
import type { Scanning } from '../../src/screen/scanning.ts';
import { leastCost } from './cost.ts';
import { CHANNEL } from './rule-sets.ts';

/** A text that is complete, in every spelling and every reading; returns how many findings there are. */
export function scanAtOnce(text: string, scanning: Scanning): number {
  const found = scanWhole(text, CHANNEL, scanning);
  if (found === undefined) throw new Error('a rule held text back at the end');
  return found.length + scanDisguises(text, CHANNEL, scanning).length;
}

/** A text that arrives in pieces, through the window of a channel; returns how many findings there are. */
export function scanInPieces(pieces: readonly string[], scanning: Scanning): number {
  const window = new ChannelWindow(CHANNEL, scanning);
  let found = 0;
  for (const piece of pieces) found += window.push(piece, false).length;
  return found + window.push('', true).length;
}

/** Pieces of so many UTF-16 units, which may end inside a surrogate pair, as those of a stream may. */
export function piecesOf(text: string, size: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
}

/** What the parts of a scan cost alone, in microseconds, by name. */
export function partCosts(text: string, scanning: Scanning): ReadonlyMap<string, number> {
  const { raw, folded, disguised } = scanning;
  const spelled = new Spellings().push(text, 0, true).folded.text;
  const costs = new Map<string, number>();
  costs.set(
    'folding',
    leastCost(() => void new Spellings(false).push(text, 0, true)),
  );
  costs.set(
    'folding and decoding',
    leastCost(() => void new Spellings().push(text, 0, true)),
  );
  costs.set(
    'readings of whole texts',
    leastCost(() => void disguised?.disguises.readings(text)),
  );
  const input = { text: spelled, from: 0, fresh: 0, final: true, first: true };
  costs.set(
    'one search for all rules',
    leastCost(() => void folded.set.find(input)),
  );
  for (const [name, view, at] of namedRules([folded, raw])) {
    const on = view === raw ? { ...input, text: rawStretch(text, 0).text } : input;
    const candidates = view.set.find(on);
    costs.set(
      name,
      leastCost(() => void view.set.scan(at, on, { candidates, shift: 0 })),
    );
  }
  return costs;
}

function namedRules(views: readonly RuleView[]): [string, RuleView, number][] {
  return views.flatMap((view) =>
    view.rules.map(({ rule }, at): [string, RuleView, number] => [`judging: ${rule.detector}`, view, at]),
  );
}
