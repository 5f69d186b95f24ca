/** Paths that a policy has read by their content type: who reads them, and which lane they get. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GENERIC } from '../../../src/dialects/index.ts';
import { admit, headOf } from '../../../src/screen/gate.ts';
import { requestLane } from '../../../src/screen/request-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const POLICIES = policiesOf(
  [
    'apiVersion: weir.dev/v1alpha1',
    'kind: GuardPolicy',
    'metadata: { name: test }',
    'spec:',
    '  readPaths: ["/v1/vectors", "/v1/blobs/*", "/v1/chat/*", "/v1/models/a:ask"]',
    '  passPaths: ["/v1/*"]',
  ].join('\n'),
);

function admitted(method: string, path: string, type?: string) {
  const headers = [
    { name: ':method', value: method },
    { name: ':path', value: path },
    { name: ':authority', value: 'h' },
    ...(type === undefined ? [] : [{ name: 'content-type', value: type }]),
  ];
  return { headers, admission: admit(headOf(headers), POLICIES) };
}

function readerOf(method: string, path: string): string {
  const { admission } = admitted(method, path);
  return admission.kind === 'inspect' ? admission.dialect.name : admission.kind;
}

describe('a path under readPaths', () => {
  it('goes to the generic dialect, whatever its method, and before passPaths', () => {
    assert.equal(readerOf('POST', '/v1/vectors'), 'generic');
    assert.equal(readerOf('GET', '/v1/blobs/a?b=c'), 'generic');
  });

  it('stays with the dialect that knows it', () => {
    assert.equal(readerOf('POST', '/v1/chat/completions'), 'openai-chat');
    assert.equal(readerOf('PUT', '/v1/chat/completions'), 'generic');
  });

  it('leaves other paths as they were', () => assert.equal(readerOf('POST', '/v1/models'), 'pass'));

  it('is read in every spelling, or refused: servers route without regard to escapes, case and a final slash', () => {
    assert.equal(readerOf('POST', '/v1/models/a%3Aask'), 'generic');
    for (const path of ['/v1/Vectors', '/v1/vectors/', '/v1/BLOBS/a', '/v1/models/A%3aask/'])
      assert.equal(readerOf('POST', path), 'refuse', path);
    assert.equal(readerOf('POST', '/v1/vectors/x'), 'pass');
  });

  it('gets a lane that its content type chooses, or a fault that names it', () => {
    const outcome = (type: string) => {
      const { headers, admission } = admitted('POST', '/v1/vectors', type);
      assert.ok(admission.kind === 'inspect');
      const lane = requestLane(admission.policy, GENERIC, {
        head: { ...admission.target, headers },
        fingerprint: () => '',
        tenant: () => undefined,
      });
      return lane.ok ? 'a lane' : `${lane.fault.kind} ${lane.fault.at}`;
    };
    assert.deepEqual(
      [
        'application/json',
        'application/x-ndjson',
        'multipart/form-data; boundary=b',
        'multipart/form-data',
        'application/x-www-form-urlencoded',
        'multipart/mixed; boundary=b',
      ].map(outcome),
      [
        ...['a lane', 'a lane', 'a lane', 'unreadable content-type'],
        ...['unsupported content-type', 'unsupported content-type'],
      ],
    );
  });
});
