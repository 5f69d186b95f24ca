/** Writes policies/guard-policy.schema.json: the schema for editors, from the code; `weir lint --schema` prints the same. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schemaText } from '../src/cli/lint.ts';

const file = fileURLToPath(new URL('../policies/guard-policy.schema.json', import.meta.url));
const biome = fileURLToPath(new URL('../node_modules/.bin/biome', import.meta.url));

writeFileSync(file, `${schemaText()}\n`);
const formatted = spawnSync(biome, ['format', '--write', file], { stdio: 'inherit' });
process.exitCode = formatted.status ?? 1;
