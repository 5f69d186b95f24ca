/** Fuzz target: the spelling of paths, beside the URL parser of the runtime. */
import assert from 'node:assert/strict';
import { canonicalPath, isCanonical } from '../../../src/policy/path.ts';
import type { Target } from '../framework/target.ts';

/** Where alone a slash may be escaped. */
const MODEL_ARN = /^(\/bedrock)?\/model\/arn:[^/]+\/[a-z-]+$/i;

export const path: Target = {
  name: 'path',
  holds: 'A path that is taken means the same for every reader, and is spelled in one way.',
  tokens: [
    ...[
      '/',
      '//',
      '/../',
      '/./',
      '/..',
      '..',
      '%2e',
      '%2E',
      '%2f',
      '%5c',
      '%5C',
      '\\',
      ';a=b',
      '?',
      '#',
      '%252e',
      '%25',
      '%',
      '%4',
      '%zz',
    ],
    ...[
      '%00',
      '%0a',
      '%7f',
      '%7e',
      '%41',
      '%61',
      '%c3%a9',
      '%C3',
      '%ff',
      'é',
      ' ',
      '\t',
      '"',
      '<',
      '|',
      '{',
      '^',
      '`',
      ':',
      '@',
      'http://h/',
    ],
    ...['v1', 'chat', 'completions', '/v1/chat/completions', '*', '+', '~', '%20', '%3f', '%23', '%3b'],
    ...['/model/arn:a%2Fb/converse', '/model/arn%3a', '%2Fb/invoke'],
  ],
  longest: 65_536,
  run: (input) => {
    const target = Buffer.from(input).toString('latin1');
    const canonical = canonicalPath(target);
    if (!canonical.ok) return `refused: ${canonical.fault.message}`;
    const { value } = canonical;
    assert.ok(isCanonical(value), 'the one spelling of a path is another one');
    const came = target.split('?', 1)[0] ?? '';
    assert.equal(decodeURIComponent(value), decodeURIComponent(came), 'the path means something else');
    // What another reader resolves is nothing: no dot segments, no backslashes, no fragment.
    const { pathname } = new URL(`http://h${target}`);
    assert.equal(decodeURIComponent(pathname), decodeURIComponent(came), 'another reader resolves the path');
    assert.ok(!/%5c|%00/i.test(value) && !/\/\.{0,2}\/|\/\.{1,2}$/.test(decodeURIComponent(value)));
    assert.ok(!value.includes('%2F') || MODEL_ARN.test(value), 'a slash is escaped');
    return `taken; ${value === came}; ${value.includes('%')}`;
  },
};
