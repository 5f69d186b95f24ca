/** Shapes of messages that Google's servers read as JSON of Protocol Buffers. */
import { type Shape, type ShapeParts, shape } from '../json/shape.ts';

type Members = Readonly<Record<string, Shape>>;

/**
 * A message: the servers take the name of a member as `lowerCamelCase` and as `snake_case` (ProtoJSON, field names), so
 * that one member has both spellings here.
 */
export function message(members: Members, parts: Omit<ShapeParts, 'members' | 'aliases'> = {}): Shape {
  const aliases = Object.keys(members).flatMap((name) => {
    const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return snake === name ? [] : [[snake, name] as const];
  });
  return shape({ ...parts, members, aliases: Object.fromEntries(aliases) });
}

/** A list of messages, of which the servers take a single one without its brackets as well. */
export function messages(one: Shape): Shape {
  return { ...one, items: one };
}
