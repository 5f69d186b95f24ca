/** A judge's hit as a finding of its channel. */
import type { Finding, Hit } from '../core/finding.ts';
import type { Direction } from '../core/frame.ts';
import type { Fingerprint } from '../core/ports.ts';
import type { JudgeText } from './judge-track.ts';
import type { RuleFinding } from './scanning.ts';

interface By {
  readonly direction: Direction;
  readonly fingerprint: Fingerprint;
}

/** What a hit (offsets of the text that was asked about) is in its channel; undefined for what was not asked about. */
export function judgeFinding(text: JudgeText, hit: Hit, by: By): RuleFinding | undefined {
  if (text.doubts === undefined) return { rule: text.rule, finding: placed(text, hit, by) };
  let end = 0;
  for (const { doubt, ...found } of text.doubts) {
    end += doubt.text.length;
    // The scanner has said where it stands; the judge says how sure it is.
    if (hit.start < end) return { ...found, finding: { ...found.finding, score: hit.score } };
  }
  return undefined;
}

/** Inside the stretch that the question was for. */
function placed(text: JudgeText, hit: Hit, by: By): Finding {
  const { rule, channel, textStart } = text;
  const start = Math.max(textStart + hit.start, text.start);
  return {
    rule: rule.name,
    detector: rule.detector,
    type: hit.type,
    score: hit.score,
    direction: by.direction,
    role: channel.role,
    path: channel.path,
    start,
    end: Math.max(start, textStart + hit.end),
    hash: by.fingerprint(text.text.slice(hit.start, hit.end)),
  };
}
