/** The outermost object of JSON-RPC 2.0 messages, and shapes that protocols on top of it share. */
import type { Role } from '../../core/segment.ts';
import { free, type Shape, type ShapeParts, shape, text } from '../json/shape.ts';

/** What a protocol says of its messages. */
export interface RpcShapes {
  readonly methods: readonly string[];
  readonly params: Shape;
  readonly result: Shape;
  /** Who speaks in an error. */
  readonly error: Role;
  /** What documents that are no messages have besides. */
  readonly others?: Readonly<Record<string, Shape>>;
}

export function rpcRoot({ methods, params, result, error, others }: RpcShapes): Shape {
  return shape({
    mark: 'root',
    members: {
      jsonrpc: shape({ role: 'other', words: ['2.0'] }),
      id: shape({ role: 'other', mark: 'id' }),
      method: shape({ role: 'other', mark: 'method', words: methods }),
      params,
      result,
      error: marked(free(error), 'error'),
      ...others,
    },
  });
}

/** The same place under a mark; what stands below it is left as it is. */
export function marked(from: Shape, mark: string): Shape {
  return { ...from, mark };
}

/** A word of the format. */
export function word(...words: readonly string[]): Shape {
  return shape({ role: 'other', words });
}

/** An object whose other members are of the role too; data may stand in it. */
export function described(role: Role, members: ShapeParts['members'] = {}): Shape {
  return shape({ role, members, rest: free(role), items: free(role) });
}

/** A list of things of one kind. */
export function list(items: Shape, role: Role | 'speaker' = 'unknown'): Shape {
  return shape({ role, items });
}

/** Several members of one shape. */
export function each(names: readonly string[], role: Role | 'speaker' = 'other'): Record<string, Shape> {
  return Object.fromEntries(names.map((name) => [name, text(role)]));
}
