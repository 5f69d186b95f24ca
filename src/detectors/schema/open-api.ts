/** Schemas of Gemini's own kind (a subset of OpenAPI 3.0): types in capitals, `nullable`. */
import { isMembers } from './document.ts';

const DEEPEST = 64;

/** The same as JSON Schema; whatever else it holds stays, and is judged as a schema. */
export function fromOpenApi(schema: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return schema;
  if (Array.isArray(schema)) return schema.map((item) => fromOpenApi(item, depth + 1));
  if (!isMembers(schema)) return schema;
  const { type, nullable, propertyOrdering: _, enum: values, ...rest } = schema;
  const inner = Object.entries(rest).map(([name, value]) => [name, fromOpenApi(value, depth + 1)]);
  const named = typeof type === 'string' ? type.toLowerCase() : fromOpenApi(type, depth + 1);
  const types = nullable === true && typeof named === 'string' ? [named, 'null'] : named;
  return {
    ...Object.fromEntries(inner),
    ...(types === undefined ? {} : { type: types }),
    ...(values === undefined
      ? {}
      : { enum: nullable === true && Array.isArray(values) ? [...values, null] : values }),
  };
}
