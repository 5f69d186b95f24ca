/** What the dialects cost: nanoseconds per SSE event, megabytes per second of a request. `node bench/micro/dialects.ts` */
import type { Dialect } from '../../src/core/dialect.ts';
import { DIALECTS } from '../../src/dialects/index.ts';
import { openaiChat } from '../../src/dialects/openai-chat/index.ts';
import type { DialectSamples } from '../../test/dialects/types.ts';

const LIMITS = { depth: 64, eventBytes: 1 << 20 };
const ROUNDS = 7;

/** The fastest of some rounds, in nanoseconds. */
function fastest(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const started = process.hrtime.bigint();
    work();
    best = Math.min(best, Number(process.hrtime.bigint() - started));
  }
  return best;
}

function requestOf(text: string): Buffer {
  return Buffer.from(
    JSON.stringify({ model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content: text }] }),
  );
}

function reportRequest(name: string, bytes: Buffer, chunk: number): void {
  const spent = fastest(() => {
    const reader = openaiChat.request(LIMITS, { method: 'POST', path: '/', headers: [] });
    if (!reader.ok) throw new Error('the request cannot be read');
    for (let at = 0; at < bytes.length; at += chunk) reader.value.push(bytes.subarray(at, at + chunk));
    if (reader.value.end().fault !== undefined) throw new Error('the request cannot be read');
  });
  const rate = (bytes.length / spent) * 1000;
  console.log(`${name.padEnd(44)} ${rate.toFixed(0).padStart(6)} MB/s`);
}

function reportEvents(name: string, eventOf: (index: number) => object): void {
  const events = Array.from({ length: 20_000 }, (_, index) =>
    Buffer.from(`data: ${JSON.stringify(eventOf(index))}\n\n`),
  );
  const head = { status: 200, headers: [{ name: 'content-type', value: 'text/event-stream' }] };
  const spent = fastest(() => {
    const reader = openaiChat.response(head, {}, LIMITS);
    if (!reader.ok) throw new Error('the stream cannot be read');
    for (const event of events)
      if (reader.value.push(event).fault !== undefined) throw new Error('an event cannot be read');
  });
  console.log(`${name.padEnd(44)} ${(spent / events.length).toFixed(0).padStart(6)} ns/event`);
}

/** Nanoseconds for an event of one token, of each dialect that streams; the ratio is to chat completions. */
async function reportTokens(): Promise<void> {
  let chat: number | undefined;
  for (const dialect of DIALECTS) {
    const module: unknown = await import(`../../test/dialects/${dialect.name}.ts`);
    const { token } = (module as { samples: DialectSamples }).samples;
    if (token === undefined) continue;
    const events = Array.from({ length: 20_000 }, (_, at) => Buffer.from(token.event(` word${at % 100}`)));
    const spent = fastest(() => readStream(dialect, token.type, events)) / events.length;
    chat ??= spent;
    const ratio = (spent / chat).toFixed(2).padStart(6);
    console.log(
      `${`event of one token, ${dialect.name}`.padEnd(44)} ${spent.toFixed(0).padStart(6)} ns/event ${ratio}x chat`,
    );
  }
}

function readStream(dialect: Dialect, type: string, events: readonly Uint8Array[]): void {
  const head = { status: 200, headers: [{ name: 'content-type', value: type }] };
  const reader = dialect.response(head, {}, LIMITS);
  if (!reader.ok) throw new Error('the stream cannot be read');
  for (const event of events)
    if (reader.value.push(event).fault !== undefined) throw new Error('an event cannot be read');
}

const HEAD = {
  id: 'chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG',
  object: 'chat.completion.chunk',
  created: 1741570283,
  model: 'gpt-4o-mini-2024-07-18',
  service_tier: 'default',
  system_fingerprint: 'fp_fc9f1d7035',
};
const PROSE = 'The quick brown fox jumps over the lazy dog, twice. ';

reportRequest('request 1 MB, ASCII, one chunk', requestOf(PROSE.repeat(20_000)), 1 << 24);
reportRequest('request 1 MB, ASCII, 16 KiB chunks', requestOf(PROSE.repeat(20_000)), 1 << 14);
reportRequest('request 1 MB, new lines, 16 KiB chunks', requestOf(`${PROSE}\n`.repeat(20_000)), 1 << 14);
reportRequest(
  'request 1 MB, Cyrillic, 16 KiB chunks',
  requestOf('Съешь ещё этих мягких булок, да выпей чаю. '.repeat(14_000)),
  1 << 14,
);
reportRequest('request 100 KB, 1-byte chunks', requestOf(PROSE.repeat(2_000)), 1);
reportRequest(
  'request 1 MB, 8,000 messages',
  Buffer.from(
    JSON.stringify({
      messages: Array.from({ length: 8_000 }, () => ({ role: 'user', content: PROSE + PROSE })),
    }),
  ),
  1 << 14,
);
reportRequest(
  'request 1 MB, only escapes',
  Buffer.from(`{"messages":[{"role":"user","content":"${'\\u0041'.repeat(170_000)}"}]}`),
  1 << 14,
);
reportEvents('event of one token', (index) => ({
  ...HEAD,
  choices: [{ index: 0, delta: { content: ` word${index % 100}` }, logprobs: null, finish_reason: null }],
}));
reportEvents('event of one token with usage and obfuscation', (index) => ({
  ...HEAD,
  choices: [{ index: 0, delta: { content: ` word${index % 100}` }, logprobs: null, finish_reason: null }],
  usage: null,
  obfuscation: 'aB3dE5gH',
}));
await reportTokens();
