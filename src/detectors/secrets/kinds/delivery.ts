/** Tokens of build, test, release and secret-keeping services. */
import { issuer, type TokenKind } from '../kind.ts';

export const DELIVERY_KINDS: readonly TokenKind[] = [
  ...issuer('CIRCLECI_TOKEN', 'CircleCI documentation, managing API tokens', [
    ['circleci-personal-token', 'CircleCI personal tokens', 'CCIPAT_[alnum:22]_[hex:40]'],
    ['circleci-project-token', 'CircleCI project tokens', 'CCIPRJ_[alnum:22]_[hex:40]'],
    [
      'circleci-legacy-token',
      'CircleCI tokens of the first form, named',
      '[hex:40]',
      { named: ['circleci', 'circle_ci', 'circle-token'] },
    ],
  ]),
  ...issuer('BUILDKITE_TOKEN', 'Buildkite documentation, managing API access tokens', [
    ['buildkite-token', 'Buildkite API tokens', 'bkua_[hex:40]'],
    ['buildkite-agent-token', 'Buildkite agent tokens', 'bkct_[alnum:40-60]'],
  ]),
  ...issuer('TRAVIS_TOKEN', 'Travis CI documentation, API tokens', [
    ['travis-token', 'Travis CI tokens, named', '[name:22]', { named: ['travis'] }],
  ]),
  ...issuer('DRONE_TOKEN', 'Drone documentation, API authentication', [
    ['drone-token', 'Drone tokens, named', '[alnum:32]', { named: ['drone_', 'droneci', 'drone-token'] }],
  ]),
  ...issuer('CODECOV_TOKEN', 'Codecov documentation, tokens', [
    ['codecov-token', 'Codecov upload tokens, named', '[uuid]', { named: ['codecov'] }],
    ['codecov-access-token', 'Codecov access tokens, named', '[hex:32]', { named: ['codecov'] }],
  ]),
  ...issuer('COVERALLS_TOKEN', 'Coveralls documentation, repository tokens', [
    ['coveralls-token', 'Coveralls repository tokens, named', '[alnum:32-37]', { named: ['coveralls'] }],
  ]),
  ...issuer('SONAR_TOKEN', 'SonarQube documentation, managing tokens', [
    ['sonar-user-token', 'SonarQube user tokens', 'squ_[hex:40]'],
    ['sonar-project-token', 'SonarQube project analysis tokens', 'sqp_[hex:40]'],
    ['sonar-global-token', 'SonarQube global analysis tokens', 'sqa_[hex:40]'],
    ['sonar-legacy-token', 'SonarQube and SonarCloud tokens, named', '[hex:40]', { named: ['sonar'] }],
  ]),
  ...issuer('SNYK_TOKEN', 'Snyk documentation, API authentication', [
    ['snyk-token', 'Snyk API tokens, named', '[uuid]', { named: ['snyk'] }],
    [
      'snyk-signed-token',
      'Snyk personal access tokens, signed',
      'snyk_uat.[hex:8].[name:60-400].[name:40-200]',
    ],
    ['snyk-personal-token', 'Snyk personal access tokens', 'snyk_uat.[hex:8].[name:60-400]'],
    ['snyk-service-token', 'Snyk tokens of service accounts', 'snyk_sat.[hex:8].[name:60-400].[name:40-200]'],
  ]),
  ...issuer('SOCKET_TOKEN', 'Socket documentation, API tokens', [
    // The one that the tools of Socket carry for everybody begins otherwise.
    [
      'socket-token',
      'Socket API tokens',
      'sktsec_[name:30-90]',
      { accepts: (token) => !token.includes('--RAN5U4') },
    ],
  ]),
  ...issuer('SEMGREP_TOKEN', 'Semgrep documentation, API tokens', [
    ['semgrep-token', 'Semgrep tokens, named', '[hex:64]', { named: ['semgrep'] }],
  ]),
  ...issuer('JENKINS_TOKEN', 'Jenkins handbook, API tokens', [
    ['jenkins-token', 'Jenkins API tokens, named', '11[hex:32]', { named: ['jenkins'] }],
    [
      'jenkins-legacy-token',
      'Jenkins API tokens of the first form, named',
      '[hex:32]',
      { named: ['jenkins'] },
    ],
  ]),
  ...issuer('HARNESS_TOKEN', 'Harness documentation, API keys', [
    ['harness-personal-token', 'Harness personal access tokens', 'pat.[name:22].[hex:24].[alnum:20]'],
    ['harness-service-token', 'Harness service account tokens', 'sat.[name:22].[hex:24].[alnum:20]'],
  ]),
  ...issuer('OCTOPUS_KEY', 'Octopus documentation, API keys', [
    ['octopus-key', 'Octopus Deploy API keys', 'API-[upper:25-32]', { accepts: hasDigit }],
  ]),
  ...issuer('PREFECT_KEY', 'Prefect documentation, manage API keys', [
    ['prefect-user-key', 'Prefect user keys', 'pnu_[alnum:36]'],
    ['prefect-service-key', 'Prefect service account keys', 'pnb_[alnum:36]'],
  ]),
  ...issuer('DBT_TOKEN', 'dbt documentation, service account tokens', [
    ['dbt-service-token', 'dbt Cloud service tokens', 'dbtc_[name:40-60]'],
    ['dbt-user-token', 'dbt Cloud user tokens', 'dbtu_[name:40-60]'],
  ]),
  ...issuer('BITRISE_TOKEN', 'Bitrise documentation, API authentication', [
    ['bitrise-token', 'Bitrise tokens, named', '[name:86]', { named: ['bitrise'] }],
  ]),
  ...issuer('CYPRESS_KEY', 'Cypress documentation, record keys', [
    [
      'cypress-record-key',
      'Cypress record keys, named',
      '[uuid]',
      { named: ['cypress', 'record_key', 'record-key'] },
    ],
  ]),
  ...issuer('BROWSERSTACK_KEY', 'BrowserStack documentation, access keys', [
    ['browserstack-key', 'BrowserStack access keys, named', '[alnum:20]', { named: ['browserstack'] }],
  ]),
  ...issuer('SAUCE_KEY', 'Sauce Labs documentation, user settings', [
    ['sauce-key', 'Sauce Labs access keys, named', '[uuid]', { named: ['sauce'] }],
  ]),
  ...issuer('LAMBDATEST_KEY', 'LambdaTest documentation, access keys', [
    ['lambdatest-key', 'LambdaTest access keys, named', '[alnum:50]', { named: ['lambdatest', 'lt_access'] }],
  ]),
  ...issuer('APPLITOOLS_KEY', 'Applitools documentation, API keys', [
    ['applitools-key', 'Applitools API keys, named', '[name:48-52]', { named: ['applitools'] }],
  ]),
  ...issuer('CHROMATIC_TOKEN', 'Chromatic documentation, project tokens', [
    ['chromatic-token', 'Chromatic project tokens', 'chpt_[hex:12-20]'],
  ]),
  ...issuer('EXPO_TOKEN', 'Expo documentation, programmatic access', [
    ['expo-token', 'Expo access tokens, named', '[name:40]', { named: ['expo_token', 'expo token', 'eas_'] }],
  ]),
  ...issuer('INFRACOST_KEY', 'Infracost documentation, API keys', [
    ['infracost-key', 'Infracost API keys', 'ico-[alnum:32]'],
  ]),
  ...issuer('VAULT_TOKEN', 'HashiCorp Vault documentation, tokens', [
    ['vault-service-token', 'Vault service tokens', 'hvs.[name:24-200]'],
    ['vault-batch-token', 'Vault batch tokens', 'hvb.[name:100-300]'],
    ['vault-recovery-token', 'Vault recovery tokens', 'hvr.[name:24-200]'],
    ['vault-legacy-token', 'Vault tokens of the first form, named', 's.[alnum:24]', { named: ['vault'] }],
  ]),
  ...issuer('HASHICORP_TOKEN', 'HashiCorp Consul and Nomad documentation, ACL tokens', [
    ['consul-token', 'ACL tokens of Consul, named', '[uuid]', { named: ['consul'] }],
    ['nomad-token', 'ACL tokens of Nomad, named', '[uuid]', { named: ['nomad'] }],
  ]),
  ...issuer('DOPPLER_TOKEN', 'Doppler documentation, token formats', [
    ['doppler-personal-token', 'Doppler personal tokens', 'dp.pt.[alnum:40-44]'],
    ['doppler-service-token', 'Doppler service tokens', 'dp.st.[name:2-35].[alnum:40-44]'],
    ['doppler-plain-service-token', 'Doppler service tokens without a config', 'dp.st.[alnum:40-44]'],
    ['doppler-cli-token', 'Doppler command-line tokens', 'dp.ct.[alnum:40-44]'],
    ['doppler-account-token', 'Doppler service account tokens', 'dp.sa.[alnum:40-44]'],
    ['doppler-scim-token', 'Doppler SCIM tokens', 'dp.scim.[alnum:40-44]'],
    ['doppler-audit-token', 'Doppler audit tokens', 'dp.audit.[alnum:40-44]'],
  ]),
  ...issuer('INFISICAL_TOKEN', 'Infisical documentation, service tokens', [
    ['infisical-token', 'Infisical service tokens', 'st.[hex:24].[hex:32].[hex:32]'],
  ]),
  ...issuer(
    'ONEPASSWORD_TOKEN',
    '1Password developer documentation, service accounts; about your Secret Key',
    [
      ['onepassword-service-token', '1Password service account tokens', 'ops_eyJ[base64url:200-1200]'],
      [
        'onepassword-secret-key',
        '1Password secret keys',
        'A3-[upper:6]-[upper:6]-[upper:5]-[upper:5]-[upper:5]-[upper:5]',
      ],
      [
        'onepassword-long-secret-key',
        '1Password secret keys with a long part',
        'A3-[upper:6]-[upper:11]-[upper:5]-[upper:5]-[upper:5]',
      ],
    ],
  ),
  ...issuer('BITWARDEN_TOKEN', 'Bitwarden documentation, Secrets Manager access tokens', [
    ['bitwarden-token', 'Bitwarden access tokens', '0.[uuid].[alnum:30]:[base64:22]=='],
  ]),
  ...issuer('AGE_KEY', 'age specification, X25519 identities', [
    ['age-secret-key', 'age secret keys', 'AGE-SECRET-KEY-1[upper:58]'],
  ]),
  ...issuer('INNGEST_KEY', 'Inngest documentation, signing keys', [
    ['inngest-signing-key', 'Inngest signing keys', 'signkey-prod-[hex:64]'],
    ['inngest-branch-signing-key', 'Inngest signing keys of branch environments', 'signkey-branch-[hex:64]'],
  ]),
  ...issuer('NGROK_TOKEN', 'ngrok documentation, authtokens and API keys', [
    ['ngrok-token', 'ngrok tokens, named', '[alnum:26-28]_[alnum:20-22]', { named: ['ngrok'] }],
  ]),
  ...issuer('TAILSCALE_KEY', 'Tailscale documentation, key prefixes', [
    ['tailscale-api-key', 'Tailscale API keys', 'tskey-api-[alnum:10-20]-[alnum:20-40]'],
    ['tailscale-auth-key', 'Tailscale auth keys', 'tskey-auth-[alnum:10-20]-[alnum:20-40]'],
    ['tailscale-client-secret', 'Tailscale OAuth client secrets', 'tskey-client-[alnum:10-20]-[alnum:20-40]'],
    ['tailscale-scim-key', 'Tailscale SCIM keys', 'tskey-scim-[alnum:10-20]-[alnum:20-40]'],
    ['tailscale-webhook-secret', 'Tailscale webhook secrets', 'tskey-webhook-[alnum:10-20]-[alnum:20-40]'],
  ]),
  ...issuer('TRIGGER_KEY', 'Trigger.dev documentation, API keys', [
    ['trigger-live-key', 'Trigger.dev secret keys for production', 'tr_prod_[alnum:16-30]'],
    ['trigger-development-key', 'Trigger.dev secret keys for development', 'tr_dev_[alnum:16-30]'],
    ['trigger-personal-token', 'Trigger.dev personal access tokens', 'tr_pat_[alnum:30-48]'],
  ]),
  ...issuer('TEAMCITY_TOKEN', 'TeamCity documentation, access tokens', [
    ['teamcity-token', 'TeamCity access tokens', 'eyJ0eXAiOiAiVENWMiJ9.[base64url:20-80].[base64url:30-100]'],
  ]),
];

function hasDigit(key: string): boolean {
  return /\d/.test(key);
}
