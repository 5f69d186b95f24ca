/** Keys of identity and security services. */
import { issuer, type TokenKind } from '../kind.ts';

const PASETO = 'PASETO specification, token format (paseto-standard)';
const PASERK = 'PASERK specification, types of keys (paseto-standard)';

export const IDENTITY_KINDS: readonly TokenKind[] = [
  ...issuer('OKTA_TOKEN', 'Okta developer documentation, API tokens', [
    ['okta-token', 'Okta API tokens, named', '00[name:40]', { named: ['okta', 'ssws'] }],
  ]),
  ...issuer('AUTH0_SECRET', 'Auth0 documentation, client secrets', [
    ['auth0-secret', 'Auth0 client secrets, named', '[name:64]', { named: ['auth0'] }],
  ]),
  ...issuer('DUO_SECRET', 'Duo documentation, protecting applications', [
    ['duo-secret', 'Duo secret keys, named', '[alnum:40]', { named: ['duo_', 'duo skey', 'duosecurity'] }],
  ]),
  ...issuer('STYTCH_SECRET', 'Stytch documentation, API keys', [
    ['stytch-secret', 'Stytch secrets', 'secret-live-[name:36]='],
    ['stytch-plain-secret', 'Stytch secrets without padding', 'secret-live-[name:36]'],
    ['stytch-test-secret', 'Stytch secrets for test data', 'secret-test-[name:36]', { score: 0.7 }],
  ]),
  ...issuer('PASETO', PASETO, [
    ['paseto-v1-local-token', 'PASETO encrypted tokens of version 1', 'v1.local.[name:86-4000]'],
    ['paseto-v1-public-token', 'PASETO signed tokens of version 1', 'v1.public.[name:86-4000]'],
    ['paseto-v2-local-token', 'PASETO encrypted tokens of version 2', 'v2.local.[name:86-4000]'],
    ['paseto-v2-public-token', 'PASETO signed tokens of version 2', 'v2.public.[name:86-4000]'],
    ['paseto-v3-local-token', 'PASETO encrypted tokens of version 3', 'v3.local.[name:86-4000]'],
    ['paseto-v3-public-token', 'PASETO signed tokens of version 3', 'v3.public.[name:86-4000]'],
    ['paseto-v4-local-token', 'PASETO encrypted tokens of version 4', 'v4.local.[name:86-4000]'],
    ['paseto-v4-public-token', 'PASETO signed tokens of version 4', 'v4.public.[name:86-4000]'],
  ]),
  ...issuer('PASETO_KEY', PASERK, [
    ['paserk-v2-shared-key', 'PASETO shared keys of version 2', 'k2.local.[name:43]'],
    ['paserk-v3-shared-key', 'PASETO shared keys of version 3', 'k3.local.[name:43]'],
    ['paserk-v4-shared-key', 'PASETO shared keys of version 4', 'k4.local.[name:43]'],
    ['paserk-v2-secret-key', 'PASETO secret keys of version 2', 'k2.secret.[name:86]'],
    ['paserk-v3-secret-key', 'PASETO secret keys of version 3', 'k3.secret.[name:64]'],
    ['paserk-v4-secret-key', 'PASETO secret keys of version 4', 'k4.secret.[name:86]'],
  ]),
  ...issuer('JUMPCLOUD_KEY', 'JumpCloud documentation, API keys', [
    ['jumpcloud-key', 'JumpCloud API keys', 'jca_[alnum:36]'],
    [
      'jumpcloud-legacy-key',
      'JumpCloud API keys of the first form, named',
      '[hex:40]',
      { named: ['jumpcloud'] },
    ],
  ]),
  ...issuer('CAPTCHA_SECRET', 'manuals of hCaptcha, reCAPTCHA and Turnstile: verify the response', [
    ['hcaptcha-secret', 'hCaptcha secrets', 'ES_[hex:32]'],
    [
      'hcaptcha-legacy-secret',
      'hCaptcha secrets of the first form, named',
      '0x[hex:40]',
      { named: ['hcaptcha'] },
    ],
    [
      'recaptcha-secret',
      'reCAPTCHA secrets, named',
      '6L[name:38]',
      { named: ['recaptcha_secret', 'recaptcha secret', 'recaptcha_private', 'recaptchasecret'] },
    ],
    [
      'turnstile-secret',
      'Turnstile secrets, named',
      '0x4AAAAAAA[name:20-28]',
      { named: ['turnstile_secret', 'turnstile secret', 'turnstilesecret'] },
    ],
  ]),
  ...issuer('SHODAN_KEY', 'Shodan developers, API keys', [
    ['shodan-key', 'Shodan keys, named', '[alnum:32]', { named: ['shodan'] }],
  ]),
  ...issuer('VIRUSTOTAL_KEY', 'VirusTotal documentation, authentication', [
    ['virustotal-key', 'VirusTotal keys, named', '[hex:64]', { named: ['virustotal', 'vt_api', 'x-apikey'] }],
  ]),
  ...issuer('ABUSEIPDB_KEY', 'AbuseIPDB documentation, authentication', [
    ['abuseipdb-key', 'AbuseIPDB keys, named', '[hex:80]', { named: ['abuseipdb'] }],
  ]),
  ...issuer('HIBP_KEY', 'Have I Been Pwned, API documentation', [
    ['hibp-key', 'Have I Been Pwned keys, named', '[hex:32]', { named: ['hibp', 'haveibeenpwned'] }],
  ]),
  ...issuer('SECURITYTRAILS_KEY', 'SecurityTrails documentation, authentication', [
    ['securitytrails-key', 'SecurityTrails keys, named', '[alnum:32]', { named: ['securitytrails'] }],
  ]),
  ...issuer('SSLMATE_KEY', 'SSLMate documentation, API credentials', [
    ['sslmate-key', 'SSLMate keys, named', '[digit:2-6]_[alnum:20-24]', { named: ['sslmate'] }],
  ]),
  ...issuer('SVIX_KEY', 'Svix documentation, API keys', [
    ['svix-key', 'Svix API keys', 'testsk_[name:24-48].[lower:2]', { score: 0.7 }],
    ['svix-live-key', 'Svix API keys for live data', 'sk_[name:32].[lower:2]'],
  ]),
  ...issuer('NETBIRD_TOKEN', 'NetBird documentation, personal access tokens', [
    ['netbird-token', 'NetBird personal access tokens', 'nbp_[alnum:36]'],
  ]),
  ...issuer('ORY_TOKEN', 'Ory documentation, API keys and session tokens', [
    ['ory-project-key', 'Ory project API keys', 'ory_pat_[alnum:32]'],
    ['ory-key', 'Ory project API keys of the later form', 'ory_apikey_[alnum:32-64]'],
    ['ory-workspace-key', 'Ory workspace API keys', 'ory_wak_[alnum:32-64]'],
    ['ory-session-token', 'Ory session tokens', 'ory_st_[alnum:32]'],
  ]),
  ...issuer('DOTENV_KEY', 'dotenv-vault documentation, DOTENV_KEY', [
    [
      'dotenv-vault-key',
      'addresses of dotenv-vault with the key that decrypts',
      'dotenv://:key_[hex:64]@dotenv.org',
    ],
  ]),
];
