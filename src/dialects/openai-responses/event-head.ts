/** What one event of a streamed response says of itself: what it is, and which text it carries on. */
import type { Role } from '../../core/segment.ts';
import type { ItemHead } from './item-head.ts';

/** One event while it is read; its members may come in any order. */
export interface EventHead {
  type: string;
  output: number | undefined;
  content: number | undefined;
  summary: number | undefined;
  /** Items that stand in it, and which output each is. */
  readonly items: { readonly item: ItemHead; readonly output: number | undefined }[];
  callName: string | undefined;
}

export function newEvent(): EventHead {
  return {
    type: '',
    output: undefined,
    content: undefined,
    summary: undefined,
    items: [],
    callName: undefined,
  };
}

interface DeltaKind {
  /** The member of the output that the text becomes. */
  readonly member: string;
  readonly role: Role;
  readonly list?: 'content' | 'summary';
  /** True where it is what a tool is called with. */
  readonly called?: true;
}

const ARGUMENTS = { member: 'arguments', role: 'assistant', called: true } as const;
const KINDS: ReadonlyMap<string, DeltaKind> = new Map<string, DeltaKind>([
  ['output_text', { member: 'text', role: 'assistant', list: 'content' }],
  ['refusal', { member: 'refusal', role: 'assistant', list: 'content' }],
  ['reasoning_text', { member: 'text', role: 'reasoning', list: 'content' }],
  ['reasoning_summary_text', { member: 'text', role: 'reasoning', list: 'summary' }],
  ['function_call_arguments', ARGUMENTS],
  ['mcp_call_arguments', ARGUMENTS],
  ['custom_tool_call_input', { ...ARGUMENTS, member: 'input' }],
  ['code_interpreter_call_code', { ...ARGUMENTS, member: 'code' }],
  ['audio', { member: 'audio', role: 'assistant' }],
  ['audio.transcript', { member: 'transcript', role: 'assistant' }],
]);

const NAME = /^response\.(.+)\.(?:delta|done)$/;

/** What the text of an event of that type is; undefined for types that are not in the format. */
export function kindOf({ type }: EventHead): DeltaKind | undefined {
  return KINDS.get(NAME.exec(type)?.[1] ?? '');
}

/** Where the text of a delta ends up: `output[0].content[1].text`. */
export function pathOf({ output, content, summary }: EventHead, { member, list }: DeltaKind): string {
  const at = list === 'summary' ? summary : content;
  const inside = list === undefined ? '' : `.${list}[${at ?? 0}]`;
  return `output[${output ?? 0}]${inside}.${member}`;
}

/** Tells the texts of a stream apart by what the events say. */
export function keyOf({ type, output, content, summary }: EventHead): string {
  return `${type}/${output ?? ''}/${content ?? ''}/${summary ?? ''}`;
}
