/** Fuzz target: what the head of a request decides. Each line of an input is one header, `name: value`. */
import assert from 'node:assert/strict';
import { admit, headOf } from '../../../src/screen/gate.ts';
import { policiesOf } from '../../fakes/conversation.ts';
import type { Target } from '../framework/target.ts';
import { plain } from '../support/check-reader.ts';
import { linesOf } from '../support/lines.ts';

const POLICIES = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: first }
spec:
  selects: { hosts: [one.test, "*.two.test"], paths: ["/v1/*", "/open/*"] }
  passPaths: ["/v1/models", "/open/*"]
---
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: second }
spec:
  selects: { paths: ["/v1/*"] }
`);

/** The path as a server may take it: escapes undone, back slashes turned, dot segments and empty ones gone. */
function asServed(path: string): string {
  const plainPath = path.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const kept: string[] = [];
  for (const segment of plainPath.replaceAll('\\', '/').split('/')) {
    const name = segment.split(';', 1)[0] ?? '';
    if (name === '..') kept.pop();
    else if (name !== '' && name !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}`;
}

export const requestHead: Target = {
  name: 'request-head',
  holds: 'Only a plain path under passPaths passes unread; upgrades and unknown paths never do.',
  tokens: [
    ...[
      ':method: POST\n',
      ':method: GET\n',
      ':method: CONNECT\n',
      ':path: /v1/chat/completions',
      ':path: /open/x',
      '/v1/models',
    ],
    ...[
      ':authority: one.test\n',
      'host: a.two.test\n',
      '..',
      '/../',
      '/./',
      '//',
      '%2e',
      '%2E%2e',
      '%2f',
      '%5c',
      '\\',
      ';a=b',
      '?',
      '#',
    ],
    ...[
      '%252e',
      '%00',
      'connection: upgrade\n',
      'upgrade: websocket\n',
      ':protocol: websocket\n',
      'content-type: application/json\n',
    ],
    ...[
      'content-encoding: gzip\n',
      'content-length: 5\n',
      'x-envoy-original-path: /\n',
      'x-weir-id: 1\n',
      ';',
      '*',
      '/open/../v1/secret',
    ],
  ],
  longest: 65_536,
  run: (input) => {
    const headers = linesOf(input).flatMap((line) => {
      const colon = line.indexOf(':', 1);
      return colon < 0
        ? []
        : [{ name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1).trim() }];
    });
    const head = headOf(headers);
    const admission = admit(head, POLICIES);
    if (admission.kind === 'refuse') {
      const { denial } = admission;
      return `refused: ${denial.kind === 'fault' ? plain(denial.fault.message) : denial.kind}`;
    }
    assert.notEqual(head.method, 'CONNECT');
    assert.ok(!headers.some(({ name }) => name === 'upgrade' || name === ':protocol'), 'an upgrade passed');
    const served = asServed(head.path);
    if (admission.kind === 'pass') {
      const open = served === '/v1/models' || served.startsWith('/open/') || served === '/open';
      assert.ok(open, 'a path passed that a server takes for another one');
    } else assert.equal(served.toLowerCase().startsWith('/v1/'), true);
    return `${admission.kind} ${admission.policy.name}`;
  },
};
