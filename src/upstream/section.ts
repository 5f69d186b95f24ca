/** The `credentials` section of the process configuration: what Weir holds for providers, by the name that policies call it. */
import { z } from 'zod';
import { CREDENTIAL_KINDS, SECRET_HEADERS } from '../core/header-names.ts';

const file = z.string().min(1).max(4096);
const word = z.string().regex(/^[a-z0-9-]{1,63}$/, 'must be lower-case letters, digits and "-"');
const host = z
  .string()
  .max(253)
  .regex(/^[A-Za-z0-9._-]+(:\d{1,5})?$/, 'must be the name of a host, with or without a port');

const keys = z.strictObject({
  kind: z
    .enum(CREDENTIAL_KINDS)
    .describe('bearer: a secret in a header; aws: Signature Version 4 over the whole request'),
  file: file
    .optional()
    .describe('file that holds the secret alone; aws: a file of credentials as the tools of AWS write it'),
  header: z
    .enum(SECRET_HEADERS)
    .optional()
    .describe('bearer: the header; authorization, with "Bearer " in front of the secret, when left out'),
  region: word.optional().describe('aws: the region that is asked'),
  service: word.optional().describe('aws: the service as signatures name it; bedrock when left out'),
  host: host
    .optional()
    .describe('aws: the host header as the provider gets it; as the client sent it when left out'),
  profile: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe('aws: the profile in the file; default when left out'),
  accessKeyFile: file.optional().describe('aws: file that holds the id of the key, in place of "file"'),
  secretKeyFile: file.optional().describe('aws: file that holds the secret of the key'),
  sessionTokenFile: file
    .optional()
    .describe('aws: file that holds the token of a session; none when left out'),
});
type Keys = z.output<typeof keys>;

/** A secret in a header. */
export interface BearerSection {
  readonly kind: 'bearer';
  readonly header: (typeof SECRET_HEADERS)[number];
  readonly file: string;
}

/** A key that signs. */
export interface AwsSection {
  readonly kind: 'aws';
  readonly region: string;
  readonly service: string;
  /** Undefined for the one of the request. */
  readonly host: string | undefined;
  readonly from:
    | { readonly file: string; readonly profile: string }
    | { readonly accessKeyFile: string; readonly secretKeyFile: string; readonly sessionTokenFile?: string };
}
export type CredentialSection = BearerSection | AwsSection;

const SIGNING = [
  ...(['region', 'service', 'host', 'profile'] as const),
  ...(['accessKeyFile', 'secretKeyFile', 'sessionTokenFile'] as const),
];

const credential = keys.transform((given, context): CredentialSection => {
  const problem = (key: keyof Keys, message: string) => {
    context.addIssue({ code: 'custom', path: [key], message, input: given[key] });
    return z.NEVER;
  };
  return given.kind === 'bearer' ? bearerOf(given, problem) : awsOf(given, problem);
});

/** Schema of the section. */
export const credentialsSection = z.record(
  z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-"'),
  credential,
);
export type CredentialsSection = z.output<typeof credentialsSection>;

type Complain = (key: keyof Keys, message: string) => never;

function bearerOf(given: Keys, problem: Complain): BearerSection {
  const foreign = SIGNING.find((key) => given[key] !== undefined);
  if (foreign !== undefined) return problem(foreign, 'has no effect with kind: bearer; remove it');
  if (given.file === undefined) return problem('file', 'is missing; name the file that holds the secret');
  return { kind: 'bearer', header: given.header ?? 'authorization', file: given.file };
}

function awsOf(given: Keys, problem: Complain): AwsSection {
  const { region, service = 'bedrock', host: name } = given;
  if (given.header !== undefined) return problem('header', 'has no effect with kind: aws; remove it');
  if (region === undefined) return problem('region', 'is missing; name the region that is asked');
  return { kind: 'aws', region, service, host: name, from: sourceOf(given, problem) };
}

function sourceOf(given: Keys, problem: Complain): AwsSection['from'] {
  const { file: shared, profile, accessKeyFile, secretKeyFile, sessionTokenFile } = given;
  if (shared !== undefined) {
    const apart = (['accessKeyFile', 'secretKeyFile', 'sessionTokenFile'] as const).find((key) => given[key]);
    if (apart !== undefined) return problem(apart, 'has no effect beside "file"; keep one of the two');
    return { file: shared, profile: profile ?? 'default' };
  }
  if (profile !== undefined) return problem('profile', 'has no effect without "file"; remove it');
  if (accessKeyFile === undefined) return problem('accessKeyFile', 'is missing; name it, or "file"');
  if (secretKeyFile === undefined) return problem('secretKeyFile', 'is missing; name it, or "file"');
  return { accessKeyFile, secretKeyFile, ...(sessionTokenFile === undefined ? {} : { sessionTokenFile }) };
}
