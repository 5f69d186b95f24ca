/** Answers of a scripted model in the form of OpenAI's completions: one document, or its events. */
import type { Script } from '../../../../demo/scripted-model.ts';
import { sends } from '../../conformance/support/events.ts';

/** What a model says, in the pieces that it streams in. */
export interface Completed {
  readonly text: readonly string[];
  /** How many choices say so; 1 when left out. */
  readonly choices?: number;
  /** The tokens of the text, with their likeliness. */
  readonly tokens?: readonly string[];
  /** A stream goes on with more text until the client goes away. */
  readonly endless?: boolean;
}

const HEAD = {
  ...{ id: 'cmpl-1', object: 'text_completion', created: 1741570283 },
  model: 'gpt-3.5-turbo-instruct-0914',
};

interface Choice {
  readonly index: number;
  readonly text: string;
  readonly finish_reason: 'stop' | null;
  readonly logprobs: object | null;
}

function event(choice: Choice): string {
  return `data: ${JSON.stringify({ ...HEAD, choices: [choice] })}\n\n`;
}

function logprobsOf(tokens: readonly string[] | undefined): object | null {
  if (tokens === undefined) return null;
  const likeliness = tokens.map(() => -0.31723234);
  return { tokens, token_logprobs: likeliness, text_offset: tokens.map((_, at) => at), top_logprobs: null };
}

/** A model that answers so, streamed where it is asked to; each event in a write of its own. */
export function saysCompletion(said: Completed): Script {
  return async (exchange) => {
    const { stream } = JSON.parse((await exchange.body).toString()) as { stream?: boolean };
    const indices = Array.from({ length: said.choices ?? 1 }, (_, index) => index);
    const piece = (index: number, text: string): Choice => {
      return { index, text, finish_reason: null, logprobs: null };
    };
    if (stream !== true) {
      const logprobs = logprobsOf(said.tokens);
      const whole = { text: said.text.join(''), finish_reason: 'stop', logprobs } as const;
      const usage = { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 };
      const document = { ...HEAD, choices: indices.map((index) => ({ index, ...whole })), usage };
      return await sends([JSON.stringify(document)], { contentType: 'application/json' })(exchange);
    }
    const pieces = said.text.flatMap((text) => indices.map((index) => event(piece(index, text))));
    const ends = indices.map((index) => event({ ...piece(index, ''), finish_reason: 'stop' }));
    const script =
      said.endless === true
        ? sends(pieces, { paceMs: 8, forever: event(piece(0, ' more')) })
        : sends([...pieces, ...ends, 'data: [DONE]\n\n'], { paceMs: 8 });
    await script(exchange);
  };
}
