/** Words of Gemini's API, for mutations. */
import { ANSWER_WORDS, CHAT_WORDS, STREAM_WORDS } from './words.ts';

const PARTS: readonly string[] = [
  ...[
    '"parts":[{"text":"x"}]',
    '"parts":{"text":"x"}',
    '"text":"x"',
    '"thought":true',
    '"thoughtSignature":"x"',
  ],
  ...['"inlineData":{"mimeType":"image/png","data":"x"}', '"inline_data":{', '"mime_type":"audio/wav"'],
  ...['"fileData":{"fileUri":"x"}', '"functionCall":{"name":"x","args":{"x":["y"]}}', '"function_call":{'],
  ...[
    '"functionResponse":{"response":{"x":1}}',
    '"role":"model"',
    '"role":"user"',
    '"executableCode":{"code":"x"}',
  ],
];

export const REQUEST_WORDS: readonly string[] = [
  ...CHAT_WORDS,
  ...PARTS,
  ...[
    '"contents":[{',
    '"contents":{',
    '"systemInstruction":{',
    '"system_instruction":{',
    '"cachedContent":"x"',
  ],
  ...['"generationConfig":{"candidateCount":2}', '"tools":[{"functionDeclarations":[{"name":"x"}]}]'],
  ...['"requests":[{"content":{', '"generateContentRequest":{', '"model":"models/x"'],
];

export const CONTENT_WORDS: readonly string[] = [
  ...ANSWER_WORDS,
  ...PARTS,
  ...[
    '"candidates":[{"content":{',
    '"finishReason":"SAFETY"',
    '"promptFeedback":{',
    '"error":{"message":"x"}',
  ],
];

export const CHUNK_WORDS: readonly string[] = [
  ...STREAM_WORDS,
  ...CONTENT_WORDS,
  ...[
    '"index":0,',
    '"index":1,',
    '"partialArgs":[{"jsonPath":"$.x","stringValue":"y"}]',
    '"willContinue":true',
  ],
  ...['[{', '},{', '}\n,\r\n{', '}]', ']\n'],
];
