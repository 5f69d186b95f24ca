/** Tokens of further hosted models, and of what agents are built, watched and run with. */
import { issuer, type TokenKind } from '../kind.ts';

export const AGENT_KINDS: readonly TokenKind[] = [
  ...issuer('ZHIPU_KEY', 'Zhipu AI open platform documentation, API keys', [
    [
      'zhipu-key',
      'Zhipu and Z.ai API keys, named',
      '[hex:32].[alnum:16]',
      { named: ['zhipu', 'bigmodel', 'glm', 'z.ai', 'zai_'] },
    ],
  ]),
  ...issuer('LOGFIRE_TOKEN', 'Pydantic Logfire documentation, write tokens', [
    ['logfire-token', 'Logfire tokens', 'pylf_v[digit:1]_[lower:2]_[alnum:40-48]'],
  ]),
  ...issuer('DAYTONA_KEY', 'Daytona documentation, API keys', [
    ['daytona-key', 'Daytona API keys', 'dtn_[hex:64]'],
  ]),
  ...issuer('FAL_KEY', 'fal documentation, key-based authentication', [
    [
      'fal-key',
      'fal API keys, named',
      '[uuid]:[hex:32]',
      { named: ['fal_key', 'fal.ai', 'fal-ai', 'fal_ai', 'fal.config', 'fal_client'] },
    ],
  ]),
  ...issuer('RUNWAY_KEY', 'Runway API documentation, API keys', [
    ['runway-key', 'Runway API secrets', 'key_[hex:128]'],
  ]),
  ...issuer('CURSOR_KEY', 'Cursor documentation, Admin API', [
    ['cursor-key', 'Cursor API keys, named', 'key_[hex:64]', { named: ['cursor'] }],
    ['cursor-account-key', 'Cursor API keys', 'crsr_[alnum:40-80]', { accepts: (key) => /\d/.test(key) }],
  ]),
  ...issuer('DEVIN_KEY', 'Devin documentation, API keys', [
    ['devin-key', 'Devin personal API keys', 'apk_user_[base64url:40-200]'],
  ]),
  ...issuer('LUMA_KEY', 'Luma documentation, API keys', [
    ['luma-key', 'Luma API keys', 'luma-[uuid]-[uuid]'],
  ]),
  ...issuer('KAGGLE_KEY', 'Kaggle documentation, API tokens', [
    ['kaggle-token', 'Kaggle API tokens', 'KGAT_[hex:32]'],
    ['kaggle-legacy-key', 'Kaggle keys of the first form, named', '[hex:32]', { named: ['kaggle'] }],
  ]),
  ...issuer('NEPTUNE_TOKEN', 'neptune.ai documentation, API tokens', [
    ['neptune-token', 'neptune.ai API tokens, JSON in base64', 'eyJhcGlfYWRkcmVzcyI6[base64:60-400]'],
  ]),
  ...issuer('LETTA_KEY', 'Letta documentation, API keys', [
    ['letta-key', 'Letta API keys', 'sk-let-[base64:60-140]'],
  ]),
  ...issuer('LANGWATCH_KEY', 'LangWatch documentation, API keys', [
    ['langwatch-key', 'LangWatch API keys', 'sk-lw-[alnum:40-64]'],
  ]),
  ...issuer('COZE_TOKEN', 'Coze documentation, personal access tokens', [
    ['coze-token', 'Coze personal access tokens', 'pat_[alnum:64]'],
  ]),
  ...issuer('COMET_KEY', 'Comet documentation, API keys', [
    [
      'comet-key',
      'Comet and Opik API keys, named',
      '[alnum:25]',
      { named: ['comet_api', 'comet api', 'comet_ml', 'opik_api'] },
    ],
  ]),
  ...issuer('SAMBANOVA_KEY', 'SambaNova Cloud documentation, API keys', [
    ['sambanova-key', 'SambaNova API keys, named', '[uuid]', { named: ['sambanova'] }],
  ]),
  ...issuer('DEEPINFRA_TOKEN', 'DeepInfra documentation, authentication', [
    ['deepinfra-token', 'DeepInfra tokens, named', '[alnum:32]', { named: ['deepinfra'] }],
  ]),
  ...issuer('AI21_KEY', 'AI21 documentation, API keys', [
    ['ai21-key', 'AI21 API keys, named', '[alnum:32]', { named: ['ai21'] }],
  ]),
  ...issuer('NOVITA_KEY', 'Novita AI documentation, authentication', [
    ['novita-key', 'Novita AI API keys, named', 'sk_[name:43]', { named: ['novita'] }],
  ]),
  ...issuer('FRIENDLI_TOKEN', 'Friendli documentation, personal access tokens', [
    ['friendli-token', 'Friendli tokens', 'flp_[alnum:40-60]'],
  ]),
  ...issuer('NOMIC_KEY', 'Nomic Atlas documentation, API keys', [
    ['nomic-key', 'Nomic API keys, named', 'nk-[name:43]', { named: ['nomic'] }],
  ]),
  ...issuer('UPSTAGE_KEY', 'Upstage documentation, API keys', [
    ['upstage-key', 'Upstage API keys, named', 'up_[alnum:32]', { named: ['upstage'] }],
  ]),
  ...issuer('ARIZE_KEY', 'Arize documentation, API keys', [
    ['arize-key', 'Arize API keys', 'ak-[uuid]-[name:20-40]'],
  ]),
  ...issuer('AGENTOPS_KEY', 'AgentOps documentation, API keys', [
    ['agentops-key', 'AgentOps API keys, named', '[uuid]', { named: ['agentops'] }],
  ]),
  ...issuer('HUMANLOOP_KEY', 'Humanloop documentation, API keys', [
    ['humanloop-key', 'Humanloop API keys', 'hl_sk_[hex:40-64]'],
  ]),
  ...issuer('PROMPTLAYER_KEY', 'PromptLayer documentation, API keys', [
    ['promptlayer-key', 'PromptLayer API keys, named', 'pl_[hex:32]', { named: ['promptlayer'] }],
  ]),
  ...issuer('ROBOFLOW_KEY', 'Roboflow documentation, API keys', [
    ['roboflow-key', 'Roboflow API keys, named', '[alnum:20]', { named: ['roboflow'] }],
  ]),
  ...issuer('LIVEKIT_SECRET', 'LiveKit documentation, API keys', [
    ['livekit-secret', 'LiveKit API secrets, named', '[alnum:40-48]', { named: ['livekit'] }],
  ]),
  ...issuer('SPEECHMATICS_KEY', 'Speechmatics documentation, authentication', [
    ['speechmatics-key', 'Speechmatics API keys, named', '[alnum:32]', { named: ['speechmatics'] }],
  ]),
  ...issuer('HUME_KEY', 'Hume documentation, API keys', [
    ['hume-key', 'Hume API keys, named', '[alnum:48]', { named: ['hume_', 'hume api'] }],
  ]),
  ...issuer('HEYGEN_KEY', 'HeyGen documentation, authentication', [
    ['heygen-key', 'HeyGen API keys', 'sk_V2_hgu_[name:30-80]'],
  ]),
  ...issuer('DIFY_KEY', 'Dify documentation, API access', [
    ['dify-app-key', 'Dify API keys of applications, named', 'app-[alnum:24]', { named: ['dify'] }],
    ['dify-dataset-key', 'Dify API keys of datasets, named', 'dataset-[alnum:24]', { named: ['dify'] }],
  ]),
  ...issuer('COMPOSIO_KEY', 'Composio documentation, API keys', [
    ['composio-key', 'Composio API keys, named', 'ak_[name:20]', { named: ['composio'] }],
  ]),
  ...issuer('CONTEXT7_KEY', 'Context7 documentation, API keys', [
    ['context7-key', 'Context7 API keys', 'ctx7sk-[uuid]'],
  ]),
  ...issuer('LINKUP_KEY', 'Linkup documentation, API keys', [
    ['linkup-key', 'Linkup API keys, named', '[uuid]', { named: ['linkup'] }],
  ]),
  ...issuer('SCRAPINGBEE_KEY', 'ScrapingBee documentation, API key', [
    ['scrapingbee-key', 'ScrapingBee API keys, named', '[upper:80]', { named: ['scrapingbee'] }],
  ]),
  ...issuer('CODERABBIT_KEY', 'CodeRabbit documentation, API keys', [
    ['coderabbit-key', 'CodeRabbit API keys', 'cr-[hex:58]'],
  ]),
  ...issuer('CIVITAI_KEY', 'Civitai documentation, API keys', [
    ['civitai-key', 'Civitai API keys, named', '[hex:32]', { named: ['civitai'] }],
  ]),
];
