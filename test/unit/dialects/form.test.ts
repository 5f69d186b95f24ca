/** Forms (multipart/form-data): one spelling is read, everything that servers read differently is refused (H04). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GENERIC } from '../../../src/dialects/index.ts';
import { spliceUnit } from '../../../src/dialects/splice.ts';
import {
  bytesOf,
  chunksOf,
  everyByte,
  LIMITS,
  type Outcome,
  readAll,
  readAnyhow,
  readUnits,
  requestReader,
} from './read-all.ts';

const TYPE = 'multipart/form-data; boundary=b0';
const PLAIN = 'content-disposition: form-data; name="a"';

function read(body: string | Uint8Array, cuts: readonly number[] = []): Outcome {
  const bytes = typeof body === 'string' ? bytesOf(body) : body;
  return readAll(requestReader(GENERIC, TYPE), bytes, cuts);
}

function anyhow(body: string | Uint8Array): Outcome {
  return readAnyhow(() => requestReader(GENERIC, TYPE), typeof body === 'string' ? bytesOf(body) : body);
}

/** One part: its header lines and its content. */
function part(head: string, content = 'x'): string {
  return `--b0\r\n${head}\r\n\r\n${content}\r\n`;
}

function form(...parts: string[]): string {
  return `${parts.join('')}--b0--\r\n`;
}

function textsOf(outcome: Outcome): (readonly [path: string, text: string])[] {
  return outcome.units.flatMap(({ runs }) => runs.map(({ path, text }) => [path, text] as const));
}

/** What FormData of Node sends, with its content type. */
async function sent(fields: FormData): Promise<{ bytes: Uint8Array; type: string }> {
  const response = new Response(fields);
  const type = response.headers.get('content-type') ?? '';
  return { bytes: new Uint8Array(await response.arrayBuffer()), type };
}

