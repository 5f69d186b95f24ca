/** Ends a streamed answer early so that clients stop without an error. */
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import type { ChatStreamHooks } from './stream-hooks.ts';

/** OpenAI allows no more choices than this. */
const MOST_CHOICES = 128;

/** Names that are safe to repeat: without blanks and not long. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/;

export interface EndingOptions {
  readonly refusal: Refusal;
  readonly hooks: ChatStreamHooks;
  readonly request: Facts;
  /** Events that have left; what came after them is not repeated. */
  readonly sent: number;
  /** True when something that left was changed: then no text of the answer is repeated. */
  readonly mutated: boolean;
}

/** One event per choice without an end, which says `content_filter`, and the end mark. */
export function endStream(options: EndingOptions): Uint8Array {
  const { hooks, request, sent } = options;
  const expected = Math.min(Math.max(request.choices ?? 1, 1), MOST_CHOICES);
  const head = endingHead(options);
  let text = '';
  for (const index of hooks.choices.open(sent, expected)) {
    const chunk = {
      ...head,
      choices: [{ index, delta: {}, logprobs: null, finish_reason: 'content_filter' }],
    };
    text += `data: ${JSON.stringify(chunk)}\n\n`;
  }
  return Buffer.from(`${text}data: [DONE]\n\n`, 'utf8');
}

function endingHead({
  refusal,
  hooks,
  request,
  sent,
  mutated,
}: EndingOptions): Record<string, string | number> {
  const { id, model, created } = hooks.self;
  const known = (seen: { value: string; event: number } | undefined): string | undefined =>
    seen !== undefined && !mutated && seen.event <= sent && SAFE_NAME.test(seen.value)
      ? seen.value
      : undefined;
  return {
    id: known(id) ?? `chatcmpl-${refusal.id}`,
    object: 'chat.completion.chunk',
    created: created !== undefined && created.event <= sent ? created.value : 0,
    model: known(model) ?? request.model ?? 'unknown',
  };
}
