/** Tokens of code hosts and package registries. */
import { issuer, type TokenKind } from '../kind.ts';

const GITHUB = 'GitHub Docs, about authentication to GitHub, token formats';
const GITLAB = 'GitLab Docs, token overview, token prefixes';
const ATLASSIAN = 'Atlassian Support, manage API tokens';

export const CODE_HOST_KINDS: readonly TokenKind[] = [
  ...issuer('GITHUB_TOKEN', GITHUB, [
    ['github-personal-token', 'GitHub personal access tokens', 'ghp_[alnum:36-255]'],
    ['github-oauth-token', 'GitHub OAuth access tokens', 'gho_[alnum:36-255]'],
    ['github-user-token', 'GitHub user tokens of applications', 'ghu_[alnum:36-255]'],
    ['github-server-token', 'GitHub installation tokens of applications', 'ghs_[alnum:36-255]'],
    [
      'github-stateless-server-token',
      'GitHub installation tokens that hold a JWT behind the number of the application',
      'ghs_[digit:1-12]_eyJ[name:12-400].[name:20-1200].[name:40-700]',
    ],
    ['github-refresh-token', 'GitHub refresh tokens of applications', 'ghr_[alnum:36-255]'],
    ['github-fine-grained-token', 'GitHub fine-grained personal access tokens', 'github_pat_[name:30-255]'],
    [
      'github-legacy-token',
      'GitHub tokens of the first form, named',
      '[hex:40]',
      { named: ['github', 'gh_token', 'x-oauth-basic'] },
    ],
  ]),
  ...issuer('GITLAB_TOKEN', GITLAB, [
    [
      'gitlab-routable-token',
      'GitLab personal access tokens with routing',
      'glpat-[name:20-300].[lower:2].[lower:9]',
    ],
    [
      'gitlab-first-routable-token',
      'GitLab personal access tokens with routing and no version',
      'glpat-[name:27-300].[lower:9]',
    ],
    [
      'gitlab-routable-runner-token',
      'GitLab runner authentication tokens with routing',
      'glrt-[name:27-300].[lower:2].[lower:9]',
    ],
    [
      'gitlab-first-routable-runner-token',
      'GitLab runner authentication tokens with routing and no version',
      'glrt-[name:27-300].[lower:9]',
    ],
    [
      'gitlab-job-jwt',
      'GitLab CI job tokens that are a JWT',
      'glcbt-eyJ[name:12-400].[name:20-2000].[name:40-700]',
    ],
    ['gitlab-personal-token', 'GitLab personal access tokens', 'glpat-[name:20-64]'],
    ['gitlab-deploy-token', 'GitLab deploy tokens', 'gldt-[name:20-64]'],
    ['gitlab-runner-token', 'GitLab runner authentication tokens', 'glrt-[name:20-64]'],
    ['gitlab-runner-registration-token', 'GitLab runner registration tokens', 'GR1348941[name:20-64]'],
    ['gitlab-job-token', 'GitLab CI job tokens', 'glcbt-[name:20-80]'],
    ['gitlab-trigger-token', 'GitLab pipeline trigger tokens', 'glptt-[name:20-64]'],
    ['gitlab-feed-token', 'GitLab feed tokens', 'glft-[name:20-64]'],
    ['gitlab-mail-token', 'GitLab incoming mail tokens', 'glimt-[name:20-64]'],
    ['gitlab-agent-token', 'GitLab agent for Kubernetes tokens', 'glagent-[name:40-64]'],
    ['gitlab-application-secret', 'GitLab OAuth application secrets', 'gloas-[name:40-80]'],
    ['gitlab-scim-token', 'GitLab SCIM tokens', 'glsoat-[name:20-64]'],
    ['gitlab-feature-flag-token', 'GitLab feature flags client tokens', 'glffct-[name:20-64]'],
    ['gitlab-workspace-token', 'GitLab workspace tokens', 'glwt-[name:20-64]'],
  ]),
  ...issuer('BITBUCKET_TOKEN', 'Bitbucket Cloud documentation, app passwords and access tokens', [
    ['bitbucket-app-password', 'Bitbucket app passwords', 'ATBB[alnum:28-36]', { accepts: hasDigit }],
    ['bitbucket-access-token', 'Bitbucket repository access tokens', 'ATCTT3xFfGN0[base64url:100-260]'],
  ]),
  ...issuer('ATLASSIAN_TOKEN', ATLASSIAN, [
    ['atlassian-token', 'Atlassian API tokens', 'ATATT3xFfGF0[base64url:100-260]'],
    ['atlassian-service-token', 'Atlassian tokens of service accounts', 'ATSTT3xFfGF0[base64url:100-260]'],
    [
      'atlassian-legacy-token',
      'Atlassian API tokens of the first form, named',
      '[alnum:24]',
      { named: ['atlassian', 'jira', 'confluence'] },
    ],
  ]),
  ...issuer('TRELLO_TOKEN', 'Trello REST API, authorization', [
    ['trello-token', 'Trello API tokens', 'ATTA[hex:64-72]'],
    ['trello-key', 'Trello API keys, named', '[hex:32]', { named: ['trello'] }],
  ]),
  ...issuer('SOURCEGRAPH_TOKEN', 'Sourcegraph documentation, access tokens', [
    ['sourcegraph-token', 'Sourcegraph access tokens', 'sgp_[hex:40]'],
    ['sourcegraph-instance-token', 'Sourcegraph access tokens of an instance', 'sgp_[hex:16]_[hex:40]'],
    ['sourcegraph-local-token', 'Sourcegraph access tokens of a local instance', 'sgp_local_[hex:40]'],
    ['sourcegraph-gateway-key', 'Sourcegraph licence and gateway keys', 'slk_[hex:64]'],
  ]),
  ...issuer('NPM_TOKEN', 'npm Docs, about access tokens', [
    ['npm-token', 'npm access tokens', 'npm_[alnum:36]'],
    ['npm-legacy-token', 'npm access tokens of the first form, named', '[uuid]', { named: ['_authtoken'] }],
  ]),
  ...issuer('PYPI_TOKEN', 'PyPI help, API tokens (macaroons)', [
    ['pypi-token', 'PyPI and TestPyPI upload tokens', 'pypi-AgE[name:50-250]'],
  ]),
  ...issuer('RUBYGEMS_KEY', 'RubyGems guides, API key scopes', [
    ['rubygems-key', 'RubyGems API keys', 'rubygems_[hex:48]'],
  ]),
  ...issuer('CRATES_TOKEN', 'The Cargo Book, publishing on crates.io', [
    ['crates-token', 'crates.io tokens', 'cio[alnum:32]', { accepts: hasDigit }],
  ]),
  ...issuer('NUGET_KEY', 'Microsoft Learn, NuGet API keys', [
    ['nuget-key', 'NuGet API keys', 'oy2[lower:43]'],
  ]),
  ...issuer('DOCKER_TOKEN', 'Docker documentation, access tokens', [
    ['docker-personal-token', 'Docker Hub personal access tokens', 'dckr_pat_[name:27]'],
    ['docker-organization-token', 'Docker Hub organization access tokens', 'dckr_oat_[name:32]'],
  ]),
  ...issuer('PACKAGIST_TOKEN', 'Private Packagist documentation, API authentication', [
    ['packagist-user-token', 'Packagist user tokens', 'packagist_uut_[hex:60-72]'],
    ['packagist-organization-token', 'Packagist organization tokens', 'packagist_ort_[hex:60-72]'],
    ['packagist-update-token', 'Packagist update tokens', 'packagist_out_[hex:60-72]'],
  ]),
  ...issuer('CLOJARS_TOKEN', 'Clojars wiki, deploy tokens', [
    ['clojars-token', 'Clojars deploy tokens', 'CLOJARS_[lower:60]'],
  ]),
  ...issuer('JFROG_TOKEN', 'JFrog documentation, access tokens and API keys', [
    ['jfrog-api-key', 'JFrog API keys', 'AKCp[alnum:69]'],
    ['jfrog-reference-token', 'JFrog reference tokens', 'cmVmdGtuO[alnum:50-60]'],
  ]),
  ...issuer('HEX_KEY', 'Hex documentation, API keys', [
    ['hex-key', 'Hex package manager keys, named', '[hex:32]', { named: ['hex_api', 'hexpm', 'hex.pm'] }],
  ]),
  ...issuer('POSTMAN_KEY', 'Postman documentation, API keys', [
    ['postman-key', 'Postman API keys', 'PMAK-[hex:24]-[hex:34]'],
    ['postman-collection-token', 'Postman collection access keys', 'PMAT-[upper:26]'],
  ]),
  ...issuer('README_KEY', 'ReadMe documentation, authentication', [
    ['readme-key', 'ReadMe API keys', 'rdme_[lower:70]'],
  ]),
  ...issuer('GITEA_TOKEN', 'Gitea and Forgejo documentation, API usage', [
    [
      'gitea-token',
      'Gitea and Forgejo tokens, named',
      '[hex:40]',
      { named: ['gitea', 'forgejo', 'codeberg'] },
    ],
  ]),
];

function hasDigit(key: string): boolean {
  return /\d/.test(key);
}
