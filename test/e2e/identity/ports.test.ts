/** TLS on Weir's own port, with a real Envoy: both sides prove who they are, and certificates change while it runs. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { connect, type TLSSocket } from 'node:tls';
import { Authority, type Issued } from '../../fakes/identity/authority.ts';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { weirTransport } from './support/transport.ts';

const ENVOY = 'spiffe://shop/ns/edge/sa/gateway';
const POLICY = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: plain }\nspec: {}\n';

describe("TLS on Weir's port", { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-tls-'));
  let stack: Stack;
  let shop: Authority;
  let weir: Issued;
  let envoy: Issued;
  before(async () => {
    shop = new Authority(folder, 'shop');
    weir = shop.issue('weir', ['DNS:weir.shop']);
    envoy = shop.issue('envoy', [`URI:${ENVOY}`]);
    const tls = { grpc: { ...weir, clientCaFile: shop.caFile, clients: [ENVOY] } };
    stack = await startStack({
      ...{ policy: POLICY, config: JSON.stringify({ tls }) },
      envoy: { weirCluster: { transport_socket: weirTransport(envoy, shop.caFile) } },
    });
  });
  after(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = () => postChat(stack.url, { model: 'm', messages: [{ role: 'user', content: 'Weirs?' }] });
  /** Shakes hands with Weir; the value is its certificate, or why it came to nothing. */
  const knock = (client: Partial<Issued>, alpn = 'h2'): Promise<string> =>
    new Promise((resolve) => {
      const [host, port] = stack.grpc.split(':');
      const text = (file: string | undefined) => (file === undefined ? undefined : readFileSync(file));
      const socket: TLSSocket = connect({
        ...{ host, port: Number(port), ca: readFileSync(shop.caFile), servername: 'weir.shop' },
        ...{ cert: text(client.certFile), key: text(client.keyFile), ALPNProtocols: [alpn] },
      });
      const tell = (what: string) => {
        resolve(what);
        socket.destroy();
      };
      socket.once('error', (error: NodeJS.ErrnoException) => tell(error.code ?? 'an error'));
      socket.once('close', () => tell('closed'));
      // A server speaks first in HTTP/2: whoever hears that is in.
      socket.once('data', () => tell(socket.getPeerX509Certificate()?.fingerprint256 ?? 'none'));
    });

  it('judges what an Envoy sends that has the certificate', async () => {
    const answer = await ask();
    assert.equal(answer.status, 200, await answer.text());
    await assertRecorded(stack, answer.headers.get('x-weir-id'), CLEAN);
    assert.match(await knock(envoy), /^([0-9A-F]{2}:?){32}$/);
  });

  it('lets nobody in without one, with one of another authority, or with another name', async () => {
    const mallory = new Authority(folder, 'mallory');
    const strangers: readonly (readonly [string, Partial<Issued>])[] = [
      ['none', {}],
      ['of another authority', mallory.issue('stranger', [`URI:${ENVOY}`])],
      ['another name', shop.issue('other', ['URI:spiffe://shop/ns/edge/sa/other'])],
      ['the name as the beginning of one', shop.issue('longer', [`URI:${ENVOY}2`])],
    ];
    for (const [what, client] of strangers) assert.doesNotMatch(await knock(client), /:/, what);
    await eventually('the log says so', () => /connection refused by TLS/.test(stack.weir.tail));
  });

  it('takes a new certificate from the next connection on, and keeps the last good one', async () => {
    const before = await knock(envoy);
    const next = shop.issue('next', ['DNS:weir.shop']);
    copyFileSync(next.certFile, weir.certFile);
    await eventually('a certificate without its key is not taken', () =>
      /certificate cannot be used; the last good one stays/.test(stack.weir.tail),
    );
    assert.equal(await knock(envoy), before);
    copyFileSync(next.keyFile, weir.keyFile);
    await eventually('the new one is shown', async () => {
      const now = await knock(envoy);
      return now !== before && /:/.test(now);
    });
    await eventually('the log says so', () => /certificate changed/.test(stack.weir.tail));
    assert.equal((await ask()).status, 200);
    assert.ok(!stack.weir.tail.includes('PRIVATE KEY'));
  });
});
