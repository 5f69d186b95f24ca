/** TLS on connections that were accepted elsewhere: who comes in has shaken hands, and has the certificate that is asked for. */
import type { Socket } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { errorCode } from '../core/error-code.ts';
import type { Log } from '../observe/log.ts';
import { type Following, followKeys } from './follow-keys.ts';
import type { TlsSection } from './section.ts';

const HANDSHAKE_MS = 10_000;
/** One line of the log in so long a time, whoever knocks how often. */
const LOG_MS = 1000;

/** The door of one port. */
export class TlsDoor {
  readonly #section: TlsSection;
  readonly #following: Following<Server>;
  readonly #log: Pick<Log, 'info' | 'warn' | 'error'>;
  #refused = 0;
  #loggedAt = Number.NEGATIVE_INFINITY;

  /** `enter` takes the connections that come through. Throws where the files cannot be used. */
  constructor(
    section: TlsSection,
    by: { log: Pick<Log, 'info' | 'warn' | 'error'>; enter(socket: Socket): void },
  ) {
    this.#section = section;
    this.#log = by.log;
    const asks = section.clientCaFile !== undefined;
    this.#following = followKeys(section, {
      log: by.log,
      make: (material) =>
        createServer({
          ...{ ...material, ALPNProtocols: ['h2'], handshakeTimeout: HANDSHAKE_MS },
          ...{ requestCert: asks, rejectUnauthorized: asks },
        }),
    });
    const { server } = this.#following;
    server.on('secureConnection', (socket) => {
      if (hasName(socket, section)) by.enter(socket);
      else {
        this.#refuse('its certificate has none of the names in clients');
        socket.destroy();
      }
    });
    server.on('tlsClientError', (error) => this.#refuse(errorCode(error)));
  }

  /** Takes a connection that was accepted; one that does not come through is closed. */
  knock(connection: Socket): void {
    connection.on('error', () => connection.destroy());
    this.#following.server.emit('connection', connection);
  }

  /** Looks at its files no more; connections that came through go on. */
  close(): void {
    this.#following.unfollow();
  }

  #refuse(reason: string): void {
    this.#refused += 1;
    const now = performance.now();
    if (now - this.#loggedAt < LOG_MS) return;
    this.#loggedAt = now;
    this.#log.warn(
      { certFile: this.#section.certFile, reason, refused: this.#refused },
      'connection refused by TLS',
    );
  }
}

/** True where no names are asked for, or the certificate has one of them. */
export function hasName(socket: Pick<TLSSocket, 'getPeerCertificate'>, { clients }: TlsSection): boolean {
  if (clients.length === 0) return true;
  const { subjectaltname = '' } = socket.getPeerCertificate();
  // A name that holds what parts names stands in quotes: such a certificate is nobody's.
  if (subjectaltname.includes('"')) return false;
  const names = subjectaltname.split(', ');
  return clients.some((client) => names.includes(`URI:${client}`) || names.includes(`DNS:${client}`));
}
