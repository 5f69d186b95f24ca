/** Judges that are asked by protocols of others: what is posted, what of the answers counts, and what is refused. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Hit } from '../../../src/core/finding.ts';
import type { Role } from '../../../src/core/segment.ts';
import { JudgeFailure } from '../../../src/models/judge-failure.ts';
import { Judges } from '../../../src/models/judges.ts';
import { judgesSection } from '../../../src/models/section.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-protocols-'));
let server: Server;
let url = '';
let now = 0;
/** What the service was asked last, and what it answers. */
let posted: { body: unknown; headers: IncomingHttpHeaders } = { body: undefined, headers: {} };
let answer: { status: number; body: unknown } = { status: 200, body: {} };
let asked = 0;

before(async () => {
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    posted = { body: JSON.parse(text), headers: request.headers };
    asked += 1;
    response.writeHead(answer.status).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
beforeEach(() => {
  answer = { status: 200, body: {} };
  asked = 0;
  now = 0;
});
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function judgeWith(section: object): (text: string, role?: Role) => Promise<readonly Hit[]> {
  const judges = new Judges(judgesSection.parse({ guard: { url, ...section } }), { monotonic: () => now });
  return (text, role = 'user') =>
    judges.ask({ rule: 'r', judge: 'guard', texts: [{ role, text }] }, new AbortController().signal);
}

async function reasonOf(hits: Promise<readonly Hit[]>): Promise<string> {
  const cause: unknown = await hits.then(
    () => assert.fail('answered'),
    (reason: unknown) => reason,
  );
  assert.ok(cause instanceof JudgeFailure, String(cause));
  return cause.reason;
}

function overFive(type: string, score: number): Hit {
  return { type, start: 0, end: 5, score };
}

interface Case {
  readonly what: string;
  readonly section: object;
  readonly role?: Role;
  readonly posts?: unknown;
  readonly answer: unknown;
  /** The hits over the five characters of "flood", or why there are none. */
  readonly hits: readonly Hit[] | string;
}

const LLAMA = { kind: 'chat', model: 'llama-guard' };
const LLAMA_POST = {
  model: 'llama-guard',
  temperature: 0,
  stream: false,
  max_tokens: 32,
  logprobs: true,
  top_logprobs: 5,
};
const GO_ON = { role: 'user', content: 'Go on.' };
const KSERVE = { kind: 'kserve', labels: ['safe', 'prompt injection'], harmless: ['SAFE'] };

function said(content: string, top?: readonly (readonly [string, number])[]): unknown {
  const tops = top?.map(([token, logprob]) => ({ token, logprob }));
  return {
    choices: [
      {
        message: { role: 'assistant', content },
        ...(tops === undefined ? {} : { logprobs: { content: [{ token: 'x', top_logprobs: tops }] } }),
      },
    ],
  };
}

function output(...data: readonly unknown[]): unknown {
  return { model_name: 'm', outputs: [{ name: 'scores', datatype: 'FP32', shape: [1, 2], data }] };
}

const CASES: readonly Case[] = [
  {
    what: 'Llama Guard is shown what a user said, and names hazards',
    section: LLAMA,
    posts: { ...LLAMA_POST, messages: [{ role: 'user', content: 'flood' }] },
    answer: said('\n\nunsafe\nS1,S10,S99'),
    hits: [overFive('VIOLENT_CRIMES', 1), overFive('HATE', 1), overFive('JUDGED', 1)],
  },
  {
    what: 'Llama Guard is shown what an assistant said as that',
    section: LLAMA,
    role: 'assistant',
    posts: { ...LLAMA_POST, messages: [GO_ON, { role: 'assistant', content: 'flood' }] },
    answer: said('safe'),
    hits: [overFive('JUDGED', 0)],
  },
  {
    what: 'Llama Guard is believed as far as it is sure',
    section: LLAMA,
    answer: said('unsafe\nS2', [
      ['unsafe', Math.log(0.75)],
      ['safe', Math.log(0.25)],
    ]),
    hits: [overFive('NON_VIOLENT_CRIMES', 0.75), overFive('JUDGED', 0.75)],
  },
  { what: 'a guard that says neither', section: LLAMA, answer: said('I cannot say.'), hits: 'malformed' },
  { what: 'a guard that says nothing', section: LLAMA, answer: { choices: [] }, hits: 'malformed' },
  {
    what: 'any chat model is told the policy',
    section: { kind: 'chat', template: 'policy', policy: 'No floods.' },
    answer: said('VIOLATION'),
    hits: [overFive('JUDGED', 1)],
  },
  {
    what: 'a chat model that finds nothing wrong',
    section: { kind: 'chat', template: 'policy', policy: 'No floods.' },
    answer: said('"Safe".'),
    hits: [overFive('JUDGED', 0)],
  },
  {
    what: 'moderations name categories and scores',
    section: { kind: 'moderations', model: 'omni' },
    posts: { model: 'omni', input: 'flood' },
    answer: {
      results: [{ flagged: true, category_scores: { sexual: 0.125, 'hate/threatening': 0.25, 漢: 0.1 } }],
    },
    hits: [overFive('HATE_THREATENING', 0.25), overFive('SEXUAL', 0.125), overFive('JUDGED', 1)],
  },
  {
    what: 'moderations with a score that is none',
    section: { kind: 'moderations' },
    answer: { results: [{ flagged: false, category_scores: { hate: 2 } }] },
    hits: 'score',
  },
  {
    what: 'moderations without results',
    section: { kind: 'moderations' },
    answer: { results: [] },
    hits: 'malformed',
  },
  {
    what: 'KServe gives a number for each label',
    section: KSERVE,
    posts: { inputs: [{ name: 'text', shape: [1], datatype: 'BYTES', data: ['flood'] }] },
    answer: output(0.25, 0.75),
    hits: [overFive('PROMPT_INJECTION', 0.75)],
  },
  {
    what: 'KServe with more numbers than labels',
    section: KSERVE,
    answer: output(0.2, 0.3, 0.5),
    hits: 'malformed',
  },
  { what: 'KServe with logits', section: KSERVE, answer: output(-3, 4), hits: 'score' },
  { what: 'KServe with text', section: KSERVE, answer: output('a', 'b'), hits: 'score' },
  {
    what: 'KServe without the output',
    section: { ...KSERVE, output: 'p' },
    answer: output(0, 1),
    hits: 'malformed',
  },
  {
    what: 'predict gives labels with scores, one list',
    section: { kind: 'predict', harmless: ['BENIGN'] },
    posts: { inputs: 'flood', truncate: false },
    answer: [
      { label: 'JAILBREAK', score: 0.75 },
      { label: 'benign', score: 0.25 },
    ],
    hits: [overFive('JAILBREAK', 0.75)],
  },
  {
    what: 'predict gives a list in a list',
    section: { kind: 'predict', harmless: ['BENIGN'] },
    answer: [[{ label: 'BENIGN', score: 1 }]],
    hits: [],
  },
  {
    what: 'predict with an error',
    section: { kind: 'predict' },
    answer: { error: 'too long' },
    hits: 'malformed',
  },
];

describe('judges by protocols of others', () => {
  for (const { what, section, role, posts, answer: body, hits } of CASES) {
    it(what, async () => {
      answer = { status: 200, body };
      const found = judgeWith(section)('flood', role);
      if (typeof hits === 'string') assert.equal(await reasonOf(found), hits);
      else assert.deepEqual(rounded(await found), hits);
      if (posts !== undefined) assert.deepEqual(posted.body, posts);
    });
  }

  it('tells a chat model its policy first, and the text as the word of a user', async () => {
    answer = { status: 200, body: said('SAFE') };
    await judgeWith({ kind: 'chat', template: 'policy', policy: 'No floods.' })('flood');
    const { messages } = posted.body as { messages: { role: string; content: string }[] };
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user'],
    );
    assert.match(messages[0]!.content, /^No floods\.\n/);
    assert.equal(messages[1]!.content, 'flood');
  });

  it('sends a secret, read anew each time', async () => {
    const secretFile = join(folder, 'secret');
    const judge = judgeWith({ secretFile });
    answer = { status: 200, body: { score: 0 } };
    assert.equal(await reasonOf(judge('flood')), 'secret');
    assert.equal(asked, 0);
    writeFileSync(secretFile, 'one\n');
    await judge('flood');
    assert.equal(posted.headers.authorization, 'Bearer one');
    writeFileSync(secretFile, 'two');
    await judge('flood');
    assert.equal(posted.headers.authorization, 'Bearer two');
    writeFileSync(secretFile, 'two\r\nx-more: 1');
    assert.equal(await reasonOf(judge('flood')), 'secret');
  });
});

describe('a service that fails again and again', () => {
  it('is left alone, tried once, and asked again when it answers', async () => {
    const judge = judgeWith({ breaker: { failures: 2, restMs: 1000 } });
    answer = { status: 503, body: {} };
    assert.deepEqual([await reasonOf(judge('a')), await reasonOf(judge('a'))], ['status', 'status']);
    assert.equal(await reasonOf(judge('a')), 'resting');
    assert.equal(asked, 2);
    now = 1000;
    const trial = reasonOf(judge('a'));
    assert.equal(await reasonOf(judge('a')), 'resting');
    assert.equal(await trial, 'status');
    assert.equal(asked, 3);
    now = 2000;
    answer = { status: 200, body: { score: 0.5 } };
    assert.equal((await judge('a')).length, 1);
    assert.equal((await judge('a')).length, 1);
    assert.equal(asked, 5);
  });

  it('is asked every time where the configuration says so, and one success begins the count anew', async () => {
    const never = judgeWith({ breaker: { failures: 0 } });
    answer = { status: 503, body: {} };
    for (let at = 0; at < 8; at += 1) assert.equal(await reasonOf(never('a')), 'status');
    const judge = judgeWith({ breaker: { failures: 2 } });
    for (let at = 0; at < 3; at += 1) {
      answer = { status: 503, body: {} };
      assert.equal(await reasonOf(judge('a')), 'status');
      answer = { status: 200, body: { score: 0 } };
      await judge('a');
    }
  });

  it('is not blamed for exchanges that end', async () => {
    const judges = new Judges(judgesSection.parse({ guard: { url, breaker: { failures: 1 } } }), {
      monotonic: () => now,
    });
    const question = { rule: 'r', judge: 'guard', texts: [] };
    assert.equal(await reasonOf(judges.ask(question, AbortSignal.abort())), 'left');
    answer = { status: 200, body: { score: 0 } };
    assert.equal((await judges.ask(question, new AbortController().signal)).length, 1);
  });
});

describe('the section judges', () => {
  const WRONG: readonly [section: object, key: string, why: RegExp][] = [
    [{ kind: 'webhook' }, 'url', /is missing/],
    [{ kind: 'webhook', url: 'http://a', folder: 'x' }, 'folder', /has no effect with kind: webhook/],
    [{ kind: 'moderations', url: 'http://a', labels: ['x'] }, 'labels', /has no effect/],
    [{ kind: 'kserve', url: 'http://a' }, 'labels', /is missing/],
    [{ kind: 'chat', url: 'http://a', template: 'policy' }, 'policy', /name both/],
    [{ kind: 'chat', url: 'http://a', policy: 'x' }, 'policy', /name both/],
    [{ kind: 'onnx', harmless: ['A'] }, 'folder', /is missing/],
    [{ kind: 'onnx', folder: 'x' }, 'harmless', /is missing/],
    [{ kind: 'onnx', folder: 'x', harmless: ['A'] }, 'keyFile', /or say unsigned: true/],
    [
      { kind: 'onnx', folder: 'x', harmless: ['A'], unsigned: true, keyFile: 'k' },
      'keyFile',
      /one of the two/,
    ],
    [
      { kind: 'onnx', folder: 'x', harmless: ['A'], unsigned: true, window: 8, overlap: 5 },
      'overlap',
      /shorter/,
    ],
    [{ kind: 'onnx', url: 'http://a' }, 'url', /has no effect with kind: onnx/],
  ];
  for (const [section, key, why] of WRONG) {
    it(`refuses ${JSON.stringify(section)}`, () => {
      const parsed = judgesSection.safeParse({ guard: section });
      assert.ok(!parsed.success);
      assert.deepEqual(parsed.error.issues[0]?.path, ['guard', key]);
      assert.match(parsed.error.issues[0]?.message ?? '', why);
    });
  }
});

function rounded(hits: readonly Hit[]): Hit[] {
  return hits.map((hit) => ({ ...hit, score: Math.round(hit.score * 1000) / 1000 }));
}
