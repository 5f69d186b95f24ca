/** The case file test/cases/parameters.yaml: its rows, and the policies that they name. */
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { type CaseFile, type Row, readCases } from '../../e2e/reliability/support/case-file.ts';

/** One row. */
export interface ParameterCase extends Row {
  /** The name of a policy of the file. */
  readonly policy: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly expect: {
    /** Of the request's record; `none` where it went on as it came. */
    readonly rule: string;
    /** What the model got: `same`, `none`, or these bytes. */
    readonly upstream: string;
    /** Of a denial; default 403. */
    readonly status?: number;
    /** A part of its message. */
    readonly says?: string;
  };
}

export interface ParameterCases extends CaseFile<ParameterCase> {
  /** Sections `request.parameters` by their names. */
  readonly policies: Readonly<Record<string, unknown>>;
}

const LEAST_CASES = 135;

export function parameterCases(): ParameterCases {
  const file = readCases<ParameterCase>('../parameters.yaml');
  const text = readFileSync(new URL('../parameters.yaml', import.meta.url), 'utf8');
  const { policies } = parse(text) as Pick<ParameterCases, 'policies'>;
  if (file.cases.length < LEAST_CASES) throw new Error('rows of test/cases/parameters.yaml are lost');
  return { ...file, policies };
}

/** One policy for each, for the host of its name. */
export function policyTexts(
  { policies }: ParameterCases,
  mode: 'enforce' | 'observe' = 'enforce',
): { readonly name: string; readonly text: string }[] {
  return Object.entries(policies).map(([name, parameters]) => {
    const rules = [
      {
        ...{ name: 'mask-cards', detector: 'pii', action: 'redact' },
        options: { entities: ['CREDIT_CARD'] },
      },
    ];
    const spec = {
      selects: { hosts: [`${name}.test`] },
      mode,
      request: { parameters, rules },
    };
    const head = { apiVersion: 'weir.dev/v1alpha1', kind: 'GuardPolicy', metadata: { name } };
    return { name, text: stringify({ ...head, spec }) };
  });
}
