import { isIP } from 'node:net';

/** One place the operator lets the product ask. */
export interface AllowedOrigin {
  /** `https://ec.europa.eu`, `http://127.0.0.1:8080`. */
  origin: string;
  /** The name may lead to an address inside the operator's own network. */
  mayBePrivate: boolean;
}

/**
 * Reads `BONAFIDE_VERIFICATION_HOSTS`: hosts by comma, `https` unless told (`http://127.0.0.1:8080`). A name that leads into a private
 * network is refused when it is asked, unless the entry ends with `+private`; an address written as numbers says it already.
 * @throws Error naming the entry
 */
export function readAllowedHosts(text: string | undefined): AllowedOrigin[] {
  const entries = (text ?? '').split(',').map((entry) => entry.trim());
  return entries.filter((entry) => entry !== '').map(readEntry);
}

function readEntry(entry: string): AllowedOrigin {
  const marked = entry.endsWith('+private');
  const place = marked ? entry.slice(0, -'+private'.length) : entry;
  const address = /^https?:\/\//.test(place) ? place : `https://${place}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.pathname !== '/' || url.search !== '' || url.username !== '' || url.hostname.includes('*')) {
    throw new Error(`BONAFIDE_VERIFICATION_HOSTS: "${entry}" is no host, like ec.europa.eu or http://127.0.0.1:8080`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { origin: url.origin, mayBePrivate: marked || isIP(host) !== 0 };
}

const VARIABLE = /^BONAFIDE_VERIFICATION_SECRET_([A-Z0-9_]{1,60})$/;

/** A credential of the environment, good for one host alone. */
export interface HostSecret {
  origin: string;
  value: string;
}

/**
 * Reads `BONAFIDE_VERIFICATION_SECRET_<NAME>="<host> <value>"`. The host is part of it, so that no setting can send it elsewhere.
 * @throws Error naming the variable, never its value
 */
export function readSecrets(env: Readonly<Record<string, string | undefined>>): Map<string, HostSecret> {
  const secrets = new Map<string, HostSecret>();
  for (const [variable, text] of Object.entries(env)) {
    const name = VARIABLE.exec(variable)?.[1];
    if (name === undefined || !text) continue;
    const match = /^(\S+) (\S.*)$/.exec(text);
    const [place] = match?.[1] === undefined ? [] : readAllowedHosts(match[1]);
    if (!place || match?.[2] === undefined) throw new Error(`${variable} must be "<host> <value>"`);
    secrets.set(name, { origin: place.origin, value: match[2] });
  }
  return secrets;
}
