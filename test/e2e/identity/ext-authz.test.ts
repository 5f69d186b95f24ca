/** Who asks, through ext_authz: a proxy that is trusted speaks for its client, and tokens end here as they do elsewhere. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { AUDIENCE, attacksOn, honestClaims, ISSUER } from '../../fakes/identity/attacks.ts';
import { keyPair, keySet, tokenBy } from '../../fakes/identity/issuer.ts';
import { assertRecorded } from '../answers/support/records.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { Secrets } from '../upstream/secrets.ts';

const EC = keyPair('ec-1');
const RSA = keyPair('rsa-1', 'RS256');
const WEB = 'spiffe://shop/ns/web/sa/web';
const ALLOWED = ['request allow none', 'close complete'];
const NOW = Math.floor(Date.now() / 1000);

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: identified }
spec:
  callers: { kinds: [jwt, xfcc] }
`;

describe('who asks, through ext_authz', { timeout: 120_000 }, () => {
  const secrets = new Secrets();
  let stack: Stack;
  before(async () => {
    const issuer = {
      ...{ issuer: ISSUER, audiences: [AUDIENCE], algorithms: ['ES256'] },
      jwks: { file: secrets.write('jwks', keySet([EC]), ['nothing that is secret']) },
      claims: { tenant: 'tid' },
    };
    const identity = {
      ...{ header: 'x-weir-token', issuers: { login: issuer }, proxies: ['127.0.0.1'] },
      certificates: [{ id: WEB, tenant: 'shop', roles: ['web'] }],
    };
    stack = await startStack({
      ...{ policy: POLICY, config: JSON.stringify({ identity }) },
      envoy: {
        filters: ['ext_authz'],
        connectionManager: { forward_client_cert_details: 'ALWAYS_FORWARD_ONLY' },
      },
    });
  });
  after(async () => {
    await stack?.stop();
    secrets.close();
  });

  const ask = async (headers: Record<string, string>) => {
    const client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'sk-of-the-caller', maxRetries: 0 });
    return await client.chat.completions
      .create({ model: 'm', messages: [{ role: 'user', content: 'Weirs?' }] }, { headers })
      .withResponse();
  };
  const refused = async (headers: Record<string, string>, decisions: readonly string[]): Promise<string> => {
    const seen = stack.model.received.length;
    const error = await ask(headers).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.AuthenticationError, String(error));
    assert.equal(error.code, 'unauthenticated');
    assert.equal(stack.model.received.length, seen);
    await assertRecorded(stack, error.headers?.get('x-weir-id'), decisions);
    return error.message;
  };

  it('is told by a token in a header of its own; the key of the provider goes on', async () => {
    const { response } = await ask({ 'x-weir-token': tokenBy(EC, honestClaims(NOW)) });
    const [first] = await assertRecorded(stack, response.headers.get('x-weir-id'), ALLOWED);
    assert.deepEqual(first?.['caller'], { id: 'jwt:login/jo', kind: 'jwt', tenant: 'shop' });
    const { headers } = stack.model.received.at(-1) ?? assert.fail('nothing came');
    assert.deepEqual(
      [headers['x-weir-token'], headers['authorization']],
      [undefined, 'Bearer sk-of-the-caller'],
    );
  });

  it('is told by a proxy that is trusted; I01 its header does not go on', async () => {
    const { response } = await ask({ 'x-forwarded-client-cert': `By=spiffe://shop/edge;Hash=00;URI=${WEB}` });
    const [first] = await assertRecorded(stack, response.headers.get('x-weir-id'), ALLOWED);
    assert.deepEqual(first?.['caller'], { id: WEB, kind: 'xfcc', tenant: 'shop', roles: ['web'] });
    assert.equal(stack.model.received.at(-1)?.headers['x-forwarded-client-cert'], undefined);
  });

  it('I07 is not told by a certificate with two names', async () => {
    const headers = { 'x-forwarded-client-cert': `URI=${WEB};URI=spiffe://shop/boss` };
    assert.match(await refused(headers, ['request deny callers', 'close denied']), /jwt, xfcc/);
  });

  it('I02 is not told by what proves nothing', async () => {
    for (const { token } of attacksOn(EC, RSA, NOW).slice(0, 4))
      await refused({ 'x-weir-token': token }, ['request deny unauthenticated', 'close denied']);
  });
});
