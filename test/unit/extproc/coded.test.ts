/** Messages with content codings: what is undone, what leaves, and in which order. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { BodyMode, PeerFrame } from '../../../src/core/frame.ts';
import { openInflater } from '../../../src/encoding/inflater.ts';
import { Inflations } from '../../../src/extproc/inflation.ts';
import { Talk } from '../../fakes/talk.ts';

const GZIP = [{ name: 'content-encoding', value: 'gzip' }];
const PROMPT = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
const CARDS =
  '  response:\n    rules:\n      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }\n';
const BANNED =
  '  response:\n    rules:\n      - { name: banned, detector: keywords, options: { words: ["project bluebird"] }, action: deny }\n';
const event = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;

/** An answer under way, and a way to send it coded frames as an exchange does. */
function answering(spec: string, mode: BodyMode = 'full-duplex', type = 'text/event-stream') {
  const talk = new Talk(spec).request(mode);
  talk.body('request', PROMPT, true);
  talk.answer(type, GZIP);
  const { response } = talk.state;
  let bug: unknown;
  const inflations = new Inflations({
    open: openInflater,
    take: (frame) => void talk.take(frame),
    failed: (cause) => {
      bug = cause;
    },
    full: () => undefined,
  });
  inflations.push({ kind: 'headers', direction: 'response', headers: [], end: false }, response);
  const send = (frame: PeerFrame): void => {
    if (!inflations.holds(frame)) talk.take(frame);
    if (!talk.state.over) inflations.push(frame, response);
  };
  const settled = async (): Promise<void> => {
    while (inflations.waiting > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(bug, undefined);
  };
  return { talk, inflations, send, settled };
}

function body(bytes: Uint8Array, end = false): PeerFrame {
  return { kind: 'body', direction: 'response', bytes, end };
}

function cut(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
}

describe('a coded answer', () => {
  it('is undone, masked and sent on without its coding', async () => {
    const { talk, send, settled } = answering(CARDS);
    const pieces = cut(gzipSync(`${event('pay 4111 1111 ') + event('1111 1111 now')}data: [DONE]\n\n`), 7);
    for (const [at, piece] of pieces.entries()) send(body(piece, at === pieces.length - 1));
    await settled();
    assert.equal(talk.left(), `${event('pay [CREDIT_CARD]')}${event(' now')}data: [DONE]\n\n`);
    const [head] = talk.replies.filter((reply) => reply.kind === 'headers' && reply.direction === 'response');
    assert.ok(head?.kind === 'headers');
    assert.deepEqual(
      head.mutation.remove?.filter((name) => name.startsWith('content-')),
      ['content-length', 'content-encoding'],
    );
  });

  it('passes as it came in observe mode, and is judged all the same', async () => {
    const { talk, send, settled } = answering(`  mode: observe\n${BANNED}`);
    const bytes = gzipSync(event('project bluebird'));
    send(body(bytes, true));
    await settled();
    const left = talk.replies.flatMap((reply) =>
      reply.kind === 'chunk' && reply.direction === 'response' ? [reply.bytes] : [],
    );
    assert.deepEqual(Buffer.concat(left), bytes);
    const denied = talk.events.filter(
      ({ verdict, direction }) => verdict === 'deny' && direction === 'response',
    );
    assert.equal(denied.length, 1);
    assert.equal(denied[0]?.enforced, false);
    assert.equal(denied[0]?.rule, 'banned');
  });

  it('with a fault that the policy allows goes on undone, to its end', async () => {
    const { talk, send, settled } = answering(
      `  onFault: allow\n${BANNED}`,
      'full-duplex',
      'application/json',
    );
    const text = `{"choices":[{"message":{"content":"a","content":"b"}}]}${' '.repeat(300)}x`;
    const pieces = cut(gzipSync(text, { level: 0 }), 40);
    for (const [at, piece] of pieces.entries()) send(body(piece, at === pieces.length - 1));
    await settled();
    assert.equal(talk.left(), text);
    const last = talk.replies.at(-1);
    assert.ok(last?.kind === 'chunk' && last.end);
  });

  it('that cannot be undone is refused, whatever the policy says of faults', async () => {
    const { talk, send, settled } = answering('  onFault: allow\n', 'full-duplex', 'application/json');
    send(body(Buffer.from('{"choices":[]}'), true));
    await settled();
    const last = talk.replies.at(-1);
    assert.ok(last?.kind === 'immediate');
    assert.equal(last.reply.status, 502);
    assert.equal(talk.left(), '');
    assert.equal(talk.events.at(-1)?.rule, 'unreadable');
  });

  it('in streamed mode gets exactly one answer for each chunk, also behind a cut', async () => {
    for (const spec of [CARDS, BANNED]) {
      const { talk, send, settled } = answering(`  acceptWeaker: [streamed]\n${spec}`, 'streamed');
      const text = `${event('all is well') + event('the project bluebird') + event('goes on')}data: [DONE]\n\n`;
      const pieces = cut(gzipSync(text, { level: 0 }), 23);
      for (const [at, piece] of pieces.entries()) {
        send(body(piece, at === pieces.length - 1));
        await settled();
        const answers = talk.replies.filter(({ kind }) => kind === 'body').length;
        assert.equal(answers, at + 2, 'one for the request, and one for each chunk so far');
      }
      if (spec === CARDS) assert.equal(talk.left(), text);
      else assert.ok(!talk.left().includes('bluebird') && talk.left().includes('content_filter'));
    }
  });

  it('keeps its trailers behind its body', async () => {
    const { talk, send, settled } = answering(CARDS);
    send(body(gzipSync(`${event('fine')}data: [DONE]\n\n`)));
    send({ kind: 'trailers', direction: 'response', trailers: [{ name: 'a', value: 'b' }] });
    await settled();
    const kinds = talk.replies.flatMap((reply) =>
      'direction' in reply && reply.direction === 'response' ? [reply.kind] : [],
    );
    assert.deepEqual(kinds, ['headers', 'chunk', 'trailers']);
    assert.equal(talk.left(), `${event('fine')}data: [DONE]\n\n`);
  });

  it('that ends inside its coding is cut', async () => {
    const { talk, send, settled } = answering(CARDS);
    const bytes = gzipSync(event('first. ') + event('second. '), { level: 0 });
    send(body(bytes.subarray(0, -12)));
    await settled();
    send(body(new Uint8Array(0), true));
    await settled();
    assert.ok(talk.left().includes('content_filter'));
    assert.equal(talk.events.at(-1)?.fault?.at, 'content-encoding');
  });

  it('says nothing more once it is closed', async () => {
    const { talk, inflations, send, settled } = answering(CARDS);
    send(body(gzipSync(event('fine'))));
    inflations.close();
    await settled();
    assert.equal(talk.left(), '');
    assert.equal(inflations.waiting, 0);
  });
});
