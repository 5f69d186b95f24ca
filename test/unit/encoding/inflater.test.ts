import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { brotliCompressSync, constants, deflateSync } from 'node:zlib';
import { CODINGS, type Coding, type Inflater } from '../../../src/core/ports.ts';
import { Engine } from '../../../src/encoding/engine.ts';
import {
  FRAME_BYTES,
  FREE_BYTES,
  FREE_FRAMES,
  GROWTH_BETWEEN,
  MOST_GROWTH,
  openInflater,
} from '../../../src/encoding/inflater.ts';
import { zeros } from './bombs.ts';
import {
  bytewise,
  Collector,
  codingsOf,
  cut,
  type Inflated,
  inflate,
  PACKINGS,
  type Packing,
  pack,
  packParts,
  told,
} from './pack.ts';

const TEXT = '{"messages":[{"role":"user","content":"How far is the moon? Der Mond, пожалуйста."}]}';
const CHAINS: readonly (readonly Packing[])[] = [
  ...PACKINGS.map((packing) => [packing]),
  ...PACKINGS.flatMap((first) => PACKINGS.map((second) => [first, second])),
  ['gzip', 'gzip', 'gzip'],
  ['br', 'zstd', 'deflate'],
  ['zstd', 'raw', 'br'],
];
const SKIPPABLE = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
const EMPTY_SKIPPABLE = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);

const unreadable = (message: string): Inflated['fault'] => ({
  kind: 'unreadable',
  message,
  at: 'content-encoding',
});
const corrupt = (coding: Coding) =>
  unreadable(`The body is not ${coding} as its header says; send it as it is named.`);
const truncated = (coding: Coding) => unreadable(`The body ends inside its ${coding} coding; send it whole.`);
const trailing = (coding: Coding) =>
  unreadable(`Bytes follow where the ${coding} coding of the body ends; send none.`);
const grown: Inflated['fault'] = {
  kind: 'too-large',
  message: 'Undone, the body has over 1048576 bytes and over 256 times those that were sent; pack it less.',
  at: 'content-encoding',
};
const grownBetween: Inflated['fault'] = {
  kind: 'too-large',
  message: 'Undone in part, the body has over 16 times the bytes that were sent; pack it once.',
  at: 'content-encoding',
};

/** A zstd frame with one block as it is; the descriptor and what follows it are given. */
function zstdFrame(header: readonly number[], text: string): Buffer {
  const content = Buffer.from(text);
  const block = (content.length << 3) | 1;
  return Buffer.from([0x28, 0xb5, 0x2f, 0xfd, ...header, block & 0xff, block >> 8, 0, ...content]);
}

/** Undoes a message in one chunk and byte by byte; both have to come to the same fault. */
async function faultOf(codings: readonly Coding[], bytes: Uint8Array): Promise<Inflated['fault']> {
  const whole = await inflate(codings, [bytes]);
  const slow = await inflate(codings, bytewise(bytes));
  assert.deepEqual(slow.fault, whole.fault);
  assert.ok(slow.plain.subarray(0, whole.plain.length).equals(whole.plain));
  return whole.fault;
}

describe('an inflater', () => {
  for (const packings of CHAINS) {
    it(`undoes ${packings.join(', ')}`, async () => {
      const packed = pack(packings, TEXT);
      for (const chunks of [[packed], bytewise(packed), cut(packed, [3, 7, 40])])
        assert.deepEqual(await inflate(codingsOf(packings), chunks), {
          plain: Buffer.from(TEXT),
          fault: undefined,
        });
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
        assert.deepEqual(into.taken(), events[index]);
      }
      assert.equal(await inflater.push(end, into.take), undefined);
      assert.equal(await inflater.end(into.take), undefined);
      assert.equal(into.taken().length, 0);
    });
  }

  it('undoes an empty body that was packed', async () => {
    for (const packings of CHAINS)
      assert.deepEqual(await inflate(codingsOf(packings), [pack(packings, '')]), {
        plain: Buffer.alloc(0),
        fault: undefined,
      });
  });

  it('passes a message without codings on', async () => {
    const bytes = Buffer.alloc(200_000, 'plain ');
    assert.deepEqual(await inflate([], [bytes.subarray(0, 5), Buffer.alloc(0), bytes.subarray(5)]), {
      plain: bytes,
      fault: undefined,
    });
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
        assert.deepEqual(await inflate([coding], chunks), {
          plain: Buffer.from('one two three'),
          fault: undefined,
        });
  });
});

