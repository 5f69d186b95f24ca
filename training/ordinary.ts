/**
 * Ordinary texts: those by which scores are told. The collections of abuse hold harmless texts that were looked for because they look like
 * it (slurs, insults among friends, statements about the same groups), and disagree with each other on which of them are harmless: what one in a
 * hundred of these reaches, hardly any abuse does. Comments on pages and news, and answers of models, are ordinary.
 */
const PICKED: ReadonlySet<string> = new Set([
  ...['bias_templates', 'cold_zh', 'davidson', 'edos', 'implicit_hate', 'surge'],
  ...['toxigen_annot', 'toxigen_prompts', 'vicomtech_stormfront'],
]);

/** True for a source whose harmless texts were not picked for what they look like. */
export function isOrdinarySource(source: string): boolean {
  return !PICKED.has(source);
}
