import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { writeRoute } from '../accounts/write-route.ts';
import type { Database } from '../platform/database.ts';
import { type App, bodyValidator } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery } from '../platform/schemas.ts';
import { VIES_ADDRESS } from './adapters/vies.ts';
import type { HttpDoor } from './outgoing/http-door.ts';
import { HttpLookupSettings, NoConfig, type SourceKind, ViesConfig } from './source-settings.ts';
import { GIVEN_SOURCES, listSources, putSource, type Source } from './sources-store.ts';
import { SourceBody, SourceParams, SourceSchema } from './verification-schemas.ts';

const ofConfig = (schema: object) => bodyValidator({ type: 'object', properties: { config: schema } });

/** The description of a registry, checked by its kind. */
const CHECK_CONFIG: Readonly<Record<SourceKind, (value: unknown) => void>> = {
  vies: ofConfig(ViesConfig),
  irs: ofConfig(NoConfig),
  manual: ofConfig(NoConfig),
  http: ofConfig(HttpLookupSettings),
};

/** Where questions to a registry go; null when none leave the house. */
function addressOf({ kind, config }: Pick<Source, 'kind' | 'config'>): string | null {
  if (kind === 'vies') return typeof config.address === 'string' ? config.address : VIES_ADDRESS;
  return kind === 'http' && typeof config.url === 'string' ? config.url : null;
}

/** Registries a tenant may ask: seen by all who read records, set up by those who set companies up. */
export function verificationSourceRoutes(
  app: App,
  { database, outgoing }: { database: Database; outgoing: HttpDoor },
): void {
  const shown = (source: Source) => {
    const address = addressOf(source);
    return { ...source, address, allowed: address === null || outgoing.allows(addressWithoutPlaces(address)) };
  };

  app.get('/v1/verification-sources', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Verification'],
      summary: 'Registries that can be asked, and which of them are switched on',
      response: { 200: Type.Object({ data: Type.Array(SourceSchema) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const sources = await database.withTenant(tenantId, (tx) => listSources(tx, tenantId), { readOnly: true });
      return { data: sources.map(shown) };
    },
  });

  app.put('/v1/verification-sources/:sourceId', {
    config: { permission: 'companies.write', takes: REPEATABLE },
    schema: {
      tags: ['Verification'],
      summary: 'Set a registry up, switch it on or off',
      description:
        'Questions leave the house only to hosts of BONAFIDE_VERIFICATION_HOSTS, which is empty unless the operator sets it.',
      params: SourceParams,
      querystring: DryRunQuery,
      body: SourceBody,
      response: { 200: SourceSchema },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { sourceId } = request.params;
        const { version, ...body } = request.body;
        const source = { ...body, sourceId };
        const given = GIVEN_SOURCES.find((one) => one.sourceId === sourceId);
        if (given ? given.kind !== source.kind : source.kind !== 'http') {
          const detail = given ? `“${sourceId}” is of kind ${given.kind}` : 'Registries of your own are of kind http';
          throw new Refusal('invalid-request', detail, [{ pointer: '/kind', code: 'kind', detail }]);
        }
        CHECK_CONFIG[source.kind](request.body);
        const address = addressOf(source);
        if (address !== null && source.switchedOn && !outgoing.allows(addressWithoutPlaces(address))) {
          const detail =
            'The operator does not let questions go to this host; it must stand in BONAFIDE_VERIFICATION_HOSTS';
          throw new Refusal('host-not-allowed', detail, [{ pointer: '/config', code: 'host-not-allowed', detail }]);
        }
        return { status: 200, body: shown(await putSource(tx, author, source, version)) };
      }),
  });
}

/** The address with its places for the question taken out: a place in the host would be one nobody can allow. */
function addressWithoutPlaces(address: string): string {
  return address.replace(/\{[a-zA-Z]+\}/g, '');
}
