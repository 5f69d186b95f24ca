/** Tables of figures, put between marks of a page. */
import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = 'docs/detectors/models.md';

/** A table in Markdown; the first row is its head. */
export function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

export function percent(share: number | undefined): string {
  return share === undefined ? '-' : `${(100 * share).toFixed(1)}%`;
}

/** Puts a text where the page has a place of this name for it. */
export function putOnPage(name: string, text: string, file = PAGE): void {
  const page = readFileSync(file, 'utf8');
  const [begin, end] = [`<!-- training: ${name}: begin -->`, `<!-- training: ${name}: end -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no place for ${name}`);
  writeFileSync(file, `${page.slice(0, from)}${begin}\n${text}\n${page.slice(to)}`);
}
