/** The `deciders` section of the process configuration: policy engines that policies ask, by the name that they call them. */
import { z } from 'zod';
import { BREAKER, breakerSection } from '../models/breaker.ts';

/** How an engine is asked. */
const DECIDER_KINDS = ['opa', 'opa-wasm'] as const;
export type DeciderKind = (typeof DECIDER_KINDS)[number];

const keys = z.strictObject({
  kind: z
    .enum(DECIDER_KINDS)
    .describe('opa: a server, asked over REST; opa-wasm: a bundle that Weir runs in a thread of its own'),
  deadlineMs: z
    .int()
    .min(1)
    .max(60_000)
    .default(500)
    .describe('longest wait for a decision, in milliseconds'),
  url: z
    .string()
    .refine(
      isDataUrl,
      'must be an http:// or https:// address with /v1/data/ and the path of a rule, without user name, password, query or fragment',
    )
    .optional()
    .describe('opa: the rule that is asked, such as http://127.0.0.1:8181/v1/data/weir/decision'),
  secretFile: z
    .string()
    .min(1)
    .max(4096)
    .optional()
    .describe('opa: file with the secret that goes along as "authorization: Bearer"'),
  breaker: breakerSection
    .optional()
    .describe('opa: a server that fails again and again is not asked for a while'),
  file: z
    .string()
    .min(1)
    .max(4096)
    .optional()
    .describe('opa-wasm: the bundle (.tar.gz of "opa build -t wasm") or its policy.wasm'),
  entrypoint: z
    .string()
    .max(256)
    .regex(/^[A-Za-z_][\w]*(\/[A-Za-z_][\w]*)*$/, 'must be the path of a rule, such as "weir/decision"')
    .optional()
    .describe('opa-wasm: the rule that is asked, by its path; one of the entrypoints of the bundle'),
});
type Keys = z.output<typeof keys>;

/** A server. */
export interface OpaSection {
  readonly kind: 'opa';
  readonly deadlineMs: number;
  readonly url: string;
  readonly secretFile?: string | undefined;
  readonly breaker: { readonly failures: number; readonly restMs: number };
}

/** A bundle. */
export interface OpaWasmSection {
  readonly kind: 'opa-wasm';
  readonly deadlineMs: number;
  readonly file: string;
  readonly entrypoint: string;
}
export type DeciderSection = OpaSection | OpaWasmSection;

/** The keys that only this kind has an effect of. */
const OWN: Readonly<Record<DeciderKind, readonly (keyof Keys)[]>> = {
  opa: ['url', 'secretFile', 'breaker'],
  'opa-wasm': ['file', 'entrypoint'],
};

const decider = keys.transform((given, context): DeciderSection => {
  const problem = (key: keyof Keys, message: string): never => {
    context.addIssue({ code: 'custom', path: [key], message, input: given[key] });
    return z.NEVER;
  };
  const foreign = Object.values(OWN)
    .flat()
    .find((key) => given[key] !== undefined && !OWN[given.kind].includes(key));
  if (foreign !== undefined) return problem(foreign, `has no effect with kind: ${given.kind}; remove it`);
  const { kind, deadlineMs, url, secretFile, breaker = BREAKER, file, entrypoint } = given;
  if (kind === 'opa') {
    if (url === undefined) return problem('url', 'is missing; name the address of the rule that is asked');
    return { kind, deadlineMs, url, secretFile, breaker };
  }
  if (file === undefined) return problem('file', 'is missing; name the bundle');
  if (entrypoint === undefined)
    return problem('entrypoint', 'is missing; name the rule that is asked, such as weir/decision');
  return { kind, deadlineMs, file, entrypoint };
});

/** Schema of the section. */
export const decidersSection = z.record(
  z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-"'),
  decider,
);
export type DecidersSection = z.output<typeof decidersSection>;

function isDataUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, hash, search, pathname } = new URL(address);
  const plain = username === '' && password === '' && hash === '' && search === '';
  return /^https?:$/.test(protocol) && plain && /\/v1\/data\/[^/]/.test(pathname);
}
