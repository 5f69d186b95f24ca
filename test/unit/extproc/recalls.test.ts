/** What a request refers to is looked up before it goes on; what an answer has made is remembered once it has ended. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fault, type Result } from '../../../src/core/fault.ts';
import type { BodyMode } from '../../../src/core/frame.ts';
import { cutAt } from '../../fakes/conversation.ts';
import { Talk } from '../../fakes/talk.ts';
import { fc } from '../../property/fast-check.ts';

const PATH = '/v1/responses';
const OWNER = { id: '10.0.0.1', kind: 'address', roles: [], claims: {} } as const;
const WORDS =
  '  request:\n    rules:\n      - { name: no-evil, detector: keywords, options: { words: [evil] }, action: deny }\n' +
  '  response:\n    rules:\n      - { name: no-leak, detector: keywords, options: { words: [leak] }, action: deny }\n';
const ASKED = '{"model":"m","previous_response_id":"resp_1","input":"What now?"}';
const BLOB = Buffer.from('sealed by the provider, and a few words more of it').toString('base64');
const ANSWER = JSON.stringify({
  ...{ id: 'resp_2', object: 'response', status: 'completed', model: 'm' },
  output: [{ id: 'rs_1', type: 'reasoning', summary: [], encrypted_content: BLOB }],
});
const UNKNOWN: Result<readonly boolean[]> = { ok: true, value: [false] };
const FAULT = { ok: false, fault: fault('state', 'gone') } as const;

/** A talk of a tenant; the fingerprint shows what is hashed. */
function talkOf(spec = WORDS, mode: BodyMode = 'full-duplex', path = PATH): Talk {
  const talk = new Talk(spec, { callerOf: () => OWNER, fingerprint: (text) => text });
  return talk.request(mode, { path });
}

/** Answers every question that is open; returns how many keys were asked about. */
function recall(talk: Talk, outcome: (keys: readonly string[]) => Result<readonly boolean[]>): number {
  const asked = talk.recalls.splice(0);
  for (const { direction, recall } of asked)
    talk.take({ kind: 'recalled', direction, id: recall.id, outcome: outcome(recall.keys) });
  return asked.flatMap((one) => one.recall.keys).length;
}

const known = (keys: readonly string[]) => ({ ok: true, value: keys.map(() => true) }) as const;
const unknown = (keys: readonly string[]) => ({ ok: true, value: keys.map(() => false) }) as const;
const verdictsOf = ({ events }: Talk) =>
  events.map(({ kind, verdict, rule }) => `${kind} ${verdict} ${rule}`);

