import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CODINGS, type Inflater } from '../../../src/core/ports.ts';
import { Engine } from '../../../src/encoding/engine.ts';
import { openInflater } from '../../../src/encoding/inflater.ts';
import { assertInflated, corrupt, EMPTY_SKIPPABLE, SKIPPABLE, TEXT } from './fixtures.ts';
import {
  bytewise,
  Collector,
  codingsOf,
  cut,
  inflate,
  PACKINGS,
  type Packing,
  pack,
  packParts,
  told,
} from './pack.ts';

const CHAINS: readonly (readonly Packing[])[] = [
  ...PACKINGS.map((packing) => [packing]),
  ...PACKINGS.flatMap((first) => PACKINGS.map((second) => [first, second])),
  ['gzip', 'gzip', 'gzip'],
  ['br', 'zstd', 'deflate'],
  ['zstd', 'raw', 'br'],
];

describe('an inflater', () => {
  for (const packings of CHAINS) {
    it(`undoes ${packings.join(', ')}`, async () => {
      const packed = pack(packings, TEXT);
      for (const chunks of [[packed], bytewise(packed), cut(packed, [3, 7, 40])])
        assertInflated(await inflate(codingsOf(packings), chunks), Buffer.from(TEXT));
    });

    it(`gives what ${packings.join(', ')} flushes with the chunk that brings it`, async () => {
      const events = Array.from({ length: 12 }, (_, n) =>
        Buffer.from(`data: {"n":${n},"text":"${'word '.repeat((n * 13) % 50)}"}\n\n`),
      );
      const { chunks, end } = await packParts(packings, events);
      const inflater = openInflater(codingsOf(packings));
      const into = new Collector();
      for (const [index, chunk] of chunks.entries()) {
        assert.equal(await inflater.push(chunk, into.take), undefined);
        assert.equal(into.taken().toString(), events[index]?.toString());
      }
      assert.equal(await inflater.push(end, into.take), undefined);
      assert.equal(await inflater.end(into.take), undefined);
      assert.equal(into.taken().length, 0);
    });
  }

  it('undoes an empty body that was packed', async () => {
    for (const packings of CHAINS)
      assertInflated(await inflate(codingsOf(packings), [pack(packings, '')]), Buffer.alloc(0));
  });

  it('passes a message without codings on', async () => {
    const bytes = Buffer.alloc(200_000, 'plain ');
    assertInflated(await inflate([], [bytes.subarray(0, 5), Buffer.alloc(0), bytes.subarray(5)]), bytes);
  });

  it('gives pieces of 64 KiB at most, and leaves them alone afterwards', async () => {
    const plain = Buffer.from(Array.from({ length: 900_000 }, (_, n) => (n * n) % 251));
    for (const coding of CODINGS) {
      const pieces: Uint8Array[] = [];
      const inflater = openInflater([coding]);
      const take = (piece: Uint8Array): boolean => pieces.push(piece) > 0;
      assert.equal(await inflater.push(pack([coding], plain), take), undefined);
      assert.equal(await inflater.end(take), undefined);
      assert.ok(pieces.every((piece) => piece.length > 0 && piece.length <= 65_536));
      assert.ok(Buffer.concat(pieces).equals(plain));
    }
  });

  it('undoes gzip in several members, and zstd in several frames, some to be skipped', async () => {
    const parts = ['one ', '', 'two ', 'three'];
    const members = Buffer.concat(parts.map((part) => pack(['gzip'], part)));
    const frames = Buffer.concat([
      SKIPPABLE,
      ...parts.flatMap((part) => [pack(['zstd'], part), EMPTY_SKIPPABLE, SKIPPABLE]),
    ]);
    for (const [coding, bytes] of [['gzip', members] as const, ['zstd', frames] as const])
      for (const chunks of [[bytes], bytewise(bytes)])
        assertInflated(await inflate([coding], chunks), Buffer.from('one two three'));
  });
});

