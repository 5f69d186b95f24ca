/** The requests of Converse and ConverseStream: their places. */
import { toolType } from '../json/parameter-places.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, shape, text } from '../json/shape.ts';
import { block, cachePoint, word } from './blocks.ts';
import { additional, inferenceConfig, systemPrompt } from './parameters.ts';

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
    // A tool of Bedrock's own, by its name.
    systemTool: shape({
      role: 'tool-definition',
      members: { name: toolType([], text('tool-definition')) },
      rest: free('tool-definition'),
    }),
    cachePoint: cachePoint(),
  },
});

const OTHER = [
  ...['guardrailConfig', 'requestMetadata', 'performanceConfig', 'serviceTier'],
  'additionalModelResponseFieldPaths',
];

/** `POST /model/ID/converse` and `/model/ID/converse-stream`. */
export const REQUEST_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
      messages: shape({ mark: 'messages', items: message }),
      inferenceConfig: inferenceConfig(),
      system: systemPrompt(shape({ role: 'system', items: block({ voice: 'system', answered: false }) })),
      toolConfig: shape({
        members: { tools: shape({ role: 'tool-definition', items: tool }), toolChoice: free('other') },
      }),
      // What a model of its own takes; what fills a prompt that the provider keeps.
      additionalModelRequestFields: additional(),
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
