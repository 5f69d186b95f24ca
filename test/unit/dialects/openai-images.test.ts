/** OpenAI's images: prompts in documents and in forms, images in answers and in events (T09), errors in streams (S11). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reader } from '../../../src/core/segment.ts';
import { openaiImages } from '../../../src/dialects/openai-images/index.ts';
import { skippedIn, told } from './in-words.ts';
import { answerReader, bytesOf, LIMITS, readAnyhow, readUnits } from './read-all.ts';

const REFUSAL = { status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' };
const DATA = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';
const FORM = 'multipart/form-data; boundary=b0';

function request(type?: string, path = '/v1/images/edits') {
  const headers = type === undefined ? [] : [{ name: 'content-type', value: type }];
  return openaiImages.request(LIMITS, { method: 'POST', path, headers });
}

function reader(type?: string, path?: string): Reader {
  const made = request(type, path);
  assert.ok(made.ok);
  return made.value;
}

function part(name: string, content: string, more = ''): string {
  return `--b0\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;
}

describe('a request for images', () => {
  it('T09 has a prompt, and images that are named, by address and by id too', () => {
    const body = {
      ...{ model: 'gpt-image-1', prompt: 'a', n: 2, stream: true, user: 'b', size: '1024x1024' },
      images: [
        { image_url: `data:image/png;base64,${DATA}` },
        { image_url: 'https://i.test/1' },
        { file_id: 'f-1' },
      ],
      mask: DATA,
      fresh: 'c',
    };
    const outcome = readAnyhow(() => reader('application/json'), bytesOf(JSON.stringify(body)));
    assert.deepEqual(outcome.facts, { model: 'gpt-image-1', choices: 2, stream: true });
    assert.deepEqual(told(outcome), [
      ...['model other gpt-image-1', 'prompt user a', 'user other b', 'size other 1024x1024'],
      ...['images[1].image_url user https://i.test/1', 'images[2].file_id other f-1'],
      ...['$.* unknown fresh', '* unknown c'],
    ]);
    assert.deepEqual(skippedIn(outcome), [
      `images[0].image_url image ${DATA.length + 22}`,
      'images[1].image_url image 16',
      'images[2].file_id reference 3',
      `mask image ${DATA.length}`,
    ]);
  });

  it('T09 may be a form: the prompt is the user, files are images whatever type they name', () => {
    const file = (name: string, type: string) => `; filename="${name}"\r\ncontent-type: ${type}`;
    const body = [
      part('prompt', 'a'),
      part('image[]', 'PNG', file('b.png', 'image/png')),
      part('image[]', 'PNG', file('c.txt', 'text/plain')),
      part('mask', 'PNG', file('d', 'application/octet-stream')),
      part('model', 'gpt-image-1'),
      part('n', '2'),
      part('stream', 'true'),
      part('note', 'e', file('f.bin', 'application/octet-stream')),
      part('fresh', 'g'),
    ];
    const outcome = readAnyhow(() => reader(FORM), bytesOf(`${body.join('')}--b0--\r\n`));
    assert.equal(outcome.fault, undefined);
    assert.deepEqual(outcome.facts, { model: 'gpt-image-1', choices: 2, stream: true });
    assert.deepEqual(
      told(outcome).filter((text) => / [a-g](?:\..*)?$/.test(text)),
      [
        ...['parts[0].content user a', 'parts[1].filename unknown b.png', 'parts[2].filename unknown c.txt'],
        ...['parts[3].filename unknown d', 'parts[7].filename unknown f.bin', 'parts[8].content unknown g'],
      ],
    );
    assert.deepEqual(skippedIn(outcome), [
      ...['parts[1].content image 3', 'parts[2].content image 3', 'parts[3].content image 3'],
      'parts[7].content file 1',
    ]);
  });

  it('tells how many images are asked for, in a document and in a form', () => {
    const bodies = [
      ['application/json', '{"prompt":"a","n":4}'],
      [FORM, `${part('prompt', 'a')}${part('n', '4')}--b0--\r\n`],
    ] as const;
    const limits = { ...LIMITS, parameters: new Set<'choices'>(['choices']) };
    for (const [type, body] of bodies) {
      const headers = [{ name: 'content-type', value: type }];
      const made = openaiImages.request(limits, { method: 'POST', path: '/v1/images/edits', headers });
      assert.ok(made.ok);
      const [unit] = readUnits(made.value, [bytesOf(body)]).units;
      const given = unit?.parameters?.map((note) => [note.kind, note.kind === 'given' && note.value]);
      assert.deepEqual(given, [['given', 4]], type);
    }
  });

  const TYPES: readonly (readonly [string, string])[] = [
    ['application/x-www-form-urlencoded', 'content-type'],
    ['multipart/mixed; boundary=b0', 'content-type'],
    ['multipart/form-data', 'content-type'],
    ['text/plain', 'content-type'],
  ];
  for (const [type, at] of TYPES) {
    it(`is refused as ${type}, which servers may read in ways of their own`, () => {
      const made = request(type);
      assert.ok(!made.ok);
      assert.equal(made.fault.at, at);
    });
  }

  it('is refused with a field whose name is spelled unlike one of the format', () => {
    const outcome = readAnyhow(() => reader(FORM), bytesOf(`${part('Prompt', 'a')}--b0--\r\n`));
    assert.deepEqual([outcome.fault?.kind, outcome.fault?.at], ['unreadable', 'parts[0]']);
  });

  it('is for the model that its path names', () => {
    const outcome = readAnyhow(
      () => reader(undefined, '/openai/deployments/dalle/images/generations'),
      bytesOf('{"model":"other","prompt":"a"}'),
    );
    assert.equal(outcome.facts.model, 'dalle');
  });

  it('goes to three paths', () => {
    const names = ['generations', 'edits', 'variations', 'models', 'generations/x'];
    const claimed = names.filter((name) =>
      openaiImages.claims({ method: 'POST', path: `/v1/images/${name}` }),
    );
    assert.deepEqual(claimed, ['generations', 'edits', 'variations']);
  });
});

describe('an answer with images', () => {
  it('T09 names images, and reads the prompt that the model made of the prompt', () => {
    const data = [
      { b64_json: DATA, revised_prompt: 'a' },
      { url: 'https://i.test/1' },
      { b64_json: 'no image' },
    ];
    const body = bytesOf(JSON.stringify({ created: 1, data, usage: { total_tokens: 3 } }));
    const outcome = readAnyhow(() => answerReader(openaiImages, 'application/json'), body);
    assert.deepEqual(told(outcome), [
      ...['data[0].revised_prompt assistant a', 'data[1].url assistant https://i.test/1'],
      'data[2].b64_json assistant no image',
    ]);
    assert.deepEqual(skippedIn(outcome), [`data[0].b64_json image ${DATA.length}`, 'data[1].url image 16']);
  });

  const events = ['partial_image', 'completed'].map((kind) => {
    const type = `image_generation.${kind}`;
    return `event: ${type}\ndata: ${JSON.stringify({ type, b64_json: DATA, size: 'a' })}\n\n`;
  });

  it('T09 names images in events', () => {
    const outcome = readAnyhow(
      () => answerReader(openaiImages, 'text/event-stream'),
      bytesOf(events.join('')),
    );
    assert.deepEqual(told(outcome), ['size other a', 'size other a']);
    assert.deepEqual(skippedIn(outcome), Array(2).fill(`b64_json image ${DATA.length}`));
    assert.equal(outcome.units.length, 2);
  });

  it('S11 ends a stream by an error, of which the SDK makes its own', () => {
    const stream = answerReader(openaiImages, 'text/event-stream');
    stream.push(bytesOf(events[0] ?? ''));
    const ending = Buffer.from(stream.ending(REFUSAL, 1)).toString();
    const { type, error } = JSON.parse(ending.replace(/^data: /, ''));
    assert.deepEqual([type, error.code], ['error', 'content_policy_violation']);
    assert.ok(ending.endsWith('\n\n'));
  });
});
