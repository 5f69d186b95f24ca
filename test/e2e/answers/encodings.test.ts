/** Compressed answers in every body mode: undone, judged, sent on plain; what its label does not fit is refused (S14, C35). */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import {
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createDeflate,
  createGzip,
  createZstdCompress,
  gzipSync,
} from 'node:zlib';
import type { Script } from '../../../demo/scripted-model.ts';
import type { RenderOptions } from '../../../envoy/render.ts';
import { Witness } from '../conformance/support/witness.ts';
import { RawClient } from '../harness/raw-http.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: encodings }
spec:
  acceptWeaker: [streamed]
  response:
    limits: { bodyBytes: 1MiB }
    rules:
      - { name: mask-cards, detector: pii, action: redact, options: { entities: [CREDIT_CARD] } }
`;
const CARD = '4111 1111 1111 1111';
const SKIP = { request_trailer_mode: 'SKIP', response_trailer_mode: 'SKIP' } as const;
const MODES: Readonly<Record<string, RenderOptions>> = {
  'full-duplex': {},
  streamed: { requestBody: 'STREAMED', responseBody: 'STREAMED', processing: SKIP },
  buffered: { requestBody: 'BUFFERED', responseBody: 'BUFFERED', processing: SKIP },
};
const CODERS = {
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH }),
  deflate: () => createDeflate({ flush: constants.Z_SYNC_FLUSH }),
  br: () => createBrotliCompress({ flush: constants.BROTLI_OPERATION_FLUSH }),
  zstd: () => createZstdCompress({ flush: constants.ZSTD_e_flush }),
} as const;

const delta = (content: string) =>
  `data: {"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":${JSON.stringify(content)}}}]}\n\n`;
const DONE = 'data: [DONE]\n\n';
const document = (content: string) =>
  `{"id":"c","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":${JSON.stringify(content)}}}]}`;

/** An answer whose pieces are coded and flushed one by one, as servers do with streams. */
function coded(codings: readonly (keyof typeof CODERS)[], type: string, pieces: readonly string[]): Script {
  return async ({ body, response }) => {
    await body;
    response.writeHead(200, { 'content-type': type, 'content-encoding': codings.join(', ') });
    const [first, ...more] = codings.map((name) => CODERS[name]());
    if (first === undefined) throw new Error('an answer here has a coding');
    let last: NodeJS.ReadableStream = first;
    for (const next of more) last = last.pipe(next);
    last.pipe(response);
    for (const piece of pieces) {
      first.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    first.end();
    await once(response, 'close');
  };
}

function labelled(label: string, type: string, bytes: Buffer): Script {
  return async ({ body, response }) => {
    await body;
    response.writeHead(200, { 'content-type': type, 'content-encoding': label }).end(bytes);
  };
}

for (const [mode, envoy] of Object.entries(MODES)) {
  describe(`compressed answers, ${mode}`, () => {
    let stack: Stack;
    before(async () => {
      stack = await startStack({ policy: POLICY, envoy });
    });
    after(() => stack?.stop());

    const ask = async (script: Script) => {
      stack.model.script('coded', script);
      const body = '{"model":"m","stream":true,"messages":[{"role":"user","content":"hi"}]}';
      const client = new RawClient(stack.port);
      await client.send(
        `POST /v1/chat/completions HTTP/1.1\r\nhost: llm\r\ncontent-type: application/json\r\naccept-encoding: gzip\r\nx-script: coded\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        0,
      );
      const answer = await client.answer();
      client.close();
      return answer;
    };

    for (const codings of [
      ['gzip'],
      ['deflate'],
      ['br'],
      ['zstd'],
      ['br', 'gzip'],
      ['zstd', 'deflate', 'br'],
    ] as const) {
      it(`S14 a document in ${codings.join(', ')} is masked and sent on plain`, async () => {
        const witness = new Witness(stack);
        const answer = await ask(coded(codings, 'application/json', [document(`Pay with ${CARD}.`)]));
        assert.equal(answer.status, 200);
        assert.equal(answer.headers.get('content-encoding'), undefined);
        assert.equal(answer.body.toString(), document('Pay with [CREDIT_CARD].'));
        assert.ok(answer.complete);
        assert.equal(
          witness.only.headers['accept-encoding'],
          undefined,
          'no compressed answer was asked for',
        );
        const [records = []] = await witness.records();
        assert.deepEqual(closing(records)['inflated'], ['response']);
      });

      it(`S14 a stream in ${codings.join(', ')} comes event by event, byte for byte`, async () => {
        const witness = new Witness(stack);
        const events = [...'The river rises slowly. '.repeat(4)].map(delta);
        const answer = await ask(coded(codings, 'text/event-stream', [...events, DONE]));
        assert.equal(answer.headers.get('content-encoding'), undefined);
        assert.equal(answer.body.toString(), events.join('') + DONE);
        assert.ok(answer.complete);
        await witness.saw(['request allow none', 'open allow none', 'close complete']);
      });
    }

    const refused: readonly (readonly [string, Script])[] = [
      ['a plain answer labelled gzip', labelled('gzip', 'application/json', Buffer.from(document('hi')))],
      ['br labelled gzip', labelled('gzip', 'application/json', brotliCompressSync(document('hi')))],
      ['a coding that nobody undoes', labelled('snappy', 'application/json', Buffer.from(document('hi')))],
      [
        'gzip without its end',
        labelled('gzip', 'application/json', gzipSync(document('hi')).subarray(0, -9)),
      ],
      [
        'bytes behind the end of gzip',
        labelled('gzip', 'application/json', Buffer.concat([gzipSync(document('hi')), Buffer.from('more')])),
      ],
      ['a bomb', labelled('gzip', 'application/json', gzipSync(Buffer.alloc(256 << 20, ' ')))],
    ];
    for (const [title, script] of refused) {
      it(`S14 ${title} is refused, and nothing of it leaves`, async () => {
        const witness = new Witness(stack);
        const answer = await ask(script);
        const text = answer.body.toString();
        // In streamed mode the head has left before the body came.
        if (mode === 'streamed' && answer.status === 200) {
          assert.ok(text === '' || (JSON.parse(text) as { error?: object }).error !== undefined, text);
        } else {
          assert.equal(answer.status, 502);
          assert.equal(answer.headers.get('x-weir-decision'), 'deny');
        }
        assert.ok(!text.includes('"hi"'));
        const [records = []] = await witness.records();
        assert.ok(
          records.some(({ verdict, direction }) => verdict === 'deny' && direction === 'response'),
          'the denial is recorded',
        );
      });
    }
  });
}

function closing(records: readonly { readonly kind?: unknown }[]): Record<string, unknown> {
  const close = records.find(({ kind }) => kind === 'close') as
    | { totals?: Record<string, unknown> }
    | undefined;
  assert.ok(close?.totals !== undefined, 'the exchange was closed');
  return close.totals;
}
