/** Guards of other vendors: what they are asked and where, what of their answers counts, and what is refused. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Hit } from '../../../src/core/finding.ts';
import type { Role } from '../../../src/core/segment.ts';
import { JudgeFailure } from '../../../src/models/judge-failure.ts';
import { Judges } from '../../../src/models/judges.ts';
import { judgesSection } from '../../../src/models/section.ts';
import { judgeSigner } from '../../../src/server/judge-signer.ts';
import { signRequest } from '../../../src/upstream/sign.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const folder = mkdtempSync(join(tmpdir(), 'weir-vendors-'));
const secretFile = join(folder, 'secret');
const keyFile = join(folder, 'aws');
const AWS_KEY = { id: 'AKIDEXAMPLE', secret: ['made', 'up', 'key'].join('-'), token: undefined };
let server: Server;
let port = 0;
let posted: { target: string; text: string; headers: IncomingHttpHeaders };
let respond: RequestListener;

before(async () => {
  writeFileSync(secretFile, 'a-secret\n');
  writeFileSync(
    keyFile,
    `[default]\naws_access_key_id = ${AWS_KEY.id}\naws_secret_access_key = ${AWS_KEY.secret}\n`,
  );
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    posted = { target: request.url ?? '', text, headers: request.headers };
    respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is asked about a text of somebody. */
async function ask(section: object, text: string, role: Role = 'user'): Promise<readonly Hit[]> {
  const url = `http://127.0.0.1:${port}/at`;
  const judges = new Judges(judgesSection.parse({ guard: { url, ...section } }), {
    monotonic: () => 0,
    sign: judgeSigner({ now: () => NOW }),
  });
  return judges.ask({ rule: 'r', judge: 'guard', texts: [{ role, text }] }, new AbortController().signal);
}

async function reasonOf(hits: Promise<readonly Hit[]>): Promise<string> {
  const cause: unknown = await hits.then(
    () => assert.fail('answered'),
    (reason: unknown) => reason,
  );
  assert.ok(cause instanceof JudgeFailure, String(cause));
  assert.ok(!cause.message.includes('flood') && !cause.message.includes('a-secret'));
  return cause.reason;
}

