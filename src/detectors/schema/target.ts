/** Which texts of an answer a rule on their structure is for. */
import type { Channel } from '../../core/segment.ts';
import type { Target } from '../../core/structure.ts';

/** Steps of paths at which the assistant speaks beside the answer: of its sources, of its tokens, why it says no. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['annotations', 'citations', 'citationMetadata', 'groundingMetadata', 'sources', 'logprobs'],
  ...['tokens', 'prefill', 'segments', 'words', 'refusal', 'title', 'url', 'revised_prompt', 'error'],
]);

/** Where the arguments of a call stand; what stands below is a part of them. */
const ARGUMENTS: ReadonlySet<string> = new Set(['arguments', 'args', 'input', 'parameters']);
/** What tools of the caller's own grammar get in the Responses API: text, and no JSON. */
const FREE_TEXT = /^(?:output\[\d+\]|item)\.input$/;

/** True for a text that the rule is for. */
export function speaksOf(target: Target, channel: Channel): boolean {
  return target.kind === 'tools' ? isArguments(target, channel) : isAnswer(channel);
}

/** Gemini may send arguments as paths and values, which are no JSON text. */
const IN_PIECES: ReadonlySet<string> = new Set(['partialArgs']);

/** True for the path of a part of arguments that come in a form which nothing here puts together. */
export function standsInPieces(path: string): boolean {
  return path.split(/[.[\]]+/).some((step) => IN_PIECES.has(step));
}

/** True for such a part of the arguments that a rule is for. */
export function isInPieces(target: Target, { path, call }: Channel): boolean {
  if (target.kind !== 'tools' || call?.part !== 'arguments') return false;
  return (target.name === undefined || target.name === call.call.name) && standsInPieces(path);
}

/** True for all of the arguments; where they are an object, every text in it stands alone as well. */
function isArguments({ name }: { readonly name?: string }, { path, call }: Channel): boolean {
  if (call?.part !== 'arguments' || (name !== undefined && name !== call.call.name)) return false;
  const steps = path.split('.');
  const first = steps.findIndex((step) => ARGUMENTS.has(step));
  return first === steps.length - 1 && !FREE_TEXT.test(path);
}

/** True for the text that a tool gets which has a grammar of the caller's own, and no JSON. */
export function isFreeText({ path, call }: Channel): boolean {
  return call?.part === 'arguments' && FREE_TEXT.test(path);
}

/** Says of a channel, as often as it is asked, whether it is known to be none of the answer's. bench: egress-100 */
export function isBesideAnswer(channel: Channel): () => boolean {
  let beside: boolean | undefined;
  return () => {
    if (!channel.settled) return false;
    beside ??= !isAnswer(channel);
    return beside;
  };
}

/** True for a text that the assistant says to the caller, beside calls and what goes with the answer. */
export function isAnswer({ path, role, call, editable }: Channel): boolean {
  if (call !== undefined || role !== 'assistant' || editable === false) return false;
  return !path.split(/[.[\]]+/).some((step) => BESIDE.has(step));
}
