/** Answers of a scripted model in the form of OpenAI's audio API: a transcript, whole or in events, and speech. */
import type { Script } from '../../../../demo/scripted-model.ts';
import { sends } from '../../conformance/support/events.ts';

/** What was heard, in the pieces that it streams in. */
export interface Heard {
  readonly text: readonly string[];
  /** A stream goes on with its last event until the client goes away. */
  readonly endless?: boolean;
}

const USAGE = { type: 'tokens', input_tokens: 14, output_tokens: 4, total_tokens: 18 };
const PACE = { paceMs: 8 };

function event(fields: object): string {
  return `data: ${JSON.stringify(fields)}\n\n`;
}

/** A model that hears so, in the form that the request asks for. */
export function hears({ text, endless = false }: Heard): Script {
  return async (exchange) => {
    const form = (await exchange.body).toString('latin1');
    const asks = (name: string, value: string): boolean =>
      form.includes(`name="${name}"\r\n\r\n${value}\r\n`);
    const whole = text.join('');
    if (asks('stream', 'true')) {
      const events = text.map((delta) => event({ type: 'transcript.text.delta', delta }));
      const done = event({ type: 'transcript.text.done', text: whole, usage: USAGE });
      const more = { forever: event({ type: 'transcript.text.delta', delta: 'more' }) };
      return await sends(endless ? events : [...events, done], { ...PACE, ...(endless ? more : {}) })(
        exchange,
      );
    }
    if (asks('response_format', 'text'))
      return await sends([`${whole}\n`], { contentType: 'text/plain; charset=utf-8' })(exchange);
    const tokens = [50364, 440, 50464];
    const segments = [{ id: 0, seek: 0, start: 0, end: 3.3, text: whole, tokens, temperature: 0 }];
    const verbose = { task: 'transcribe', language: 'english', duration: 3.3, segments };
    const answer = asks('response_format', 'verbose_json') ? { text: whole, ...verbose } : { text: whole };
    return await sends([JSON.stringify(answer)], { contentType: 'application/json' })(exchange);
  };
}

/** Sound as a server sends it. */
export const SOUND = Buffer.from(Array.from({ length: 10_000 }, (_, at) => (at * 37) % 256));

/** A model that speaks, as sound or in events. */
export const speaks: Script = async (exchange) => {
  const asked = JSON.parse((await exchange.body).toString()) as { stream_format?: string };
  if (asked.stream_format !== 'sse')
    return await sends([SOUND.subarray(0, 3000), SOUND.subarray(3000)], { contentType: 'audio/mpeg' })(
      exchange,
    );
  const audio = SOUND.toString('base64');
  const done = event({ type: 'speech.audio.done', usage: USAGE });
  return await sends([event({ type: 'speech.audio.delta', audio }), done], PACE)(exchange);
};
