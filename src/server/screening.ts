/** Screening: whole texts judged as the pipeline judges them, in one pass for all detectors. */
import type { Detector } from '../core/detector.ts';
import type { Hit } from '../core/finding.ts';
import type { Judge } from '../core/ports.ts';
import type { Role } from '../core/segment.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { loadPolicyTexts } from '../policy/load.ts';
import { API_VERSION, POLICY_KIND } from '../policy/names.ts';
import { formatProblem } from '../policy/problem.ts';
import { bindRules } from '../screen/bound-rules.ts';
import { isDoubtful, questionOf } from '../screen/doubts.ts';
import { judgeFinding } from '../screen/judge-finding.ts';
import { ruleViews } from '../screen/rule-views.ts';
import { scanDisguises } from '../screen/scan-disguises.ts';
import { scanWhole } from '../screen/scan-whole.ts';
import { compareFindings, type RuleFinding, type Scanning, scanningOf } from '../screen/scanning.ts';
import { policyRegistry } from './registry/policy-registry.ts';

/** A detector to screen by, with options that it accepts. */
export interface Chosen {
  readonly detector: Detector;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A row of a file. */
export interface ScreenedText {
  readonly text: string;
  readonly role?: Role | undefined;
  /** The system prompt that the text answers. */
  readonly system_prompt?: string | undefined;
}

/** Roles whose text is an answer's. */
const ANSWERS: ReadonlySet<Role> = new Set(['assistant', 'reasoning']);

/** Detectors, compiled once for any number of texts. */
export class Screening {
  readonly #request: readonly CompiledRule[];
  readonly #response: readonly CompiledRule[];
  readonly #judge: Judge | undefined;
  readonly #known = new Map<Role, Scanning>();

  /** The judge is asked what detectors are not sure about. */
  constructor(chosen: readonly Chosen[], judge?: Judge) {
    this.#judge = judge;
    const rules = chosen.map(({ detector, options }, index) => {
      return {
        name: `find-${index}`,
        detector: detector.name,
        options,
        threshold: 0,
        action: 'annotate',
      };
    });
    const ofRequests = rules.filter((_, index) => chosen[index]?.detector.bind === undefined);
    const policy = {
      apiVersion: API_VERSION,
      kind: POLICY_KIND,
      metadata: { name: 'scan' },
      spec: { request: { rules: ofRequests }, response: { rules } },
    };
    const registry = policyRegistry([]);
    const detectors = registry.detectors.map(
      (known) => chosen.find(({ detector }) => detector.name === known.name)?.detector ?? known,
    );
    const text = { file: 'scan', text: JSON.stringify(policy) };
    const loaded = loadPolicyTexts([text], { ...registry, detectors });
    const [compiled] = loaded.ok ? loaded.value.policies : [];
    if (compiled === undefined)
      throw new Error(loaded.ok ? 'no policy' : loaded.problems.map(formatProblem).join('; '));
    this.#request = compiled.request.rules;
    this.#response = compiled.response.rules;
  }

  /**
   * What they find in a text, by place; offsets are UTF-16 units. Findings of several may overlap. A text with a system
   * prompt is the answer to it, where it names no other role. What they are not sure about has the score that they give it.
   */
  find(row: ScreenedText): readonly Hit[] {
    return this.#found(row).map(hitOf);
  }

  /** The same, with what the judge says of what they are not sure about. Rejects where it cannot say. */
  async judged(row: ScreenedText): Promise<readonly Hit[]> {
    const found = this.#found(row);
    const doubts = found.filter(isDoubtful);
    const [first] = doubts;
    if (this.#judge === undefined || first === undefined) return found.map(hitOf);
    const { role, path } = first.finding;
    const channel = { path, role, settled: true };
    const asked = { rule: first.rule, channel, text: '', doubts, textStart: 0, start: 0, end: 0 };
    const hits = await this.#judge.ask(questionOf(asked), new AbortController().signal);
    const by = { direction: first.finding.direction, fingerprint: () => '' };
    const judged = hits.flatMap((hit) => judgeFinding(asked, hit, by) ?? []);
    return [...found.filter((one) => !isDoubtful(one)), ...judged].toSorted(compareFindings).map(hitOf);
  }

  #found({ text, role: named, system_prompt: prompt }: ScreenedText): readonly RuleFinding[] {
    const role = named ?? (prompt === undefined ? 'unknown' : 'assistant');
    const channel = { path: 'text', role, settled: true };
    const scanning = this.#comparing(this.#scanning(role), { role, prompt });
    const found = scanWhole(text, channel, scanning);
    if (found === undefined) throw new Error('a detector held text back at the end');
    return [...found, ...scanDisguises(text, channel, scanning)].toSorted(compareFindings);
  }

  /** With the rules that compare an answer with its request, made for this one. */
  #comparing(
    scanning: Scanning,
    { role, prompt }: { readonly role: Role; readonly prompt: string | undefined },
  ): Scanning {
    if (scanning.direction === 'request') return scanning;
    const said = (wanted: ReadonlySet<Role>) =>
      prompt === undefined || !wanted.has('system')
        ? []
        : [{ role: 'system' as const, path: 'system_prompt', text: prompt }];
    const { rules } = bindRules(this.#response, { of: said });
    return rules.length === 0 ? scanning : { ...scanning, bound: ruleViews(rules, role) };
  }

  #scanning(role: Role): Scanning {
    const known = this.#known.get(role);
    if (known !== undefined) return known;
    const answer = ANSWERS.has(role);
    const scanning = scanningOf(ruleViews(answer ? this.#response : this.#request, role), {
      direction: answer ? 'response' : 'request',
      fingerprint: () => '',
      eager: false,
      judgeEvery: Number.POSITIVE_INFINITY,
    });
    this.#known.set(role, scanning);
    return scanning;
  }
}

function hitOf({ finding: { type, start, end, score } }: RuleFinding): Hit {
  return { type, start, end, score };
}
