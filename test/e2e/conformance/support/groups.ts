/** Who claims what: the cases of each file, `GROUP.test.ts`, per mode; a case may have parts in several files. */
import type { CaseId, Mode } from './cases.ts';

type Cells = Partial<Readonly<Record<Mode, readonly CaseId[]>>>;

const EVERYWHERE: readonly CaseId[] = [
  ...(['C07', 'C11', 'C12', 'C18', 'C19', 'C28', 'C29', 'C30', 'C37'] as const),
];
const JUDGED: readonly CaseId[] = ['C20', 'C22', 'C24'];

export const GROUPS = {
  breaker: { FD: ['C40'] },
  buffered: { BUFFERED: ['C01', 'C09', 'C12', 'C41'] },
  'early-body': { STREAMED: ['C16'] },
  encodings: inEachBodyMode('C35'),
  everywhere: { FD: [...EVERYWHERE, 'C17'], STREAMED: [...EVERYWHERE, 'C17'], BUFFERED: EVERYWHERE },
  'ext-authz': { other: ['C43', 'C44', 'C45'] },
  faults: inEachBodyMode('C23', 'C38'),
  'full-duplex': { FD: ['C03', 'C06', 'C08', 'C13', 'C15'] },
  headless: inEachBodyMode('C31'),
  judged: { FD: [...JUDGED, 'C25'], STREAMED: [...JUDGED, 'C25'], BUFFERED: JUDGED },
  messages: { other: ['C08', 'C27', 'C31'] },
  observed: { other: ['C34'] },
  overrides: { other: ['C32', 'C33'] },
  partial: { other: ['C10'] },
  refusals: inEachBodyMode('C39'),
  retries: inEachBodyMode('C04'),
  'slow-judge': { STREAMED: ['C21'], BUFFERED: ['C21'] },
  spellings: inEachBodyMode('C36'),
  streamed: { STREAMED: ['C02', 'C05', 'C14', 'C26'] },
  'two-filters': { FD: ['C42'] },
} as const satisfies Readonly<Record<string, Cells>>;

export type Group = keyof typeof GROUPS;

/** The modes of a group, with the cases that it claims in each. */
export function cellsOf(group: Group): [Mode, readonly CaseId[]][] {
  return Object.entries(GROUPS[group] as Cells) as [Mode, readonly CaseId[]][];
}

function inEachBodyMode(...ids: CaseId[]): Record<'FD' | 'STREAMED' | 'BUFFERED', readonly CaseId[]> {
  return { FD: ids, STREAMED: ids, BUFFERED: ids };
}
