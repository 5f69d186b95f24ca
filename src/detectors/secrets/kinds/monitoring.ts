/** Keys of monitoring, logging and incident services. */
import { issuer, type TokenKind } from '../kind.ts';

export const MONITORING_KINDS: readonly TokenKind[] = [
  ...issuer('DATADOG_KEY', 'Datadog documentation, API and application keys', [
    [
      'datadog-api-key',
      'Datadog API keys, named',
      '[hex:32]',
      { named: ['datadog', 'dd_api', 'dd-api', 'dd_key'] },
    ],
    [
      'datadog-application-key',
      'Datadog application keys, named',
      '[hex:40]',
      { named: ['datadog', 'dd_app', 'dd-app', 'dd-application'] },
    ],
    ['datadog-personal-token', 'Datadog personal access tokens', 'ddpat_[alnum:22]_[alnum:40-60]'],
    ['datadog-service-token', 'Datadog tokens of service accounts', 'ddsat_[alnum:22]_[alnum:40-60]'],
  ]),
  ...issuer('NEWRELIC_KEY', 'New Relic documentation, API keys', [
    ['newrelic-user-key', 'New Relic user keys', 'NRAK-[upper:27]'],
    ['newrelic-license-key', 'New Relic license keys', '[hex:36]NRAL'],
    ['newrelic-europe-license-key', 'New Relic license keys of Europe', 'eu01xx[hex:30]NRAL'],
    ['newrelic-insert-key', 'New Relic insert keys', 'NRII-[name:32]'],
    ['newrelic-query-key', 'New Relic query keys', 'NRIQ-[name:32]'],
    ['newrelic-admin-key', 'New Relic admin keys', 'NRAA-[hex:27]'],
    ['newrelic-rest-key', 'New Relic REST API keys', 'NRRA-[hex:42]'],
  ]),
  ...issuer('SENTRY_TOKEN', 'Sentry documentation, auth tokens', [
    ['sentry-organization-token', 'Sentry organization tokens', 'sntrys_[base64:60-300]=_[base64:43]'],
    [
      'sentry-plain-organization-token',
      'Sentry organization tokens without padding',
      'sntrys_[base64:60-300]_[base64:43]',
    ],
    ['sentry-user-token', 'Sentry user tokens', 'sntryu_[hex:64]'],
    ['sentry-internal-token', 'Sentry tokens of internal integrations', 'sntryi_[hex:64]'],
    ['sentry-legacy-token', 'Sentry tokens of the first form, named', '[hex:64]', { named: ['sentry'] }],
  ]),
  ...issuer('GRAFANA_TOKEN', 'Grafana documentation, service account and cloud access tokens', [
    ['grafana-service-account-token', 'Grafana service account tokens', 'glsa_[alnum:32]_[hex:8]'],
    ['grafana-cloud-token', 'Grafana Cloud tokens', 'glc_eyJ[base64:60-400]'],
    ['grafana-legacy-key', 'Grafana API keys', 'eyJrIjoi[base64:60-400]'],
  ]),
  ...issuer('HONEYCOMB_KEY', 'Honeycomb documentation, API keys', [
    ['honeycomb-ingest-key', 'Honeycomb ingest keys', 'hcaik_[lower:58]'],
    ['honeycomb-management-key', 'Honeycomb management keys', 'hcamk_[lower:58]'],
    ['honeycomb-key', 'Honeycomb keys, named', '[alnum:22]', { named: ['honeycomb'] }],
  ]),
  ...issuer('DYNATRACE_TOKEN', 'Dynatrace documentation, access tokens', [
    ['dynatrace-token', 'Dynatrace access tokens', 'dt0c01.[upper:24].[upper:64]'],
    ['dynatrace-platform-token', 'Dynatrace platform tokens', 'dt0s16.[upper:8].[upper:64]'],
    ['dynatrace-client-secret', 'Dynatrace OAuth client secrets', 'dt0s02.[upper:8].[upper:64]'],
  ]),
  ...issuer('SPLUNK_TOKEN', 'Splunk documentation, HTTP Event Collector', [
    [
      'splunk-token',
      'Splunk collector tokens, named',
      '[uuid]',
      { named: ['splunk', 'hec_token', 'hec token'] },
    ],
  ]),
  ...issuer('SUMOLOGIC_KEY', 'Sumo Logic documentation, access keys', [
    ['sumologic-access-id', 'Sumo Logic access ids, named', 'su[alnum:12]', { named: ['sumo'] }],
    ['sumologic-access-key', 'Sumo Logic access keys, named', '[alnum:64]', { named: ['sumo'] }],
  ]),
  ...issuer('ROLLBAR_TOKEN', 'Rollbar documentation, access tokens', [
    ['rollbar-token', 'Rollbar tokens, named', '[hex:32]', { named: ['rollbar'] }],
  ]),
  ...issuer('BUGSNAG_KEY', 'BugSnag documentation, API keys', [
    ['bugsnag-key', 'BugSnag keys, named', '[hex:32]', { named: ['bugsnag'] }],
  ]),
  ...issuer('LOGZIO_TOKEN', 'Logz.io documentation, tokens', [
    ['logzio-token', 'Logz.io tokens, named', '[alnum:32]', { named: ['logzio', 'logz.io'] }],
  ]),
  ...issuer('LOGGLY_TOKEN', 'Loggly documentation, customer tokens', [
    ['loggly-token', 'Loggly tokens, named', '[uuid]', { named: ['loggly'] }],
  ]),
  ...issuer('LOGTAIL_TOKEN', 'Better Stack documentation, source tokens', [
    [
      'logtail-token',
      'Better Stack source tokens, named',
      '[alnum:24]',
      { named: ['logtail', 'betterstack', 'better_stack', 'betteruptime'] },
    ],
  ]),
  ...issuer('PAGERDUTY_KEY', 'PagerDuty developers, API access keys', [
    ['pagerduty-key', 'PagerDuty keys, named', '[name:20]', { named: ['pagerduty', 'pager_duty'] }],
    [
      'pagerduty-routing-key',
      'PagerDuty routing keys, named',
      '[alnum:32]',
      { named: ['pagerduty', 'pager_duty', 'routing_key', 'integration_key'] },
    ],
  ]),
  ...issuer('OPSGENIE_KEY', 'Opsgenie documentation, API keys', [
    ['opsgenie-key', 'Opsgenie keys, named', '[uuid]', { named: ['opsgenie', 'geniekey'] }],
  ]),
  ...issuer('ELASTIC_KEY', 'Elastic documentation, API keys', [
    ['elastic-cloud-key', 'Elastic Cloud keys', 'essu_[base64:40-120]'],
    ['elastic-key', 'Elasticsearch API keys, named', '[base64:58]==', { named: ['elastic', 'apikey'] }],
  ]),
  ...issuer('INFLUXDB_TOKEN', 'InfluxDB documentation, API tokens', [
    ['influxdb-token', 'InfluxDB tokens, named', '[name:86]==', { named: ['influx'] }],
  ]),
  ...issuer('AXIOM_TOKEN', 'Axiom documentation, API tokens', [
    ['axiom-token', 'Axiom API tokens', 'xaat-[uuid]'],
    ['axiom-personal-token', 'Axiom personal tokens', 'xapt-[uuid]'],
  ]),
  ...issuer('CHECKLY_KEY', 'Checkly documentation, API keys', [
    ['checkly-key', 'Checkly API keys', 'cu_[hex:32]'],
  ]),
  ...issuer('UPTIMEROBOT_KEY', 'UptimeRobot API documentation', [
    [
      'uptimerobot-key',
      'UptimeRobot main keys, named',
      'u[digit:6-8]-[hex:24]',
      { named: ['uptimerobot', 'uptime_robot'] },
    ],
    [
      'uptimerobot-monitor-key',
      'UptimeRobot monitor keys',
      'm[digit:8-9]-[hex:24]',
      { named: ['uptimerobot', 'uptime_robot'] },
    ],
  ]),
  ...issuer('CORALOGIX_KEY', 'Coralogix documentation, API keys', [
    ['coralogix-team-key', 'Coralogix team keys', 'cxtp_[alnum:30]'],
    ['coralogix-personal-key', 'Coralogix personal keys', 'cxup_[alnum:30]'],
  ]),
  ...issuer('TINYBIRD_TOKEN', 'Tinybird documentation, auth tokens', [
    ['tinybird-token', 'Tinybird tokens', 'p.eyJ[name:60-200].[name:43]'],
  ]),
  ...issuer('ROOTLY_KEY', 'Rootly documentation, API keys', [
    ['rootly-key', 'Rootly API keys', 'rootly_[hex:64]'],
  ]),
  ...issuer('UPTIME_KUMA_KEY', 'Uptime Kuma wiki, API keys', [
    ['uptime-kuma-key', 'Uptime Kuma API keys', 'uk1_[name:40-48]'],
  ]),
];
