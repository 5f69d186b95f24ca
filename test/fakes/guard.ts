/** A rule of a policy of its own, and what it makes of requests. */
import { createHash } from 'node:crypto';
import type { Detector } from '../../src/core/detector.ts';
import type { Finding } from '../../src/core/finding.ts';
import { DETECTORS } from '../../src/detectors/index.ts';
import { DIALECTS } from '../../src/dialects/index.ts';
import { requestLane } from '../../src/screen/request-lane.ts';
import { split } from '../property/split.ts';
import { policiesOf } from './conversation.ts';
import { asksLinear } from './models.ts';

export interface Judged {
  readonly denied: string | undefined;
  readonly findings: readonly Finding[];
  readonly left: string;
}

/** One rule of a policy of its own; its requests are judged one after the other. */
export class Guard {
  readonly #policy;

  constructor(rule: string, detectors: readonly Detector[] = DETECTORS.map(asksLinear)) {
    const spec = `spec: { request: { rules: [ { name: turned, ${rule} } ] } }`;
    const head = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: turns }\n';
    const [policy] = policiesOf(head + spec, detectors).policies;
    if (policy === undefined) throw new Error('no policy');
    this.#policy = policy;
  }

  judge(
    body: string,
    {
      dialect: name = 'openai-chat',
      path = '/v1/chat/completions',
      tenant = '',
      type = 'application/json',
      cuts = [] as number[],
    } = {},
  ): Judged {
    const dialect = DIALECTS.find((known) => known.name === name);
    if (dialect === undefined) throw new Error('no dialect');
    const headers = [{ name: 'content-type', value: type }];
    const lane = requestLane(this.#policy, dialect, {
      head: { method: 'POST', path, headers },
      fingerprint: (text) => createHash('sha256').update(text).digest('hex'),
      tenant: () => (tenant === '' ? undefined : tenant),
    });
    if (!lane.ok) throw new Error(lane.fault.message);
    const outputs = [
      ...split(body, cuts).map((piece) => lane.value.push(Buffer.from(piece))),
      lane.value.end(),
    ];
    const denial = outputs.find((output) => output.denial !== undefined)?.denial;
    return {
      denied: denial?.kind === 'finding' ? denial.rule : denial?.kind,
      findings: outputs.flatMap(({ findings }) => findings),
      left: outputs.flatMap(({ chunks }) => chunks.map(String)).join(''),
    };
  }
}

/** What the user and the assistant say in turn. */
export function chat(...said: readonly string[]): string {
  const messages = said.map((content, at) => ({ role: at % 2 === 0 ? 'user' : 'assistant', content }));
  return JSON.stringify({ model: 'm', messages });
}

/** What a user says; the assistant agrees in between. */
export const users = (...texts: readonly string[]) =>
  chat(...texts.flatMap((text) => [text, 'Noted.']).slice(0, -1));
export const denying = (options: string) =>
  `detector: injection, threshold: 0.9, action: deny, options: { ${options} }`;
/** Ordinary. */
export const KIND =
  'Thank you, that helps a lot. I shall take the bus at nine and meet the others at the museum. ';