describe('a form', () => {
  it('has names, fields and files', () => {
    const json = 'content-disposition: form-data; name=c\r\ncontent-type: application/json';
    const outcome = anyhow(
      form(
        part('Content-Disposition: form-data; name="a"', 'one\r\ntwo \u{1f600}'),
        part(`${PLAIN.replace('"a"', '"b"')}; filename="f.txt"\r\nContent-Type: text/plain`, 'in a file'),
        part(json, '{"k":["x\\u00e9"]}'),
        part(
          'content-disposition: form-data; filename="p.png"; name=d\r\ncontent-type: image/png',
          '\u0000\u0001',
        ),
        part('content-disposition: form-data; name=e; filename=s\r\ncontent-type: audio/wav', ''),
        part('content-disposition: form-data; name=f', ''),
      ),
    );
    assert.equal(outcome.fault, undefined);
    assert.deepEqual(textsOf(outcome), [
      ['parts[0].name', 'a'],
      ['parts[0].content', 'one\r\ntwo \u{1f600}'],
      ['parts[1].name', 'b'],
      ['parts[1].filename', 'f.txt'],
      ['parts[2].name', 'c'],
      ['parts[2].content.*', 'k'],
      ['parts[2].content.*[0]', 'xé'],
      ['parts[3].filename', 'p.png'],
      ['parts[3].name', 'd'],
      ['parts[4].name', 'e'],
      ['parts[4].filename', 's'],
      ['parts[5].name', 'f'],
    ]);
    assert.deepEqual(outcome.skipped, [
      { path: 'parts[1].content', reason: 'file', bytes: 9 },
      { path: 'parts[3].content', reason: 'image', bytes: 2 },
      { path: 'parts[4].content', reason: 'audio', bytes: 0 },
    ]);
  });

  it('names every text where it stands, in bytes of the body', () => {
    const body = form(
      part('content-disposition: form-data; filename="é.txt"; name="ä"'),
      part('Content-Disposition:form-data;name=ab', 'ü'),
    );
    const bytes = bytesOf(body);
    for (const run of read(body).units[0]?.runs ?? [])
      assert.equal(bytes.toString('utf8', run.start, run.end), run.text);
  });

  it('is read as the clients of Node send it', async () => {
    const fields = new FormData();
    fields.append('prompt', 'hello "world"\r\nline');
    fields.append('tags[]', 'one');
    fields.append('tags[]', 'two');
    fields.append('image', new Blob([Buffer.alloc(300_000, 7)], { type: 'image/png' }), 'a "b".png');
    const { bytes, type } = await sent(fields);
    for (const cuts of [[], [1, 100, 500, 65_536, 200_001]]) {
      const outcome = readAll(requestReader(GENERIC, type), bytes, cuts);
      assert.equal(outcome.fault, undefined);
      const contents = textsOf(outcome).filter(([path]) => path.endsWith('.content'));
      assert.deepEqual(
        contents.map(([, text]) => text),
        ['hello "world"\r\nline', 'one', 'two'],
      );
      assert.deepEqual(outcome.skipped, [{ path: 'parts[3].content', reason: 'image', bytes: 300_000 }]);
      assert.equal(outcome.units[0]?.bytes, Buffer.from(bytes).toString('latin1'));
    }
  });

  it('may be empty, and may end without a line end', () => {
    for (const body of ['--b0--', '--b0--\r\n', '']) assert.equal(anyhow(body).fault, undefined, body);
    assert.equal(anyhow(form(part(PLAIN)).trimEnd()).fault, undefined);
  });

  const FIELDS: Readonly<Record<string, string>> = {
    'no type': PLAIN,
    'a type of text': `${PLAIN}\r\ncontent-type: text/plain; charset=utf-8`,
    'a type that is no text': `${PLAIN}\r\ncontent-type: application/octet-stream`,
    'the type of an image': `${PLAIN}\r\ncontent-type: image/png`,
    'an empty name of a file': `${PLAIN}; filename=""\r\ncontent-type: application/octet-stream`,
    'a blank name of a file': `${PLAIN}; filename=" "\r\ncontent-type: application/octet-stream`,
    'an encoding that changes nothing': `${PLAIN}\r\ncontent-transfer-encoding: 8BIT`,
    'its length': `${PLAIN}\r\ncontent-length: 4`,
  };
  for (const [name, head] of Object.entries(FIELDS)) {
    it(`takes a part without the name of a file for a field: ${name}`, () => {
      const outcome = anyhow(form(part(head, 'text')));
      assert.deepEqual(textsOf(outcome).at(-1), ['parts[0].content', 'text']);
      assert.deepEqual([outcome.skipped, outcome.fault], [[], undefined]);
    });
  }

  const REFUSED: Readonly<Record<string, readonly [body: string | Uint8Array, at: string]>> = {
    'bytes in front of it': [`x\r\n${form(part(PLAIN))}`, '$'],
    'a line end in front of it': [`\r\n${form(part(PLAIN))}`, '$'],
    'another boundary': [form(part(PLAIN)).replaceAll('b0', 'b1'), '$'],
    'H04 no last boundary': [part(PLAIN), 'parts[0]'],
    'H04 an end in a part': [part(PLAIN).slice(0, -3), 'parts[0]'],
    'an end in the header lines': ['--b0\r\ncontent-dis', 'parts[0]'],
    'an end in the first boundary': ['--b', '$'],
    'bytes behind it': [`${form(part(PLAIN))}x`, '$'],
    'two line ends behind it': [`${form(part(PLAIN))}\r\n`, '$'],
    'a bare CR behind it': [`${form(part(PLAIN)).trimEnd()}\r`, '$'],
    'a bare LF behind it': [`${form(part(PLAIN)).trimEnd()}\n`, '$'],
    'blanks behind a boundary': [form(part(PLAIN)).replace('--b0\r', '--b0 \r'), '$'],
    'blanks behind the last boundary': [form(part(PLAIN)).replace('--b0--', '--b0-- '), '$'],
    'a boundary that goes on': [form(part(PLAIN), '--b0x\r\n\r\n'), 'parts[0]'],
    'LF in place of CRLF': [form(part(PLAIN)).replaceAll('\r\n', '\n'), '$'],
    'LF in front of a boundary': [form(part(PLAIN, 'x\n--b0\n')), 'parts[0]'],
    'LF in front of the last boundary': [form(part(PLAIN)).replace('\r\n--b0--', '\n--b0--'), 'parts[0]'],
    'a bare CR in front of a boundary': [form(part(PLAIN, 'x\r--b0\r\n')), 'parts[0]'],
    'the last boundary in the middle of a line': [form(part(PLAIN, 'x--b0--')), 'parts[0]'],
    'the boundary in the middle of a line': [form(part(PLAIN, 'x --b0 y')), 'parts[0]'],
    'the boundary at once behind the header lines': [`--b0\r\n${PLAIN}\r\n\r\n--b0--`, 'parts[0]'],
    'the boundary in a name': [form(part('content-disposition: form-data; name="--b0"')), 'parts[0]'],
    'no header lines': [form('--b0\r\n\r\nx\r\n'), 'parts[0]'],
    'no disposition': [form(part('content-type: text/plain')), 'parts[0]'],
    'no name': [form(part('content-disposition: form-data; filename=a')), 'parts[0]'],
    'an empty name': [form(part('content-disposition: form-data; name=""')), 'parts[0]'],
    'two names': [form(part(`${PLAIN}; name=b`)), 'parts[0]'],
    'two names of the file': [form(part(`${PLAIN}; filename=b; FileName=c`)), 'parts[0]'],
    'filename*': [form(part(`${PLAIN}; filename*=utf-8''x`)), 'parts[0]'],
    'name*': [form(part("content-disposition: form-data; name*=utf-8''x")), 'parts[0]'],
    'another disposition': [form(part('content-disposition: attachment; name=a')), 'parts[0]'],
    'a disposition that goes on': [form(part('content-disposition: form-datax; name=a')), 'parts[0]'],
    'another parameter': [form(part(`${PLAIN}; size=1`)), 'parts[0]'],
    'a blank in front of the sign': [form(part('content-disposition: form-data; name ="a"')), 'parts[0]'],
    'a backslash in a name': [form(part('content-disposition: form-data; name="a\\"b"')), 'parts[0]'],
    'text behind a name': [form(part(`${PLAIN}x`)), 'parts[0]'],
    'two dispositions': [form(part(`${PLAIN}\r\n${PLAIN}`)), 'parts[0]'],
    'two types': [form(part(`${PLAIN}\r\ncontent-type: text/plain\r\nContent-Type: image/png`)), 'parts[0]'],
    'folded header lines': [form(part('content-disposition: form-data;\r\n name=a')), 'parts[0]'],
    'a blank in front of a colon': [form(part('content-disposition : form-data; name=a')), 'parts[0]'],
    'an unknown header line': [form(part(`${PLAIN}\r\ncontent-id: x`)), 'parts[0]'],
    'a bare LF between header lines': [form(part(`${PLAIN}\ncontent-type: text/plain`)), 'parts[0]'],
    'a bare CR in a header line': [form(part(`${PLAIN}\rx`)), 'parts[0]'],
    'a NUL in a name': [form(part('content-disposition: form-data; name="a\u0000b"')), 'parts[0]'],
    'bytes in a name that are not UTF-8': [
      Buffer.from(form(part('content-disposition: form-data; name="\u00ff"')), 'latin1'),
      'parts[0]',
    ],
    'H04 a part in UTF-7': [form(part(`${PLAIN}\r\ncontent-type: text/plain; charset=utf-7`)), 'parts[0]'],
    'H04 a part in UTF-16': [form(part(`${PLAIN}\r\ncontent-type: text/plain; charset=utf-16`)), 'parts[0]'],
    'H04 UTF-16 without a name': [
      Buffer.concat([
        bytesOf(`--b0\r\n${PLAIN}\r\n\r\n`),
        Buffer.from([0xff, 0xfe, 0x41, 0]),
        bytesOf('\r\n--b0--'),
      ]),
      'parts[0].content',
    ],
    'H04 only the last part in another charset': [
      form(
        part(PLAIN),
        part('content-disposition: form-data; name=b\r\ncontent-type: text/plain; charset=utf-7'),
      ),
      'parts[1]',
    ],
    'H04 the field _charset_': [
      form(part('content-disposition: form-data; name="_charset_"', 'utf-7')),
      'parts[0]',
    ],
    'the field _charset_, escaped': [
      form(part('content-disposition: form-data; name="%5Fcharset_"')),
      'parts[0]',
    ],
    'H04 parts in a part': [form(part(`${PLAIN}\r\ncontent-type: multipart/mixed; boundary=c`)), 'parts[0]'],
    'a message in a part': [form(part(`${PLAIN}\r\ncontent-type: message/rfc822`)), 'parts[0]'],
    'a type that cannot be read': [form(part(`${PLAIN}\r\ncontent-type: text`)), 'parts[0]'],
    base64: [form(part(`${PLAIN}\r\ncontent-transfer-encoding: base64`, 'eA==')), 'parts[0]'],
    'quoted-printable': [form(part(`${PLAIN}\r\ncontent-transfer-encoding: quoted-printable`)), 'parts[0]'],
    'a length that is wrong': [form(part(`${PLAIN}\r\ncontent-length: 2`)), 'parts[0]'],
    'a length that is no number': [form(part(`${PLAIN}\r\ncontent-length: +1`)), 'parts[0]'],
    'two fields of one name': [form(part(PLAIN), part(PLAIN)), 'parts[1]'],
    'two names that differ in case': [form(part(PLAIN), part(PLAIN.replace('"a"', 'A'))), 'parts[1]'],
    'two names that differ in escapes': [form(part(PLAIN), part(PLAIN.replace('"a"', '"%61"'))), 'parts[1]'],
    'a field and a file of one name': [form(part(PLAIN), part(`${PLAIN}; filename=f`)), 'parts[1]'],
    'JSON that cannot be read': [
      form(part(`${PLAIN}\r\ncontent-type: application/json`, '{"k":1,"k":2}')),
      'parts[0].content.*',
    ],
  };
  for (const [name, [body, at]] of Object.entries(REFUSED)) {
    it(`refuses ${name}`, () => {
      const { fault } = anyhow(body);
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at]);
    });
  }

  it('has at most 1000 parts, with header lines of at most 4 KiB', () => {
    const many = (count: number): string =>
      form(
        ...Array.from({ length: count }, (_, index) =>
          part(`content-disposition: form-data; name=n${index}`),
        ),
      );
    assert.equal(read(many(1000)).fault, undefined);
    assert.equal(read(many(1001)).fault?.kind, 'unreadable');
    const long = (length: number): string => {
      const head = 'content-disposition: form-data; name="';
      return form(part(`${head}${'n'.repeat(length - head.length - 1)}"`));
    };
    assert.equal(read(long(4096)).fault, undefined);
    assert.equal(read(long(4097)).fault?.kind, 'unreadable');
    assert.equal(read(long(4097), everyByte(bytesOf(long(4097)))).fault?.kind, 'unreadable');
    assert.equal(
      requestReader(GENERIC, TYPE).push(bytesOf(`--b0\r\n${'n'.repeat(5000)}`)).fault?.kind,
      'unreadable',
    );
  });
});

