/** O10: certificates and keys change under load: no request fails, and all records verify, whichever key they were made with. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { AUDIENCE, honestClaims, ISSUER } from '../../fakes/identity/attacks.ts';
import { Authority, type Issued } from '../../fakes/identity/authority.ts';
import { KeyServer, keyPair, publishing, type SigningKey, tokenBy } from '../../fakes/identity/issuer.ts';
import { chatBody, postChat } from '../harness/client.ts';
import { WEIR } from '../harness/entry.ts';
import { eventually } from '../harness/eventually.ts';
import { ROOT, type Stack, startStack } from '../harness/stack.ts';
import { weirTransport } from '../identity/support/transport.ts';
import { Secrets } from '../upstream/secrets.ts';

const ENVOY = 'spiffe://shop/ns/edge/sa/gateway';
const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: rotated }
spec:
  callers: { kinds: [jwt] }
  upstream: { credential: model }
  request:
    rules: [{ name: note, detector: keywords, options: { words: [halcyon] }, action: annotate }]
`;
/** Clients that ask one request after another. */
const CLIENTS = 3;
const OLD = keyPair('old');
const NEW = keyPair('new');
const token = (key: SigningKey): string =>
  tokenBy(key, { ...honestClaims(Math.floor(Date.now() / 1000)), sub: key.kid });

describe('O10 what is rotated under load', { timeout: 170_000 }, () => {
  const secrets = new Secrets();
  const server = new KeyServer([OLD]);
  const seconds = 20_000;
  let stack: Stack;
  let authority: Authority;
  let weir: Issued;
  let by = OLD;
  let going = true;
  let answered = 0;
  const failed: string[] = [];
  const clients: Promise<void>[] = [];

  before(async () => {
    authority = new Authority(secrets.folder, 'shop');
    weir = authority.issue('weir', ['DNS:weir.shop']);
    const envoy = authority.issue('envoy', [`URI:${ENVOY}`]);
    const issuer = { issuer: ISSUER, audiences: [AUDIENCE], jwks: { url: await server.listen() } };
    const config = {
      tls: { grpc: { ...weir, clientCaFile: authority.caFile, clients: [ENVOY] } },
      identity: { issuers: { login: issuer } },
      credentials: { model: { kind: 'bearer', file: secrets.write('model', 'made-up-old-key') } },
    };
    stack = await startStack({
      ...{ policy: POLICY, config: JSON.stringify(config) },
      envoy: { weirCluster: { transport_socket: weirTransport(envoy, authority.caFile) } },
    });
    for (let client = 0; client < CLIENTS; client++) clients.push(asking());
  });
  after(async () => {
    going = false;
    await Promise.all(clients);
    await stack?.stop();
    await server.close();
    secrets.close();
  });

  async function asking(): Promise<void> {
    while (going) {
      const headers = { authorization: `Bearer ${token(by)}` };
      const body = chatBody('Project halcyon.', { stream: true });
      const outcome = await postChat(stack.url, body, headers).then(
        async (response) => `${response.status} ${(await response.text()).endsWith('data: [DONE]\n\n')}`,
        String,
      );
      if (outcome === '200 true') answered++;
      else failed.push(outcome);
      await pause(5);
    }
  }
  /** Some requests of every client have been answered since. */
  const goesOn = async () => {
    const before = answered;
    await eventually('requests go on', () => answered > before + 3 * CLIENTS, seconds);
    assert.deepEqual(failed, []);
  };
  const seen = () => stack.model.received.at(-1)?.headers['authorization'];

  it('O10 the certificate of Weir: no request fails', async () => {
    await goesOn();
    const next = authority.issue('next', ['DNS:weir.shop']);
    copyFileSync(next.certFile, weir.certFile);
    copyFileSync(next.keyFile, weir.keyFile);
    await eventually('it is taken', () => /certificate changed/.test(stack.weir.tail), seconds);
    await goesOn();
  });

  it('O10 the keys of the issuer: both count while both are published, and no request fails', async () => {
    server.publish = publishing([OLD, NEW]);
    by = NEW;
    await goesOn();
    server.publish = publishing([NEW]);
    await goesOn();
  });

  it("O10 the provider's key: no request fails", async () => {
    assert.equal(seen(), 'Bearer made-up-old-key');
    secrets.write('model', 'made-up-new-key');
    await eventually('it is sent', () => seen() === 'Bearer made-up-new-key', seconds);
    await goesOn();
  });

  it('O10 the key of the journal: records verify, whichever key they were made with', async () => {
    going = false;
    await Promise.all(clients);
    assert.deepEqual(failed, []);
    await stack.weir.stop(seconds);
    const keysOf = () =>
      new Set(
        stack
          .journal()
          .flatMap(({ keyId }) => keyId ?? [])
          .map(String),
      );
    assert.equal(keysOf().size, 1);
    rmSync(join(stack.journalFolder, 'fingerprint.key'));
    await stack.restartWeir();
    const headers = { authorization: `Bearer ${token(by)}` };
    const again = await eventually(
      'Envoy has found it',
      async () => {
        const response = await postChat(stack.url, chatBody('Project halcyon.'), headers);
        await response.text();
        return response.status === 200;
      },
      seconds,
    );
    assert.ok(again);
    await stack.weir.stop(seconds);
    assert.equal(keysOf().size, 2);
    const hashes = new Set(
      stack
        .journal()
        .flatMap(({ findings }) => (findings ?? []) as { rule: string; hash: string }[])
        .filter(({ rule }) => rule === 'note')
        .map(({ hash }) => hash),
    );
    assert.equal(hashes.size, 2, 'one text, two keys');
    const verified = spawnSync(process.execPath, [WEIR, 'audit', 'verify', '--dir', stack.journalFolder], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  });
});
