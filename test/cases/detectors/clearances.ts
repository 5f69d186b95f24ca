/** Who may be told what: a policy's clearances, who asks, where the quote stands, and the classes of which it is then one too many. */
import type { Caller } from '../../../src/core/caller.ts';

export interface ClearanceCase {
  readonly title: string;
  readonly options: object;
  readonly caller?: Partial<Caller>;
  /** The tool that is called; `null` for one that nobody has named, undefined for text. */
  readonly tool?: string | null;
  readonly tooMuch: readonly string[];
}

const ALL = ['INTERNAL', 'CONFIDENTIAL', 'RESTRICTED'];
const ABOVE_INTERNAL = ['CONFIDENTIAL', 'RESTRICTED'];
const CALLERS = [
  { roles: ['board'], ids: ['spiffe://shop/*'], clearance: 'restricted' },
  { roles: ['desk'], clearance: 'internal' },
];
const TOOLS = [
  { names: ['send_mail', 'post_*'], clearance: 'public' },
  { names: ['archive'], clearance: 'restricted' },
];
const CLEARED = { clearance: 'confidential', tools: TOOLS };

export const CLEARANCE_CASES: readonly ClearanceCase[] = [
  { title: 'nobody is cleared', options: {}, tooMuch: ALL },
  { title: 'all are', options: { clearance: 'restricted' }, tooMuch: [] },
  {
    ...{ title: 'a role', options: { callers: CALLERS }, caller: { roles: ['ads', 'desk'] } },
    tooMuch: ABOVE_INTERNAL,
  },
  {
    ...{ title: 'a role and an id', options: { callers: CALLERS } },
    ...{ caller: { id: 'spiffe://shop/jo', roles: ['board'] }, tooMuch: [] },
  },
  {
    ...{ title: 'a role without the id', options: { callers: CALLERS } },
    ...{ caller: { id: 'spiffe://mill/jo', roles: ['board'] }, tooMuch: ALL },
  },
  {
    ...{ title: 'a clearance by proof', options: {}, caller: { clearance: 'Confidential' } },
    tooMuch: ['RESTRICTED'],
  },
  {
    ...{ title: 'a clearance by proof that is lower', options: { clearance: 'restricted' } },
    ...{ caller: { clearance: 'internal' }, tooMuch: ABOVE_INTERNAL },
  },
  {
    ...{ title: 'an entry above a clearance by proof', options: { callers: CALLERS } },
    ...{ caller: { roles: ['desk'], clearance: 'restricted' }, tooMuch: ABOVE_INTERNAL },
  },
  {
    ...{ title: 'a proof that is no class', options: { clearance: 'internal' } },
    ...{ caller: { clearance: 'ultra' }, tooMuch: ABOVE_INTERNAL },
  },
  {
    ...{ title: 'a clearance that nobody proves', options: {} },
    ...{ caller: { kind: 'unknown', clearance: 'restricted' }, tooMuch: ALL },
  },
  { title: 'text beside tools', options: CLEARED, tooMuch: ['RESTRICTED'] },
  { title: 'a tool that is told less', options: CLEARED, tool: 'Send_Mail', tooMuch: ALL },
  { title: 'one of several by its beginning', options: CLEARED, tool: 'post_note', tooMuch: ALL },
  { title: 'a tool for more than its caller', options: CLEARED, tool: 'archive', tooMuch: ['RESTRICTED'] },
  { title: 'a tool of which nothing is said', options: CLEARED, tool: 'read', tooMuch: ['RESTRICTED'] },
  { title: 'a tool without a name', options: CLEARED, tool: null, tooMuch: ALL },
  {
    ...{ title: 'a tool of who is cleared for all', options: { ...CLEARED, clearance: 'restricted' } },
    ...{ tool: 'archive', tooMuch: [] },
  },
];
