/** Keys of the configuration and of policies: the pages name none that does not exist, and show their defaults. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { configSchema } from '../../../src/config/schema.ts';
import { guardPolicySchema } from '../../../src/policy/schema.ts';
import { sizeSchema } from '../../../src/policy/size.ts';
import { PAGES } from './pages.ts';

interface Key {
  readonly path: string;
  readonly fallback: unknown;
}

const CONFIG = keysOf(z.toJSONSchema(configSchema, { io: 'input' }));
const POLICY = keysOf(z.toJSONSchema(guardPolicySchema, { io: 'input' }));
const ALL = [...CONFIG, ...POLICY].map(({ path }) => path);
/** Keys that are promised for a later version; the page of the policy names them as such. */
const PLANNED = ['limits.inputTokens'];

describe('keys in the pages', () => {
  it('exist', () => {
    const named = PAGES.flatMap(({ file, text }) =>
      [
        ...text.matchAll(
          /`((?:spec|request|response|deadlines|limits|uninspected|audit|selects)\.[A-Za-z.-]+)(?:`|: )/g,
        ),
      ].map(([, key = '']) => ({ file, key })),
    );
    assert.ok(named.length > 30, `only ${named.length}`);
    const wrong = named.filter(
      ({ key }) => !PLANNED.includes(key) && !ALL.some((path) => path === key || path.endsWith(`.${key}`)),
    );
    assert.deepEqual(wrong, []);
  });
});

for (const [file, keys] of [
  ['docs/operate/configuration.md', CONFIG],
  ['docs/policies/guard-policy.md', POLICY],
] as const) {
  describe(file, () => {
    it('shows the defaults', () => {
      const text = PAGES.find((page) => page.file === file)?.text ?? '';
      const simple = keys.filter(({ fallback }) => ['string', 'number'].includes(typeof fallback));
      assert.ok(simple.length > 8);
      for (const { path, fallback } of simple) {
        const shown = new RegExp(
          `^\\|[^|]*\`${path.replaceAll('.', '\\.')}\`[^|]*\\| \`([^\`]+)\``,
          'm',
        ).exec(text)?.[1];
        assert.ok(shown !== undefined, `${path} is not in the table with a default`);
        assert.equal(String(comparable(shown, fallback)), String(fallback), path);
      }
    });
  });
}

/** `10MiB` and 10485760 are the same. */
function comparable(shown: string, fallback: unknown): unknown {
  if (typeof fallback !== 'number' || /^[\d.]+$/.test(shown)) return shown;
  return sizeSchema.parse(shown);
}

function keysOf(schema: z.core.JSONSchema.BaseSchema, prefix = ''): Key[] {
  const properties = Object.entries(schema.properties ?? {});
  return properties.flatMap(([name, inner]) => {
    if (typeof inner !== 'object') return [];
    const path = `${prefix}${name}`;
    const nested = keysOf(inner, `${path}.`);
    return nested.length > 0
      ? [{ path, fallback: undefined }, ...nested]
      : [{ path, fallback: inner.default }];
  });
}
