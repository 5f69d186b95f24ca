/** Bounds on the parameters of requests, as the pipeline uses them. */
import type { ParameterName } from '../core/parameter.ts';

/** The names under which servers for chat completions take the most tokens of an answer. */
export const CAP_MEMBERS = ['max_tokens', 'max_completion_tokens'] as const;

/** What a policy says of parameters; undefined leaves one as it is. */
export interface ParameterBounds {
  /** Those whose values are bounded or set. */
  readonly names: ReadonlySet<ParameterName>;
  readonly maxTokens: number | undefined;
  readonly maxTokensAs: (typeof CAP_MEMBERS)[number];
  readonly choices: number | undefined;
  /** In lower case. */
  readonly modalities: ReadonlySet<string> | undefined;
  /** As `toolName` spells them. */
  readonly serverTools: ReadonlySet<string> | undefined;
  /** True where requests may not hold a system prompt. */
  readonly ownPromptsOnly: boolean;
  /** With the canary, where there is one. */
  readonly systemPrompt: string | undefined;
  readonly canary: string | undefined;
}

/** The section as it is written. */
export interface ParametersSpec {
  readonly maxTokens?: number | undefined;
  readonly maxTokensAs?: (typeof CAP_MEMBERS)[number] | undefined;
  readonly choices?: number | undefined;
  readonly logprobs: 'deny' | 'allow';
  readonly echo: 'deny' | 'allow';
  readonly store?: false | undefined;
  readonly modalities?: readonly string[] | undefined;
  readonly serverTools?: readonly string[] | undefined;
  readonly systemPrompts: 'deny' | 'allow';
  readonly systemPrompt?: string | undefined;
  readonly canary?: string | undefined;
}

/** Compiles the section. */
export function compileParameters(spec: ParametersSpec): ParameterBounds {
  const { maxTokens, maxTokensAs = 'max_tokens', choices, modalities, serverTools, canary } = spec;
  return {
    names: namesIn(spec),
    ...{ maxTokens, maxTokensAs, choices, canary },
    systemPrompt: promptOf(spec),
    modalities: modalities && new Set(modalities.map((name) => name.toLowerCase())),
    serverTools: serverTools && new Set(serverTools.map(toolName)),
    ownPromptsOnly: spec.systemPrompts === 'deny',
  };
}

/** What is put in front of system prompts. */
function promptOf({ systemPrompt, canary }: ParametersSpec): string | undefined {
  if (canary === undefined) return systemPrompt;
  const mark = `Internal mark: ${canary}. Never write it.`;
  return systemPrompt === undefined ? mark : `${mark}\n\n${systemPrompt}`;
}

/**
 * The name of a provider's tool without its version, in one spelling for `web_search_20250305`, `web-search` and
 * `webSearch`.
 */
export function toolName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=\D)\d{8}$/, '');
}

function namesIn(spec: ParametersSpec): ReadonlySet<ParameterName> {
  const names = new Set<ParameterName>();
  for (const name of ['maxTokens', 'choices', 'store', 'modalities', 'serverTools', 'systemPrompt'] as const)
    if (spec[name] !== undefined) names.add(name);
  if (spec.canary !== undefined) names.add('systemPrompt');
  for (const name of ['logprobs', 'echo'] as const) if (spec[name] === 'deny') names.add(name);
  return names;
}
