/** Keys of databases, data platforms and search engines as a service. */
import { issuer, type TokenKind } from '../kind.ts';

export const DATABASE_KINDS: readonly TokenKind[] = [
  ...issuer(
    'AIVEN_PASSWORD',
    'Aiven documentation, service users; DigitalOcean documentation, managed databases',
    [
      [
        'aiven-password',
        'passwords of Aiven services and of the databases of DigitalOcean',
        'AVNS_[name:19]',
      ],
    ],
  ),
  ...issuer('DATABRICKS_TOKEN', 'Databricks documentation, personal access tokens', [
    [
      'databricks-numbered-token',
      'Databricks personal access tokens with a number',
      'dapi[hex:32]-[digit:1-2]',
    ],
    ['databricks-token', 'Databricks personal access tokens', 'dapi[hex:32]'],
    ['databricks-secret', 'Databricks OAuth secrets', 'dose[hex:32]'],
  ]),
  ...issuer('SNOWFLAKE_KEY', 'Snowflake documentation, programmatic access tokens', [
    ['snowflake-token', 'Snowflake passwords and tokens, named', '[alnum:40-90]', { named: ['snowflake'] }],
  ]),
  ...issuer('SUPABASE_KEY', 'Supabase documentation, API keys', [
    ['supabase-personal-token', 'Supabase personal tokens', 'sbp_[hex:40]'],
    ['supabase-secret-key', 'Supabase secret keys', 'sb_secret_[name:22]_[name:8]'],
  ]),
  ...issuer('NEON_KEY', 'Neon documentation, manage API keys', [
    ['neon-key', 'Neon API keys', 'napi_[alnum:60-72]'],
  ]),
  ...issuer('PLANETSCALE_TOKEN', 'PlanetScale documentation, service tokens and passwords', [
    ['planetscale-password', 'PlanetScale passwords', 'pscale_pw_[dotted:32-64]'],
    ['planetscale-token', 'PlanetScale service tokens', 'pscale_tkn_[dotted:32-64]'],
    ['planetscale-oauth-token', 'PlanetScale OAuth tokens', 'pscale_oauth_[dotted:32-64]'],
  ]),
  ...issuer('UPSTASH_TOKEN', 'Upstash documentation, REST API', [
    ['upstash-token', 'Upstash REST tokens, named', '[base64:54-78]', { named: ['upstash'] }],
  ]),
  ...issuer('COCKROACH_KEY', 'CockroachDB Cloud documentation, service accounts', [
    ['cockroach-key', 'CockroachDB Cloud keys', 'CCDB1_[alnum:22]_[alnum:40]'],
  ]),
  ...issuer('MONGODB_SECRET', 'MongoDB Atlas documentation, service accounts', [
    ['mongodb-service-secret', 'MongoDB Atlas service account secrets', 'mdb_sa_sk_[name:40]'],
    ['mongodb-private-key', 'MongoDB Atlas private keys, named', '[uuid]', { named: ['atlas', 'mongodb'] }],
  ]),
  ...issuer('CONFLUENT_SECRET', 'Confluent documentation, API keys', [
    [
      'confluent-secret',
      'Confluent Cloud secrets, named',
      '[base64:64]',
      { named: ['confluent', 'kafka', 'schema_registry'] },
    ],
    ['confluent-marked-secret', 'Confluent Cloud secrets with a mark', 'cflt[base64:60]'],
  ]),
  ...issuer('FAUNA_KEY', 'Fauna documentation, keys', [
    ['fauna-key', 'Fauna keys', 'fnA[name:37-45]', { accepts: hasDigit }],
  ]),
  ...issuer('QDRANT_KEY', 'Qdrant documentation, authentication', [
    ['qdrant-key', 'Qdrant Cloud keys, named', '[name:48-60]', { named: ['qdrant'] }],
  ]),
  ...issuer('WEAVIATE_KEY', 'Weaviate documentation, authentication', [
    ['weaviate-key', 'Weaviate keys, named', '[alnum:36-40]', { named: ['weaviate', 'wcd_', 'wcs_'] }],
  ]),
  ...issuer('MEILISEARCH_KEY', 'Meilisearch documentation, API keys', [
    ['meilisearch-key', 'Meilisearch keys, named', '[hex:40-64]', { named: ['meili'] }],
  ]),
  ...issuer('TYPESENSE_KEY', 'Typesense documentation, API keys', [
    ['typesense-key', 'Typesense keys, named', '[alnum:32]', { named: ['typesense'] }],
  ]),
  ...issuer('FIVETRAN_SECRET', 'Fivetran REST API, authentication', [
    ['fivetran-secret', 'Fivetran secrets, named', '[alnum:32]', { named: ['fivetran'] }],
  ]),
  ...issuer('WASABI_KEY', 'Wasabi documentation, access keys', [
    ['wasabi-secret', 'Wasabi secret keys, named', '[alnum:40]', { named: ['wasabi'] }],
  ]),
  ...issuer('MINIO_KEY', 'MinIO documentation, access keys', [
    ['minio-secret', 'MinIO secret keys, named', '[base64:40]', { named: ['minio'] }],
  ]),
  ...issuer('ASTRA_TOKEN', 'DataStax Astra DB documentation, application tokens', [
    ['astra-token', 'Astra DB application tokens', 'AstraCS:[alnum:24]:[hex:64]'],
  ]),
  ...issuer('CHROMA_KEY', 'Chroma Cloud documentation, API keys', [
    ['chroma-key', 'Chroma Cloud API keys, named', 'ck-[alnum:44]', { named: ['chroma'] }],
  ]),
  ...issuer('TURBOPUFFER_KEY', 'turbopuffer documentation, authentication', [
    ['turbopuffer-key', 'turbopuffer API keys', 'tpuf_[alnum:32]'],
  ]),
  ...issuer('ZILLIZ_KEY', 'Zilliz Cloud documentation, API keys', [
    ['zilliz-key', 'Zilliz Cloud API keys, named', '[hex:64-128]', { named: ['zilliz', 'milvus'] }],
  ]),
  ...issuer('QDRANT_KEY', 'Qdrant Cloud documentation, cloud API keys', [
    [
      'qdrant-identified-key',
      'Qdrant Cloud keys behind their id, named',
      '[uuid]|[name:40-90]',
      { named: ['qdrant'] },
    ],
  ]),
  ...issuer('VECTARA_KEY', 'Vectara documentation, API keys', [
    ['vectara-personal-key', 'Vectara personal API keys', 'zut_[name:30-60]'],
    ['vectara-query-key', 'Vectara query keys', 'zqt_[name:30-60]'],
    ['vectara-index-key', 'Vectara index keys', 'zwt_[name:30-60]'],
  ]),
  ...issuer('CLICKHOUSE_SECRET', 'ClickHouse Cloud documentation, API keys', [
    ['clickhouse-secret', 'ClickHouse Cloud key secrets', '4b1d[alnum:38]'],
  ]),
  ...issuer('CONVEX_KEY', 'Convex documentation, deploy keys', [
    [
      'convex-production-key',
      'Convex deploy keys for production',
      'prod:[name:8-48]|eyJ2MiI6[base64:40-200]',
    ],
    [
      'convex-development-key',
      'Convex deploy keys for development',
      'dev:[name:8-48]|eyJ2MiI6[base64:40-200]',
    ],
  ]),
  ...issuer('XATA_KEY', 'Xata documentation, API keys', [['xata-key', 'Xata API keys', 'xau_[alnum:30-50]']]),
  ...issuer('TIGRIS_SECRET', 'Tigris documentation, access keys', [
    ['tigris-secret', 'Tigris secret access keys', 'tsec_[name:40-80]'],
  ]),
  ...issuer('APPWRITE_KEY', 'Appwrite documentation, API keys', [
    ['appwrite-key', 'Appwrite API keys', 'standard_[hex:256]'],
  ]),
  ...issuer('UPSTASH_TOKEN', 'Upstash documentation, QStash signing keys', [
    ['qstash-signing-key', 'QStash signing keys, named', 'sig_[alnum:28]', { named: ['qstash', 'upstash'] }],
  ]),
];

function hasDigit(key: string): boolean {
  return /\d/.test(key);
}
