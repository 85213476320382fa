import { lookup as systemLookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { SentQuestion, Silence } from '../adapter.ts';
import { QUESTION_LIMITS } from '../limits.ts';
import type { AllowedOrigin, HostSecret } from './allowed-hosts.ts';
import { isPrivateAddress } from './private-address.ts';

export interface OutgoingSettings {
  allowed: readonly AllowedOrigin[];
  secrets: ReadonlyMap<string, HostSecret>;
}

export interface Received {
  status: number;
  mediaType: string;
  bytes: Buffer;
  /** Seconds that the other side asks us to wait. */
  retryAfter: number | null;
}

export type Heard = { received: Received } | { silence: Silence };

class PrivateAddress extends Error {}

/**
 * The only way out. It goes where the operator allows and nowhere else: no redirects, one answer of limited size in limited time, no
 * cookies, no proxy of the environment, and the address that a name leads to is looked at by the very connection that uses it.
 */
export class HttpDoor {
  readonly #settings: OutgoingSettings;
  readonly #milliseconds: number;

  constructor(settings: OutgoingSettings, milliseconds: number = QUESTION_LIMITS.milliseconds) {
    this.#settings = settings;
    this.#milliseconds = milliseconds;
  }

  /** Whether a question may go there. */
  allows(url: string): boolean {
    return this.#placeOf(url) !== undefined;
  }

  #placeOf(url: string): AllowedOrigin | undefined {
    if (!URL.canParse(url)) return undefined;
    const { origin, username, password } = new URL(url);
    if (username !== '' || password !== '') return undefined;
    return this.#settings.allowed.find((place) => place.origin === origin);
  }

  /** Replaces `{secret:NAME}` by the credential, when it is one of this very host. Null: there is none of that name for it. */
  #withSecrets(text: string, origin: string): string | null {
    let missing = false;
    const filled = text.replace(/\{secret:([A-Z0-9_]{1,60})\}/g, (_whole, name: string) => {
      const secret = this.#settings.secrets.get(name);
      if (!secret || secret.origin !== origin) missing = true;
      return secret?.value ?? '';
    });
    return missing ? null : filled;
  }

  /** @param sent with `{secret:NAME}` where a credential goes; what is kept as evidence stays so */
  async ask(sent: SentQuestion): Promise<Heard> {
    const place = this.#placeOf(sent.url);
    if (!place) return { silence: 'not-allowed' };
    const headers: Record<string, string> = { 'accept-encoding': 'identity', connection: 'close' };
    for (const [name, value] of Object.entries(sent.headers)) {
      const filled = this.#withSecrets(value, place.origin);
      if (filled === null) return { silence: 'not-allowed' };
      headers[name] = filled;
    }
    try {
      return await this.#exchange(place, { ...sent, headers });
    } catch (error) {
      return { silence: silenceOf(error) };
    }
  }

  #exchange(place: AllowedOrigin, { url, method, headers, body }: SentQuestion): Promise<Heard> {
    const target = new URL(url);
    const send = target.protocol === 'https:' ? requestHttps : requestHttp;
    const host = target.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !place.mayBePrivate && isPrivateAddress(host))
      return Promise.resolve({ silence: 'not-allowed' });
    const signal = AbortSignal.timeout(this.#milliseconds);
    return new Promise<Heard>((resolve, reject) => {
      const request = send(
        target,
        { method, headers, signal, agent: false, lookup: lookupFor(place), maxHeaderSize: 32 * 1024 },
        (response) => readAnswer(response).then(resolve, reject),
      );
      request.on('error', reject);
      request.end(body ?? undefined);
    });
  }
}

/** Looks a name up for the connection and lets only public addresses through: between looking and going nothing can change. */
function lookupFor(place: AllowedOrigin): LookupFunction {
  return (hostname, options, done) => {
    systemLookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const usable = place.mayBePrivate ? found : found.filter(({ address }) => !isPrivateAddress(address));
      const [first] = usable;
      if (!first) return done(new PrivateAddress('The name leads to a private address'), '', 0);
      // Node asks for all of them when it tries several families.
      if (options.all) return (done as unknown as (error: null, all: typeof usable) => void)(null, usable);
      return done(null, first.address, first.family);
    });
  };
}

async function readAnswer(response: IncomingMessage): Promise<Heard> {
  const { statusCode: status = 0, headers } = response;
  if (status >= 300 && status < 400) {
    response.destroy();
    return { silence: 'redirected' };
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > QUESTION_LIMITS.answerBytes) {
      response.destroy();
      return { silence: 'too-large' };
    }
    parts.push(part);
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return { silence: 'unreadable' };
  const retryAfter = Number(headers['retry-after']);
  return {
    received: {
      status,
      mediaType: (headers['content-type'] ?? 'application/octet-stream').replace(/[^\x20-\x7e]/g, ''),
      bytes: Buffer.concat(parts),
      retryAfter: Number.isFinite(retryAfter) && headers['retry-after'] !== undefined ? retryAfter : null,
    },
  };
}

function silenceOf(error: unknown): Silence {
  if (error instanceof PrivateAddress) return 'not-allowed';
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR' || code === 'ETIMEDOUT')
    return 'timed-out';
  if (code?.startsWith('HPE_')) return 'unreadable';
  return 'unreachable';
}

/** What a status alone says about the question; null: the answer is to be read. */
export function silenceOfStatus(status: number): Silence | null {
  if (status === 401 || status === 403 || status === 407 || status === 451) return 'refused';
  if (status === 408 || status === 425 || status === 429) return 'busy';
  if (status >= 500) return 'server-error';
  return null;
}
