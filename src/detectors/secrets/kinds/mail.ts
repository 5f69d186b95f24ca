/** Keys of mail, marketing, analytics and feature services. */
import { issuer, type TokenKind } from '../kind.ts';

export const MAIL_KINDS: readonly TokenKind[] = [
  ...issuer('SENDGRID_KEY', 'Twilio SendGrid documentation, API keys', [
    ['sendgrid-key', 'SendGrid API keys', 'SG.[name:22].[name:43]'],
  ]),
  ...issuer('MAILGUN_KEY', 'Mailgun documentation, API keys', [
    ['mailgun-key', 'Mailgun API keys', 'key-[hex:32]'],
    [
      'mailgun-signing-key',
      'Mailgun keys of the later form',
      '[hex:32]-[hex:8]-[hex:8]',
      { named: ['mailgun', 'mg_'] },
    ],
  ]),
  ...issuer('MAILCHIMP_KEY', 'Mailchimp Marketing API, authentication', [
    ['mailchimp-key', 'Mailchimp API keys', '[hex:32]-us[digit:1-2]'],
  ]),
  ...issuer('MANDRILL_KEY', 'Mailchimp Transactional API, authentication', [
    ['mandrill-key', 'Mandrill API keys', 'md-[name:22]', { accepts: hasDigit }],
  ]),
  ...issuer('BREVO_KEY', 'Brevo documentation, API keys', [
    ['brevo-key', 'Brevo API keys', 'xkeysib-[hex:64]-[alnum:16]'],
    ['brevo-smtp-key', 'Brevo SMTP keys', 'xsmtpsib-[hex:64]-[alnum:16]'],
  ]),
  ...issuer('POSTMARK_TOKEN', 'Postmark documentation, API authentication', [
    ['postmark-token', 'Postmark server tokens, named', '[uuid]', { named: ['postmark'] }],
  ]),
  ...issuer('SPARKPOST_KEY', 'SparkPost documentation, API keys', [
    ['sparkpost-key', 'SparkPost API keys, named', '[hex:40]', { named: ['sparkpost'] }],
  ]),
  ...issuer('RESEND_KEY', 'Resend documentation, API keys', [
    ['resend-key', 'Resend API keys', 're_[alnum:8]_[alnum:24]'],
  ]),
  ...issuer('MAILERSEND_TOKEN', 'MailerSend documentation, API tokens', [
    ['mailersend-token', 'MailerSend API tokens', 'mlsn.[hex:64]'],
  ]),
  ...issuer('MAILJET_KEY', 'Mailjet documentation, authentication', [
    ['mailjet-key', 'Mailjet keys, named', '[hex:32]', { named: ['mailjet', 'mj_apikey'] }],
  ]),
  ...issuer('AWS_SMTP_PASSWORD', 'Amazon SES Developer Guide, SMTP credentials', [
    ['aws-smtp-password', 'Amazon SES SMTP passwords, named', 'B[base64:43]', { named: ['smtp', 'ses_'] }],
  ]),
  ...issuer('KLAVIYO_KEY', 'Klaviyo developers, authenticate API requests', [
    ['klaviyo-key', 'Klaviyo private keys', 'pk_[hex:34]'],
  ]),
  ...issuer('HUBSPOT_TOKEN', 'HubSpot developers, private apps', [
    ['hubspot-token', 'HubSpot private app tokens of the first region', 'pat-na1-[uuid]'],
    ['hubspot-second-token', 'HubSpot private app tokens of the second region', 'pat-na2-[uuid]'],
    ['hubspot-europe-token', 'HubSpot private app tokens of Europe', 'pat-eu1-[uuid]'],
    ['hubspot-key', 'HubSpot API keys, named', '[uuid]', { named: ['hubspot', 'hapikey'] }],
  ]),
  ...issuer('ITERABLE_KEY', 'Iterable documentation, API keys', [
    ['iterable-key', 'Iterable API keys, named', '[hex:32]', { named: ['iterable_', 'iterable api'] }],
  ]),
  ...issuer('ACTIVECAMPAIGN_KEY', 'ActiveCampaign API documentation, authentication', [
    ['activecampaign-key', 'ActiveCampaign keys, named', '[hex:72]', { named: ['activecampaign'] }],
  ]),
  ...issuer('SALESFORCE_TOKEN', 'Salesforce developers, session ids and OAuth tokens', [
    ['salesforce-token', 'Salesforce access tokens', '00D[alnum:12-15]![dotted:80-120]'],
    ['salesforce-refresh-token', 'Salesforce refresh tokens', '5Aep861[dotted:70-90]'],
  ]),
  ...issuer('SEGMENT_TOKEN', 'Segment Public API, authentication', [
    ['segment-token', 'Segment public API tokens', 'sgp_[alnum:64]'],
    [
      'segment-write-key',
      'Segment write keys, named',
      '[alnum:32]',
      { named: ['segment_', 'segment write', 'segment api'] },
    ],
  ]),
  ...issuer('MIXPANEL_SECRET', 'Mixpanel developer documentation, authentication', [
    ['mixpanel-secret', 'Mixpanel secrets, named', '[hex:32]', { named: ['mixpanel'] }],
  ]),
  ...issuer('AMPLITUDE_SECRET', 'Amplitude documentation, keys and tokens', [
    [
      'amplitude-secret',
      'Amplitude secret keys, named',
      '[hex:32]',
      { named: ['amplitude_', 'amplitude secret', 'amplitude api'] },
    ],
  ]),
  ...issuer('POSTHOG_KEY', 'PostHog documentation, personal API keys', [
    ['posthog-key', 'PostHog personal API keys', 'phx_[alnum:40-52]'],
    ['posthog-secure-key', 'PostHog feature flag secure keys', 'phs_[alnum:40-52]'],
  ]),
  ...issuer('LAUNCHDARKLY_KEY', 'LaunchDarkly documentation, SDK and API keys', [
    ['launchdarkly-api-key', 'LaunchDarkly API tokens', 'api-[uuid]'],
    ['launchdarkly-sdk-key', 'LaunchDarkly SDK keys', 'sdk-[uuid]'],
  ]),
  ...issuer('STATSIG_KEY', 'Statsig documentation, API keys', [
    ['statsig-secret', 'Statsig server secrets', 'secret-[alnum:40-50]'],
    ['statsig-console-key', 'Statsig console keys', 'console-[alnum:40-50]'],
  ]),
  ...issuer('NYLAS_KEY', 'Nylas documentation, API keys', [
    ['nylas-key', 'Nylas API keys', 'nyk_v0_[alnum:56-64]'],
  ]),
  ...issuer('TYPEFORM_TOKEN', 'Typeform developers, personal access tokens', [
    ['typeform-token', 'Typeform personal tokens', 'tfp_[name:40-64]'],
  ]),
  ...issuer('CONTENTFUL_TOKEN', 'Contentful documentation, authentication', [
    ['contentful-personal-token', 'Contentful personal tokens', 'CFPAT-[name:43]'],
    ['contentful-token', 'Contentful delivery tokens, named', '[name:43]', { named: ['contentful'] }],
  ]),
  ...issuer('SANITY_TOKEN', 'Sanity documentation, authentication', [
    ['sanity-token', 'Sanity API tokens, named', 'sk[alnum:80-200]', { named: ['sanity'] }],
  ]),
  ...issuer('GHOST_KEY', 'Ghost documentation, Admin API', [
    ['ghost-admin-key', 'Ghost Admin API keys, named', '[hex:24]:[hex:64]', { named: ['ghost'] }],
  ]),
  ...issuer('ALGOLIA_KEY', 'Algolia documentation, API keys', [
    ['algolia-key', 'Algolia keys, named', '[hex:32]', { named: ['algolia'] }],
  ]),
  ...issuer('MAPBOX_TOKEN', 'Mapbox documentation, access tokens', [
    ['mapbox-secret-token', 'Mapbox secret tokens', 'sk.eyJ1[name:40-140].[name:22]'],
  ]),
  ...issuer('TOMTOM_KEY', 'TomTom developer portal, API keys', [
    ['tomtom-key', 'TomTom keys, named', '[alnum:32]', { named: ['tomtom'] }],
  ]),
  ...issuer('OPENWEATHER_KEY', 'OpenWeather documentation, API keys', [
    ['openweather-key', 'OpenWeather keys, named', '[hex:32]', { named: ['openweather', 'owm_', 'appid='] }],
  ]),
  ...issuer('SPOTIFY_SECRET', 'Spotify for Developers, apps', [
    ['spotify-secret', 'Spotify client secrets, named', '[hex:32]', { named: ['spotify'] }],
  ]),
  ...issuer('CLOUDINARY_SECRET', 'Cloudinary documentation, account configuration', [
    [
      'cloudinary-address',
      'Cloudinary addresses with a secret',
      'cloudinary://[digit:15]:[name:27]@[name:3-40]',
    ],
    ['cloudinary-secret', 'Cloudinary API secrets, named', '[name:27]', { named: ['cloudinary'] }],
  ]),
  ...issuer('UNSPLASH_KEY', 'Unsplash developers, authorization', [
    ['unsplash-key', 'Unsplash keys, named', '[name:43]', { named: ['unsplash'] }],
  ]),
  ...issuer('RAPIDAPI_KEY', 'RapidAPI documentation, API keys', [
    [
      'rapidapi-key',
      'RapidAPI keys, named',
      '[hex:10]msh[hex:15]p[hex:6]jsn[hex:12]',
      { named: ['rapidapi', 'x-rapidapi'] },
    ],
  ]),
];

function hasDigit(key: string): boolean {
  return /\d/.test(key);
}
