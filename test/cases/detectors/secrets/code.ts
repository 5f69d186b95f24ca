/** What stands behind a name for a secret in code, headers and settings, and is none; and keys that everybody has read. */
import { generated } from './tokens.ts';

const hex = generated('a digest', 16, 'hex');
const base64 = (bytes: number) => Buffer.from(generated('a nonce', bytes)).toString('base64');
/** Parts of published keys are joined here, so that no tool takes this file for one that holds a key. */
const published = (...parts: readonly string[]) => parts.join('');

/** Names of code, of resources and of things that have a key or token in their name. */
export const NO_SECRETS_OF_CODE: readonly string[] = [
  'The following key was pushed to GitHub in commit 50fbc039b411ee9d9275ce704b3525e6b48e587a.',
  'The secret was fixed on GitHub (sha 50fbc039b411ee9d9275ce704b3525e6b48e587a).',
  'github key rotated, see revision: 50fbc039b411ee9d9275ce704b3525e6b48e587a',
  'the token check of github was reverted in 50fbc039b411ee9d9275ce704b3525e6b48e587a',
  'github token scan of main at 50fbc039b411ee9d9275ce704b3525e6b48e587a',
  'Trello key page, etag "50fbc039b411ee9d9275ce704b3525e6"',
  'PKCS8_PRIV_KEY_INFO *PKCS8_decrypt_ex(const X509_SIG *p8);',
  'SRP_user_pwd *SRP_VBASE_get_by_user(SRP_VBASE *vb);',
  'SECKEYPrivateKey *SECKEY_CreateECPrivateKey(SECKEYECParams *p);',
  '    .reentrant_key = Py_tss_NEEDS_INIT,',
  'if obj_key == cfnlint.helpers.FUNCTION_IF:',
  'while (token.kind === _tokenKind.TokenKind.COMMENT);',
  "  ['400 cmek_key_disabled', CMEKKeyDisabledError],",
  "UnavailableMemberError('hold_key', registry_1.FAMILY)",
  'private_key: PKCS7PrivateKeyTypes,',
  `"AWS::SecretsManager::Secret": "${hex}",`,
  `"AWS::IAM::AccessKey": "${hex}",`,
  '"encryptionKey": "arn:aws:kms:us-west-2:111122223333:key/a1b2c3d4-5678-90ab-cdef-8a7b6c5d4e3f"',
  'See http://docs.aws.amazon.com/AmazonS3/latest/API/RESTBucketPUTacl for more',
  '--change-token 12cs345-67cd-890b-1cd2-c3a4567d89f1',
  `Sec-WebSocket-Key: ${base64(16)}`,
  `Surrogate-Key: ${generated('a page', 25)}`,
  `x-amz-server-side-encryption-customer-key-MD5: ${base64(16)}`,
  `--starting-token ${base64(33)}`,
  `"PolicyUpdateToken": "1:${base64(16)}"`,
  'Token: `urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6`,',
  '"local": {Credentials: &testCredentials{transportCredentials: local}}',
  'return &bundle{transportCredentials: &reloadingCreds{provider: provider}}',
  'if *privateKey1 == *privateKey2 {',
  'Keys are held raw (`*rsa.PrivateKey`, `*ecdsa.PrivateKey`, and so on)',
  `csrf_token: ${generated('a form', 32, 'hex')}`,
  `<meta name="csrf-token" content="${generated('a page', 40)}">`,
  `<input type="hidden" name="csrfToken" value="${generated('a form', 40)}">`,
  `<input name="__RequestVerificationToken" value="CfDJ8${generated('a form', 130)}">`,
  `authenticity_token=${generated('a form', 86, 'base64')}==`,
  `X-XSRF-TOKEN: ${generated('a page', 36)}`,
  `--device-secret-verifier-config Verifier=${base64(16)}`,
];

/** Keys of emulators, tests and documentation, and the token of jwt.io. */
export const PUBLISHED_KEYS: readonly string[] = [
  published(
    'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50',
    'uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;',
  ),
  published(
    'AccountEndpoint=https://localhost:8081/;AccountKey=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4',
    'b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==',
  ),
  published('curl https://api.stripe.com/v1/charges -u sk_', 'test_4eC39HqLyjWDarjtT1zdp7dc:'),
  published('Authorization: token gh', 'p_16C7e42F292c6912E7710c838347Ae178B4a'),
  published('RECAPTCHA_SECRET=6LeIxAcTAAAAAGG-vFI1', 'TnRWxMZNFuojJ4WifJWe'),
  published('client_id=s6BhdRkqt3&client_secret=7Fjfp0ZBr1Kt', 'DRbnfVdmIw'),
  published(
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ',
    '.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
  ),
];
