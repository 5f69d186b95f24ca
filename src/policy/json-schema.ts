/** The JSON Schema (draft 2020-12) of a GuardPolicy for editors, with the options of each detector. */
import { z } from 'zod';
import type { Detector } from '../core/detector.ts';
import { optionsSchema } from './compile-rule.ts';
import { REMOTE_DETECTOR } from './names.ts';
import { remoteOptions } from './remote-options.ts';
import { guardPolicySchema } from './schema.ts';

/** Builds the schema; its `rule` knows exactly these detectors and `remote`. */
export function guardPolicyJsonSchema(detectors: readonly Detector[]): Record<string, unknown> {
  const { $schema, $defs, ...schema } = z.toJSONSchema(guardPolicySchema, { io: 'input' });
  const rule = { ...$defs?.['rule'], allOf: ruleCases(detectors) };
  const detector = {
    ...propertiesOf(rule)['detector'],
    enum: [...detectors.map((entry) => entry.name), REMOTE_DETECTOR],
  };
  return {
    $schema,
    title: 'Weir GuardPolicy',
    ...schema,
    $defs: { ...$defs, rule: { ...rule, properties: { ...propertiesOf(rule), detector } } },
  };
}

type Property = Readonly<Record<string, unknown>>;

function propertiesOf(rule: z.core.JSONSchema.BaseSchema): Record<string, Property> {
  const properties: Record<string, Property> = {};
  for (const [key, value] of Object.entries(rule.properties ?? {})) {
    if (typeof value === 'object') properties[key] = { ...value };
  }
  return properties;
}

function ruleCases(detectors: readonly Detector[]): Property[] {
  const cases = detectors.map((entry) => ruleCase(entry.name, optionsSchema(entry)));
  return [...cases, ruleCase(REMOTE_DETECTOR, remoteOptions)];
}

function ruleCase(name: string, schema: z.ZodType): Property {
  const { $schema: _, ...options } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const needed = schema.safeParse({}).success ? {} : { required: ['options'] };
  return {
    if: { properties: { detector: { const: name } }, required: ['detector'] },
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema, and nothing awaits this object.
    then: { properties: { options }, ...needed },
  };
}
