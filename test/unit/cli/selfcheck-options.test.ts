/** The command line of `weir selfcheck`: what is taken, and what is refused with a word of what to write. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Options, readOptions } from '../../../src/cli/selfcheck/options.ts';

const URL_ARGS = ['--url', 'http://127.0.0.1:10000'];

function read(...args: string[]): Options {
  const options = readOptions([...URL_ARGS, ...args]);
  if (typeof options === 'string') throw new Error(options);
  return options;
}

describe('options of weir selfcheck', () => {
  it('have defaults', () => {
    const { url, ...rest } = read();
    assert.equal(url.origin, 'http://127.0.0.1:10000');
    assert.deepEqual(rest, {
      ...{ path: '/v1/chat/completions', model: 'gpt-4o-mini', headers: {}, upstream: undefined },
      ...{ banned: undefined, json: false, insecure: false, timeoutMs: 10_000 },
    });
  });

  it('take headers, a host, an upstream and a time', () => {
    const options = read(
      ...['--header', 'Authorization: Bearer a:b', '--header', 'x-team: y', '--host', 'llm.example:443'],
      ...['--upstream', '[::1]:8081', '--timeout', '2.5'],
    );
    assert.deepEqual(options.headers, {
      authorization: 'Bearer a:b',
      'x-team': 'y',
      host: 'llm.example:443',
    });
    assert.deepEqual(options.upstream, { host: '::1', port: 8081 });
    assert.equal(options.timeoutMs, 2500);
  });

  const refused: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /--url is missing/],
    [['--url', '127.0.0.1:10000'], /--url has to be/],
    [['--url', 'ftp://x'], /--url has to be/],
    [['--url', 'http://user:secret@x'], /credentials/],
    [['--url', 'http://x/v1/chat/completions'], /--path/],
    [[...URL_ARGS, '--path', 'v1'], /--path has to be/],
    [[...URL_ARGS, '--path', '/v1/chat?x'], /--path has to be/],
    [[...URL_ARGS, '--path', '/v1/'], /--path has to be/],
    [[...URL_ARGS, '--header', 'authorization'], /--header has to be/],
    [[...URL_ARGS, '--header', 'a: b\r\nc: d'], /--header has to be/],
    [[...URL_ARGS, '--host', 'a b'], /--host has to be/],
    [[...URL_ARGS, '--upstream', '8081'], /--upstream has to be/],
    [[...URL_ARGS, '--upstream', 'localhost:99999'], /--upstream has to be/],
    [[...URL_ARGS, '--banned', ' '], /--banned has to be/],
    [[...URL_ARGS, '--timeout', '0'], /--timeout has to be/],
    [[...URL_ARGS, '--timeout', 'soon'], /--timeout has to be/],
    [[...URL_ARGS, '--nope'], /unknown option '--nope'/i],
    [[...URL_ARGS, 'extra'], /unexpected argument/i],
  ];
  for (const [args, problem] of refused) {
    it(`are refused: ${JSON.stringify(args.slice(args.length > 2 ? 2 : 0))}`, () => {
      const line = readOptions(args);
      assert.ok(typeof line === 'string');
      assert.match(line, problem);
      assert.match(line, /^weir selfcheck: .*; see weir selfcheck --help\n$/s);
      assert.ok(!line.includes('secret'));
    });
  }
});
