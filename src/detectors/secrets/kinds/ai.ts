/** Tokens of model providers and of what is built around models. */
import { issuer, type TokenKind } from '../kind.ts';

const OPENAI_MARK = 'T3BlbkFJ';
const OTHER_VENDORS = /^sk-(ant-|or-v1|live_|test_|lf-|helicone-)/;

/** Of two kinds that match at one place the earlier is reported. */
export const AI_KINDS: readonly TokenKind[] = [
  ...issuer('ANTHROPIC_KEY', 'Anthropic API reference, authentication', [
    ['anthropic-key', 'Anthropic API keys', 'sk-ant-[name:40-200]'],
  ]),
  ...issuer('OPENROUTER_KEY', 'OpenRouter documentation, API authentication', [
    ['openrouter-key', 'OpenRouter API keys', 'sk-or-v1-[hex:64]'],
  ]),
  ...issuer('LANGFUSE_KEY', 'Langfuse documentation, API keys', [
    ['langfuse-secret-key', 'Langfuse secret keys', 'sk-lf-[uuid]'],
  ]),
  ...issuer('HELICONE_KEY', 'Helicone documentation, API keys', [
    ['helicone-key', 'Helicone API keys', 'sk-helicone-[name:20-80]'],
  ]),
  ...issuer('DEEPSEEK_KEY', 'DeepSeek API documentation, your first API call', [
    ['deepseek-key', 'DeepSeek API keys', 'sk-[hex:32]', { named: ['deepseek'] }],
  ]),
  ...issuer('STABILITY_KEY', 'Stability AI developer platform, authentication', [
    ['stability-key', 'Stability AI keys', 'sk-[alnum:48]', { named: ['stability', 'dreamstudio'] }],
  ]),
  ...issuer('OPENAI_KEY', 'OpenAI API reference, authentication', [
    [
      'openai-key',
      'OpenAI keys of users, projects, service accounts and administrators',
      'sk-[name:24-220]',
      { accepts: isOpenAiKey },
    ],
  ]),
  ...issuer('HF_TOKEN', 'Hugging Face Hub documentation, user access tokens', [
    ['hugging-face-token', 'Hugging Face user access tokens', 'hf_[alnum:34-64]'],
    ['hugging-face-organization-token', 'Hugging Face organization tokens', 'api_org_[alnum:34]'],
  ]),
  ...issuer('REPLICATE_TOKEN', 'Replicate documentation, API tokens', [
    ['replicate-token', 'Replicate API tokens', 'r8_[alnum:37-40]'],
  ]),
  ...issuer('GROQ_KEY', 'GroqCloud documentation, API keys', [
    ['groq-key', 'Groq API keys', 'gsk_[alnum:52]'],
  ]),
  ...issuer('XAI_KEY', 'xAI API documentation, authentication', [
    ['xai-key', 'xAI API keys', 'xai-[alnum:70-90]'],
  ]),
  ...issuer('PERPLEXITY_KEY', 'Perplexity API documentation, API keys', [
    ['perplexity-key', 'Perplexity API keys', 'pplx-[alnum:48-56]'],
  ]),
  ...issuer('COHERE_KEY', 'Cohere documentation, API keys', [
    ['cohere-key', 'Cohere API keys, named', '[alnum:40]', { named: ['cohere', 'co_api_key'] }],
  ]),
  ...issuer('MISTRAL_KEY', 'Mistral AI documentation, API keys', [
    ['mistral-key', 'Mistral API keys, named', '[alnum:32]', { named: ['mistral'] }],
  ]),
  ...issuer('TOGETHER_KEY', 'Together AI documentation, API keys', [
    ['together-key', 'Together AI API keys', 'tgp_v1_[name:43]'],
    [
      'together-legacy-key',
      'Together AI API keys of the first form, named',
      '[hex:64]',
      { named: ['together_api', 'togetherai', 'together ai', 'together.ai', 'together.xyz'] },
    ],
  ]),
  ...issuer('FIREWORKS_KEY', 'Fireworks AI documentation, API keys', [
    ['fireworks-key', 'Fireworks AI API keys', 'fw_[alnum:22-24]'],
  ]),
  ...issuer('ANYSCALE_KEY', 'Anyscale documentation, API keys', [
    ['anyscale-key', 'Anyscale API keys', 'esecret_[alnum:24-40]'],
  ]),
  ...issuer('LANGSMITH_KEY', 'LangSmith documentation, create an account and API key', [
    ['langsmith-personal-key', 'LangSmith personal keys', 'lsv2_pt_[hex:32]_[hex:10]'],
    ['langsmith-service-key', 'LangSmith service keys', 'lsv2_sk_[hex:32]_[hex:10]'],
  ]),
  ...issuer('WANDB_KEY', 'Weights & Biases documentation, API keys', [
    ['wandb-key', 'Weights & Biases API keys, named', '[hex:40]', { named: ['wandb', 'weights & biases'] }],
  ]),
  ...issuer('PINECONE_KEY', 'Pinecone documentation, manage API keys', [
    ['pinecone-key', 'Pinecone API keys', 'pcsk_[name:50-90]'],
    ['pinecone-legacy-key', 'Pinecone API keys of the first form, named', '[uuid]', { named: ['pinecone'] }],
  ]),
  ...issuer('VOYAGE_KEY', 'Voyage AI documentation, API key', [
    ['voyage-key', 'Voyage AI API keys', 'pa-[name:43]', { named: ['voyage'] }],
  ]),
  ...issuer('ELEVENLABS_KEY', 'ElevenLabs documentation, API authentication', [
    ['elevenlabs-key', 'ElevenLabs API keys', 'sk_[hex:48]'],
    [
      'elevenlabs-legacy-key',
      'ElevenLabs API keys of the first form, named',
      '[hex:32]',
      { named: ['elevenlabs', 'xi-api'] },
    ],
  ]),
  ...issuer('ASSEMBLYAI_KEY', 'AssemblyAI documentation, authentication', [
    ['assemblyai-key', 'AssemblyAI API keys, named', '[hex:32]', { named: ['assemblyai', 'assembly_ai'] }],
  ]),
  ...issuer('DEEPGRAM_KEY', 'Deepgram documentation, authentication', [
    ['deepgram-key', 'Deepgram API keys, named', '[hex:40]', { named: ['deepgram'] }],
  ]),
  ...issuer('JINA_KEY', 'Jina AI, API key', [['jina-key', 'Jina AI API keys', 'jina_[name:50-80]']]),
  ...issuer('NVIDIA_KEY', 'NVIDIA NGC user guide, API keys', [
    ['nvidia-key', 'NVIDIA API keys', 'nvapi-[name:60-72]'],
  ]),
  ...issuer('CEREBRAS_KEY', 'Cerebras inference documentation, authentication', [
    ['cerebras-key', 'Cerebras API keys', 'csk-[alnum:48]'],
  ]),
  ...issuer('MODAL_TOKEN', 'Modal documentation, tokens', [
    ['modal-token-secret', 'Modal token secrets', 'as-[alnum:22]', { named: ['modal'] }],
  ]),
  ...issuer('CLARIFAI_KEY', 'Clarifai documentation, authentication', [
    ['clarifai-key', 'Clarifai personal access tokens, named', '[hex:32]', { named: ['clarifai'] }],
  ]),
  ...issuer('RUNPOD_KEY', 'RunPod documentation, API keys', [
    ['runpod-key', 'RunPod API keys', 'rpa_[alnum:40-48]'],
  ]),
  ...issuer('TAVILY_KEY', 'Tavily documentation, API key', [
    ['tavily-key', 'Tavily API keys', 'tvly-[alnum:32]'],
    ['tavily-development-key', 'Tavily API keys for development', 'tvly-dev-[alnum:32]'],
    ['tavily-production-key', 'Tavily API keys for production', 'tvly-prod-[alnum:32]'],
  ]),
  ...issuer('EXA_KEY', 'Exa documentation, API keys', [
    ['exa-key', 'Exa API keys, named', '[uuid]', { named: ['exa_api', 'exa api', 'exa.ai'] }],
  ]),
  ...issuer('FIRECRAWL_KEY', 'Firecrawl documentation, API key', [
    ['firecrawl-key', 'Firecrawl API keys', 'fc-[hex:32]'],
  ]),
  ...issuer('LLAMACLOUD_KEY', 'LlamaCloud documentation, API keys', [
    ['llamacloud-key', 'LlamaCloud API keys', 'llx-[alnum:40-60]'],
  ]),
  ...issuer('E2B_KEY', 'E2B documentation, API key', [['e2b-key', 'E2B API keys', 'e2b_[hex:40]']]),
  ...issuer('MEM0_KEY', 'Mem0 documentation, API key', [['mem0-key', 'Mem0 API keys', 'm0-[alnum:40]']]),
  ...issuer('BROWSERBASE_KEY', 'Browserbase documentation, API key', [
    ['browserbase-key', 'Browserbase API keys', 'bb_live_[name:24-32]'],
  ]),
  ...issuer('CARTESIA_KEY', 'Cartesia documentation, API keys', [
    ['cartesia-key', 'Cartesia API keys', 'sk_car_[name:20-48]'],
  ]),
  ...issuer('SERPER_KEY', 'Serper, API key', [
    ['serper-key', 'Serper API keys, named', '[hex:40]', { named: ['serper'] }],
  ]),
  ...issuer('SERPAPI_KEY', 'SerpApi documentation, API key', [
    ['serpapi-key', 'SerpApi keys, named', '[hex:64]', { named: ['serpapi', 'serp_api'] }],
  ]),
  ...issuer('BRAVE_KEY', 'Brave Search API documentation, authentication', [
    ['brave-search-key', 'Brave Search API keys', 'BSA[name:27-29]', { accepts: hasDigit }],
  ]),
  ...issuer('APIFY_TOKEN', 'Apify documentation, API tokens', [
    ['apify-token', 'Apify API tokens', 'apify_api_[alnum:36]'],
  ]),
  ...issuer('BASETEN_KEY', 'Baseten documentation, API keys', [
    ['baseten-key', 'Baseten API keys, named', '[alnum:8].[alnum:32]', { named: ['baseten'] }],
  ]),
  ...issuer('AZURE_OPENAI_KEY', 'Microsoft Learn, Azure OpenAI REST API, authentication', [
    [
      'azure-openai-key',
      'Azure OpenAI keys, named',
      '[hex:32]',
      { named: ['azure_openai', 'azure openai', 'azureopenai'] },
    ],
    [
      'azure-ai-key',
      'Azure AI services keys, named',
      '[alnum:84]',
      { named: ['azure', 'cognitive', 'ocp-apim'] },
    ],
  ]),
  ...issuer('WANDB_KEY', 'Weights & Biases documentation, API keys', [
    ['wandb-prefixed-key', 'Weights & Biases API keys with a prefix', 'wandb_v1_[name:60-90]'],
  ]),
  ...issuer('ANYSCALE_KEY', 'Anyscale documentation, API keys', [
    ['anyscale-platform-key', 'Anyscale API keys of the platform', 'aph0_[name:60-300]'],
  ]),
];

function isOpenAiKey(key: string): boolean {
  if (OTHER_VENDORS.test(key)) return false;
  if (key.includes(OPENAI_MARK)) return true;
  const body = key.slice('sk-'.length);
  if (/^(proj|svcacct|admin|None)-/.test(body)) return body.length >= 40 && /\d/.test(body);
  return /^[A-Za-z0-9]{32,}$/.test(body) && /\d/.test(body) && /[A-Za-z]/.test(body);
}

function hasDigit(key: string): boolean {
  return /\d/.test(key);
}
