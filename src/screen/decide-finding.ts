/** Decides one finding at its place: skip it, record it, redact it or deny. */
import type { Finding } from '../core/finding.ts';
import type { Channel } from '../core/segment.ts';
import { matchesRole, passesThreshold } from '../policy/decide.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { RuleFinding } from './scanning.ts';

export type FindingDecision =
  /** The rule does not apply after all: the role became known, or the score is under the threshold. */
  | { readonly kind: 'skip' }
  | { readonly kind: 'record'; readonly finding: Finding }
  /** The edit is in the track. */
  | { readonly kind: 'redact'; readonly finding: Finding }
  | { readonly kind: 'deny'; readonly finding: Finding };

/** Decides a finding; a redaction is added to the edits of its track, merged with one that it overlaps. */
export function decideFinding(track: ChannelTrack, { rule, finding }: RuleFinding): FindingDecision {
  const { role } = track.channel;
  if (!matchesRole(rule, role) || !passesThreshold(rule, finding.score)) return { kind: 'skip' };
  const decided: Finding = finding.role === role ? finding : { ...finding, role };
  switch (rule.action) {
    case 'allow':
    case 'annotate':
      return { kind: 'record', finding: decided };
    case 'redact':
      // What cannot be redacted is denied: a name, signed text, or (in streamed mode) text that has left already.
      if (isFixed(track.channel) || track.cameTooLate(decided)) return { kind: 'deny', finding: decided };
      addEdit(track, decided, rule.replacement ?? `[${finding.type}]`);
      return { kind: 'redact', finding: decided };
    case 'deny':
      return { kind: 'deny', finding: decided };
  }
}

function isFixed({ editable, signed }: Channel): boolean {
  return editable === false || signed === true;
}

function addEdit(track: ChannelTrack, finding: Finding, replacement: string): void {
  const last = track.edits.last;
  if (last !== undefined && finding.start < last.end) last.end = Math.max(last.end, finding.end);
  else track.edits.push({ start: finding.start, end: finding.end, replacement });
}
