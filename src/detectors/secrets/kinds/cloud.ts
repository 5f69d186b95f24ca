/** Keys of clouds and of where things are hosted. */
import { issuer, type TokenKind } from '../kind.ts';

const AWS_IDS = 'AWS IAM User Guide, unique identifiers';
const AZURE_KEYS = 'Microsoft Learn, sensitive information types: Azure credentials';

export const CLOUD_KINDS: readonly TokenKind[] = [
  ...issuer('AWS_ACCESS_KEY_ID', AWS_IDS, [
    ['aws-access-key-id', 'AWS access key ids', 'AKIA[upper:16]'],
    ['aws-temporary-key-id', 'AWS access key ids of temporary credentials', 'ASIA[upper:16]'],
    ['aws-bearer-token-id', 'AWS STS service bearer token ids', 'ABIA[upper:16]'],
    ['aws-context-credential-id', 'AWS context-specific credential ids', 'ACCA[upper:16]'],
  ]),
  ...issuer('AWS_SESSION_TOKEN', 'AWS STS API reference, Credentials', [
    ['aws-session-token', 'AWS session tokens', 'IQoJb3JpZ2lu[base64:200-1200]'],
    ['aws-session-token-older', 'AWS session tokens of the older form', 'FwoGZXIvYXdz[base64:200-1200]'],
  ]),
  ...issuer('AWS_BEDROCK_KEY', 'Amazon Bedrock User Guide, API keys', [
    ['aws-bedrock-key', 'Amazon Bedrock API keys', 'ABSK[base64:100-140]'],
  ]),
  ...issuer('AWS_MWS_TOKEN', 'Amazon Marketplace Web Service developer guide', [
    ['amazon-mws-token', 'Amazon MWS tokens', 'amzn.mws.[uuid]'],
  ]),
  ...issuer('GOOGLE_API_KEY', 'Google Cloud documentation, API keys', [
    ['google-api-key', 'Google API keys', 'AIza[name:35]'],
    ['google-auth-key', 'Google API keys that are bound to a service account', 'AQ.Ab[name:46-56]'],
  ]),
  ...issuer('GOOGLE_OAUTH_SECRET', 'Google Identity documentation, OAuth 2.0 client credentials', [
    ['google-oauth-client-secret', 'Google OAuth client secrets', 'GOCSPX-[name:28]'],
    ['google-access-token', 'Google OAuth access tokens', 'ya29.[name:40-400]'],
    ['google-refresh-token', 'Google OAuth refresh tokens', '1//0[name:40-120]'],
  ]),
  ...issuer('GOOGLE_HMAC_KEY', 'Google Cloud Storage documentation, HMAC keys', [
    [
      'google-hmac-service-account-id',
      'Google Cloud Storage HMAC key ids of service accounts',
      'GOOG1E[upper:55]',
    ],
    ['google-hmac-user-id', 'Google Cloud Storage HMAC key ids of users', 'GOOG[upper:20]'],
  ]),
  ...issuer('AZURE_STORAGE_KEY', 'Microsoft Learn, manage storage account access keys', [
    [
      'azure-storage-key',
      'Azure Storage account keys, named',
      '[base64:86]==',
      {
        named: [
          'accountkey',
          'account_key',
          'account-key',
          'account key',
          'storage_key',
          'storage key',
          'storagekey',
          'sharedkeycredential',
          ...['storagecredentials', 'primary_access_key', 'primaryaccesskey', 'secondary_access_key'],
          'blob',
          'azure',
        ],
        score: 0.99,
      },
    ],
  ]),
  ...issuer('AZURE_CLIENT_SECRET', 'Microsoft Learn, application credentials in Microsoft Entra ID', [
    ['azure-client-secret', 'secrets of applications in Microsoft Entra ID', '[dotted:3]8Q~[dotted:31-34]'],
    ['azure-client-secret-7q', 'the same, of the form before', '[dotted:3]7Q~[dotted:31-34]'],
  ]),
  ...issuer('AZURE_SAS_TOKEN', 'Microsoft Learn, grant limited access with shared access signatures', [
    ['azure-sas-signature', 'signatures of shared access', 'sig=[escaped:43-90]', { accepts: isSignature }],
  ]),
  ...issuer('AZURE_DEVOPS_TOKEN', 'Microsoft Learn, use personal access tokens (Azure DevOps)', [
    [
      'azure-devops-token',
      'Azure DevOps tokens, named',
      '[lower:52]',
      { named: ['azure', 'devops', 'ado_', 'vsts', 'az_pat'] },
    ],
    [
      'azure-devops-token-marked',
      'Azure DevOps tokens with a mark inside',
      '[alnum:76]AZDO[alnum:4]',
      { named: ['azure', 'devops', 'ado_', 'vsts', 'az_pat'] },
    ],
  ]),
  ...issuer('AZURE_KEY', AZURE_KEYS, [
    ['azure-function-key', 'Azure Functions keys', '[name:44]AzFu[name:4-6]=='],
    ['azure-search-key', 'Azure AI Search keys', '[alnum:42]AzSe[alnum:6]'],
    [
      'azure-service-bus-key',
      'Azure Service Bus, Event Hubs and Relay keys, named',
      '[base64:43]=',
      { named: ['sharedaccesskey', 'servicebus', 'eventhub', 'service_bus'] },
    ],
    [
      'azure-subscription-key',
      'Azure API Management subscription keys, named',
      '[hex:32]',
      { named: ['ocp-apim-subscription', 'subscription-key', 'subscription_key'] },
    ],
  ]),
  ...issuer('AZURE_KEY', 'Microsoft security-utilities, common annotated security keys', [
    ['azure-annotated-key', 'Azure keys with the mark of all annotated keys', '[alnum:52]JQQJ99[alnum:26]'],
  ]),
  ...issuer('DIGITALOCEAN_TOKEN', 'DigitalOcean API reference, authentication', [
    ['digitalocean-personal-token', 'DigitalOcean personal access tokens', 'dop_v1_[hex:64]'],
    ['digitalocean-oauth-token', 'DigitalOcean OAuth tokens', 'doo_v1_[hex:64]'],
    ['digitalocean-refresh-token', 'DigitalOcean refresh tokens', 'dor_v1_[hex:64]'],
    ['digitalocean-spaces-key', 'DigitalOcean Spaces key ids', 'DO00[upper:16]'],
  ]),
  ...issuer('LINODE_TOKEN', 'Akamai Linode API documentation, personal access tokens', [
    ['linode-token', 'Linode tokens, named', '[hex:64]', { named: ['linode'] }],
  ]),
  ...issuer('HETZNER_TOKEN', 'Hetzner Cloud API documentation, authentication', [
    ['hetzner-token', 'Hetzner Cloud tokens, named', '[alnum:64]', { named: ['hetzner', 'hcloud'] }],
  ]),
  ...issuer('VULTR_KEY', 'Vultr API documentation, authentication', [
    ['vultr-key', 'Vultr API keys, named', '[upper:36]', { named: ['vultr'] }],
  ]),
  ...issuer('SCALEWAY_KEY', 'Scaleway documentation, API keys', [
    ['scaleway-access-key', 'Scaleway access keys', 'SCW[upper:17]'],
    ['scaleway-secret-key', 'Scaleway secret keys, named', '[uuid]', { named: ['scaleway', 'scw_secret'] }],
  ]),
  ...issuer('OVH_KEY', 'OVHcloud documentation, first steps with the API', [
    ['ovh-key', 'OVHcloud application secrets and consumer keys, named', '[alnum:32]', { named: ['ovh'] }],
  ]),
  ...issuer('CLOUDFLARE_TOKEN', 'Cloudflare API documentation, create API token', [
    [
      'cloudflare-token',
      'Cloudflare API tokens, named',
      '[name:40]',
      { named: ['cloudflare', 'cf_api', 'cf-api', 'cf_token'] },
    ],
    [
      'cloudflare-global-key',
      'Cloudflare global API keys, named',
      '[hex:37]',
      { named: ['cloudflare', 'x-auth-key', 'cf_api'] },
    ],
    [
      'cloudflare-scannable-token',
      'Cloudflare API tokens and keys with a prefix and a checksum',
      'cf[lower:1-2]_[alnum:40][hex:8]',
    ],
    ['cloudflare-origin-ca-key', 'Cloudflare Origin CA keys', 'v1.0-[hex:24]-[hex:146]'],
  ]),
  ...issuer('ALIBABA_KEY', 'Alibaba Cloud documentation, AccessKey pairs', [
    ['alibaba-access-key-id', 'Alibaba Cloud AccessKey ids', 'LTAI[alnum:12-20]', { accepts: hasDigit }],
    [
      'alibaba-access-key-secret',
      'Alibaba Cloud AccessKey secrets, named',
      '[alnum:30]',
      { named: ['alibaba', 'aliyun', 'alicloud', 'oss_'] },
    ],
  ]),
  ...issuer('TENCENT_KEY', 'Tencent Cloud documentation, access keys', [
    ['tencent-secret-id', 'Tencent Cloud SecretIds', 'AKID[alnum:32]'],
    [
      'tencent-secret-key',
      'Tencent Cloud SecretKeys, named',
      '[alnum:32]',
      { named: ['tencent', 'qcloud', 'cos_secret'] },
    ],
  ]),
  ...issuer('BAIDU_KEY', 'Baidu AI Cloud documentation, access keys', [
    ['baidu-key', 'Baidu AI Cloud keys, named', '[hex:32]', { named: ['baidu', 'bce_'] }],
  ]),
  ...issuer('YANDEX_KEY', 'Yandex Cloud documentation, API keys and IAM tokens', [
    ['yandex-api-key', 'Yandex Cloud API keys', 'AQVN[name:35-38]'],
    ['yandex-iam-token', 'Yandex Cloud IAM tokens', 't1.[name:20-300].[name:86]'],
    ['yandex-oauth-token', 'Yandex OAuth tokens', 'y0_[name:50-62]'],
    ['yandex-static-key', 'Yandex Cloud static secret keys', 'YC[name:38]', { accepts: hasDigit }],
  ]),
  ...issuer('IBM_CLOUD_KEY', 'IBM Cloud documentation, API keys', [
    ['ibm-cloud-key', 'IBM Cloud API keys, named', '[name:44]', { named: ['ibm', 'bluemix', 'watson'] }],
  ]),
  ...issuer('FLY_TOKEN', 'Fly.io documentation, access tokens', [
    ['fly-macaroon', 'Fly.io tokens', 'fm2_[base64:100-900]'],
    ['fly-token', 'Fly.io tokens of the first form', 'fo1_[name:43]'],
  ]),
  ...issuer('HEROKU_KEY', 'Heroku Dev Center, OAuth and API keys', [
    ['heroku-key', 'Heroku API keys', 'HRKU-[name:58-64]'],
    ['heroku-prefixed-key', 'Heroku API keys, a UUID behind a mark', 'HRKU-[uuid]'],
    ['heroku-legacy-key', 'Heroku API keys of the first form, named', '[uuid]', { named: ['heroku'] }],
  ]),
  ...issuer('RENDER_KEY', 'Render documentation, API keys', [
    ['render-key', 'Render API keys', 'rnd_[alnum:28-32]'],
  ]),
  ...issuer('RAILWAY_TOKEN', 'Railway documentation, public API tokens', [
    ['railway-token', 'Railway tokens, named', '[uuid]', { named: ['railway'] }],
  ]),
  ...issuer('VERCEL_TOKEN', 'Vercel documentation, access tokens', [
    ['vercel-blob-token', 'Vercel Blob tokens', 'vercel_blob_rw_[alnum:16]_[alnum:28-32]'],
    ['vercel-personal-token', 'Vercel personal access tokens', 'vcp_[alnum:24-80]'],
    ['vercel-integration-token', 'Vercel integration tokens', 'vci_[alnum:24-80]'],
    ['vercel-app-token', 'Vercel access tokens of applications', 'vca_[alnum:24-80]'],
    ['vercel-app-refresh-token', 'Vercel refresh tokens of applications', 'vcr_[alnum:24-80]'],
    ['vercel-api-key', 'Vercel API keys', 'vck_[alnum:24-80]'],
    ['vercel-token', 'Vercel tokens, named', '[alnum:24]', { named: ['vercel'] }],
  ]),
  ...issuer('UPCLOUD_TOKEN', 'UpCloud documentation, API tokens', [
    ['upcloud-token', 'UpCloud API tokens', 'ucat_[upper:26]'],
  ]),
  ...issuer('ZUPLO_KEY', 'Zuplo documentation, API key format', [
    ['zuplo-key', 'API keys that gateways of Zuplo issue', 'zpka_[hex:32]_[hex:8]'],
  ]),
  ...issuer('NETLIFY_TOKEN', 'Netlify documentation, API authentication', [
    ['netlify-token', 'Netlify personal tokens', 'nfp_[alnum:36]'],
    ['netlify-oauth-token', 'Netlify OAuth tokens', 'nfo_[alnum:36]'],
    ['netlify-cli-token', 'Netlify command-line tokens', 'nfc_[alnum:36]'],
    ['netlify-interface-token', 'Netlify tokens of the web interface', 'nfu_[alnum:36]'],
    ['netlify-build-token', 'Netlify tokens of builds', 'nfb_[alnum:36]'],
  ]),
  ...issuer('PULUMI_TOKEN', 'Pulumi documentation, access tokens', [
    ['pulumi-token', 'Pulumi access tokens', 'pul-[hex:40]'],
  ]),
  ...issuer('TERRAFORM_TOKEN', 'HCP Terraform documentation, API tokens', [
    ['terraform-token', 'HCP Terraform tokens', '[alnum:14].atlasv1.[name:60-72]'],
  ]),
  ...issuer('SCALINGO_TOKEN', 'Scalingo documentation, API authentication', [
    ['scalingo-token', 'Scalingo API tokens', 'tk-us-[name:48]'],
  ]),
  ...issuer('BACKBLAZE_KEY', 'Backblaze B2 documentation, application keys', [
    ['backblaze-key', 'Backblaze B2 application keys', 'K00[base64:28]', { accepts: hasDigit }],
  ]),
  ...issuer('BAIDU_KEY', 'Baidu AI Cloud documentation, Qianfan API keys', [
    ['baidu-qianfan-key', 'Baidu Qianfan API keys', 'bce-v3/ALTAK-[alnum:20-24]/[hex:40]'],
  ]),
  ...issuer('VOLCENGINE_KEY', 'Volcengine documentation, access keys', [
    ['volcengine-access-key', 'Volcengine access keys', 'AKLT[alnum:40-64]'],
  ]),
  ...issuer('JD_CLOUD_KEY', 'JD Cloud documentation, access keys', [
    ['jd-cloud-access-key', 'JD Cloud access keys', 'JDC_[upper:28]'],
  ]),
  ...issuer('HUAWEI_KEY', 'Huawei Cloud documentation, access keys', [
    ['huawei-secret-key', 'Huawei Cloud secret keys, named', '[alnum:40]', { named: ['huawei', 'hwcloud'] }],
  ]),
  ...issuer('CLOUDFLARE_TOKEN', 'Cloudflare documentation, tunnel tokens', [
    ['cloudflare-tunnel-token', 'Cloudflare tunnel tokens, JSON in base64', 'eyJhIjoi[base64:100-300]'],
  ]),
  ...issuer('DIGITALOCEAN_TOKEN', 'DigitalOcean documentation, model access keys', [
    ['digitalocean-model-key', 'DigitalOcean model access keys', 'sk-do-[name:50-80]'],
  ]),
  ...issuer('DENO_TOKEN', 'Deno Deploy documentation, access tokens', [
    ['deno-personal-token', 'Deno Deploy personal tokens', 'ddp_[alnum:36]'],
    ['deno-organization-token', 'Deno Deploy organization tokens', 'ddo_[alnum:36]'],
  ]),
];

/** A SHA-256 in base64, with or without its padding and escapes; one character short, as it is copied. */
function isSignature(parameter: string): boolean {
  const plain = parameter
    .slice('sig='.length)
    .replace(/%(2b|2f|3d)/gi, (escaped) => (/3d/i.test(escaped) ? '=' : '+'));
  return /^[A-Za-z0-9+/]{43}=?$|^[A-Za-z0-9+/]{42}=$/.test(plain);
}

function hasDigit(key: string): boolean {
  return /\d/.test(key.slice(3));
}
