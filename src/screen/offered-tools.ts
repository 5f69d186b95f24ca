/** Offered tools: those that a policy keeps back are taken out of what a request offers. */
import type { ConditionFacts } from '../core/condition.ts';
import type { Finding } from '../core/finding.ts';
import type { Fingerprint } from '../core/ports.ts';
import type { Facts } from '../core/segment.ts';
import type { Removed } from '../dialects/offers/offers.ts';
import { withoutTools } from '../dialects/offers/without-tools.ts';
import { TOOLS_DETECTOR } from '../policy/names.ts';
import type { CompiledTools } from '../policy/tools/compiled-tools.ts';
import { ToolJudge } from '../policy/tools/tool-judge.ts';
import type { Denial } from './denial.ts';
import type { Settle } from './settling.ts';

export interface OfferedTools {
  readonly tools: CompiledTools;
  readonly facts: ConditionFacts;
  /** What the request says about itself, known once it is complete. */
  readonly asked: Facts;
  readonly fingerprint: Fingerprint;
  /** True where nothing of the request can be changed, because it is signed. */
  readonly signed: boolean;
}

/** Says what has to go of a request that is complete. */
export function offeredTools(options: OfferedTools): Settle {
  return ({ bytes, sealing }) => {
    if (bytes === undefined || bytes.length === 0 || sealing !== undefined) return undefined;
    const { tools, facts, asked, signed } = options;
    const { model = '', stream = false } = asked;
    const judge = new ToolJudge(tools, { ...facts, model, stream });
    const without = withoutTools(bytes, (name) => judge.keepsBack(name));
    const [first] = without?.removed ?? [];
    if (first !== undefined && signed) return unchangeable(first);
    const findings = [
      ...(without?.removed ?? []).map((one) => findingOf(one, options)),
      ...easedOffers(bytes, judge, options),
    ];
    if (findings.length === 0) return undefined;
    return { edits: without?.edits ?? [], by: first?.rule, findings };
  };
}

/** Tools that stay because the rule that would keep them back does not act. */
function easedOffers(bytes: Uint8Array, judge: ToolJudge, options: OfferedTools): Finding[] {
  if (!judge.mayEase) return [];
  const eased = withoutTools(bytes, (name) => judge.easesBack(name)?.rule)?.removed ?? [];
  return eased.map((one) => {
    const why = judge.easesBack(one.name)?.eased;
    return { ...findingOf(one, options), ...(why === undefined ? {} : { eased: why }) };
  });
}

function unchangeable({ path, rule }: Removed): Denial {
  const message = `The request offers a tool (${path}) that rule "${rule}" keeps back, and it is signed; leave it out.`;
  return { kind: 'limit', rule, status: 403, message };
}

function findingOf({ path, name, rule }: Removed, { fingerprint }: OfferedTools): Finding {
  return {
    ...{ rule, detector: TOOLS_DETECTOR, type: 'TOOL_REMOVED', score: 1 },
    ...({ direction: 'request', role: 'tool-definition' } as const),
    ...{ path, start: 0, end: name.length, hash: fingerprint(name) },
  };
}
