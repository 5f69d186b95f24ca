/** The option `allow` of detectors of links. */
import { z } from 'zod';
import { isHostPattern, LONGEST_HOST } from './hosts.ts';

const host = z
  .string()
  .max(LONGEST_HOST)
  .refine(isHostPattern, 'must be a host without scheme, port or path, exact or "*.suffix"');

/** Hosts, exact or `*.suffix`. */
export const allowedHosts = z.array(host).min(1).max(10_000).optional();
