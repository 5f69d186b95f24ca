/** Writes deploy/compose/envoy.yaml, the shipped configuration with compose's addresses; a test keeps it equal. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COMPOSE_FILE, composeConfig } from './compose.ts';

writeFileSync(fileURLToPath(new URL(`../${COMPOSE_FILE}`, import.meta.url)), composeConfig());
