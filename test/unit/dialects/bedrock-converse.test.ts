/** Bedrock's Converse: who speaks where, streamed blocks as texts (S07), calls (T01), signed requests, endings (S11). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Channel, ToolCall } from '../../../src/core/segment.ts';
import { bedrockConverse } from '../../../src/dialects/bedrock-converse/index.ts';
import { event } from '../../dialects/bedrock/frames.ts';
import {
  answerReader,
  bytesOf,
  LIMITS,
  type Outcome,
  readAll,
  readAnyhow,
  readUnits,
  textsOf,
} from './read-all.ts';

const REFUSAL = { status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' };
const SENTENCE = 'Denied. (Weir decision w-7)';
const MODEL = 'amazon.nova-lite-v1:0';
const SIGNED =
  'AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=0';

interface Head {
  readonly model?: string;
  readonly verb?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function requestReader({ model = MODEL, verb = 'converse', headers = {} }: Head = {}) {
  const list = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const reader = bedrockConverse.request(LIMITS, {
    method: 'POST',
    path: `/model/${model}/${verb}`,
    headers: list,
  });
  if (!reader.ok) throw new Error(reader.fault.message);
  return reader.value;
}

function readRequest(body: object, head?: Head): Outcome {
  return readAnyhow(() => requestReader(head), bytesOf(JSON.stringify(body)));
}

const stream = () => answerReader(bedrockConverse, 'application/vnd.amazon.eventstream');
const readStream = (...frames: readonly Buffer[]): Outcome => readAnyhow(stream, Buffer.concat(frames));

/** Path, role and text of every run, in order. */
function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

const START = event('messageStart', { role: 'assistant' });
const delta = (contentBlockIndex: number, inside: object) =>
  event('contentBlockDelta', { delta: inside, contentBlockIndex });
const begins = (contentBlockIndex: number, inside: object) =>
  event('contentBlockStart', { start: inside, contentBlockIndex });
const stops = (contentBlockIndex: number) => event('contentBlockStop', { contentBlockIndex });
const STOP = event('messageStop', { stopReason: 'end_turn' });

describe('a request to Converse', () => {
  it('is read by who speaks (J12), tools and results among them', () => {
    const outcome = readRequest({
      system: [{ text: 'a' }],
      messages: [
        { content: [{ text: 'b' }, { guardContent: { text: { text: 'c' } } }], role: 'user' },
        {
          role: 'assistant',
          content: [
            { reasoningContent: { reasoningText: { text: 'd', signature: 'e' } } },
            { toolUse: { toolUseId: 'f', name: 'g', input: { h: 'i' } } },
          ],
        },
        {
          role: 'user',
          content: [{ toolResult: { toolUseId: 'j', content: [{ text: 'k' }, { json: 'l' }] } }],
        },
        { role: 'user', content: [{ document: { name: 'm', source: { text: 'n' } } }] },
        { role: 'poet', content: [{ text: 'o' }] },
        { content: [{ text: 'p' }] },
      ],
      toolConfig: { tools: [{ toolSpec: { name: 'q', inputSchema: { json: { title: 'r' } } } }] },
      additionalModelRequestFields: { s: 't' },
      inferenceConfig: { stopSequences: ['u'] },
    });
    assert.equal(outcome.fault, undefined);
    assert.deepEqual(outcome.facts, { model: MODEL, stream: false, messages: 6 });
    assert.deepEqual(told(outcome), [
      'system[0].text system a',
      'messages[0].content[0].text user b',
      'messages[0].content[1].guardContent.text.text user c',
      'messages[1].content[0].reasoningContent.reasoningText.text reasoning d',
      'messages[1].content[0].reasoningContent.reasoningText.signature other e',
      'messages[1].content[1].toolUse.toolUseId other f',
      'messages[1].content[1].toolUse.name assistant g',
      'messages[1].content[1].toolUse.input.* assistant h',
      'messages[1].content[1].toolUse.input.* assistant i',
      'messages[2].content[0].toolResult.toolUseId other j',
      'messages[2].content[0].toolResult.content[0].text tool k',
      'messages[2].content[0].toolResult.content[1].json tool l',
      'messages[3].content[0].document.name retrieved m',
      'messages[3].content[0].document.source.text retrieved n',
      'messages[4].role other poet',
      'messages[4].content[0].text unknown o',
      'messages[5].content[0].text unknown p',
      'toolConfig.tools[0].toolSpec.name tool-definition q',
      'toolConfig.tools[0].toolSpec.inputSchema.json.title tool-definition r',
      'additionalModelRequestFields.* unknown s',
      'additionalModelRequestFields.* unknown t',
      'inferenceConfig.stopSequences[0] other u',
    ]);
  });

  it('has the model of its path, an ARN among others, and whether it streams', () => {
    const body = { messages: [] };
    const arn = 'arn:aws:bedrock:us-east-1:1:inference-profile%2Fus.x';
    assert.deepEqual(readRequest(body, { model: arn, verb: 'converse-stream' }).facts, {
      model: 'arn:aws:bedrock:us-east-1:1:inference-profile/us.x',
      stream: true,
    });
  });

  it('joins the texts that a model reads as one, guarded ones too', () => {
    const body = {
      messages: [{ role: 'user', content: [{ text: 'a' }, { guardContent: { text: { text: 'b' } } }] }],
    };
    const { units } = readUnits(requestReader(), [bytesOf(JSON.stringify(body))]);
    const [one, other] = units[0]?.runs.map(({ channel }) => channel.within) ?? [];
    assert.ok(one !== undefined && one === other);
  });

  it('names data and what it refers to', () => {
    const bytes = Buffer.alloc(120, 0xff).toString('base64');
    const content = [
      { image: { format: 'png', source: { bytes } } },
      { document: { name: 'd', format: 'pdf', source: { bytes } } },
      { video: { source: { s3Location: { uri: 's3://bucket/film.mp4' } } } },
      { reasoningContent: { redactedContent: bytes } },
    ];
    const { skipped } = readRequest({ messages: [{ role: 'user', content }] });
    assert.deepEqual(
      skipped.map(({ path, reason }) => `${path.replace('messages[0].content', '')} ${reason}`),
      [
        ...['[0].image.source.bytes image', '[1].document.source.bytes file'],
        ...['[2].video.source.s3Location.uri reference', '[3].reasoningContent.redactedContent sealed'],
      ],
    );
  });

  it('to a stored prompt is a reference, and needs no messages', () => {
    const model = 'arn:aws:bedrock:us-east-1:1:prompt%2FP1:2';
    const outcome = readRequest({ promptVariables: { topic: { text: 'weirs' } } }, { model });
    assert.deepEqual(outcome.skipped, [{ path: 'modelId', reason: 'reference', bytes: 39 }]);
    assert.deepEqual(told(outcome).at(-1), 'promptVariables.*.text unknown weirs');
  });

  for (const [what, body, at] of [
    ['without messages', {}, 'messages'],
    ['whose messages are a text', { messages: 'hi' }, 'messages'],
    ['whose messages are an object', { messages: {} }, 'messages'],
    ['that is a list', [], '$'],
    ['with a role that is no text', { messages: [{ role: ['user'] }] }, 'messages[0].role'],
    ['with a name in another case', { Messages: [] }, 'messages'],
  ] as const) {
    it(`${what} is refused`, () => {
      const { fault } = readRequest(body);
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at]);
    });
  }
});

