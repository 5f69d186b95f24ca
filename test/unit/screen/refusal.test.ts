/** Refusals: status and code by what was wrong and where, and when it is worth asking again. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FAULT_KINDS, type FaultKind, fault } from '../../../src/core/fault.ts';
import { localReply } from '../../../src/screen/local-reply.ts';
import { refusalOf } from '../../../src/screen/refusal.ts';

const refused = (kind: FaultKind, at?: string, direction: 'request' | 'response' = 'request') =>
  refusalOf({ kind: 'fault', fault: fault(kind, 'Why.', at) }, direction, 'id');

const TERMS: readonly [kind: FaultKind, at: string, status: number, code: string][] = [
  ['unreadable', ':path', 400, 'unreadable_path'],
  ['unreadable', ':authority', 400, 'unreadable_headers'],
  ['unreadable', 'host', 400, 'unreadable_headers'],
  ['unreadable', 'content-length', 400, 'unreadable_headers'],
  ['unreadable', 'authorization', 400, 'unreadable_headers'],
  ['unreadable', 'content-type', 400, 'unreadable_body'],
  ['unreadable', 'content-encoding', 400, 'unreadable_body'],
  ['unreadable', 'messages[0].content', 400, 'unreadable_body'],
  ['unsupported', 'content-type', 415, 'unsupported_media'],
  ['unsupported', 'content-encoding', 415, 'unsupported_media'],
  ['unsupported', ':path', 403, 'unsupported'],
  ['unsupported', 'upgrade', 403, 'unsupported'],
  ['too-large', 'content-encoding', 413, 'request_too_large'],
];

describe('the refusal of a request', () => {
  for (const [kind, at, status, code] of TERMS) {
    it(`is ${status} ${code} for ${kind} at ${at}`, () => {
      const { message, ...terms } = refused(kind, at);
      assert.deepEqual(terms, { status, code, rule: kind, id: 'id' });
      assert.equal(message, `Why. (at ${at})`);
    });
  }

  it('leaves out a place that says nothing, and cuts one that is long', () => {
    assert.equal(refused('unreadable', '$').message, 'Why.');
    const deep = `messages[0].content${'[0]'.repeat(62)}`;
    assert.equal(refused('unreadable', deep).message, `Why. (at ${deep.slice(0, 80)}...)`);
  });
});

describe('the refusal of an answer', () => {
  for (const [kind, at] of TERMS) {
    it(`is no fault of the client: ${kind} at ${at}`, () => {
      const { status, message } = refused(kind, at, 'response');
      assert.equal(status, 502);
      const whose = kind === 'unreadable' ? 'The answer of the server cannot be read. ' : '';
      assert.equal(message, `${whose}Why. (at ${at})`);
    });
  }
});

describe('the sentence of a fault', () => {
  const MENDED = [
    'unreadable',
    'unsupported',
    'too-large',
    'deadline',
    'unauthenticated',
    'overload',
    'shutdown',
  ];
  for (const kind of FAULT_KINDS)
    it(`is told to the client only where it helps: ${kind}`, () => {
      for (const direction of ['request', 'response'] as const) {
        const { message } = refused(kind, '/etc/weir/key', direction);
        assert.equal(message.includes('Why.'), MENDED.includes(kind), message);
        assert.equal(message.includes('/etc/weir/key'), MENDED.includes(kind), message);
        assert.match(message, /^[A-Z].*[.)]$/);
      }
    });
});

describe('a local reply', () => {
  for (const kind of FAULT_KINDS) {
    it(`says whether to ask again: ${kind}`, () => {
      const { status, headers } = localReply(refused(kind), undefined);
      const passing = [
        ...['judge', 'journal', 'state', 'credential', 'identity', 'decision', 'overload', 'shutdown'],
      ].includes(kind);
      assert.equal(status === 503, passing);
      const told = (name: string) =>
        headers.filter((header) => header.name === name).map(({ value }) => value);
      assert.deepEqual(told('x-should-retry'), [String(passing)]);
      assert.deepEqual(told('retry-after'), passing ? ['1'] : []);
    });
  }

  it('says so for a budget that is used up', () => {
    const limit = { kind: 'limit', rule: 'budgets', status: 429, message: 'Later.' } as const;
    const { headers } = localReply(refusalOf(limit, 'request', 'id'), undefined);
    assert.ok(headers.some(({ name, value }) => name === 'retry-after' && value === '1'));
  });
});
