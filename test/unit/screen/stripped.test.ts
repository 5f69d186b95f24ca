/** Headers that do not go on: forged ones always, what the policy takes off where it is enforced. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HeaderList } from '../../../src/core/headers.ts';
import {
  type Passage,
  strippedFromAnswer,
  strippedFromRequest,
  strippedFromTrailers,
} from '../../../src/screen/stripped.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const headers = (...names: string[]): HeaderList => names.map((name) => ({ name, value: 'v' }));
const policyWith = (...request: string[]) =>
  policiesOf(
    [
      'apiVersion: weir.dev/v1alpha1',
      'kind: GuardPolicy',
      'metadata: { name: test }',
      `spec: { request: { ${request.join(', ')} } }`,
    ].join('\n'),
  ).policies[0];
const PLAIN = policyWith();
const enforcing = (passage: Partial<Passage> = {}): Passage => ({
  ...{ policy: PLAIN, enforced: true, inspected: true },
  ...passage,
});
const OBSERVING = enforcing({ enforced: false });

const ORDINARY = headers(
  ...[':method', ':path', 'user-agent', 'content-type', 'content-length', 'traceparent'],
  ...['x-request-id', 'x-forwarded-for', 'x-forwarded-proto', 'authorization', 'cookie', 'openai-project'],
);

describe('what a request loses on its way', () => {
  it('is nothing of an ordinary one', () => {
    assert.deepEqual(strippedFromRequest(ORDINARY, enforcing()), []);
  });

  for (const name of [
    ...['x-weir-decision', 'x-weir-anything', 'x-envoy-original-path', 'x-envoy-retry-on'],
    ...['x-envoy-upstream-rq-timeout-ms', 'x-envoy-peer-metadatax', 'x-guard-user'],
    ...['x-forwarded-client-cert', 'x-user-id', 'x-tenant', 'x-tenant-id'],
    ...['x-original-url', 'x-rewrite-url', 'x-http-method-override', 'x-method-override', 'x-http-method'],
  ]) {
    it(`is ${name}`, () => {
      assert.deepEqual(strippedFromRequest(headers('a', name, name), enforcing()), [name]);
    });
  }

  it('is not its id, which is overwritten, nor what proxies of a mesh tell each other', () => {
    const kept = headers('x-weir-id', 'x-envoy-peer-metadata', 'x-envoy-peer-metadata-id');
    assert.deepEqual(strippedFromRequest(kept, enforcing()), []);
  });

  it('is accept-encoding where the answer will be read, and only there', () => {
    const given = headers('accept-encoding');
    assert.deepEqual(strippedFromRequest(given, enforcing()), ['accept-encoding']);
    assert.deepEqual(strippedFromRequest(given, enforcing({ inspected: false })), []);
  });

  it('is what the policy takes off, and not what it trusts', () => {
    const policy = policyWith(
      'removeHeaders: [authorization, x-api-key]',
      'trustHeaders: [x-tenant, x-envoy-external-address]',
    );
    const given = headers(
      ...['authorization', 'x-api-key', 'cookie', 'x-tenant', 'x-tenant-id'],
      ...['x-envoy-external-address', 'x-envoy-original-path'],
    );
    assert.deepEqual(strippedFromRequest(given, enforcing({ policy })), [
      ...['authorization', 'x-api-key', 'x-tenant-id', 'x-envoy-original-path'],
    ]);
  });

  it('is forged verdicts alone where verdicts are only recorded', () => {
    const policy = policyWith('removeHeaders: [cookie]');
    const given = headers('cookie', 'x-tenant', 'x-envoy-retry-on', 'accept-encoding', 'x-weir-decision');
    assert.deepEqual(strippedFromRequest(given, { ...OBSERVING, policy }), ['x-weir-decision']);
  });
});

describe('what an answer loses on its way', () => {
  it('is what only Weir may say', () => {
    const given = headers('x-weir-decision', 'x-weir-note', 'x-weir-id', 'x-envoy-overloaded', 'x-tenant');
    assert.deepEqual(strippedFromAnswer(given), ['x-weir-decision', 'x-weir-note']);
  });
});

describe('what trailers lose on their way', () => {
  const given = headers(
    'x-weir-id',
    'x-weir-decision',
    'x-tenant',
    'x-envoy-retry-on',
    'grpc-status',
    'cookie',
  );

  it('is, of a request, what its headers lose, and an id', () => {
    const policy = policyWith('removeHeaders: [cookie]', 'trustHeaders: [x-tenant]');
    assert.deepEqual(strippedFromTrailers(given, enforcing({ policy })), [
      ...['x-weir-id', 'x-weir-decision', 'x-envoy-retry-on', 'cookie'],
    ]);
  });

  it('is what only Weir may say, of answers and where verdicts are only recorded', () => {
    const own = ['x-weir-id', 'x-weir-decision'];
    assert.deepEqual(strippedFromTrailers(given), own);
    assert.deepEqual(strippedFromTrailers(given, OBSERVING), own);
  });
});

describe('the headers that a policy trusts', () => {
  for (const name of ['authorization', 'x-weir-id', 'accept-encoding', 'x-other', 'X-Tenant', 'x-envoy-*']) {
    it(`are not ${name}`, () => {
      assert.throws(() => policyWith(`trustHeaders: ["${name}"]`), /trustHeaders/);
    });
  }
});
