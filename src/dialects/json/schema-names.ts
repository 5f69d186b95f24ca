/** Names of JSON Schema (draft 2020-12) that a path may show: those of the format, not the user's own. */
export const SCHEMA_NAMES: readonly string[] = [
  ...['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const', 'default'],
  ...['title', 'description', 'examples', 'format', 'pattern', 'minimum', 'maximum', 'minItems', 'maxItems'],
  ...['minLength', 'maxLength', 'anyOf', 'oneOf', 'allOf', 'not', '$defs', '$ref'],
];
