/** What can be wrong with a text that has to be JSON of a schema: the types of the findings. */

export const CAUSES = [
  'JSON_SYNTAX', // no JSON (RFC 8259), not all of it, or more than it
  'JSON_NAME_TWICE', // readers differ in which of the two they take (RFC 8259 section 4)
  'JSON_LIMIT', // deeper or larger than what is looked at
  'SCHEMA_TYPE', // type
  'SCHEMA_VALUE', // enum, const
  'SCHEMA_BOUND', // minimum, maxLength, maxItems, multipleOf, ...
  'SCHEMA_PATTERN', // pattern
  'SCHEMA_NAME', // additionalProperties, propertyNames, unevaluatedProperties, a property that is false
  'SCHEMA_MISSING', // required, dependentRequired
  'SCHEMA_ITEMS', // contains, uniqueItems, unevaluatedItems, an item that is false
  'SCHEMA_CHOICE', // anyOf, oneOf, not, if
  'SCHEMA_UNUSABLE', // arguments in pieces that are no JSON text, or a schema of the request that cannot be used
] as const;
export type Cause = (typeof CAUSES)[number];
