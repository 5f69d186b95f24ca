/** Reads one exchange: a file that holds nothing else, or one of the cases of a file. */
import { explain } from '../../policy/explain.ts';
import type { Checked } from '../../policy/problem.ts';
import { didYouMean } from '../../policy/suggest.ts';
import { withDefaults } from './build-exchange.ts';
import { readCases, sourceOf } from './read-cases.ts';
import { CASES_KIND, type ExchangeSpec, exchangeSchema } from './schema.ts';

/** `name` is that of a case, where the file has cases. */
export function readExchange(file: string, name: string | undefined): Checked<ExchangeSpec> {
  const source = sourceOf(file);
  if (!source.ok) return source;
  const { value } = source.value;
  if (typeof value === 'object' && value !== null && 'kind' in value && value.kind === CASES_KIND)
    return fromCases(file, name);
  const parsed = exchangeSchema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const { issues } = parsed.error;
  return { ok: false, problems: explain({ source: source.value, schema: exchangeSchema, issues }) };
}

function fromCases(file: string, name: string | undefined): Checked<ExchangeSpec> {
  const cases = readCases(file);
  if (!cases.ok) return cases;
  const found = cases.value.cases.find(({ spec }) => spec.name === name);
  if (found !== undefined) return { ok: true, value: withDefaults(found.spec, cases.value.defaults) };
  const names = cases.value.cases.map(({ spec }) => spec.name);
  const message =
    name === undefined
      ? 'has cases; name one with --case'
      : `has no case "${name.slice(0, 60)}"${didYouMean(name, names)}`;
  return { ok: false, problems: [{ file, path: '', message }] };
}
