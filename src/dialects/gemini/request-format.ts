/** The requests of Gemini: their places. */
import {
  answers,
  kept,
  kind,
  kinds,
  likelihoods,
  mostTokens,
  promptHere,
  serverTool,
  tokensWithin,
} from '../json/parameter-places.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, parameter, reference, type Shape, shape, text } from '../json/shape.ts';
import { content } from './parts.ts';
import { message, messages } from './proto.ts';
import { HARMS, LEVELS, MODALITIES } from './words.ts';

const spoken = content({ role: 'speaker', joined: false, answered: false });

/** The operator's prompt is a part of its own. */
const promptPart = (text: unknown): object => ({ text });
const system = content({ role: 'system', joined: false, answered: false }, (parts) =>
  promptHere(parts, { insert: (text) => [promptPart(text)], first: promptPart }),
);

/** Tools that bring in what a store of the provider, or another server, holds. */
function retrieval(): Shape {
  const rest = free('tool-definition');
  const store = { datastore: reference(), engine: reference() };
  const corpus = message({ ragCorpus: reference(), ragFileIds: shape({ items: reference() }) }, { rest });
  return message(
    {
      vertexAiSearch: message(
        { ...store, dataStoreSpecs: shape({ items: message({ dataStore: reference() }, { rest }) }) },
        { rest },
      ),
      vertexRagStore: message(
        { ragCorpora: shape({ items: reference() }), ragResources: shape({ items: corpus }) },
        { rest },
      ),
      externalApi: message({ endpoint: reference() }, { rest }),
    },
    { rest },
  );
}

const SERVER_TOOLS = [
  ...['googleSearch', 'googleSearchRetrieval', 'enterpriseWebSearch', 'googleMaps', 'codeExecution'],
  ...['computerUse', 'urlContext'],
];

function tool(): Shape {
  const rest = free('tool-definition');
  const declaration = {
    name: text('tool-definition'),
    description: text('tool-definition'),
    behavior: shape({ role: 'other', words: ['UNSPECIFIED', 'BLOCKING', 'NON_BLOCKING'] }),
    parameters: rest,
    parametersJsonSchema: rest,
    response: rest,
    responseJsonSchema: rest,
  };
  const files = message({ fileSearchStoreNames: shape({ items: reference() }) }, { rest });
  const server = { name: rest, streamableHttpTransport: message({ url: reference() }, { rest }) };
  return message(
    {
      functionDeclarations: messages(message(declaration, { role: 'tool-definition' })),
      retrieval: serverTool('retrieval', retrieval()),
      fileSearch: serverTool('fileSearch', files),
      mcpServers: shape({ items: serverTool('mcp', message(server, { rest })) }),
      ...Object.fromEntries(SERVER_TOOLS.map((name) => [name, serverTool(name, rest)])),
    },
    // Every other member is a tool of Google that is not known here.
    { role: 'tool-definition', rest: parameter({ name: 'serverTools' }, rest) },
  );
}

function toolConfig(): Shape {
  const words = ['MODE_UNSPECIFIED', 'AUTO', 'ANY', 'NONE', 'VALIDATED'];
  const mode = shape({ role: 'other', words });
  return message(
    { functionCallingConfig: message({ mode, allowedFunctionNames: free('other') }) },
    { rest: free('other') },
  );
}

function generationConfig(): Shape {
  const schema = free('tool-definition');
  return message(
    {
      maxOutputTokens: mostTokens(),
      candidateCount: answers(shape({ role: 'other', mark: 'candidate-count' })),
      responseLogprobs: likelihoods(false),
      logprobs: likelihoods(0),
      responseSchema: schema,
      responseJsonSchema: schema,
      responseFormat: schema,
      responseModalities: kinds(MODALITIES),
      stopSequences: free('other'),
      responseMimeType: text('other'),
      thinkingConfig: free('other'),
      speechConfig: kind('audio'),
      imageConfig: kind('image'),
    },
    { role: 'other', rest: free('other') },
  );
}

const safetySetting = message(
  {
    category: shape({ role: 'other', words: HARMS }),
    threshold: shape({ role: 'other', words: LEVELS }),
    method: shape({ role: 'other', words: LEVELS }),
  },
  { role: 'other' },
);

/** What content is generated of. */
export const generated = {
  model: shape({ role: 'other', mark: 'model' }),
  contents: { ...messages(spoken), mark: 'contents' },
  systemInstruction: promptHere(
    { ...system, mark: 'system' },
    { insert: (text) => ({ parts: [promptPart(text)] }), holds: 'object' },
  ),
  tools: messages(tool()),
  toolConfig: toolConfig(),
  safetySettings: messages(safetySetting),
  generationConfig: tokensWithin('maxOutputTokens', generationConfig()),
  cachedContent: reference('other', 'cache'),
  continuationToken: reference(),
  modelArmorConfig: free('other'),
  labels: free('other'),
  serviceTier: text('other'),
  // Not every place of Google takes it, so that it is not put in.
  store: kept('asked', text('other')),
};

/** What is embedded. */
const embedded = {
  model: generated.model,
  content: spoken,
  taskType: text('other'),
  title: text('user'),
  outputDimensionality: text('other'),
  autoTruncate: text('other'),
  embedContentConfig: free('other'),
};

const root = message(
  {
    ...embedded,
    ...generated,
    generateContentRequest: message(generated),
    instances: shape({ role: 'user', mark: 'listed', items: free('user') }),
    requests: shape({ mark: 'listed', items: message(embedded) }),
  },
  { mark: 'root' },
);

/** Names inside the free places of requests. */
export const REQUEST_NAMES: readonly string[] = [
  ...SCHEMA_NAMES,
  ...['propertyOrdering', 'nullable', 'prefixItems', 'excludeDomains', 'timeRangeFilter', 'environment'],
  ...['thinkingBudget', 'includeThoughts', 'thinkingLevel', 'maxOutputTokens', 'temperature', 'topP', 'topK'],
  ...['voiceConfig', 'prebuiltVoiceConfig', 'voiceName', 'languageCode', 'retrievalConfig', 'latLng'],
];

export const REQUEST_FORMAT: Format = format(root, REQUEST_NAMES);
