/** Links that lead where they should not, and links that do not look like what they are. */
import { z } from 'zod';
import type { Detector, Scanner } from '../../core/detector.ts';
import { allowedHosts } from './allowed-hosts.ts';
import { hostsOf, isHostPattern, LONGEST_HOST } from './hosts.ts';
import { judgeAddress, LINK_TYPES, type LinkPolicy } from './judge.ts';
import { LinkScanner } from './link-scanner.ts';
import type { JudgeAt } from './places/judge-at.ts';
import { REDIRECTORS, redirectorsOf } from './redirectors.ts';

const redirector = z
  .string()
  .max(LONGEST_HOST)
  .refine(
    (entry) => isHostPattern(entry.split('/')[0] ?? ''),
    'must be a host, exact or "*.suffix", maybe with the beginning of a path',
  );

const options = z.strictObject({
  allow: allowedHosts.describe(
    'Hosts that links may lead to, exact or `*.suffix` for the names below one; any when left out.',
  ),
  redirectors: z
    .array(redirector)
    .max(10_000)
    .default([...REDIRECTORS])
    .describe(
      'Hosts that lead on or fetch for anybody, maybe with the beginning of a path; a list of its own by default.',
    ),
  bareHosts: z
    .boolean()
    .default(false)
    .describe('Names of hosts without a scheme count as links too: `shop.example/x`.'),
  types: z
    .array(z.enum(LINK_TYPES))
    .min(1)
    .default([...LINK_TYPES])
    .describe('What to look for; all of it by default.'),
});

/** The detector `links`. */
export const links: Detector = {
  name: 'links',
  summary:
    'Links and images that lead to other hosts than the listed ones, run code, carry data or hide where they lead.',
  types: LINK_TYPES,
  options,
  compile: (value) => compile(options.parse(value ?? {})),
};

function compile(chosen: z.output<typeof options>): Scanner {
  const policy: LinkPolicy = {
    allow: chosen.allow === undefined ? undefined : hostsOf(chosen.allow),
    redirectors: redirectorsOf(chosen.redirectors),
    types: new Set(chosen.types),
  };
  const judge: JudgeAt = (address, use, { start, end }) => {
    const judged = judgeAddress(address, use, policy);
    return judged && { ...judged, start, end };
  };
  return new LinkScanner(judge, chosen.bareHosts);
}
