/** Measures what telling who asks costs, per request: a token that is known, a new one, a key, a certificate. `node bench/micro/identity.ts` */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HeaderList } from '../../src/core/headers.ts';
import { Identity } from '../../src/identity/identity.ts';
import { identitySection } from '../../src/identity/section.ts';
import { AUDIENCE, honestClaims, ISSUER } from '../../test/fakes/identity/attacks.ts';
import { keyPair, keySet, tokenBy } from '../../test/fakes/identity/issuer.ts';
import { leastCost } from '../scan/cost.ts';

const RUNS = 2000;
const now = Math.floor(Date.now() / 1000);
const keys = { ES256: keyPair('ec'), RS256: keyPair('rsa', 'RS256') } as const;
const folder = mkdtempSync(join(tmpdir(), 'weir-identity-'));
const jwks = { file: join(folder, 'jwks') };
const callers = join(folder, 'keys');
const WEB = 'spiffe://shop/ns/web/sa/web';
writeFileSync(jwks.file, keySet(Object.values(keys)));
const rows = Array.from({ length: 10_000 }, (_, nth) => ({
  ...{ name: `k${nth}`, sha256: createHash('sha256').update(`key-${nth}`).digest('hex') },
}));
writeFileSync(callers, JSON.stringify(rows));
const identity = new Identity({
  section: identitySection.parse({
    issuers: {
      login: { issuer: ISSUER, audiences: [AUDIENCE], jwks, claims: { tenant: 'tid', roles: 'roles' } },
    },
    keys: { file: callers },
    proxies: ['10.0.0.0/8'],
  }),
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  ...{ changed: () => {}, checked: () => {} },
});
rmSync(folder, { recursive: true });

const attributes = new Map([['source.address', '10.0.0.1:4711']]);
const told = (headers: HeaderList) => identity.identify({ attributes, headers });
const bearer = (value: string): HeaderList => [{ name: 'authorization', value: `Bearer ${value}` }];

function row(name: string, headers: HeaderList): void {
  const cost = leastCost(() => {
    for (let run = 0; run < RUNS; run++) void told(headers);
  });
  console.log(name.padEnd(36), `${(cost / RUNS).toFixed(2)} us`.padStart(10));
}

row('an address', []);
row('a certificate behind a proxy', [{ name: 'x-forwarded-client-cert', value: `By=x;Hash=00;URI=${WEB}` }]);
row('a key, of ten thousand', bearer('key-4711'));
for (const [alg, key] of Object.entries(keys)) {
  const known = tokenBy(key, honestClaims(now));
  const result = await told(bearer(known));
  if (!result.ok) throw new Error(result.fault.message);
  row(`a known token (${alg}, ${known.length} bytes)`, bearer(known));
  const fresh = Array.from({ length: RUNS }, (_, nth) => tokenBy(key, { ...honestClaims(now), jti: nth }));
  const began = performance.now();
  for (const token of fresh) await told(bearer(token));
  console.log(
    `a new token (${alg})`.padEnd(36),
    `${((performance.now() - began) * (1000 / RUNS)).toFixed(0)} us`.padStart(10),
  );
}
