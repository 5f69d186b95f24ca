/** Compiles `spec.upstream`: the credential has to exist, and the policy to leave it what it needs. */
import type { Upstream } from './compiled-policy.ts';
import { problemAt } from './explain.ts';
import type { PolicyDocument } from './parse.ts';
import type { Checked, Path, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import { didYouMean } from './suggest.ts';

const CREDENTIAL: Path = ['spec', 'upstream', 'credential'];
const TENANTS: Path = ['spec', 'upstream', 'tenants'];
const NONE = '; name it under "credentials" in weir.yaml, or with --credential';

/** Returns what the policy says of the provider; undefined where it says nothing. */
export function compileUpstream(
  { policy, source }: PolicyDocument,
  { credentials = new Map() }: Registry,
): Checked<Upstream | undefined> {
  const { upstream } = policy.spec;
  if (upstream === undefined) return { ok: true, value: undefined };
  const { credential, tenants = {} } = upstream;
  const named: (readonly [Path, string])[] = [
    ...(credential === undefined ? [] : [[CREDENTIAL, credential] as const]),
    ...Object.entries(tenants).map(([tenant, name]) => [[...TENANTS, tenant], name] as const),
  ];
  const problems = named.flatMap(([path, name]) => {
    const message = unknownCredential(name, credentials);
    return message === undefined ? [] : [problemAt(source, path, message)];
  });
  if (problems.length > 0) return { ok: false, problems };
  const kinds = new Set(named.map(([, name]) => credentials.get(name)));
  const signs = kinds.has('aws');
  if (signs && kinds.size > 1)
    problems.push(
      problemAt(source, TENANTS, 'has credentials that sign and others; keep one kind in a policy'),
    );
  problems.push(...conflicts({ policy, source }, signs));
  if (problems.length > 0) return { ok: false, problems };
  const byTenant = Object.keys(tenants).length === 0 ? {} : { tenants: new Map(Object.entries(tenants)) };
  return { ok: true, value: { credential, ...byTenant, signs } };
}

function unknownCredential(name: string, known: ReadonlyMap<string, unknown>): string | undefined {
  if (known.has(name)) return undefined;
  const help = known.size === 0 ? NONE : didYouMean(name, [...known.keys()]);
  return `unknown credential "${name.slice(0, 60)}"${help}`;
}

/** Settings under which a credential could not be put on every request. */
function conflicts({ policy, source }: PolicyDocument, signs: boolean): Problem[] {
  const { mode, onFault, acceptWeaker } = policy.spec;
  const against: string[] = [];
  if (mode === 'observe') against.push('mode: observe, which changes nothing; remove one of the two');
  if (signs && onFault === 'allow')
    against.push('onFault: allow, because what is signed has to be whole; let rules override onFault');
  if (signs && acceptWeaker.includes('streamed'))
    against.push('acceptWeaker: [streamed], where the head leaves before the body; use another body mode');
  return against.map((what) => problemAt(source, CREDENTIAL, `cannot be combined with ${what}`));
}
