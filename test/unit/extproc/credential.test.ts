/** The provider's credential in a conversation: when a request gets it, over which bytes, and what it means when there is none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_GRANTS } from '../../../src/core/caller.ts';
import { failed, ok } from '../../../src/core/fault.ts';
import type { BodyMode, Reply } from '../../../src/core/frame.ts';
import type { Authenticate, ProviderRequest } from '../../../src/core/ports.ts';
import { signed } from '../../../src/extproc/authenticate.ts';
import { Holding } from '../../../src/extproc/holding.ts';
import { HeldBytes } from '../../../src/screen/held-bytes.ts';
import { Talk } from '../../fakes/talk.ts';

const CARD = '4111 1111 1111 1111';
const MASKS =
  '  request: { rules: [{ name: mask, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: X }] }\n';
const SIGNS = `  upstream: { credential: bedrock }\n  readPaths: [/lines]\n  passPaths: [/pass]\n${MASKS}`;
const BEARS = `  upstream: { credential: openai }\n  readPaths: [/lines]\n  passPaths: [/pass]\n${MASKS}`;
const SIGNED = [
  {
    name: 'authorization',
    value: 'AWS4-HMAC-SHA256 Credential=CALLER/1/r/bedrock/aws4_request, Signature=0',
  },
  { name: 'x-amz-date', value: '20150830T123600Z' },
];
const BODY = JSON.stringify({ messages: [{ role: 'user', content: [{ text: `Is ${CARD} mine?` }] }] });
const MASKED = BODY.replace(CARD, 'X');
const CONVERSE = { path: '/model/m/converse?a=b', headers: SIGNED };
const LINES = {
  path: '/lines',
  headers: [...SIGNED, { name: 'content-type', value: 'application/x-ndjson' }],
};

interface Asked {
  readonly credential: string;
  readonly request: ProviderRequest;
}

/** A conversation whose credential is the length of what is signed. */
function talk(spec: string, authenticate?: Authenticate): { talk: Talk; asked: Asked[] } {
  const asked: Asked[] = [];
  const by: Authenticate = (credential, request) => {
    asked.push({ credential, request });
    if (authenticate !== undefined) return authenticate(credential, request);
    return ok([{ name: 'authorization', value: `ours over ${Buffer.concat(request.body).length}` }]);
  };
  return { talk: new Talk(spec, { authenticate: by }), asked };
}

const bodyOf = ({ request }: Asked): string => Buffer.concat(request.body).toString();
const setBy = (replies: readonly Reply[]): string[] =>
  replies.flatMap((reply) =>
    'mutation' in reply ? (reply.mutation?.set ?? []).map(({ name, value }) => `${name}: ${value}`) : [],
  );
const removedBy = (replies: readonly Reply[]): string[] =>
  replies.flatMap((reply) => ('mutation' in reply ? [...(reply.mutation?.remove ?? [])] : []));
const kindsOf = (replies: readonly Reply[]): string[] => replies.map(({ kind }) => kind);