describe('the boundary of a form', () => {
  const reader = (type: string) =>
    GENERIC.request(LIMITS, { method: 'POST', path: '/', headers: [{ name: 'content-type', value: type }] });

  for (const boundary of ['b', '"b"', '"a:b/c?d=(e)_,.+\'f"', 'x'.repeat(70), '----WebKitFormBoundaryAb3']) {
    it(`may be ${boundary}`, () => {
      const type = `multipart/form-data; boundary=${boundary}`;
      const plain = boundary.replaceAll('"', '');
      const body = bytesOf(`--${plain}\r\n${PLAIN}\r\n\r\ntext\r\n--${plain}--`);
      assert.deepEqual(textsOf(readAll(requestReader(GENERIC, type), body)).at(-1), [
        'parts[0].content',
        'text',
      ]);
    });
  }

  for (const [name, type] of Object.entries({
    'none at all': 'multipart/form-data',
    'an empty one': 'multipart/form-data; boundary=""',
    'H04 one of 64 KiB': `multipart/form-data; boundary=${'b'.repeat(65_536)}`,
    'one of 71': `multipart/form-data; boundary=${'b'.repeat(71)}`,
    'one with a blank': 'multipart/form-data; boundary="a b"',
    'one with a sign that is none of its': 'multipart/form-data; boundary=a*b',
    two: 'multipart/form-data; boundary=a; boundary=a',
  })) {
    it(`may not be ${name}`, () => {
      const made = reader(type);
      assert.ok(!made.ok && made.fault.kind === 'unreadable' && made.fault.at === 'content-type');
      assert.ok(made.fault.message.length < 150);
    });
  }
});