describe('an inflater refuses', () => {
  for (const packing of PACKINGS) {
    const [coding = 'gzip'] = codingsOf([packing]);
    const packed = pack([packing], TEXT);

    it(`${packing} that ends early, at any byte`, async () => {
      for (let length = 0; length < packed.length; length++)
        assert.deepEqual(
          (await inflate([coding], [packed.subarray(0, length)])).fault,
          truncated(coding),
          `${length} bytes`,
        );
    });

    it(`bytes after the end of ${packing}`, async () => {
      for (const more of [Buffer.alloc(1), Buffer.alloc(5000), Buffer.from([0, 0x1f, 0x8b])])
        assert.deepEqual(await faultOf([coding], Buffer.concat([packed, more])), trailing(coding));
      const text = Buffer.concat([packed, Buffer.from(TEXT)]);
      assert.deepEqual(
        await faultOf([coding], text),
        packing === 'gzip' ? corrupt('gzip') : trailing(coding),
      );
    });

    it(`another coding under the name ${coding}, sent as ${packing}`, async () => {
      for (const other of CODINGS.filter((name) => name !== coding))
        assert.equal((await faultOf([other], packed))?.kind, 'unreadable', other);
    });
  }

  it('a plain body under the name of a coding', async () => {
    for (const coding of CODINGS)
      for (const text of [TEXT, 'data: {"choices":[]}\n\n', '<html>'])
        assert.equal((await faultOf([coding], Buffer.from(text)))?.kind, 'unreadable', `${coding}: ${text}`);
  });

  it('a body coded once that names two, in either order', async () => {
    for (const inner of CODINGS)
      for (const outer of CODINGS) {
        const fault = await faultOf([inner, outer], pack([outer], TEXT));
        assert.equal(fault?.kind, 'unreadable', `${inner}, ${outer}`);
        assert.ok(fault.message.includes(` ${inner} `), 'the inner coding is the one that is missing');
      }
  });

  it('an empty body, at every stage', async () => {
    for (const coding of CODINGS) {
      assert.deepEqual(await faultOf([coding], Buffer.alloc(0)), truncated(coding));
      assert.deepEqual(await faultOf([coding, 'gzip'], pack(['gzip'], '')), truncated(coding));
    }
  });

  it('checksums that are wrong', async () => {
    for (const coding of ['gzip', 'deflate'] as const) {
      const packed = pack([coding], TEXT);
      packed[packed.length - 1] = (packed[packed.length - 1] ?? 0) ^ 1;
      assert.deepEqual(await faultOf([coding], packed), corrupt(coding));
    }
    const checked = Buffer.concat([zstdFrame([0x04, 0x68], TEXT), Buffer.from([1, 2, 3, 4])]);
    assert.deepEqual(await faultOf(['zstd'], checked), corrupt('zstd'));
  });

  it('what needs a dictionary', async () => {
    const packed = deflateSync(TEXT, { dictionary: Buffer.from('messages role user content') });
    assert.deepEqual(await faultOf(['deflate'], packed), corrupt('deflate'));
    assert.deepEqual(await faultOf(['zstd'], zstdFrame([0x01, 0x68, 7], TEXT)), corrupt('zstd'));
  });

  it('windows over 8 MiB in zstd and over 16 MiB in brotli', async () => {
    const text = Buffer.from(TEXT);
    assert.deepEqual(await inflate(['zstd'], [zstdFrame([0, 0x68], TEXT)]), {
      plain: text,
      fault: undefined,
    });
    assert.deepEqual(await faultOf(['zstd'], zstdFrame([0, 0x69], TEXT)), corrupt('zstd'));
    assert.deepEqual(await faultOf(['zstd'], zstdFrame([0, 0x70], TEXT)), corrupt('zstd'));
    const brotli = (window: number, large: boolean): Buffer =>
      brotliCompressSync(text, {
        params: {
          [constants.BROTLI_PARAM_LGWIN]: window,
          [constants.BROTLI_PARAM_LARGE_WINDOW]: large,
        },
      });
    assert.deepEqual(await inflate(['br'], [brotli(24, false)]), { plain: text, fault: undefined });
    assert.deepEqual(await faultOf(['br'], brotli(26, true)), corrupt('br'));
  });

  it('a zstd frame whose header is wrong, alike in any chunking', async () => {
    // The engine sees that a size is wrong only when blocks follow, unless it gets the frame at once.
    const wrongSize = [0x28, 0xb5, 0x2f, 0xfd, 0x20, 1];
    assert.equal(await faultOf(['zstd'], Buffer.from([...wrongSize, 1, 0, 0])), undefined);
    assert.deepEqual(
      await faultOf(['zstd'], Buffer.from([...wrongSize, 0x11, 0, 0, 97, 98])),
      corrupt('zstd'),
    );
    // A whole frame inside the header of another, where the engine would begin anew.
    const inner = [0x28, 0xb5, 0x2f, 0xfd, 0, 0x68, 0x09, 0, 0, 97];
    const nested = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xc3, 0x68, ...inner, 0, 0, 1, 0, 0]);
    assert.deepEqual(await faultOf(['zstd'], nested), corrupt('zstd'));
    for (let at = 0; at < nested.length; at++)
      assert.deepEqual((await inflate(['zstd'], cut(nested, [at]))).fault, corrupt('zstd'));
  });

  it('zstd in frames that are many for their bytes', async () => {
    const scattered: Inflated['fault'] = {
      kind: 'too-large',
      message: 'The body has too many zstd frames for its bytes; put more into each.',
      at: 'content-encoding',
    };
    const tiny = zstdFrame([0, 0x68], 'a');
    const slice = FREE_BYTES / MOST_GROWTH;
    const most = FREE_FRAMES + slice / FRAME_BYTES;
    assert.ok(most * tiny.length < slice, 'all of them come in the first slice');
    const all = (count: number, frame: Uint8Array): Buffer => Buffer.concat(Array(count).fill(frame));
    assert.deepEqual(await inflate(['zstd'], [all(most, tiny)]), {
      plain: Buffer.alloc(most, 'a'),
      fault: undefined,
    });
    assert.deepEqual(await faultOf(['zstd'], all(most + 1, tiny)), scattered);
    assert.deepEqual(await faultOf(['zstd'], all(most + 1, EMPTY_SKIPPABLE)), scattered);
    const many = all(1000, zstdFrame([0, 0x68], 'a'.repeat(FRAME_BYTES)));
    assert.deepEqual(await inflate(['zstd'], [many]), {
      plain: Buffer.alloc(1000 * FRAME_BYTES, 'a'),
      fault: undefined,
    });
    // In a chain, the bytes of the message count and not those between its stages.
    const packed = pack(['br'], all(most + 1, zstdFrame([0, 0x68], 'a'.repeat(FRAME_BYTES / 2))));
    assert.deepEqual(await faultOf(['zstd', 'br'], packed), scattered);
  });
});