describe('a request that is signed', () => {
  it('goes on when all of it was judged, signed over what leaves', () => {
    const { talk: it, asked } = talk(SIGNS);
    it.request('full-duplex', CONVERSE);
    it.body('request', BODY.slice(0, 50));
    assert.deepEqual([it.replies, asked], [[], []]);
    it.body('request', BODY.slice(50), true);
    assert.deepEqual(kindsOf(it.replies), ['headers', 'chunk']);
    assert.equal(it.left('request'), MASKED);
    assert.deepEqual(
      asked.map((one) => [
        one.credential,
        bodyOf(one),
        one.request.method,
        one.request.target,
        one.request.authority,
      ]),
      [['bedrock', MASKED, 'POST', CONVERSE.path, 'h']],
    );
    assert.deepEqual(setBy(it.replies), ['x-weir-id: x', `authorization: ours over ${MASKED.length}`]);
    assert.ok(removedBy(it.replies).includes('x-amz-date'));
    assert.ok(!removedBy(it.replies).includes('authorization'), 'what is set is not removed as well');
    assert.equal(it.events[0]?.verdict, 'mutate');
  });

  it('is the same in any chunking, also where a format would let go line by line', () => {
    const lines = `${JSON.stringify({ a: `Is ${CARD} mine?` })}\n${JSON.stringify({ b: 'The river is calm.' })}\n`;
    const masked = lines.replace(CARD, 'X');
    for (const size of [1, 7, 60, lines.length]) {
      const { talk: it, asked } = talk(SIGNS);
      it.request('full-duplex', LINES);
      for (let at = 0; at < lines.length; at += size) {
        it.body('request', lines.slice(at, at + size));
        assert.deepEqual(it.replies, [], `nothing leaves at ${at} of ${size}`);
      }
      it.body('request', '', true);
      assert.equal(it.left('request'), masked);
      assert.deepEqual(asked.map(bodyOf), [masked]);
    }
  });

  it('waits, and counts among what is held, where a lane lets go of its beginning', () => {
    const { talk: it, asked } = talk(SIGNS);
    const held = new HeldBytes(1000);
    const holding = new Holding({ held, pause: () => {} });
    const heldNow = () => {
      holding.update(it.state, { coded: 0, unsent: 0 });
      return held.held;
    };
    it.request('full-duplex', LINES);
    const before = heldNow();
    const leaves = (text: string, ended: boolean) => {
      const out = signed(it.state, it.state.request, { chunks: [Buffer.from(text)], ended });
      assert.ok(out.ok);
      return [Buffer.concat(out.value.chunks).toString(), out.value.ended];
    };
    assert.deepEqual(leaves('one ', false), ['', false]);
    assert.deepEqual(leaves('two ', false), ['', false]);
    assert.equal(heldNow() - before, 8);
    assert.deepEqual(leaves('three', true), ['one two three', true]);
    assert.equal(heldNow() - before, 0);
    assert.deepEqual(asked.map(bodyOf), ['one two three']);
  });

  for (const mode of ['buffered', 'none'] as const) {
    it(`gets it with the answer to its body: ${mode}`, () => {
      const weaker = mode === 'none' ? '  acceptWeaker: [mode-override]\n' : '';
      const { talk: it, asked } = talk(weaker + SIGNS);
      it.request(mode, CONVERSE);
      assert.deepEqual([kindsOf(it.replies), asked], [['headers'], []]);
      assert.ok(removedBy(it.replies).includes('authorization'), "the caller's goes at once");
      const replies = it.body('request', BODY, true);
      assert.deepEqual(setBy(replies), [
        ...['x-weir-id: x', `authorization: ours over ${MASKED.length}`, `content-length: ${MASKED.length}`],
      ]);
      assert.equal(it.left('request'), MASKED);
    });
  }

  it('may have trailers, behind what is signed', () => {
    const { talk: it, asked } = talk(SIGNS.replace('request: {', 'request: { trailers: allow,'));
    it.request('full-duplex', CONVERSE);
    it.body('request', BODY);
    it.trailers('request');
    assert.deepEqual(kindsOf(it.replies), ['headers', 'chunk', 'trailers']);
    assert.deepEqual(asked.map(bodyOf), [MASKED]);
  });

  it('without a body is signed at once, on a path that passes, too', () => {
    for (const path of ['/pass', '/model/m/converse']) {
      const { talk: it, asked } = talk(SIGNS);
      it.request('full-duplex', { path, end: true });
      assert.deepEqual(asked.map(bodyOf), ['']);
      if (path === '/pass') assert.ok(setBy(it.replies).includes('authorization: ours over 0'));
    }
  });

  it('is refused where its body passes and is not held', () => {
    const { talk: it, asked } = talk(SIGNS);
    it.request('full-duplex', { path: '/pass' });
    assert.deepEqual([kindsOf(it.replies), asked], [['immediate'], []]);
    assert.deepEqual([it.events[0]?.verdict, it.events[0]?.rule], ['deny', 'unsupported']);
  });
});

describe('a secret in a header', () => {
  it('is there when the head is answered, in every body mode', () => {
    const weaker = `  acceptWeaker: [streamed]\n${BEARS}`;
    for (const mode of ['full-duplex', 'buffered', 'streamed'] as const) {
      const { talk: it, asked } = talk(weaker);
      it.request(mode, { headers: SIGNED });
      it.body('request', '{"messages":[]}', true);
      assert.deepEqual([asked.length, asked[0]?.credential], [1, 'openai'], mode);
      const [first] = it.replies;
      assert.ok(first?.kind === 'headers' && setBy([first]).includes('authorization: ours over 0'), mode);
    }
  });

  it('is on what passes unread', () => {
    const { talk: it } = talk(BEARS);
    it.request('full-duplex', { path: '/pass', headers: SIGNED });
    assert.deepEqual(setBy(it.replies), ['x-weir-id: x', 'authorization: ours over 0']);
  });

  it('is left out where Envoy only lets Weir watch', () => {
    const { talk: it, asked } = talk(BEARS);
    const headers = [
      { name: ':method', value: 'POST' },
      { name: ':path', value: '/v1/chat/completions' },
      { name: ':authority', value: 'h' },
    ];
    it.take({ kind: 'headers', direction: 'request', headers, end: false, observed: true });
    assert.deepEqual([asked, setBy(it.replies).filter((set) => set.startsWith('auth'))], [[], []]);
  });
});