describe('a request to Converse that is signed', () => {
  const body = { messages: [{ content: [{ text: 'b' }], role: 'user' }], toolConfig: { x: 'y' } };
  const editable = (headers: Readonly<Record<string, string>>): boolean[] => {
    const { units } = readUnits(requestReader({ headers }), [bytesOf(JSON.stringify(body))]);
    const runs = units.flatMap((unit) => unit.runs);
    return runs.filter(({ text }) => 'by'.includes(text)).map(({ channel }) => channel.signed !== true);
  };

  it('cannot be edited, whatever case its scheme has and wherever the signature stands', () => {
    assert.deepEqual(editable({ authorization: SIGNED }), [false, false]);
    assert.deepEqual(editable({ authorization: SIGNED.toLowerCase() }), [false, false]);
    assert.deepEqual(editable({ authorization: 'AWS4-ECDSA-P256-SHA256 Credential=x' }), [false, false]);
    assert.deepEqual(editable({ ':path': '/model/m/converse?X-Amz-Signature=00' }), [false, false]);
  });

  it('can be, where the signature does not count the body, or there is none', () => {
    assert.deepEqual(editable({}), [true, true]);
    assert.deepEqual(editable({ authorization: 'Bearer bedrock-api-key-x' }), [true, true]);
    assert.deepEqual(editable({ authorization: SIGNED, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }), [
      true,
      true,
    ]);
  });

  it('still learns who speaks', () => {
    const { runs } =
      readAll(requestReader({ headers: { authorization: SIGNED } }), bytesOf(JSON.stringify(body)))
        .units[0] ?? {};
    assert.deepEqual(runs?.find(({ text }) => text === 'b')?.role, 'user');
  });
});

