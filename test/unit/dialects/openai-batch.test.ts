/** OpenAI's files and batches: what a file is read as, the places of the requests in it, and of their results. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReadLimits, RequestHead, ResponseReader } from '../../../src/core/dialect.ts';
import type { HeaderList } from '../../../src/core/headers.ts';
import type { Reader } from '../../../src/core/segment.ts';
import { openaiBatch } from '../../../src/dialects/openai-batch/index.ts';
import { spliceUnit } from '../../../src/dialects/splice.ts';
import { bytesOf, LIMITS, type Outcome, readAll, readAnyhow, readUnits } from './read-all.ts';

const FORM = 'multipart/form-data; boundary=b1';

function requestAt(path: string, type = 'application/json', limits: ReadLimits = LIMITS): Reader {
  const head: RequestHead = { method: 'POST', path, headers: [{ name: 'content-type', value: type }] };
  const reader = openaiBatch.request(limits, head);
  assert.ok(reader.ok);
  return reader.value;
}

function contentOf(type: string, name?: string): ResponseReader {
  const headers: HeaderList = [
    { name: 'content-type', value: type },
    ...(name === undefined ? [] : [{ name: 'content-disposition', value: `attachment; filename="${name}"` }]),
  ];
  const reader = openaiBatch.response({ status: 200, headers }, { asks: 'content' }, LIMITS);
  assert.ok(reader.ok, type);
  return reader.value;
}

function part(name: string, content: string, more = ''): string {
  return `--b1\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;
}

/** A file in front of what it is for, as SDKs send it. */
function form(file: string, purpose: string, name = 'a.jsonl'): Buffer {
  const more = `; filename="${name}"`;
  return bytesOf(`${part('file', file, more)}${part('purpose', purpose)}--b1--\r\n`);
}

/** The same with its purpose in front. */
function purposed(file: string, purpose: string, name: string): Outcome {
  const more = `; filename="${name}"`;
  const body = bytesOf(`${part('purpose', purpose)}${part('file', file, more)}--b1--\r\n`);
  return readAnyhow(() => requestAt('/v1/files', FORM), body);
}

function readFile(file: string, purpose = 'batch', name = 'a.jsonl'): Outcome {
  return readAnyhow(() => requestAt('/v1/files', FORM), form(file, purpose, name));
}

function linesOf(list: readonly unknown[]): string {
  return list.map((one) => `${JSON.stringify(one)}\n`).join('');
}

/** What is said within the file, without the names around it. */
function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) =>
    runs
      .filter(({ path }) => !/^parts\[\d\]\.(?:name|filename)$/.test(path))
      .map(({ path, role, text }) => `${path.replace('parts[0].content.', '')} ${role} ${text}`),
  );
}

function unseen({ skipped }: Outcome): string[] {
  return skipped.map(({ path, reason }) => `${path} ${reason}`);
}

const chat = (user: string) => ({ model: 'm', messages: [{ role: 'user', content: user }] });

describe('the paths of files and batches', () => {
  const TARGETS: readonly (readonly [target: string, read: boolean])[] = [
    ['POST /v1/files', true],
    ['GET /openai/v1/files', true],
    ['GET /openai/files/file-1', true],
    ['DELETE /v1/files/file-1', true],
    ['GET /v1/files/file-1/content', true],
    ['POST /openai/batches', true],
    ['GET /v1/batches/batch_1', true],
    ['POST /v1/batches/batch_1/cancel', true],
    ['GET /v1/batches/batch_1/cancel', false],
    ['POST /v1/files/file-1', false],
    ['DELETE /v1/files', false],
    ['DELETE /v1/batches/batch_1', false],
    ['POST /files', false],
    ['POST /v1/uploads', false],
    ['GET /v1/files/a/b/content', false],
  ];
  for (const [target, read] of TARGETS) {
    it(`${target}: ${read ? 'read' : 'not read'}`, () => {
      const [method = '', path = ''] = target.split(' ');
      assert.equal(openaiBatch.claims({ method, path }), read);
    });
  }
});