describe('a credential that cannot be read', () => {
  const gone: Authenticate = () => failed('credential', 'Gone.');
  const CASES: readonly (readonly [what: string, spec: string, mode: BodyMode])[] = [
    ['a secret', BEARS, 'full-duplex'],
    ['a secret, where faults are allowed', `  onFault: allow\n${BEARS}`, 'full-duplex'],
    ['a key that signs', SIGNS, 'full-duplex'],
    ['a key that signs, buffered', SIGNS, 'buffered'],
    ['a secret, where refusals are ordinary answers', `  refusals: { as: answer }\n${BEARS}`, 'full-duplex'],
    ['a key, where refusals are ordinary answers', `  refusals: { as: answer }\n${SIGNS}`, 'full-duplex'],
  ];
  for (const [what, spec, mode] of CASES) {
    it(`denies, once, and nothing leaves: ${what}`, () => {
      const { talk: it } = talk(spec, gone);
      it.request(mode, CONVERSE);
      it.body('request', BODY, true);
      it.take({ kind: 'closed', ended: 'complete' });
      assert.equal(it.left('request'), '');
      const last = it.replies.at(-1);
      assert.ok(last?.kind === 'immediate', JSON.stringify(kindsOf(it.replies)));
      assert.equal(last.reply.status, 503);
      assert.deepEqual(it.events.map(({ kind, rule, fault }) => [kind, rule, fault?.kind]).slice(0, 2), [
        ['request', 'credential', 'credential'],
        ['close', 'credential', undefined],
      ]);
    });
  }
});

describe('a credential in the query', () => {
  for (const [query, denied] of [
    ['?key=AIza', true],
    ['?alt=sse&KEY=AIza', true],
    ['?x=1;key=AIza', true],
    ['?a=b&%61pi-key=1', true],
    ['?X-Amz-Credential=a&X-Amz-Signature=b', true],
    ['?access_token=t', true],
    ['?alt=sse&keys=1', false],
    ['?api-version=2024-10-21', false],
    ['?%zz=key', false],
  ] as const) {
    it(`${denied ? 'is refused' : 'is none'}: ${query}`, () => {
      const { talk: it } = talk(BEARS);
      it.request('full-duplex', { path: `/v1/chat/completions${query}` });
      assert.equal(
        it.replies.some(({ kind }) => kind === 'immediate'),
        denied,
      );
      if (denied) assert.deepEqual(it.events[0]?.rule, 'unsupported');
    });
  }

  it('goes on where the policy names no credential', () => {
    const { talk: it } = talk(MASKS);
    it.request('full-duplex', { path: '/v1/chat/completions?key=AIza' });
    assert.deepEqual(it.replies, []);
  });
});

describe('a credential for each tenant', () => {
  const SPEC = '  upstream: { credential: openai, tenants: { shop: openai } }\n';
  const NAMED = '  upstream: { tenants: { shop: openai } }\n';
  const of = (spec: string, tenant: string | undefined) => {
    const asked: string[] = [];
    const on = new Talk(spec, {
      callerOf: () => ({ id: 'a', kind: 'jwt', ...NO_GRANTS, ...(tenant === undefined ? {} : { tenant }) }),
      authenticate: (credential) => {
        asked.push(credential);
        return ok([{ name: 'authorization', value: 'ours' }]);
      },
    });
    on.request('full-duplex', { headers: [{ name: 'content-type', value: 'application/json' }] });
    on.body('request', JSON.stringify({ model: 'm', messages: [] }), true);
    return { asked, event: on.events.find(({ kind }) => kind === 'request'), left: on.left('request') };
  };

  it('is that of the tenant, else the one for all, else the request is denied', () => {
    for (const [spec, tenant] of [
      [SPEC, 'shop'],
      [SPEC, 'bank'],
      [SPEC, undefined],
      [NAMED, 'shop'],
    ] as const)
      assert.deepEqual(of(spec, tenant).asked, ['openai'], `${spec} ${tenant}`);
    for (const tenant of ['bank', 'Shop', '__proto__', undefined]) {
      const { asked, event, left } = of(NAMED, tenant);
      assert.deepEqual(
        [asked, event?.verdict, event?.rule, event?.fault?.kind, left],
        [[], 'deny', 'unauthenticated', 'unauthenticated', ''],
      );
    }
  });
});