describe('an inflater that has to stop', () => {
  const plain = Buffer.alloc(300_000, TEXT);

  it('gives nothing more once a piece was answered with false', async () => {
    for (const codings of [...CODINGS.map((coding) => [coding]), ['br', 'gzip'] as const]) {
      const packed = pack(codings, plain);
      const inflater = openInflater(codings);
      let pieces = 0;
      const refuse = (): boolean => {
        pieces += 1;
        return false;
      };
      assert.equal(await inflater.push(packed.subarray(0, -4), refuse), undefined);
      assert.equal(await inflater.push(packed.subarray(-4), refuse), undefined);
      assert.equal(await inflater.end(refuse), undefined);
      assert.equal(pieces, 1);
    }
  });

  it('says its fault again, and gives nothing after it', async () => {
    for (const coding of CODINGS) {
      const inflater = openInflater([coding]);
      const into = new Collector();
      const fault = await inflater.push(Buffer.from('no coding begins so'), into.take);
      assert.deepEqual(told(fault), corrupt(coding));
      into.taken();
      assert.equal(await inflater.push(pack([coding], TEXT), into.take), fault);
      assert.equal(await inflater.end(into.take), fault);
      inflater.close();
      assert.equal(into.taken().length, 0);
    }
  });

  it('resolves a call in flight when it is closed, without more pieces', async () => {
    for (const codings of [...CODINGS.map((coding) => [coding]), ['zstd', 'gzip'] as const]) {
      const inflater = openInflater(codings);
      const into = new Collector();
      const pushed = inflater.push(pack(codings, plain), into.take);
      inflater.close();
      inflater.close();
      assert.equal(await pushed, undefined);
      assert.equal(await inflater.push(pack(codings, plain), into.take), undefined);
      assert.equal(await inflater.end(into.take), undefined);
      assert.equal(into.taken().length, 0);
    }
  });

  it('may be closed by whoever takes a piece, and while it ends', async () => {
    for (const coding of CODINGS) {
      const inflater = openInflater([coding]);
      let pieces = 0;
      const take = (): boolean => {
        inflater.close();
        pieces += 1;
        return true;
      };
      assert.equal(await inflater.push(pack([coding], plain), take), undefined);
      assert.equal(pieces, 1);
      const other = openInflater([coding]);
      assert.equal(await other.push(pack([coding], plain).subarray(0, 10), () => true), undefined);
      const ended = other.end(() => true);
      other.close();
      assert.equal(await ended, undefined);
    }
  });

  it('closes each engine that it opened: at the end, at a fault, when no more is wanted, when it is told to', async (context) => {
    const close = context.mock.method(Engine.prototype, 'close');
    const chain = ['zstd', 'br', 'gzip'] as const;
    const packed = pack(chain, plain);
    const closedBy = async (work: (inflater: Inflater) => Promise<unknown>): Promise<number> => {
      close.mock.resetCalls();
      await work(openInflater(chain));
      return new Set(close.mock.calls.map((call) => call.this)).size;
    };
    const ended = async (inflater: Inflater): Promise<void> => {
      assert.equal(await inflater.push(packed, () => true), undefined);
      assert.equal(await inflater.end(() => true), undefined);
    };
    assert.equal(await closedBy(ended), 3);
    const broken = Buffer.concat([packed, Buffer.alloc(1)]);
    assert.equal(await closedBy((inflater) => inflater.push(broken, () => true)), 3);
    assert.equal(await closedBy((inflater) => inflater.push(packed, () => false)), 3);
    const told = async (inflater: Inflater): Promise<void> => {
      assert.equal(await inflater.push(packed, () => true), undefined);
      inflater.close();
    };
    assert.equal(await closedBy(told), 3);
  });

  it('never quotes what it was given', async () => {
    const secret = 'sk-secret-4111111111111111';
    for (const coding of CODINGS) {
      const inflater = openInflater([coding]);
      const fault =
        (await inflater.push(Buffer.from(secret), () => true)) ?? (await inflater.end(() => true));
      assert.ok(fault !== undefined);
      assert.ok(!`${JSON.stringify(told(fault))}${String(fault.cause)}`.includes('secret'));
    }
  });
});
