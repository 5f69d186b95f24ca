/** Links that carry what the request said to somebody else: the way out of EchoLeak and its like. */
import { z } from 'zod';
import type { Detector, ExchangeBound, RequestText, ScanInput, Scanner } from '../../core/detector.ts';
import type { Role } from '../../core/segment.ts';
import { fold } from '../fold.ts';
import { readAddress } from '../links/address.ts';
import { allowedHosts } from '../links/allowed-hosts.ts';
import { type Hosts, holdsHost, hostsOf } from '../links/hosts.ts';
import { LinkScanner } from '../links/link-scanner.ts';
import type { Use } from '../links/payload.ts';
import { LONGEST_ADDRESS } from '../links/places/ending.ts';
import { Passages } from '../overlap/passages.ts';
import { isGiven, type Quoted, quotedIn } from './quoted.ts';

const TYPE = 'DATA_LINK';
/** Whose texts an answer may have been talked into carrying out. */
const SOURCES = [
  'system',
  'developer',
  'user',
  'assistant',
  'tool',
  'retrieved',
  'unknown',
] as const satisfies readonly Role[];
const USER: Role = 'user';

/** Letters in a row that are no accident: in the address of a link, and in one that is loaded at once. */
const FEWEST = { link: 24, text: 24, image: 12 } as const;
/** As many again leave no doubt; encoded letters leave none sooner. */
const CERTAIN = 40;
const FEWEST_DISGUISED = 10;
/** Characters of an address that are compared, give or take its scheme. */
const MOST = LONGEST_ADDRESS - 32;

const options = z.strictObject({
  from: z
    .array(z.enum(SOURCES))
    .min(1)
    .default(['system', 'developer', 'tool', 'retrieved', 'unknown'])
    .describe('Roles of the request whose texts must not travel in links.'),
  allow: allowedHosts.describe(
    'Hosts that links may carry anything to, exact or `*.suffix`; none when left out.',
  ),
});

/** The detector `link-data`: reports `DATA_LINK`. */
export const linkData: Detector = {
  name: 'link-data',
  summary:
    'Links and images whose address carries what the request said: plain, encoded, spread over labels and parameters.',
  types: [TYPE],
  options,
  compile: (value) => bind(options.parse(value ?? {})).begin([]),
  bind: (value) => bind(options.parse(value ?? {})),
};

function bind({ from, allow = [] }: z.output<typeof options>): ExchangeBound {
  const roles = new Set<Role>(from);
  const found = new FoundLinks(hostsOf(allow));
  return {
    wants: new Set<Role>([...roles, USER]),
    reads: 'raw',
    begin: (request) => found.comparedWith(new Said(request, roles)),
  };
}

/** What is watched for, and what users wrote themselves: it is theirs to see. Read when the first link is found. */
class Said {
  readonly #request: readonly RequestText[];
  readonly #roles: ReadonlySet<Role>;
  #kept: Passages | undefined;
  #own: Passages | undefined;

  constructor(request: readonly RequestText[], roles: ReadonlySet<Role>) {
    this.#request = request;
    this.#roles = roles;
  }

  get kept(): Passages {
    this.#kept ??= this.#texts((role) => this.#roles.has(role));
    return this.#kept;
  }

  get own(): Passages {
    this.#own ??= this.#texts((role) => role === USER && !this.#roles.has(USER));
    return this.#own;
  }

  #texts(those: (role: Role) => boolean): Passages {
    return new Passages(this.#request.filter(({ role }) => those(role)).map(({ text }) => fold(text).text));
  }
}

/** Finds links for all exchanges of a rule; what it looks for is made ready once, and each scan says whose it is. */
class FoundLinks {
  readonly #links: LinkScanner;
  #said = new Said([], new Set());

  constructor(allow: Hosts) {
    this.#links = new LinkScanner((written, use, { start, end }) => {
      const score = scoreOf(written, use, { said: this.#said, allow });
      return score === 0 ? undefined : { type: TYPE, start, end, score };
    }, false);
  }

  /** The scanner of one exchange. */
  comparedWith(said: Said): Scanner {
    const scanning = (scanner: Scanner) => ({
      ...{ lookback: scanner.lookback, context: scanner.context },
      scan: (input: ScanInput) => {
        this.#said = said;
        return scanner.scan(input);
      },
    });
    return { ...scanning(this.#links), on: 'raw', beside: scanning(this.#links.beside) };
  }
}

/** How sure it is that an address carries some of it, 0 to 1. */
function scoreOf(
  written: string,
  use: Use,
  { said, allow }: { readonly said: Said; readonly allow: Hosts },
): number {
  const address = readAddress(written);
  if (address === undefined || address === 'unreadable' || holdsHost(allow, address.host)) return 0;
  const { kept } = said;
  // What is longer is not read: it may carry anything.
  if (kept.size > 1 && written.length >= MOST) return 0.8;
  const quoted = quotedIn(kept, address);
  if (score(quoted, use) === 0 || isGiven(kept, written)) return 0;
  const told = quotedIn(said.own, address);
  return score(
    { plain: beyond(quoted.plain, told.plain), disguised: beyond(quoted.disguised, told.disguised) },
    use,
  );
}

/** What users wrote as well is no news. */
function beyond(letters: number, own: number): number {
  return own >= letters ? 0 : letters;
}

function score({ plain, disguised }: Quoted, use: Use): number {
  if (disguised >= FEWEST_DISGUISED || plain >= CERTAIN) return 0.95;
  return plain >= FEWEST[use] ? 0.8 : 0;
}
