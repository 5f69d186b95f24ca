/** The Envoy configuration of docker-compose.yml: the shipped one with the services' names. */
import { renderEnvoy } from './render.ts';

export const COMPOSE_FILE = 'deploy/compose/envoy.yaml';

/** Returns the text of `deploy/compose/envoy.yaml`. */
export function composeConfig(): string {
  const text = renderEnvoy({
    listen: '0.0.0.0:10000',
    admin: '0.0.0.0:9901',
    weir: 'weir:9002',
    model: 'model:8081',
  });
  return `# Written by \`node envoy/write-compose.ts\` from envoy/envoy.yaml; change that file, then write this one again.\n${text}`;
}
