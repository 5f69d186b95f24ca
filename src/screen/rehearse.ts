/** Rehearse: rules read some texts before an exchange waits for them, so that the engine has compiled what reads them. */
import type { Scanner } from '../core/detector.ts';
import type { Channel } from '../core/segment.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { ChannelWindow } from './channel-window.ts';
import { REHEARSAL_TEXTS } from './rehearsal-texts.ts';
import { ruleViews } from './rule-views.ts';
import { scanDisguises } from './scan-disguises.ts';
import { scanWhole } from './scan-whole.ts';
import { type Scanning, scanningOf } from './scanning.ts';

/** The engine compiles a pattern when it is first used, and once more, to faster code, when it is used again. */
const TIMES = 2;
/** Units of a piece, so that a text comes in several. */
const PIECE = 200;
const CHANNEL: Channel = { path: 'rehearsal', role: 'unknown', settled: true };
/** Policies share scanners, and each rehearses once. */
const rehearsed = new WeakSet<Scanner>();

/**
 * Reads texts with the rules of a direction that no policy before had, in steps; what they find there is forgotten. A pattern
 * of thousands of characters takes the engine 20 to 85 ms at its first two uses. bench: cold
 */
export function* rehearsing(
  rules: readonly CompiledRule[],
  direction: Scanning['direction'],
): Generator<void> {
  const scanners = rules.flatMap(({ by }) => (by.kind === 'scanner' ? by.scanner : []));
  if (scanners.every((scanner) => rehearsed.has(scanner))) return;
  for (const scanner of scanners) rehearsed.add(scanner);
  const scanning = scanningOf(ruleViews(rules, undefined), {
    direction,
    fingerprint: () => '',
    eager: false,
    judgeEvery: Number.POSITIVE_INFINITY,
    uninspected: () => undefined,
  });
  for (const text of REHEARSAL_TEXTS) {
    for (let time = 0; time < TIMES; time++) {
      scanWhole(text, CHANNEL, scanning);
      yield;
    }
    scanDisguises(text, CHANNEL, scanning);
    yield;
    const window = new ChannelWindow(CHANNEL, scanning);
    for (let at = 0; at < text.length; at += PIECE) window.push(text.slice(at, at + PIECE), false);
    window.push('', true);
    yield;
  }
}
