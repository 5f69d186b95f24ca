/** Tells on the terminal what Weir's log says about the policy while the demo stays up. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Calls `tell` with one text for each change of the policy that Weir took over or refused. */
export function followPolicies(log: Readable, tell: (text: string) => void): void {
  createInterface({ input: log }).on('line', (line) => {
    const news = newsOf(line);
    if (news !== undefined) tell(news);
  });
}

function newsOf(line: string): string | undefined {
  const entry = entryOf(line);
  if (entry['msg'] === 'policies loaded') return 'the changed policy is in force';
  if (typeof entry['msg'] !== 'string' || !entry['msg'].startsWith('policies refused')) return undefined;
  return `${entry['msg']}:\n  ${String(entry['reason']).replaceAll('\n', '\n  ')}`;
}

function entryOf(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
