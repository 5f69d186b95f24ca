/** Fuzz target: the reader of forms (multipart/form-data). */
import { GENERIC } from '../../../src/dialects/index.ts';
import { requestReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { JSON_WORDS } from '../support/words.ts';

const TYPE = 'multipart/form-data; boundary=b1';

export const form: Target = {
  name: 'form',
  holds: 'A form reads alike in any chunking; its fields are what their bytes spell.',
  tokens: [
    ...[
      '--b1\r\n',
      '--b1--\r\n',
      '--b1--',
      '\r\n--b1\r\n',
      '--b1',
      '--b1 \r\n',
      '--b12\r\n',
      '\n--b1\n',
      '\r\n',
      '\r\n\r\n',
    ],
    ...[
      'Content-Disposition: form-data; name="a"\r\n',
      'content-disposition: form-data; name=b; filename="f.txt"\r\n',
    ],
    ...[
      "; filename*=utf-8''x",
      '; name="c"',
      '; name="a[]"',
      'name="\\""',
      'name="_charset_"',
      'content-disposition: attachment\r\n',
    ],
    ...[
      'Content-Type: application/json\r\n',
      'Content-Type: text/plain; charset=utf-8\r\n',
      'Content-Type: text/plain; charset=utf-7\r\n',
    ],
    ...[
      'Content-Type: image/png\r\n',
      'Content-Type: multipart/mixed; boundary=b2\r\n',
      'Content-Length: 3\r\n',
      ' folded\r\n',
    ],
    ...['Content-Transfer-Encoding: base64\r\n', 'Content-Transfer-Encoding: binary\r\n', ...JSON_WORDS],
  ],
  run: (input, random) => checkReader(() => requestReader(GENERIC, TYPE), input, random),
};