describe('an answer of Converse', () => {
  it('is the assistant’s, with calls by their block', () => {
    const content = [
      { text: 'a' },
      { toolUse: { toolUseId: 'b', name: 'c', input: { d: 'e' } } },
      { reasoningContent: { reasoningText: { text: 'f' } } },
    ];
    const body = {
      output: { message: { role: 'assistant', content } },
      stopReason: 'tool_use',
      usage: { inputTokens: 1 },
    };
    const reader = answerReader(bedrockConverse, 'application/json');
    const runs = readUnits(reader, [bytesOf(JSON.stringify(body))]).units.flatMap((unit) => unit.runs);
    assert.deepEqual(
      runs
        .filter(({ text }) => text !== '')
        .map(({ channel: { path, role }, text }) => `${path.slice(15)} ${role} ${text}`),
      [
        ...['content[0].text assistant a', 'content[1].toolUse.toolUseId other b'],
        ...['content[1].toolUse.name assistant c', 'content[1].toolUse.input.* assistant d'],
        ...[
          'content[1].toolUse.input.* assistant e',
          'content[2].reasoningContent.reasoningText.text reasoning f',
        ],
      ],
    );
    assert.deepEqual(callsOf(runs.map(({ channel }) => channel)), [{ index: 1, id: 'b', name: 'c' }]);
    assert.equal(runs.at(-1)?.channel.editable, false);
  });
});

function callsOf(channels: readonly Channel[]): ToolCall[] {
  return [...new Set(channels.flatMap(({ call }) => call?.call ?? []))];
}

describe('a stream of Converse', () => {
  it('has one text for each block, however its frames interleave (S07)', () => {
    const outcome = readStream(
      ...[
        START,
        delta(0, { text: 'Hel' }),
        delta(1, { text: 'x' }),
        delta(0, { text: 'lo' }),
        delta(1, { text: 'y' }),
      ],
    );
    assert.deepEqual(textsOf(outcome), {
      'output.message.content[0].text': 'Hello',
      'output.message.content[1].text': 'xy',
    });
    assert.deepEqual(outcome.order, [0, 1, 0, 1]);
  });

  it('has calls over many frames (T01), whole when their block ends', () => {
    const frames = [
      ...[
        START,
        begins(1, { toolUse: { toolUseId: 't', name: 'pay' } }),
        delta(1, { toolUse: { input: '{"a' } }),
      ],
      delta(1, { toolUse: { input: '":1}' } }),
    ];
    const reader = stream();
    const channels = frames
      .flatMap((bytes) => reader.push(bytes).units)
      .flatMap(({ runs }) => runs.map(({ channel }) => channel));
    const [call] = callsOf(channels);
    assert.deepEqual(call, { index: 1, open: true, id: 't', name: 'pay' });
    assert.deepEqual(
      channels.map((channel) => [channel.path.slice(26), channel.call?.part]),
      [
        ...[
          ['toolUse.toolUseId', undefined],
          ['toolUse.name', 'name'],
        ],
        ...[
          ['toolUse.input', 'arguments'],
          ['toolUse.input', 'arguments'],
        ],
      ],
    );
    const ended = reader.push(stops(1)).units[0]?.runs;
    assert.deepEqual(
      ended?.map(({ text, last }) => [text, last]),
      [['', true]],
    );
    assert.deepEqual(call, { index: 1, id: 't', name: 'pay' });
  });

  it('has sealed reasoning, which may come back', () => {
    const blob = Buffer.alloc(90, 0xff).toString('base64');
    const { units } = readUnits(stream(), [
      delta(0, { reasoningContent: { signature: blob } }),
      delta(1, { reasoningContent: { redactedContent: blob } }),
    ]);
    const kept = { kind: 'sealed', id: blob };
    assert.deepEqual(
      units.map((unit) => unit.skipped?.map(({ kept: seen }) => seen)),
      [[kept], [kept]],
    );
  });

  it('has reasoning that nobody may change, and results of tools of the provider', () => {
    const { units } = readUnits(stream(), [
      delta(0, { reasoningContent: { text: 'r' } }),
      delta(1, { toolResult: [{ text: 'so' }, { text: 'me' }] }),
    ]);
    assert.deepEqual(
      units.flatMap(({ runs }) =>
        runs.map(({ channel: { role, editable }, text }) => [role, editable, text]),
      ),
      [
        ['reasoning', false, 'r'],
        ['tool', undefined, 'so'],
        ['tool', undefined, 'me'],
      ],
    );
  });

  for (const [what, frames] of [
    ['an index that is a text', [event('contentBlockDelta', { contentBlockIndex: '0' })]],
    ['an index that is an object', [event('contentBlockDelta', { contentBlockIndex: {} })]],
    ['an index that is true', [event('contentBlockDelta', { contentBlockIndex: true })]],
    ['a broken index', [event('contentBlockDelta', { contentBlockIndex: 0.5 })]],
    ['a negative index', [event('contentBlockDelta', { contentBlockIndex: -1 })]],
    ['a large index', [event('contentBlockDelta', { contentBlockIndex: 10_000 })]],
    ['a block that goes on after its end', [delta(0, { text: 'a' }), stops(0), delta(0, { text: 'b' })]],
    ['a block that ends twice', [delta(0, { text: 'a' }), stops(0), stops(0)]],
  ] as const) {
    it(`with ${what} is refused`, () => {
      assert.equal(readStream(...frames).fault?.kind, 'unreadable');
    });
  }

  it('has so many blocks and no more', () => {
    const frames = Array.from({ length: 4097 }, (_, index) => delta(index, { text: 'x' }));
    assert.equal(readAll(stream(), Buffer.concat(frames)).fault?.kind, 'too-large');
    assert.equal(readAll(stream(), Buffer.concat(frames.slice(1))).fault, undefined);
  });
});