describe('a request that refers to something', () => {
  it('waits until that is known, and goes on as it came', () => {
    const talk = talkOf();
    talk.body('request', ASKED, true);
    assert.deepEqual([talk.left('request'), talk.events.length], ['', 0]);
    assert.equal(recall(talk, known), 1);
    assert.equal(talk.left('request'), ASKED);
    assert.deepEqual(verdictsOf(talk), ['request allow none']);
  });

  it('is denied where it is not known, and where nobody can tell', () => {
    for (const [outcome, rule, status] of [
      [UNKNOWN, 'uninspected.reference', 403],
      [FAULT, 'state', 503],
    ] as const) {
      const talk = talkOf();
      talk.body('request', ASKED, true);
      recall(talk, () => outcome);
      assert.deepEqual(verdictsOf(talk).slice(-1), [`request deny ${rule}`]);
      const immediate = talk.replies.find((reply) => reply.kind === 'immediate');
      assert.deepEqual([immediate?.reply.status, talk.left('request')], [status, '']);
    }
  });

  it('passes where nobody can tell and the policy lets faults pass; its text is still judged', () => {
    const talk = talkOf(`  onFault: allow\n${WORDS}`);
    talk.body('request', ASKED, true);
    recall(talk, () => FAULT);
    assert.equal(talk.left('request'), ASKED);
    assert.deepEqual(verdictsOf(talk), ['fault allow none', 'request allow none']);
    const evil = talkOf(`  onFault: allow\n${WORDS}`);
    evil.body('request', ASKED.replace('now', 'evil'), true);
    recall(evil, () => FAULT);
    assert.deepEqual(verdictsOf(evil).slice(-1), ['request deny no-evil']);
  });

  it('is denied at once where the caller is not proven, and where the policy says deny', () => {
    const nobody = new Talk(WORDS).request('full-duplex', { path: PATH });
    const strict = talkOf(`  uninspected: { reference: deny }\n${WORDS}`);
    for (const talk of [nobody, strict]) {
      talk.body('request', ASKED, true);
      assert.deepEqual(talk.recalls, []);
      assert.deepEqual(verdictsOf(talk), ['request deny uninspected.reference']);
    }
  });

  it('comes to the same in any chunking: the earlier place decides', () => {
    const bodies = [
      ASKED,
      '{"model":"m","input":"evil","previous_response_id":"resp_1"}',
      '{"model":"m","previous_response_id":"resp_1","input":"evil"}',
      '{"model":"m","input":[{"type":"item_reference","id":"a"},{"type":"item_reference","id":"b"}]}',
      `{"model":"m","input":[{"type":"reasoning","id":"r","summary":[],"encrypted_content":"${BLOB}"}]}`,
    ];
    const run = (body: string, places: readonly number[], tells: typeof known) => {
      const talk = talkOf();
      for (const chunk of cutAt(Buffer.from(body), places)) talk.body('request', chunk.toString());
      talk.body('request', '', true);
      const keys = new Set(talk.recalls.flatMap((one) => one.recall.keys));
      recall(talk, tells);
      return [verdictsOf(talk), talk.left('request'), [...keys]];
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies),
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.constantFrom<typeof known>(known, unknown),
        (body, places, tells) => {
          const [verdicts, left, keys] = run(body, [], tells);
          const cut = run(body, places, tells);
          assert.deepEqual(cut.slice(0, 2), [verdicts, left]);
          // What is decided before the end needs no answer any more.
          if (left !== '') assert.deepEqual(cut[2], keys);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('asks once about what it names often, and about a thousand things at most', () => {
    const items = (count: number, id: (at: number) => string) =>
      JSON.stringify({
        model: 'm',
        input: Array.from({ length: count }, (_, at) => ({ type: 'item_reference', id: id(at) })),
      });
    const often = talkOf();
    often.body(
      'request',
      items(50, () => 'a'),
      true,
    );
    assert.equal(recall(often, known), 1);
    assert.deepEqual(verdictsOf(often), ['request allow none']);
    const many = talkOf();
    many.body('request', items(1001, String), true);
    assert.equal(recall(many, known), 1000);
    assert.deepEqual(verdictsOf(many), ['request deny uninspected.reference']);
  });

  it('in buffered mode has Envoy wait, once', () => {
    const talk = talkOf(WORDS, 'buffered');
    talk.body('request', ASKED, true);
    assert.equal(talk.replies.filter(({ kind }) => kind === 'more-time').length, 1);
    recall(talk, known);
    assert.equal(talk.replies.filter(({ kind }) => kind === 'body').length, 1);
  });

  it('is refused by an ordinary answer where the policy says so', () => {
    const talk = talkOf(`  refusals: { as: answer }\n${WORDS}`);
    talk.body('request', ASKED, true);
    recall(talk, unknown);
    assert.deepEqual(verdictsOf(talk), ['request deny uninspected.reference']);
    const immediate = talk.replies.find((reply) => reply.kind === 'immediate');
    assert.equal(immediate?.reply.status, 200);
  });

  it('takes no answer to a question that it did not ask', () => {
    const talk = talkOf();
    talk.body('request', ASKED, true);
    talk.take({ kind: 'recalled', direction: 'request', id: 99, outcome: known(['a']) });
    talk.take({ kind: 'recalled', direction: 'response', id: 1, outcome: known(['a']) });
    assert.deepEqual([talk.left('request'), talk.events.length], ['', 0]);
    talk.take({ kind: 'recalled', direction: 'request', id: 1, outcome: { ok: true, value: [] } });
    assert.deepEqual(verdictsOf(talk), ['request deny uninspected.reference'], 'no answer is none');
  });
});

describe('an answer that makes something', () => {
  const answered = (
    spec = WORDS,
    body = ANSWER,
    more: { path?: string; status?: string; cut?: true; asks?: string } = {},
  ): Talk => {
    const talk = talkOf(spec, 'full-duplex', more.path);
    talk.body('request', more.asks ?? '{"model":"m","input":"Hi"}', true);
    const headers = [
      { name: ':status', value: more.status ?? '200' },
      { name: 'content-type', value: 'application/json' },
    ];
    talk.take({ kind: 'headers', direction: 'response', headers, end: false });
    talk.body('response', body.slice(0, 100));
    assert.deepEqual(talk.remembers, [], 'nothing before the end');
    if (more.cut !== true) talk.body('response', body.slice(100), true);
    else talk.take({ kind: 'closed', ended: 'cancelled' });
    return talk;
  };
  const kindsOf = ({ remembers }: Talk) => remembers.map((key) => key.split('\n')[0]);

  it('is remembered at its end: the response, its items, what is sealed', () => {
    assert.deepEqual(kindsOf(answered()), ['response', 'item', 'sealed']);
  });

  it('keys what it makes as a later request looks it up', () => {
    const [response] = answered(WORDS, ANSWER.replace('resp_2', 'resp_1')).remembers;
    const talk = talkOf();
    talk.body('request', ASKED, true);
    assert.deepEqual(talk.recalls[0]?.recall.keys, [response]);
  });

  it('is not remembered where it was denied, broken off, an error, or goes on elsewhere', () => {
    const denied = ANSWER.replace('"summary":[]', '"summary":[{"type":"summary_text","text":"leak"}]');
    const nothing = [
      answered(WORDS, denied),
      answered(`  mode: observe\n${WORDS}`, denied),
      answered(WORDS, ANSWER, { cut: true }),
      answered(WORDS, ANSWER, { status: '500' }),
    ];
    for (const talk of nothing) assert.deepEqual(talk.remembers, []);
    assert.deepEqual(kindsOf(answered(WORDS, ANSWER.replace('completed', 'queued'))), ['sealed']);
  });

  it('is not remembered where the request would have been denied, or was not judged', () => {
    const asks = '{"model":"m","input":"evil"}';
    assert.deepEqual(answered(`  mode: observe\n${WORDS}`, ANSWER, { asks }).remembers, []);
    assert.deepEqual(answered(`  onFault: allow\n${WORDS}`, ANSWER, { asks: '{"broken":' }).remembers, []);
  });

  it('is remembered in observe mode where nothing would have been denied', () => {
    assert.equal(answered(`  mode: observe\n${WORDS}`).remembers.length, 3);
  });

  it('is not remembered where the policy does not ask what is known', () => {
    assert.deepEqual(kindsOf(answered(`  uninspected: { reference: allow, sealed: deny }\n${WORDS}`)), []);
    assert.deepEqual(kindsOf(answered(`  uninspected: { reference: deny }\n${WORDS}`)), ['sealed']);
  });

  it('makes only what its path makes', () => {
    assert.deepEqual(kindsOf(answered(WORDS, ANSWER, { path: '/v1/responses/compact' })), ['sealed']);
  });

  it('says so when it could not be kept', () => {
    const talk = answered();
    talk.take({ kind: 'unremembered', direction: 'response', fault: FAULT.fault });
    assert.deepEqual(talk.events.at(-1)?.fault, FAULT.fault);
  });
});
