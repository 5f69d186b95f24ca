import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventBody, STRING_LIMIT } from '../../../src/audit/event-record.ts';
import type { Finding } from '../../../src/core/finding.ts';
import { event } from './journal-bench.ts';

const read = (...given: Parameters<typeof eventBody>) => JSON.parse(`{${eventBody(...given)}}`);
const finding: Finding = {
  rule: 'mask-cards',
  detector: 'pii',
  type: 'CREDIT_CARD',
  score: 0.99,
  direction: 'request',
  role: 'user',
  path: 'messages[0].content',
  start: 10,
  end: 26,
  hash: 'f00d',
};

describe('the record of an event', () => {
  it('holds who asked, what was decided, by which policy, and what was seen where', () => {
    const record = read(
      event('x1', {
        verdict: 'mutate',
        rule: 'mask-cards',
        findings: [finding],
        findingCount: 7,
        skipped: [{ path: 'messages[1].content[0]', reason: 'image', bytes: 5 }],
        fault: { kind: 'unreadable', message: 'not JSON', at: 'body', cause: new Error('never recorded') },
        totals: {
          requestBytes: 1,
          responseBytes: 2,
          inspectedChars: 3,
          skippedBytes: 4,
          heldChars: 5,
          weaker: [],
          inflated: [],
          keepAlives: 0,
          timings: { request: 1.23456 },
          ended: 'complete',
        },
      }),
      Date.UTC(2030, 0, 1),
    );
    assert.deepEqual(record, {
      kind: 'request',
      time: '2030-01-01T00:00:00.000Z',
      exchange: 'x1',
      service: 'ext_proc',
      direction: 'request',
      verdict: 'mutate',
      rule: 'mask-cards',
      enforced: true,
      caller: { id: 'spiffe://shop/cart', kind: 'spiffe' },
      route: { method: 'POST', host: 'llm.shop.internal', path: '/v1/chat/completions' },
      dialect: 'openai-chat',
      model: 'gpt-4o-mini',
      policy: { name: 'support', digest: 'ab'.repeat(32) },
      mode: 'enforce',
      ran: ['no-injection', 'mask-cards'],
      ranCount: 2,
      findings: [{ ...finding, length: 16 }],
      findingCount: 7,
      skipped: [{ path: 'messages[1].content[0]', reason: 'image', bytes: 5 }],
      skippedCount: 1,
      fault: { kind: 'unreadable', message: 'not JSON', at: 'body' },
      totals: {
        ended: 'complete',
        requestBytes: 1,
        responseBytes: 2,
        inspectedChars: 3,
        skippedBytes: 4,
        heldChars: 5,
        weaker: [],
        inflated: [],
        keepAlives: 0,
        timings: { request: 1.235 },
      },
    });
  });

  it('A08: holds no query, no fragment, no cause, and no field that an event should not have', () => {
    const canary = 'sk-canary-4111111111111111';
    const spoiled = {
      ...event('x', {}, { path: `/v1/chat?api_key=${canary}#${canary}` }),
      text: canary,
      findings: [{ ...finding, text: canary, matched: canary }],
      skipped: [{ path: 'a', reason: 'file' as const, bytes: 1, text: canary }],
      fault: { kind: 'internal' as const, message: 'broke', cause: new Error(canary) },
    };
    assert.ok(!eventBody(spoiled, 0).includes('canary'));
  });

  it('A04: stays one capped line when the client fills its fields with megabytes and fake records', () => {
    const hostile = `\n{"seq":9,"prev":"x"}\n\u2028\u001b[2J</script>${'x'.repeat(1_048_576)}`;
    const facts = {
      path: hostile,
      host: hostile,
      model: hostile,
      method: hostile,
      caller: { id: hostile, kind: 'address' as const, roles: [], claims: {} },
    };
    const body = eventBody(event(hostile, { rule: hostile, ran: [hostile] }, facts), 0);
    assert.match(body, /^[\x20-\x7e]*$/);
    assert.ok(body.length < 16_384, `${body.length} characters`);
    assert.equal(JSON.parse(`{${body}}`).model.length, STRING_LIMIT);
  });

  it('says what is proven of the caller but its claims', () => {
    const caller = {
      ...{ id: 'jo', kind: 'jwt' as const, tenant: 'shop', roles: ['agent', 'x'.repeat(999)] },
      ...{ clearance: 'internal', claims: { mail: 'jo@shop.example' } },
    };
    const record = read(event('x', {}, { caller }), 0);
    assert.deepEqual(record.caller, {
      ...{ id: 'jo', kind: 'jwt', tenant: 'shop', clearance: 'internal' },
      roles: ['agent', `${'x'.repeat(STRING_LIMIT - 1)}\u2026`],
    });
    const many = { ...caller, roles: Array(999).fill('agent') };
    assert.equal(read(event('x', {}, { caller: many }), 0).caller.roles.length, 32);
  });

  it('lists a hundred findings and counts the rest', () => {
    const record = read(event('x', { findings: Array(5000).fill(finding), findingCount: 5000 }), 0);
    assert.equal(record.findings.length, 100);
    assert.equal(record.findingCount, 5000);
  });

  it('is bounded when every list and every string is full of the dearest characters', () => {
    const dear = '\u{1f600}'.repeat(1000);
    const ran = Array(1000).fill(dear);
    const skipped = Array(1000).fill({ path: dear, reason: 'file', bytes: 1 });
    const record = eventBody(
      event('x', { findings: Array(100).fill({ ...finding, path: dear }), skipped, ran }),
      0,
    );
    assert.ok(record.length <= 262_144, `${record.length} characters`);
    assert.equal(JSON.parse(`{${record}}`).shortened, true);
    assert.equal(JSON.parse(`{${record}}`).ranCount, 1000);
  });
});
