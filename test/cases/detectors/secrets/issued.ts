/** Secrets that tools make and services hand out, logins in lists, settings of caches; and what reads alike and holds none. */
import { generated } from './tokens.ts';

const built = ['Walnut', '28!', 'Comet'].join('');
const chosen = ['tundra', '48', 'Osprey'].join('-');
const long = generated('an issued secret', 32);
const key = `${generated('a made key', 43)}=`;
const hex = generated('a made hex key', 64, 'hex');
const uuid = ['8c1f0e52', '6ad3', '4b79', '9e20', 'd47b5ac3168f'].join('-');

/** A rule, the texts in which it finds a value where `%` stands, and those in which it finds nothing. */
export const ISSUED_ROWS: readonly (readonly [
  rule: string,
  value: string,
  texts: readonly string[],
  misses: readonly string[],
])[] = [
  [
    'made-secret',
    key,
    [
      '$ openssl rand -base64 32\n%\n$ exit',
      'wg genkey\n%\n',
      'head -c 32 /dev/urandom | base64\n%',
      '# wg genpsk\r\n%\r\n',
    ],
    [
      `$ openssl dgst -sha256 a.iso\n${hex}\n`,
      'openssl rand -base64 756 > keyfile\nchmod-400-keyfile-for-all-of-us\n',
      'openssl rand -base64 32\n<output-of-the-command-above>\n',
      `openssl rand -base64 32\n${key} is one`,
      `sha256sum secrets\n${hex}\n`,
    ],
  ],
  [
    'made-secret',
    hex,
    ['bin/rails secret\n%\n', 'python3 -c "import secrets; print(secrets.token_hex(32))"\n%\n'],
    [],
  ],
  [
    'printed-column-secret',
    long,
    ['lease_duration     1h\npassword           %\nusername           v-app', 'secret_id    %\n'],
    [
      'password           string of characters\n',
      'token              required\n',
      `password           ${long} and more\n`,
      `the token          ${long}\n`,
      `commit_token       ${long}\n`,
    ],
  ],
  [
    'titled-secret',
    long,
    [
      'Your new client secret\n%\nClient ID\nabc',
      '## API key\n`%`\n',
      '**Webhook secret**\n%\n',
      'Copy your access token\r\n%\r\n',
    ],
    [
      `API key ID\n${long}\n`,
      `Client secret\n${long} is gone\n`,
      'Client secret\nis-not-shown-again-after-this-page\n',
      `The commit behind the API key\n${long}\n`,
      `Client secret\n${uuid}\n`,
    ],
  ],
  [
    'once-shown-secret',
    long,
    ['Your new client secret (shown only once)\n%\n', 'API token (keep it safe):\n%\n'],
    [
      `API key (ID)\nof ${long}\n`,
      `Checksum (of the client)\n${long}\n`,
      'Client secret (optional)\nnothing-is-set-for-this-client\n',
    ],
  ],
  [
    'realm-client-secret',
    uuid,
    [
      'keycloak:\n  credentials:\n    secret: %\n  resource: shop',
      '"resource": "shop",\n  "credentials": {\n    "secret": "%"\n  }',
      'keycloak.credentials.secret=%\n',
    ],
    [
      `credentials:\n  id: ${uuid}\n`,
      `secret: ${uuid}\n`,
      'credentials:\n  secret: shop-credentials\n',
      `"credentials": {"kid": "${uuid}"}`,
    ],
  ],
  [
    'collection-api-key',
    hex,
    [
      '"apikey":[{"key":"value","value":"%","type":"string"}]',
      '"apikey": [\n  {\n    "key": "value",\n    "value": "%"\n  }',
    ],
    [
      `"query":[{"key":"value","value":"${hex}"}]`,
      '"apikey":[{"key":"value","value":"{{api_key}}"}]',
      '"apikey":[{"key":"in","value":"header"}]',
    ],
  ],
  [
    'listed-pair-password',
    built,
    [
      '**Staging logins**\n- Console: `admin` / `%`\n',
      'Credentials:\n* Portal: app / %\n* Build 7',
      'Shared accounts\n\n1. Kibana -> lena : %\n',
      'Logins\n- Jira: `lena` / `Osprey-2024-x`\n- Portal: `lena` / `%`\n',
    ],
    [
      `Options\n- Mode: \`on\` / \`${built}\`\n`,
      'Logins\n- Portal: `on` / `off`\n',
      'Logins\n- Portal: docs / operations\n',
      `Logins of all who asked: see ${built}\n`,
    ],
  ],
  [
    'logged-pair-password',
    chosen,
    [
      'level=info user=lena pass=% ip=10.0.0.4',
      'options: username=lena,pwd=%,vers=3.0',
      'user="lena" pw="%"',
    ],
    [
      'user=lena pass=false ip=10.0.0.4',
      'tests=12 pass=12-of-12 fail=0',
      `stage=build pass=${chosen}`,
      `user=lena pass=\${PASS}`,
    ],
  ],
  [
    'encoded-pair-password',
    built,
    ['"Basic " ++ toBase64("lena:%")', 'base64encode("lena:%")'],
    ['toBase64("lena:password")', 'toBase64("content-type:text/plain")'],
  ],
  [
    'connecting-call-password',
    built,
    [
      `DriverManager.getConnection("jdbc:sqlserver://reports.warehouse.internal:1433;databaseName=orders;encrypt=true", "app", "%");`,
    ],
    [],
  ],
];

/** Names and values that other rules tell. */
export const ISSUED_GAPS: readonly (readonly [text: string, value: string])[] = [
  ['let secret = SecretString::new("%".into());', long],
  ['let token = SecretString::from("%");', long],
  ['{"ParameterKey":"DBPassword","ParameterValue":"%"}', built],
  ['Laptop password ..... %\n', built],
  ['MAIL_PASSWORD="%"', ['walnut', 'tundra', 'osprey', 'copper'].join(' ')],
  ["DB_PASSWORD='%'", ['v3lv3t', '300', 'anvil'].join('')],
  // A fragment of an address in front of a name in an attribute begins no parameter.
  ['<Password Type="profile-1.0#PasswordText">%</Password>', ['h9H!n7', 'Qh6u'].join('#')],
];

/** What reads like those, and holds none. */
export const ISSUED_LEFT: readonly string[] = [
  'Password rules ..... Page-12',
  'Passwords ..... 12\nTokens ..... 14',
  'MAIL_PASSWORD="enter your password here"',
  'MSG_PASSWORD="the same words used twice"',
  'password = "falcon copper velvet tundra"',
  'let secret = SecretString::new("your-secret-goes-here-now".into());',
  'the token is v1beta1-2024, the old one was v1alpha1-2023',
];
