/** TLS from Envoy to Weir, in which both prove who they are. */
import type { Issued } from '../../../fakes/identity/authority.ts';

/** What the cluster of Envoy says of TLS. */
export function weirTransport({ certFile, keyFile }: Issued, caFile: string): Record<string, unknown> {
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext',
      sni: 'weir.shop',
      common_tls_context: {
        alpn_protocols: ['h2'],
        tls_certificates: [{ certificate_chain: { filename: certFile }, private_key: { filename: keyFile } }],
        validation_context: {
          trusted_ca: { filename: caFile },
          match_typed_subject_alt_names: [{ san_type: 'DNS', matcher: { exact: 'weir.shop' } }],
        },
      },
    },
  };
}
