/**
 * Writes the schemas for editors, from the code: policies/guard-policy.schema.json, as `weir lint --schema` prints it, and
 * policies/policy-cases.schema.json, as `weir test --schema` does; and the custom resource definition of Kubernetes.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crdText, schemaText } from '../src/cli/lint.ts';
import { casesSchemaText } from '../src/cli/test.ts';

const SCHEMAS = { 'guard-policy': schemaText(), 'policy-cases': casesSchemaText() };
const biome = fileURLToPath(new URL('../node_modules/.bin/biome', import.meta.url));

const crd = fileURLToPath(new URL('../deploy/crd/guardpolicies.weir.dev.yaml', import.meta.url));
writeFileSync(crd, crdText());

const files = Object.entries(SCHEMAS).map(([name, text]) => {
  const file = fileURLToPath(new URL(`../policies/${name}.schema.json`, import.meta.url));
  writeFileSync(file, `${text}\n`);
  return file;
});
const formatted = spawnSync(biome, ['format', '--write', ...files], { stdio: 'inherit' });
process.exitCode = formatted.status ?? 1;
