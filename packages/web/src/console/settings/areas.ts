import type { PageTab } from '../../ui/page-tabs.tsx';

/** Areas of the settings, each with an address of its own. */
export const AREAS = [
  { key: 'companies', label: 'Companies' },
  { key: 'groups', label: 'Groups and reasons' },
  { key: 'authorities', label: 'Authorities' },
  { key: 'products', label: 'Product codes' },
  { key: 'licenses', label: 'Licenses' },
  { key: 'registries', label: 'Registries' },
  { key: 'revoked-numbers', label: 'Revoked numbers' },
  { key: 'api-keys', label: 'API keys' },
  { key: 'installation', label: 'This installation' },
] as const;

export type Area = (typeof AREAS)[number]['key'];

export const areaHref = (area: Area) => `/settings/${area}`;

export const AREA_TABS: PageTab[] = AREAS.map(({ key, label }) => ({ label, href: areaHref(key) }));

export function isArea(text: string): text is Area {
  return AREAS.some((area) => area.key === text);
}
