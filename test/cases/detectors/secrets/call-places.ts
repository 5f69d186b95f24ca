/** Passwords in calls that log in, beside what they belong to, and keys in statements; and what has the same words and none. */
import { generated } from './tokens.ts';

const sid = generated('an account of a call', 32, 'hex');

/** `%` is where the password stands. */
export const CALLS: Readonly<Record<string, readonly string[]>> = {
  'second-parameter-password': [
    'request.basic_auth("svc", "%")',
    '.basic_auth("svc", Some("%"))',
    'request(app).get("/me").auth("svc", "%")',
    'new PasswordAuthentication("svc@shop.example", "%")',
    "ldap.simple_bind_s('cn=admin,dc=shop', '%')",
    'cx_Oracle.connect("hr", "%", "db/orcl")',
    "oci_connect('hr', '%', 'db/XE')",
    'new UsernamePasswordToken(\n  "svc",\n  "%")',
    `Mailjet.apiConnect('${sid}', '%')`,
  ],
  'third-parameter-password': [
    'ftp_login($conn, "svc", "%");',
    "ldap_bind($ldap, 'cn=admin,dc=shop', '%');",
    "new Sequelize('shop', 'app', '%', { host: 'db' })",
    'pymysql.connect("db", "app", "%", "shop")',
    'signInWithEmailAndPassword(auth, "eva@shop.example", "%")',
  ],
  'cache-call-password': ['red:auth("%")', 'jedis.auth("%");', "$redis->auth('%');"],
  'cache-command-password': ['AUTH %\n', '127.0.0.1:6379> AUTH default %\nOK', 'AUTH "%"\n'],
  'signing-text-key': [
    'Jwts.builder().signWith(SignatureAlgorithm.HS256, "%")',
    "app.use(cookieParser('%'))",
  ],
  'header-value-call': [
    'request.setValue("%", forHTTPHeaderField: "X-API-Key")',
    'request.addValue("Bearer %", forHTTPHeaderField: "Authorization")',
  ],
  'mail-pair-password': [
    'Yes: demo@shop.example / %\n',
    'demo@shop.example:%\n',
    'eva@mail.shop.example | %\n',
    'the demo login is `demo@shop.example` / `%`.',
  ],
  'other-one-password': [
    'the pw is in the vault and the vpn one is %, keep it',
    'We changed the password of the door. The new one: %\n',
    'creds for staging are the old ones\nand the other one is "%"',
    'new token is in the vault, the old one was %',
  ],
  'inserted-secret': [
    "INSERT INTO clients (id, name, client_secret, since) VALUES ('7', 'partner', '%', now());",
    "INSERT INTO hooks (url, secret) VALUES ('https://shop.example/h', '%')",
  ],
  'inserted-key': [
    "INSERT INTO settings (user_id, api_key) VALUES (7, '%');",
    "insert into apps (name, secretkey) values ('shop', '%')",
  ],
  'inserted-token': ["INSERT INTO sessions (user_id, access_token, ttl) VALUES (7, '%', 60);"],
  'inserted-refresh-token': [
    "INSERT INTO sessions (user_id, access_token, refresh_token) VALUES (7, 'none', '%');",
  ],
};

/** What has the same words, and no password. */
export const OTHER_CALLS: Readonly<Record<string, readonly string[]>> = {
  'second-parameter-password': [
    'request.basic_auth("svc", password)',
    'supabase.auth("svc", { type: "bearer" })',
    'passport.authenticate("jwt", options2)',
    "client.auth('user:read', 'repo')",
  ],
  'third-parameter-password': [
    'ftp_login($conn, $user, $password1);',
    "new Sequelize('shop', 'app', process.env.PASSWORD)",
    'pymysql.connect(host, user, password2)',
  ],
  'cache-call-password': [
    'passport.auth("oauth2-bearer")',
    'app.auth("basic")',
    'firebase.auth().currentUser',
    'auth("Walnut-Comet-!-28")',
  ],
  'cache-command-password': [
    'AUTH required for Build-2024-11',
    'the AUTH Walnut-Comet-!-28 command',
    'auth sufficient pam_unix2.so',
    'auth basic_v2\n',
  ],
  'signing-text-key': ['signWith(SignatureAlgorithm.RS256, privateKey1)', 'app.use(cookieParser())'],
  'header-value-call': [
    'request.setValue("application/json1", forHTTPHeaderField: "Content-Type")',
    'view.setValue("Walnut-Comet-!-28-and-more", forKey: "title")',
  ],
  'mail-pair-password': [
    'git@shop.example:Team/C++-2.0.git',
    'ssh deploy@db.shop.example:22',
    'eva@shop.example / 2024-03-01',
    'eva@shop.example: Thanks for the parcel!',
    'mail eva@shop.example | tee Log2.txt',
    '@decorator.call2 / Walnut-Comet-!-28',
  ],
  'other-one-password': [
    'the password page is old, the new one is user-friendly',
    'the first password field, and the second one is optional',
    'this one is Walnut-Comet-!-28',
    'the token expired, the old one was issued-in-2024',
    'the login form, and this one is well-known-to-us',
  ],
  'inserted-secret': [
    "INSERT INTO hooks (url, secret) VALUES (?, 'Walnut-28')",
    "INSERT INTO hooks (url, secret_name) VALUES ('a', 'aB3dE5gH7jK9mN1pQ2rS4tU6')",
  ],
  'inserted-key': [
    "INSERT INTO settings (user_id, api_key) VALUES (7, 'settings.shop.key');",
    "INSERT INTO rows (id, sort_key) VALUES (7, 'aB3dE5gH7jK9mN1pQ2rS4tU6');",
  ],
  'inserted-token': [
    "INSERT INTO words (id, token) VALUES (7, 'internationalization');",
    "INSERT INTO words (id, page_token) VALUES (7, 'aB3dE5gH7jK9mN1pQ2rS4tU6');",
  ],
  'inserted-refresh-token': ["INSERT INTO s (id, refresh_tokens) VALUES (7, 'aB3dE5gH7jK9mN1pQ2rS4tU6');"],
};