describe('a file of requests', () => {
  it('has the places of the endpoint that each line names, also behind its body', () => {
    const outcome = readFile(
      linesOf([
        { custom_id: 'a', method: 'POST', url: '/v1/chat/completions', body: chat('b') },
        { body: { model: 'm', input: 'c', instructions: 'd' }, url: '/v1/responses' },
        { url: '/v1/embeddings', body: { model: 'm', input: ['e'] } },
        { url: '/v1/completions', body: { model: 'm', prompt: 'f' } },
      ]),
    );
    assert.equal(outcome.fault, undefined);
    assert.deepEqual(
      told(outcome).filter((one) => !one.endsWith('model other m')),
      [
        'lines[0].custom_id other a',
        'lines[0].body.messages[0].content user b',
        'lines[1].body.input user c',
        'lines[1].body.instructions system d',
        'lines[2].body.input[0] user e',
        'lines[3].body.prompt user f',
      ],
    );
    assert.deepEqual(outcome.facts, { messages: 1, model: 'm' });
  });

  it('is of an unknown role where nothing here knows the endpoint', () => {
    const bodies: readonly (readonly [line: unknown, expected: readonly string[]])[] = [
      [
        { url: '/v1/videos', body: { prompt: 'a' } },
        ['lines[0].body.* unknown prompt', 'lines[0].body.* unknown a'],
      ],
      [{ url: 'odd', body: 'a' }, ['lines[0].url other odd', 'lines[0].body unknown a']],
      [{ body: ['a', 1234567890] }, ['lines[0].body[0] unknown a', 'lines[0].body[1] unknown 1234567890']],
      [{ url: ['/v1/responses'], body: {} }, ['lines[0].url[0] unknown /v1/responses']],
      [['a'], ['lines[0][0] unknown a']],
      ['a', ['lines[0] unknown a']],
    ];
    for (const [line, expected] of bodies) {
      assert.deepEqual(told(readFile(linesOf([line]))), expected, JSON.stringify(line));
    }
  });

  it('passes over blank lines, and counts them', () => {
    const file = `\n${linesOf([{ custom_id: 'a' }])}  \r\n{"custom_id":"b"}`;
    assert.deepEqual(told(readFile(file)), ['lines[1].custom_id other a', 'lines[3].custom_id other b']);
  });

  it('has parts in one text, which are one in the file too', () => {
    const content = [
      { type: 'text', text: 'Hal' },
      { type: 'text', text: 'cyon' },
    ];
    const file = linesOf([{ url: '/v1/chat/completions', body: { messages: [{ role: 'user', content }] } }]);
    const { units } = readUnits(requestAt('/v1/files', FORM), [form(file, 'batch')]);
    const parts = units.flatMap(({ runs }) => runs.filter(({ channel }) => channel.within !== undefined));
    assert.equal(parts.length, 2);
    assert.equal(parts[0]?.channel.within, parts[1]?.channel.within);
    assert.equal(parts[0]?.channel.within?.path, 'parts[0].content.lines[0].body.messages[0].content');
  });

  it('has no single model when a line goes to an endpoint that nobody knows', () => {
    const known = { url: '/v1/chat/completions', body: chat('a') };
    const other = { url: '/v1/other', body: { model: 'x' } };
    for (const lines of [
      [known, other],
      [other, known],
      [known, { body: { model: 'x' } }],
      [other, other],
    ])
      assert.equal(readFile(linesOf(lines)).facts.model, undefined);
    assert.equal(readFile(linesOf([known, { custom_id: 'x' }])).facts.model, 'm');
  });

  it('has no single model when it names several', () => {
    const models = (names: readonly string[]) =>
      readFile(
        linesOf(names.map((model) => ({ url: '/v1/chat/completions', body: { ...chat('a'), model } }))),
      ).facts.model;
    assert.deepEqual(
      [models(['a', 'a']), models(['a', 'b']), models(['a', 'b', 'b'])],
      ['a', undefined, undefined],
    );
  });

  it('names what is not inspected in its place', () => {
    const body = { input: 'a', previous_response_id: 'resp_1' };
    const outcome = readFile(linesOf([{ custom_id: 'x' }, { url: '/v1/responses', body }]));
    assert.deepEqual(unseen(outcome), ['parts[0].content.lines[1].body.previous_response_id reference']);
  });

  it('tells of the parameters in its bodies, where they stand', () => {
    const file = linesOf([
      { custom_id: 'é' },
      { url: '/v1/chat/completions', body: { ...chat('a'), max_tokens: 77 } },
    ]);
    const bytes = form(file, 'batch');
    const limits = { ...LIMITS, parameters: new Set(['maxTokens'] as const) };
    const { units } = readUnits(requestAt('/v1/files', FORM, limits), [bytes]);
    const notes = units.flatMap(({ parameters }) => parameters ?? []);
    assert.deepEqual(
      notes.map(({ path, start, end }) => [path, bytes.toString('utf8', start, end)]),
      [['parts[0].content.lines[1].body.max_tokens', '77']],
    );
  });

  it('is refused with the place of what is wrong', () => {
    const faults: readonly (readonly [file: string, at: string])[] = [
      ['{"a":1}\n{', 'parts[0].content.lines[1]'],
      ['{"url":"a","url":"b"}', 'parts[0].content.lines[0].url'],
      ['{"URL":"/v1/responses","body":{}}', 'parts[0].content.lines[0].url'],
      [linesOf([{}, { url: '/v1/chat/completions', body: {} }]), 'parts[0].content.lines[1].body.messages'],
      ['{}{}', 'parts[0].content.lines[0]'],
      ['\ufeff{}', 'parts[0].content.lines[0]'],
    ];
    for (const [file, at] of faults) {
      const { fault } = readFile(file);
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at], file);
    }
  });

  it('is edited in one string of one line', () => {
    const file = linesOf([
      { url: '/v1/chat/completions', body: chat('é one') },
      { url: '/v1/chat/completions', body: chat('two') },
    ]);
    const bytes = form(file, 'batch');
    const { units } = readUnits(requestAt('/v1/files', FORM), [bytes]);
    const [unit] = units;
    const run = unit?.runs.find(({ text }) => text === 'two');
    assert.ok(unit !== undefined && run !== undefined);
    const edited = spliceUnit(unit, [{ run, start: 0, end: 3, replacement: '"2"' }]);
    assert.equal(Buffer.from(edited).toString(), bytes.toString().replace('two', '\\"2\\"'));
  });
});

