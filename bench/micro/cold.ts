/**
 * Measures what texts cost that are the first of their process: as rules are compiled, and after they have rehearsed.
 * `node bench/micro/cold.ts [--policy FILE]` prints a table; each column is a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { finish } from '../../src/policy/compile.ts';
import { loadPolicyTexts } from '../../src/policy/load.ts';
import { rehearsing } from '../../src/screen/rehearse.ts';
import { policyRegistry } from '../../src/server/registry/policy-registry.ts';
import { ORDINARY } from '../scan/ordinary-texts.ts';
import { EVERY_DETECTOR, rulesOfFile } from '../scan/rule-sets.ts';
import { scanAtOnce } from '../scan/scan-runs.ts';
import { markdownTable } from '../scan/table.ts';

const { values } = parseArgs({
  options: { policy: { type: 'string', default: EVERY_DETECTOR }, as: { type: 'string' } },
});
const COLUMNS = ['compiled', 'rehearsed'];

/** Milliseconds of the rehearsal, and of each text. */
function measure(file: string, rehearses: boolean): number[] {
  const rules = rulesOfFile(file);
  const loaded = loadPolicyTexts([{ file, text: readFileSync(file, 'utf8') }], policyRegistry([]));
  if (!loaded.ok) throw new Error(`${file}: it has to load`);
  const spent = (work: () => void): number => {
    const from = performance.now();
    work();
    return performance.now() - from;
  };
  const rehearsal = spent(() => {
    if (rehearses)
      for (const { request } of loaded.value.policies) finish(rehearsing(request.rules, 'request'));
  });
  return [rehearsal, ...Object.values(ORDINARY).map((text) => spent(() => void scanAtOnce(text, rules)))];
}

if (values.as === undefined) {
  const columns = COLUMNS.map((as): number[] =>
    JSON.parse(
      execFileSync(process.execPath, [
        ...[fileURLToPath(import.meta.url), '--policy', values.policy],
        ...['--as', as],
      ]).toString(),
    ),
  );
  const names = ['(rehearsal)', ...Object.keys(ORDINARY)];
  const rows = names.map((name, at) => [name, ...columns.map((column) => (column[at] ?? 0).toFixed(1))]);
  console.log(markdownTable(['first text of a process', ...COLUMNS.map((as) => `${as}, ms`)], rows));
} else console.log(JSON.stringify(measure(values.policy, values.as === 'rehearsed')));
