/** Who speaks in a message of Cohere, by its words for them. */
import type { Role } from '../../core/segment.ts';

export const SPEAKERS: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['system', 'system'],
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
]);