describe('a file', () => {
  const READ: readonly (readonly [
    purpose: string,
    name: string,
    file: string,
    expected: readonly string[],
  ])[] = [
    ['batch', 'a.bin', '{"body":"a"}', ['lines[0].body unknown a']],
    [
      'fine-tune',
      'a',
      '{"b":"c"}\n["d"]',
      ['lines[0].* retrieved b', 'lines[0].* retrieved c', 'lines[1][0] retrieved d'],
    ],
    ['assistants', 'a.jsonl', '{"b":"c"}', ['lines[0].* retrieved b', 'lines[0].* retrieved c']],
    ['user_data', 'a.json', '{"b":\n"c"}', ['* retrieved b', '* retrieved c']],
    ['user_data', 'a.MD', '# b', ['parts[1].content retrieved # b']],
    ['user_data', 'a.csv', 'b,c\r\nd,e', ['parts[1].content retrieved b,c\r\nd,e']],
  ];
  for (const [purpose, name, file, expected] of READ) {
    it(`${name} for ${purpose} is read`, () => {
      const outcome = purposed(file, purpose, name);
      assert.deepEqual(
        told(outcome).map((one) => one.replace(/^parts\[1\]\.content\./, '')),
        expected,
      );
      assert.deepEqual(unseen(outcome), []);
    });
  }

  it('is of an unknown role when nothing in front of it says what it is for', () => {
    for (const [name, file] of [
      ['a.json', '{"b":"c"}'],
      ['a.jsonl', '{"b":"c"}'],
      ['a.md', 'b'],
    ] as const) {
      const roles = told(readFile(file, 'user_data', name)).map((one) => one.split(' ')[1]);
      assert.deepEqual([...new Set(roles)], ['unknown'], name);
    }
    const lines = bytesOf(`${part('file', '{"body":{"b":"c"}}', '; filename="a.jsonl"')}--b1--`);
    assert.match(told(readAll(requestAt('/v1/files', FORM), lines)).join(), /lines\[0\]\.body\.\* unknown c/);
  });

  it('is refused when a purpose behind it says that it should have been read by lines', () => {
    for (const purpose of ['batch', 'Fine-Tune ', 'evals']) {
      for (const name of ['a', 'a.txt', 'a.pdf', 'a.json']) {
        const { fault } = readFile('{}', purpose, name);
        assert.deepEqual([fault?.kind, fault?.at], ['unreadable', 'parts[1]'], `${name} ${purpose}`);
      }
    }
  });

  it('is named when nothing here reads it', () => {
    for (const name of ['a.pdf', 'a', 'a.jsonl.gz']) {
      assert.deepEqual(unseen(readFile('%PDF', 'user_data', name)), ['parts[0].content file'], name);
    }
  });

  it('has a name, for servers could take it for a field (H04)', () => {
    const body = bytesOf(`${part('file', '{}')}${part('purpose', 'batch')}--b1--`);
    const { fault } = readAnyhow(() => requestAt('/v1/files', FORM), body);
    assert.deepEqual([fault?.kind, fault?.at], ['unreadable', 'parts[0]']);
  });

  it('is UTF-8 where it says to be text', () => {
    const bytes = Buffer.from(form('a\u00ff', 'user_data', 'a.txt').toString(), 'latin1');
    const { fault } = readAll(requestAt('/v1/files', FORM), bytes);
    assert.deepEqual([fault?.kind, fault?.at], ['unreadable', 'parts[0].content']);
  });

  it('keeps its length where that is told: its text is not edited', () => {
    const body = part('file', '{"body":"a"}', '; filename="a.jsonl"\r\ncontent-length: 12');
    const { units } = readUnits(requestAt('/v1/files', FORM), [bytesOf(`${body}--b1--`)]);
    const run = units[0]?.runs.find(({ text }) => text === 'a');
    assert.equal(run?.channel.editable, false);
  });
});

