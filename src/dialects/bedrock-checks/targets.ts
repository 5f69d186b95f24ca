/** What is asked of Bedrock's runtime about texts, by method and path. */
import type { Target } from '../../core/dialect.ts';

/** The tokens of a request to a model are counted, or a guardrail looks at texts. */
export type CheckTarget = { readonly kind: 'count'; readonly model: string } | { readonly kind: 'guardrail' };

/** Gateways put the provider's name before its paths. */
const COUNT = /^(?:\/bedrock)?\/model\/([^/]+)\/count-tokens$/;
const GUARDRAIL = /^(?:\/bedrock)?\/guardrail\/[^/]+\/version\/[^/]+\/apply$/;

/** What a request to a target is; undefined where it is none of these. */
export function targetOf({ method, path }: Target): CheckTarget | undefined {
  if (method !== 'POST') return undefined;
  if (GUARDRAIL.test(path)) return { kind: 'guardrail' };
  const model = COUNT.exec(path)?.[1];
  return model === undefined ? undefined : { kind: 'count', model: decodeURIComponent(model) };
}
