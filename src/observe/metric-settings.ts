/** Metric settings: what prom-client is told of a metric. */
import type { Registry } from 'prom-client';
import type { Definition } from './definitions.ts';

/** The options of a counter, a gauge or a histogram that counts in this registry. */
export function metricSettings(definition: Definition, registry: Registry) {
  return {
    name: definition.name,
    help: definition.help,
    labelNames: [...definition.labels],
    registers: [registry],
  };
}