describe('the bounds of an inflater', () => {
  for (const packing of PACKINGS) {
    const codings = codingsOf([packing]);

    it(`let ${packing} grow to ${FREE_BYTES} bytes however few came, and no further`, async () => {
      const free = pack([packing], Buffer.alloc(FREE_BYTES));
      assert.ok(free.length * MOST_GROWTH < FREE_BYTES, 'the growth alone would be refused');
      assert.deepEqual(await inflate(codings, [free]), { plain: Buffer.alloc(FREE_BYTES), fault: undefined });
      const over = pack([packing], Buffer.alloc(FREE_BYTES + 1));
      assert.deepEqual(await inflate(codings, [over]), { plain: Buffer.alloc(FREE_BYTES), fault: grown });
      assert.deepEqual(await inflate(codings, bytewise(over)), {
        plain: Buffer.alloc(FREE_BYTES),
        fault: grown,
      });
    });

    it(`let ${packing} grow further as long as it grows ${MOST_GROWTH} times at most`, async () => {
      const dense = createHash('shake256', { outputLength: 16_384 }).update('dense').digest();
      const plain = Buffer.concat([dense, Buffer.alloc(3 * FREE_BYTES)]);
      const packed = pack([packing], plain);
      assert.ok(packed.length * MOST_GROWTH > plain.length);
      const { plain: undone, fault } = await inflate(codings, [packed]);
      assert.equal(fault, undefined);
      assert.ok(undone.equals(plain));
    });

    it(`stop a bomb of ${packing} where it passes them, in one chunk or in many`, async () => {
      const bomb = await zeros(packing, 64);
      for (const chunks of [[bomb], cut(bomb, [1, 100, 4095, 4096, 5000, 8191])])
        assert.deepEqual(await inflate(codings, chunks), { plain: Buffer.alloc(FREE_BYTES), fault: grown });
    });
  }

  it('let nothing past them out, wherever the pieces end', async () => {
    for (const packing of PACKINGS) {
      const { chunks } = await packParts([packing], [Buffer.alloc(1001, 'a'), Buffer.alloc(2 * FREE_BYTES)]);
      const { plain, fault } = await inflate(codingsOf([packing]), chunks);
      assert.deepEqual({ length: plain.length, fault }, { length: FREE_BYTES, fault: grown });
    }
  });

  it('are checked at the same places however the message is cut', async () => {
    const dense = createHash('shake256', { outputLength: 8_192 }).update('dense').digest();
    for (const packing of PACKINGS) {
      // The bound of the first 4 KiB is passed; that of 8 KiB would not be.
      const packed = pack([packing], Buffer.concat([Buffer.alloc(FREE_BYTES + 200_000), dense]));
      for (const places of [[], [100], [4095], [4097], [1, 4000, 8000]])
        assert.deepEqual(await inflate(codingsOf([packing]), cut(packed, places)), {
          plain: Buffer.alloc(FREE_BYTES),
          fault: grown,
        });
    }
  });

  it('hold at every stage of a chain, counted from the bytes of the message', async () => {
    const bomb = await zeros('gzip', 64);
    for (const outer of PACKINGS) {
      const packed = pack([outer], bomb);
      assert.ok(packed.length < 2048);
      assert.deepEqual(await inflate(codingsOf(['gzip', outer]), [packed]), {
        plain: Buffer.alloc(FREE_BYTES),
        fault: grown,
      });
      // Between stages less is let through; here the inner one gives nothing, as all of it is to be skipped.
      const skipped = Buffer.concat([
        SKIPPABLE.subarray(0, 4),
        Buffer.alloc(4, 0x7f),
        Buffer.alloc(2 * FREE_BYTES),
      ]);
      const wide = pack([outer], skipped);
      assert.deepEqual(await inflate(codingsOf(['zstd', outer]), [wide]), {
        plain: Buffer.alloc(0),
        fault: grownBetween,
      });
    }
  });

  it(`let ${GROWTH_BETWEEN} times the message pass between stages, and no more`, async () => {
    const slice = FREE_BYTES / MOST_GROWTH;
    const skipped = (length: number): Buffer => {
      const header = Buffer.from([...SKIPPABLE.subarray(0, 4), 0, 0, 0, 0]);
      header.writeUInt32LE(length - header.length, 4);
      return Buffer.concat([header, Buffer.alloc(length - header.length)]);
    };
    const text = zstdFrame([0, 0x68], TEXT);
    for (const outer of PACKINGS) {
      const most = pack([outer], Buffer.concat([text, skipped(GROWTH_BETWEEN * slice - text.length)]));
      assert.ok(most.length < slice);
      const codings = codingsOf(['zstd', outer]);
      assert.deepEqual(await inflate(codings, [most]), { plain: Buffer.from(TEXT), fault: undefined });
      const over = pack([outer], Buffer.concat([text, skipped(GROWTH_BETWEEN * slice - text.length + 1)]));
      assert.deepEqual(await faultOf(codings, over), grownBetween);
    }
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
