/** Tokens of what teams work with: documents, tickets, designs, automation. */
import { issuer, type TokenKind } from '../kind.ts';

export const WORK_KINDS: readonly TokenKind[] = [
  ...issuer('NOTION_TOKEN', 'Notion developers, authorization', [
    ['notion-token', 'Notion integration tokens', 'ntn_[alnum:46]'],
    ['notion-legacy-token', 'Notion integration tokens of the first form', 'secret_[alnum:43]'],
  ]),
  ...issuer('AIRTABLE_TOKEN', 'Airtable developers, personal access tokens', [
    ['airtable-token', 'Airtable personal access tokens', 'pat[alnum:14].[hex:64]'],
    ['airtable-key', 'Airtable API keys, named', 'key[alnum:14]', { named: ['airtable'] }],
  ]),
  ...issuer('ASANA_TOKEN', 'Asana developers, personal access tokens', [
    ['asana-token', 'Asana personal access tokens', '1/[digit:15-17]:[hex:32]'],
    [
      'asana-later-token',
      'Asana personal access tokens of the later form',
      '2/[digit:15-17]/[digit:15-17]:[hex:32]',
    ],
    ['asana-secret', 'Asana client secrets, named', '[hex:32]', { named: ['asana'] }],
  ]),
  ...issuer('LINEAR_KEY', 'Linear developers, API and webhooks', [
    ['linear-key', 'Linear API keys', 'lin_api_[alnum:40]'],
    ['linear-oauth-token', 'Linear OAuth tokens', 'lin_oauth_[hex:64]'],
  ]),
  ...issuer('CLICKUP_TOKEN', 'ClickUp API, authentication', [
    ['clickup-token', 'ClickUp personal tokens', 'pk_[digit:6-9]_[upper:32]'],
  ]),
  ...issuer('TODOIST_TOKEN', 'Todoist developers, authorization', [
    ['todoist-token', 'Todoist tokens, named', '[hex:40]', { named: ['todoist'] }],
  ]),
  ...issuer('FIGMA_TOKEN', 'Figma developers, access tokens', [
    ['figma-token', 'Figma personal access tokens', 'figd_[name:38-44]'],
    ['figma-refresh-token', 'Figma refresh tokens', 'figr_[name:38-44]'],
    ['figma-oauth-token', 'Figma OAuth tokens', 'figu_[name:38-44]'],
  ]),
  ...issuer('DROPBOX_TOKEN', 'Dropbox developers, OAuth guide', [
    ['dropbox-short-token', 'Dropbox short-lived tokens', 'sl.[name:120-1400]'],
    ['dropbox-user-token', 'Dropbox short-lived tokens of users', 'sl.u.[name:120-1400]'],
    ['dropbox-secret', 'Dropbox application secrets, named', '[lower:15]', { named: ['dropbox'] }],
  ]),
  ...issuer('BOX_SECRET', 'Box developer documentation, client credentials', [
    [
      'box-secret',
      'Box client secrets, named',
      '[alnum:32]',
      { named: ['box_client', 'box_developer', 'box.com', 'boxsdk'] },
    ],
  ]),
  ...issuer('SMARTSHEET_TOKEN', 'Smartsheet API, authentication', [
    ['smartsheet-token', 'Smartsheet tokens, named', '[alnum:37]', { named: ['smartsheet'] }],
  ]),
  ...issuer('CODA_TOKEN', 'Coda API, authentication', [
    ['coda-token', 'Coda API tokens, named', '[uuid]', { named: ['coda_', 'coda api', 'coda.io'] }],
  ]),
  ...issuer('AUTOMATION_WEBHOOK', 'manuals of Zapier, Make, IFTTT: webhooks', [
    [
      'zapier-webhook',
      'addresses of Zapier hooks',
      'https://hooks.zapier.com/hooks/catch/[digit:5-9]/[alnum:6-12]',
    ],
    ['make-webhook', 'addresses of Make hooks in Europe', 'https://hook.eu1.make.com/[lower:32]'],
    [
      'make-second-webhook',
      'addresses of Make hooks in Europe, second zone',
      'https://hook.eu2.make.com/[lower:32]',
    ],
    ['make-america-webhook', 'addresses of Make hooks in America', 'https://hook.us1.make.com/[lower:32]'],
  ]),
  ...issuer('N8N_KEY', 'n8n documentation, API authentication', [
    ['n8n-key', 'n8n API keys', 'n8n_api_[hex:48-96]'],
  ]),
  ...issuer('RETOOL_TOKEN', 'Retool documentation, API authentication', [
    ['retool-token', 'Retool API tokens', 'retool_[alnum:24-48]'],
  ]),
  ...issuer('FRAMEIO_TOKEN', 'Frame.io developers, authentication', [
    ['frameio-token', 'Frame.io developer tokens', 'fio-u-[name:64]'],
  ]),
  ...issuer('MONDAY_TOKEN', 'monday.com developers, authentication', [
    ['monday-signing-secret', 'monday.com secrets, named', '[hex:32]', { named: ['monday_', 'monday.com'] }],
  ]),
  ...issuer('DOCUSIGN_SECRET', 'Docusign developers, authentication', [
    ['docusign-secret', 'Docusign secret keys, named', '[uuid]', { named: ['docusign'] }],
  ]),
  ...issuer('WEBFLOW_TOKEN', 'Webflow developers, site tokens', [
    ['webflow-token', 'Webflow site tokens, named', '[hex:64]', { named: ['webflow'] }],
  ]),
  ...issuer('WEBLATE_TOKEN', 'Weblate documentation, REST API (authentication)', [
    ['weblate-user-token', 'Weblate tokens of users', 'wlu_[alnum:36]'],
    ['weblate-project-token', 'Weblate tokens of projects', 'wlp_[alnum:36]'],
  ]),
  ...issuer('TOLGEE_KEY', 'Tolgee documentation, API keys and PAT tokens', [
    ['tolgee-project-key', 'Tolgee API keys of projects', 'tgpak_[lower:40-72]'],
    ['tolgee-personal-token', 'Tolgee personal access tokens', 'tgpat_[lower:40-72]'],
  ]),
  ...issuer('YOUTRACK_TOKEN', 'YouTrack documentation, permanent tokens', [
    ['youtrack-token', 'YouTrack and Hub permanent tokens', 'perm:[base64:6-60]=.[base64:6-60]=.[alnum:30]'],
    ['youtrack-plain-token', 'the same without padding', 'perm:[base64:6-60].[base64:6-60].[alnum:30]'],
    ['youtrack-dashed-token', 'the same in the later form', 'perm-[base64:6-60]=.[base64:2-60].[alnum:30]'],
  ]),
  ...issuer('ZOHO_TOKEN', 'Zoho documentation, OAuth refresh tokens', [
    ['zoho-token', 'Zoho OAuth tokens', '1000.[hex:32].[hex:32]'],
  ]),
  ...issuer('CLOSE_KEY', 'Close documentation, API keys', [
    ['close-key', 'Close API keys', 'api_[alnum:22].[alnum:22]'],
  ]),
  ...issuer('BUILDER_KEY', 'Builder.io documentation, private keys', [
    ['builder-key', 'Builder.io private keys', 'bpk-[hex:32]'],
  ]),
  ...issuer('PIPEDRIVE_TOKEN', 'Pipedrive documentation, API tokens', [
    ['pipedrive-token', 'Pipedrive API tokens, named', '[hex:40]', { named: ['pipedrive'] }],
  ]),
  ...issuer('IFTTT_KEY', 'IFTTT documentation, Webhooks service', [
    [
      'ifttt-webhook',
      'addresses of IFTTT webhooks',
      'https://maker.ifttt.com/trigger/[name:1-60]/with/key/[name:20-45]',
    ],
  ]),
];
