/** Scans what a whole text says in disguise: backwards, rotated, spaced, in leetspeak, behind deletions and comments. */
import type { Hit } from '../core/finding.ts';
import type { Channel } from '../core/segment.ts';
import { endAt, type Stretch, startAt } from '../detectors/stretch.ts';
import { spell } from '../detectors/views/spellings.ts';
import type { DisguisedView } from './rule-views.ts';
import { findingOf, type RuleFinding, type Scanning } from './scanning.ts';
import type { RuleHit } from './view.ts';

/** Characters that are read at a time, so that what is read stays in caches; no phrase is longer than what two blocks share. bench: scan */
const BLOCK = 32_768;
const SHARED = 2048;

/** A stretch of a whole text. */
interface Block {
  readonly text: string;
  readonly at: number;
}

/**
 * Returns what the rules find in the other readings of a complete text, each place once for a rule: as the reading has it that
 * is worst. What they find there as it is written is left out: it was found already.
 */
export function scanDisguises(text: string, channel: Channel, scanning: Scanning): readonly RuleFinding[] {
  const { disguised } = scanning;
  if (disguised === undefined) return [];
  const found = new Map<string, RuleFinding>();
  for (const block of blocksOf(text)) {
    for (const reading of disguised.disguises.readings(block.text)) {
      for (const { rule, hit } of hitsIn(reading, block, disguised)) {
        const key = placeOf({ rule, hit });
        const matched = text.slice(hit.start, hit.end);
        const known = found.get(key);
        if (known !== undefined && known.finding.score >= hit.score) continue;
        found.set(key, findingOf({ rule, hit }, { channel, scanning, matched }));
      }
    }
  }
  return [...found.values()];
}

/** One place of a rule; of questions about texts that begin there, nobody knows yet which is the worst. */
function placeOf({ rule, hit }: RuleHit): string {
  return `${rule.order} ${hit.type} ${hit.start} ${hit.doubt === undefined ? '' : hit.end}`;
}

/** The text in blocks that overlap; none ends between the halves of a pair. */
function* blocksOf(text: string): Generator<Block> {
  let at = 0;
  while (text.length - at > BLOCK) {
    const end = beforePair(text, at + BLOCK);
    yield { text: text.slice(at, end), at };
    at = beforePair(text, end - SHARED);
  }
  if (text !== '') yield { text: text.slice(at), at };
}

function beforePair(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

function hitsIn(reading: Stretch, block: Block, { rules, set }: DisguisedView): RuleHit[] {
  const input = { text: reading.text, from: 0, fresh: 0, final: true, first: true };
  const searched = { candidates: set.find(input), shift: 0 };
  return rules.flatMap(({ rule }, index) =>
    set
      .scan(index, input, searched)
      .hits.flatMap((hit) => located(hit, reading, block))
      .map((hit) => ({ rule, hit })),
  );
}

/** The hit in the whole text; none when the text reads there as it is written. Readings may run backwards. */
function located(hit: Hit, reading: Stretch, { text, at }: Block): Hit[] {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (let unit = hit.start; unit < hit.end; unit++) {
    start = Math.min(start, startAt(reading, unit));
    end = Math.max(end, endAt(reading, unit + 1));
  }
  const written = spell(text.slice(start, end), false).folded.text;
  if (written === reading.text.slice(hit.start, hit.end)) return [];
  return [{ ...hit, start: start + at, end: end + at }];
}
