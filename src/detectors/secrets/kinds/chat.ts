/** Tokens of chat, telephone and social services, and the addresses that post to them. */
import { issuer, type TokenKind } from '../kind.ts';

const SLACK = 'Slack API, token types';
const WEBHOOKS = 'Slack API, sending messages using incoming webhooks; workflow webhooks';

/** What names a token of an application of Meta; in an address its bar is escaped, which reading undoes. */
const APP_TOKEN_NAMES = [
  ...['access_token', 'accesstoken', 'app_token', 'apptoken', 'facebook', 'fb_', 'graph'],
  ...['token = "', "token = '", 'token="', "token='", 'token":"', 'token": "'],
];

export const CHAT_KINDS: readonly TokenKind[] = [
  ...issuer('SLACK_TOKEN', SLACK, [
    ['slack-bot-token', 'Slack bot tokens', 'xoxb-[name:20-250]', { accepts: hasDigits }],
    ['slack-user-token', 'Slack user tokens', 'xoxp-[name:20-250]', { accepts: hasDigits }],
    ['slack-workspace-token', 'Slack workspace tokens', 'xoxa-[name:20-250]', { accepts: hasDigits }],
    ['slack-refresh-token', 'Slack refresh tokens', 'xoxe-[name:20-250]', { accepts: hasDigits }],
    [
      'slack-rotated-user-token',
      'Slack user tokens that are rotated',
      'xoxe.xoxp-[name:20-250]',
      { accepts: hasDigits },
    ],
    [
      'slack-rotated-bot-token',
      'Slack bot tokens that are rotated',
      'xoxe.xoxb-[name:20-250]',
      { accepts: hasDigits },
    ],
    [
      'slack-legacy-refresh-token',
      'Slack refresh tokens of the first form',
      'xoxr-[name:20-250]',
      { accepts: hasDigits },
    ],
    ['slack-session-token', 'Slack session tokens', 'xoxs-[name:20-250]', { accepts: hasDigits }],
    ['slack-client-token', 'Slack tokens of the web client', 'xoxc-[name:20-250]', { accepts: hasDigits }],
    [
      'slack-client-cookie',
      'Slack cookies of the web client',
      'xoxd-[escaped:80-400]',
      { accepts: hasDigits },
    ],
    ['slack-app-token', 'Slack application tokens', 'xapp-[name:20-250]', { accepts: hasDigits }],
  ]),
  ...issuer('SLACK_WEBHOOK', WEBHOOKS, [
    [
      'slack-webhook',
      'addresses of Slack webhooks',
      'https://hooks.slack.com/services/[upper:8-14]/[upper:8-14]/[alnum:16-32]',
    ],
    [
      'slack-workflow-webhook',
      'addresses of Slack workflows',
      'https://hooks.slack.com/workflows/[upper:8-14]/[upper:8-14]/[digit:12-20]/[alnum:16-32]',
    ],
    [
      'slack-trigger-webhook',
      'addresses of Slack triggers',
      'https://hooks.slack.com/triggers/[upper:8-14]/[digit:10-20]/[hex:32]',
    ],
  ]),
  ...issuer('DISCORD_TOKEN', 'Discord developer documentation, authentication', [
    [
      'discord-bot-token',
      'Discord bot tokens, named',
      '[name:24-28].[name:6-7].[name:27-40]',
      { named: ['discord', 'bot_token', 'bot token', 'client.login', 'client.run', 'bot.run', 'bot.start'] },
    ],
    ['discord-mfa-token', 'Discord user tokens', 'mfa.[name:84]'],
    ['discord-client-secret', 'Discord client secrets, named', '[name:32]', { named: ['discord'] }],
  ]),
  ...issuer('DISCORD_WEBHOOK', 'Discord developer documentation, webhook resource', [
    [
      'discord-webhook',
      'addresses of Discord webhooks',
      'https://discord.com/api/webhooks/[digit:17-20]/[name:60-72]',
    ],
    [
      'discordapp-webhook',
      'the same at the former host',
      'https://discordapp.com/api/webhooks/[digit:17-20]/[name:60-72]',
    ],
  ]),
  ...issuer('CHAT_WEBHOOK', 'Google Workspace documentation, Google Chat webhooks', [
    [
      'google-chat-webhook',
      'addresses of Google Chat webhooks',
      'https://chat.googleapis.com/v1/spaces/[name:8-16]/messages?key=AIza[name:35]&token=[escaped:40-60]',
    ],
  ]),
  ...issuer('TELEGRAM_TOKEN', 'Telegram Bot API, authorizing your bot', [
    ['telegram-token', 'Telegram bot tokens', '[digit:8-10]:AA[name:32-34]'],
    ['telegram-token-in-address', 'Telegram bot tokens in an address', 'bot[digit:8-10]:AA[name:32-34]'],
  ]),
  ...issuer('TEAMS_WEBHOOK', 'Microsoft Learn, create incoming webhooks (Teams)', [
    [
      'teams-webhook',
      'signatures of Teams webhooks',
      'webhook.office.com/webhookb2/[uuid]@[uuid]/IncomingWebhook/[hex:32]/[uuid]',
    ],
  ]),
  ...issuer('CHAT_WEBHOOK', 'manuals of Feishu, DingTalk, WeCom: custom bots', [
    ['feishu-webhook', 'addresses of Feishu bots', 'https://open.feishu.cn/open-apis/bot/v2/hook/[uuid]'],
    ['lark-webhook', 'addresses of Lark bots', 'https://open.larksuite.com/open-apis/bot/v2/hook/[uuid]'],
    [
      'dingtalk-webhook',
      'addresses of DingTalk bots',
      'https://oapi.dingtalk.com/robot/send?access_token=[hex:64]',
    ],
    [
      'wecom-webhook',
      'addresses of WeCom bots',
      'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=[uuid]',
    ],
  ]),
  ...issuer('TWILIO_KEY', 'Twilio documentation, API keys and auth tokens', [
    ['twilio-api-key', 'Twilio API keys', 'SK[hex:32]'],
    ['twilio-auth-token', 'Twilio auth tokens, named', '[hex:32]', { named: ['twilio'] }],
  ]),
  ...issuer('VONAGE_SECRET', 'Vonage API documentation, authentication', [
    ['vonage-secret', 'Vonage API secrets, named', '[alnum:16]', { named: ['vonage', 'nexmo'] }],
  ]),
  ...issuer('MESSAGEBIRD_KEY', 'MessageBird documentation, authentication', [
    ['messagebird-key', 'MessageBird keys, named', '[alnum:25]', { named: ['messagebird'] }],
  ]),
  ...issuer('PLIVO_TOKEN', 'Plivo documentation, authentication', [
    ['plivo-token', 'Plivo auth tokens, named', '[name:40]', { named: ['plivo'] }],
  ]),
  ...issuer('ABLY_KEY', 'Ably documentation, authentication (API key format)', [
    ['ably-key', 'Ably API keys, named', '[name:6].[name:6]:[name:43]', { named: ['ably'] }],
  ]),
  ...issuer('PUBNUB_KEY', 'PubNub documentation, keysets', [
    ['pubnub-secret-key', 'PubNub secret keys', 'sec-c-[base64:48]'],
  ]),
  ...issuer('TELNYX_KEY', 'Telnyx documentation, authentication', [
    ['telnyx-key', 'Telnyx API keys', 'KEY[alnum:32]_[name:22]'],
  ]),
  ...issuer('TWITTER_TOKEN', 'X developer platform, authentication', [
    [
      'twitter-bearer-token',
      'X (Twitter) bearer tokens, named',
      'AAAAAAAAAAAAAAAAAAAAA[escaped:60-110]',
      { named: ['twitter', 'bearer', 'tweepy'], zeros: true },
    ],
    [
      'twitter-access-secret',
      'X (Twitter) access token secrets, named',
      '[alnum:45]',
      { named: ['twitter', 'tweepy', 'access_token_secret'] },
    ],
    [
      'twitter-consumer-secret',
      'X (Twitter) consumer secrets, named',
      '[alnum:50]',
      { named: ['twitter', 'consumer_secret', 'tweepy'] },
    ],
  ]),
  ...issuer('FACEBOOK_TOKEN', 'Meta for Developers, access tokens', [
    ['facebook-token', 'Facebook access tokens', 'EAA[alnum:80-260]', { accepts: hasDigits }],
    [
      'facebook-app-token',
      'Facebook tokens of an application: its number and 27 characters, named',
      '[digit:9-17]|[name:27]',
      { named: APP_TOKEN_NAMES },
    ],
    [
      'facebook-client-token',
      'the same with 32 hexadecimal digits, named',
      '[digit:9-17]|[hex:32]',
      { named: APP_TOKEN_NAMES },
    ],
    [
      'facebook-secret',
      'Facebook application secrets, named',
      '[hex:32]',
      { named: ['facebook', 'fb_app', 'fb_secret', 'meta_app', 'whatsapp', 'instagram'] },
    ],
    ['instagram-token', 'Instagram access tokens', 'IGQV[name:80-260]'],
  ]),
  ...issuer('LINKEDIN_SECRET', 'Microsoft Learn, LinkedIn authentication', [
    ['linkedin-secret', 'LinkedIn client secrets, named', '[alnum:16]', { named: ['linkedin'] }],
    ['linkedin-primary-secret', 'LinkedIn client secrets', 'WPL_AP1.[alnum:16].[base64:6]=='],
  ]),
  ...issuer('REDDIT_SECRET', 'Reddit API documentation, OAuth2', [
    ['reddit-secret', 'Reddit client secrets, named', '[name:27-30]', { named: ['reddit', 'praw'] }],
  ]),
  ...issuer('TWITCH_TOKEN', 'Twitch developer documentation, authentication', [
    ['twitch-token', 'Twitch tokens and secrets, named', '[lower:30]', { named: ['twitch'] }],
    ['twitch-chat-token', 'Twitch chat tokens', 'oauth:[lower:30]'],
  ]),
  ...issuer('ZOOM_SECRET', 'Zoom developer documentation, server-to-server OAuth', [
    [
      'zoom-secret',
      'Zoom client secrets, named',
      '[alnum:32]',
      { named: ['zoom_', 'zoom api', 'zoom client', 'zoom-'] },
    ],
  ]),
  ...issuer('INTERCOM_TOKEN', 'Intercom developer documentation, authentication', [
    ['intercom-token', 'Intercom access tokens', 'dG9rO[base64:50-60]='],
  ]),
  ...issuer('ZENDESK_TOKEN', 'Zendesk developer documentation, API tokens', [
    ['zendesk-token', 'Zendesk API tokens, named', '[alnum:40]', { named: ['zendesk'] }],
  ]),
  ...issuer('FRESHDESK_KEY', 'Freshdesk developer documentation, authentication', [
    [
      'freshdesk-key',
      'Freshdesk and Freshservice keys, named',
      '[alnum:20]',
      { named: ['freshdesk', 'freshservice'] },
    ],
  ]),
  ...issuer('MATRIX_TOKEN', 'Matrix specification, client-server API; Synapse access tokens', [
    ['matrix-token', 'Matrix access tokens', 'syt_[base64:4-80]_[alnum:20]_[alnum:6]'],
  ]),
  ...issuer('MATTERMOST_TOKEN', 'Mattermost documentation, personal access tokens', [
    ['mattermost-token', 'Mattermost tokens, named', '[lower:26]', { named: ['mattermost'] }],
  ]),
  ...issuer('LINE_TOKEN', 'LINE Developers, channel access tokens', [
    [
      'line-token',
      'LINE channel access tokens, named',
      '[base64:160-180]=',
      { named: ['line_', 'channel_access', 'linebot'] },
    ],
  ]),
  ...issuer('PUSHOVER_TOKEN', 'Pushover API documentation', [
    ['pushover-token', 'Pushover tokens, named', '[lower:30]', { named: ['pushover'] }],
  ]),
  ...issuer('ONESIGNAL_KEY', 'OneSignal documentation, keys and ids', [
    ['onesignal-key', 'OneSignal API keys', 'os_v2_app_[lower:90-120]'],
    ['onesignal-organization-key', 'OneSignal organization keys', 'os_v2_org_[lower:90-120]'],
  ]),
  ...issuer('FCM_KEY', 'Firebase documentation, Cloud Messaging server keys', [
    ['fcm-server-key', 'Firebase Cloud Messaging server keys', '[name:11]:APA91b[name:134]'],
  ]),
  ...issuer('COURIER_KEY', 'Courier documentation, API keys', [
    ['courier-key', 'Courier API keys', 'pk_prod_[upper:28]'],
  ]),
  ...issuer('VK_TOKEN', 'VK documentation, access tokens', [
    ['vk-token', 'VK access tokens', 'vk1.a.[name:150-260]'],
  ]),
];

function hasDigits(token: string): boolean {
  return /\d{6}/.test(token) || /\d.*\d.*[A-Za-z]/.test(token);
}
