/** Shapes of content blocks, which requests, answers and events share. */
import { free, reference, type Shape, sealed, shape, text } from '../json/shape.ts';
import { BLOCK_TYPES } from './block-types.ts';

/** Anything inside the arguments of a call. */
const ARGUMENT = free('speaker');
const ARGUMENTS = shape({ role: 'speaker', mark: 'arguments', rest: ARGUMENT, items: ARGUMENT });

/** True for every string of the arguments of a call. */
export function isArgument(place: Shape): boolean {
  return place === ARGUMENT || place === ARGUMENTS;
}

/** Text that is signed: nobody may change it. */
function signed(role: Shape['role'], joined: boolean): Shape {
  return shape({ role, joined, mark: 'signed' });
}

/** The texts of a block that events carry on. */
export interface BlockTexts {
  readonly text: Shape;
  readonly thinking: Shape;
  readonly signature: Shape;
}

/** `joined` where many events carry one text. */
export function blockTexts(joined: boolean): BlockTexts {
  return {
    text: shape({ role: 'speaker', joined, part: true }),
    thinking: signed('reasoning', joined),
    // Models that tell little of their thinking put the rest of it there.
    signature: { ...sealed('signed'), joined },
  };
}

/** Where a text that is quoted stands. */
export function citation(): Shape {
  const types = [
    ...['char_location', 'page_location', 'content_block_location'],
    ...['search_result_location', 'web_search_result_location'],
  ];
  return shape({
    members: {
      type: shape({ role: 'other', words: types }),
      cited_text: text('speaker'),
      document_title: text('speaker'),
      title: text('speaker'),
      url: text('speaker'),
      source: text('speaker'),
      file_id: text('other'),
      encrypted_index: sealed(),
    },
  });
}

/** An image or a document: data, an address, a file that the provider keeps, or text. */
function source(content: Shape): Shape {
  const media = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'application/pdf', 'text/plain'];
  return shape({
    role: 'speaker',
    mark: 'source',
    members: {
      type: shape({
        role: 'other',
        mark: 'source-type',
        words: ['base64', 'url', 'file', 'text', 'content'],
      }),
      media_type: shape({ role: 'other', words: media }),
      data: shape({ role: 'speaker', mark: 'source-data', media: 'file' }),
      url: shape({ role: 'speaker', mark: 'source-url', media: 'reference' }),
      file_id: reference('other', 'file'),
      content,
    },
  });
}

export interface BlockOptions extends BlockTexts {
  /** True in an answer: ids in it do not bring content in. */
  readonly answered: boolean;
}

/** A block of any type, whose members do not clash; and content, which is a text, one block, or several. */
export interface Blocks {
  readonly block: Shape;
  readonly content: Shape;
}

export function blocks(options: BlockOptions): Blocks {
  const members = new Map<string, Shape>();
  const inner = shape({ role: 'speaker', mark: 'block' });
  const content: { -readonly [Key in keyof Shape]: Shape[Key] } = { ...inner, members };
  const known = { ...plain(options), ...results(), content, source: source(content) };
  const block = shape({ role: 'speaker', mark: 'block', members: known });
  // Blocks hold content, and content holds blocks.
  for (const [name, member] of block.members) members.set(name, member);
  content.folded = block.folded;
  content.items = block;
  return { block, content };
}

function plain({ text: spoken, thinking, signature, answered }: BlockOptions): Record<string, Shape> {
  return {
    type: shape({ role: 'other', mark: 'type', words: BLOCK_TYPES }),
    text: spoken,
    citations: citations(),
    thinking,
    signature,
    data: sealed(),
    id: shape({ role: 'other', mark: 'call-id' }),
    name: shape({ role: 'speaker', mark: 'call-name' }),
    input: ARGUMENTS,
    caller: free('other'),
    toolset_name: text('speaker'),
    server_name: text('speaker'),
    tool_use_id: text('other'),
    file_id: answered ? text('other') : reference('other', 'file'),
    title: text('speaker'),
    context: text('speaker'),
    url: text('speaker'),
    cache_control: free('other'),
    transformations: free('other'),
    encrypted_content: sealed(),
    tool: free('tool-definition'),
    tools: free('tool-definition'),
    tool_changes: free('tool-definition'),
    mcp_server_name: text('speaker'),
    from: free('other'),
    to: free('other'),
    trigger: free('other'),
  };
}

/** A list of citations, or whether there shall be any. */
function citations(): Shape {
  return shape({ role: 'speaker', items: citation(), members: { enabled: text('other') } });
}

/** What tools report. */
function results(): Record<string, Shape> {
  return {
    is_error: text('other'),
    stdout: text('speaker'),
    stderr: text('speaker'),
    encrypted_stdout: sealed(),
    return_code: text('other'),
    error_code: text('other'),
    error_message: text('speaker'),
    stop_reason: text('other'),
    file_type: shape({ role: 'other', words: ['text', 'image', 'pdf'] }),
    lines: free('speaker'),
    num_lines: text('other'),
    start_line: text('other'),
    total_lines: text('other'),
    old_start: text('other'),
    old_lines: text('other'),
    new_start: text('other'),
    new_lines: text('other'),
    is_file_update: text('other'),
    tool_name: text('speaker'),
    tool_references: free('speaker'),
    page_age: text('speaker'),
    retrieved_at: text('other'),
    tabs: free('speaker'),
    state_changes: free('speaker'),
  };
}
