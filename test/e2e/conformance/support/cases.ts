/** The conformance cases: which file holds which, and how a file declares them so that none goes missing unseen. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

/** Every case that has to run. */
export const REQUIRED = [
  ...[
    'C01',
    'C02',
    'C03',
    'C05',
    'C06',
    'C07',
    'C08',
    'C11',
    'C12',
    'C13',
    'C14',
    'C15',
    'C16',
    'C18',
    'C19',
  ],
  ...[
    'C20',
    'C22',
    'C23',
    'C24',
    'C25',
    'C26',
    'C27',
    'C28',
    'C29',
    'C30',
    'C31',
    'C34',
    'C37',
    'C38',
    'C41',
  ],
  'C43',
] as const;
export type CaseId = (typeof REQUIRED)[number];

/** The cases of each file, `GROUP.test.ts`; a case may have parts in several. */
export const GROUPS = {
  'full-duplex': ['C03', 'C06', 'C07', 'C08', 'C13', 'C15', 'C18', 'C19', 'C28', 'C29', 'C30', 'C37'],
  judged: ['C20', 'C22', 'C24', 'C25'],
  buffered: ['C01', 'C11', 'C12', 'C29', 'C37', 'C41'],
  streamed: ['C02', 'C05', 'C14', 'C25', 'C26', 'C28', 'C29'],
  'early-body': ['C16'],
  observed: ['C34'],
  messages: ['C08', 'C27', 'C31'],
  faults: ['C23', 'C38'],
  'ext-authz': ['C43'],
} as const satisfies Readonly<Record<string, readonly CaseId[]>>;
export type Group = keyof typeof GROUPS;

/** Declares one test of a case. */
export type Claim = (id: CaseId, title: string, check: () => Promise<void> | void) => void;

/** Declares the cases of a file; its last test fails when one of them did not run to its end. */
export function conformance(group: Group, define: (claim: Claim) => void): void {
  describe(`conformance, ${group}`, () => {
    const declared = new Map<CaseId, number>();
    const ran = new Map<CaseId, number>();
    const count = (counts: Map<CaseId, number>, id: CaseId) => counts.set(id, (counts.get(id) ?? 0) + 1);
    define((id, title, check) => {
      count(declared, id);
      it(`${id} ${title}`, async () => {
        await check();
        count(ran, id);
      });
    });
    it('every case of this file ran', () => {
      assert.deepEqual([...declared.keys()].sort(), [...GROUPS[group]].sort());
      assert.deepEqual(ran, declared);
    });
  });
}
