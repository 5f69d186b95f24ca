/** Signatures of AWS: the published examples, and the signer of its SDK on requests of all sorts. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { authorizationOf, signRequest } from '../../../src/upstream/sign.ts';
import { signIndependently } from '../../fakes/independent-signer.ts';
import { fc } from '../../property/fast-check.ts';

/** Of the published examples. */
const KEY = { id: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', token: undefined };
const DATE = { name: 'x-amz-date', value: '20150830T123600Z' };
const NOW = Date.UTC(2015, 7, 30, 12, 36, 0);
const NOTHING = createHash('sha256').digest('hex');
const PUBLISHED = { key: KEY, region: 'us-east-1', service: 'service', host: undefined, now: NOW };

describe('a signature of AWS, as in its published test suite', () => {
  const CASES: readonly (readonly [method: string, target: string, signature: string])[] = [
    ['GET', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['POST', '/', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    ['GET', '/example/..', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['GET', '//example//', '9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84'],
    ['GET', '/example space/', '652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741'],
    ['GET', '/ሴ', '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85'],
    ['GET', '/?Param1=value1', 'a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb'],
    [
      'GET',
      '/?Param2=value2&Param1=value1',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
  ];
  for (const [method, target, signature] of CASES) {
    it(`${method} ${target}`, () => {
      const headers = [{ name: 'host', value: 'example.amazonaws.com' }, DATE];
      assert.equal(
        authorizationOf({ method, target, headers, bodyHash: NOTHING }, PUBLISHED),
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
          `SignedHeaders=host;x-amz-date, Signature=${signature}`,
      );
    });
  }

  it('the example of the documentation, a question to IAM', () => {
    const headers = [
      { name: 'content-type', value: 'application/x-www-form-urlencoded; charset=utf-8' },
      { name: 'host', value: 'iam.amazonaws.com' },
      DATE,
    ];
    const target = '/?Action=ListUsers&Version=2010-05-08';
    const value = authorizationOf(
      { method: 'GET', target, headers, bodyHash: NOTHING },
      { ...PUBLISHED, service: 'iam' },
    );
    assert.match(value, /Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7$/);
  });
});

describe('a signed request', () => {
  const segment = fc.oneof(
    fc.constantFrom('model', 'converse', 'invoke', '.', '..', '', 'a+b', 'v1:0', 'x=y@z', "it's", '(a)*!'),
    fc.string({ unit: 'grapheme', maxLength: 12 }).map(encodeURIComponent),
  );
  const text = fc.string({ unit: 'grapheme', maxLength: 8 });
  const query = fc.array(fc.tuple(text, text), { maxLength: 4 }).map((pairs) =>
    pairs
      // The other signer keeps the query in an object, which has members of its own.
      .filter(([name]) => name !== '' && !(name in {}))
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&'),
  );
  const word = fc.stringMatching(/^[A-Za-z0-9/+]{16,40}$/);
  const request = fc.record({
    method: fc.constantFrom('POST', 'GET', 'PUT', 'DELETE'),
    target: fc
      .tuple(fc.array(segment, { minLength: 1, maxLength: 5 }), query)
      .map(([segments, asked]) => `/${segments.join('/')}${asked === '' ? '' : `?${asked}`}`),
    authority: fc.constantFrom('bedrock-runtime.us-east-1.amazonaws.com', 'localhost:10000'),
    body: fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }),
  });
  const signing = fc.record({
    key: fc.record({
      id: fc.stringMatching(/^[A-Z0-9]{16,20}$/),
      secret: word,
      token: fc.option(word, { nil: undefined }),
    }),
    region: fc.constantFrom('us-east-1', 'eu-central-1', 'us-gov-west-1'),
    service: fc.constantFrom('bedrock', 'sagemaker'),
    host: fc.constantFrom(undefined, 'bedrock-runtime.eu-west-1.amazonaws.com'),
    now: fc.integer({ min: Date.UTC(2016, 0), max: Date.UTC(2090, 0) }),
  });

  it('is signed as the SDK of AWS signs it, 200 times', async () => {
    let signed = 0;
    await fc.assert(
      fc.asyncProperty(request, signing, async (asked, by) => {
        const { key, host = asked.authority } = by;
        const { token } = key;
        const account = {
          ...{ accessKeyId: key.id, secretAccessKey: key.secret },
          ...(token === undefined ? {} : { sessionToken: token }),
        };
        const arrived = { ...asked, headers: { host }, body: Buffer.concat(asked.body) };
        const ours = Object.fromEntries(signRequest(asked, by).map(({ name, value }) => [name, value]));
        assert.deepEqual({ host, ...ours }, { ...(await signIndependently(arrived, { ...by, account })) });
        signed++;
      }),
      { numRuns: 200 },
    );
    assert.equal(signed, 200);
  });

  it('has another signature for another body', () => {
    const asked = { method: 'POST', target: '/model/m/converse', authority: 'h' };
    const [one, other] = ['a', 'b'].map((body) =>
      signRequest({ ...asked, body: [Buffer.from(body)] }, PUBLISHED),
    );
    assert.notDeepEqual(one, other);
    const joined = signRequest({ ...asked, body: [Buffer.from('a'), Buffer.from('b')] }, PUBLISHED);
    assert.deepEqual(joined, signRequest({ ...asked, body: [Buffer.from('ab')] }, PUBLISHED));
  });
});