describe('an edit of a form', () => {
  function edited(body: string, secret: string, replacement: string): string {
    const results = [[], everyByte(bytesOf(body))].map((cuts) => {
      const [unit] = readUnits(requestReader(GENERIC, TYPE), chunksOf(bytesOf(body), cuts)).units;
      const run = unit?.runs.find(({ text }) => text.includes(secret));
      assert.ok(unit && run);
      const start = run.text.indexOf(secret);
      const edit = { run, start, end: start + secret.length, replacement };
      return Buffer.from(spliceUnit(unit, [edit])).toString();
    });
    assert.equal(results[0], results[1]);
    return results[0] ?? '';
  }

  it('changes the text of a field and nothing else', () => {
    const body = form(
      part(PLAIN, 'é \u{1f600} 4111 1111 x'),
      part(`${PLAIN.replace('"a"', 'b')}; filename=f`, 'y'),
    );
    assert.equal(edited(body, '4111 1111', '[CARD]'), body.replace('4111 1111', '[CARD]'));
  });

  it('is spelled as JSON in a field of JSON', () => {
    const body = form(part(`${PLAIN}\r\ncontent-type: application/json`, '{"k":"a secret"}'));
    assert.equal(edited(body, 'secret', '"\n'), body.replace('secret', '\\"\\n'));
  });

  it('never completes a boundary with the text around it', () => {
    for (const [content, replacement, left] of [
      ['\r\n--secretb0--', '', '\r\n--[]b0--'],
      ['\r\n--bsecret', '0', '\r\n--b[0]'],
      ['\r\n--secret0', 'b', '\r\n--[b]0'],
      ['\r\n--bsecret', '*', '\r\n--b*'],
    ] as const) {
      const after = edited(form(part(PLAIN, content)), 'secret', replacement);
      assert.equal(after, form(part(PLAIN, left)));
      assert.equal(read(after).fault, undefined);
    }
  });

  it('is not made where the part says how long it is, nor in names', () => {
    const type = 'content-type: application/json\r\ncontent-length: 9';
    const body = form(
      part(`${PLAIN}; filename=f`),
      part(`content-disposition: form-data; name=b\r\n${type}`, '{"k":"v"}'),
    );
    const [unit] = readUnits(requestReader(GENERIC, TYPE), [bytesOf(body)]).units;
    assert.equal(unit?.runs.length, 5);
    assert.ok(unit?.runs.every(({ channel }) => channel.editable === false));
  });
});
