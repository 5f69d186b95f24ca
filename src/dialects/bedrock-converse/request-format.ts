/** The requests of Converse and ConverseStream: their places. */
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, shape, text } from '../json/shape.ts';
import { block, cachePoint, word } from './blocks.ts';

const message = shape({
  mark: 'message',
  members: {
    role: shape({ role: 'other', mark: 'role', words: ['user', 'assistant', 'system'] }),
    content: shape({ role: 'speaker', items: block({ voice: 'speaker', answered: false }) }),
  },
});

const tool = shape({
  role: 'tool-definition',
  members: {
    toolSpec: free('tool-definition'),
    systemTool: free('tool-definition'),
    cachePoint: cachePoint(),
  },
});

const OTHER = [
  ...['inferenceConfig', 'guardrailConfig', 'requestMetadata', 'performanceConfig', 'serviceTier'],
  'additionalModelResponseFieldPaths',
];

/** `POST /model/ID/converse` and `/model/ID/converse-stream`. */
export const REQUEST_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
      messages: shape({ mark: 'messages', items: message }),
      system: shape({ role: 'system', items: block({ voice: 'system', answered: false }) }),
      toolConfig: shape({
        members: { tools: shape({ role: 'tool-definition', items: tool }), toolChoice: free('other') },
      }),
      // What a model of its own takes; what fills a prompt that the provider keeps.
      additionalModelRequestFields: free('unknown'),
      promptVariables: free('unknown'),
      outputConfig: shape({
        role: 'tool-definition',
        members: {
          effort: text('other'),
          textFormat: shape({
            members: {
              type: word('json_schema'),
              structure: free('tool-definition'),
            },
          }),
        },
      }),
    },
  }),
  [
    ...SCHEMA_NAMES,
    ...['name', 'inputSchema', 'json', 'strict', 'jsonSchema', 'schema', 'text', 'auto', 'any', 'tool'],
    ...['maxTokens', 'temperature', 'topP', 'stopSequences', 'latency', 'trace', 'streamProcessingMode'],
    ...['guardrailIdentifier', 'guardrailVersion', 'serverName'],
  ],
);
