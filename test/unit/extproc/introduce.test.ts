/** Who asks, in a conversation: nothing is read before it is known, and what proves nothing goes nowhere. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Caller } from '../../../src/core/caller.ts';
import { failed, ok, type Result } from '../../../src/core/fault.ts';
import type { HeadersFrame } from '../../../src/core/frame.ts';
import type { Identified } from '../../../src/core/ports.ts';
import { introduce } from '../../../src/extproc/introduce.ts';
import { Talk } from '../../fakes/talk.ts';

const JO: Caller = { id: 'jwt:login/jo', kind: 'jwt', tenant: 'shop', roles: [], claims: {} };
const ADDRESS: Caller = { id: '10.0.0.1', kind: 'address', roles: [], claims: {} };
const KNOWN = ok<Identified>({ caller: JO, proof: { header: 'authorization', goesOn: false } });
const NOBODY = failed('unauthenticated', 'The token has expired.', 'authorization');
const HEAD: HeadersFrame = { kind: 'headers', direction: 'request', headers: [], end: false };

describe('the head of a request', () => {
  function introduced(frame: HeadersFrame, identity: Result<Identified> | Promise<Result<Identified>>) {
    const done: string[] = [];
    const passed = new Promise<void>((resolve) => {
      introduce(frame, {
        identify: () => identity,
        background: (_, promise) => void promise.then(() => resolve()),
        reading: { pause: (why, on) => void done.push(`${why} ${on ? 'waits' : 'goes on'}`) },
        pass: (known) =>
          void done.push(known.identity?.ok === true ? known.identity.value.caller.id : 'passed'),
        failed: (cause) => void done.push(String(cause)),
      });
    });
    return { done, passed };
  }

  it('passes at once where it is known who asks', () =>
    assert.deepEqual(introduced(HEAD, KNOWN).done, ['jwt:login/jo']));

  it('stops the reading until it is known, and passes before that goes on', async () => {
    const { done, passed } = introduced(HEAD, Promise.resolve(KNOWN));
    assert.deepEqual(done, ['identity waits']);
    await passed;
    assert.deepEqual(done, ['identity waits', 'jwt:login/jo', 'identity goes on']);
  });

  it('never passes where nobody says anything', async () => {
    const { done, passed } = introduced(HEAD, Promise.reject(new Error('a bug')));
    await passed;
    assert.deepEqual(done, ['identity waits', 'Error: a bug']);
  });

  it('is asked for, and that of an answer is not', () => {
    const answer: HeadersFrame = { ...HEAD, direction: 'response' };
    assert.deepEqual(introduced(answer, KNOWN).done, ['passed']);
  });
});

describe('a conversation', () => {
  const BODY = JSON.stringify({ messages: [{ role: 'user', content: 'Weirs?' }] });
  function ask(spec: string, identity: Result<Identified>, path = '/v1/chat/completions') {
    const talk = new Talk(spec, { callerOf: () => ADDRESS });
    talk.take({
      ...{ kind: 'headers', direction: 'request', end: false, identity, attributes: new Map() },
      headers: [
        ...Object.entries({
          ':method': 'POST',
          ':path': path,
          ':authority': 'h',
          authorization: 'Bearer t',
        }).map(([name, value]) => ({ name, value })),
      ],
      protocol: { request: 'full-duplex', response: 'full-duplex', sendsBodyEarly: false },
    });
    talk.body('request', BODY, true);
    const immediate = talk.replies.find((reply) => reply.kind === 'immediate');
    const removed = talk.replies.flatMap((reply) =>
      'mutation' in reply ? [...(reply.mutation?.remove ?? [])] : [],
    );
    return { talk, removed, status: immediate?.kind === 'immediate' ? immediate.reply.status : undefined };
  }

  it('has the caller that was proven in every record, and not its token on the way up', () => {
    const { talk, removed, status } = ask('  {}\n', KNOWN);
    assert.equal(status, undefined);
    assert.deepEqual(removed, ['authorization']);
    assert.deepEqual(talk.events[0]?.exchange.caller, JO);
    const forwarded = ok<Identified>({ caller: JO, proof: { header: 'authorization', goesOn: true } });
    assert.deepEqual(ask('  {}\n', forwarded).removed, []);
  });

  for (const [what, spec, path] of [
    ['of any path', '  {}\n', undefined],
    ['whatever faults mean', '  onFault: allow\n', undefined],
    ['where the path passes', '  passPaths: [/files]\n', '/files'],
  ] as const)
    it(`is refused to who proves nothing: ${what}`, () => {
      const { talk, status } = ask(spec, NOBODY, path);
      assert.equal(status, 401);
      const { exchange, rule, fault } = talk.events[0] ?? assert.fail('nothing was recorded');
      assert.deepEqual([exchange.caller, rule, fault?.kind], [ADDRESS, 'unauthenticated', 'unauthenticated']);
      assert.equal(talk.left('request'), '');
    });

  it('is refused to who is of another kind than the policy asks for', () => {
    assert.equal(ask('  callers: { kinds: [jwt] }\n', KNOWN).status, undefined);
    for (const caller of [ADDRESS, { ...ADDRESS, kind: 'unknown' } as const]) {
      const { talk, status } = ask('  callers: { kinds: [jwt, spiffe] }\n', ok({ caller }));
      assert.deepEqual([status, talk.events[0]?.rule], [401, 'callers']);
    }
  });

  it('goes on where it is only observed, and is recorded as it would have been', () => {
    const { talk, removed, status } = ask('  mode: observe\n', NOBODY);
    assert.deepEqual([status, removed, talk.left('request')], [undefined, [], BODY]);
    const [first] = talk.events;
    assert.deepEqual([first?.verdict, first?.rule, first?.enforced], ['deny', 'unauthenticated', false]);
  });
});
