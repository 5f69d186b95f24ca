/** Shapes of content blocks, which requests, answers and events of Bedrock share. */
import { free, reference, type Shape, type ShapeParts, sealed, shape, text } from '../json/shape.ts';

export type Voice = Shape['role'];

export interface BlockOptions {
  /** Who speaks; in the result of a tool it is the tool in all of it. */
  readonly voice: Voice;
  /** True in an answer: addresses in it do not bring content in. */
  readonly answered: boolean;
}

const FORMATS = [
  ...['png', 'jpeg', 'gif', 'webp', 'pdf', 'csv', 'doc', 'docx', 'xls', 'xlsx', 'html', 'txt', 'md'],
  ...['mkv', 'mov', 'mp4', 'webm', 'flv', 'mpeg', 'mpg', 'wmv', 'three_gp', 'mp3', 'wav', 'flac', 'ogg'],
  ...['opus', 'aac', 'm4a', 'mka', 'mkv', 'mpga', 'pcm', 'x-aac'],
];

/** One word of the format, or text that is none of its own. */
export function word(...words: readonly string[]): Shape {
  return shape({ role: 'other', words });
}

/** Text that is signed: nobody may change it. */
export function signed(voice: Voice, joined: boolean): Shape {
  return shape({ role: voice, joined, mark: 'signed' });
}

/** Data in place, in Base64. */
export function data(voice: Voice, kind: ShapeParts['media']): Shape {
  return shape({ role: voice, mark: 'data', ...(kind === undefined ? {} : { media: kind }) });
}

export function cachePoint(): Shape {
  return shape({ members: { type: word('default'), ttl: text('other') } });
}

/** Data, where such data lies, or text. */
function source({ voice, answered }: BlockOptions, kind: ShapeParts['media']): Shape {
  const uri = answered ? text(voice) : reference(voice);
  return shape({
    members: {
      bytes: data(voice, kind),
      s3Location: shape({ members: { uri, bucketOwner: text('other') } }),
      text: text(voice),
      content: texts(voice),
    },
  });
}

/** A list of objects with a text each. */
function texts(voice: Voice): Shape {
  return shape({ items: shape({ members: { text: shape({ role: voice, part: true }) } }) });
}

function media(options: BlockOptions, kind: ShapeParts['media']): Shape {
  return shape({
    members: {
      format: word(...FORMATS),
      source: source(options, kind),
      error: shape({ members: { message: text('other') } }),
    },
  });
}

function document(options: BlockOptions): Shape {
  const { voice } = options;
  return shape({
    members: {
      format: word(...FORMATS),
      name: text(voice),
      context: text(voice),
      source: source(options, 'file'),
      citations: shape({ members: { enabled: text('other') } }),
    },
  });
}

function searchResult({ voice }: BlockOptions): Shape {
  return shape({
    members: {
      source: text(voice),
      title: text(voice),
      content: texts(voice),
      citations: shape({ members: { enabled: text('other') } }),
    },
  });
}

/** Where a text that is quoted stands. */
export function citation(voice: Voice): Shape {
  return shape({
    members: {
      title: text(voice),
      source: text(voice),
      sourceContent: shape({ items: shape({ members: { text: text(voice) } }) }),
      location: free('other'),
    },
  });
}

/** The id and the name of a call; the rest comes with it or in events. */
export function callHead(voice: Voice): Record<string, Shape> {
  return {
    toolUseId: shape({ role: 'other', mark: 'call-id' }),
    name: shape({ role: voice, mark: 'call-name' }),
    type: word('server_tool_use'),
  };
}

function toolUse(voice: Voice): Shape {
  const inside = free(voice);
  const input = shape({ role: voice, mark: 'call-arguments', rest: inside, items: inside });
  return shape({ members: { ...callHead(voice), input } });
}

function toolResult(answered: boolean): Shape {
  const options = { voice: 'tool', answered } as const;
  const item = shape({
    members: {
      ...shown(options),
      document: document(options),
      searchResult: searchResult(options),
      json: free('tool'),
    },
  });
  return shape({
    role: 'tool',
    members: {
      toolUseId: text('other'),
      content: shape({ role: 'tool', items: item }),
      status: word('success', 'error'),
      type: text('other'),
    },
  });
}

/** What both messages and results of tools hold. */
function shown(options: BlockOptions): Record<string, Shape> {
  return {
    text: shape({ role: options.voice, part: true }),
    image: media(options, 'image'),
    video: media(options, 'file'),
    audio: media(options, 'audio'),
  };
}

/** Text that a guardrail of the provider looks at; models read it with the texts around it. */
function guardContent(options: BlockOptions): Shape {
  const { voice } = options;
  const qualifiers = shape({ items: word('grounding_source', 'query', 'guard_content') });
  return shape({
    part: true,
    members: {
      text: shape({ members: { text: text(voice), qualifiers } }),
      image: media(options, 'image'),
    },
  });
}

function reasoning(): Shape {
  const reasoningText = shape({
    members: { text: signed('reasoning', false), signature: sealed('signed') },
  });
  return shape({ members: { reasoningText, redactedContent: sealed() } });
}

/** A block of any kind; its kinds are members that stand one to a block. */
export function block(options: BlockOptions): Shape {
  const { voice, answered } = options;
  const retrieved = voice === 'speaker' ? ({ voice: 'retrieved', answered } as const) : options;
  return shape({
    role: voice,
    mark: 'call',
    members: {
      ...shown(options),
      document: document(retrieved),
      searchResult: searchResult(retrieved),
      toolUse: toolUse(voice),
      toolResult: toolResult(answered),
      guardContent: guardContent(options),
      cachePoint: cachePoint(),
      reasoningContent: reasoning(),
      citationsContent: shape({
        members: { content: texts(voice), citations: shape({ items: citation(voice) }) },
      }),
      toolAddition: free('tool-definition'),
      toolRemoval: free('tool-definition'),
    },
  });
}
