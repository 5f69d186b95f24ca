/** `weir approvals`: what answers is not always an admin port, and a token is never repeated. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { approvals } from '../../../src/cli/approvals.ts';
import { temporaryFolder } from '../config/folder.ts';

async function run(...args: string[]): Promise<{ code: number; err: string }> {
  const error = mock.method(process.stderr, 'write', () => true);
  try {
    const code = await approvals.run(args);
    return { code, err: error.mock.calls.map((call) => String(call.arguments[0])).join('') };
  } finally {
    mock.restoreAll();
  }
}

describe('weir approvals', () => {
  const folder = temporaryFolder();
  const token = join(folder, 'token');
  writeFileSync(token, 'a-token\n');
  const server = createServer((_, response) => response.end('<html>hello</html>'));
  let url = '';
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  it('says that what answers is no admin port', async () => {
    for (const args of [['list'], ['show', 'x'], ['approve', 'x']]) {
      const said = await run(...args, '--url', url, '--token-file', token);
      assert.deepEqual(said, { code: 1, err: 'weir approvals: this is no admin port of Weir\n' });
    }
  });

  it('says why nothing is reached', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const nowhere = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`;
    await new Promise((resolve) => gone.close(resolve));
    const { code, err } = await run('list', '--url', nowhere, '--token-file', token);
    assert.equal(code, 1);
    assert.match(err, /cannot be reached \(ECONNREFUSED\); name the admin port with --url/);
  });

  it('takes an address and a token, and repeats nothing of a file', async () => {
    for (const wrong of ['foo', 'localhost:9003', 'ftp://a.test']) {
      const { code, err } = await run('list', '--url', wrong, '--token-file', token);
      assert.deepEqual([code, /--url has to be http:\/\/HOST:PORT/.test(err)], [2, true], wrong);
    }
    const lines = join(folder, 'lines');
    writeFileSync(lines, 'first-half\nsecond-half\n');
    const { code, err } = await run('list', '--url', url, '--token-file', lines);
    assert.deepEqual([code, /lines holds no token/.test(err), err.includes('half')], [2, true, false]);
  });
});
