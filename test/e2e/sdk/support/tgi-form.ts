/** Answers of a scripted model in the form of Text Generation Inference: a whole text, or its tokens in events. */
import type { Script } from '../../../../demo/scripted-model.ts';
import { sends } from '../../conformance/support/events.ts';

/** What a model says, in the tokens that it streams in. */
export interface Said {
  readonly text: readonly string[];
  /** A stream goes on until the client goes away. */
  readonly endless?: boolean;
}

const LAST = { finish_reason: 'eos_token', generated_tokens: 4, seed: null, input_length: 3 };

function token(text: string, special = false): object {
  return { id: 5, text, logprob: -0.25, special };
}

function event(data: object): string {
  return `data:${JSON.stringify(data)}\n\n`;
}

function eventsOf({ text, endless = false }: Said): string[] {
  const tokens = text.map((piece, index) =>
    event({ index: index + 1, token: token(piece), generated_text: null, details: null }),
  );
  if (endless) return tokens;
  const last = { index: text.length + 1, token: token('</s>', true), details: LAST };
  return [...tokens, event({ ...last, generated_text: text.join('') })];
}

/** A model that answers so: in events at the path of streams, and at `/` when it is asked to; there else in a list. */
export function generates(said: Said): Script {
  const whole = { generated_text: said.text.join('') };
  const document = (body: object) => sends([JSON.stringify(body)], { contentType: 'application/json' });
  const events = sends(eventsOf(said), {
    paceMs: 8,
    ...(said.endless === true
      ? { forever: event({ index: 9, token: token('more'), generated_text: null }) }
      : {}),
  });
  return async (exchange) => {
    const path = exchange.request.url;
    const asked = JSON.parse((await exchange.body).toString()) as { stream?: boolean };
    const streams = path === '/generate_stream' || (path === '/' && asked.stream === true);
    const answer = streams ? events : document(path === '/' ? [whole] : whole);
    await answer(exchange);
  };
}
