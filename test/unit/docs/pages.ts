/** The pages of the repository, and the fenced blocks in them. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unreadIndexes } from '../../../src/cli/dlp/named-indexes.ts';
import type { Registry } from '../../../src/policy/registry.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface Page {
  /** Path below the root. */
  readonly file: string;
  readonly text: string;
}

/** One fenced block: `label` is all that stands behind the three ticks. */
export interface Block {
  readonly file: string;
  readonly line: number;
  readonly label: string;
  readonly text: string;
}

/** Every page, in order of path. */
export const PAGES: readonly Page[] = globSync(['*.md', 'docs/**/*.md', 'istio/*.md'], { cwd: ROOT })
  .sort()
  .map((file) => ({ file, text: readFileSync(`${ROOT}${file}`, 'utf8') }));

/** The text of a page without its fenced blocks, line by line the same. */
export function proseOf(page: Page): string {
  return page.text.replaceAll(/^```[^\n]*\n.*?^```$/gms, (block) => block.replaceAll(/[^\n]/g, ''));
}

/** Every fenced block of every page. */
export const BLOCKS: readonly Block[] = PAGES.flatMap(({ file, text }) =>
  [...text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length,
    label: match[1]?.trim() ?? '',
    text: match[2] ?? '',
  })),
);

/** Where a block stands, for messages. */
export function placeOf({ file, line }: Block): string {
  return `${file}:${line}`;
}

/** Anchors of a page, as GitHub makes them of its headings. */
export function anchorsOf(page: Page): string[] {
  const seen = new Map<string, number>();
  return [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
    const plain = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]/g, '');
    const base = plain
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return count === 0 ? base : `${base}-${count}`;
  });
}

/** What policies of the pages are compiled against: the names that the pages use, and these judges. */
export function registryOfPages(judges: readonly string[]): Registry {
  const credentials = new Map([
    ['bedrock', 'aws'],
    ['openai-shop', 'bearer'],
    ['openai-bank', 'bearer'],
  ] as const);
  const indexes = unreadIndexes(['customers', 'board-papers']);
  return { ...policyRegistry(judges, credentials, indexes), deciders: ['corp', 'local'] };
}
