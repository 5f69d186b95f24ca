/** A judge's hit as a finding of its channel. */
import type { Finding, Hit } from '../core/finding.ts';
import type { Direction } from '../core/frame.ts';
import type { Fingerprint } from '../core/ports.ts';
import type { JudgeText } from './judge-track.ts';

/** Places a hit (offsets of the text that was asked about) in its channel, inside the stretch that the question was for. */
export function judgeFinding(
  text: JudgeText,
  hit: Hit,
  by: { readonly direction: Direction; readonly fingerprint: Fingerprint },
): Finding {
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
