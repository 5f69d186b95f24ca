/** docs/policies/structure.md, tools.md, opa.md and documents.md: they name every key of their sections and every type that those may find. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { STRUCTURES } from '../../../src/detectors/structures.ts';
import { formatSection } from '../../../src/policy/sections/format.ts';
import { schemaSection } from '../../../src/policy/sections/schema.ts';

const [text = '', ...others] = ['structure', 'tools', 'opa', 'documents'].map((page) =>
  readFileSync(new URL(`../../../docs/policies/${page}.md`, import.meta.url), 'utf8'),
);

function keysOf(section: z.ZodType): string[] {
  const { items } = z.toJSONSchema(section, { io: 'input' });
  assert.ok(typeof items === 'object' && !Array.isArray(items));
  return Object.keys(items.properties ?? {});
}

describe('docs/policies/structure.md', () => {
  it('names every key', () => {
    const keys = [...keysOf(schemaSection), ...keysOf(formatSection)];
    assert.ok(keys.length > 15);
    assert.deepEqual(
      keys.filter((key) => !text.includes(`\`${key}\``)),
      [],
    );
  });

  it('names every type', () => {
    const types = STRUCTURES.flatMap((structure) => structure.types);
    assert.ok(types.length > 15);
    assert.deepEqual(
      types.filter((type) => ![text, ...others].join().includes(`\`${type}\``)),
      [],
    );
  });
});