const answering =
  (body: unknown, status = 200): RequestListener =>
  (_, response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', location: '/else' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));

interface Case {
  readonly what: string;
  readonly section: object;
  readonly role?: Role;
  readonly text?: string;
  readonly target?: string;
  readonly posts: unknown;
  readonly answer: unknown;
  readonly hits: readonly (readonly [type: string, score: number, start?: number, end?: number])[];
  /** Answers of another form. */
  readonly wrong: readonly unknown[];
}

const PRESIDIO = { kind: 'presidio' };
const SHIELD = { kind: 'azure-shield', secretFile };
const GUARDRAIL = { kind: 'bedrock-guardrail', region: 'eu-central-1', secretFile: keyFile };
const ARMOR = { kind: 'model-armor', secretFile };
const LAKERA = { kind: 'lakera', secretFile };
const entity = { entity_type: 'EMAIL_ADDRESS', start: 2, end: 5, score: 0.85, analysis_explanation: null };
const armor = (filterMatchState: string, filterResults: object, invocationResult = 'SUCCESS') => ({
  sanitizationResult: { filterMatchState, invocationResult, filterResults },
});

const CASES: readonly Case[] = [
  {
    what: 'Presidio counts code points',
    section: { ...PRESIDIO, language: 'de' },
    text: '\u{1F600} a@b',
    posts: { text: '\u{1F600} a@b', language: 'de' },
    answer: [entity],
    hits: [['EMAIL_ADDRESS', 0.85, 3, 6]],
    wrong: [
      {},
      [{ ...entity, end: 6 }],
      [{ ...entity, start: 5, end: 2 }],
      [{ ...entity, score: 2 }],
      [{ ...entity, entity_type: '?' }],
    ],
  },
  {
    what: 'Presidio that finds nothing',
    section: PRESIDIO,
    posts: { text: 'flood', language: 'en' },
    answer: [],
    hits: [],
    wrong: [null, 'ok'],
  },
  {
    what: 'Azure tells severities by category, and lists',
    section: { kind: 'azure-text', secretFile },
    posts: { text: 'flood', outputType: 'EightSeverityLevels' },
    answer: {
      blocklistsMatch: [{ blocklistName: 'b', blocklistItemId: 'i', blocklistItemText: 'x' }],
      categoriesAnalysis: [
        { category: 'Hate', severity: 0 },
        { category: 'SelfHarm', severity: 7 },
      ],
    },
    hits: [
      ['SELFHARM', 1],
      ['BLOCKLIST', 1],
      ['HATE', 0],
    ],
    wrong: [
      {},
      { categoriesAnalysis: [] },
      { categoriesAnalysis: [{ category: 'Hate', severity: 8 }] },
      { error: {} },
    ],
  },
  {
    what: 'Azure shields what the user says as a prompt',
    section: SHIELD,
    posts: { userPrompt: 'flood', documents: [] },
    answer: { userPromptAnalysis: { attackDetected: true }, documentsAnalysis: [] },
    hits: [
      ['PROMPT_ATTACK', 1],
      ['JUDGED', 1],
    ],
    wrong: [
      {},
      { documentsAnalysis: [{ attackDetected: false }] },
      { userPromptAnalysis: { attackDetected: 'no' } },
    ],
  },
  {
    what: 'Azure shields what a tool says as a document',
    section: SHIELD,
    role: 'tool',
    posts: { userPrompt: '', documents: ['flood'] },
    answer: { userPromptAnalysis: { attackDetected: false }, documentsAnalysis: [{ attackDetected: false }] },
    hits: [['JUDGED', 0]],
    wrong: [{ userPromptAnalysis: { attackDetected: false }, documentsAnalysis: [] }],
  },
  {
    what: 'a guardrail of Bedrock says what it found, and not the words',
    section: GUARDRAIL,
    posts: { source: 'INPUT', content: [{ text: { text: 'flood' } }] },
    answer: {
      action: 'GUARDRAIL_INTERVENED',
      outputs: [{ text: 'No.' }],
      assessments: [
        {
          contentPolicy: { filters: [{ type: 'PROMPT_ATTACK', confidence: 'MEDIUM', action: 'BLOCKED' }] },
          topicPolicy: { topics: [{ name: 'Floods', type: 'DENY', action: 'BLOCKED' }] },
          sensitiveInformationPolicy: { piiEntities: [{ match: 'x', type: 'EMAIL', action: 'ANONYMIZED' }] },
          wordPolicy: { customWords: [{ match: 'flood', detected: false }] },
        },
      ],
    },
    hits: [
      ['TOPIC', 1],
      ['EMAIL', 1],
      ['PROMPT_ATTACK', 0.66],
      ['JUDGED', 1],
    ],
    wrong: [{}, { action: 'MAYBE', assessments: [] }, { action: 'NONE' }],
  },
  {
    what: 'a guardrail of Bedrock is told of answers as that',
    section: GUARDRAIL,
    role: 'assistant',
    posts: { source: 'OUTPUT', content: [{ text: { text: 'flood' } }] },
    answer: { action: 'NONE', outputs: [], assessments: [{}] },
    hits: [['JUDGED', 0]],
    wrong: [[]],
  },
  {
    what: 'Model Armor is asked about a prompt',
    section: ARMOR,
    target: '/at:sanitizeUserPrompt',
    posts: { userPromptData: { text: 'flood' } },
    answer: armor('MATCH_FOUND', {
      rai: {
        raiFilterResult: {
          matchState: 'MATCH_FOUND',
          raiFilterTypeResults: {
            dangerous: { matchState: 'MATCH_FOUND', confidenceLevel: 'MEDIUM_AND_ABOVE' },
            harassment: { matchState: 'NO_MATCH_FOUND' },
          },
        },
      },
      pi_and_jailbreak: {
        piAndJailbreakFilterResult: { matchState: 'MATCH_FOUND', confidenceLevel: 'HIGH' },
      },
      csam: { csamFilterFilterResult: { matchState: 'NO_MATCH_FOUND' } },
    }),
    hits: [
      ['PI_AND_JAILBREAK', 1],
      ['DANGEROUS', 0.66],
      ['JUDGED', 1],
    ],
    wrong: [
      {},
      armor('PERHAPS', {}),
      armor('NO_MATCH_FOUND', {}, 'PARTIAL'),
      armor('NO_MATCH_FOUND', { pi: 'x' }),
    ],
  },
  {
    what: 'Model Armor is asked about an answer',
    section: ARMOR,
    role: 'assistant',
    target: '/at:sanitizeModelResponse',
    posts: { modelResponseData: { text: 'flood' } },
    answer: armor('NO_MATCH_FOUND', {
      sdp: { sdpFilterResult: { inspectResult: { matchState: 'NO_MATCH_FOUND' } } },
    }),
    hits: [['JUDGED', 0]],
    wrong: [{ sanitizationResult: {} }],
  },
  {
    what: 'Lakera names its detectors',
    section: { ...LAKERA, project: 'project-1' },
    posts: { messages: [{ role: 'user', content: 'flood' }], breakdown: true, project_id: 'project-1' },
    answer: {
      flagged: true,
      breakdown: [
        { detector_type: 'prompt_attack', detected: true },
        { detector_type: 'moderated_content/hate', detected: false },
      ],
    },
    hits: [
      ['PROMPT_ATTACK', 1],
      ['JUDGED', 1],
    ],
    wrong: [{}, { flagged: 1 }, { flagged: true, breakdown: [{}] }],
  },
];

for (const { what, section, role, text = 'flood', target = '/at', posts, answer, hits, wrong } of CASES)
  describe(what, () => {
    it('is asked as it wants to be, and its answer is read', async () => {
      respond = answering(answer);
      const found = await ask(section, text, role);
      assert.deepEqual(JSON.parse(posted.text), posts);
      assert.equal(posted.target, target);
      const expected = hits.map(([type, score, start = 0, end = text.length]) => ({
        type,
        start,
        end,
        score,
      }));
      assert.deepEqual(found, expected);
    });

    it('is not believed where it answers in another form', async () => {
      for (const body of wrong) {
        respond = answering(body === 'ok' ? '"ok"' : body);
        assert.equal(await reasonOf(ask(section, text, role)), 'malformed', JSON.stringify(body));
      }
    });

    it('is a failure where it does not answer well', async () => {
      const whole = JSON.stringify(answer);
      const bad: readonly (readonly [string, RequestListener, object?])[] = [
        ['status', answering(answer, 500)],
        ['status', answering(answer, 302)],
        ['malformed', answering('<html>ok</html>')],
        ['malformed', answering(whole.slice(0, -1))],
        ['too-large', answering(whole + ' '.repeat(70_000))],
        ['unreachable', (request) => request.socket.destroy()],
        ['deadline', () => undefined, { deadlineMs: 60 }],
      ];
      for (const [reason, listener, more = {}] of bad) {
        respond = listener;
        assert.equal(await reasonOf(ask({ ...section, ...more }, text, role)), reason);
      }
    });
  });

describe('who asks', () => {
  it('is told in the header that the service reads', async () => {
    respond = answering({ flagged: false });
    await ask(LAKERA, 'flood');
    assert.equal(posted.headers.authorization, 'Bearer a-secret');
    respond = answering({ userPromptAnalysis: { attackDetected: false } });
    await ask(SHIELD, 'flood');
    assert.equal(posted.headers['ocp-apim-subscription-key'], 'a-secret');
    assert.equal(posted.headers.authorization, undefined);
  });

  it('signs what is asked of AWS', async () => {
    respond = answering({ action: 'NONE', assessments: [] });
    await ask(GUARDRAIL, 'flood');
    const authority = `127.0.0.1:${port}`;
    const expected = signRequest(
      { method: 'POST', target: '/at', authority, body: [Buffer.from(posted.text)] },
      { key: AWS_KEY, region: 'eu-central-1', service: 'bedrock', host: undefined, now: NOW },
    );
    for (const { name, value } of expected) assert.equal(posted.headers[name], value, name);
  });

  it('is nobody without a secret, and then nothing is asked', async () => {
    let asked = 0;
    respond = () => asked++;
    for (const section of [GUARDRAIL, SHIELD, LAKERA])
      assert.equal(await reasonOf(ask({ ...section, secretFile: join(folder, 'none') }, 'flood')), 'secret');
    assert.equal(asked, 0);
  });
});

describe('the section judges', () => {
  const url = 'http://guard';
  const WRONG: readonly (readonly [section: object, key: string, why: RegExp])[] = [
    [{ kind: 'bedrock-guardrail', url, secretFile: 'f' }, 'region', /is missing/],
    [{ kind: 'bedrock-guardrail', url, region: 'r' }, 'secretFile', /is missing/],
    [{ kind: 'lakera', url, region: 'r' }, 'region', /has no effect with kind: lakera/],
    [{ kind: 'presidio', url, project: 'p' }, 'project', /has no effect with kind: presidio/],
    [{ kind: 'presidio', url, language: 'e n' }, 'language', /must be a code/],
  ];
  for (const [section, key, why] of WRONG)
    it(`refuses ${JSON.stringify(section)}`, () => {
      const parsed = judgesSection.safeParse({ guard: section });
      assert.ok(!parsed.success);
      assert.deepEqual(parsed.error.issues[0]?.path, ['guard', key]);
      assert.match(parsed.error.issues[0]?.message ?? '', why);
    });
});
