/** TLS on the admin port: pages for who has a certificate, health for everybody. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { DetailedPeerCertificate } from 'node:tls';
import { AdminServer } from '../../src/server/admin.ts';
import { tlsSection } from '../../src/server/section.ts';
import { hasName } from '../../src/server/tls-door.ts';
import { Authority, type Issued } from '../fakes/identity/authority.ts';

const PROMETHEUS = 'spiffe://shop/ns/monitoring/sa/prometheus';

describe('the admin port with TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-admin-'));
  let server: AdminServer;
  let shop: Authority;
  let port = 0;
  before(async () => {
    shop = new Authority(folder, 'shop');
    const admin = {
      ...shop.issue('weir', ['IP:127.0.0.1']),
      clientCaFile: shop.caFile,
      clients: [PROMETHEUS],
    };
    const { admin: section } = tlsSection.parse({ admin });
    assert.ok(section);
    server = new AdminServer(
      '127.0.0.1:0',
      {
        metrics: async () => 'weir_workers 1\n',
        notReady: () => [],
        failed: (cause) => assert.fail(String(cause)),
      },
      { section, log: { info: () => {}, error: () => {} } },
    );
    const bound = await server.listen();
    assert.ok(bound.ok);
    port = bound.value;
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const get = (path: string, client?: Issued): Promise<number> =>
    new Promise((resolve, reject) => {
      const identity =
        client === undefined
          ? {}
          : { cert: readFileSync(client.certFile), key: readFileSync(client.keyFile) };
      const to = { host: '127.0.0.1', port, path, ca: readFileSync(shop.caFile), agent: false as const };
      request({ ...to, ...identity }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .once('error', reject)
        .end();
    });

  it('shows metrics to who has the certificate', async () => {
    assert.equal(await get('/metrics', shop.issue('prometheus', [`URI:${PROMETHEUS}`])), 200);
  });

  it('shows nobody else more than health', async () => {
    const strangers = [
      undefined,
      shop.issue('other', ['URI:spiffe://shop/other']),
      new Authority(folder, 'mallory').issue('stranger', [`URI:${PROMETHEUS}`]),
    ];
    for (const client of strangers) {
      assert.equal(await get('/metrics', client), 403);
      assert.equal(await get('/', client), 403);
      assert.deepEqual([await get('/livez', client), await get('/readyz', client)], [200, 200]);
    }
  });

  it('does not take a part of a name for a name', () => {
    const { admin: section } = tlsSection.parse({
      admin: { certFile: 'a', keyFile: 'b', clientCaFile: 'c', clients: ['d'] },
    });
    assert.ok(section);
    const named = (subjectaltname?: string) =>
      hasName({ getPeerCertificate: () => ({ subjectaltname }) as DetailedPeerCertificate }, section);
    for (const names of ['URI:d', 'DNS:d', 'IP Address:127.0.0.1, URI:d'])
      assert.equal(named(names), true, names);
    for (const names of [
      undefined,
      '',
      'URI:dd',
      'URI:D',
      'IP Address:d',
      'DNS:"x, URI:d, y"',
      'DNS:"x", URI:d',
    ])
      assert.equal(named(names), false, names);
  });

  it('is not configured by halves', () => {
    assert.equal(
      tlsSection.safeParse({ admin: { certFile: 'a', keyFile: 'b', clients: ['c'] } }).success,
      false,
    );
    assert.equal(tlsSection.safeParse({ admin: { certFile: 'a' } }).success, false);
  });
});
