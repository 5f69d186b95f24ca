/** What is logged and counted of an event, and what never is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Fault, fault, faultFrom } from '../../../src/core/fault.ts';
import { Afterwards } from '../../../src/observe/afterwards.ts';
import { describeError } from '../../../src/observe/describe-error.ts';
import type { Log, LogFields } from '../../../src/observe/log.ts';
import { Observer } from '../../../src/observe/observer.ts';
import { decision, finding } from './events.ts';

const CANARY = 'canary-4111-1111';

function observed(later?: Afterwards) {
  const lines: { fields: LogFields; event: string }[] = [];
  const faults: Fault[] = [];
  const write = (fields: LogFields, event: string) => void lines.push({ fields, event });
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const observer = new Observer({ event: () => {}, fault: (seen) => void faults.push(seen) }, log, later);
  return { observer, lines, faults };
}

describe('observer', () => {
  it('writes one line per decision, with ids and names', () => {
    const { observer, lines } = observed();
    observer.event(decision());
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.event, 'decided');
    const { exchange, verdict, rule, policy, dialect } = lines[0]?.fields ?? {};
    assert.deepEqual(
      { exchange, verdict, rule, policy, dialect },
      {
        exchange: 'exchange-1',
        verdict: 'deny',
        rule: 'no-injection',
        policy: 'default',
        dialect: 'openai-chat',
      },
    );
  });

  it('writes what an exchange took to the microsecond', () => {
    const { observer, lines } = observed();
    const totals = {
      ...{ requestBytes: 1, responseBytes: 1, inspectedChars: 1, skippedBytes: 0, heldChars: 0 },
      ...{ weaker: [], inflated: [], keepAlives: 0, ended: 'complete' as const },
      timings: { request: 1.6928239999997459, work: 2 },
    };
    observer.event(decision({ kind: 'close', totals }));
    assert.deepEqual(lines[0]?.fields['timings'], { request: 1.693, work: 2 });
  });

  it('logs nothing that a client wrote: no path, host, model, or place of a finding', () => {
    const { observer, lines } = observed();
    const { exchange } = decision();
    observer.event(
      decision({
        exchange: { ...exchange, path: CANARY, host: CANARY, model: CANARY, method: CANARY },
        findings: [finding({ path: CANARY, hash: CANARY })],
      }),
    );
    assert.equal(lines.length, 1);
    assert.doesNotMatch(JSON.stringify(lines), /canary/);
  });

  it('logs what a runtime error says of its place, not of the text that it choked on', () => {
    let caught: unknown;
    try {
      JSON.parse(`{"a": ${CANARY}}`);
    } catch (error) {
      caught = error;
    }
    assert.match(String(caught), /canary/);
    const { observer, lines } = observed();
    observer.bug(caught);
    assert.doesNotMatch(JSON.stringify(lines), /canary/);
    assert.match(JSON.stringify(lines), /SyntaxError.*observer\.test\.ts/);
    assert.equal(describeError(new Error('the disk is full'))['message'], 'the disk is full');
  });

  it('counts and logs a fault once, also when its event carries it', () => {
    const { observer, lines, faults } = observed();
    const seen = fault('judge', 'slow');
    observer.event(decision({ kind: 'fault', fault: seen }));
    observer.fault(seen);
    observer.fault(fault('protocol', 'odd'));
    assert.deepEqual(
      faults.map(({ kind }) => kind),
      ['protocol'],
    );
    assert.equal(lines.length, 2);
  });

  it('tells later, in order, what was known when it happened', async () => {
    const { observer, lines } = observed(new Afterwards());
    const event = decision();
    observer.event(event);
    observer.fault(fault('protocol', 'odd'));
    event.exchange.policy = 'another';
    assert.equal(lines.length, 0);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(
      lines.map((line) => [line.event, line.fields['policy']]),
      [
        ['decided', 'default'],
        ['fault', undefined],
      ],
    );
  });

  it('tells of a bug behind all that came before', () => {
    const { observer, lines } = observed(new Afterwards());
    observer.event(decision());
    observer.bug(new Error('of ours'));
    assert.deepEqual(
      lines.map((line) => line.event),
      ['decided', 'bug'],
    );
  });

  it('counts and logs the failure of a promise that nobody awaits', async () => {
    const { observer, lines, faults } = observed();
    observer.background('cleaning', Promise.reject(new Error('full')));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(
      faults.map(({ message }) => message),
      ['cleaning failed'],
    );
    assert.equal(lines[0]?.fields['task'], 'cleaning');
  });

  it('keeps the message of an internal fault that quotes input out of the log', () => {
    const { observer, lines } = observed();
    observer.fault(faultFrom(new SyntaxError(`Unexpected token in ${CANARY}`)));
    assert.equal(lines.length, 1);
    assert.doesNotMatch(JSON.stringify(lines), /canary/);
  });
});
