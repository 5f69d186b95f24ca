/** Judges an exchange that is given, and keeps what its explanation needs. */
import type { PolicySet } from '../../policy/compiled-policy.ts';
import { buildExchange } from '../cases/build-exchange.ts';
import { circumstancesOf } from '../cases/circumstances.ts';
import type { ExchangeSpec } from '../cases/schema.ts';
import { decisionsOf } from '../offline/decision.ts';
import { type Judged, judgeExchange } from '../offline/judge-exchange.ts';
import { newKept } from '../offline/offline-parts.ts';
import { askTheRest } from './ask-the-rest.ts';
import type { Known } from './explanation.ts';
import { knownFrom } from './known.ts';
import { type Told, traced } from './trace.ts';

export interface JudgedGiven {
  readonly judged: Judged;
  readonly known: Known;
}

/** Judges it by these policies. */
export async function judgeGiven(spec: ExchangeSpec, policies: PolicySet): Promise<JudgedGiven> {
  const told: Told[] = [];
  const given = buildExchange(spec);
  const on = circumstancesOf(spec, traced(policies, told), newKept());
  const judged = await judgeExchange(given, on);
  askTheRest(policies, { given, judged, time: on.time, told });
  const known = knownFrom(judged.records);
  if (known === undefined) throw new Error('an exchange left no record');
  return { judged, known: { ...known, decided: decisionsOf(judged), told } };
}
