/** The requests of the Messages API: their places. */
import {
  mostTokens,
  promptHere,
  serverTool,
  someTokens,
  toolItem,
  toolType,
} from '../json/parameter-places.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, reference, type Shape, shape, text } from '../json/shape.ts';
import { blocks, blockTexts } from './blocks.ts';

const { content, block } = blocks({ ...blockTexts(false), answered: false });

const message = shape({
  mark: 'message',
  members: {
    role: shape({ role: 'other', mark: 'role', words: ['user', 'assistant', 'system'] }),
    content,
    clear_at: text('other'),
    output_config: free('other'),
  },
});

const model = shape({ role: 'other', mark: 'model' });

const tool = shape({
  role: 'tool-definition',
  members: {
    type: toolType(['custom'], text('tool-definition')),
    name: text('tool-definition'),
    description: text('tool-definition'),
    input_schema: free('tool-definition'),
    cache_control: free('other'),
    model,
  },
  rest: free('tool-definition'),
});

/** Skills are prompts and programs that the provider keeps; so is whatever a container holds. */
const container = shape({
  role: 'other',
  media: 'reference',
  keeps: 'container',
  members: {
    id: reference('other', 'container'),
    skills: shape({
      items: shape({
        members: {
          skill_id: reference(),
          type: shape({ role: 'other', words: ['anthropic', 'custom'] }),
          version: text('other'),
        },
      }),
    }),
  },
});

/** The provider asks such a server for tools and their results, past everybody. */
const mcpServer = shape({
  members: {
    name: text('other'),
    type: shape({ role: 'other', words: ['url'] }),
    url: reference(),
    authorization_token: text('other'),
    tool_configuration: free('other'),
  },
});

/** What to keep of a long conversation, and what to tell the model that sums it up. */
const instructed = shape({ role: 'other', members: { instructions: text('system') }, rest: free('other') });

const OTHER = [
  'anthropic_version',
  'anthropic_beta',
  'betas',
  'billing_policy',
  'cache_control',
  'diagnostics',
  'fallback_credit_token',
  'inference_geo',
  'metadata',
  'service_tier',
  'speed',
  'stop_sequences',
  'temperature',
  'thinking',
  'tool_choice',
  'top_k',
  'top_p',
  'user_profile_id',
  'workspace_id',
];

/** Another model to ask, and how. */
const fallback = shape({ members: { model, max_tokens: someTokens() }, rest: free('other') });

function textBlock(text: string): object {
  return { type: 'text', text };
}

/** What asks for one message; only a request of its own can ask for a stream. */
function asked(stream: Shape): Record<string, Shape> {
  return {
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    model,
    messages: shape({ mark: 'messages', items: message }),
    max_tokens: mostTokens([0]),
    system: promptHere(shape({ role: 'system', mark: 'system', items: block }), { first: textBlock }),
    stream,
    tools: shape({ role: 'tool-definition', items: toolItem(tool) }),
    output_config: free('tool-definition'),
    output_format: free('tool-definition'),
    container,
    mcp_servers: shape({ items: serverTool('mcp', mcpServer) }),
    thread: shape({ members: { type: text('other'), previous_message_id: reference() } }),
    compaction: instructed,
    context_management: shape({ role: 'other', members: { edits: shape({ items: instructed }) } }),
    fallbacks: shape({ role: 'other', items: fallback }),
    models: shape({ role: 'other', items: model }),
  };
}

const NAMES = [...SCHEMA_NAMES, 'strict', 'schema', 'effort', 'user_id', 'ttl', 'command'];

/** `POST /v1/messages` and `/v1/messages/count_tokens`. */
export const REQUEST_FORMAT: Format = format(
  shape({ mark: 'root', members: asked(shape({ role: 'other', mark: 'stream' })) }),
  NAMES,
);

const batched = shape({
  members: { custom_id: text('other'), params: shape({ members: asked(text('other')) }) },
});

/** `POST /v1/messages/batches`. */
export const BATCH_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      requests: shape({ mark: 'requests', items: batched }),
      user_profile_id: text('other'),
      workspace_id: text('other'),
    },
  }),
  NAMES,
);
