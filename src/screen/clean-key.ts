/** The key under which it is remembered that a judge found a text clean. */
import type { Hit } from '../core/finding.ts';
import type { Fingerprint } from '../core/ports.ts';
import { passesThreshold } from '../policy/decide.ts';
import type { JudgeText } from './judge-track.ts';
import type { Tenant } from './tenant.ts';

/** For whom, and by which policy, a text is judged. */
export interface JudgedFor {
  /** Where nobody is proven, nothing is remembered. */
  readonly tenant: Tenant;
  /** Of the policy: another one may mean something else by the same rule. */
  readonly digest: string;
}

/** A keyed hash of the question and of who asks; undefined where nothing is remembered. */
export function cleanKey(
  { rule, channel, text, doubts = [] }: JudgeText,
  { tenant, digest }: JudgedFor,
  fingerprint: Fingerprint,
): string | undefined {
  const owner = tenant();
  if (owner === undefined) return undefined;
  // Rules of the two directions may share a name and a judge.
  const by = [rule.name, rule.threshold, ...doubts.map(({ finding }) => finding.score)].join('\n');
  return fingerprint(`clean\n${owner}\n${digest}\n${by}\n${channel.role}\n${text}`);
}

/** True when no hit reaches the threshold of the rule that asked. */
export function isClean({ rule }: JudgeText, hits: readonly Hit[]): boolean {
  return !hits.some((hit) => passesThreshold(rule, hit.score));
}
