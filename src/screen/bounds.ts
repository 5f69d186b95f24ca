/** The bounds of a policy on one message, as checks for a lane. */
import type { Fingerprint } from '../core/ports.ts';
import type { Kept, Skipped, TextRun } from '../core/segment.ts';
import { scriptsIn } from '../detectors/scripts.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import type { Denial } from './denial.ts';
import type { LaneTally, Unseen } from './lane-options.ts';
import { keyOf, type Tenant } from './tenant.ts';

function limit(rule: string, status: number, message: string): Denial {
  return { kind: 'limit', rule, status, message };
}

/** The cap on a request's body. */
export function requestCap({ request }: CompiledPolicy) {
  const bytes = request.limits.bodyBytes;
  const message = `The request body is larger than the ${bytes} bytes that limits.bodyBytes allows.`;
  return { bytes, denial: limit('limits.bodyBytes', 413, message) };
}

/** Bounds on a request that is complete: characters, messages, and the models that may be asked for. */
export function requestBounds(policy: CompiledPolicy): (lane: LaneTally) => Denial | undefined {
  const { limits, models } = policy.request;
  return (lane) => {
    const { facts } = lane;
    if (lane.inspected > limits.characters) {
      const message = `The request holds more than the ${limits.characters} characters that limits.characters allows.`;
      return limit('limits.characters', 413, message);
    }
    if ((facts.messages ?? 0) > limits.messages) {
      const message = `The request holds more than the ${limits.messages} messages that limits.messages allows.`;
      return limit('limits.messages', 413, message);
    }
    if (models !== undefined && facts.modelless !== true && !models.has(facts.model ?? '')) {
      return limit('models', 403, 'The model asked for is not one that this policy allows.');
    }
    return undefined;
  };
}

/** The cap on an answer which is held whole. */
export function answerCap({ response }: CompiledPolicy) {
  const bytes = response.limits.bodyBytes;
  const message = `The answer is larger than the ${bytes} bytes that limits.bodyBytes allows.`;
  return { bytes, denial: limit('limits.bodyBytes', 502, message) };
}

/** The scripts that text may be written in, or undefined when any may. */
export function scriptBounds(policy: CompiledPolicy): ((run: TextRun) => Denial | undefined) | undefined {
  const allowed = policy.request.limits.scripts;
  if (allowed === undefined) return undefined;
  const names = new Set<string>(allowed);
  return (run) => {
    for (const script of scriptsIn(run.text)) {
      if (!names.has(script)) {
        return limit(
          'limits.scripts',
          403,
          `The request holds text in the script ${script} (${run.channel.path}), which limits.scripts does not allow.`,
        );
      }
    }
    return undefined;
  };
}

/** For whom a message is judged. */
export interface ForTenant {
  /** Where nobody is proven, nothing is known. */
  readonly tenant: Tenant;
  readonly fingerprint: Fingerprint;
}

/** What the policy says of parts of a request that were not inspected. */
export function unseenInRequest(policy: CompiledPolicy, { tenant, fingerprint }: ForTenant) {
  return ({ reason, path }: Skipped, kept?: Kept): Unseen | undefined => {
    const posture = policy.uninspected[reason];
    if (posture === 'allow') return undefined;
    const denial = unseenDenial(reason, path, posture);
    const owner = posture === 'deny' || kept === undefined ? undefined : tenant();
    if (kept === undefined || owner === undefined) return { denial };
    return { denial, key: keyOf(owner, kept, fingerprint) };
  };
}

/** The same of an answer: what is sealed there comes from the provider. */
export function unseenInAnswer(policy: CompiledPolicy) {
  return ({ reason, path }: Skipped, kept?: Kept): Unseen | undefined => {
    const posture = policy.uninspected[reason];
    if (posture === 'allow') return undefined;
    if (posture === 'deny' || reason !== 'sealed') return { denial: unseenDenial(reason, path, posture) };
    return kept?.repeats === true ? { denial: spellsAgain(path), repeats: true } : undefined;
  };
}

/** Why a part that says again what came before it may not leave, once something was redacted. */
export function spellsAgain(path: string): Denial {
  const message = `The part ${path} spells text again that was redacted (uninspected.sealed).`;
  return limit('uninspected.sealed', 403, message);
}

function unseenDenial(reason: Skipped['reason'], path: string, posture: 'deny' | 'known'): Denial {
  const why =
    posture === 'deny'
      ? `uninspected.${reason} denies such parts`
      : `it did not come through Weir for the same caller and credential (uninspected.${reason})`;
  const message = `The part ${path} cannot be inspected (${reason}), and ${why}.`;
  return limit(`uninspected.${reason}`, 403, message);
}
