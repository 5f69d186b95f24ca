/** Every format is framed in one place: whoever else took a body apart would read it in a second way. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCES = globSync('src/**/*.ts', { cwd: ROOT })
  .sort()
  .map((path) => ({ path, code: withoutComments(readFileSync(`${ROOT}/${path}`, 'utf8')) }));

/** How code looks that takes text or bytes apart at line ends, events or boundaries. */
const FRAMING: readonly RegExp[] = [
  /\.split\(\s*['"`/][^)]*\\[nr]/,
  /\b(?:lastI|i)ndexOf\(\s*(?:['"`][^)]*\\[nr]|0x0[ad]\b|1[03]\b|LINE_FEED|CARRIAGE_RETURN|CRLF|BLANK_LINE)/,
  /===?\s*(?:LINE_FEED|CARRIAGE_RETURN|0x0[ad]\b|['"`]\\[nr]['"`])/,
  /\b(?:readline|createInterface|readLines|split2|byline)\b/,
  /(?:startsWith|includes|indexOf)\(\s*['"`](?:data:|\[DONE\]|--\$)/,
  /\/[^/\n]*\\r\?\\n[^/\n]*\/[a-z]*\b/,
];

/** Who may, each with its reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  'src/dialects/json/bytes.ts': 'blanks of JSON',
  'src/dialects/sse/line-end.ts': 'the line end of event streams',
  'src/dialects/sse/event-splitter.ts': 'the events of event streams',
  'src/dialects/ndjson/line-splitter.ts': 'the lines of JSON lines',
  'src/dialects/multipart/part-splitter.ts': 'the parts of forms',
  'src/dialects/multipart/part-head.ts': 'the header lines of one part',
  'src/audit/scan-segment.ts': 'our own journal',
  'src/cli/selfcheck/judge-answer.ts': 'an answer as a lenient client reads it, from outside',
  'src/config/load-config.ts': 'our own configuration',
  'src/policy/word-files.ts': 'words in a file beside a policy',
  'src/observe/describe-error.ts': 'the stack of an error',
  'src/detectors/unicode/hidden.ts': 'characters of text that was read already',
  'src/detectors/pii/answer.ts': 'the question of such a text that a line answers',
  'src/detectors/pii/person/beside-mail-markup.ts': 'the line of such a text above an address',
  'src/detectors/pii/person/evidence.ts': 'what stands around a name in such text',
  'src/detectors/pii/person/part-beside.ts': 'the end of a line of such text, behind a part of a name',
  'src/detectors/pii/person/alone-speaking.ts':
    'the beginning of a line of such a text, where who speaks stands',
  'src/detectors/pii/person/greeted-second.ts': 'the beginning of the line of a greeting in such a text',
  'src/detectors/pii/person/letter-alone.ts':
    'the end of a line of such a text, below which who signs stands',
  'src/detectors/pii/person/signature.ts':
    'the line below a name in such a text, which says what somebody does',
  'src/detectors/pii/person/records.ts': 'the line of a business card in such a text',
  'src/detectors/pii/birth/beside.ts':
    'the line of such a text in which a birth was asked for, before the one that says it',
  'src/detectors/pii/context.ts': 'the line of such a text before a hit',
  'src/detectors/secrets/aws-secret.ts': 'the line of such a text above a key',
  'src/detectors/secrets/nearby.ts': 'the line of such a text around a hit',
  'src/detectors/secrets/phrase.ts': 'the end of a phrase in the line of such a text',
  'src/detectors/secrets/place.ts': 'the command, or the line, of such a text before a hit',
  'src/detectors/secrets/session-places.ts': 'the lines of a session in such a text',
  'src/detectors/secrets/table-cell.ts': 'the rows of such a text that hold a table',
  'src/detectors/views/token.ts': 'lines of encoded data in such a text',
  'src/detectors/views/whole/uncut.ts': 'words cut at line ends in such a text',
  'src/detectors/links/places/markdown.ts': 'links of Markdown in such a text',
  'src/detectors/links/places/script.ts': 'addresses that run, in such a text',
  'src/detectors/confidentiality/marks.ts': 'the lines of such a text that bear a mark',
  'src/detectors/documents/document-index.ts': 'the names in an index of our own',
  'src/cli/dlp/csv.ts': 'a table that the operator hands over',
  'src/cli/cases/left-texts.ts': 'what left in a case of a policy, as a lenient client reads it',
  'src/cli/try/left-words.ts': 'what left in a trial of a policy, as a lenient client reads it',
  'src/cli/cases/report/tap.ts': 'a report that we write',
  'src/core/shown-text.ts': 'text that is shown to an approver',
  'src/detectors/embedding/static-embedding.ts': 'the vocabulary of a signed model',
  'src/models/sentencepiece/charsmap.ts': 'the characters that end an entry in a file of a guard',
  'src/upstream/secret-files.ts': 'the line end of a file that holds one secret',
};

/** Splitters, and those who make each: one reader, and the command that reads a file of ours. */
const SPLITTERS: Readonly<Record<string, readonly string[]>> = {
  EventSplitter: ['src/dialects/sse/stream-reader.ts'],
  LineSplitter: ['src/cli/read-lines.ts', 'src/dialects/ndjson/lines-reader.ts'],
  ElementSplitter: ['src/dialects/json-array/array-reader.ts'],
  PartSplitter: ['src/dialects/multipart/form-reader.ts'],
  FrameSplitter: ['src/dialects/event-stream/frame-reader.ts'],
};

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, '');
}

describe('the framing of formats', () => {
  it('is done where it is allowed, and there alone', () => {
    const found = SOURCES.filter(({ code }) => FRAMING.some((pattern) => pattern.test(code)));
    assert.deepEqual(
      found.map(({ path }) => path),
      Object.keys(ALLOWED).sort(),
    );
  });

  for (const [name, readers] of Object.entries(SPLITTERS)) {
    it(`has one reader for ${name}`, () => {
      const makers = SOURCES.filter(({ code }) => code.includes(`new ${name}(`));
      assert.deepEqual(
        makers.map(({ path }) => path),
        readers,
      );
    });
  }

  it('has one tokenizer for JSON, which four readers feed', () => {
    const makers = SOURCES.filter(({ code }) => code.includes('new JsonTokenizer('));
    assert.deepEqual(
      makers.map(({ path }) => path),
      // The first looks for labels beside texts, the third for tools, in a message that a reader has found sound.
      [
        'src/dialects/documents/source-labels.ts',
        'src/dialects/json/document-reader.ts',
        'src/dialects/json/tree.ts',
        'src/dialects/json/unit-document.ts',
      ],
    );
    const rows = /^src\/(?:dialects|detectors|policy|screen|extproc|extauthz|wire|encoding)\//;
    const parsers = SOURCES.filter(({ path, code }) => rows.test(path) && /\bJSON\.parse\b/.test(code));
    assert.deepEqual(
      parsers.map(({ path }) => path),
      [
        // Files of Weir's own, which nobody sends.
        'src/detectors/parse-json.ts',
        // A request, and the arguments of a call, once a reader has found them sound.
        'src/detectors/schema/asked.ts',
        // Whether what stands in a text is the head of a token: nothing is read with it.
        'src/detectors/secrets/jwt.ts',
        'src/dialects/json/decode.ts',
        // A schema that Weir wrote, where its state keeps it.
        'src/screen/pins.ts',
      ],
      'the built-in parser hides what readers differ in',
    );
    const ofOurs = SOURCES.filter(
      ({ path, code }) => path.startsWith('src/detectors/') && /\bparseJson\(/.test(code),
    );
    assert.deepEqual(
      ofOurs.map(({ path }) => path),
      [
        'src/detectors/anomaly/profile.ts',
        'src/detectors/embedding/static-embedding.ts',
        'src/detectors/learned/encoder-model.ts',
        'src/detectors/learned/linear-model.ts',
        'src/detectors/parse-json.ts',
      ],
      'files of ours alone',
    );
  });

  it('reads content types in one place', () => {
    const readers = SOURCES.filter(({ code }) => /headerValues?\([^)]*'content-type'/.test(code));
    assert.deepEqual(
      readers.map(({ path }) => path),
      ['src/dialects/content-type.ts'],
    );
  });

  it('would see another one', () => {
    for (const code of [
      "text.split('\\n')",
      'text.split(/\\r?\\n/)',
      'bytes.indexOf(0x0a, at)',
      'bytes.indexOf("\\r\\n--")',
      'if (byte === 0x0a) at++',
      "if (char === '\\n') at++",
      "line.startsWith('data:')",
      "import { createInterface } from 'node:readline';",
    ]) {
      assert.ok(
        FRAMING.some((pattern) => pattern.test(code)),
        code,
      );
    }
  });
});
