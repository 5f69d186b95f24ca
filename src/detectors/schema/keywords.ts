/** The keywords of JSON Schema draft 2020-12, by what is made of them. */

/** Those that say something of a value. */
const ASSERTIONS = [
  ...['type', 'enum', 'const', 'minLength', 'maxLength', 'pattern'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'required'],
  ...['dependentRequired', 'minProperties', 'maxProperties', 'unevaluatedProperties'],
  ...['prefixItems', 'items', 'contains', 'minContains', 'maxContains', 'minItems', 'maxItems'],
  ...['uniqueItems', 'unevaluatedItems'],
  ...['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'],
];

/** Those that only describe (draft 2020-12, validation, sections 7 to 9), or hold schemas for others. */
const ANNOTATIONS = [
  ...['$schema', '$id', '$anchor', '$defs', 'definitions', '$comment', 'title', 'description', 'default'],
  ...['deprecated', 'readOnly', 'writeOnly', 'examples', 'format'],
  ...['contentEncoding', 'contentMediaType', 'contentSchema'],
];

/** Those that mean something in other drafts or dialects, or need what is not here: to ignore them would be wrong. */
export const REFUSED: ReadonlyMap<string, string> = new Map([
  ['$dynamicRef', 'write $ref'],
  ['$dynamicAnchor', 'write $anchor'],
  ['$recursiveRef', 'write $ref'],
  ['$recursiveAnchor', 'write $anchor'],
  ['$vocabulary', 'other vocabularies are not known'],
  ['additionalItems', 'it is of an older draft; write prefixItems and items'],
  ['dependencies', 'it is of an older draft; write dependentRequired or dependentSchemas'],
  ['nullable', 'it is of OpenAPI 3.0; write type: [..., "null"]'],
  ['discriminator', 'it is of OpenAPI; write oneOf'],
]);

export const KNOWN_KEYWORDS: ReadonlySet<string> = new Set([...ASSERTIONS, ...ANNOTATIONS]);
