/** The requests of Gemini: their places. */
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, reference, type Shape, shape, text } from '../json/shape.ts';
import { content } from './parts.ts';
import { message, messages } from './proto.ts';
import { HARMS, LEVELS, MODALITIES } from './words.ts';

const spoken = content({ role: 'speaker', joined: false, answered: false });
const system = content({ role: 'system', joined: false, answered: false });

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
  const server = { name: rest, streamableHttpTransport: message({ url: reference() }, { rest }) };
  return message(
    {
      functionDeclarations: messages(message(declaration, { role: 'tool-definition' })),
      retrieval: retrieval(),
      fileSearch: message({ fileSearchStoreNames: shape({ items: reference() }) }, { rest }),
      mcpServers: shape({ items: message(server, { rest }) }),
      googleSearch: rest,
      googleSearchRetrieval: rest,
      enterpriseWebSearch: rest,
      googleMaps: rest,
      codeExecution: rest,
      computerUse: rest,
      urlContext: rest,
    },
    { role: 'tool-definition', rest },
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
      candidateCount: shape({ role: 'other', mark: 'candidate-count' }),
      responseSchema: schema,
      responseJsonSchema: schema,
      responseFormat: schema,
      responseModalities: shape({ items: shape({ role: 'other', words: MODALITIES }) }),
      stopSequences: free('other'),
      responseMimeType: text('other'),
      thinkingConfig: free('other'),
      speechConfig: free('other'),
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
const generated = {
  model: shape({ role: 'other', mark: 'model' }),
  contents: { ...messages(spoken), mark: 'contents' },
  systemInstruction: { ...system, mark: 'system' },
  tools: messages(tool()),
  toolConfig: toolConfig(),
  safetySettings: messages(safetySetting),
  generationConfig: generationConfig(),
  cachedContent: reference('other', 'cache'),
  continuationToken: reference(),
  modelArmorConfig: free('other'),
  labels: free('other'),
  serviceTier: text('other'),
  store: text('other'),
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

export const REQUEST_FORMAT: Format = format(root, [
  ...SCHEMA_NAMES,
  ...['propertyOrdering', 'nullable', 'prefixItems', 'excludeDomains', 'timeRangeFilter', 'environment'],
  ...['thinkingBudget', 'includeThoughts', 'thinkingLevel', 'maxOutputTokens', 'temperature', 'topP', 'topK'],
  ...['voiceConfig', 'prebuiltVoiceConfig', 'voiceName', 'languageCode', 'retrievalConfig', 'latLng'],
]);