describe('a batch', () => {
  it('refers to a file that Weir may have seen', () => {
    const body = {
      input_file_id: 'file-1',
      endpoint: '/v1/responses',
      completion_window: '24h',
      metadata: { a: 'b' },
    };
    const bytes = bytesOf(JSON.stringify(body));
    const outcome = readAnyhow(() => requestAt('/v1/batches'), bytes);
    assert.deepEqual(told(outcome), [
      'input_file_id other file-1',
      'metadata.* other a',
      'metadata.* other b',
    ]);
    const { units } = readUnits(requestAt('/v1/batches'), [bytes]);
    assert.deepEqual(
      units.flatMap(({ skipped }) =>
        skipped?.map(({ part: { path, reason }, kept }) => [path, reason, kept]),
      ),
      [['input_file_id', 'reference', { kind: 'file', id: 'file-1' }]],
    );
  });

  it('is made of a file whose id an upload gives', () => {
    const head = { status: 200, headers: [{ name: 'content-type', value: 'application/json' }] };
    const reader = openaiBatch.response(head, {}, LIMITS);
    assert.ok(reader.ok);
    const { units } = readUnits(reader.value, [bytesOf('{"id":"file-1","object":"file"}')]);
    assert.deepEqual(units[0]?.kept, [{ kind: 'file', id: 'file-1' }]);
    const created = (method: string, path: string) => openaiBatch.creates?.({ method, path });
    assert.deepEqual([created('POST', '/v1/files'), created('GET', '/v1/files/f')], [['file'], []]);
  });

  it('has no body where it is only looked at', () => {
    const head = { method: 'GET', path: '/v1/batches/batch_1', headers: [] };
    const reader = openaiBatch.request(LIMITS, head);
    assert.ok(reader.ok);
    assert.equal(readAll(reader.value, bytesOf('')).fault, undefined);
    assert.equal(readAll(reader.value, bytesOf('{}')).fault?.kind, 'unsupported');
  });
});

describe('the content of a file', () => {
  const completion = {
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: 'a' } }],
  };
  const results = linesOf([
    { custom_id: 'x', response: { status_code: 200, body: completion } },
    { response: { body: { object: 'list', data: [{ object: 'embedding', embedding: [0.123456789] }] } } },
    { response: { body: { error: { message: 'b' } } } },
  ]);
  const RESULTS = [
    'lines[0].custom_id other x',
    'lines[0].response.body.choices[0].message.content assistant a',
    'lines[2].response.body.* unknown error',
    'lines[2].response.body.*.* unknown message',
    'lines[2].response.body.*.* unknown b',
  ];

  it('is results line by line, whatever tells that it is', () => {
    for (const [type, name] of [
      ['application/jsonl', undefined],
      ['application/x-ndjson', undefined],
      ['application/octet-stream', 'batch_1_output.jsonl'],
      ['application/octet-stream', undefined],
      ['application/binary', undefined],
      ['text/plain', 'a.jsonl'],
    ] as const) {
      const outcome = readAnyhow(() => contentOf(type, name), bytesOf(results));
      assert.deepEqual(told(outcome), RESULTS, `${type} ${name}`);
      assert.equal(outcome.units.length, 3, 'each line leaves by itself');
    }
  });

  it('is a document or text where its name or its type says so', () => {
    const read = (reader: ResponseReader, body: string) => told(readAll(reader, bytesOf(body)));
    assert.deepEqual(read(contentOf('application/json'), '["a"]'), ['[0] retrieved a']);
    assert.deepEqual(read(contentOf('application/octet-stream', 'a.json'), '["a"]'), ['[0] retrieved a']);
    assert.deepEqual(read(contentOf('text/markdown'), 'a'), ['$ retrieved a']);
    assert.deepEqual(read(contentOf('application/octet-stream', 'a.txt'), '{'), ['$ retrieved {']);
  });

  it('is named when nothing here reads it', () => {
    const skipped = (type: string) => unseen(readAll(contentOf(type), bytesOf('%PDF')));
    assert.deepEqual(skipped('application/pdf'), ['$ file']);
    assert.deepEqual(skipped('application/octet-stream'), ['$ file']);
    assert.deepEqual(skipped('image/png'), ['$ image']);
  });

  it('is not what another request is answered with', () => {
    const headers = [{ name: 'content-type', value: 'application/octet-stream' }];
    for (const [status, asks] of [
      [200, 'bare'],
      [500, 'content'],
    ] as const) {
      assert.equal(openaiBatch.response({ status, headers }, { asks }, LIMITS).ok, false);
    }
  });
});
