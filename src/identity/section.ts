/** The `identity` section of the process configuration: what proves who asks. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { isSpiffeId } from './spiffe-id.ts';

/** Signatures with a public key; nothing that is made with the same secret that checks it, and never `none`. */
const ALGORITHMS = [
  ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'EdDSA'] as const),
];
/** Headers that a token or a key may come in; those that Weir calls its own never go on. */
const PROOF_HEADERS = [
  ...(['authorization', 'x-api-key', 'api-key', 'x-goog-api-key', 'x-weir-token'] as const),
];
export type ProofHeader = (typeof PROOF_HEADERS)[number];

const file = z.string().min(1).max(4096);
const word = z.string().min(1).max(255);
const member = z.string().min(1).max(255);
/** A name is that member; a list is the way down to one. */
const claim = z.union([member, z.array(member).min(1).max(8)]);
const header = z.enum(PROOF_HEADERS);

const jwks = z.union(
  [
    z.strictObject({
      url: z
        .string()
        .refine(
          isKeyUrl,
          'must be an https:// address, or http:// on this host, without user name or password',
        ),
    }),
    z.strictObject({ file }),
  ],
  'must be { url: ... } or { file: ... }',
);

const claims = z.strictObject({
  id: claim.default('sub').describe('the claim that names the caller'),
  tenant: claim.optional().describe('the claim that names its tenant'),
  roles: claim.optional().describe('the claim that lists its roles, or parts them by blanks'),
  clearance: claim.optional().describe('the claim that says what it may be told'),
  keep: z.array(member).max(32).default([]).describe('claims that policies may read as they are'),
});

const issuer = z.strictObject({
  issuer: z.string().min(1).max(2048).describe('the claim `iss`, exactly'),
  audiences: z.array(word).min(1).describe('values of `aud`, one of which has to be there'),
  jwks: jwks.describe('where the public keys are (RFC 7517)'),
  algorithms: z
    .array(z.enum(ALGORITHMS))
    .min(1)
    .default(['RS256', 'ES256'])
    .describe('signatures that count'),
  leewaySeconds: z.int().min(0).max(600).default(30).describe('how far clocks may differ'),
  refreshSeconds: z.int().min(1).max(86_400).default(300).describe('how often the keys are fetched'),
  maxAgeSeconds: z
    .int()
    .min(1)
    .max(604_800)
    .default(3600)
    .describe('how long fetched keys count while no new ones come'),
  deadlineMs: z.int().min(1).max(10_000).default(1500).describe('longest wait for the keys'),
  claims: claims.prefault({}).describe('what of a token says what'),
});

const grant = {
  tenant: word.optional().describe('whom the caller belongs to'),
  roles: z.array(word).max(100).default([]).describe('its roles'),
  clearance: word.optional().describe('what it may be told'),
};

const keys = z.strictObject({
  file: file.describe('file of keys, by their hashes'),
  headers: z
    .array(header)
    .min(1)
    .default(['authorization', 'x-api-key', 'api-key', 'x-goog-api-key'])
    .describe('headers that a key may come in'),
});

const certificate = z.strictObject({
  id: z.string().refine(isSpiffeId, 'must be one SPIFFE id, exactly').describe('the SPIFFE id, exactly'),
  ...grant,
});

const proxy = z
  .string()
  .refine(
    isProxy,
    'must be a SPIFFE id, an address or a block of addresses, such as 10.0.0.0/24; a block of all is none',
  );

/** Schema of the section. */
export const identitySection = z.strictObject({
  header: header.default('authorization').describe('header that tokens come in'),
  forward: z
    .boolean()
    .default(false)
    .describe('whether the token or key that proved who asks goes on to the provider'),
  issuers: z
    .record(
      z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-"'),
      issuer,
    )
    .default({})
    .refine(areDifferent, 'name one issuer twice; keep one entry for each')
    .describe('who issues tokens, by the name that ids of callers begin with'),
  keys: keys.optional().describe('API keys of callers'),
  certificates: z
    .array(certificate)
    .max(10_000)
    .default([])
    .refine(haveOwnIds, 'have two entries for one id; keep one, with what it grants')
    .describe('what certificates grant'),
  proxies: z
    .array(proxy)
    .max(1000)
    .default([])
    .describe('peers of Envoy whose x-forwarded-client-cert counts'),
});
export type IdentitySection = z.output<typeof identitySection>;
export type IssuerSection = IdentitySection['issuers'][string];
export type ClaimPath = z.output<typeof claim>;

/** What a key or a certificate grants. */
export interface Grant {
  readonly tenant?: string | undefined;
  readonly roles: readonly string[];
  readonly clearance?: string | undefined;
}

/** Schema of the file of keys. */
export const keyFileSchema = z
  .array(
    z.strictObject({
      name: z.string().regex(/^[A-Za-z0-9._-]{1,128}$/, 'must be letters, digits, ".", "_" and "-"'),
      sha256: z.string().regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits'),
      expires: z.iso.datetime({ offset: true }).optional(),
      ...grant,
    }),
  )
  .max(100_000);

/** On any other way than within this host, somebody could put their own keys in. */
function isKeyUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== '' || password !== '' || hash !== '') return false;
  if (protocol === 'https:') return true;
  return (
    protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname))
  );
}

function areDifferent(issuers: Readonly<Record<string, { readonly issuer: string }>>): boolean {
  const names = Object.values(issuers).map(({ issuer: name }) => name);
  return new Set(names).size === names.length;
}

function haveOwnIds(certificates: readonly { readonly id: string }[]): boolean {
  return new Set(certificates.map(({ id }) => id)).size === certificates.length;
}

/** A block of all addresses would have anybody say who asks. */
function isProxy(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0) return isSpiffeId(text);
  if (more.length > 0 || (bits === '' && text.includes('/'))) return false;
  return bits === '' || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
