/** Requests of Gemini with a mark in every place. */
import { markedParts, spoken } from './parts.ts';

const PATH = '/v1beta/models/gemini-3-flash';
const { parts, skipped } = markedParts({ answered: false });

const tools = [
  {
    functionDeclarations: [
      {
        ...{ name: 'mark060', description: 'mark061', behavior: 'mark062' },
        parameters: { type: 'OBJECT', properties: { mark063: { description: 'mark064' } } },
        response: { title: 'mark065' },
        mark066: 'mark067',
      },
    ],
    retrieval: {
      vertexAiSearch: { datastore: 'mark068', filter: 'mark069', dataStoreSpecs: [{ dataStore: 'mark070' }] },
      vertexRagStore: {
        ragCorpora: ['mark071'],
        ragResources: [{ ragCorpus: 'mark072', ragFileIds: ['mark073'] }],
      },
      externalApi: { endpoint: 'mark074' },
    },
    fileSearch: { fileSearchStoreNames: ['mark075'], metadataFilter: 'mark076' },
    mcpServers: [
      { name: 'mark077', streamableHttpTransport: { url: 'mark078', headers: { mark079: 'mark080' } } },
    ],
    googleSearch: { excludeDomains: ['mark081'] },
    mark082: { x: 'mark083' },
  },
];

const generate = {
  contents: [
    spoken('mark001', ...parts),
    { role: 'mark002', parts: [{ text: 'mark003' }], mark004: 'mark005' },
  ],
  systemInstruction: { role: 'mark084', parts: [{ text: 'mark085' }] },
  tools,
  toolConfig: { functionCallingConfig: { mode: 'mark086', allowedFunctionNames: ['mark087'] } },
  safetySettings: [{ category: 'mark088', threshold: 'mark089' }],
  generationConfig: {
    ...{ stopSequences: ['mark090'], responseMimeType: 'mark091', responseModalities: ['mark092'] },
    responseSchema: { description: 'mark093' },
    responseJsonSchema: { $defs: { mark094: { title: 'mark095' } } },
    speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'mark096' } } },
    mark097: 'mark098',
  },
  cachedContent: 'mark099',
  labels: { mark100: 'mark101' },
  modelArmorConfig: { promptTemplateName: 'mark102' },
  continuationToken: 'mark103',
  model: 'mark104',
  mark105: 'mark106',
};

const TOOL = 'tools[0].retrieval';
const everything = {
  ...skipped('contents[0].parts'),
  mark068: `${TOOL}.vertexAiSearch.datastore`,
  mark070: `${TOOL}.vertexAiSearch.dataStoreSpecs[0].dataStore`,
  mark071: `${TOOL}.vertexRagStore.ragCorpora[0]`,
  mark072: `${TOOL}.vertexRagStore.ragResources[0].ragCorpus`,
  mark073: `${TOOL}.vertexRagStore.ragResources[0].ragFileIds[0]`,
  mark074: `${TOOL}.externalApi.endpoint`,
  mark075: 'tools[0].fileSearch.fileSearchStoreNames[0]',
  mark078: 'tools[0].mcpServers[0].streamableHttpTransport.url',
  mark099: 'cachedContent',
  mark103: 'continuationToken',
};

/** The names of messages as `.proto` files spell them. */
const snake = {
  system_instruction: { parts: { text: 'mark001' } },
  contents: {
    parts: [
      { inline_data: { mime_type: 'mark002', data: 'mark003' } },
      { file_data: { file_uri: 'mark004' } },
      { function_call: { name: 'mark005', args: { in_it: 'mark006' } } },
      { function_response: { name: 'mark007', response: { mark008: 'mark009' } } },
    ],
  },
  tools: { function_declarations: { name: 'mark010', parameters_json_schema: { title: 'mark011' } } },
  cached_content: 'mark012',
};

const embedded = { taskType: 'mark001', title: 'mark002', embedContentConfig: { x: 'mark003' } };

function post(name: string, verb: string, body: object) {
  return { name, method: 'POST', path: `${PATH}:${verb}`, body: JSON.stringify(body) };
}

export const markedRequests = [
  { ...post('everything', 'generateContent', generate), skipped: everything },
  {
    ...post('everything in snake_case', 'generateContent', snake),
    skipped: { mark004: 'contents.parts[1].fileData.fileUri', mark012: 'cachedContent' },
  },
  {
    ...post('everything to count', 'countTokens', { generateContentRequest: generate }),
    skipped: Object.fromEntries(
      Object.entries(everything).map(([mark, path]) => [mark, `generateContentRequest.${path}`]),
    ),
  },
  post('instances to count', 'countTokens', { instances: [{ content: 'mark001', mark002: ['mark003'] }] }),
  post('one to embed', 'embedContent', { ...embedded, content: { parts: [{ text: 'mark004' }] } }),
  post('several to embed', 'batchEmbedContents', {
    requests: [
      { ...embedded, model: 'mark004', content: { parts: [{ text: 'mark005' }] }, mark006: 'mark007' },
    ],
  }),
];
