/** Fuzz target: policy files, from their text to what the pipeline uses. */
import assert from 'node:assert/strict';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';
import type { Target } from '../framework/target.ts';
import { checkProblems } from '../support/check-problems.ts';

const REGISTRY = policyRegistry(['guard']);

export const policy: Target = {
  name: 'policy',
  holds:
    'A hostile policy gives problems with their places and never an exception; a good one compiles alike twice.',
  tokens: [
    ...[
      'apiVersion: weir.dev/v1alpha1\n',
      'kind: GuardPolicy\n',
      'metadata: { name: a }\n',
      'spec:\n',
      '---\n',
      '...\n',
      '  request:\n',
    ],
    ...[
      '  response:\n',
      '    rules:\n',
      '      - ',
      '{ name: x, detector: pii, action: redact }',
      'detector: keywords',
      'options: { words: [a] }',
    ],
    ...[
      'detector: remote',
      'judge: guard',
      'action: deny',
      'onFault: allow',
      'mode: observe',
      'limits: { bodyBytes: 1MiB }',
      'threshold: 0.5',
    ],
    ...[
      'selects: { hosts: ["*"] }',
      '&a',
      '*a',
      '<<: *a',
      '!!js/function x',
      '!!binary aa',
      '? ',
      '|\n',
      '>-\n',
      '"',
      "'",
      '\t',
      '\u0000',
      '\ufeff',
    ],
    ...[
      '__proto__: 1',
      'constructor: {}',
      'passPaths: ["/**"]',
      '.inf',
      '.nan',
      '0x10',
      '1e999',
      '-1',
      'null',
      '~',
      '[[',
      '}}',
      '- - -',
      '%YAML 1.1\n',
    ],
  ],
  longest: 32_768,
  run: (input) => {
    const text = Buffer.from(input).toString('utf8');
    const texts = [{ file: 'policy.yaml', text }];
    const loaded = loadPolicyTexts(texts, REGISTRY);
    if (!loaded.ok) return checkProblems(loaded.problems, text);
    const again = loadPolicyTexts(texts, REGISTRY);
    assert.ok(again.ok && again.value.digest === loaded.value.digest, 'the digest of a text is its own');
    return `policies ${Math.min(3, loaded.value.policies.length)}`;
  },
};
