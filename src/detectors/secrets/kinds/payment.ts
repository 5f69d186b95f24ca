/** Keys of payment, commerce and banking services, and of digital money. */
import { issuer, type TokenKind } from '../kind.ts';

const STRIPE = 'Stripe documentation, API keys';

export const PAYMENT_KINDS: readonly TokenKind[] = [
  ...issuer('STRIPE_KEY', STRIPE, [
    ['stripe-secret-key', 'Stripe secret keys for live data', 'sk_live_[alnum:24-200]'],
    ['stripe-restricted-key', 'Stripe restricted keys for live data', 'rk_live_[alnum:24-200]'],
    ['stripe-test-secret-key', 'Stripe secret keys for test data', 'sk_test_[alnum:24-200]', { score: 0.7 }],
    [
      'stripe-test-restricted-key',
      'Stripe restricted keys for test data',
      'rk_test_[alnum:24-200]',
      { score: 0.7 },
    ],
    ['stripe-organization-key', 'Stripe organization keys', 'sk_org_[alnum:24-200]'],
    ['stripe-webhook-secret', 'Stripe signing secrets of webhooks', 'whsec_[base64:32-80]'],
  ]),
  ...issuer('SQUARE_TOKEN', 'Square developer documentation, access tokens', [
    ['square-access-token', 'Square access tokens', 'sq0atp-[name:22]'],
    ['square-application-secret', 'Square OAuth secrets', 'sq0csp-[name:43]'],
    ['square-long-token', 'Square access tokens of the later form', 'EAAA[name:60]'],
  ]),
  ...issuer('BRAINTREE_TOKEN', 'Braintree documentation, API credentials', [
    ['braintree-live-token', 'Braintree access tokens', 'access_token$production$[lower:16]$[hex:32]'],
    [
      'braintree-sandbox-token',
      'Braintree access tokens for the sandbox',
      'access_token$sandbox$[lower:16]$[hex:32]',
      { score: 0.7 },
    ],
  ]),
  ...issuer('PAYPAL_SECRET', 'PayPal developer documentation, REST API authentication', [
    ['paypal-client-secret', 'PayPal client secrets, named', 'E[name:79]', { named: ['paypal'] }],
  ]),
  ...issuer('SHOPIFY_TOKEN', 'Shopify developer documentation, access tokens', [
    ['shopify-access-token', 'Shopify access tokens', 'shpat_[hex:32]'],
    ['shopify-custom-app-token', 'Shopify tokens of custom applications', 'shpca_[hex:32]'],
    ['shopify-private-app-token', 'Shopify passwords of private applications', 'shppa_[hex:32]'],
    ['shopify-shared-secret', 'Shopify shared secrets', 'shpss_[hex:32]'],
    ['shopify-theme-token', 'Shopify Theme Access passwords', 'shptka_[hex:32]'],
  ]),
  ...issuer('ADYEN_KEY', 'Adyen documentation, API credentials', [
    ['adyen-key', 'Adyen API keys', 'AQE[dotted64:90-300]', { named: ['adyen', 'x-api-key'] }],
  ]),
  ...issuer('RAZORPAY_KEY', 'Razorpay documentation, API keys', [
    ['razorpay-key-id', 'Razorpay key ids for live data', 'rzp_live_[alnum:14]'],
    ['razorpay-key-secret', 'Razorpay key secrets, named', '[alnum:24]', { named: ['razorpay'] }],
  ]),
  ...issuer('FLUTTERWAVE_KEY', 'Flutterwave documentation, authentication', [
    ['flutterwave-secret-key', 'Flutterwave secret keys', 'FLWSECK-[lower:32]-X'],
    [
      'flutterwave-routed-secret-key',
      'Flutterwave secret keys with routing',
      'FLWSECK-[lower:32]-[lower:11-12]-X',
    ],
    [
      'flutterwave-test-key',
      'Flutterwave secret keys for test data',
      'FLWSECK_TEST-[lower:32]-X',
      { score: 0.7 },
    ],
  ]),
  ...issuer('PAYSTACK_KEY', 'Paystack documentation, authentication', [
    ['paystack-key', 'Paystack secret keys, named', 'sk_live_[hex:40]', { named: ['paystack'] }],
  ]),
  ...issuer('MOLLIE_KEY', 'Mollie API reference, authentication', [
    ['mollie-live-key', 'Mollie API keys', 'live_[alnum:30]', { named: ['mollie'] }],
    ['mollie-access-token', 'Mollie access tokens', 'access_[alnum:30-40]', { named: ['mollie'] }],
  ]),
  ...issuer('PLAID_TOKEN', 'Plaid documentation, access tokens and API keys', [
    ['plaid-live-token', 'Plaid access tokens', 'access-production-[uuid]'],
    ['plaid-development-token', 'Plaid access tokens for development', 'access-development-[uuid]'],
    ['plaid-sandbox-token', 'Plaid access tokens for the sandbox', 'access-sandbox-[uuid]', { score: 0.7 }],
    ['plaid-secret', 'Plaid secrets, named', '[hex:30]', { named: ['plaid'] }],
  ]),
  ...issuer('GOCARDLESS_TOKEN', 'GoCardless documentation, authentication', [
    ['gocardless-token', 'GoCardless access tokens', 'live_[name:40]', { named: ['gocardless'] }],
  ]),
  ...issuer('PADDLE_KEY', 'Paddle developer documentation, API keys', [
    ['paddle-live-key', 'Paddle API keys', 'pdl_live_apikey_[lower:26]_[alnum:22]_[alnum:3]'],
    [
      'paddle-sandbox-key',
      'Paddle API keys for the sandbox',
      'pdl_sdbx_apikey_[lower:26]_[alnum:22]_[alnum:3]',
      { score: 0.7 },
    ],
  ]),
  ...issuer('MERCADOPAGO_TOKEN', 'Mercado Pago developers, credentials', [
    ['mercadopago-token', 'Mercado Pago access tokens', 'APP_USR-[digit:16]-[digit:6]-[hex:32]-[digit:6-12]'],
  ]),
  ...issuer('LOB_KEY', 'Lob documentation, API keys', [
    ['lob-key', 'Lob API keys', 'live_[hex:35]', { named: ['lob_', 'lob.com', 'lob api'] }],
  ]),
  ...issuer('EASYPOST_KEY', 'EasyPost documentation, authentication', [
    ['easypost-key', 'EasyPost API keys', 'EZAK[alnum:54]'],
    ['easypost-test-key', 'EasyPost API keys for test data', 'EZTK[alnum:54]', { score: 0.7 }],
  ]),
  ...issuer('SHIPPO_TOKEN', 'Shippo documentation, API tokens', [
    ['shippo-live-token', 'Shippo API tokens', 'shippo_live_[hex:40]'],
    ['shippo-test-token', 'Shippo API tokens for test data', 'shippo_test_[hex:40]', { score: 0.7 }],
  ]),
  ...issuer('WOOCOMMERCE_KEY', 'WooCommerce REST API documentation, authentication', [
    ['woocommerce-consumer-key', 'WooCommerce consumer keys', 'ck_[hex:40]'],
    ['woocommerce-consumer-secret', 'WooCommerce consumer secrets', 'cs_[hex:40]'],
  ]),
  ...issuer('DUFFEL_TOKEN', 'Duffel documentation, access tokens', [
    ['duffel-live-token', 'Duffel access tokens', 'duffel_live_[name:43]'],
    ['duffel-test-token', 'Duffel access tokens for test data', 'duffel_test_[name:43]', { score: 0.7 }],
  ]),
  ...issuer('BINANCE_KEY', 'Binance API documentation, API key types', [
    ['binance-key', 'Binance keys and secrets, named', '[alnum:64]', { named: ['binance'] }],
  ]),
  ...issuer('KRAKEN_KEY', 'Kraken API documentation, authentication', [
    ['kraken-secret', 'Kraken private keys, named', '[base64:86]==', { named: ['kraken'] }],
  ]),
  ...issuer('COINBASE_KEY', 'Coinbase developer documentation, API keys', [
    ['coinbase-secret', 'Coinbase API secrets, named', '[alnum:32]', { named: ['coinbase'] }],
  ]),
  ...issuer('ETHERSCAN_KEY', 'Etherscan documentation, API keys', [
    [
      'etherscan-key',
      'Etherscan API keys, named',
      '[upper:34]',
      { named: ['etherscan', 'bscscan', 'polygonscan', 'arbiscan'] },
    ],
  ]),
  ...issuer('INFURA_KEY', 'Infura documentation, API keys', [
    ['infura-key', 'Infura keys, named', '[hex:32]', { named: ['infura'] }],
  ]),
  ...issuer('ALCHEMY_KEY', 'Alchemy documentation, API keys', [
    [
      'alchemy-key',
      'Alchemy keys, named',
      '[name:32]',
      { named: ['alchemy_', 'alchemy.com', 'alchemyapi', 'alchemy api'] },
    ],
  ]),
  ...issuer('BLOCKFROST_KEY', 'Blockfrost documentation, project ids', [
    ['blockfrost-key', 'Blockfrost project ids', 'mainnet[alnum:32]'],
  ]),
  ...issuer('WALLET_PRIVATE_KEY', 'Bitcoin improvement proposals 32; Ethereum yellow paper, appendix F', [
    ['extended-private-key', 'extended private keys', 'xprv[alnum:107]'],
    ['extended-segwit-private-key', 'extended private keys of SegWit wallets', 'zprv[alnum:107]'],
    [
      'ethereum-private-key',
      'private keys of Ethereum accounts, named',
      '0x[hex:64]',
      { named: ['private_key', 'private key', 'privatekey', 'wallet', 'deployer'] },
    ],
    [
      'bare-ethereum-private-key',
      'the same without `0x`, named',
      '[hex:64]',
      { named: ['ethereum', 'eth_private', 'wallet', 'deployer'] },
    ],
  ]),
  ...issuer('POLAR_TOKEN', 'Polar documentation, access tokens', [
    ['polar-organization-token', 'Polar organization tokens', 'polar_oat_[alnum:43]'],
    ['polar-personal-token', 'Polar personal tokens', 'polar_pat_[alnum:43]'],
    ['polar-webhook-secret', 'Polar webhook secrets', 'polar_whs_[alnum:32-43]'],
  ]),
  ...issuer('XENDIT_KEY', 'Xendit documentation, API keys', [
    ['xendit-live-key', 'Xendit secret keys for live data', 'xnd_production_[alnum:40-70]'],
    ['xendit-test-key', 'Xendit secret keys for test data', 'xnd_development_[alnum:40-70]'],
  ]),
  ...issuer('MIDTRANS_KEY', 'Midtrans documentation, server keys', [
    ['midtrans-live-key', 'Midtrans server keys', 'Mid-server-[name:20-30]'],
    ['midtrans-test-key', 'Midtrans server keys for the sandbox', 'SB-Mid-server-[name:20-30]'],
  ]),
  ...issuer('CASHFREE_SECRET', 'Cashfree documentation, API keys', [
    ['cashfree-live-secret', 'Cashfree secrets for live data', 'cfsk_ma_prod_[hex:32]_[hex:8]'],
    ['cashfree-test-secret', 'Cashfree secrets for test data', 'cfsk_ma_test_[hex:32]_[hex:8]'],
  ]),
  ...issuer('OMISE_KEY', 'Omise documentation, authentication', [
    ['omise-live-key', 'Omise secret keys', 'skey_[lower:19]'],
    ['omise-test-key', 'Omise secret keys for test data', 'skey_test_[lower:19]'],
  ]),
  ...issuer('ASAAS_KEY', 'Asaas documentation, authentication', [
    ['asaas-key', 'Asaas API keys', '$aact_prod_[base64:80-260]'],
  ]),
  ...issuer('MERCURY_TOKEN', 'Mercury documentation, API tokens; RFC 8959 (secret-token)', [
    ['mercury-token', 'Mercury API tokens', 'secret-token:mercury_production_[name:40-140]'],
  ]),
  ...issuer('TOSS_KEY', 'Toss Payments documentation, API keys', [
    ['toss-live-key', 'Toss Payments secret keys', 'live_sk_[alnum:30-40]'],
  ]),
  ...issuer('PADDLE_KEY', 'Paddle documentation, notification secrets', [
    ['paddle-notification-secret', 'Paddle notification secrets', 'pdl_ntfset_[lower:26]_[name:32]'],
  ]),
  ...issuer('REVENUECAT_KEY', 'RevenueCat documentation, API keys', [
    ['revenuecat-key', 'RevenueCat secret keys, named', 'sk_[alnum:28]', { named: ['revenuecat'] }],
  ]),
  ...issuer('CHARGEBEE_KEY', 'Chargebee documentation, API keys', [
    ['chargebee-key', 'Chargebee API keys, named', 'live_[name:30-60]', { named: ['chargebee'] }],
  ]),
  ...issuer('BREX_TOKEN', 'Brex documentation, user tokens', [
    ['brex-token', 'Brex user tokens', 'bxt_[alnum:40-60]'],
  ]),
];
