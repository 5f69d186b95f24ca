/** The table of a baseline: what it may say, and what a policy under it may say of the same. */
import { canonicalJson } from '../../core/canonical-json.ts';

/** How a key of a policy is held to that of its baseline. */
export type Merging =
  /** A number: the lower is the stricter. */
  | { readonly kind: 'lower' }
  /** A list of what may be, everything when left out: a policy names some of it. */
  | { readonly kind: 'some' }
  /** A list of what is let through, nothing when left out: a policy names some of it; `*` at an end stands for what follows. */
  | { readonly kind: 'part' }
  /** A list of what has to be: that of the policy is added. */
  | { readonly kind: 'added' }
  /** A word: the later in the list is the stricter. */
  | { readonly kind: 'ordered'; readonly words: readonly unknown[] }
  /** A policy says nothing else; nor of a key that its baseline leaves out, where that says anything of the section. */
  | { readonly kind: 'same'; readonly section?: string }
  /** A list in order: what the baseline says stands before what the policy says, and both hold. */
  | { readonly kind: 'joined' };

const lower = { kind: 'lower' } as const;
const some = { kind: 'some' } as const;
const part = { kind: 'part' } as const;
const same = { kind: 'same' } as const;
const upstream = { kind: 'same', section: 'upstream' } as const;
const joined = { kind: 'joined' } as const;
const posture = { kind: 'ordered', words: ['allow', 'deny'] } as const;
const uninspected = { kind: 'ordered', words: ['allow', 'known', 'deny'] } as const;

/** By the path below `spec`. What is not here is a policy's own, and no baseline says it. */
export const MERGED: Readonly<Record<string, Merging>> = {
  mode: { kind: 'ordered', words: ['observe', 'enforce'] },
  onFault: posture,
  'callers.kinds': some,
  'request.limits.bodyBytes': lower,
  'request.limits.messages': lower,
  'request.limits.characters': lower,
  'request.limits.depth': lower,
  'request.limits.scripts': some,
  'request.models.allow': some,
  'request.parameters.maxTokens': lower,
  'request.parameters.choices': lower,
  'request.parameters.logprobs': posture,
  'request.parameters.echo': posture,
  'request.parameters.store': { kind: 'ordered', words: [undefined, false] },
  'request.parameters.modalities': some,
  'request.parameters.serverTools': some,
  'request.parameters.systemPrompts': posture,
  'request.parameters.systemPrompt': same,
  'request.parameters.canary': same,
  'request.trailers': posture,
  'request.trustHeaders': part,
  'request.removeHeaders': { kind: 'added' },
  'request.rules': joined,
  'request.decisions': joined,
  'response.limits.bodyBytes': lower,
  'response.limits.eventBytes': lower,
  'response.limits.callBytes': lower,
  'response.limits.depth': lower,
  'response.rules': joined,
  'response.format': joined,
  'response.schema': joined,
  'tools.arguments': { kind: 'ordered', words: ['any', 'offered'] },
  'tools.pins': { kind: 'ordered', words: ['off', 'watch', 'review'] },
  'tools.sessions': { kind: 'ordered', words: ['any', 'bound'] },
  'tools.rules': joined,
  budgets: joined,
  'upstream.credential': upstream,
  'upstream.tenants': upstream,
  passPaths: part,
  'uninspected.image': uninspected,
  'uninspected.audio': uninspected,
  'uninspected.file': uninspected,
  'uninspected.vector': uninspected,
  'uninspected.opaque': uninspected,
  'uninspected.reference': uninspected,
  'uninspected.sealed': uninspected,
  'uninspected.nested': uninspected,
  'uninspected.after-end': uninspected,
  'uninspected.unterminated': uninspected,
  acceptWeaker: part,
};

/** Keys that a baseline has for itself: that it is one; and that tools which it does not deny are for the policies to decide about. */
export const OF_BASELINES: readonly string[] = ['baseline', 'tools.default'];

/** True where what a policy says is no looser than what its baseline says. */
export function isHeld(merging: Merging, own: unknown, base: unknown): boolean {
  switch (merging.kind) {
    case 'lower':
      return typeof own === 'number' && typeof base === 'number' && own <= base;
    case 'some':
      return Array.isArray(own) && Array.isArray(base) && own.every((one) => base.includes(one));
    case 'part':
      return (
        Array.isArray(own) && Array.isArray(base) && own.every((one) => base.some((by) => covers(by, one)))
      );
    case 'ordered':
      return merging.words.indexOf(own) >= merging.words.indexOf(base);
    case 'same':
      return canonicalJson(own) === canonicalJson(base);
    case 'added':
    case 'joined':
      return true;
  }
}

/** True where a pattern selects all that another does. */
function covers(pattern: unknown, other: unknown): boolean {
  if (pattern === other) return true;
  if (typeof pattern !== 'string' || typeof other !== 'string') return false;
  return pattern.endsWith('*') && other.startsWith(pattern.slice(0, -1));
}
