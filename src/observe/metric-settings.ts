/** Settings: what prom-client is told of a metric. */
import type { Registry } from 'prom-client';
import type { Definition } from './definitions.ts';

export function settings(definition: Definition, registry: Registry) {
  return {
    name: definition.name,
    help: definition.help,
    labelNames: [...definition.labels],
    registers: [registry],
  };
}
