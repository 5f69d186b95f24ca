/** The `tls` section of the process configuration: certificates of Weir's own ports. */
import { z } from 'zod';

const file = z.string().min(1).max(4096);

const port = z
  .strictObject({
    certFile: file.describe('file of the certificate and those between it and its root (PEM)'),
    keyFile: file.describe('file of its key (PEM)'),
    clientCaFile: file
      .optional()
      .describe(
        'file of the roots that certificates of clients have to come from; none is asked for when left out',
      ),
    clients: z
      .array(z.string().min(1).max(2048))
      .max(1000)
      .default([])
      .describe('URIs and DNS names of which such a certificate has one, exactly; any name when left out'),
  })
  .refine(
    ({ clientCaFile, clients }) => clientCaFile !== undefined || clients.length === 0,
    'names "clients" without "clientCaFile", which proves them; add it',
  );

/** Schema of the section. */
export const tlsSection = z.strictObject({
  grpc: port.optional().describe('TLS on the port that Envoy asks; without it when left out'),
  admin: port.optional().describe('TLS on the port of metrics and health pages; without it when left out'),
});
export type TlsSection = z.output<typeof port>;
