/** Which texts of an answer a rule on their structure is for. */
import type { Channel } from '../../core/segment.ts';
import type { Target } from '../../core/structure.ts';

/** Steps of paths at which the assistant speaks beside the answer: of its sources, of its tokens, why it says no. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['annotations', 'citations', 'citationMetadata', 'groundingMetadata', 'sources', 'logprobs'],
  ...['tokens', 'prefill', 'segments', 'words', 'refusal', 'title', 'url', 'revised_prompt', 'error'],
]);

/** True for a text that the rule is for. */
export function speaksOf(target: Target, { path, role, call, editable }: Channel): boolean {
  if (target.kind === 'tools')
    return call?.part === 'arguments' && (target.name === undefined || target.name === call.call.name);
  if (call !== undefined || role !== 'assistant' || editable === false) return false;
  return !path.split(/[.[\]]+/).some((step) => BESIDE.has(step));
}
