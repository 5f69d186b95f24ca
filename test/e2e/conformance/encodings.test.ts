/** Conformance of compressed bodies in every body mode: judged by what they hold and sent on plain, or refused. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { metricIs } from '../harness/metric.ts';
import type { Stack } from '../harness/stack.ts';
import { assertRefused, chat, idOf } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { decisionsOf } from './support/outcomes.ts';
import { BANNED, CARD, EVIL, MASK, PLAIN } from './support/policies.ts';
import { assertQuiet, Witness } from './support/witness.ts';

const gzip = (bytes: string | Buffer): Buffer => gzipSync(bytes);
const CODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  gzip,
  deflate: (text) => deflateSync(text),
  br: (text) => brotliCompressSync(text),
  zstd: (text) => zstdCompressSync(text),
  'gzip, gzip': (text) => gzip(gzip(text)),
};
const MIB = 1024 * 1024;

conformance('encodings', ({ site, overBoth }) => {
  let stack: Stack;
  const decisions = decisionsOf(site);
  before(async () => {
    stack = await startAt(site, { policy: PLAIN });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  overBoth('C35', 'a compressed request is judged, and arrives plain', async (client) => {
    for (const [coding, compress] of Object.entries(CODINGS)) {
      const clean = new Witness(stack);
      const body = chat('Why does water flow?');
      const headers = { 'content-encoding': coding };
      const answer = await client.post(stack, [compress(body)], { headers });
      assert.deepEqual([answer.status, answer.complete], [200, true], `${coding}: ${answer.body}`);
      assert.equal(clean.only.body.toString(), body, coding);
      assert.equal(clean.only.headers['content-encoding'], undefined, coding);
      await clean.saw(decisions.allowed, idOf(answer));

      const evil = new Witness(stack);
      const refused = await client.post(stack, [compress(chat(EVIL))], { headers });
      const id = assertRefused(refused, 403, { secrets: [EVIL] });
      assert.equal(evil.upstreamBytes, 0, coding);
      await evil.saw(['request deny no-evil', 'close denied'], id);
    }
  });

  overBoth('C35', 'bombs, wrong labels and unknown codings of requests are refused', async (client) => {
    const body = chat('Why?');
    const bomb = gzip(gzip(Buffer.alloc(64 * MIB, ' ')));
    const cases = [
      { label: 'gzip, gzip', bytes: bomb, status: 413, rule: 'too-large' },
      { label: 'gzip', bytes: brotliCompressSync(body), status: 400, rule: 'unreadable' },
      { label: 'gzip', bytes: Buffer.from(body), status: 400, rule: 'unreadable' },
      { label: 'snappy', bytes: Buffer.from(body), status: 415, rule: 'unsupported' },
    ];
    for (const { label, bytes, status, rule } of cases) {
      const witness = new Witness(stack);
      const answer = await client.post(stack, [bytes], { headers: { 'content-encoding': label } });
      const id = assertRefused(answer, status);
      assert.equal(witness.upstreamBytes, 0, label);
      await witness.saw([`request deny ${rule}`, 'close fault'], id);
    }
    await metricIs(stack, 0, 'weir_held_bytes');
  });

  overBoth('C35', 'a compressed answer is masked and leaves plain', async (client) => {
    const text = event(`Pay ${CARD}. `) + STOP + DONE;
    for (const [coding, compress] of Object.entries(CODINGS)) {
      stack.model.script('coded', sends([compress(text)], { headers: { 'content-encoding': coding } }));
      const witness = new Witness(stack);
      const answer = await client.ask(stack, 'coded');
      assert.deepEqual([answer.status, answer.complete], [200, true], `${coding}: ${answer.body}`);
      assert.equal(answer.body.toString(), text.replace(CARD, MASK), coding);
      assert.equal(answer.headers.get('content-encoding'), undefined, coding);
      await witness.saw(decisions.masked, idOf(answer));
    }
  });

  overBoth('C35', 'an answer with a wrong label, or an unknown one, does not leave', async (client) => {
    const text = event(BANNED) + STOP + DONE;
    for (const [label, rule] of [
      ['gzip', 'unreadable'],
      ['snappy', 'unsupported'],
    ] as const) {
      stack.model.script('mislabelled', sends([text], { headers: { 'content-encoding': label } }));
      const witness = new Witness(stack);
      const answer = await client.ask(stack, 'mislabelled');
      assert.ok(
        !answer.body.includes(BANNED) && !answer.body.includes('data: {"id":"c"'),
        String(answer.body),
      );
      const { decisions: told } = await witness.exchange();
      assert.ok(
        told.some((decision) => decision.endsWith(`deny ${rule}`)),
        told.join(', '),
      );
      if (site.mode !== 'STREAMED') assertRefused(answer, 502);
    }
  });
});
