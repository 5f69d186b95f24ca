/** Content of MCP: blocks of tool results and prompts, messages of sampling, resources, definitions. */
import type { Role } from '../../core/segment.ts';
import { free, type Shape, shape, text } from '../json/shape.ts';
import { described, each, list, marked, word } from '../json-rpc/format.ts';

const ROLE_WORDS = ['user', 'assistant'];
const META = { _meta: free('other') };

/** Pictures that go with a name. */
function icons(role: Role): Shape {
  return list(
    described(role, {
      src: shape({ role, media: 'image' }),
      mimeType: text('other'),
      sizes: free('other'),
      theme: word('light', 'dark'),
    }),
    role,
  );
}

function annotations(): Shape {
  return described('other', {
    audience: list(word(...ROLE_WORDS), 'other'),
    lastModified: text('other'),
  });
}

/** What a resource holds: text, or data in Base64. */
export function contents(): Shape {
  return shape({
    role: 'retrieved',
    members: {
      uri: text('retrieved'),
      mimeType: text('other'),
      text: shape({ role: 'retrieved', part: true }),
      blob: shape({ role: 'retrieved', media: 'file' }),
      ...META,
    },
    rest: free('retrieved'),
  });
}

/** What describes a resource, a template or a link. */
function resourceTexts(): Record<string, Shape> {
  return {
    ...each(['uri', 'uriTemplate', 'name', 'title', 'description'], 'retrieved'),
    mimeType: text('other'),
    annotations: annotations(),
    size: text('other'),
    icons: icons('retrieved'),
    ...META,
  };
}

/** A resource of a list. */
export function resource(): Shape {
  return described('retrieved', resourceTexts());
}

/** Text, an image or a recording; the type says which. */
function said(role: Role | 'speaker', types: readonly string[]): Record<string, Shape> {
  return {
    type: shape({ role: 'other', mark: 'part-type', words: types }),
    text: shape({ role, part: true }),
    data: shape({ role, media: 'file', mark: 'data' }),
    mimeType: text('other'),
    annotations: annotations(),
    ...META,
  };
}

/** A block of a tool's result, or of a prompt; a bare text in place of one is read as a part like any. */
export function block(role: Role | 'speaker'): Shape {
  return shape({
    role,
    part: true,
    mark: 'part',
    members: {
      ...resourceTexts(),
      ...said(role, ['text', 'image', 'audio', 'resource', 'resource_link']),
      resource: contents(),
    },
  });
}

/** Blocks of a tool's result, with what it says in JSON. */
export function toolResult(): Record<string, Shape> {
  return {
    content: list(block('tool'), 'tool'),
    structuredContent: free('tool'),
    isError: text('other'),
  };
}

const TYPES = ['text', 'image', 'audio', 'tool_use', 'tool_result'];

/** What a model and its user say to each other: text, data, calls of tools and their results. */
function spoken(): Record<string, Shape> {
  return {
    ...said('speaker', TYPES),
    id: shape({ role: 'other', mark: 'call-id' }),
    name: shape({ role: 'speaker', mark: 'call-name' }),
    input: marked(free('speaker'), 'call-arguments'),
    toolUseId: text('other'),
    ...toolResult(),
  };
}

/** The content of a message: one block, or a list of them. */
function sampled(): Shape {
  const part = shape({ role: 'speaker', mark: 'part', members: spoken() });
  return { ...part, items: { ...part, part: true } };
}

/**
 * The same where the answers of a form may stand as well. Their names are free: no variant of one is refused, and
 * whatever stands under a name of the format was said too.
 */
export function sampledOrForm(): Shape {
  const part = shape({ role: 'speaker', mark: 'part', members: spoken() });
  const names = ['mimeType', 'annotations', '_meta', 'toolUseId', 'isError', 'structuredContent'];
  const members = {
    ...spoken(),
    ...Object.fromEntries(names.map((name) => [name, free('speaker')])),
    type: shape({ role: 'speaker', mark: 'part-type', words: TYPES }),
    id: shape({ role: 'speaker', mark: 'call-id' }),
    content: list(block('tool'), 'speaker'),
  };
  const form = shape({ role: 'speaker', mark: 'form', members, rest: free('speaker') });
  return { ...form, folded: new Map(), items: { ...part, part: true } };
}

/** A message of sampling. */
export function sampledMessage(): Shape {
  const members = { role: roleWord(), content: sampled(), ...META };
  return shape({ mark: 'message', members });
}

/** A message of a prompt. */
export function promptMessage(): Shape {
  const content = { ...block('speaker'), part: false, items: block('speaker') };
  return shape({ mark: 'message', members: { role: roleWord(), content, ...META } });
}

export function roleWord(): Shape {
  return shape({ role: 'other', mark: 'role', words: ROLE_WORDS });
}

/** A tool or a prompt as its server describes it. */
export function definition(): Shape {
  return described('tool-definition', {
    ...each(['name', 'title', 'description'], 'tool-definition'),
    inputSchema: free('tool-definition'),
    outputSchema: free('tool-definition'),
    annotations: free('tool-definition'),
    arguments: free('tool-definition'),
    icons: icons('tool-definition'),
    execution: free('other'),
    ...META,
  });
}
