/**
 * What the signature of a model says: an in-toto statement (version 1) whose predicate, OpenSSF Model Signing 1.0, lists
 * every file of the model and its SHA-256. It is the manifest of the folder.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import { IGNORED } from './folder.ts';

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const PREDICATE_TYPE = 'https://model_signing/signature/v1.0';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const statement = z.object({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.tuple([z.object({ name: z.string(), digest: z.object({ sha256: digest }) })]),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.object({
    serialization: z.object({ method: z.literal('files'), hash_type: z.literal('sha256') }),
    resources: z.array(z.object({ name: z.string(), algorithm: z.literal('sha256'), digest })),
  }),
});

/** A file as it was signed. */
export interface Resource {
  /** Path below the folder, with "/". */
  readonly name: string;
  /** SHA-256, hex. */
  readonly digest: string;
}

export interface Statement {
  /** What the signer called the folder. */
  readonly name: string;
  /** SHA-256 of all digests in a row, hex: the one number that names the model. */
  readonly digest: string;
  readonly resources: readonly Resource[];
}

/** Reads the payload of a bundle. */
export function readStatement(payload: Uint8Array): Result<Statement> {
  const parsed = statement.safeParse(parseJson(payload));
  if (!parsed.success)
    return failed('unreadable', 'signs something else than a list of files with SHA-256 (Model Signing 1.0)');
  const { subject, predicate } = parsed.data;
  const { name, digest: root } = subject[0];
  const { resources } = predicate;
  if (new Set(resources.map((file) => file.name)).size !== resources.length)
    return failed('unreadable', 'names a file twice');
  if (rootOf(resources) !== root.sha256)
    return failed('unreadable', 'contradicts itself: its digests do not add up');
  return ok({ name, digest: root.sha256, resources: resources.map(toResource) });
}

/** Writes the payload for files that are listed in order. */
export function writeStatement(name: string, resources: readonly Resource[]): Uint8Array {
  const text = JSON.stringify({
    _type: STATEMENT_TYPE,
    subject: [{ name, digest: { sha256: rootOf(resources) } }],
    predicateType: PREDICATE_TYPE,
    predicate: {
      serialization: {
        ...{ method: 'files', hash_type: 'sha256' },
        ...{ allow_symlinks: false, ignore_paths: IGNORED },
      },
      resources: resources.map((file) => ({ name: file.name, algorithm: 'sha256', digest: file.digest })),
    },
  });
  return Buffer.from(text);
}

function toResource({ name, digest: sha256 }: Resource): Resource {
  return { name, digest: sha256 };
}

function rootOf(resources: readonly Resource[]): string {
  const hash = createHash('sha256');
  for (const file of resources) hash.update(Buffer.from(file.digest, 'hex'));
  return hash.digest('hex');
}

function parseJson(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return undefined;
  }
}
