/** The gate: which paths a policy passes by name. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { admit } from '../../../src/screen/gate.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const POLICIES = policiesOf(
  [
    'apiVersion: weir.dev/v1alpha1',
    'kind: GuardPolicy',
    'metadata: { name: test }',
    'spec:',
    '  passPaths: ["/v1/models", "/v1/models/*"]',
  ].join('\n'),
);
const admission = (path: string) => admit({ method: 'POST', path, host: 'h', headers: [] }, POLICIES);

describe('a path that a policy passes by name', () => {
  for (const path of [
    '/v1/models',
    '/v1/models/gpt-4.1',
    '/v1/models/a..b',
    '/v1/models/.hidden',
    '/v1/models/ft:a%20b',
    '/v1/models/',
  ]) {
    it(`passes ${path}`, () => assert.equal(admission(path).kind, 'pass'));
  }

  for (const path of [
    '/v1/models/%2e%2e/chat/completions',
    '/v1/models/%2E./chat/completions',
    '/v1/models/..%2fchat/completions',
    '/v1/models/a%2Fb',
    '/v1/models/..%5cchat',
    '/v1/models/a%5Cb',
    '/v1/models/a\\b',
    '/v1/models//chat/completions',
    '/v1/models/./a',
    '/v1/models/.',
    '/v1/models/../chat/completions',
    '/v1/models/..',
    '/v1/models/..;/chat/completions',
  ]) {
    it(`refuses ${path}`, () => {
      const refused = admission(path);
      assert.ok(refused.kind === 'refuse' && refused.denial.kind === 'fault');
      assert.equal(refused.denial.fault.kind, 'unsupported');
      assert.equal(refused.denial.fault.at, ':path');
      assert.match(refused.denial.fault.message, /may stand for another/);
    });
  }
});

describe('a path that a policy has read by its content type', () => {
  const policies = policiesOf(
    [
      'apiVersion: weir.dev/v1alpha1',
      'kind: GuardPolicy',
      'metadata: { name: test }',
      'spec:',
      '  readPaths: ["/v1/embeddings", "/v1/files/*", "/v1/chat/*"]',
      '  passPaths: ["/v1/*"]',
    ].join('\n'),
  );
  const read = (method: string, path: string): string => {
    const admitted = admit({ method, path, host: 'h', headers: [] }, policies);
    return admitted.kind === 'inspect' ? admitted.dialect.name : admitted.kind;
  };

  it('goes to the generic dialect, whatever its method, and before passPaths', () => {
    assert.equal(read('POST', '/v1/embeddings'), 'generic');
    assert.equal(read('GET', '/v1/files/a'), 'generic');
  });

  it('stays with the dialect that knows it', () => {
    assert.equal(read('POST', '/v1/chat/completions'), 'openai-chat');
    assert.equal(read('PUT', '/v1/chat/completions'), 'generic');
  });

  it('leaves other paths as they were', () => assert.equal(read('POST', '/v1/models'), 'pass'));
});
