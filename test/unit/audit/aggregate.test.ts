import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Aggregator } from '../../../src/audit/aggregate.ts';
import { denial, event } from './journal-bench.ts';

const totals = {
  requestBytes: 0,
  responseBytes: 0,
  inspectedChars: 0,
  skippedBytes: 0,
  heldChars: 0,
  weaker: [],
  inflated: [],
  keepAlives: 0,
  timings: {},
  ended: 'denied' as const,
};

describe('the aggregator', () => {
  it('A05: writes the first denials of a second and counts the others', () => {
    const aggregator = new Aggregator(3);
    const absorbed = Array.from({ length: 10 }, (_, n) => aggregator.absorbs(denial(`x${n}`), 100));
    assert.deepEqual(absorbed, [false, false, false, true, true, true, true, true, true, true]);
    assert.equal(aggregator.isDue(1099), false);
    assert.equal(aggregator.isDue(1100), true);
    assert.deepEqual(aggregator.drain(1100), [
      {
        caller: 'spiffe://shop/cart',
        rule: 'no-injection',
        policy: 'support',
        policyDigest: 'ab'.repeat(32),
        counts: { request: 7 },
        firstExchange: 'x3',
        lastExchange: 'x9',
      },
    ]);
    assert.equal(aggregator.pending, false);
    assert.equal(aggregator.absorbs(denial('later'), 1100), false);
  });

  it('tells callers, rules and policies apart', () => {
    const aggregator = new Aggregator(1);
    assert.equal(aggregator.absorbs(denial('a'), 0), false);
    assert.equal(
      aggregator.absorbs(denial('b', { caller: { id: 'other', kind: 'address', roles: [], claims: {} } }), 0),
      false,
    );
    assert.equal(aggregator.absorbs(denial('c', {}, { rule: 'limits.bodyBytes' }), 0), false);
    assert.equal(aggregator.absorbs(denial('d', { policy: 'billing' }), 0), false);
    assert.equal(aggregator.absorbs(denial('e'), 0), true);
  });

  it('counts the close of a denied exchange beside its denial', () => {
    const aggregator = new Aggregator(0);
    aggregator.absorbs(denial('a'), 0);
    assert.equal(aggregator.absorbs(denial('a', {}, { kind: 'close', totals }), 0), true);
    assert.deepEqual(aggregator.drain(1000)[0]?.counts, { request: 1, close: 1 });
  });

  it('never absorbs what was let through, in whole or in part, or only observed', () => {
    const aggregator = new Aggregator(0);
    const passed = [
      event('allowed'),
      event('masked', { verdict: 'mutate' }),
      denial('observed', {}, { enforced: false }),
      denial('answer', {}, { kind: 'open', direction: 'response' }),
      denial('cut', {}, { kind: 'cut', direction: 'response' }),
      denial('ended', {}, { kind: 'close', totals: { ...totals, ended: 'cut' } }),
      event('closed', { kind: 'close', totals: { ...totals, ended: 'complete' } }),
    ];
    for (const one of passed) assert.equal(aggregator.absorbs(one, 0), false, one.exchange.id);
  });

  it('keeps its memory bounded when every denial names another caller', () => {
    const aggregator = new Aggregator(1);
    for (let n = 0; n < 10_000; n += 1) {
      aggregator.absorbs(
        denial(`x${n}`, { caller: { id: `10.0.0.${n}`, kind: 'address', roles: [], claims: {} } }),
        0,
      );
    }
    const drained = aggregator.drain(1000);
    assert.equal(drained.length, 1);
    assert.equal(drained[0]?.caller, '(others)');
    assert.equal(drained[0]?.counts['request'], 10_000 - 4096 - 1);
  });
});
