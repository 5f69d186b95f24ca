/** The custom resource definition of a GuardPolicy: its schema in the words that a Kubernetes API server takes (a structural schema). */
import type { Detector } from '../core/detector.ts';
import { guardPolicyJsonSchema } from './json-schema.ts';
import { API_VERSION, POLICY_KIND } from './names.ts';

type Schema = Readonly<Record<string, unknown>>;

const [GROUP, VERSION] = API_VERSION.split('/');
const PLURAL = 'guardpolicies';

/** Builds the resource. Defaults are not in it, for a server would write them into every object. */
export function guardPolicyCrd(detectors: readonly Detector[]): Record<string, unknown> {
  const { properties, $defs } = guardPolicyJsonSchema(detectors);
  const { spec } = recordOf(properties);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${PLURAL}.${GROUP}` },
    spec: {
      group: GROUP,
      names: { kind: POLICY_KIND, plural: PLURAL, singular: 'guardpolicy', shortNames: ['gp'] },
      scope: 'Namespaced',
      versions: [
        {
          ...{ name: VERSION, served: true, storage: true },
          additionalPrinterColumns: [
            { name: 'Mode', type: 'string', jsonPath: '.spec.mode' },
            { name: 'Baseline', type: 'boolean', jsonPath: '.spec.baseline' },
            { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
          ],
          schema: {
            openAPIV3Schema: {
              type: 'object',
              required: ['spec'],
              properties: {
                apiVersion: { type: 'string' },
                kind: { type: 'string' },
                metadata: { type: 'object' },
                spec: structural(recordOf(spec), recordOf($defs)),
              },
            },
          },
        },
      ],
    },
  };
}

/** Words that mean the same in both. */
const KEPT = [
  ...['type', 'description', 'enum', 'required', 'maxLength', 'minLength', 'maxItems', 'minItems'],
  ...['minimum', 'maximum', 'maxProperties', 'minProperties'],
];
/** A server compiles patterns as RE2, which knows no looking around. */
const LOOKS_AROUND = /\(\?<?[=!]/;

/** One node, and all below it. */
function structural(schema: Schema, definitions: Schema): Schema {
  const { $ref } = schema;
  if (typeof $ref === 'string')
    return structural(recordOf(definitions[$ref.replace('#/$defs/', '')]), definitions);
  const below = (inner: unknown): Schema => structural(recordOf(inner), definitions);
  return {
    ...Object.fromEntries(Object.entries(schema).filter(([word]) => KEPT.includes(word))),
    ...bounds(schema),
    ...('const' in schema ? { enum: [schema['const']] } : {}),
    ...choice(schema),
    ...children(schema, below),
  };
}

function bounds({ pattern, exclusiveMinimum, exclusiveMaximum }: Schema): Schema {
  return {
    ...(typeof pattern === 'string' && !LOOKS_AROUND.test(pattern) ? { pattern } : {}),
    ...(exclusiveMinimum === undefined ? {} : { minimum: exclusiveMinimum, exclusiveMinimum: true }),
    ...(exclusiveMaximum === undefined ? {} : { maximum: exclusiveMaximum, exclusiveMaximum: true }),
  };
}

/** A number with or without its unit; of other choices, and of what says no type, the server takes any value. */
function choice({ type, anyOf }: Schema): Schema {
  if (type !== undefined) return {};
  const types = (Array.isArray(anyOf) ? anyOf : []).map((one: unknown) => recordOf(one)['type']);
  const isSize = types.length === 2 && types.includes('integer') && types.includes('string');
  return isSize ? { 'x-kubernetes-int-or-string': true } : { 'x-kubernetes-preserve-unknown-fields': true };
}

function children(
  { type, properties, items, additionalProperties }: Schema,
  below: (inner: unknown) => Schema,
): Schema {
  const members = Object.entries(recordOf(properties)).map(([name, inner]) => [name, below(inner)] as const);
  if (members.length > 0) return { properties: Object.fromEntries(members) };
  if (type === 'array') return { items: below(items) };
  if (type !== 'object') return {};
  const values = recordOf(additionalProperties);
  return Object.keys(values).length > 0
    ? { additionalProperties: below(values) }
    : { 'x-kubernetes-preserve-unknown-fields': true };
}

function recordOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
