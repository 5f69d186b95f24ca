/** What a folder of models says of where they come from: in-toto statements with SLSA provenance (slsa.dev/provenance/v1). */
import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import type { SignedFolder } from './signed-folder.ts';

const FILE = /(^|[-/])provenance\.json$/;
const hex = z.string().regex(/^[0-9a-f]{40,64}$/);
const digests = z.record(z.string().max(64), hex);

const statement = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  predicateType: z.literal('https://slsa.dev/provenance/v1'),
  subject: z.array(z.object({ name: z.string().max(256), digest: digests })).min(1),
  predicate: z.object({
    buildDefinition: z.object({
      buildType: z.string().max(1024),
      externalParameters: z.object({ command: z.string().max(1024), seed: z.number() }),
      resolvedDependencies: z.array(z.object({ name: z.string().max(1024), digest: digests })),
    }),
  }),
});

/** What one such file tells. */
export interface Provenance {
  /** The file that tells it. */
  readonly file: string;
  readonly command: string;
  readonly seed: number;
  /** Of the code, where it is told: hex. */
  readonly commit: string | undefined;
  /** How many files of data, and others, went in, each by its SHA-256. */
  readonly data: number;
  readonly others: number;
  /** The files that it tells of, and whether they are these. */
  readonly subjects: readonly { readonly name: string; readonly same: boolean }[];
}

/** What the files of a folder tell; files that are no statement of that form tell nothing. */
export function provenancesIn({ files, resources }: Pick<SignedFolder, 'files' | 'resources'>): Provenance[] {
  const digestOf = new Map(resources.map(({ name, digest }) => [name, digest]));
  return [...files].flatMap(([file, bytes]): Provenance[] => {
    if (!FILE.test(file)) return [];
    const read = statement.safeParse(parseJson(new TextDecoder().decode(bytes)));
    if (!read.success) return [];
    const { externalParameters, resolvedDependencies } = read.data.predicate.buildDefinition;
    const commits = resolvedDependencies.flatMap(({ digest }) => digest['gitCommit'] ?? []);
    const data = resolvedDependencies.filter(({ name }) => name.startsWith('data/')).length;
    return [
      {
        ...{ file, ...externalParameters, commit: commits[0], data },
        others: resolvedDependencies.length - data - commits.length,
        subjects: read.data.subject.map(({ name, digest }) => {
          return { name, same: digestOf.get(name) === digest['sha256'] };
        }),
      },
    ];
  });
}
