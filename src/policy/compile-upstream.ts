/** Compiles `spec.upstream`: the credential has to exist, and the policy to leave it what it needs. */
import type { Upstream } from './compiled-policy.ts';
import { problemAt } from './explain.ts';
import type { PolicyDocument } from './parse.ts';
import type { Checked, Path, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import { didYouMean } from './suggest.ts';

const CREDENTIAL: Path = ['spec', 'upstream', 'credential'];
const NONE = '; name it under "credentials" in weir.yaml';

/** Returns what the policy says of the provider; undefined where it says nothing. */
export function compileUpstream(
  { policy, source }: PolicyDocument,
  { credentials = new Map() }: Registry,
): Checked<Upstream | undefined> {
  const { upstream } = policy.spec;
  if (upstream === undefined) return { ok: true, value: undefined };
  const { credential } = upstream;
  const kind = credentials.get(credential);
  if (kind === undefined) {
    const names = [...credentials.keys()];
    const help = names.length === 0 ? NONE : didYouMean(credential, names);
    const message = `unknown credential "${credential.slice(0, 60)}"${help}`;
    return { ok: false, problems: [problemAt(source, CREDENTIAL, message)] };
  }
  const signs = kind === 'aws';
  const problems = conflicts({ policy, source }, signs);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { credential, signs } };
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