describe('Bedrock says no', () => {
  const endingAfter = (frames: readonly Buffer[], sent: number, says?: string): object[] => {
    const reader = stream();
    for (const bytes of frames) reader.push(bytes);
    const refusal = says === undefined ? REFUSAL : { ...REFUSAL, says };
    const { units, readings } = readUnits(stream(), [reader.ending(refusal, sent)]);
    assert.equal(readings.at(-1)?.fault, undefined);
    return units.map(({ bytes = new Uint8Array(0) }) => {
      const text = Buffer.from(bytes).toString('latin1');
      return {
        [/:event-type...([A-Za-z]+)/.exec(text)?.[1] ?? '']: JSON.parse(
          text.slice(text.indexOf('{'), -4),
        ) as object,
      };
    });
  };
  const COST = { usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 }, metrics: { latencyMs: 0 } };
  const REFUSED = [
    { messageStop: { stopReason: 'guardrail_intervened' } },
    { metadata: { ...COST, trace: { guardrail: { actionReason: SENTENCE } } } },
  ];
  const FRAMES = [
    START,
    delta(0, { text: 'a' }),
    delta(1, { text: 'b' }),
    stops(0),
    delta(2, { text: 'c' }),
    stops(1),
    stops(2),
    STOP,
  ];

  it('in an error with its type in a header', () => {
    assert.deepEqual(JSON.parse(Buffer.from(bedrockConverse.refuse(REFUSAL)).toString()), {
      ...{ __type: 'AccessDeniedException', message: SENTENCE },
      ...{ reason: 'content_policy_violation', id: 'w-7' },
    });
    for (const [status, type] of [
      [400, 'ValidationException'],
      [403, 'AccessDeniedException'],
      [413, 'ValidationException'],
      [429, 'ThrottlingException'],
      [500, 'InternalServerException'],
      [503, 'ServiceUnavailableException'],
      [504, 'ModelTimeoutException'],
    ] as const)
      assert.deepEqual(bedrockConverse.refusalHeaders?.({ ...REFUSAL, status }), [
        { name: 'x-amzn-errortype', value: type },
      ]);
  });

  it('at the end of a stream, with the blocks that are open', () => {
    const stop = (contentBlockIndex: number) => ({ contentBlockStop: { contentBlockIndex } });
    assert.deepEqual(endingAfter(FRAMES, 1), REFUSED);
    assert.deepEqual(endingAfter(FRAMES, 2), [stop(0), ...REFUSED]);
    assert.deepEqual(endingAfter(FRAMES, 3), [stop(0), stop(1), ...REFUSED]);
    assert.deepEqual(endingAfter(FRAMES, 5), [stop(1), stop(2), ...REFUSED]);
    assert.deepEqual(endingAfter(FRAMES, 7), REFUSED);
    assert.deepEqual(endingAfter(FRAMES, 8), []);
  });

  it('in a whole stream, where nothing has left, and in words of the policy', () => {
    const says = (contentBlockIndex: number, text: string) => [
      { contentBlockDelta: { contentBlockIndex, delta: { text } } },
      { contentBlockStop: { contentBlockIndex } },
    ];
    const start = { messageStart: { role: 'assistant' } };
    assert.deepEqual(endingAfter([], 0), [start, ...says(0, SENTENCE), ...REFUSED]);
    assert.deepEqual(endingAfter([], 0, 'Sorry.'), [start, ...says(0, 'Sorry.'), ...REFUSED]);
    assert.deepEqual(endingAfter(FRAMES, 4, 'Sorry.'), [
      { contentBlockStop: { contentBlockIndex: 1 } },
      ...says(2, '\n\nSorry.'),
      ...REFUSED,
    ]);
  });
});

describe('the paths of Converse', () => {
  const claims = (method: string, path: string): boolean => bedrockConverse.claims({ method, path });

  it('are those of models, and no others', () => {
    assert.ok(
      claims('POST', `/model/${MODEL}/converse`) && claims('POST', '/bedrock/model/m/converse-stream'),
    );
    for (const path of [
      '/model//converse',
      '/model/a/b/converse',
      '/model/m/invoke',
      '/v1/model/m/converse',
      '/model/m/converse/',
    ])
      assert.ok(!claims('POST', path), path);
    assert.ok(!claims('GET', `/model/${MODEL}/converse`));
  });
});
